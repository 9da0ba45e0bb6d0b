/** Tables, plans and people, as the tests of incentives tell them. */
import { type Actor, quarter } from '../../kernel/index.ts';
import { type CommissionGiven, supervisorsCalculate } from './commission/decide.ts';
import type { CommissionTable } from './commission-table.ts';
import type { IncentivePlan } from './incentive-plan.ts';

export const supervisor: Actor = { id: 'supervisor', roles: ['supervisor'] };
export const director: Actor = { id: 'director', roles: ['sales-director'] };
export const generalManager: Actor = { id: 'boss', roles: ['general-manager'] };
export const seller: Actor = { id: 'seller-7', roles: ['seller'] };

export const period = quarter(2025, 1);

/** 5 % to 10,000 and 10 % beyond, in whole yuan (`rules.md §3.13`). */
export const marginal: CommissionTable = {
  name: 'sellers',
  version: 1,
  from: '2025-01-01',
  basis: 'invoiced',
  method: 'marginal',
  currency: 'CNY',
  scale: 0,
  rounding: 'half-away-from-zero',
  bands: [
    { from: 0, to: 10_000, rate: 500 },
    { from: 10_000, to: null, rate: 1000 },
  ],
};

export const slab: CommissionTable = { ...marginal, name: 'slab', method: 'slab' };

export const given: CommissionGiven = {
  tables: [
    marginal,
    slab,
    { ...marginal, name: 'collected', basis: 'collected' },
    { ...marginal, name: 'profit', basis: 'gross-profit', scale: 2 },
  ],
  authority: supervisorsCalculate,
};

export const plan: IncentivePlan = {
  name: 'sales-incentives',
  version: 1,
  from: '2025-01-01',
  items: [
    { form: 'commission', code: 'commission', name: { en: 'commission', zh: '提成' }, table: 'sellers@1' },
    {
      form: 'bonus',
      code: 'quarter-bonus',
      name: { en: 'quarterly bonus', zh: '季度奖金' },
      instalments: [{ months: 0, share: 10_000 }],
    },
    {
      form: 'bonus',
      code: 'three-years',
      name: { en: 'bonus over three years', zh: '三年期长期奖金' },
      instalments: [
        { months: 12, share: 3333 },
        { months: 24, share: 3333 },
        { months: 36, share: 3334 },
      ],
    },
    {
      form: 'promotion',
      code: 'career',
      name: { en: 'career path', zh: '职业发展通道' },
      path: { name: 'sales-career', version: 1, levels: ['seller', 'senior seller', 'team leader'] },
    },
  ],
};
