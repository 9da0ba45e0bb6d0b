/** Deciding of a decomposition: one cell into parts that fill it, along time or along organisation, and add up to it. */
import * as E from 'fp-ts/lib/Either.js';
import { type CommandOf, type Decision, refuse, unless } from '../../kernel/index.ts';
import { type Cell, cellKey, type Subject } from './cell.ts';
import type { DecomposeTarget } from './commands.ts';
import { builtOnFault, nothingToCorrect, takesQuotasFault } from './decide-target.ts';
import { type PlanHeader, type Split, TargetDecomposed, type TargetEvent } from './events.ts';
import { distinct, overlapFault, tooEarlyFault, tooLateFault, unknownPeriodFault, valueFaults } from './faults.ts';
import { lookUp } from './growing-map.ts';
import { sumOfTargets, targetAt } from './lookups.ts';
import { traitsOf } from './plan.ts';
import { approvedFault, openedPlan } from './plan-standing.ts';
import type { PlanRejection, SplitRejection, TargetRejection, ValueRejection } from './rejections.ts';
import { splitOf } from './split.ts';
import type { TargetState } from './state.ts';
import { type TargetNode, type TargetTree, withoutFact } from './tree.ts';

type Reason = TargetRejection | null | false;

/** The most bytes that the content of one event may take, so that with its envelope it stays below the store's 1 MiB. */
const mostBytes = 900_000;

/** The length of a text in UTF-8. */
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** More than one append may hold. */
export const sizeFault = (events: readonly TargetEvent[], parts: number): SplitRejection | null => {
  const texts = events.map(({ data, tags }) => JSON.stringify({ data, tags }));
  if (texts.reduce((sum, { length }) => sum + length * 3, 0) <= mostBytes) return null;
  const bytes = texts.reduce((sum, text) => sum + bytesOf(text), 0);
  return bytes <= mostBytes ? null : { code: 'target.split-too-large', data: { parts, bytes, most: mostBytes } };
};

/** Whether a metric's parts add up along an axis. */
export const additivityFault = ({ metric }: PlanHeader, by: Split['by']): SplitRejection | null => {
  const { additivity } = traitsOf[metric];
  return additivity === 'everywhere' || (additivity === 'over-organisation' && by === 'organisation')
    ? null
    : { code: 'target.not-additive', data: { metric, by } };
};

/** The parts' periods, one after the other, from the first day of the whole to its last (row A4). */
export const tilingFault = ({ subject, period }: Cell, split: Split): SplitRejection | null => {
  if (split.by !== 'time') return null;
  const amiss = (expected: typeof period.start, found: typeof period.start, part: string): SplitRejection => ({
    code: 'target.parts-do-not-tile',
    data: { subject, period: period.key, expected, found, part },
  });
  let at = period.start;
  for (const part of split.parts) {
    if (part.period.start !== at) return amiss(at, part.period.start, part.period.key);
    at = part.period.end;
  }
  return at === period.end ? null : amiss(period.end, at, split.parts.at(-1)?.period.key ?? period.key);
};

export const partIsWholeFault = (
  { key, cell: { subject, period } }: TargetNode,
  split: Split,
): SplitRejection | null => {
  const isWhole =
    split.by === 'time'
      ? split.parts.some((part) => cellKey(subject, part.period) === key)
      : split.parts.some((part) => part.subject === subject);
  return isWhole ? { code: 'target.part-is-the-whole', data: { subject, period: period.key } } : null;
};

export const twiceFaults = (split: Split): readonly SplitRejection[] => {
  if (split.by !== 'organisation') return [];
  const seen = new Set<Subject>();
  const twice = new Set<Subject>();
  for (const { subject } of split.parts) (seen.has(subject) ? twice : seen).add(subject);
  return [...twice].map((subject) => ({ code: 'target.part-twice', data: { subject } }));
};

const sumFaults = ({ unit }: PlanHeader, { value }: TargetNode, split: Split): readonly SplitRejection[] => {
  const whole = sumOfTargets([value]);
  const parts = sumOfTargets(split.parts.map((part) => part.value));
  return (['realistic', 'ideal'] as const).flatMap((side): readonly SplitRejection[] =>
    whole[side] === parts[side]
      ? []
      : [
          {
            code: 'target.parts-do-not-add-up',
            data: {
              side,
              unit,
              whole: `${whole[side]}`,
              parts: `${parts[side]}`,
              difference: `${whole[side] - parts[side]}`,
            },
          },
        ],
  );
};

/** What is wrong with each part by itself: its value, its period, or that its subject has another target then. */
export const partFaults = (
  tree: TargetTree,
  header: PlanHeader,
  { cell }: TargetNode,
  split: Split,
): readonly (ValueRejection | null)[] =>
  split.by === 'time'
    ? split.parts.flatMap(({ period, value }) => [
        ...valueFaults(header, cell.subject, period.key, value),
        unknownPeriodFault(header, cell.subject, period, cell.period),
      ])
    : [
        ...split.parts.flatMap(({ subject, value }) => valueFaults(header, subject, cell.period.key, value)),
        ...[...new Set(split.parts.map(({ subject }) => subject))].map((subject) =>
          subject === cell.subject ? null : overlapFault(tree, header, subject, cell.period),
        ),
      ];

/** A cell is decomposed once, along one axis; a correction takes the place of what it corrects. */
export const splitAlreadyFault = ({ cell, split }: TargetNode): SplitRejection | null =>
  split === null
    ? null
    : {
        code: 'target.already-split',
        data: {
          subject: cell.subject,
          period: cell.period.key,
          by: split.by,
          parts: split.parts.length,
          event: split.event,
        },
      };

/** True where a cell is split already, and into the very same parts. */
const isSplitSo = (tree: TargetTree, { key, cell, split }: TargetNode, asked: Split): boolean => {
  if (split === null || split.by !== asked.by || split.method !== asked.method) return false;
  if (split.parts.length !== asked.parts.length) return false;
  const wanted =
    asked.by === 'time'
      ? asked.parts.map(({ period, value }) => ({ at: cellKey(cell.subject, period), value }))
      : asked.parts.map(({ subject, value }) => ({ at: cellKey(subject, cell.period), value }));
  return wanted.every(({ at, value }, index) => {
    const part = lookUp(tree.nodes, at);
    return (
      split.parts[index] === at &&
      part?.parent === key &&
      part.value.realistic === value.realistic &&
      part.value.ideal === value.ideal
    );
  });
};

/** A decomposition: of a target that stands, into parts that fill it, are each one's only target, and add up (A4 A5 A6). */
export const decomposeTarget = (
  { data, meta }: CommandOf<typeof DecomposeTarget>,
  state: TargetState,
): Decision<TargetRejection, TargetEvent> => {
  const opened = openedPlan(state, data.plan);
  if (E.isLeft(opened)) return refuse(opened.left);
  const header = opened.right;
  const { tree } = state;
  const { plan, of, corrects } = data;
  const { subject, period } = of;
  const ofPlan: readonly (PlanRejection | null)[] = [approvedFault(state), takesQuotasFault(header)];
  const node = targetAt(tree, subject, period);
  if (node === undefined)
    return unless<TargetRejection, TargetEvent>(
      [...ofPlan, { code: 'target.no-such-target', data: { subject, period: period.key } }],
      () => [],
    );
  const split = splitOf(node.cell, node.value, data.split);
  if (split !== null && isSplitSo(tree, node, split)) return E.right([]);
  const unfounded = nothingToCorrect(tree, corrects, 'split', (fact) => fact.kind === 'split' && fact.key === node.key);
  const replaces = corrects !== undefined && unfounded === null;
  const base = replaces ? withoutFact(tree, corrects) : tree;
  const decomposed =
    split === null
      ? null
      : TargetDecomposed.of(
          { plan, of: node.cell, whole: node.value, split },
          corrects === undefined ? {} : { corrects },
        );
  const ofParts: readonly Reason[] =
    split === null || decomposed === null
      ? [{ code: 'target.weights-are-zero', data: { parts: data.split.parts.length } }]
      : [
          tilingFault(node.cell, split),
          partIsWholeFault(node, split),
          ...twiceFaults(split),
          ...sumFaults(header, node, split),
          ...distinct(partFaults(base, header, node, split)),
          tooLateFault(header, meta.on, split.by === 'time' ? split.parts.map((part) => part.period) : [period]),
          sizeFault([decomposed], split.parts.length),
        ];
  return unless<TargetRejection, TargetEvent>(
    [
      ...ofPlan,
      unfounded,
      ...(replaces
        ? (node.split?.parts ?? []).map((part) => builtOnFault(lookUp(tree.nodes, part)))
        : [splitAlreadyFault(node)]),
      additivityFault(header, split?.by ?? data.split.by),
      ...ofParts,
      tooEarlyFault(header, 'target', meta.at, node.at),
    ],
    () => (decomposed === null ? [] : [decomposed]),
  );
};
