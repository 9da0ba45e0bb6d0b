/** What holds on every order's stream, whoever wrote it. */
import { formatInstant, type Instant, type Law, lawOf, type RecordedEvent, type Text } from '../../kernel/index.ts';
import { type OrderContent, type SaleEvent as OrderEvent, saleEvents } from './events.ts';
import { type Account, formatUnits, type Ledger, ledgerOf, unbalanced } from './ledger.ts';
import { type Movement, movementsOf } from './movements.ts';
import { accountTexts } from './rejection-texts.ts';

const handles = saleEvents.map(({ type }) => type);

const text = (en: string, zh: string): Text => ({ en, zh });

/** An account in words. */
const named = ({ of, line }: Account): Text => ({
  en: line === null ? `the ${accountTexts[of].en} of the order` : `the ${accountTexts[of].en} of line ${line}`,
  zh: line === null ? `订单的${accountTexts[of].zh}` : `行 ${line} 的${accountTexts[of].zh}`,
});

/** What stands on an account, in words. */
const balance = (account: Account): Text => {
  const { en, zh } = named(account);
  const sum = `${formatUnits(account.units)} ${account.unit}`;
  return text(`${en} is ${sum}`, `${zh}为 ${sum}`);
};

const otherSale = (sale: Instant, placedAt: Instant): Text | null => {
  const [said, placed] = [formatInstant(sale), formatInstant(placedAt)];
  return sale === placedAt
    ? null
    : text(
        `it names a sale of ${said}, but the order was placed at ${placed}`,
        `它所属销售的时间为 ${said}，而订单下单时间为 ${placed}`,
      );
};

const early = (occurredAt: Instant, placedAt: Instant): Text | null => {
  const [at, placed] = [formatInstant(occurredAt), formatInstant(placedAt)];
  return occurredAt >= placedAt
    ? null
    : text(`it lies at ${at}, before the placing at ${placed}`, `它的时间 ${at} 早于下单时间 ${placed}`);
};

/** An order's events begin with its placing, and none lies before it. */
const beginsByPlacing: Law = lawOf<OrderEvent, Instant | null>({
  code: 'order.begins-by-placing',
  rows: ['L13'],
  text: text(
    'Nothing happens to an order before it is placed, and each event names the time of the sale that it belongs to.',
    '订单下单之前不会发生任何事件，且每个事件都写明其所属销售的下单时间。',
  ),
  scope: 'stream',
  handles,
  initial: null,
  check: (placedAt, event) => {
    if (event.type === 'OrderPlaced' || event.type === 'ReturnRecorded')
      return { memory: event.occurredAt, breach: null };
    if (placedAt === null) return { memory: null, breach: text('the order is not placed', '订单尚未下单') };
    const sale = event.type === 'OrderConfirmed' ? placedAt : event.data.placedAt;
    if (event.type === 'OrderCorrected' || event.type === 'ReturnCorrected') {
      const memory = event.data.after === null ? null : event.occurredAt;
      return { memory, breach: otherSale(sale, placedAt) };
    }
    return { memory: placedAt, breach: otherSale(sale, placedAt) ?? early(event.occurredAt, placedAt) };
  },
});

type Stage = 'nothing' | 'placed' | 'confirmed' | 'cancelled' | 'retracted' | 'return';

const isOpenAt = (stage: Stage): boolean => stage === 'placed' || stage === 'confirmed';

const stageAfter = (stage: Stage, event: RecordedEvent<OrderEvent>): Stage => {
  switch (event.type) {
    case 'OrderPlaced':
      return 'placed';
    case 'ReturnRecorded':
      return 'return';
    case 'OrderConfirmed':
      return isOpenAt(stage) ? 'confirmed' : stage;
    case 'OrderCancelled':
      return isOpenAt(stage) ? 'cancelled' : stage;
    case 'OrderCorrected':
      return isOpenAt(stage) && event.data.after === null ? 'retracted' : stage;
    case 'ReturnCorrected':
      return stage === 'return' && event.data.after === null ? 'retracted' : stage;
    default:
      return stage;
  }
};

/** Order of events: what may follow what. */
const happensOnce: Law = lawOf<OrderEvent, Stage>({
  code: 'order.happens-once',
  rows: ['L1'],
  text: text(
    'An order is placed once, confirmed once and cancelled once, and nothing follows its cancellation.',
    '订单只下单一次、确认一次、取消一次，取消之后不再发生任何事件。',
  ),
  scope: 'stream',
  handles,
  initial: 'nothing',
  check: (stage, event) => {
    const memory = stageAfter(stage, event);
    const begins = event.type === 'OrderPlaced' || event.type === 'ReturnRecorded';
    if (stage === 'cancelled') return { memory, breach: text('the order was cancelled before', '此前订单已取消') };
    if (stage === 'return' && event.type !== 'ReturnCorrected')
      return {
        memory,
        breach: text('it is the document of a return, which ends there', '它是退货单据，之后不应再有事件'),
      };
    if (begins && stage !== 'nothing' && stage !== 'retracted')
      return { memory, breach: text('the order was placed before', '此前订单已下单') };
    return event.type === 'OrderConfirmed' && stage === 'confirmed'
      ? { memory, breach: text('the order was confirmed before', '此前订单已确认') }
      : { memory, breach: null };
  },
});

const currenciesOf = (content: OrderContent): ReadonlySet<string> => {
  const { lines, total, tax, freight } = content;
  const moneys = [...lines.flatMap(({ amount, cost }) => [amount, cost]), total, tax, freight];
  return new Set(moneys.flatMap((one) => (one === undefined ? [] : [one.currency])));
};

/** One order, one currency; a correction may say which it was all along. */
const oneCurrency: Law = lawOf<OrderEvent, string | null>({
  code: 'order.one-currency',
  rows: ['L13'],
  text: text('All amounts of an order are of one currency.', '一张订单的所有金额使用同一币种。'),
  scope: 'stream',
  handles,
  initial: null,
  check: (before, event) => {
    const corrected = event.type === 'OrderCorrected' || event.type === 'ReturnCorrected';
    const contents = movementsOf(event).map(({ content }) => content);
    if (contents.length === 0) return { memory: before, breach: null };
    const [now = null] = currenciesOf(contents.at(-1) as OrderContent);
    const held = event.type === 'OrderPlaced' || event.type === 'ReturnRecorded' ? now : (before ?? now);
    const met = new Set(contents.flatMap((content) => [...currenciesOf(content)]));
    const single = contents.every((content) => currenciesOf(content).size === 1);
    const kept = corrected ? single : met.size === 1 && (held === null || met.has(held));
    const names = [...new Set([...(held === null ? [] : [held]), ...met])].join(', ');
    return {
      memory: corrected ? now : held,
      breach: kept ? null : text(`the order would hold ${names}`, `订单将含有 ${names}`),
    };
  },
});

interface Standing {
  readonly content: OrderContent | null;
  readonly returned: readonly OrderContent[];
}

const standingAfter = ({ content, returned }: Standing, event: RecordedEvent<OrderEvent>): Standing => {
  switch (event.type) {
    case 'OrderPlaced':
      return { content: event.data.content, returned: [] };
    case 'OrderAmended':
    case 'OrderCorrected':
      return { content: event.data.after, returned };
    case 'LinesReturned':
      return { content, returned: [...returned, event.data.returned] };
    default:
      return { content, returned };
  }
};

const plus = (content: OrderContent) => ({ sign: 1 as const, content });
const minus = (content: OrderContent) => ({ sign: -1 as const, content });
const ledgerOfOne = (content: OrderContent | null): Ledger => ledgerOf(content === null ? [] : [plus(content)]);

/** The first account of the returned of which more came back than was ordered. */
const excess = ({ content, returned }: Standing): Text | null => {
  const ordered = ledgerOfOne(content);
  for (const [key, account] of ledgerOf(returned.map(plus))) {
    const whole = ordered.get(key)?.units ?? 0n;
    const [low, high] = whole < 0n ? [whole, 0n] : [0n, whole];
    if (account.units >= low && account.units <= high) continue;
    const { en, zh } = named(account);
    const [back, most] = [formatUnits(account.units), formatUnits(whole)];
    return text(
      `${en}: ${back} ${account.unit} came back of ${most} ordered`,
      `${zh}：订购 ${most}，退回 ${back} ${account.unit}`,
    );
  }
  return null;
};

/** Returns (rows L10–L12): no more comes back than was ordered. */
const returnedWithinOrdered: Law = lawOf<OrderEvent, Standing>({
  code: 'order.returned-within-ordered',
  rows: ['L10', 'L11', 'L12'],
  text: text(
    'Of each line, and of the order as a whole, never more comes back than was ordered.',
    '各行及整张订单的退货累计不超过订购。',
  ),
  scope: 'stream',
  handles,
  initial: { content: null, returned: [] },
  check: (before, event) => {
    const memory = standingAfter(before, event);
    return { memory, breach: memory.returned.length === 0 ? null : excess(memory) };
  },
});

/** The movements so far, and what of the order came back. */
interface Moved extends Standing {
  readonly movements: readonly Movement[];
}

const movedAfter = (before: Moved, event: RecordedEvent<OrderEvent>): Moved => ({
  ...standingAfter(before, event),
  movements: [...before.movements, ...movementsOf(event)],
});

const unmoved: Moved = { content: null, returned: [], movements: [] };

/** The end of an order: whatever it was in any figure, it is nothing. */
const cancelledIsZero: Law = lawOf<OrderEvent, Moved>({
  code: 'order.cancelled-is-zero',
  rows: ['L13'],
  text: text(
    'All events of a cancelled order add up to exactly zero: by line, product, customer, salesperson and region.',
    '已取消订单的全部事件合计恰为零：按行、产品、客户、业务员和区域均如此。',
  ),
  scope: 'stream',
  handles,
  initial: unmoved,
  check: (before, event) => {
    const memory = movedAfter(before, event);
    const [rest] = event.type === 'OrderCancelled' ? unbalanced(ledgerOf(memory.movements)) : [];
    if (rest === undefined) return { memory, breach: null };
    const { en, zh } = balance(rest);
    return { memory, breach: text(`${en} after the cancellation`, `取消之后${zh}`) };
  },
});

/** After a change the order is what the change says: no more and no less. */
const changeIsWhole: Law = lawOf<OrderEvent, Moved>({
  code: 'order.change-is-whole',
  rows: ['L13'],
  text: text(
    'After an amendment or a correction, all events of the order add up to what it now says, less what came back.',
    '订单变更或更正之后，全部事件合计等于现内容减去已退回的部分。',
  ),
  scope: 'stream',
  handles,
  initial: unmoved,
  check: (before, event) => {
    const memory = movedAfter(before, event);
    const isOfReturn = event.type === 'ReturnCorrected';
    if (event.type !== 'OrderAmended' && event.type !== 'OrderCorrected' && !isOfReturn)
      return { memory, breach: null };
    const back = isOfReturn && event.data.after !== null ? [plus(event.data.after)] : [];
    const now = memory.content === null ? back : [minus(memory.content)];
    const [rest] = unbalanced(ledgerOf([...memory.movements, ...now, ...memory.returned.map(plus)]));
    if (rest === undefined) return { memory, breach: null };
    const { en, zh } = balance(rest);
    return {
      memory,
      breach: text(`what the events say beyond what the order says: ${en}`, `事件合计与订单内容不符：${zh}`),
    };
  },
});

/** The laws of the room. */
export const orderLaws: readonly Law[] = [
  beginsByPlacing,
  happensOnce,
  oneCurrency,
  returnedWithinOrdered,
  cancelledIsZero,
  changeIsWhole,
];
