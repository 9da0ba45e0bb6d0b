/** How far a finding has come. */
import type { Instant, LocalDate, StoredEvent } from '../../kernel/index.ts';
import type { FindingAnswer, FindingContent, FindingEvent } from './events.ts';

/** When something was so. */
export interface FindingMoment {
  readonly at: Instant;
  readonly on: LocalDate;
}

interface Raised {
  readonly finding: string;
  readonly content: FindingContent;
  readonly raised: FindingMoment;
  /** The last thing that happened to it. */
  readonly latest: FindingMoment;
}

/** A finding. Plain JSON. */
export type Finding =
  | { readonly status: 'none' }
  | (Raised & { readonly status: 'open' })
  | (Raised & { readonly status: 'answered'; readonly answer: FindingAnswer })
  | (Raised & {
      readonly status: 'closed';
      readonly answer: FindingAnswer | null;
      readonly solved: boolean;
      readonly outcome: string;
    });

/** Nothing was found yet. */
export const noFinding: Finding = { status: 'none' };

/** The finding after one more event. Total: what makes no sense here is passed over. */
export const evolveFinding = (state: Finding, event: StoredEvent<FindingEvent>): Finding => {
  const latest: FindingMoment = { at: event.occurredAt, on: event.occurredOn };
  switch (event.type) {
    case 'FindingRaised': {
      const { finding, content } = event.data;
      return state.status === 'none' ? { status: 'open', finding, content, raised: latest, latest } : state;
    }
    case 'FindingAnswered': {
      if (state.status === 'none' || state.status === 'closed') return state;
      const { finding, content, raised } = state;
      return { status: 'answered', finding, content, raised, latest, answer: event.data.answer };
    }
    case 'FindingClosed': {
      if (state.status === 'none' || state.status === 'closed') return state;
      const { finding, content, raised } = state;
      const { solved, outcome } = event.data;
      const answer = state.status === 'answered' ? state.answer : null;
      return { status: 'closed', finding, content, raised, latest, answer, solved, outcome };
    }
    default:
      return state;
  }
};
