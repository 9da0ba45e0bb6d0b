/** Events of customers, written by hand for the lock. */
import {
  CustomerClassified,
  CustomerGraded,
  CustomerPlaced,
  CustomerRegistered,
  CustomerRenamed,
  TerritoryAssigned,
} from '@clientele/domain/customer';
import { forgotten, known, money, quarter } from '@clientele/domain/kernel';

const customer = 'C-1';
const corrects = '0d3b5c1a-7f27-5c55-8a52-0c8d1f2e3a4b';

export const cardSamples = [
  CustomerRegistered.of({ customer, name: known('西湖茶庄'), directness: 'direct' }),
  CustomerRegistered.of({ customer, name: { kind: 'sealed', key: 'k1', text: 'c2VhbGVk' }, directness: 'indirect' }),
  CustomerRegistered.of({ customer }),
  CustomerRenamed.of({ customer, name: known('West Lake Tea House') }),
  CustomerRenamed.of({ customer, name: forgotten }, { corrects }),
  CustomerPlaced.of({ customer, place: { country: 'CN', province: '浙江', city: '杭州', district: '西湖' } }),
  CustomerPlaced.of({ customer, place: { country: 'DE' } }),
  CustomerPlaced.of({ customer, place: null }, { corrects }),
  TerritoryAssigned.of({ customer, territory: 'east' }),
  TerritoryAssigned.of({ customer, territory: null }, { corrects }),
];

export const classificationSamples = [
  CustomerClassified.of({ customer, axis: 'type', value: 'dealer', reason: 'visited' }, { policies: ['axes@2'] }),
  CustomerClassified.of({ customer, axis: 'type', value: null }, { corrects }),
  CustomerGraded.of(
    {
      customer,
      grade: 'A',
      evidence: {
        period: quarter(2025, 4),
        value: money(80_000_00, 'CNY'),
        above: money(120_000_00, 'CNY'),
        total: money(1_000_000_00, 'CNY'),
        rank: 2,
        customers: 91,
      },
    },
    { policies: ['pareto@1'] },
  ),
  CustomerGraded.of(
    {
      customer,
      grade: null,
      evidence: {
        period: quarter(2025, 4),
        value: money(-5, 'CNY', 0),
        above: money(1_000_000_00, 'CNY'),
        total: money(1_000_000_00, 'CNY'),
        rank: null,
        customers: 91,
      },
    },
    { policies: ['pareto@1'] },
  ),
  CustomerGraded.of({ customer, grade: null, evidence: null }, { corrects }),
];
