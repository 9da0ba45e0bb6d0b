/** What a question looks at: of which days, and under which conditions. */
import { dayNumber } from '@clientele/domain/kernel';
import type { CustomerFacts } from '../customers/facts.ts';
import { type Classing, classingOf, keyOf, type Sources } from './classing.ts';
import { type Exceptions, exceptionsOf } from './exceptions.ts';
import type { SalesLedger } from './ledger.ts';
import type { AskedSales, Condition } from './question.ts';

/** A condition on documents, and which classes pass. */
interface DocumentCondition {
  readonly classing: Classing;
  readonly passes: (of: number) => boolean;
}

export interface Chosen extends Sources {
  /** Day numbers, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly exceptions: Exceptions;
  readonly conditions: readonly DocumentCondition[];
  /** A line's kind passes where its mark is 1; null lets all pass. */
  readonly filter: Uint8Array | null;
}

/** Whether a class passes a condition; each is looked at once, as it is met. */
const passing = ({ classes, except = false }: Condition, classing: Classing): ((of: number) => boolean) => {
  const asked = new Set(classes);
  const known: boolean[] = [];
  return (of) => {
    const before = known[of];
    if (before !== undefined) return before;
    const passes = asked.has(keyOf(classing, of)) !== except;
    known[of] = passes;
    return passes;
  };
};

/** What a question looks at. Its axes were checked before. */
export const chosenBy = (ledger: SalesLedger, customers: CustomerFacts, asked: AskedSales): Chosen => {
  const asOf = dayNumber(asked.asOf);
  const { period } = asked;
  const sources: Sources = { ledger, customers, asked };
  const conditions: DocumentCondition[] = [];
  let filter: Uint8Array | null = null;
  for (const condition of asked.where) {
    const classing = classingOf(sources, condition.axis);
    if (classing === null) continue;
    const passes = passing(condition, classing);
    const { ofLineKind } = classing;
    if (ofLineKind === null) conditions.push({ classing, passes });
    else {
      const before: Uint8Array | null = filter;
      filter = Uint8Array.from(ofLineKind, (of, kind) => (passes(of) && before?.[kind] !== 0 ? 1 : 0));
    }
  }
  return {
    ...sources,
    firstDay: period === null ? Number.NEGATIVE_INFINITY : dayNumber(period.start),
    lastDay: period === null ? asOf : Math.min(asOf, dayNumber(period.end) - 1),
    exceptions: exceptionsOf(ledger, asOf, asked.returns),
    conditions,
    filter,
  };
};
