// The outlet on arbitrary stories: the rules of every room, its laws, and the book against its own movements.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayPeriod, money, quantity } from '../../kernel/index.ts';
import { type Asking, assertRules, type SoFar, testMeta } from '../../testing/index.ts';
import {
  AskReplenishment,
  CheckOutletAccount,
  CountOutletStock,
  DeclineReplenishment,
  DispatchToOutlet,
  DisplayGoods,
  FollowOutletDelivery,
  OpenOutlet,
  type OutletCommand,
  type OutletEvent,
  type OutletState,
  outlet,
  ReceiveAtOutlet,
  RecordShrinkage,
  ReportSellOut,
  RetractSellOut,
  ReturnFromOutlet,
} from './index.ts';

type Past = SoFar<OutletState, OutletEvent>;
type Ask = Asking<OutletState, OutletCommand, OutletEvent>;

const T = { outlet: 'T1' };
const id = fc.constantFrom('1', '2', '3', '__proto__');
const product = fc.constantFrom('tea', 'tea', '__proto__');
const amount = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0, 0, 1), fc.nat(20))
  .map(([units, scale, roll]) => quantity(units, roll === 0 ? 'bag' : 'box', scale));
const metas = fc.tuple(fc.constantFrom(0, 0, 0, 0, -2), fc.nat(99_999)).map(
  ([lag, number]) =>
    ({ history }: Past) =>
      testMeta(addDays('2024-01-10', history.length + lag), { commandId: `c${number}` }),
);
const stateIn = ({ states }: Past): OutletState => states.get('test.outlet-T1') ?? null;
const open = (meta: ReturnType<typeof testMeta>) =>
  OpenOutlet.of({ ...T, customer: 'C1', name: 'n', currency: 'CNY' }, meta);
/** Mostly at an outlet that is open: it is opened first where it isn't. */
const asks = <D>(data: fc.Arbitrary<D>, make: (data: D, meta: ReturnType<typeof testMeta>) => OutletCommand) =>
  fc.tuple(data, metas, fc.nat(9)).map(
    ([one, meta, roll]): Ask =>
      (past) =>
        stateIn(past) === null && roll > 0 ? open(meta(past)) : make(one, meta(past)),
  );
const words = fc.constantFrom('why', undefined);
const said = <Name extends string>(name: Name, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: string };
const load = fc.integer({ min: 0, max: 90 }).map((units) => quantity(units, 'box'));
const goods = fc.array(fc.record({ product, quantity: load }), { minLength: 1, maxLength: 2 });
const day = fc.integer({ min: 0, max: 5 }).map((days) => dayPeriod(addDays('2024-01-08', days)));
const yuan = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'))
  .map(([units, currency]) => money(units, currency));
const often = (arbitrary: fc.Arbitrary<Ask>, weight = 3) => ({ weight, arbitrary });

const commands: fc.Arbitrary<Ask> = fc.oneof(
  asks(fc.constant(null), (_, meta) => open(meta)),
  asks(fc.tuple(id, goods), ([request, lines], meta) =>
    AskReplenishment.of({ ...T, request, lines, neededBy: '2024-02-01' }, meta),
  ),
  asks(id, (request, meta) => DeclineReplenishment.of({ ...T, request, reason: 'r' }, meta)),
  often(
    asks(fc.tuple(id, goods, fc.constantFrom(null, null, null, '1')), ([delivery, lines, request], meta) =>
      DispatchToOutlet.of(
        { ...T, delivery, carrier: 'c', expectedOn: '2024-02-01', lines, ...(request === null ? {} : { request }) },
        meta,
      ),
    ),
    5,
  ),
  asks(id, (delivery, meta) =>
    FollowOutletDelivery.of({ ...T, delivery, place: 'p', expectedOn: '2024-02-01', feedback: 'f' }, meta),
  ),
  // Mostly what is on its way, inspected as it was sent; else whatever.
  often(
    fc
      .tuple(
        id,
        metas,
        fc.boolean(),
        fc.array(fc.record({ product, counted: amount, rejected: amount }), { minLength: 1, maxLength: 2 }),
        words,
      )
      .map(
        ([one, meta, tidy, lines, reason]): Ask =>
          (past) => {
            const onItsWay = stateIn(past)?.deliveries.find(({ received }) => !received);
            const sent = onItsWay?.lines.map(({ product: sentProduct, quantity: counted }) => ({
              product: sentProduct,
              counted,
              rejected: quantity(0, counted.unit),
            }));
            return tidy && onItsWay !== undefined && sent !== undefined
              ? ReceiveAtOutlet.of({ ...T, delivery: onItsWay.delivery, lines: sent }, meta(past))
              : ReceiveAtOutlet.of(
                  { ...T, delivery: one, lines: lines.map((line) => ({ ...line, ...said('reason', reason) })) },
                  meta(past),
                );
          },
      ),
    8,
  ),
  often(
    asks(fc.tuple(product, amount), ([one, of], meta) =>
      DisplayGoods.of({ ...T, product: one, quantity: of, place: 'p' }, meta),
    ),
  ),
  often(
    asks(fc.tuple(id, product, amount), ([one, which, of], meta) =>
      ReturnFromOutlet.of({ ...T, id: one, product: which, quantity: of, reason: 'r' }, meta),
    ),
  ),
  often(
    asks(fc.tuple(id, product, amount), ([one, which, of], meta) =>
      RecordShrinkage.of({ ...T, id: one, product: which, quantity: of, cause: 'theft', measure: 'm' }, meta),
    ),
  ),
  often(
    asks(fc.tuple(id, product, amount, words), ([count, which, counted, cause], meta) =>
      CountOutletStock.of({ ...T, count, lines: [{ product: which, counted, ...said('cause', cause) }] }, meta),
    ),
  ),
  often(
    asks(fc.tuple(id, day, product, amount, yuan), ([report, period, which, of, paid], meta) =>
      ReportSellOut.of({ ...T, report, period, lines: [{ product: which, quantity: of, amount: paid }] }, meta),
    ),
    5,
  ),
  asks(id, (report, meta) => RetractSellOut.of({ ...T, report, reason: 'r' }, meta)),
  asks(fc.tuple(id, day, yuan, words), ([check, period, stated, explanation], meta) =>
    CheckOutletAccount.of({ ...T, check, period, stated, ...said('explanation', explanation) }, meta),
  ),
);

test('L12 L13: on every story of an outlet the book adds up, and the rules of every room hold', () => {
  const report = assertRules(outlet, { commands, given: () => ({}), longest: 30, runs: 200 });
  expect(report.passed).toBe(true);
  const reached = report.reach.events.filter(({ times }) => times > 0).map(({ name }) => name);
  expect(reached).toEqual(expect.arrayContaining(['OutletGoodsReceived', 'OutletStockCounted', 'SellOutReported']));
});
