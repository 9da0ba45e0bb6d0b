/** What holds of every change of an approved plan: nothing is lost, nothing that is over moves, and two people agreed. */
import { type Law, lawOf, type RecordedEvent, type Text } from '../../kernel/index.ts';
import { cellKey } from './cell.ts';
import type { Difference } from './change.ts';
import type { TargetEvent } from './events.ts';
import { lookUp } from './growing-map.ts';
import { sumOfTargets } from './lookups.ts';
import { isClosed } from './shift.ts';
import { type TargetNode, type TargetTree, withEvent } from './tree.ts';
import { everything, nameOf, treeLaw } from './tree-law.ts';

/** The targets that an event moved, as they stand after it. */
const touched = (after: TargetTree, event: TargetEvent): readonly TargetNode[] =>
  event.type === 'TargetChanged'
    ? event.data.shifts.flatMap(({ subject, period }) => lookUp(after.nodes, cellKey(subject, period)) ?? [])
    : [];

const partsStillAddUp = treeLaw({
  code: 'target.changes-keep-sums',
  rows: ['A4', 'A5', 'A32'],
  text: {
    en: 'After every change the parts of each target add up to it, as before.',
    zh: '每次调整之后，各目标的各份之和仍等于该目标。',
  },
  breach: (before, event) => {
    if (event.type !== 'TargetChanged') return null;
    const after = withEvent(before, event as RecordedEvent<TargetEvent>);
    const wholes = new Map<string, TargetNode>();
    for (const node of touched(after, event)) {
      wholes.set(node.key, node);
      const above = node.parent === null ? undefined : lookUp(after.nodes, node.parent);
      if (above !== undefined) wholes.set(above.key, above);
    }
    for (const { cell, value, split } of wholes.values()) {
      if (split === null) continue;
      const sum = sumOfTargets(split.parts.flatMap((part) => lookUp(after.nodes, part)?.value ?? []));
      if (sum.realistic === BigInt(value.realistic) && sum.ideal === BigInt(value.ideal)) continue;
      const at = nameOf(cell.subject, cell.period);
      return {
        en: `${at}: the parts add up to ${sum.realistic} / ${sum.ideal}, the whole is ${value.realistic} / ${value.ideal}.`,
        zh: `${at}：各份合计 ${sum.realistic} / ${sum.ideal}，整体为 ${value.realistic} / ${value.ideal}。`,
      };
    }
    return null;
  },
});

const nothing: Difference = { realistic: 0, ideal: 0 };

const balanced = treeLaw({
  code: 'target.transfers-balance',
  rows: ['A12', 'A32'],
  text: {
    en: 'A transfer leaves the total as it was; a change of total moves it by exactly what it says.',
    zh: '目标调剂不改变总额；总额调整的变动恰为其所载数额。',
  },
  breach: (before, event) => {
    if (event.type !== 'TargetChanged') return null;
    const { asked, shifts } = event.data;
    const roots = shifts.filter(
      ({ subject, period }) => lookUp(before.nodes, cellKey(subject, period))?.parent === null,
    );
    const sum = sumOfTargets(roots.map(({ by }) => by));
    const due = asked.kind === 'transfer' ? nothing : asked.by;
    return sum.realistic === BigInt(due.realistic) && sum.ideal === BigInt(due.ideal)
      ? null
      : {
          en: `Change ${event.data.change} moves the total by ${sum.realistic} / ${sum.ideal} instead of ${due.realistic} / ${due.ideal}.`,
          zh: `调整 ${event.data.change} 使总额变动 ${sum.realistic} / ${sum.ideal}，应为 ${due.realistic} / ${due.ideal}。`,
        };
  },
});

const inOrder = treeLaw({
  code: 'target.changed-in-order',
  rows: ['A9'],
  text: {
    en: 'After every change a realistic target is not below zero, and the ideal one not below it.',
    zh: '每次调整之后，现实目标不为负，理想目标不低于现实目标。',
  },
  breach: (before, event) => {
    const after = withEvent(before, event as RecordedEvent<TargetEvent>);
    const bad = touched(after, event).find(({ value }) => value.realistic < 0 || value.ideal < value.realistic);
    return bad === undefined
      ? null
      : {
          en: `${nameOf(bad.cell.subject, bad.cell.period)} would be ${bad.value.realistic} / ${bad.value.ideal}.`,
          zh: `${nameOf(bad.cell.subject, bad.cell.period)} 将为 ${bad.value.realistic} / ${bad.value.ideal}。`,
        };
  },
});

const closedIsLocked = treeLaw({
  code: 'target.closed-is-locked',
  rows: ['A32', 'A33'],
  text: {
    en: 'No change moves a target whose period was over on its date.',
    zh: '调整不改变在其日期已结束周期的目标。',
  },
  breach: (_, event) => {
    const closed =
      event.type === 'TargetChanged'
        ? event.data.shifts.find(({ period }) => isClosed(period.end, event.occurredOn))
        : undefined;
    return closed === undefined
      ? null
      : {
          en: `${nameOf(closed.subject, closed.period)} was over on ${event.occurredOn}, and was moved.`,
          zh: `${nameOf(closed.subject, closed.period)} 在 ${event.occurredOn} 已结束，却被调整。`,
        };
  },
});

const notByProposer = lawOf<TargetEvent, ReadonlyMap<string, string>>({
  code: 'target.change-takes-two',
  rows: ['A33'],
  text: {
    en: 'A change takes effect after somebody proposed it and somebody else approved it.',
    zh: '目标调整须一人提出、另一人批准后方可生效。',
  },
  scope: 'stream',
  handles: everything,
  initial: new Map(),
  check: (proposers, event) => {
    if (event.type === 'TargetChangeProposed')
      return { memory: new Map(proposers).set(event.data.change, event.by.id), breach: null };
    if (event.type !== 'TargetChanged') return { memory: proposers, breach: null };
    const { change } = event.data;
    const proposer = proposers.get(change);
    const breach: Text | null =
      proposer === undefined
        ? { en: `Change ${change} was never proposed.`, zh: `调整 ${change} 未曾提出。` }
        : proposer === event.by.id
          ? { en: `${proposer} approved his own change ${change}.`, zh: `${proposer} 批准了自己提出的调整 ${change}。` }
          : null;
    return { memory: proposers, breach };
  },
});

/** The laws of changes. */
export const changeLaws: readonly Law[] = [partsStillAddUp, balanced, inOrder, closedIsLocked, notByProposer];
