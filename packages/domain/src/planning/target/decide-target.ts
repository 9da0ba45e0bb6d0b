/** Deciding of single targets: those set from above, the quotas told from below, and taking back what was told wrongly. */
import * as E from 'fp-ts/lib/Either.js';
import { type CommandOf, type Decision, policyRef, refuse, unless } from '../../kernel/index.ts';
import { type Cell, cellKey, type TargetValue } from './cell.ts';
import type { SetQuota, SetTarget, WithdrawTarget } from './commands.ts';
import { type Derivation, upliftedBy, valueFrom } from './derivation.ts';
import { type PlanHeader, QuotaSet, TargetDecomposed, type TargetEvent, TargetSet } from './events.ts';
import {
  outsideFault,
  overlapFault,
  sameValue,
  tooEarlyFault,
  tooLateFault,
  unknownPeriodFault,
  valueAsked,
  valueFaults,
} from './faults.ts';
import { lookUp } from './growing-map.ts';
import { targetAt } from './lookups.ts';
import { approvedFault, openedPlan } from './plan-standing.ts';
import type { TargetGiven } from './policy.ts';
import type { ChangeRejection, PlanRejection, TargetRejection, ValueRejection } from './rejections.ts';
import type { TargetState } from './state.ts';
import type { Fact, TargetNode, TargetTree } from './tree.ts';

type Answer = Decision<TargetRejection, TargetEvent>;

/** A plan whose periods follow from its quotas takes no targets from above. */
export const takesQuotasFault = ({ calendar }: PlanHeader): PlanRejection | null =>
  calendar.kind === 'quotas'
    ? { code: 'target.takes-quotas', data: { calendar: `${calendar.name}@${calendar.version}` } }
    : null;

/** What an event told, if that is in force and is what the correction is about. */
export const nothingToCorrect = (
  { facts }: TargetTree,
  corrects: string | undefined,
  kind: Fact['kind'],
  isIt: (fact: Fact) => boolean,
): ChangeRejection | null => {
  const fact = corrects === undefined ? undefined : lookUp(facts, corrects);
  return corrects === undefined || (fact?.kind === kind && isIt(fact))
    ? null
    : { code: 'target.nothing-to-correct', data: { event: corrects, kind } };
};

/** What was split can't be replaced or taken back: its parts stand on it. */
export const builtOnFault = (node: TargetNode | undefined): ChangeRejection | null =>
  node === undefined || node.split === null
    ? null
    : {
        code: 'target.part-was-split',
        data: { subject: node.cell.subject, period: node.cell.period.key, event: node.split.event },
      };

const correcting = (corrects: string | undefined) => (corrects === undefined ? {} : { corrects });

/** The value that is asked for, and how it follows from a base. */
const askedIn = ({
  value,
}: Pick<CommandOf<typeof SetTarget>['data'], 'value'>): {
  readonly value: TargetValue;
  readonly derived?: Derivation;
} => {
  if ('derived' in value) return { value: valueFrom(value.derived), derived: value.derived };
  return { value: 'uplift' in value ? upliftedBy(value.realistic, value.uplift) : valueAsked(value) };
};

/** Neither too easy nor out of reach, as far as the policy asks for that (row A25). */
const challengeFault = (
  { record, unit }: PlanHeader,
  { approval }: TargetGiven,
  { subject, period }: Cell,
  { realistic }: TargetValue,
  derived: Derivation | undefined,
): ValueRejection | null => {
  const { challenge } = approval;
  if (record || challenge === null) return null;
  const policy = policyRef(approval);
  if (derived === undefined) return { code: 'target.no-base', data: { subject, period: period.key, policy } };
  const share = BigInt(realistic) * 10_000n;
  const of = (bound: number): bigint => BigInt(derived.base) * BigInt(bound);
  if (share >= of(challenge.least) && share <= of(challenge.most)) return null;
  return {
    code: share < of(challenge.least) ? 'target.too-easy' : 'target.too-hard',
    data: { subject, period: period.key, unit, realistic, base: derived.base, ...challenge, policy },
  };
};

/** A target from above: within the plan, before its period (row A2), realistic and ideal in order (row A9), in one place only. */
export const setTarget = (
  { data, meta }: CommandOf<typeof SetTarget>,
  given: TargetGiven,
  state: TargetState,
): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const header = plan.right;
  const { tree } = state;
  const { cell, corrects } = data;
  const { subject, period } = cell;
  const { value, derived } = askedIn(data);
  if (!Number.isSafeInteger(value.ideal) || !Number.isSafeInteger(value.realistic))
    return refuse({ code: 'target.too-large', data: { subject, period: period.key, most: Number.MAX_SAFE_INTEGER } });
  const present = targetAt(tree, subject, period);
  const key = cellKey(subject, period);
  const unfounded = nothingToCorrect(tree, corrects, 'target', (fact) => fact.kind === 'target' && fact.key === key);
  if (present !== undefined && unfounded === null && sameValue(present.value, value)) return E.right([]);
  return unless<TargetRejection, TargetEvent>(
    [
      approvedFault(state),
      takesQuotasFault(header),
      unfounded,
      ...valueFaults(header, subject, period.key, value),
      challengeFault(header, given, cell, value, derived),
      outsideFault(header, subject, period),
      unknownPeriodFault(header, subject, period),
      tooLateFault(header, meta.on, [period]),
      tooEarlyFault(header, 'plan', meta.at, tree.opened?.at),
      corrects !== undefined && unfounded === null && builtOnFault(present),
      corrects === undefined &&
        (present === undefined
          ? overlapFault(tree, header, subject, period)
          : {
              code: 'target.already-set',
              data: {
                subject,
                period: period.key,
                unit: header.unit,
                ...present.value,
                askedRealistic: value.realistic,
                askedIdeal: value.ideal,
                event: present.event,
              },
            }),
    ],
    () => [
      TargetSet.of(
        { plan: data.plan, cell, value, ...(derived === undefined ? {} : { derived }) },
        {
          ...correcting(corrects),
          ...(given.approval.challenge === null ? {} : { policies: [policyRef(given.approval)] }),
        },
      ),
    ],
  );
};

/** A quota from below: in force from a date, which a subject has once. */
export const setQuota = ({ data, meta }: CommandOf<typeof SetQuota>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const header = plan.right;
  const { tree } = state;
  const { subject, from, corrects } = data;
  const value = valueAsked(data.value);
  const present = lookUp(tree.quotas, subject)?.find((quota) => quota.from === from);
  const unfounded = nothingToCorrect(
    tree,
    corrects,
    'quota',
    (fact) => fact.kind === 'quota' && fact.subject === subject && fact.from === from,
  );
  if (present !== undefined && unfounded === null && sameValue(present.value, value)) return E.right([]);
  const { span, calendar, unit } = header;
  return unless<TargetRejection, TargetEvent>(
    [
      approvedFault(state),
      calendar.kind !== 'quotas' && { code: 'target.takes-no-quotas', data: { calendar: calendar.kind } },
      unfounded,
      ...valueFaults(header, subject, from, value),
      (from < span.start || from >= span.end) && {
        code: 'target.outside-the-plan',
        data: { subject, period: from, start: from, end: from, spanStart: span.start, spanEnd: span.end },
      },
      tooLateFault(header, meta.on, [{ key: from, start: from }]),
      tooEarlyFault(header, 'plan', meta.at, tree.opened?.at),
      corrects === undefined &&
        present !== undefined && {
          code: 'target.quota-already-set',
          data: {
            subject,
            from,
            unit,
            ...present.value,
            askedRealistic: value.realistic,
            askedIdeal: value.ideal,
            event: present.event,
          },
        },
    ],
    () => [QuotaSet.of({ plan: data.plan, subject, from, value }, correcting(corrects))],
  );
};

/** The event that takes back what another told, and what stands in its way. */
const withdrawal = (
  tree: TargetTree,
  plan: string,
  event: string,
): { readonly event: TargetEvent; readonly blocked: readonly (ChangeRejection | null)[] } | null => {
  const fact = lookUp(tree.facts, event);
  const corrects = { corrects: event };
  if (fact?.kind === 'quota')
    return {
      event: QuotaSet.of({ plan, subject: fact.subject, from: fact.from, value: null }, corrects),
      blocked: [],
    };
  const node = fact === undefined ? undefined : lookUp(tree.nodes, fact.key);
  if (fact === undefined || node === undefined) return null;
  if (fact.kind === 'target')
    return { event: TargetSet.of({ plan, cell: node.cell, value: null }, corrects), blocked: [builtOnFault(node)] };
  return {
    event: TargetDecomposed.of({ plan, of: node.cell, whole: node.value, split: null }, corrects),
    blocked: (node.split?.parts ?? []).map((part) => builtOnFault(lookUp(tree.nodes, part))),
  };
};

/** What was told wrongly is taken back, unless something stands on it. */
export const withdrawTarget = ({ data }: CommandOf<typeof WithdrawTarget>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const found = withdrawal(state.tree, data.plan, data.event);
  return unless<TargetRejection, TargetEvent>(
    [
      approvedFault(state),
      found === null && { code: 'target.nothing-to-correct', data: { event: data.event, kind: 'any' } },
      ...(found?.blocked ?? []),
    ],
    () => (found === null ? [] : [found.event]),
  );
};
