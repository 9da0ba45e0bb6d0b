/** Which period a period is compared with: the one before (环比), the same of last year (同比), or one that is named. */
import { type Period, periodBefore, periodLastYear } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { faultsOfPeriod } from '../sales/asking.ts';
import type { QuestionFault } from '../sales/question.ts';

/** The adjacent calendar period before (环比), the same one a year before (同比), or a period named. */
export type Comparison = 'previous' | 'last-year' | Period;

/** A comparison with the period that it comes to. */
export interface Compared {
  readonly compare: 'previous' | 'last-year' | 'named';
  readonly period: Period;
}

/** The period of a comparison, or why there is none. */
export const comparedWith = (period: Period, compare: Comparison): E.Either<QuestionFault, Compared> => {
  if (typeof compare !== 'string') {
    const [fault] = faultsOfPeriod(compare);
    return fault === undefined ? E.right({ compare: 'named', period: compare }) : E.left(fault);
  }
  const found = compare === 'previous' ? periodBefore(period) : periodLastYear(period);
  return found === null
    ? E.left({ code: 'question.no-period-before', data: { compare, calendar: period.calendar, key: period.key } })
    : E.right({ compare, period: found });
};
