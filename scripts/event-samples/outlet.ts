/** Events of outlets, written by hand for the lock. */
import { money, month, quantity } from '@clientele/domain/kernel';
import {
  GoodsDisplayed,
  OutletAccountChecked,
  OutletDeliveryFollowed,
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
} from '@clientele/domain/trade';

const whose = { outlet: 'T-1', customer: 'C-1' };
const tea = { product: 'P-11', quantity: quantity(20, '盒') };
const way = { carrier: '顺丰', expectedOn: '2026-01-05' as const, lines: [tea] };
const period = month(2026, 1);

export const outletSamples = [
  OutletOpened.of({ ...whose, name: '西湖店', currency: 'CNY' }),
  ReplenishmentAsked.of({ ...whose, request: 'Q-1', lines: [tea], neededBy: '2026-01-06' }),
  ReplenishmentDeclined.of({ ...whose, request: 'Q-2', reason: '缺货' }),
  OutletGoodsDispatched.of({ ...whose, delivery: 'D-1', request: 'Q-1', order: 'O-1001', ...way }),
  OutletGoodsDispatched.of({ ...whose, delivery: 'D-2', ...way }),
  OutletDeliveryFollowed.of({
    ...whose,
    delivery: 'D-1',
    place: '嘉兴',
    expectedOn: '2026-01-06',
    feedback: '已告知门店，晚一天可以',
  }),
  OutletGoodsReceived.of({
    ...whose,
    delivery: 'D-1',
    lines: [
      {
        product: 'P-11',
        dispatched: quantity(20, '盒'),
        counted: quantity(19, '盒'),
        rejected: quantity(1, '盒'),
        reason: '破损',
      },
      { product: 'P-12', dispatched: quantity(5), counted: quantity(5), rejected: quantity(0) },
    ],
  }),
  GoodsDisplayed.of({ ...whose, product: 'P-11', quantity: quantity(8, '盒'), place: 'A3' }),
  OutletGoodsReturned.of({ ...whose, id: 'B-1', product: 'P-11', quantity: quantity(2, '盒'), reason: '临期' }),
  ShrinkageFound.of({
    ...whose,
    id: 'S-1',
    product: 'P-11',
    quantity: quantity(1, '盒'),
    cause: 'theft',
    measure: '加装摄像头',
  }),
  OutletStockCounted.of({
    ...whose,
    count: 'N-1',
    lines: [
      { product: 'P-11', book: quantity(15, '盒'), counted: quantity(14, '盒'), cause: '错放' },
      { product: 'P-12', book: quantity(5), counted: quantity(5) },
    ],
  }),
  SellOutReported.of({
    ...whose,
    report: 'R-1',
    period,
    lines: [{ product: 'P-11', quantity: quantity(6, '盒'), amount: money(600_00, 'CNY') }],
  }),
  SellOutRetracted.of({ ...whose, report: 'R-1', reason: '重复录入' }),
  OutletAccountChecked.of({
    ...whose,
    check: 'A-1',
    period,
    reported: money(600_00, 'CNY'),
    stated: money(580_00, 'CNY'),
    explanation: '优惠券',
  }),
  OutletAccountChecked.of({
    ...whose,
    check: 'A-2',
    period,
    reported: money(600_00, 'CNY'),
    stated: money(600_00, 'CNY'),
  }),
];
