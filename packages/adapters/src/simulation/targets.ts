/** Targets: a plan a year, split to areas, quarters and sellers, and approved by another than who made it. */

import { day, dayNumber, localDate, quarter, year, yearOf } from '@clientele/domain/kernel';
import {
  ApproveTargetPlan,
  DecomposeTarget,
  GroundTargetPlan,
  OpenTargetPlan,
  SetTarget,
} from '@clientele/domain/planning';
import { dayStart } from './agenda.ts';
import { currency } from './amounts.ts';
import { workdayFrom } from './calendar.ts';
import type { Company } from './company.ts';
import type { Area, Customer } from './entities.ts';
import { generalManager, salesDirector } from './people.ts';

/** What an order of the smallest customer comes to, in fen; and what is expected more from year to year, in percent. */
const smallestOrder = 80_000;
const expectedGrowth = 8;

/** What some customers are expected to buy in a year, in fen. */
const expected = (customers: readonly Customer[]): number =>
  customers.reduce((sum, { interval, size }) => sum + Math.round(365 / interval) * size * smallestOrder, 0);

/** How a year falls into quarters. */
const seasons = [22, 25, 25, 28] as const;

/** Makes and approves the plan of a year; `late` is how long ago that was, where it is only told now. */
const plan = (company: Company, areas: readonly Area[], customers: readonly Customer[], of: number, late = 0): void => {
  const id = `sales-${of}`;
  const by = () => company.meta(salesDirector, late === 0 ? undefined : company.now() - late);
  company.ask(
    OpenTargetPlan.of(
      {
        plan: id,
        name: `${of} 年度销售目标`,
        metric: 'revenue',
        unit: { kind: 'money', currency, scale: 2 },
        span: year(of),
        calendar: { kind: 'gregorian' },
        owner: salesDirector.id,
        smart: {
          specific: 'net sales of all areas',
          measurable: 'as ordered, in yuan',
          achievable: `${expectedGrowth} percent above what is bought now`,
          relevant: 'carries the growth of the company',
          timeBound: `by the end of ${of}`,
        },
      },
      by(),
    ),
  );
  const ground = {
    principles: ['what is bought now is the start', 'every area grows'],
    basis: [{ kind: 'sales-history' as const, source: `${of - 1}`, says: 'grew as its customers did' }],
    links: [],
    partners: [],
  };
  company.ask(GroundTargetPlan.of({ plan: id, ground }, by()));
  const whole = { subject: 'company:all' as const, period: year(of) };
  const shares = areas.map((area) => expected(customers.filter((one) => one.area === area)));
  const realistic = Math.round((shares.reduce((sum, share) => sum + share, 0) * (100 + expectedGrowth)) / 100);
  company.ask(SetTarget.of({ plan: id, cell: whole, value: { realistic, uplift: 1_000 } }, by()));
  const byArea = areas.map((area, index) => ({ subject: `territory:${area.id}` as const, weight: shares[index] ?? 0 }));
  split(company, id, whole, { by: 'organisation', method: 'largest-remainder', parts: byArea }, by());
  for (const area of areas) {
    const cell = { subject: `territory:${area.id}` as const, period: year(of) };
    const quarters = seasons.map((weight, index) => ({ period: quarter(of, index + 1), weight }));
    split(company, id, cell, { by: 'time', method: 'largest-remainder', parts: quarters }, by());
    const bySeller = area.sellers.map((seller) => ({
      subject: `salesperson:${seller.id}` as const,
      weight: expected(customers.filter((one) => one.seller.id === seller.id)) + 1,
    }));
    for (const { period } of quarters) {
      const parts = { by: 'organisation', method: 'largest-remainder', parts: bySeller } as const;
      split(company, id, { subject: cell.subject, period }, parts, by());
    }
  }
  const approves = company.meta(generalManager, late === 0 ? undefined : company.now() - late);
  company.ask(ApproveTargetPlan.of({ plan: id }, approves));
};

type Split = ReturnType<typeof DecomposeTarget.of>['data'];

const split = (
  company: Company,
  id: string,
  of: Split['of'],
  how: { readonly [Key in keyof Split['split']]: unknown },
  meta: Parameters<typeof DecomposeTarget.of>[1],
): void => {
  company.ask(DecomposeTarget.of({ plan: id, of, split: how as Split['split'] }, meta));
};

/** Plans the first year as it was planned before it began, and each year that follows in its December before. */
export const planYears = (company: Company, areas: readonly Area[], customers: readonly Customer[]): void => {
  const { from, days } = company.options;
  const first = yearOf(from);
  const start = dayNumber(localDate(first, 1, 1));
  plan(company, areas, customers, first, (dayNumber(from) - start + 20) * day);
  const last = dayNumber(from) + days;
  for (let next = first + 1; dayNumber(localDate(next - 1, 12, 10)) < last; next++) {
    const on = dayNumber(localDate(next - 1, 12, 10));
    if (on > dayNumber(from))
      company.agenda.at(dayStart(workdayFrom(on)) + day / 2, () => plan(company, areas, customers, next));
  }
};
