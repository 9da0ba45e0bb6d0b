/** What is known of a contest, now. Plain JSON. */
import type { LocalDate, StoredEvent } from '../../../kernel/index.ts';
import type { ContestEvent, ContestTerms, Ranked } from './events.ts';
import type { Result } from './ranking.ts';

export interface Contest {
  readonly terms: ContestTerms;
  /** Each entrant once, in the order in which they were first entered. */
  readonly results: readonly Result[];
  readonly ranking: readonly Ranked[] | null;
  readonly ended: { readonly kind: 'closed' | 'called-off'; readonly on: LocalDate } | null;
}

/** Null before it is announced. */
export type ContestState = Contest | null;

/** The state after one more event; total. */
export const evolveContest = (state: ContestState, event: StoredEvent<ContestEvent>): ContestState => {
  if (event.type === 'ContestAnnounced') return { terms: event.data, results: [], ranking: null, ended: null };
  if (state === null) return null;
  switch (event.type) {
    case 'ContestResultEntered': {
      const { entrant, value } = event.data;
      const index = state.results.findIndex((one) => one.entrant === entrant);
      const result = { entrant, value };
      return { ...state, results: index === -1 ? [...state.results, result] : state.results.with(index, result) };
    }
    case 'ContestClosed':
      return { ...state, ranking: event.data.ranking, ended: { kind: 'closed', on: event.occurredOn } };
    case 'ContestCalledOff':
      return { ...state, ended: { kind: 'called-off', on: event.occurredOn } };
    default:
      return state;
  }
};
