/** What is known of one plan, now: its tree, who had a hand in it, and what the latest date is that was told. */
import type { Instant, StoredEvent } from '../../kernel/index.ts';
import { noContent, type PlanContent, withContent } from './content.ts';
import type { TargetEvent } from './events.ts';
import { noTargets, type TargetTree, withEvent } from './tree.ts';

/** What somebody did to a plan that makes it partly his own. */
export type Deed = 'owns' | 'opened' | 'set' | 'split' | 'told-quotas' | 'grounded';

/** A hand in the plan: whoever has one can't approve it. */
export interface Hand {
  readonly actor: string;
  readonly deed: Deed;
}

export interface TargetState {
  readonly tree: TargetTree;
  readonly content: PlanContent;
  /** Each once, in the order of the deeds. */
  readonly hands: readonly Hand[];
  /** Who approved a step since the plan was changed or returned last, in the order of the steps. */
  readonly approvals: readonly string[];
  /** The latest business time of what was told; null before anything was. */
  readonly latest: Instant | null;
}

export const noPlan: TargetState = { tree: noTargets, content: noContent, hands: [], approvals: [], latest: null };

const deeds: Readonly<Record<TargetEvent['type'], Deed | null>> = {
  TargetPlanOpened: 'opened',
  TargetSet: 'set',
  TargetDecomposed: 'split',
  QuotaSet: 'told-quotas',
  TargetPlanApproved: null,
  TargetPlanReturned: null,
  TargetChangeProposed: null,
  TargetChanged: null,
  TargetChangeDeclined: null,
  TargetPlanGrounded: 'grounded',
  TargetPlanAgreed: null,
  MeasurePlanned: null,
  MilestoneReported: null,
  MeasureChecked: null,
  TargetReviewed: null,
  StandardAdopted: null,
  CatchUpPlanned: null,
  ProgressReported: null,
};

/** The hands in a plan after one more event; decisions on it are no hand in it. */
export const withHands = (hands: readonly Hand[], event: StoredEvent<TargetEvent>): readonly Hand[] => {
  const deed = deeds[event.type];
  const found: readonly Hand[] = [
    ...(event.type === 'TargetPlanOpened' ? [{ actor: event.data.owner, deed: 'owns' } as const] : []),
    ...(deed === null ? [] : [{ actor: event.by.id, deed }]),
  ];
  const added = found.filter(
    (hand) => !hands.some(({ actor, deed: known }) => actor === hand.actor && known === hand.deed),
  );
  return added.length === 0 ? hands : [...hands, ...added];
};

/** The approvals after one more event: what is changed, or sent back, has to be approved from the first step on. */
const withApproval = (approvals: readonly string[], event: StoredEvent<TargetEvent>): readonly string[] => {
  if (event.type === 'TargetPlanApproved') return [...approvals, event.by.id];
  return deeds[event.type] !== null || event.type === 'TargetPlanReturned' ? [] : approvals;
};

/** The state after one more event; total. */
export const evolve = (state: TargetState, event: StoredEvent<TargetEvent>): TargetState => ({
  tree: withEvent(state.tree, event),
  content: withContent(state.content, event),
  hands: withHands(state.hands, event),
  approvals: withApproval(state.approvals, event),
  latest: Math.max(state.latest ?? event.occurredAt, event.occurredAt),
});
