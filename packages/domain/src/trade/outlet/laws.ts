/** What holds at every outlet, whoever wrote it: the book adds up, and every difference says why. */
import {
  addDecimals,
  type Decimal,
  decimalOfMoney,
  decimalOfQuantity,
  type Law,
  lawOf,
  type Quantity,
  subtractDecimals,
  type Text,
} from '../../kernel/index.ts';
import { type OutletEvent, outletEvents } from './events.ts';
import { evolveOutlet, type OutletState, reportedWithin } from './state.ts';

const handles = outletEvents.map(({ type }) => type);
const text = (en: string, zh: string): Text => ({ en, zh });
const zero: Decimal = { units: 0n, scale: 0 };

/** What one event does to the book of its products: written anew from the events, apart from the state. */
interface Change {
  readonly product: string;
  readonly by: Decimal;
}
type Reported = ReadonlyMap<string, readonly Change[]>;
interface Book {
  readonly stock: ReadonlyMap<string, Decimal>;
  readonly reported: Reported;
}

const minus = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });
const out = (product: string, quantity: Quantity): Change => ({ product, by: minus(decimalOfQuantity(quantity)) });
const difference = (left: Quantity, right: Quantity): Decimal =>
  subtractDecimals(decimalOfQuantity(left), decimalOfQuantity(right));

const changesBy = (event: OutletEvent, reported: Reported): readonly Change[] => {
  switch (event.type) {
    case 'OutletGoodsReceived':
      return event.data.lines.map(({ product, counted, rejected }) => ({ product, by: difference(counted, rejected) }));
    case 'OutletGoodsReturned':
    case 'ShrinkageFound':
      return [out(event.data.product, event.data.quantity)];
    case 'OutletStockCounted':
      return event.data.lines.map(({ product, book, counted }) => ({ product, by: difference(counted, book) }));
    case 'SellOutReported':
      return event.data.lines.map(({ product, quantity }) => out(product, quantity));
    case 'SellOutRetracted':
      return (reported.get(event.data.report) ?? []).map(({ product, by }) => ({ product, by: minus(by) }));
    default:
      return [];
  }
};

const bookAfter = ({ stock, reported }: Book, event: OutletEvent): Book => {
  const changes = changesBy(event, reported);
  const next = new Map(stock);
  for (const { product, by } of changes) next.set(product, addDecimals(next.get(product) ?? zero, by));
  if (event.type === 'SellOutReported')
    return { stock: next, reported: new Map([...reported, [event.data.report, changes]]) };
  if (event.type === 'SellOutRetracted') {
    const { report } = event.data;
    return { stock: next, reported: new Map([...reported].filter(([one]) => one !== report)) };
  }
  return { stock: next, reported };
};

const bookFault = (before: Book, after: Book, event: OutletEvent): Text | null => {
  if (event.type === 'OutletStockCounted') {
    const wrong = event.data.lines.filter(
      ({ product, book }) => subtractDecimals(before.stock.get(product) ?? zero, decimalOfQuantity(book)).units !== 0n,
    );
    const unsaid = event.data.lines.filter(
      (line) => line.cause === undefined && difference(line.book, line.counted).units !== 0n,
    );
    if (wrong[0] !== undefined)
      return text(`the book of ${wrong[0].product} is another`, `产品 ${wrong[0].product} 的账面库存不符`);
    if (unsaid[0] !== undefined)
      return text(`nobody says why ${unsaid[0].product} differs`, `产品 ${unsaid[0].product} 的差异未说明原因`);
  }
  const below = [...after.stock].find(([, { units }]) => units < 0n);
  return below === undefined
    ? null
    : text(`the book of ${below[0]} falls below zero`, `产品 ${below[0]} 的账面库存小于零`);
};

const inspectionFault = (state: OutletState, event: OutletEvent): Text | null => {
  if (event.type !== 'OutletGoodsReceived') return null;
  const { delivery, lines } = event.data;
  const open = state?.deliveries.find((one) => one.delivery === delivery && !one.received);
  if (open === undefined) return text(`delivery ${delivery} was not on its way`, `到货 ${delivery} 不在途`);
  const whole = open.lines.every(({ product, quantity }) =>
    lines.some((line) => line.product === product && difference(line.dispatched, quantity).units === 0n),
  );
  if (!whole) return text(`delivery ${delivery} was not inspected in whole`, `到货 ${delivery} 未全部验收`);
  const unsaid = lines.some(
    ({ dispatched, counted, rejected, reason }) =>
      reason === undefined && (rejected.amount !== 0 || difference(dispatched, counted).units !== 0n),
  );
  return unsaid ? text(`delivery ${delivery} differs, and nobody says why`, `到货 ${delivery} 的差异未说明原因`) : null;
};

const accountFault = (state: OutletState, event: OutletEvent): Text | null => {
  if (event.type === 'SellOutReported') {
    const { period } = event.data;
    const twice = state?.reports.some((one) => one.period.start < period.end && period.start < one.period.end);
    return twice === true ? text('days were reported twice', '同一日期重复记录销售') : null;
  }
  if (event.type !== 'OutletAccountChecked' || state === null) return null;
  const { period, reported, stated, explanation } = event.data;
  const sum = reportedWithin(state, period).reduce((total, one) => addDecimals(total, decimalOfMoney(one)), zero);
  if (subtractDecimals(sum, decimalOfMoney(reported)).units !== 0n)
    return text('the reports add up to another amount', '销售记录合计不符');
  return explanation === undefined && subtractDecimals(sum, decimalOfMoney(stated)).units !== 0n
    ? text('the account differs, and nobody says why', '账目差异未说明原因')
    : null;
};

const lawOfState = (code: string, rows: readonly string[], said: Text, faultOf: typeof accountFault): Law =>
  lawOf<OutletEvent, OutletState>({
    code,
    rows,
    text: said,
    scope: 'stream',
    handles,
    initial: null,
    check: (before, event) => ({ memory: evolveOutlet(before, event), breach: faultOf(before, event) }),
  });

/** The laws of the room. */
export const outletLaws: readonly Law[] = [
  lawOf<OutletEvent, Book>({
    code: 'outlet.book-adds-up',
    rows: ['L12', 'L13'],
    text: text(
      'The book stock of a product is what was received, less what was sold, returned and lost, with the differences that counts found and explained; it is never below zero.',
      '账面库存等于验收入库减去销售、退货与损耗，加减盘点中已说明原因的差异，且不小于零。',
    ),
    scope: 'stream',
    handles,
    initial: { stock: new Map(), reported: new Map() },
    check: (before, event) => {
      const memory = bookAfter(before, event);
      return { memory, breach: bookFault(before, memory, event) };
    },
  }),
  lawOfState(
    'outlet.inspected',
    ['L12'],
    text(
      'What comes in was on its way, is inspected once and in whole, and differs only with a reason.',
      '来货须为在途到货，一次全部验收，有差异须说明原因。',
    ),
    inspectionFault,
  ),
  lawOfState(
    'outlet.account-agrees',
    ['L13', 'L14'],
    text(
      'No day is reported twice, and an account is checked against the sum of what was reported; a difference says why.',
      '同一日期不重复记录销售，账目与销售记录合计核对，有差异须说明原因。',
    ),
    accountFault,
  ),
];
