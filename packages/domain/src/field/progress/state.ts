/** How far the following up of somebody's sales progress has come. */
import type { Instant, LocalDate, StoredEvent } from '../../kernel/index.ts';
import type { ProgressEvent } from './events.ts';

/** A problem met in selling: open until it is solved. */
export interface ProgressProblem {
  readonly problem: string;
  readonly what: string;
  readonly solved: boolean;
  /** What was advised, the latest last. */
  readonly guidance: readonly string[];
}

/** The progress of one salesperson, as it was followed up. Plain JSON. */
export interface ProgressState {
  readonly followUps: readonly string[];
  readonly last: { readonly manager: string; readonly on: LocalDate; readonly next: LocalDate } | null;
  readonly problems: readonly ProgressProblem[];
  readonly latest: Instant | null;
}

/** Nothing was followed up yet. */
export const notFollowedUp: ProgressState = { followUps: [], last: null, problems: [], latest: null };

/** The progress after one more event. Total: what makes no sense here is passed over. */
export const evolveProgress = (state: ProgressState, event: StoredEvent<ProgressEvent>): ProgressState => {
  const { occurredAt: latest } = event;
  switch (event.type) {
    case 'ProblemMet': {
      const { problem, what } = event.data;
      return { ...state, problems: [...state.problems, { problem, what, solved: false, guidance: [] }], latest };
    }
    case 'ProgressFollowedUp': {
      const { followUp, manager, next, guidance } = event.data;
      const advice = new Map(guidance.map((one) => [one.problem, one]));
      const problems = state.problems.map((one): ProgressProblem => {
        const given = advice.get(one.problem);
        if (given === undefined) return one;
        return { ...one, solved: one.solved || given.solved, guidance: [...one.guidance, given.guidance] };
      });
      const last = { manager, on: event.occurredOn, next };
      return { followUps: [...state.followUps, followUp], last, problems, latest };
    }
    default:
      return state;
  }
};
