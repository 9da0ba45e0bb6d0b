/** What is confirmed of one day. */
import type { StoredEvent } from '../../kernel/index.ts';
import type { Subject } from '../target/cell.ts';
import type { ResultEvent } from './events.ts';

/** A confirmed result, and the event that told it. */
export type Confirmed = Omit<ResultEvent['data'], 'value'> & { readonly value: number; readonly event: string };

export type ResultState = ReadonlyMap<Subject, Confirmed>;

export const nothingConfirmed: ResultState = new Map();

/** The state after one more event; total. What corrects something that isn't in force says nothing. */
export const evolve = (state: ResultState, event: StoredEvent<ResultEvent>): ResultState => {
  const { subject, value } = event.data;
  const known = state.get(subject);
  if (event.corrects !== undefined ? known?.event !== event.corrects : known !== undefined) return state;
  const next = new Map(state);
  if (value === null) next.delete(subject);
  else next.set(subject, { ...event.data, value, event: event.id });
  return next;
};
