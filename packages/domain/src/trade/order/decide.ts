/**
 * What may happen to an order, and why not. Every reason is told at once. An order is placed once, confirmed once, changed
 * as long as it is open, and over once it is cancelled.
 */
import * as E from 'fp-ts/lib/Either.js';
import { type CommandMeta, type CommandOf, type Decision, refuse, unless } from '../../kernel/index.ts';
import { fixedByReturns, returnFaults } from './changing.ts';
import type {
  AmendOrder,
  CancelOrder,
  ConfirmOrder,
  CorrectOrder,
  CorrectReturn,
  OrderCommand,
  PlaceOrder,
  RecordReturn,
  ReturnLines,
} from './commands.ts';
import { currencyOf, sameContent } from './content.ts';
import { contentFaults, minusFaults, unwritable } from './content-rules.ts';
import { notAfterConfirmation, notBeforeAnything, notBeforeContent, notBeforePlacing } from './dating.ts';
import { callOff, callOffAgain, clearAdvance, letGoOfContract, refuseCallOff, takeCallOff } from './decide-call-off.ts';
import { askAgain, askCredit, decline, grant, letGo } from './decide-credit.ts';
import {
  deliver,
  goodsOutFaults,
  inform,
  inspect,
  noLaterThanGoods,
  passOn,
  raise,
  reportProduction,
  resolve,
  schedule,
  ship,
  shippedFaults,
} from './decide-fulfilment.ts';
import {
  LinesReturned,
  OrderAmended,
  OrderCancelled,
  OrderConfirmed,
  type OrderContent,
  OrderCorrected,
  type OrderEvent,
  OrderPlaced,
  ReturnCorrected,
  ReturnRecorded,
} from './events.ts';
import type { FulfilmentCommand } from './fulfilment-commands.ts';
import { type OrderGiven, type OrderPolicy, policyOf } from './policy.ts';
import type { OrderRejection } from './rejections.ts';
import { remainingOf } from './remainder.ts';
import { contentBack } from './returning.ts';
import type { OpenOrder, OrderState } from './state.ts';

type Answer = Decision<OrderRejection, OrderEvent>;
type Faults = readonly OrderRejection[];

/** Each reason once: two lines with one id can be wrong in the same way. */
const distinct = (faults: Faults): Faults =>
  faults.length < 2 ? faults : [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];

const answer = (faults: Faults, events: () => readonly OrderEvent[]): Answer => unless(distinct(faults), events);

/** Why an order isn't open. */
const notOpen = (order: string, state: Exclude<OrderState, OpenOrder>): OrderRejection => {
  switch (state.status) {
    case 'unplaced':
      return { code: 'order.not-placed', data: { order } };
    case 'retracted':
      return { code: 'order.retracted', data: { order } };
    case 'cancelled':
      return { code: 'order.cancelled', data: { order, cancelledOn: state.cancelled.on } };
    case 'return-document':
      return { code: 'order.is-a-return', data: { order, recordedOn: state.recorded.on } };
  }
};

/** That nothing stands under this id yet: neither an order nor a return. */
const notStanding = (order: string, state: OrderState): Faults => {
  if (state.status === 'unplaced' || state.status === 'retracted') return [];
  return state.status === 'return-document'
    ? [notOpen(order, state)]
    : [{ code: 'order.already-placed', data: { order, placedOn: state.placed.on } }];
};

const place = ({ data }: CommandOf<typeof PlaceOrder>, state: OrderState): Answer =>
  answer([...notStanding(data.order, state), ...contentFaults(data.order, data.content)], () => [OrderPlaced.of(data)]);

const recordReturn = ({ data }: CommandOf<typeof RecordReturn>, state: OrderState): Answer => {
  const { order, ofOrder, returned } = data;
  const itself: Faults = order === ofOrder ? [{ code: 'order.return-of-itself', data: { order } }] : [];
  return answer(
    [...notStanding(order, state), ...itself, ...contentFaults(order, returned), ...minusFaults(order, returned)],
    () => [ReturnRecorded.of(data)],
  );
};

const confirm = ({ data, meta }: CommandOf<typeof ConfirmOrder>, state: OpenOrder): Answer => {
  const { order, note } = data;
  const { customer } = state.content;
  const already: Faults =
    state.status === 'confirmed'
      ? [{ code: 'order.already-confirmed', data: { order, confirmedOn: state.confirmed.on } }]
      : [];
  return answer([...already, ...notBeforePlacing(state, meta)], () => [
    OrderConfirmed.of({
      order,
      ...(customer === undefined ? {} : { customer }),
      ...(note === undefined ? {} : { note }),
    }),
  ]);
};

const placing = ({ placed }: OpenOrder) => ({ placedAt: placed.at, placedOn: placed.on });
const whatCameBack = ({ returns }: OpenOrder): readonly OrderContent[] => returns.map(({ returned }) => returned);

const amend = ({ data, meta }: CommandOf<typeof AmendOrder>, state: OpenOrder): Answer => {
  const { order, after, reason } = data;
  const before = state.content;
  const faults = [
    ...notBeforeContent(state, meta),
    ...contentFaults(order, after, currencyOf(before), whatCameBack(state)),
    ...returnFaults(state, after),
    ...shippedFaults(state, after),
  ];
  return answer(faults, () =>
    sameContent(before, after)
      ? []
      : [
          OrderAmended.of({ order, ...placing(state), before, after, reason }),
          ...askAgain(state, after),
          ...callOffAgain(state, after),
        ],
  );
};

const cancel = ({ data, meta }: CommandOf<typeof CancelOrder>, state: OpenOrder): Answer => {
  const { order, reason } = data;
  const early = [...notBeforeAnything(state, meta), ...goodsOutFaults(state)];
  const left = remainingOf(state);
  if (E.isLeft(left)) return answer([...early, unwritable(order, left.left)], () => []);
  const content = left.right;
  if (content === null) return answer([...early, { code: 'order.nothing-left', data: { order } }], () => []);
  return answer(early, () => [
    OrderCancelled.of({ order, ...placing(state), content, reason }),
    ...letGo(state),
    ...letGoOfContract(state),
  ]);
};

const returnLines = ({ data, meta }: CommandOf<typeof ReturnLines>, state: OpenOrder): Answer => {
  const { order, reason } = data;
  const early = notBeforeContent(state, meta);
  const back = contentBack(state, data);
  if (E.isLeft(back)) return answer([...early, ...back.left], () => []);
  return answer(early, () => [LinesReturned.of({ order, ...placing(state), returned: back.right, reason })]);
};

const isPlacedAt = ({ placed }: OpenOrder, { at, on }: CommandMeta): boolean => placed.at === at && placed.on === on;

/** What is against the replacing fact. Before goods came back, even the currency may have been entered wrongly. */
const replacingFaults = (state: OpenOrder, after: OrderContent, meta: CommandMeta): Faults => [
  ...notAfterConfirmation(state, meta),
  ...noLaterThanGoods(state, meta),
  ...(state.returns.length === 0 || isPlacedAt(state, meta) ? [] : [fixedByReturns(state.order, 'date')]),
  ...contentFaults(
    state.order,
    after,
    currencyOf(state.returns.length === 0 ? after : state.content),
    whatCameBack(state),
  ),
  ...returnFaults(state, after),
  ...shippedFaults(state, after),
];

const correct = ({ data, meta }: CommandOf<typeof CorrectOrder>, state: OpenOrder): Answer => {
  const { order, corrects, after, reason } = data;
  const { content: before, origin, amended, returns } = state;
  const faults: OrderRejection[] = [];
  if (corrects !== origin) faults.push({ code: 'order.corrects-another', data: { order, corrects, expected: origin } });
  if (amended !== null) faults.push({ code: 'order.amended-since', data: { order, amendedOn: amended.on } });
  if (after !== null) faults.push(...replacingFaults(state, after, meta));
  else {
    if (returns.length > 0) faults.push(fixedByReturns(order, 'placing'));
    faults.push(...goodsOutFaults(state));
  }
  return answer(faults, () =>
    after !== null && sameContent(before, after) && isPlacedAt(state, meta)
      ? []
      : [
          OrderCorrected.of({ order, ...placing(state), before, after, reason }, { corrects }),
          ...(after === null
            ? [...letGo(state), ...letGoOfContract(state)]
            : [...askAgain(state, after), ...callOffAgain(state, after)]),
        ],
  );
};

type ReturnDocument = Extract<OrderState, { readonly status: 'return-document' }>;

/** Corrects the document of a return: the whole of it, or that it never was. */
const correctReturn = ({ data, meta }: CommandOf<typeof CorrectReturn>, state: OrderState): Answer => {
  const { order, corrects, ofOrder, after, reason } = data;
  if (state.status !== 'return-document') return refuse({ code: 'order.not-a-return', data: { order } });
  const { origin, recorded, returned: before, ofOrder: beforeOf } = state;
  const faults: OrderRejection[] = [];
  if (corrects !== origin) faults.push({ code: 'order.corrects-another', data: { order, corrects, expected: origin } });
  if (order === ofOrder) faults.push({ code: 'order.return-of-itself', data: { order } });
  if (after !== null) faults.push(...contentFaults(order, after), ...minusFaults(order, after));
  return answer(faults, () =>
    isSameReturn(state, data, meta)
      ? []
      : [
          ReturnCorrected.of(
            {
              order,
              placedAt: recorded.at,
              placedOn: recorded.on,
              ...(beforeOf === null ? {} : { beforeOf }),
              before,
              ...(ofOrder === undefined ? {} : { ofOrder }),
              after,
              reason,
            },
            { corrects },
          ),
        ],
  );
};

const isSameReturn = (
  { recorded, returned, ofOrder }: ReturnDocument,
  { after, ofOrder: of }: CommandOf<typeof CorrectReturn>['data'],
  { at, on }: CommandMeta,
): boolean =>
  after !== null &&
  sameContent(returned, after) &&
  ofOrder === (of ?? null) &&
  recorded.at === at &&
  recorded.on === on;

const fulfil = (command: FulfilmentCommand, policy: OrderPolicy, state: OpenOrder): Answer => {
  switch (command.type) {
    case 'AskOrderCredit':
      return askCredit(state);
    case 'GrantOrderCredit':
      return grant(command, state);
    case 'DeclineOrderCredit':
      return decline(command, state);
    case 'CallOffContract':
      return callOff(command, state);
    case 'TakeCallOff':
      return takeCallOff(command, state);
    case 'RefuseCallOff':
      return refuseCallOff(command, state);
    case 'ClearOrderAdvance':
      return clearAdvance(command, state);
    case 'PassOrderOn':
      return passOn(command, policy, state);
    case 'ScheduleOrder':
      return schedule(command, state);
    case 'ReportProduction':
      return reportProduction(command, state);
    case 'InspectGoods':
      return inspect(command, state);
    case 'ShipGoods':
      return ship(command, policy, state);
    case 'DeliverGoods':
      return deliver(command, state);
    case 'RaiseOrderException':
      return raise(command, state);
    case 'ResolveOrderException':
      return resolve(command, state);
    case 'InformCustomer':
      return inform(command, state);
  }
};

/**
 * Decides a command on an order: all reasons against it, or the event that it makes (none where nothing changes). The data
 * were parsed before; nothing is parsed here.
 */
export const decideOrder =
  (command: OrderCommand, given: OrderGiven = {}) =>
  (state: OrderState): Answer => {
    if (command.type === 'PlaceOrder') return place(command, state);
    if (command.type === 'RecordReturn') return recordReturn(command, state);
    if (command.type === 'CorrectReturn') return correctReturn(command, state);
    if (command.type === 'GrantOrderCredit') return grant(command, state);
    if (command.type === 'DeclineOrderCredit') return decline(command, state);
    if (command.type === 'TakeCallOff') return takeCallOff(command, state);
    if (command.type === 'RefuseCallOff') return refuseCallOff(command, state);
    if (command.type === 'ClearOrderAdvance') return clearAdvance(command, state);
    if (state.status !== 'placed' && state.status !== 'confirmed') return refuse(notOpen(command.data.order, state));
    switch (command.type) {
      case 'ConfirmOrder':
        return confirm(command, state);
      case 'AmendOrder':
        return amend(command, state);
      case 'CancelOrder':
        return cancel(command, state);
      case 'ReturnLines':
        return returnLines(command, state);
      case 'CorrectOrder':
        return correct(command, state);
      default:
        return fulfil(command, policyOf(given), state);
    }
  };
