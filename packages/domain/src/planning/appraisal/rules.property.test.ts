// The room on arbitrary stories: the rules of every room, its laws among them, and every event and every reason reached.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kpiMeasures } from '../../../test/kpi-facts.ts';
import { type Actor, addDays, instantOfDate, type LocalDate, money, month, quarter, utc } from '../../kernel/index.ts';
import { type Asking, assertRules, type SoFar } from '../../testing/index.ts';
import type { AppraisalGiven } from './authority.ts';
import {
  AcknowledgeAppraisal,
  AnswerObjection,
  type AppraisalCommand,
  CollectAppraisalSheet,
  DecideConsequence,
  ExplainShortfall,
  FreezeAppraisal,
  GiveAppraisalFeedback,
  IssueAppraisalSheet,
  MeasureKpi,
  ObjectToAppraisal,
  OpenAppraisal,
  StartCoaching,
} from './commands.ts';
import type { AppraisalEvent, Consequence } from './events.ts';
import type { KpiFacts } from './facts.ts';
import { appraisal } from './index.ts';
import { furtherKpis } from './kpi-catalogue.ts';
import { bandedScheme, generalManager, given, manager, seller, subject, supervisor } from './samples.ts';
import type { Appraisal, AppraisalFile } from './state.ts';

type Ask = Asking<AppraisalFile, AppraisalCommand, AppraisalEvent>;
type Past = SoFar<AppraisalFile, AppraisalEvent>;

const [teamwork] = furtherKpis.filter(({ code }) => code === 'teamwork');
if (teamwork === undefined) throw new Error('teamwork');

/** Some of the seven and one that is judged, by the month, so that a story gets through some periods. */
const kept = ['sales-attainment', 'customers-visited-a-day', 'customers', 'product-mix'];
const monthly = {
  ...bandedScheme,
  name: 'monthly',
  cycle: 'month' as const,
  from: '2025-01-01' as const,
  kpis: [
    ...bandedScheme.kpis.filter(({ kpi }) => kept.includes(kpi.code)).map((one) => ({ ...one, weight: 2000 })),
    { kpi: teamwork, weight: 2000, cap: 10_000 },
  ],
};
const rules: AppraisalGiven = { ...given, schemes: [monthly] };
const strict: AppraisalGiven = { ...rules, career: null };

/** Two subjects: one is simply measured, another has facts of every kind. */
const subjects = fc.oneof(
  { weight: 9, arbitrary: fc.constant(subject) },
  { weight: 1, arbitrary: fc.constant('team:__proto__' as const) },
);
const numbers = fc.constantFrom(1, 1, 1, 1, 3, 2);
const people: readonly Actor[] = [...Array<Actor>(9).fill(supervisor), manager, generalManager, seller];
const actor = fc.constantFrom(...people);
/** Days after the latest that was told; now and then before it. */
const later = fc.oneof(
  { weight: 12, arbitrary: fc.nat({ max: 2 }) },
  { weight: 1, arbitrary: fc.integer({ min: -40, max: 40 }) },
);

const fileOf = ({ states }: Past, of: string): AppraisalFile => states.get(`test.appraisal-${of}`) ?? appraisal.initial;

const yuan = { kind: 'money', currency: 'CNY', scale: 0 } as const;
const sold = (actual: number): KpiFacts => ({ form: 'attainment', unit: yuan, actual, target: 1000, plan: 'P' });

/** Facts that fit, in most cases; else those of another form, or broken in one way or another. */
const facts = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .constantFrom(400, 650, 699, 1000, 1050, 1100, 1400)
      .map((actual) => ({ kpi: 'sales-attainment', facts: sold(actual) })),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...monthly.kpis.map(({ kpi }) => kpi))
      .chain(({ code: kpi, form }) => kpiMeasures(form).map((of) => ({ kpi, facts: of }))),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<{ readonly kpi: string; readonly facts: KpiFacts }>(
      { kpi: 'none', facts: sold(1) },
      { kpi: 'customers', facts: sold(1) },
      { kpi: 'sales-attainment', facts: { ...sold(1), unit: { kind: 'count' } } as KpiFacts },
      { kpi: 'sales-attainment', facts: { ...sold(1), plan: null } as KpiFacts },
      { kpi: 'customers', facts: { form: 'count', count: 3, target: null } },
      {
        kpi: 'product-mix',
        facts: {
          form: 'mix',
          target: null,
          parts: [
            { class: 'tea', actual: 1, planned: 1 },
            { class: 'tea', actual: 1, planned: 1 },
          ],
        },
      },
      {
        kpi: 'teamwork',
        facts: { form: 'rating', of: 5, target: null, ratings: [{ by: seller.id, score: 6, evidence: 'himself' }] },
      },
      {
        kpi: 'customers-visited-a-day',
        facts: { form: 'average', days: [{ on: '2025-01-05', customers: 9 }], workingDays: 13, target: 100 },
      },
    ),
  },
);

const consequence = (of: Appraisal | undefined, pick: number): Consequence => {
  const score = Number(of?.frozen?.result.score ?? '0');
  const amount = (of_: number) => money(of_, 'CNY', 0);
  switch (pick % 6) {
    case 0:
      return { kind: 'dismissal' };
    case 1:
      return { kind: 'promotion', from: 'seller', to: pick % 4 === 1 ? 'senior seller' : 'team leader' };
    case 2:
      return { kind: 'reward', amount: amount(1) };
    default:
      return score < 0.6
        ? { kind: 'penalty', amount: amount(500) }
        : { kind: 'reward', amount: amount(score >= 1.1 ? 2000 : 1000) };
  }
};

/** Which step is the next in the life of an appraisal; a coin decides where there are two. */
const due = (of: Appraisal, pick: number): number => {
  const coin = pick % 3;
  const open = of.sheets.find(({ collected }) => collected === null);
  if (of.frozen === null && open !== undefined) return open.form === 'appraisal' ? 2 : 3;
  if (of.frozen === null) return of.inputs.length === 0 ? (coin === 0 ? 1 : 4) : coin === 0 ? 5 : 8;
  const unmet = of.frozen.result.kpis.some(({ met }) => met === false);
  if (of.feedback === null) return unmet && coin === 0 ? 11 : 13;
  if (of.response?.kind === 'objected' && of.response.answer === null) return coin === 0 ? 21 : 18;
  return of.response === null && coin === 0 ? 16 : coin === 1 ? 17 : pick % 2 === 0 ? 19 : 21;
};

/** One step of a story on one appraisal: the next that is due in most cases, any other in some. */
const step: fc.Arbitrary<Ask> = fc
  .record({
    of: subjects,
    number: numbers,
    by: actor,
    days: later,
    pick: fc.nat({ max: 999 }),
    any: fc.nat({ max: 23 }),
    guided: fc.nat({ max: 19 }),
    facts,
  })
  .map(({ of, number, by, days, pick, any, guided, facts: measured }) => (soFar: Past) => {
    const file = fileOf(soFar, of);
    const which = { subject: of, appraisal: `A${number}` };
    const found = file.appraisals.find(({ id }) => id === which.appraisal);
    const period = month(2025, number);
    const kind = guided > 1 && found !== undefined ? due(found, pick) : any;
    // Measured when the period is over; what follows is dated after the freezing.
    const from: LocalDate = found?.frozen == null ? period.end : addDays(found.frozen.on, 1);
    const on = addDays(found === undefined || guided === 1 ? period.start : from, days);
    const at = Math.max(instantOfDate(utc, on), days < 0 ? 0 : (found?.latest ?? 0));
    const meta = { commandId: `c${pick}`, at, on, by };
    if (found === undefined && kind > 2) {
      const scheme = pick % 25 === 0 ? 'monthly@2' : 'monthly@1';
      const own = pick % 23 === 0 ? quarter(2024, 4) : pick % 29 === 0 ? month(2025, 1) : period;
      return OpenAppraisal.of({ ...which, appraisee: seller.id, period: own, scheme }, meta);
    }
    switch (kind) {
      case 0:
        return OpenAppraisal.of({ ...which, appraisee: seller.id, period, scheme: 'monthly@1' }, meta);
      case 1:
        return IssueAppraisalSheet.of(
          { ...which, form: pick % 2 === 0 ? 'attendance' : 'appraisal', due: addDays(on, (pick % 5) - 1) },
          meta,
        );
      case 2:
      case 3:
        return CollectAppraisalSheet.of(
          {
            ...which,
            sheet:
              kind === 2
                ? { form: 'appraisal', remarks: 'seen' }
                : { form: 'attendance', workingDays: 20, leaveDays: pick % 21, meetingDays: 1 },
          },
          meta,
        );
      case 4:
      case 5:
      case 6:
      case 7:
        return MeasureKpi.of({ ...which, input: { ...measured, source: 'book' } }, meta);
      case 8:
      case 9:
      case 10:
        return FreezeAppraisal.of(which, meta);
      case 11:
      case 12: {
        const broken = pick % 5;
        return ExplainShortfall.of(
          {
            ...which,
            kpi: pick % 7 === 0 ? 'customers' : 'sales-attainment',
            cause: broken === 1 ? ' ' : 'two dealers closed',
            countermeasure: broken === 1 ? '' : 'win two more',
            owner: broken === 2 ? 'nobody' : seller.id,
            due: addDays(on, broken === 3 ? -1 : 10),
            meeting: {
              on: addDays(on, broken === 4 ? 1 : 0),
              participants: broken === 3 ? [seller.id] : [seller.id, 'supervisor'],
            },
          },
          meta,
        );
      }
      case 13:
      case 14:
      case 15:
        return GiveAppraisalFeedback.of({ ...which, guidance: 'plan the week' }, meta);
      case 16:
        return AcknowledgeAppraisal.of(which, { ...meta, by: pick % 3 === 0 ? by : seller });
      case 17:
        return ObjectToAppraisal.of(
          { ...which, reason: 'an order is missing' },
          { ...meta, by: seller, ...(pick % 6 === 0 ? { on: addDays(on, 60), at: at + 60 * 86_400_000 } : {}) },
        );
      case 18:
        return AnswerObjection.of({ ...which, upheld: pick % 2 === 0, reason: 'looked into' }, meta);
      case 19:
      case 20: {
        const until = addDays(period.end, pick % 4 === 0 ? -40 : 20);
        const start = pick % 4 === 1 ? addDays(period.end, -1) : addDays(period.end, 1);
        return StartCoaching.of(
          { ...which, coach: pick % 5 === 0 ? seller.id : 'coach', from: start, until, goal: 'plan' },
          meta,
        );
      }
      default:
        return DecideConsequence.of(
          { ...which, consequence: consequence(found, pick), reason: 'by the score' },
          { ...meta, by: pick % 4 === 0 ? by : generalManager },
        );
    }
  });

const options = {
  commands: step,
  given: fc.constantFrom(
    () => rules,
    () => rules,
    () => rules,
    () => strict,
  ),
  longest: 26,
} as const;

test('the room keeps the rules of every room on any story', () => {
  expect(assertRules(appraisal, { ...options, runs: 25 }).broken).toEqual([]);
});

test('and its stories reach every event', () => {
  const report = assertRules(appraisal, { ...options, runs: 55, seed: 8, mustReach: 'events' });
  expect(report.unreached).toEqual([]);
});
