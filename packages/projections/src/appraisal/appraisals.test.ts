// Appraisals from orders, targets, invoices and visits to the view: the seven indicators from one log, and what followed.
import { formatRatio, type LocalDate, money, quarter, year } from '@clientele/domain/kernel';
import {
  AcknowledgeAppraisal,
  type AppraisalCommand,
  type AppraisalGiven,
  type AppraisalScheme,
  appraisal,
  CollectAppraisalSheet,
  DecideConsequence,
  ExplainShortfall,
  FreezeAppraisal,
  furtherKpis,
  GiveAppraisalFeedback,
  IssueAppraisalSheet,
  type KpiInput,
  MeasureKpi,
  managersDecide,
  OpenAppraisal,
  sevenKpiScheme,
} from '@clientele/domain/planning';
import { financeCollects, IssueInvoice, ReceivePayment, receivable, threeLevels } from '@clientele/domain/trade';
import { describe, expect, test } from 'vitest';
import { boss, on, recorded, toldBy } from '../../test/appraisals.ts';
import { folded, foldedInShards, foldedInTwo } from '../../test/laws.ts';
import { opened, planStream, set } from '../../test/plans.ts';
import { answered, line, placed, yuan } from '../../test/sales.ts';
import { type SalesBook, salesBook } from '../book.ts';
import { appraisals } from './appraisals.ts';
import { kpiFacts } from './facts.ts';

const period = quarter(2024, 1);
const subject = 'salesperson:7' as const;
const of = { subject, appraisal: 'A1' } as const;
const given: AppraisalGiven = { schemes: [sevenKpiScheme], authority: managersDecide, career: null };

const sold = (order: string, date: LocalDate, customer: string, salesperson: string, tea: number, coffee: number) =>
  placed(order, date, {
    customer,
    salesperson,
    lines: [
      line(`${order}-t`, yuan(tea), { category: 'tea', cost: yuan(tea / 2) }),
      line(`${order}-c`, yuan(coffee), { category: 'coffee', cost: yuan(coffee / 2) }),
    ],
    territory: customer === 'C3' ? 'south' : 'east',
  });

/** 900 of 1,000; 450 of 500 gross profit; three customers, in two of four territories; 600 tea and 300 coffee. */
const orders = [
  sold('1', '2024-01-10', 'C1', '7', 200, 100),
  sold('2', '2024-02-10', 'C2', '7', 200, 100),
  sold('3', '2024-03-10', 'C3', '7', 200, 100),
  sold('4', '2024-03-11', 'C4', '8', 400, 0),
];
const plans = [
  planStream('R', [opened('R'), set('R', subject, quarter(2024, 1), 1000, 1200)]),
  planStream('G', [opened('G', { metric: 'gross-profit' }), set('G', subject, quarter(2024, 1), 500, 600)]),
];
const invoice = (id: string, amount: number, date: LocalDate) =>
  IssueInvoice.of(
    {
      invoice: id,
      customer: 'C1',
      content: { amount: money(amount, 'CNY', 0), dueOn: '2024-03-15', salesperson: '7' },
    },
    on(date, boss),
  );
const invoices = toldBy(receivable, { dunning: threeLevels, collection: financeCollects }, [
  invoice('I1', 600, '2024-01-11'),
  invoice('I2', 300, '2024-02-11'),
  ReceivePayment.of(
    { invoice: 'I1', receipt: 'P1', amount: money(450, 'CNY', 0), means: 'transfer' },
    on('2024-03-01', boss),
  ),
]);

/** What the visit room will know: brought through the port until it is there. */
const visits: KpiInput = {
  kpi: 'customers-visited-a-day',
  source: 'visit sheets',
  facts: { form: 'average', days: [{ on: '2024-01-10', customers: 250 }], workingDays: 50, target: 600 },
};
const question = {
  asOf: '2024-04-02',
  subject,
  period,
  plans: { revenue: 'R', grossProfit: 'G' },
  customersTarget: 4,
  breadth: { axis: 'territory', targeted: ['east', 'south', 'west', 'north'] },
  mix: [
    { class: 'tea', planned: 1 },
    { class: 'coffee', planned: 1 },
  ],
  currency: 'CNY',
  others: [visits],
} as const;
const source: SalesBook = folded(salesBook, recorded(...orders, ...plans, invoices));
const inputs = answered(kpiFacts(source, question));

const opening = (appraisalId: string, which = period) =>
  OpenAppraisal.of(
    { subject, appraisal: appraisalId, appraisee: 'seller-7', period: which, scheme: 'seven-kpis@1' },
    on('2024-01-02'),
  );
const story: readonly AppraisalCommand[] = [
  opening('A1'),
  IssueAppraisalSheet.of({ ...of, form: 'attendance', due: '2024-04-03' }, on('2024-03-29')),
  CollectAppraisalSheet.of(
    { ...of, sheet: { form: 'attendance', workingDays: 60, leaveDays: 6, meetingDays: 4 } },
    on('2024-04-01'),
  ),
  ...inputs.map((input) => MeasureKpi.of({ ...of, input }, on('2024-04-02'))),
  FreezeAppraisal.of(of, on('2024-04-02')),
  ExplainShortfall.of(
    {
      ...of,
      kpi: 'sales-attainment',
      cause: 'two dealers closed',
      countermeasure: 'win two dealers in the south',
      owner: 'seller-7',
      due: '2024-06-30',
      meeting: { on: '2024-04-08', participants: ['seller-7', 'supervisor'] },
    },
    on('2024-04-15'),
  ),
  GiveAppraisalFeedback.of({ ...of, guidance: 'more of the south' }, on('2024-04-16')),
  AcknowledgeAppraisal.of(of, on('2024-04-17', { id: 'seller-7', roles: [] })),
];
const log = recorded(toldBy(appraisal, given, story));
const book = folded(salesBook, log);
const row = (asOf: LocalDate) => appraisals(book.appraisals, { asOf }).rows[0];

describe('the seven indicators from one log', () => {
  test('B1 B2 B3 B4: attainment from sales and targets, collection from receivables, each with its source', () => {
    const told = row('2024-12-31')?.kpis.map(({ kpi, value, target, ratio }) => [
      kpi.name.zh,
      formatRatio(value),
      formatRatio(target),
      formatRatio(ratio),
    ]);
    expect(told?.slice(0, 3)).toEqual([
      ['销售目标达成率', '900.000000', '1000.000000', '0.900000'],
      ['毛利目标达成率', '450.000000', '500.000000', '0.900000'],
      ['应收帐款回收率', '0.500000', '1.000000', '0.500000'],
    ]);
    expect(told).toHaveLength(7);
    expect(row('2024-12-31')?.kpis.map((one) => one.source)).toEqual([
      'target attainment: plan R, revenue, 2024-Q1, as of 2024-04-02',
      'target attainment: plan G, gross-profit, 2024-Q1, as of 2024-04-02',
      'receivables: all-open, 2024-Q1, as of 2024-04-02',
      'visit sheets',
      'active customers: ordered in 2024-01-02..2024-04-01, as of 2024-04-02',
      'active customers by territory, 2024-01-02..2024-04-01, as of 2024-04-02',
      'sales by category in CNY, 2024-Q1, as of 2024-04-02',
    ]);
  });

  test('B5 B6 B7 B8: visits, customers, breadth and product mix', () => {
    const told = row('2024-12-31')
      ?.kpis.slice(3)
      .map(({ kpi, value, ratio, effective }) => [
        kpi.name.zh,
        formatRatio(value),
        formatRatio(ratio),
        formatRatio(effective),
      ]);
    // Shares of tea and coffee are 2/3 and 1/3 where halves were planned: 1 − ½ (1/6 + 1/6).
    expect(told).toEqual([
      ['每天平均访问户数', '5.000000', '0.833333', null],
      ['客户数量', '3.000000', '0.750000', null],
      ['客户的广度', '0.500000', '0.500000', '1.800000'],
      ['产品比例', '0.833333', '0.833333', null],
    ]);
  });

  test('are frozen to the digit and verified, and say how they are measured', () => {
    const one = row('2024-12-31');
    // 0.25 × 0.9 + 0.15 × 0.9 + 0.15 × 0.5 + 0.1 × (5/6 + 0.75 + 0.5) + 0.15 × 5/6
    expect(formatRatio(one?.score ?? null)).toBe('0.768333');
    expect(one).toMatchObject({ standing: 'frozen', verified: true, frozenOn: '2024-04-02', scheme: 'seven-kpis@1' });
    expect(one?.kpis.map(({ kpi }) => kpi.nature)).toEqual(Array.from({ length: 7 }, () => 'quantitative'));
  });

  test('B10: growth is told against the period before or a year before, where it is asked for', () => {
    const grown = (against: 'previous' | 'last-year') => {
      const earlier = [sold('5', '2023-12-30', 'C1', '7', 500, 100), sold('6', '2023-02-10', 'C2', '7', 700, 100)];
      const from = folded(salesBook, recorded(...orders, ...plans, ...earlier));
      const told = answered(kpiFacts(from, { ...question, growth: { against, target: 1000 } }));
      return told.find(({ kpi }) => kpi === 'sales-growth');
    };
    const whole = 1_000_000;
    expect(grown('previous')?.facts).toEqual({
      form: 'growth',
      current: 900 * whole,
      previous: 600 * whole,
      target: 1000,
    });
    expect(grown('last-year')).toMatchObject({
      facts: { current: 900 * whole, previous: 800 * whole },
      source: 'sales in CNY, 2024-Q1 against 2023-Q1, as of 2024-04-02',
    });
    expect(inputs.some(({ kpi }) => kpi === 'sales-growth')).toBe(false);
  });

  test('without plans, visits or planned shares are told as not measured, and give their weight away', () => {
    const few = answered(kpiFacts(source, { asOf: question.asOf, subject, period, plans: {}, currency: 'CNY' }));
    expect(few.map(({ kpi }) => kpi)).toEqual(['collection-rate', 'customers']);
    const due = answered(kpiFacts(source, { ...question, collectionOf: 'due' }));
    expect(due.find(({ kpi }) => kpi === 'collection-rate')?.facts).toMatchObject({ numerator: 450, denominator: 900 });
    expect(kpiFacts(source, { ...question, plans: { revenue: 'none' } })).toMatchObject({
      left: [{ code: 'question.unknown-plan' }],
    });
  });
});

test('B28: market coverage goes its way from the facts to the report, beside sales', () => {
  const coverage = furtherKpis.filter(({ code }) => code === 'market-coverage');
  const [sales] = sevenKpiScheme.kpis;
  if (sales === undefined) throw new Error('seven');
  const scheme: AppraisalScheme = {
    ...sevenKpiScheme,
    name: 'coverage',
    kpis: [{ ...sales, weight: 5000 }, ...coverage.map((kpi) => ({ kpi, weight: 5000, cap: 10_000 }))],
  };
  const told = toldBy(appraisal, { ...given, schemes: [scheme] }, [
    OpenAppraisal.of({ ...of, appraisee: 'seller-7', period, scheme: 'coverage@1' }, on('2024-01-02')),
    ...inputs.slice(0, 1).map((input) => MeasureKpi.of({ ...of, input }, on('2024-04-02'))),
    MeasureKpi.of(
      {
        ...of,
        input: {
          kpi: 'market-coverage',
          source: 'shops served of the shops in the district',
          facts: { form: 'share', numerator: 30, denominator: 120, target: 5000 },
        },
      },
      on('2024-04-02'),
    ),
    FreezeAppraisal.of(of, on('2024-04-02')),
  ]);
  const [one] = appraisals(folded(salesBook, recorded(told)).appraisals, { asOf: '2024-12-31' }).rows;
  expect(
    one?.kpis.map(({ kpi, value, target, ratio }) => [
      kpi.name.zh,
      formatRatio(value),
      formatRatio(target),
      formatRatio(ratio),
    ]),
  ).toEqual([
    ['销售目标达成率', '900.000000', '1000.000000', '0.900000'],
    ['市场覆盖率', '0.250000', '0.500000', '0.500000'],
  ]);
  expect(formatRatio(one?.score ?? null)).toBe('0.700000');
});

describe('what follows', () => {
  test('B25: an unmet target waits for its cause, is overdue after ten days, and late when explained then', () => {
    const sales = (asOf: LocalDate) => row(asOf)?.unmet.find(({ kpi }) => kpi === 'sales-attainment');
    expect(sales('2024-04-01')).toBeUndefined();
    expect(sales('2024-04-12')).toMatchObject({ due: '2024-04-12', explained: null, overdue: false, daysLate: 0 });
    expect(sales('2024-04-13')).toMatchObject({ explained: null, overdue: true, daysLate: 1 });
    expect(sales('2024-12-31')).toMatchObject({
      explained: { cause: 'two dealers closed', countermeasure: 'win two dealers in the south' },
      overdue: false,
      late: true,
      daysLate: 3,
    });
    expect(row('2024-12-31')?.unmet.map(({ kpi }) => kpi)).toEqual([
      'sales-attainment',
      'gross-profit-attainment',
      'customers-visited-a-day',
      'customers',
    ]);
  });

  test('B24 B26: sheets that came back and the feedback that was taken stand in the report, each on its day', () => {
    expect(row('2024-03-31')).toMatchObject({
      sheets: [{ form: 'attendance', due: '2024-04-03', collectedOn: null }],
      daysAttended: null,
      standing: 'provisional',
      verified: null,
    });
    expect(row('2024-12-31')).toMatchObject({
      sheets: [{ form: 'attendance', collectedOn: '2024-04-01' }],
      daysAttended: 50,
      feedbackOn: '2024-04-16',
      response: 'acknowledged',
    });
    expect(row('2024-04-16')).toMatchObject({ response: 'none' });
  });

  test('B21: a penalty is told with its appraisal, and a result that was tampered with shows', () => {
    const sales = inputs
      .filter(({ kpi }) => kpi === 'sales-attainment')
      .map(
        (input): KpiInput =>
          input.facts.form === 'attainment' ? { ...input, facts: { ...input.facts, actual: 500 } } : input,
      );
    const poor = toldBy(appraisal, given, [
      opening('A1'),
      ...sales.map((input) => MeasureKpi.of({ ...of, input }, on('2024-04-02'))),
      FreezeAppraisal.of(of, on('2024-04-02')),
      GiveAppraisalFeedback.of({ ...of, guidance: 'plan the week' }, on('2024-04-03')),
      DecideConsequence.of(
        { ...of, consequence: { kind: 'penalty', amount: null }, reason: 'half of the target' },
        on('2024-04-09', boss),
      ),
    ]);
    const one = appraisals(folded(salesBook, recorded(poor)).appraisals, { asOf: '2024-12-31' }).rows[0];
    expect(one?.decided.map(({ consequence: { kind }, on: date }) => [kind, date])).toEqual([
      ['penalty', '2024-04-09'],
    ]);
    const tampered = poor.map((event) =>
      event.type === 'AppraisalFrozen'
        ? {
            ...event,
            data: {
              ...(event.data as object),
              result: { ...(event.data as { result: object }).result, score: '1.000000' },
            },
          }
        : event,
    );
    expect(appraisals(folded(salesBook, recorded(tampered)).appraisals, { asOf: '2024-12-31' }).rows[0]?.verified).toBe(
      false,
    );
  });

  test('B18: appraisals are asked by subject and period, and come in order', () => {
    const many = recorded(toldBy(appraisal, given, [opening('A2', quarter(2024, 2)), opening('A1')]));
    const all = folded(salesBook, many).appraisals;
    const ids = (more: object) => appraisals(all, { asOf: '2024-12-31', ...more }).rows.map((one) => one.appraisal);
    expect(ids({})).toEqual(['A1', 'A2']);
    expect(ids({ period })).toEqual(['A1']);
    expect(ids({ period: year(2024) })).toEqual(['A1', 'A2']);
    expect(ids({ subject: 'salesperson:8' })).toEqual([]);
  });
});

test('what a view handed out can be overwritten to the bottom, and the next answer is the same', () => {
  const spoil = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
    for (const [key, part] of Object.entries(value)) {
      spoil(part);
      Reflect.set(value, key, 'spoiled');
    }
  };
  const asked = () => appraisals(book.appraisals, { asOf: '2024-12-31' });
  const first = JSON.stringify(asked().rows[0]?.decided) + JSON.stringify(asked().rows[0]?.period);
  const score = formatRatio(asked().rows[0]?.score ?? null);
  const kpis = asked().rows[0]?.kpis.map(({ kpi }) => kpi.code);
  spoil(asked());
  expect(JSON.stringify(asked().rows[0]?.decided) + JSON.stringify(asked().rows[0]?.period)).toBe(first);
  expect(formatRatio(asked().rows[0]?.score ?? null)).toBe(score);
  expect(asked().rows[0]?.kpis.map(({ kpi }) => kpi.code)).toEqual(kpis);
});

test('the book is the same folded at once, in parts, or in shards', () => {
  const asked = (from: SalesBook) => appraisals(from.appraisals, { asOf: '2024-12-31' });
  for (const at of [0, 5, log.length]) expect(asked(foldedInTwo(salesBook, log, at))).toEqual(asked(book));
  expect(asked(foldedInShards(salesBook, log, 3))).toEqual(asked(book));
});
