/** Deciding of changes of an approved plan: proposed by one, approved or declined by another, in effect from its date on. */
import * as E from 'fp-ts/lib/Either.js';
import { type CommandOf, type Decision, policyRef, refuse, unless } from '../../kernel/index.ts';
import { sameCell } from './cell.ts';
import type { AskedChange } from './change.ts';
import type { ApproveTargetChange, DeclineTargetChange, ProposeTargetChange } from './commands.ts';
import { sizeFault } from './decide-decomposition.ts';
import {
  type PlanHeader,
  TargetChangeDeclined,
  TargetChanged,
  TargetChangeProposed,
  type TargetEvent,
} from './events.ts';
import { tooEarlyFault } from './faults.ts';
import { lookUp } from './growing-map.ts';
import { traitsOf } from './plan.ts';
import { notApprovedFault, openedPlan } from './plan-standing.ts';
import { authorityFault, type TargetGiven, type TargetPolicy } from './policy.ts';
import type { ProposalRejection, SplitRejection, TargetRejection } from './rejections.ts';
import { shiftsFor } from './shift.ts';
import type { TargetState } from './state.ts';
import type { ChangeRecord } from './tree.ts';

type Answer = Decision<TargetRejection, TargetEvent>;

/** Strong demand raises a total and weak demand lowers it, never the other way (row A21). */
const causeFault = (
  { unit }: PlanHeader,
  asked: AskedChange,
  cause: ChangeRecord['cause'],
): ProposalRejection | null => {
  if (asked.kind === 'transfer' || (cause !== 'demand-stronger' && cause !== 'demand-weaker')) return null;
  const { realistic, ideal } = asked.by;
  const fits = cause === 'demand-stronger' ? realistic >= 0 && ideal >= 0 : realistic <= 0 && ideal <= 0;
  return fits ? null : { code: 'target.against-its-cause', data: { unit, cause, realistic, ideal } };
};

/** What can't be added up can't be moved from one to another either. */
const transferFault = ({ metric }: PlanHeader, asked: AskedChange): SplitRejection | null => {
  const { additivity } = traitsOf[metric];
  if (asked.kind === 'change-of-total' || additivity === 'everywhere') return null;
  const overTime = asked.moves.some(
    ({ from, to }) => from.period.start !== to.period.start || from.period.end !== to.period.end,
  );
  if (additivity === 'over-organisation' && !overTime) return null;
  return { code: 'target.not-additive', data: { metric, by: overTime ? 'time' : 'organisation' } };
};

/** The event of a change that takes effect now, or every reason why it can't. */
const effectOf = (
  state: TargetState,
  header: PlanHeader,
  data: { readonly plan: string } & Pick<ChangeRecord, 'change' | 'asked' | 'cause' | 'reason'>,
  on: ChangeRecord['proposed']['on'],
  policies: readonly ReturnType<typeof policyRef>[],
): E.Either<readonly TargetRejection[], TargetEvent> => {
  const { plan, change, asked, cause, reason } = data;
  const blocked = [transferFault(header, asked), causeFault(header, asked, cause)].filter((fault) => fault !== null);
  if (blocked.length > 0) return E.left(blocked);
  const nothing: ProposalRejection = { code: 'target.moves-nothing', data: { change } };
  // From a cell to itself nothing moves, though rounding might shuffle its parts.
  if (asked.kind === 'transfer' && asked.moves.some(({ from, to }) => sameCell(from, to))) return E.left([nothing]);
  const shifts = shiftsFor(state.tree, header, asked, on);
  if (E.isLeft(shifts)) return shifts;
  if (shifts.right.length === 0) return E.left([nothing]);
  const event = TargetChanged.of({ plan, change, asked, cause, reason, shifts: [...shifts.right] }, { policies });
  const size = sizeFault([event], shifts.right.length);
  return size === null ? E.right(event) : E.left([size]);
};

const reasonsOf = (effect: E.Either<readonly TargetRejection[], TargetEvent>): readonly TargetRejection[] =>
  E.isLeft(effect) ? effect.left : [];

/** A change is proposed of an approved plan, as far as it could take effect now (rows A32 A33). */
export const proposeChange = ({ data, meta }: CommandOf<typeof ProposeTargetChange>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const known = lookUp(state.tree.changes, data.change);
  return unless<TargetRejection, TargetEvent>(
    [
      notApprovedFault(state, data.plan),
      known !== undefined && {
        code: 'target.change-exists',
        data: { change: data.change, on: known.proposed.on },
      },
      ...reasonsOf(effectOf(state, plan.right, data, meta.on, [])),
      tooEarlyFault(plan.right, 'changes', meta.at, state.latest ?? undefined),
    ],
    () => [TargetChangeProposed.of(data)],
  );
};

/** The change that waits for a decision, or why none does. */
const openChange = (state: TargetState, change: string): E.Either<ProposalRejection, ChangeRecord> => {
  const record = lookUp(state.tree.changes, change);
  if (record === undefined) return E.left({ code: 'target.no-such-change', data: { change } });
  const { decided } = record;
  return decided === null
    ? E.right(record)
    : E.left({
        code: 'target.change-decided',
        data: { change, decision: decided.kind, by: decided.by.id, on: decided.on },
      });
};

const deciders = ({ asked }: ChangeRecord, policy: TargetPolicy): readonly string[] =>
  asked.kind === 'transfer' ? policy.transfers : policy.totals;

/** Approval: by a role that the policy names for such a change, and by nobody who proposed it (row A33). */
export const approveChange = (
  { data, meta }: CommandOf<typeof ApproveTargetChange>,
  { approval }: TargetGiven,
  state: TargetState,
): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const change = openChange(state, data.change);
  if (E.isLeft(change)) return refuse(change.left);
  const { by } = meta;
  const effect = effectOf(state, plan.right, { ...change.right, plan: data.plan }, meta.on, [policyRef(approval)]);
  return unless<TargetRejection, TargetEvent>(
    [
      authorityFault(by, deciders(change.right, approval), approval),
      change.right.proposed.by.id === by.id && {
        code: 'target.proposer-approves',
        data: { actor: by.id, change: data.change },
      },
      ...reasonsOf(effect),
      tooEarlyFault(plan.right, 'changes', meta.at, state.latest ?? undefined),
    ],
    () => (E.isRight(effect) ? [effect.right] : []),
  );
};

/** A change is declined by those who may approve it. */
export const declineChange = (
  { data, meta }: CommandOf<typeof DeclineTargetChange>,
  { approval }: TargetGiven,
  state: TargetState,
): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const change = openChange(state, data.change);
  if (E.isLeft(change)) return refuse(change.left);
  return unless<TargetRejection, TargetEvent>(
    [
      authorityFault(meta.by, deciders(change.right, approval), approval),
      tooEarlyFault(plan.right, 'changes', meta.at, state.latest ?? undefined),
    ],
    () => [TargetChangeDeclined.of(data, { policies: [policyRef(approval)] })],
  );
};
