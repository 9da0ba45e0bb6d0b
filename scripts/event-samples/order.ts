/** Events of orders, written by hand for the lock: what each looks like with everything it may say, and with the least. */

import { money, quantity } from '@clientele/domain/kernel';
import {
  LinesReturned,
  OrderAmended,
  OrderCancelled,
  OrderConfirmed,
  type OrderContent,
  OrderCorrected,
  type OrderLine,
  OrderPlaced,
  ReturnCorrected,
  ReturnRecorded,
} from '@clientele/domain/trade';
import { fulfilmentSamples } from './credit.ts';

const tea: OrderLine = {
  line: '1',
  product: 'P-11',
  productName: '龙井茶 250 g',
  category: 'Beverages',
  subcategory: 'Tea',
  quantity: quantity(12),
  amount: money(1_188_00, 'CNY'),
  cost: money(702_0000, 'CNY', 4),
};
const allowance: OrderLine = { line: '2', product: 'P-0', quantity: quantity(0), amount: money(-88_00, 'CNY') };
const rice: OrderLine = { line: '3', product: 'P-42', quantity: quantity(25, 'kg', 1), amount: money(15, 'CNY', 0) };

const full: OrderContent = {
  customer: 'C-1',
  salesperson: 'S-7',
  channel: 'phone',
  territory: 'east',
  place: { country: 'CN', province: '浙江', city: '杭州', district: '西湖' },
  lines: [tea, allowance],
  total: money(1_100_00, 'CNY'),
  tax: money(143_00, 'CNY'),
  freight: money(0, 'CNY'),
};
const least: OrderContent = { lines: [rice] };
const placing = { placedAt: 1_767_240_000_000, placedOn: '2026-01-01' } as const;
const order = 'O-1001';

export const orderSamples = [
  OrderPlaced.of({ order, content: full }),
  OrderPlaced.of({ order, content: least }),
  OrderConfirmed.of({ order, customer: 'C-1', note: 'signed by both' }),
  OrderConfirmed.of({ order }),
  OrderAmended.of({ order, ...placing, before: full, after: { ...full, lines: [tea] }, reason: 'no allowance' }),
  OrderCancelled.of({ order, ...placing, content: full, reason: 'never paid' }),
  LinesReturned.of({ order, ...placing, returned: { ...full, lines: [tea] }, reason: 'stale' }),
  ReturnRecorded.of({ order: 'R-5', ofOrder: order, returned: full, reason: 'stale' }),
  ReturnRecorded.of({ order: 'R-6', returned: least, reason: 'wet' }),
  OrderCorrected.of(
    { order, ...placing, before: full, after: least, reason: 'typed in wrongly' },
    { corrects: '5b1b1c5e-96f5-5f0c-9d7e-6d9a0b3c1f00' },
  ),
  OrderCorrected.of(
    { order, ...placing, before: least, after: null, reason: 'entered twice' },
    { corrects: '5b1b1c5e-96f5-5f0c-9d7e-6d9a0b3c1f00' },
  ),
  ReturnCorrected.of(
    {
      order: 'R-1',
      placedAt: 1_767_268_800_000,
      placedOn: '2026-01-01',
      beforeOf: 'O-1',
      before: full,
      ofOrder: 'O-2',
      after: least,
      reason: 'misread',
    },
    { corrects: '0d3b5c1a-7f27-5c55-8a52-0c8d1f2e3a4b' },
  ),
  ReturnCorrected.of(
    {
      order: 'R-1',
      placedAt: 1_767_268_800_000,
      placedOn: '2026-01-01',
      before: least,
      after: null,
      reason: 'never was',
    },
    { corrects: '0d3b5c1a-7f27-5c55-8a52-0c8d1f2e3a4b' },
  ),
  ...fulfilmentSamples,
];
