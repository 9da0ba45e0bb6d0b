/** What holds of what becomes of an order, whoever wrote it. */
import { decimalOfQuantity, formatDecimal, type Law, lawOf, policyRef, type Text } from '../../kernel/index.ts';
import type { CountedLine } from '../gross-line.ts';
import { countsOf, leftOf } from './fulfilment.ts';
import { type FulfilmentEvent, fulfilmentEvents } from './fulfilment-events.ts';
import { creditAndInspectionFirst } from './policy.ts';

const handles = fulfilmentEvents.map(({ type }) => type);
const text = (en: string, zh: string): Text => ({ en, zh });
type Lines = readonly (readonly CountedLine[])[];

/** The first line of which more is counted than there is. */
const excess = (whole: Lines, part: Lines, of: Text): Text | null => {
  const [most, counted] = [countsOf(whole), countsOf(part)];
  for (const [line, count] of counted) {
    if (leftOf(most, counted, line).units >= 0n) continue;
    const [here, there] = [formatDecimal(count), formatDecimal(leftOf(most, new Map(), line))];
    return text(`line ${line}: ${here}, with ${there} ${of.en}`, `行 ${line}：${here}，而${of.zh} ${there}`);
  }
  return null;
};

interface Inspected {
  readonly passed: Lines;
  readonly sent: ReadonlyMap<string, readonly CountedLine[]>;
}

/** Only what passed inspection leaves, where the policy in force asks for that (row L7). */
const shipsWhatPassed: Law = lawOf<FulfilmentEvent, Inspected>({
  code: 'order.ships-what-passed',
  rows: ['L7'],
  text: text(
    'Under the policy that asks for it, no more leaves than passed inspection.',
    '按要求验收的政策，发货数量不超过验收合格数量。',
  ),
  scope: 'stream',
  handles,
  initial: { passed: [], sent: new Map() },
  check: (before, event) => {
    const { passed, sent } = before;
    const counted = (lines: readonly CountedLine[]) => lines.map(({ line, quantity }) => ({ line, quantity }));
    switch (event.type) {
      case 'GoodsInspected':
        return event.data.outcome === 'passed'
          ? { memory: { passed: [...passed, event.data.lines], sent }, breach: null }
          : { memory: before, breach: null };
      case 'GoodsShipped': {
        const after = new Map(sent).set(event.data.shipment, counted(event.data.lines));
        const isAsked = event.policies.includes(policyRef(creditAndInspectionFirst));
        const of = text('that passed', '验收合格');
        return {
          memory: { passed, sent: after },
          breach: isAsked ? excess(passed, [...after.values()], of) : null,
        };
      }
      case 'GoodsDelivered': {
        const after = new Map(sent).set(event.data.shipment, counted(event.data.lines));
        return { memory: { passed, sent: after }, breach: null };
      }
      default:
        return { memory: before, breach: null };
    }
  },
});

/** What arrives was on its way, and arrives once. */
const deliversWhatWasShipped: Law = lawOf<FulfilmentEvent, ReadonlyMap<string, readonly CountedLine[]>>({
  code: 'order.delivers-what-was-shipped',
  rows: ['L8', 'L10'],
  text: text(
    'Every delivery is of a shipment that left before, once, and of no more than that.',
    '每次交付都对应一次发货，仅一次，且不超过其数量。',
  ),
  scope: 'stream',
  handles,
  initial: new Map(),
  check: (underWay, event) => {
    if (event.type === 'GoodsShipped')
      return { memory: new Map(underWay).set(event.data.shipment, event.data.lines), breach: null };
    if (event.type !== 'GoodsDelivered') return { memory: underWay, breach: null };
    const shipped = underWay.get(event.data.shipment);
    const memory = new Map(underWay);
    memory.delete(event.data.shipment);
    return shipped === undefined
      ? { memory, breach: text('no such shipment is on its way', '没有在途的对应发货') }
      : { memory, breach: excess([shipped], [event.data.lines], text('shipped', '发货')) };
  },
});

interface Asked {
  readonly ask: number;
  readonly status: 'asked' | 'granted' | 'declined' | 'none';
}

/** Askings are counted, each is answered once, and goods leave on a grant. */
const answersFollowAskings: Law = lawOf<FulfilmentEvent, Asked>({
  code: 'order.answers-follow-askings',
  rows: ['M14'],
  text: text(
    'An order counts its askings for credit; each is answered at most once, and under the policy that asks for it goods leave only on a grant.',
    '订单的授信申请依次编号，每次至多答复一次；按要求授信的政策，获授信后方可发货。',
  ),
  scope: 'stream',
  handles,
  initial: { ask: 0, status: 'none' },
  check: (before, event) => {
    const { ask, status } = before;
    switch (event.type) {
      case 'OrderCreditAsked': {
        const next = event.data.ask;
        const breach =
          next > ask ? null : text(`asking ${next} comes after ${ask}`, `第 ${next} 次申请出现在第 ${ask} 次之后`);
        return { memory: { ask: next, status: 'asked' }, breach };
      }
      case 'OrderCreditGranted':
      case 'OrderCreditDeclined': {
        const waits = event.data.ask === ask && status === 'asked';
        const memory: Asked = { ask, status: event.type === 'OrderCreditGranted' ? 'granted' : 'declined' };
        return { memory, breach: waits ? null : text('no answer to it was awaited', '没有待答复的申请') };
      }
      case 'OrderCreditLapsed':
        return { memory: event.data.ask === ask ? { ask, status: 'none' } : before, breach: null };
      case 'GoodsShipped':
      case 'OrderPassedOn': {
        const isAsked = event.policies.includes(policyRef(creditAndInspectionFirst));
        return {
          memory: before,
          breach: !isAsked || status === 'granted' ? null : text('its credit was not granted', '尚未获得授信'),
        };
      }
      default:
        return { memory: before, breach: null };
    }
  },
});

/** Goods are counted above zero: nothing leaves or arrives by a minus. */
const countsAboveZero: Law = lawOf<FulfilmentEvent, null>({
  code: 'order.goods-above-zero',
  rows: ['L13'],
  text: text(
    'Goods that are inspected, shipped or delivered are counted above zero.',
    '验收、发货和交付的数量均大于零。',
  ),
  scope: 'stream',
  handles,
  initial: null,
  check: (memory, event) => {
    if (event.type !== 'GoodsInspected' && event.type !== 'GoodsShipped' && event.type !== 'GoodsDelivered')
      return { memory, breach: null };
    const [bad] = event.data.lines.filter(({ quantity }) => decimalOfQuantity(quantity).units <= 0n);
    return {
      memory,
      breach: bad === undefined ? null : text(`line ${bad.line} counts nothing`, `行 ${bad.line} 数量不大于零`),
    };
  },
});

/** The laws of credit and fulfilment. */
export const fulfilmentLaws: readonly Law[] = [
  shipsWhatPassed,
  deliversWhatWasShipped,
  answersFollowAskings,
  countsAboveZero,
];
