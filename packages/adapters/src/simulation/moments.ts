/**
 * The moments of a story at which somebody may err, and the mistakes that belong to each: a command that is refused for certain,
 * with the code by which. Which of them is made is chance, but those that were made least come first.
 */
import type { Company } from './company.ts';
import { mistakes } from './mistakes/index.ts';
import type { Mistake, Moments } from './moment-subjects.ts';

/** So many kinds that never occurred yet are made at one occasion at most. */
const mostAtOnce = 3;

/** Makes the mistakes that are due at a moment, if any. */
export const met = <M extends keyof Moments>(company: Company, moment: M, subject: Moments[M]): void => {
  const { counts, made, options } = company;
  const share = options.mistakes;
  const choices = mistakes[moment];
  if (share === 0 || choices.length === 0) return;
  const timesOf = (code: string): number => made.get(code) ?? 0;
  for (let turn = 0; turn < mostAtOnce; turn++) {
    let next: Mistake<Moments[M]> | null = null;
    for (const one of choices)
      if ((next === null || timesOf(one.code) < timesOf(next.code)) && (one.fits?.(subject, company) ?? true))
        next = one;
    if (next === null) return;
    // What never occurred takes its first occasion; all others keep to the share that was asked for.
    const due = counts.mistakes * 1000 < share * (counts.valid + counts.mistakes);
    if (!due && timesOf(next.code) > 0) return;
    made.set(next.code, timesOf(next.code) + 1);
    company.err(next.command(subject, company), next.code);
    if (due) return;
  }
};
