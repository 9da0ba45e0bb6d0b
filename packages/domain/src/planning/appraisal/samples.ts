/** A scheme, its people and an appraisal with all seven indicators, as the tests of the room tell them. */
import { type Actor, money, quarter } from '../../kernel/index.ts';
import type { Subject } from '../target/index.ts';
import { type AppraisalGiven, managersDecide } from './authority.ts';
import type { KpiFacts, KpiInput } from './facts.ts';
import { type AppraisalScheme, sevenKpiScheme } from './scheme.ts';

export const subject: Subject = 'salesperson:7';
export const id = 'A1';
export const of = { subject, appraisal: id } as const;
export const period = quarter(2025, 1);
export const scheme = 'seven-kpis@1';

export const seller: Actor = { id: 'seller-7', roles: ['seller'] };
export const supervisor: Actor = { id: 'supervisor', roles: ['supervisor'] };
export const manager: Actor = { id: 'manager', roles: ['sales-manager'] };
export const generalManager: Actor = { id: 'boss', roles: ['general-manager'] };

/** With amounts: below 60 % 500 yuan less, from 100 % 1,000 yuan more, from 110 % 2,000. */
export const bandedScheme: AppraisalScheme = {
  ...sevenKpiScheme,
  bands: [
    { from: 0, to: 6000, outcome: 'penalty', amount: money(500, 'CNY', 0) },
    { from: 6000, to: 10_000, outcome: 'none', amount: null },
    { from: 10_000, to: 11_000, outcome: 'reward', amount: money(1000, 'CNY', 0) },
    { from: 11_000, to: null, outcome: 'reward', amount: money(2000, 'CNY', 0) },
  ],
};

export const given: AppraisalGiven = {
  schemes: [bandedScheme],
  authority: managersDecide,
  career: { name: 'sales-career', version: 1, levels: ['seller', 'senior seller', 'team leader'] },
};

const yuan = { kind: 'money', currency: 'CNY', scale: 0 } as const;

/** Facts of all seven; `sales` is what was sold of a target of 1,000. */
export const sevenFacts = (sales: number): Readonly<Record<string, KpiFacts>> => ({
  'sales-attainment': { form: 'attainment', unit: yuan, actual: sales, target: 1000, plan: '2025' },
  'gross-profit-attainment': { form: 'attainment', unit: yuan, actual: 300, target: 250, plan: '2025-gp' },
  'collection-rate': { form: 'share', numerator: 950, denominator: 1000, target: null },
  'customers-visited-a-day': {
    form: 'average',
    days: [
      { on: '2025-01-02', customers: 7 },
      { on: '2025-01-03', customers: 5 },
    ],
    workingDays: 2,
    target: 600,
  },
  customers: { form: 'count', count: 45, target: 50 },
  'customer-breadth': {
    form: 'breadth',
    classes: [
      { class: 'dealer', customers: 3 },
      { class: 'retailer', customers: 1 },
    ],
    targeted: ['dealer', 'retailer', 'hotel', 'online'],
    target: null,
  },
  'product-mix': {
    form: 'mix',
    parts: [
      { class: 'tea', actual: 60, planned: 50 },
      { class: 'coffee', actual: 40, planned: 50 },
    ],
    target: null,
  },
});

export const input = (kpi: string, facts: KpiFacts): KpiInput => ({
  kpi,
  facts,
  source: 'sales report of the quarter',
});

export const sevenInputs = (sales: number): readonly KpiInput[] =>
  Object.entries(sevenFacts(sales)).map(([kpi, facts]) => input(kpi, facts));
