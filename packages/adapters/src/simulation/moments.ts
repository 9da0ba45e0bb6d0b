/**
 * The moments of a story at which somebody may err, and the mistakes that belong to each: a command that is refused for certain,
 * with the code by which. Which of them is made is chance, but those that were made least come first.
 */
import type { Company } from './company.ts';
import { mistakes } from './mistakes/index.ts';
import type { Moments } from './moment-subjects.ts';

/** Makes the mistakes that are due at a moment, if any. */
export const met = <M extends keyof Moments>(company: Company, moment: M, subject: Moments[M]): void => {
  const share = company.options.mistakes;
  if (share === 0) return;
  const book = company.mistakes;
  book.owed = (share * (company.counts.valid + company.counts.mistakes)) / 1000 - company.counts.mistakes;
  const choices = mistakes[moment];
  if (choices.length === 0) return;
  const timesOf = (code: string): number => book.made.get(code) ?? 0;
  let next = choices[0] as (typeof choices)[number];
  for (const one of choices) if (timesOf(one.code) < timesOf(next.code)) next = one;
  // What never occurred yet takes the first occasion; the rest keeps to the share.
  if (timesOf(next.code) > 0 && book.owed < 1) return;
  book.made.set(next.code, timesOf(next.code) + 1);
  company.err(next.command(subject, company), next.code);
};
