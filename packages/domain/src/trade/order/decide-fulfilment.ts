/**
 * Deciding on what becomes of an order: passed on, agreed on, produced, inspected, shipped, delivered (rows L2–L8 L15 L16).
 * Nothing leaves that wasn't granted, didn't pass inspection, or wasn't ordered.
 */
import * as E from 'fp-ts/lib/Either.js';
import {
  type CommandMeta,
  type Decimal,
  type Decision,
  decimalOfQuantity,
  formatDecimal,
  policyRef,
  unless,
} from '../../kernel/index.ts';
import type { CountedLine } from '../gross-line.ts';
import { currencyOf } from './content.ts';
import { lineFaults } from './content-rules.ts';
import { notBeforePlacing } from './dating.ts';
import { advanceFaults, contractFaults } from './decide-call-off.ts';
import type { OrderContent, OrderEvent } from './events.ts';
import { countsOf, goodsOf, leftOf, notBegun, openExceptions } from './fulfilment.ts';
import type { FulfilmentCommand } from './fulfilment-commands.ts';
import {
  CustomerInformed,
  GoodsDelivered,
  GoodsInspected,
  GoodsShipped,
  OrderExceptionRaised,
  OrderExceptionResolved,
  OrderPassedOn,
  OrderScheduled,
  ProductionReported,
} from './fulfilment-events.ts';
import { grossOf } from './gross.ts';
import type { OrderPolicy } from './policy.ts';
import type { OrderRejection } from './rejections.ts';
import { orderStageOf } from './stage.ts';
import type { OpenOrder } from './state.ts';

type Answer = Decision<OrderRejection, OrderEvent>;
type Faults = readonly OrderRejection[];
type Of<Type extends FulfilmentCommand['type']> = Extract<FulfilmentCommand, { readonly type: Type }>;
type Counts = ReadonlyMap<string, Decimal>;

const whose = ({ order, content: { customer } }: OpenOrder) =>
  customer === undefined ? { order } : { order, customer };

/** That the account granted the order, where the policy asks for that. */
const creditFaults = ({ order, credit }: OpenOrder, policy: OrderPolicy): Faults =>
  !policy.needsCredit || credit?.status === 'granted'
    ? []
    : [
        {
          code: 'order.not-granted',
          data: {
            order,
            credit: credit?.status ?? 'not-asked',
            reasons: credit?.status === 'declined' ? credit.reasons : [],
            policy: policyRef(policy),
          },
        },
      ];

const confirmedFaults = (state: OpenOrder): Faults =>
  state.status === 'confirmed' ? [] : [{ code: 'order.not-confirmed', data: { order: state.order } }];

/** Passes the order on: agreed with the customer and granted, so that nobody makes what can't be delivered (row L3). */
export const passOn = ({ data, meta }: Of<'PassOrderOn'>, policy: OrderPolicy, state: OpenOrder): Answer =>
  unless<OrderRejection, OrderEvent>(
    [
      ...confirmedFaults(state),
      ...creditFaults(state, policy),
      ...contractFaults(state),
      ...notBeforePlacing(state, meta),
    ],
    () => [
      OrderPassedOn.of(
        { ...whose(state), to: data.to, requirements: data.requirements },
        { policies: [policyRef(policy)] },
      ),
    ],
  );

/** Agrees on the dates (rows L2 L16): no delivery before production, and no second agreement without a reason. */
export const schedule = ({ data, meta }: Of<'ScheduleOrder'>, state: OpenOrder): Answer => {
  const { order, producedBy, deliveredBy, agreedWith, reason } = data;
  const before = state.fulfilment?.schedule ?? null;
  return unless<OrderRejection, OrderEvent>(
    [
      ...confirmedFaults(state),
      ...notBeforePlacing(state, meta),
      deliveredBy < producedBy && { code: 'order.delivered-before-produced', data: { order, producedBy, deliveredBy } },
      before !== null &&
        reason === undefined && { code: 'order.rescheduled-without-reason', data: { order, ...before } },
    ],
    () => [OrderScheduled.of({ ...whose(state), producedBy, deliveredBy, agreedWith, before, reason: reason ?? null })],
  );
};

/** Reports on production (rows L4 L5): of an order that was passed on. */
export const reportProduction = ({ data, meta }: Of<'ReportProduction'>, state: OpenOrder): Answer => {
  const { order, status, done, note } = data;
  const passedOn = state.fulfilment?.passedOn ?? null;
  return unless<OrderRejection, OrderEvent>(
    [
      passedOn === null && { code: 'order.not-passed-on', data: { order } },
      ...notBeforePlacing(state, meta),
      (status === 'finished') !== (done === 100) && { code: 'order.done-beside-status', data: { order, status, done } },
    ],
    () => [ProductionReported.of({ ...whose(state), status, done, note })],
  );
};

const wholeCounts = ({ lines }: OrderContent): Counts => countsOf([lines]);

/** That each line is one of the order's, in its unit, and that no more is asked of it than is left. */
const countFaults = (
  state: OpenOrder,
  lines: readonly CountedLine[],
  of: 'ordered' | 'inspected' | 'shipped',
  whole: Counts,
  used: Counts,
): Faults => {
  const { order, content } = state;
  const byId = new Map(content.lines.map((line) => [line.line, line]));
  return [
    ...lineFaults(order, lines),
    ...lines.flatMap(({ line, quantity }): Faults => {
      const own = byId.get(line);
      if (own === undefined) return [{ code: 'order.unknown-line', data: { order, line, lines: [...byId.keys()] } }];
      const { unit } = own.quantity;
      const asked = decimalOfQuantity(quantity);
      if (quantity.unit !== unit)
        return [{ code: 'order.other-unit', data: { order, line, unit: quantity.unit, expected: unit } }];
      if (asked.units <= 0n)
        return [{ code: 'order.quantity-not-above-zero', data: { order, line, quantity: formatDecimal(asked), unit } }];
      const left = leftOf(whole, used, line);
      const after = leftOf(new Map([[line, left]]), new Map([[line, asked]]), line);
      if (after.units >= 0n) return [];
      const said = { asked: formatDecimal(asked), left: formatDecimal(left) };
      return [{ code: 'order.more-than-left', data: { order, line, of, unit, ...said } }];
    }),
  ];
};

type Kind = 'inspection' | 'shipment' | 'exception';
const knownFault = (order: string, kind: Kind, id: string, known: boolean): Faults =>
  known ? [{ code: 'order.document-known', data: { order, kind, id } }] : [];

/** Records an inspection (row L7). What failed can be inspected again, when it was seen to. */
export const inspect = ({ data, meta }: Of<'InspectGoods'>, state: OpenOrder): Answer => {
  const { order, inspection, lines, outcome, findings } = data;
  const fulfilment = state.fulfilment ?? notBegun;
  const known = fulfilment.inspections.some((one) => one.inspection === inspection);
  return unless<OrderRejection, OrderEvent>(
    [
      ...knownFault(order, 'inspection', inspection, known),
      ...countFaults(state, lines, 'ordered', wholeCounts(state.content), goodsOf(fulfilment).passed),
      ...notBeforePlacing(state, meta),
    ],
    () => [GoodsInspected.of({ ...whose(state), inspection, lines, outcome, findings })],
  );
};

/** Ships goods: granted, inspected and ordered ones only (row L7). */
export const ship = ({ data, meta }: Of<'ShipGoods'>, policy: OrderPolicy, state: OpenOrder): Answer => {
  const { order, shipment, lines, carrier } = data;
  const fulfilment = state.fulfilment ?? notBegun;
  const known = fulfilment.shipments.some((one) => one.shipment === shipment);
  const { passed, sent } = goodsOf(fulfilment);
  const ordered = countFaults(state, lines, 'ordered', wholeCounts(state.content), sent);
  const inspected =
    policy.needsInspection && ordered.length === 0 ? countFaults(state, lines, 'inspected', passed, sent) : [];
  return unless<OrderRejection, OrderEvent>(
    [
      ...knownFault(order, 'shipment', shipment, known),
      ...confirmedFaults(state),
      ...creditFaults(state, policy),
      ...contractFaults(state),
      ...advanceFaults(state),
      ...ordered,
      ...inspected,
      ...notBeforePlacing(state, meta),
    ],
    () => [GoodsShipped.of({ ...whose(state), shipment, lines, carrier }, { policies: [policyRef(policy)] })],
  );
};

/** Records that a shipment arrived (rows L8 L10): all of it, or as much as was taken. */
export const deliver = ({ data, meta }: Of<'DeliverGoods'>, state: OpenOrder): Answer => {
  const { order, shipment: id, receivedBy } = data;
  const shipment = state.fulfilment?.shipments.find((one) => one.shipment === id);
  if (shipment === undefined)
    return E.left([{ code: 'order.unknown-document', data: { order, kind: 'shipment', id } }]);
  const lines = data.lines ?? shipment.lines;
  const faults: Faults = [
    ...(shipment.delivered === null
      ? []
      : [{ code: 'order.already-delivered' as const, data: { order, shipment: id } }]),
    ...countFaults(state, lines, 'shipped', countsOf([shipment.lines]), new Map()),
    ...notBeforePlacing(state, meta),
  ];
  const gross = new Map((grossOf(state.content)?.lines ?? []).map((line) => [line.line, line]));
  return unless<OrderRejection, OrderEvent>(faults, () => {
    const sent = lines.flatMap((line) => {
      const whole = gross.get(line.line);
      return whole === undefined ? [] : [{ ...line, whole }];
    });
    const promisedBy = state.fulfilment?.schedule?.deliveredBy ?? null;
    const currency = currencyOf(state.content);
    return [GoodsDelivered.of({ ...whose(state), shipment: id, currency, lines: sent, receivedBy, promisedBy })];
  });
};

/** Something goes wrong (rows L4 L15). */
export const raise = ({ data, meta }: Of<'RaiseOrderException'>, state: OpenOrder): Answer => {
  const { order, exception, kind, note } = data;
  const known = (state.fulfilment?.exceptions ?? []).some((one) => one.exception === exception);
  return unless<OrderRejection, OrderEvent>(
    [...knownFault(order, 'exception', exception, known), ...notBeforePlacing(state, meta)],
    () => [OrderExceptionRaised.of({ ...whose(state), exception, kind, note })],
  );
};

/** What was done about it. */
export const resolve = ({ data, meta }: Of<'ResolveOrderException'>, state: OpenOrder): Answer => {
  const { order, exception: id, resolution } = data;
  const known = state.fulfilment?.exceptions.find(({ exception }) => exception === id);
  return unless<OrderRejection, OrderEvent>(
    [
      known === undefined && { code: 'order.unknown-document', data: { order, kind: 'exception', id } },
      known?.resolved === true && { code: 'order.already-resolved', data: { order, exception: id } },
      ...notBeforePlacing(state, meta),
    ],
    () => [OrderExceptionResolved.of({ ...whose(state), exception: id, resolution })],
  );
};

/** The customer was told how far the order has come, and of what goes wrong (row L6). */
export const inform = ({ data, meta }: Of<'InformCustomer'>, state: OpenOrder): Answer => {
  const { means, note } = data;
  const stage = orderStageOf(state) ?? state.status;
  const exceptions = [...openExceptions(state.fulfilment ?? notBegun)].slice(0, 100);
  return unless<OrderRejection, OrderEvent>(notBeforePlacing(state, meta), () => [
    CustomerInformed.of({ ...whose(state), stage, exceptions, means, note: note ?? null }),
  ]);
};

const returnedCounts = ({ returns }: OpenOrder): Counts => countsOf(returns.map(({ returned }) => returned.lines));

/** That no goods are with the customer or on their way: for what takes the order back. */
export const goodsOutFaults = (state: OpenOrder): Faults => {
  if (state.fulfilment === undefined) return [];
  const { sent } = goodsOf(state.fulfilment);
  const back = returnedCounts(state);
  const out = [...sent.keys()].filter((line) => leftOf(sent, back, line).units > 0n);
  return out.length === 0 ? [] : [{ code: 'order.goods-out', data: { order: state.order, lines: out } }];
};

/** That a change leaves every line at least what was shipped of it. */
export const shippedFaults = (state: OpenOrder, after: OrderContent): Faults => {
  if (state.fulfilment === undefined) return [];
  const { sent } = goodsOf(state.fulfilment);
  const whole = wholeCounts(after);
  return [...sent].flatMap(([line, count]): Faults => {
    if (leftOf(whole, sent, line).units >= 0n) return [];
    const unit = state.content.lines.find((one) => one.line === line)?.quantity.unit ?? '';
    const said = { after: formatDecimal(leftOf(whole, new Map(), line)), shipped: formatDecimal(count) };
    return [{ code: 'order.below-shipped', data: { order: state.order, line, unit, ...said } }];
  });
};

/** That an order isn't dated after what became of it: goods don't leave before they are ordered. */
export const noLaterThanGoods = (state: OpenOrder, meta: CommandMeta): Faults => {
  const first = state.begun ?? null;
  return first === null || meta.at <= first.at
    ? []
    : [{ code: 'order.dated-after-goods', data: { order: state.order, on: meta.on, begunOn: first.on } }];
};
