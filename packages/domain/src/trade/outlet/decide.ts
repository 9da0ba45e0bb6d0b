/** What may happen at an outlet, and why not: nothing comes in uninspected, nothing goes out that is not there. */

import * as E from 'fp-ts/lib/Either.js';
import {
  addDays,
  type Decision,
  decimalOfQuantity,
  formatDecimal,
  formatMoney,
  formatQuantity,
  type Money,
  type Period,
  periodName,
  type Quantity,
  quantity,
  quantityOf,
  refuse,
  subtractDecimals,
  sumMoney,
  unless,
} from '../../kernel/index.ts';
import type { OutletCommand } from './commands.ts';
import {
  GoodsDisplayed,
  OutletAccountChecked,
  OutletDeliveryFollowed,
  type OutletEvent,
  OutletGoodsDispatched,
  OutletGoodsReceived,
  OutletGoodsReturned,
  OutletOpened,
  OutletStockCounted,
  ReplenishmentAsked,
  ReplenishmentDeclined,
  SellOutReported,
  SellOutRetracted,
  ShrinkageFound,
} from './events.ts';
import { earlyFaults, type Faults, knownFaults, less, lineFaults, same, stockFaults, unitOfProduct } from './faults.ts';
import type { OutletRejection } from './rejections.ts';
import { bookStock, type FollowedOutlet, type OutletState, productAt, reportedWithin } from './state.ts';

type Answer = Decision<OutletRejection, OutletEvent>;
type Step = Exclude<OutletCommand, { readonly type: 'OpenOutlet' }>;
type Of<Type extends Step['type']> = Extract<Step, { readonly type: Type }>['data'];
/** A step: the reasons against it, and what it makes where there are none. */
interface Judged {
  readonly faults: Faults;
  readonly event: () => OutletEvent;
}

const whose = ({ outlet, customer }: FollowedOutlet) => ({ outlet, customer });

const requestFaults = ({ outlet, requests }: FollowedOutlet, request: string | undefined): Faults =>
  request === undefined || requests.some((one) => one.request === request && one.status === 'asked')
    ? []
    : [{ code: 'outlet.request-not-open', data: { outlet, request } }];

const dispatch = (state: FollowedOutlet, data: Of<'DispatchToOutlet'>): Judged => {
  const known = state.deliveries.map(({ delivery }) => delivery);
  return {
    faults: [
      ...knownFaults(state, known, data.delivery),
      ...requestFaults(state, data.request),
      ...lineFaults(state, data.lines, 1),
    ],
    event: () => OutletGoodsDispatched.of({ ...data, ...whose(state) }),
  };
};

const openDelivery = (state: FollowedOutlet, delivery: string) =>
  state.deliveries.find((one) => one.delivery === delivery && !one.received) ?? null;

const follow = (state: FollowedOutlet, data: Of<'FollowOutletDelivery'>): Judged => {
  const { outlet } = state;
  const { delivery } = data;
  const open = openDelivery(state, delivery) !== null;
  return {
    faults: open ? [] : [{ code: 'outlet.delivery-not-open', data: { outlet, delivery } }],
    event: () => OutletDeliveryFollowed.of({ ...data, ...whose(state) }),
  };
};

const receive = (state: FollowedOutlet, data: Of<'ReceiveAtOutlet'>): Judged => {
  const { outlet } = state;
  const { delivery } = data;
  const open = openDelivery(state, delivery);
  if (open === null)
    return {
      faults: [{ code: 'outlet.delivery-not-open', data: { outlet, delivery } }],
      event: () => OutletGoodsReceived.of({ ...whose(state), delivery, lines: [] }),
    };
  const sent = new Map(open.lines.map((line) => [line.product, line.quantity]));
  const lines = data.lines.map((line) => ({
    ...line,
    dispatched: sent.get(line.product) ?? quantity(0, line.counted.unit),
  }));
  const there = new Set(lines.map(({ product }) => product));
  const missing = [...sent.keys()].filter((product) => !there.has(product));
  const beyond = lines.filter(({ counted, rejected }) => less(decimalOfQuantity(counted), decimalOfQuantity(rejected)));
  const unexplained = lines.filter(
    ({ counted, dispatched, rejected, reason }) =>
      reason === undefined && (rejected.amount !== 0 || !same(counted, dispatched)),
  );
  const names = (some: readonly { readonly product: string }[]) => some.map(({ product }) => product);
  const counted = lines.map(({ product, counted: one }) => ({ product, quantity: one }));
  const rejected = lines.map(({ product, rejected: one }) => ({ product, quantity: one }));
  const otherUnits = lines.filter(({ counted: one, rejected: other }) => one.unit !== other.unit);
  return {
    faults: [
      ...lineFaults(state, counted, 0),
      ...lineFaults(state, rejected, 0).filter(({ code }) => code === 'outlet.not-above-zero'),
      ...otherUnits.map(({ product, counted: { unit: expected }, rejected: { unit } }) => ({
        code: 'outlet.other-unit' as const,
        data: { outlet, product, unit, expected },
      })),
      ...(missing.length > 0
        ? [{ code: 'outlet.not-inspected' as const, data: { outlet, delivery, products: missing } }]
        : []),
      ...(beyond.length > 0
        ? [{ code: 'outlet.rejected-beyond-counted' as const, data: { outlet, products: names(beyond) } }]
        : []),
      ...(unexplained.length > 0
        ? [{ code: 'outlet.unexplained' as const, data: { outlet, products: names(unexplained) } }]
        : []),
    ],
    event: () => OutletGoodsReceived.of({ ...whose(state), delivery, lines }),
  };
};

const display = (state: FollowedOutlet, data: Of<'DisplayGoods'>): Judged => {
  const { outlet } = state;
  const { product, quantity: asked } = data;
  const known = productAt(state, product, asked.unit);
  const back = subtractDecimals(bookStock(known), known.shelf);
  return {
    faults: [
      ...lineFaults(state, [data], 1),
      ...(less(back, decimalOfQuantity(asked))
        ? [
            {
              code: 'outlet.beyond-back-room' as const,
              data: { outlet, product, quantity: formatQuantity(asked), back: formatDecimal(back) },
            },
          ]
        : []),
    ],
    event: () => GoodsDisplayed.of({ ...data, ...whose(state) }),
  };
};

const taken = (state: FollowedOutlet, kind: string, data: Of<'ReturnFromOutlet'> | Of<'RecordShrinkage'>): Faults => [
  ...knownFaults(state, state.named, `${kind}:${data.id}`),
  ...lineFaults(state, [data], 1),
  ...stockFaults(state, [data]),
];

/** What the book says, as a quantity; null where it is too large to be one. */
const bookOf = (state: FollowedOutlet, product: string, unit: string): Quantity | null => {
  const book = quantityOf(bookStock(productAt(state, product, unit)), unitOfProduct(state, product) ?? unit);
  return E.isLeft(book) ? null : book.right;
};

const count = (state: FollowedOutlet, data: Of<'CountOutletStock'>): Judged => {
  const { outlet } = state;
  const lines = data.lines.map((line) => ({ ...line, book: bookOf(state, line.product, line.counted.unit) }));
  const exact = lines.flatMap(({ book, ...line }) => (book === null ? [] : [{ ...line, book }]));
  const unexplained = exact.filter(({ book, counted, cause }) => cause === undefined && !same(book, counted));
  const counted = lines.map(({ product, counted: one }) => ({ product, quantity: one }));
  return {
    faults: [
      ...knownFaults(state, state.named, `count:${data.count}`),
      ...lineFaults(state, counted, 0),
      ...lines.flatMap(({ product, book }) =>
        book === null ? [{ code: 'outlet.too-large' as const, data: { outlet, product } }] : [],
      ),
      ...(unexplained.length > 0
        ? [
            {
              code: 'outlet.unexplained' as const,
              data: { outlet, products: unexplained.map(({ product }) => product) },
            },
          ]
        : []),
    ],
    event: () => OutletStockCounted.of({ ...whose(state), count: data.count, lines: exact }),
  };
};

const currencyFaults = ({ outlet, currency: expected }: FollowedOutlet, amounts: readonly Money[]): Faults => {
  const currencies = [...new Set(amounts.map(({ currency }) => currency))].filter((one) => one !== expected);
  return currencies.length === 0 ? [] : [{ code: 'outlet.other-currency', data: { outlet, currencies, expected } }];
};

const report = (state: FollowedOutlet, data: Of<'ReportSellOut'>, on: Period['start']): Judged => {
  const { outlet } = state;
  const { period, lines } = data;
  const reports = state.reports
    .filter((one) => one.period.start < period.end && period.start < one.period.end)
    .map((one) => one.report);
  const name = periodName(period);
  return {
    faults: [
      ...knownFaults(state, state.named, `report:${data.report}`),
      ...lineFaults(state, lines, 1),
      ...stockFaults(state, lines),
      ...currencyFaults(
        state,
        lines.map(({ amount }) => amount),
      ),
      ...(reports.length > 0
        ? [{ code: 'outlet.period-reported' as const, data: { outlet, period: name, reports } }]
        : []),
      ...(on < addDays(period.end, -1)
        ? [{ code: 'outlet.period-not-over' as const, data: { outlet, period: name, on } }]
        : []),
    ],
    event: () => SellOutReported.of({ ...data, ...whose(state) }),
  };
};

const retract = (state: FollowedOutlet, data: Of<'RetractSellOut'>): Judged => {
  const { outlet } = state;
  const { report: id } = data;
  const stands = state.reports.find((one) => one.report === id);
  return {
    faults: [
      ...(stands === undefined ? [{ code: 'outlet.unknown-report' as const, data: { outlet, report: id } }] : []),
      ...(stands?.countedSince === true
        ? [{ code: 'outlet.counted-since' as const, data: { outlet, report: id } }]
        : []),
    ],
    event: () => SellOutRetracted.of({ ...data, ...whose(state) }),
  };
};

const check = (state: FollowedOutlet, data: Of<'CheckOutletAccount'>): Judged => {
  const { outlet, currency } = state;
  const period = periodName(data.period);
  const sum = sumMoney(reportedWithin(state, data.period), currency);
  const reported = E.isLeft(sum) ? { amount: 0, currency, scale: 0 } : sum.right;
  const { stated, explanation } = data;
  const differs = stated.currency === currency && !same({ ...stated, unit: '' }, { ...reported, unit: '' });
  return {
    faults: [
      ...knownFaults(state, state.named, `check:${data.check}`),
      ...currencyFaults(state, [stated]),
      ...(E.isLeft(sum) ? [{ code: 'outlet.amount-too-large' as const, data: { outlet, period } }] : []),
      ...(differs && explanation === undefined
        ? [
            {
              code: 'outlet.account-unexplained' as const,
              data: { outlet, period, reported: formatMoney(reported), stated: formatMoney(stated) },
            },
          ]
        : []),
    ],
    event: () => OutletAccountChecked.of({ ...data, ...whose(state), reported }),
  };
};

const stepOf = (state: FollowedOutlet, command: Step): Judged => {
  switch (command.type) {
    case 'AskReplenishment': {
      const { data } = command;
      const known = state.requests.map(({ request }) => request);
      const faults = [...knownFaults(state, known, data.request), ...lineFaults(state, data.lines, 1)];
      return { faults, event: () => ReplenishmentAsked.of({ ...data, ...whose(state) }) };
    }
    case 'DeclineReplenishment': {
      const { data } = command;
      const event = () => ReplenishmentDeclined.of({ ...data, ...whose(state) });
      return { faults: requestFaults(state, data.request), event };
    }
    case 'DispatchToOutlet':
      return dispatch(state, command.data);
    case 'FollowOutletDelivery':
      return follow(state, command.data);
    case 'ReceiveAtOutlet':
      return receive(state, command.data);
    case 'DisplayGoods':
      return display(state, command.data);
    case 'ReturnFromOutlet': {
      const { data } = command;
      const event = () => OutletGoodsReturned.of({ ...data, ...whose(state) });
      return { faults: taken(state, 'return', data), event };
    }
    case 'RecordShrinkage': {
      const { data } = command;
      return {
        faults: taken(state, 'shrinkage', data),
        event: () => ShrinkageFound.of({ ...data, ...whose(state) }),
      };
    }
    case 'CountOutletStock':
      return count(state, command.data);
    case 'ReportSellOut':
      return report(state, command.data, command.meta.on);
    case 'RetractSellOut':
      return retract(state, command.data);
    case 'CheckOutletAccount':
      return check(state, command.data);
  }
};

/** Two lines may be wrong alike: a reason is said once. */
const once = (faults: Faults): Faults => [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];

/** Decides on a command at an outlet. */
export const decideOutlet =
  (command: OutletCommand) =>
  (state: OutletState): Answer => {
    const { outlet } = command.data;
    if (command.type === 'OpenOutlet')
      return unless<OutletRejection, OutletEvent>(
        [state !== null && { code: 'outlet.opened-already', data: { outlet } }],
        () => [OutletOpened.of(command.data)],
      );
    if (state === null) return refuse({ code: 'outlet.not-opened', data: { outlet } });
    const { faults, event } = stepOf(state, command);
    return unless(once([...faults, ...earlyFaults(state, command.meta)]), () => [event()]);
  };
