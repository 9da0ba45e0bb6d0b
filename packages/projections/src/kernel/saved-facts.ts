/** Changing facts as a checkpoint keeps them. */
import { type Fact, isLocalDate, type Json, type LocalDate } from '@clientele/domain/kernel';
import { type Facts, insert } from './facts.ts';
import { anyAmount, listIn, type Reading, textIn, wholeIn, wrong } from './saved.ts';

/** What is saved of facts. */
export const savedFacts = <T extends Json>(facts: Facts<T> | undefined): Json =>
  (facts ?? []).map(({ id, at, on, value }) => [id, at, on, value]);

/** Reads facts, each value by `read`, which answers undefined for what can't be there. */
export const dateIn = (reading: Reading, value: unknown, what: string): LocalDate => {
  if (typeof value === 'string' && isLocalDate(value)) return value;
  wrong(reading, `${what} has no date`);
  return '1970-01-01';
};

export const factsIn = <T>(
  reading: Reading,
  value: unknown,
  what: string,
  read: (value: unknown) => T | undefined,
): Facts<T> => {
  const facts: Facts<T> = [];
  let last = Number.MIN_SAFE_INTEGER;
  for (const one of listIn(reading, value, what)) {
    const [id, saved, on, content] = listIn(reading, one, what);
    const at = wholeIn(reading, saved, what, ...anyAmount);
    if (at < last) wrong(reading, `${what} isn't in order`);
    last = at;
    const known = read(content);
    if (known === undefined) wrong(reading, `${what} holds something that can't be there`);
    else facts.push({ id: textIn(reading, id, what), at, on: dateIn(reading, on, what), value: known });
  }
  return facts;
};

/** Puts more facts at their places. */
export const enterAll = <T>(facts: Facts<T>, more: readonly Fact<T>[]): void => {
  for (const fact of more) insert(facts, fact);
};
