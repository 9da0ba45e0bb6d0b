/** What is known of one plan, now: its tree, who had a hand in it, and what the latest date is that was told. */
import type { Instant, StoredEvent } from '../../kernel/index.ts';
import type { TargetEvent } from './events.ts';
import { noTargets, type TargetTree, withEvent } from './tree.ts';

/** What somebody did to a plan that makes it partly his own. */
export type Deed = 'owns' | 'opened' | 'set' | 'split' | 'told-quotas';

/** A hand in the plan: whoever has one can't approve it. */
export interface Hand {
  readonly actor: string;
  readonly deed: Deed;
}

export interface TargetState {
  readonly tree: TargetTree;
  /** Each once, in the order of the deeds. */
  readonly hands: readonly Hand[];
  /** The latest business time of what was told; null before anything was. */
  readonly latest: Instant | null;
}

export const noPlan: TargetState = { tree: noTargets, hands: [], latest: null };

const deeds: Readonly<Record<TargetEvent['type'], Deed | null>> = {
  TargetPlanOpened: 'opened',
  TargetSet: 'set',
  TargetDecomposed: 'split',
  QuotaSet: 'told-quotas',
  TargetPlanApproved: null,
  TargetPlanReturned: null,
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

/** The state after one more event; total. */
export const evolve = (state: TargetState, event: StoredEvent<TargetEvent>): TargetState => ({
  tree: withEvent(state.tree, event),
  hands: withHands(state.hands, event),
  latest: Math.max(state.latest ?? event.occurredAt, event.occurredAt),
});
