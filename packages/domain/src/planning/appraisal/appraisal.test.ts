// Opening an appraisal, its sheets and its facts, with the unhappy paths beside each step.
import { describe, expect, test } from 'vitest';
import { codes, freezing, measuring, on, opened, opening, sold, told } from '../../../test/appraisal-steps.ts';
import { type Actor, month, quarter, year } from '../../kernel/index.ts';
import { scenario } from '../../testing/index.ts';
import { CollectAppraisalSheet, IssueAppraisalSheet, OpenAppraisal } from './commands.ts';
import { KpiMeasured } from './events.ts';
import type { KpiFacts } from './facts.ts';
import { appraisal } from './index.ts';
import type { Kpi } from './kpi.ts';
import { furtherKpis } from './kpi-catalogue.ts';
import { bandedScheme, given, id, input, of, period, scheme, seller, supervisor } from './samples.ts';

describe('an appraisal is opened', () => {
  test('B18 B19: for a period of its scheme’s cycle, once, by a scheme that was in force before', () => {
    expect(codes(opened())).toBe('accepted');
    expect(codes(told.when(opening({ period: month(2025, 1) })))).toEqual(['appraisal.not-its-cycle']);
    expect(codes(told.when(opening({ period: year(2025) })))).toEqual(['appraisal.not-its-cycle']);
    expect(codes(opened().when(opening({ appraisal: 'A2' })))).toEqual(['appraisal.period-taken']);
    expect(codes(opened().when(opening({ appraisal: 'A2', period: quarter(2025, 2) })))).toBe('accepted');
    expect(codes(opened().when(opening()))).toEqual(['appraisal.exists']);
    expect(codes(told.when(opening({ scheme: 'seven-kpis@2' })))).toEqual(['appraisal.scheme-unknown']);
    expect(codes(told.when(opening({ period: quarter(1999, 4) })))).toEqual(['appraisal.scheme-not-in-force']);
  });

  test('B18: by the month as well as by the quarter, where a scheme says so', () => {
    const monthly = scenario(appraisal, {
      ...given,
      schemes: [bandedScheme, { ...bandedScheme, name: 'monthly', cycle: 'month' }],
    });
    const open = (cycle: string, appraisalId: string, of_: typeof period) =>
      opening({ scheme: cycle, appraisal: appraisalId, period: of_ });
    const both = monthly.when(open('monthly@1', 'M1', month(2025, 1))).when(open('seven-kpis@1', 'Q1', period));
    expect(both.state.appraisals.map(({ period: { key } }) => key)).toEqual(['2025-01', '2025-Q1']);
    expect(codes(both.when(open('monthly@1', 'M2', month(2025, 2))))).toBe('accepted');
    expect(codes(both.when(open('monthly@1', 'M2', month(2025, 1))))).toEqual(['appraisal.period-taken']);
  });

  test('by a supervisor, and never by the appraised himself', () => {
    const by = (actor: Actor) =>
      codes(told.when(OpenAppraisal.of({ ...of, appraisee: seller.id, period, scheme }, on('2025-01-02', actor))));
    expect(by(seller)).toEqual(['appraisal.not-authorised', 'appraisal.judges-himself']);
    expect(by({ ...supervisor, id: seller.id })).toEqual(['appraisal.judges-himself']);
    expect(by(supervisor)).toBe('accepted');
  });
});

describe('sheets', () => {
  const issued = opened()
    .when(IssueAppraisalSheet.of({ ...of, form: 'attendance', due: '2025-04-05' }, on('2025-03-31', supervisor)))
    .when(IssueAppraisalSheet.of({ ...of, form: 'appraisal', due: '2025-04-05' }, on('2025-03-31', supervisor)));
  const attendance = (leaveDays: number) =>
    CollectAppraisalSheet.of(
      { ...of, sheet: { form: 'attendance', workingDays: 60, leaveDays, meetingDays: 4 } },
      on('2025-04-01', supervisor),
    );

  test('B26: of attendance and appraisal are issued and collected before an appraisal is frozen', () => {
    const measured = issued.when(measuring('sales-attainment', sold(900)));
    expect(codes(measured.when(freezing()))).toEqual(['appraisal.sheets-outstanding']);
    const one = measured.when(attendance(6));
    one.when(freezing()).thenRejected({
      code: 'appraisal.sheets-outstanding',
      data: { appraisal: id, forms: ['appraisal'] },
    });
    const both = one.when(
      CollectAppraisalSheet.of(
        { ...of, sheet: { form: 'appraisal', remarks: 'agreed' } },
        on('2025-04-01', supervisor),
      ),
    );
    expect(codes(both.when(freezing()))).toBe('accepted');
    expect(both.state.appraisals[0]?.sheets.map(({ form, collected }) => [form, collected?.on])).toEqual([
      ['attendance', '2025-04-01'],
      ['appraisal', '2025-04-01'],
    ]);
  });

  test('B5 B26: the days of the attendance sheet are what visits are divided by, leave and meetings out', () => {
    const visited = (workingDays: number): KpiFacts => ({
      form: 'average',
      days: [{ on: '2025-01-02', customers: 100 }],
      workingDays,
      target: 200,
    });
    const collected = issued.when(attendance(6));
    collected.when(measuring('customers-visited-a-day', visited(60))).thenRejected({
      code: 'appraisal.not-the-days-of-attendance',
      data: { kpi: 'customers-visited-a-day', stated: 60, attended: 50 },
    });
    expect(codes(collected.when(measuring('customers-visited-a-day', visited(50))))).toBe('accepted');
  });

  test('refuse what can’t be: a sheet nobody issued, more days off than days, twice the same', () => {
    expect(codes(opened().when(attendance(6)))).toEqual(['appraisal.sheet-not-issued']);
    expect(codes(issued.when(attendance(57)))).toEqual(['appraisal.more-days-off-than-worked']);
    expect(codes(issued.when(attendance(56)))).toBe('accepted');
    expect(codes(issued.when(attendance(6)).when(attendance(6)))).toEqual(['appraisal.sheet-collected-already']);
    const again = IssueAppraisalSheet.of({ ...of, form: 'appraisal', due: '2025-03-30' }, on('2025-03-31', supervisor));
    expect(codes(issued.when(again))).toEqual(['appraisal.sheet-issued-already', 'appraisal.due-in-the-past']);
  });
});

test('the facts of an appraisal fit into one record, whatever they are', () => {
  const classes = (count: number): KpiFacts => ({
    form: 'breadth',
    classes: Array.from({ length: count }, (_, index) => ({ class: `${index}${'类'.repeat(190)}`, customers: 1 })),
    targeted: Array.from({ length: count }, (_, index) => `${index}${'类'.repeat(190)}`),
    target: null,
  });
  const one = opened().when(measuring('customer-breadth', classes(500)));
  expect(codes(one)).toBe('accepted');
  const mix: KpiFacts = {
    form: 'mix',
    parts: Array.from({ length: 300 }, (_, index) => ({ class: `${index}${'类'.repeat(190)}`, actual: 1, planned: 1 })),
    target: null,
  };
  expect(codes(one.when(measuring('product-mix', mix)))).toEqual(['appraisal.facts-too-large']);
  expect(codes(one.when(measuring('customer-breadth', classes(10))).when(measuring('product-mix', mix)))).toBe(
    'accepted',
  );
  const bytes = new TextEncoder().encode(JSON.stringify(one.when(freezing()).history.at(-1))).length;
  expect(bytes).toBeLessThan(1_048_576);
});

describe('an indicator is measured', () => {
  test('B27: by facts of its own form, in the unit of its target, with the plan that set it', () => {
    const at = (facts: KpiFacts, kpi = 'sales-attainment') => codes(opened().when(measuring(kpi, facts)));
    expect(at(sold(900))).toBe('accepted');
    expect(at({ form: 'count', count: 1, target: 1 })).toEqual(['appraisal.facts-of-another-form']);
    expect(at({ ...sold(900), unit: { kind: 'count' } } as KpiFacts)).toEqual(['appraisal.unit-of-another-target']);
    expect(at({ ...sold(900), plan: null } as KpiFacts)).toEqual(['appraisal.target-without-plan']);
    expect(at(sold(900), 'teamwork')).toEqual(['appraisal.kpi-not-of-the-scheme']);
  });

  test('not twice of one class or day, not outside its period, not above the whole, not by himself', () => {
    const rated: Kpi | undefined = furtherKpis.find(({ code }) => code === 'teamwork');
    if (rated === undefined) throw new Error('teamwork');
    const judged = scenario(appraisal, {
      ...given,
      schemes: [
        { ...bandedScheme, kpis: [...bandedScheme.kpis.slice(0, 6), { kpi: rated, weight: 1500, cap: 10_000 }] },
      ],
    }).when(opening());
    const twice: KpiFacts = {
      form: 'average',
      days: [
        { on: '2025-04-01', customers: 1 },
        { on: '2025-04-01', customers: 1 },
      ],
      workingDays: 1,
      target: null,
    };
    expect(codes(judged.when(measuring('customers-visited-a-day', twice)))).toEqual([
      'appraisal.counted-twice',
      'appraisal.day-outside-the-period',
    ]);
    const ratings: KpiFacts = {
      form: 'rating',
      of: 5,
      target: null,
      ratings: [
        { by: seller.id, score: 5, evidence: 'himself' },
        { by: 'peer', score: 6, evidence: 'joint visits' },
      ],
    };
    expect(codes(judged.when(measuring('teamwork', ratings)))).toEqual([
      'appraisal.part-above-the-whole',
      'appraisal.rates-himself',
    ]);
  });
});

test('nothing is asked of an appraisal that isn’t there, and facts of another subject’s stay where they are', () => {
  expect(codes(told.when(freezing()))).toEqual(['appraisal.unknown']);
  const stray = KpiMeasured.of({
    ...of,
    appraisal: 'none',
    input: input('customers', { form: 'count', count: 1, target: 1 }),
  });
  expect(told.given(stray).when(opening()).state.appraisals).toHaveLength(1);
});
