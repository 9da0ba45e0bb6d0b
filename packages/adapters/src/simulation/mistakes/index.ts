/** Every mistake that is made in a simulated company, by its moment: a table for each room, put together. */
import { moments } from '../moment-names.ts';
import type { Mistakes } from '../moment-subjects.ts';
import { callOffMistakes } from './call-offs.ts';
import { coachingMistakes } from './coaching.ts';
import { complaintMistakes } from './complaints.ts';
import { creditMistakes } from './credit.ts';
import { customerMistakes } from './customers.ts';
import { goodsMistakes } from './goods.ts';
import { invoiceMistakes } from './invoices.ts';
import { orderMistakes } from './orders.ts';
import { receiptMistakes } from './receipts.ts';
import { serviceMistakes } from './service.ts';
import { visitMistakes } from './visits.ts';

/** Several rooms may have mistakes for one moment. */
const together = (tables: readonly Partial<Mistakes>[]): Mistakes => {
  const inMoment = (moment: keyof Mistakes): readonly unknown[] =>
    tables.flatMap((table): readonly unknown[] => table[moment] ?? []);
  return Object.fromEntries(moments.map((moment) => [moment, inMoment(moment)])) as unknown as Mistakes;
};

export const mistakes: Mistakes = together([
  customerMistakes,
  orderMistakes,
  callOffMistakes,
  goodsMistakes,
  creditMistakes,
  invoiceMistakes,
  receiptMistakes,
  complaintMistakes,
  serviceMistakes,
  visitMistakes,
  coachingMistakes,
]);
