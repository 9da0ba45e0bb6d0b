/** The report on orders under way (订单跟踪): where each stands, and how far it is from the money. */
import { type TrackedOrder, terms } from '@clientele/projections';
import { amountCell, type Cell, countCell, none, type Report, termCell, textCell } from '../render/index.ts';
import { composed } from './wording.ts';

const { orderColumns: columns, orderTitles: titles, progress, stages } = terms;

const column = (key: keyof typeof columns) => ({ key, title: columns[key] });
const dateCell = (date: string | null): Cell => (date === null ? none : textCell(date));
/** Millionths, shown with two decimals where they need no more. */
const amount = (units: bigint | null): Cell => {
  if (units === null) return none;
  return units % 10_000n === 0n ? amountCell({ units: units / 10_000n, scale: 2 }) : amountCell({ units, scale: 6 });
};

/** The report of orders under way. */
export const ordersReport = (orders: readonly TrackedOrder[], asOf: string): Report => ({
  key: 'orders',
  title: titles.orders,
  notes: [composed((of) => `${terms.definitions.asOf[of]} ${asOf}`)],
  figures: [],
  charts: [],
  tables: [
    {
      key: 'orders',
      title: titles.orders,
      columns: [
        column('order'),
        column('customer'),
        column('stage'),
        column('promisedBy'),
        column('deliveredOn'),
        column('daysLate'),
        column('delivered'),
        column('booked'),
        column('reconciled'),
        column('collected'),
        column('invoiced'),
        column('open'),
        column('currency'),
        column('exceptions'),
        column('informed'),
      ],
      rows: orders.map(({ chain, ...row }) => [
        textCell(row.order),
        dateCell(row.customer),
        termCell(stages[row.stage]),
        dateCell(row.promisedBy),
        dateCell(row.deliveredOn),
        countCell(row.daysLate),
        termCell(progress[chain.delivered]),
        termCell(progress[chain.booked]),
        termCell(progress[chain.reconciled]),
        termCell(progress[chain.collected]),
        amount(row.invoiced),
        amount(row.open),
        dateCell(row.currency),
        textCell(row.exceptions.join(', ')),
        termCell(progress[row.informed ? 'all' : 'none']),
      ]),
    },
  ],
});
