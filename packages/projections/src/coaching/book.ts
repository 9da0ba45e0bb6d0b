/** The coaching book: all that was told of every subordinate's joint visits and sessions. */
import { type CoachingEvent, coachingEvents } from '@clientele/domain/field';
import { type ToldBook, toldFold } from '../kernel/told.ts';

/** By subordinate, what was told of his coaching. */
export type CoachingBook = ToldBook<CoachingEvent>;

/** The coaching of every subordinate; the events of one are one stream. */
export const coachingBook = toldFold<CoachingEvent>(
  { name: 'coaching', version: 1 },
  coachingEvents,
  ({ subordinate }) => subordinate,
);
