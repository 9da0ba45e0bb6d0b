// The visit report by hand: one spring week of two salespeople, counted on fingers; and its book, folded in every way.
import {
  MaterialsPresented,
  QuestionsAnswered,
  UnplannedVisitBegun,
  VisitBegun,
  VisitEnded,
  type VisitEvent,
  VisitExcused,
  VisitFindingsNoted,
  VisitMissed,
  VisitPlanned,
  VisitReplanned,
  VisitReported,
  VisitResearched,
  visitPolicy,
} from '@clientele/domain/field';
import { chinaBusinessCalendar, formatRatio, type LocalDate, month, quantity } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { instantOn, logOf, streamOf } from '../../test/events.ts';
import { folded, foldedInShards, foldedInTwo, resumed } from '../../test/laws.ts';
import { visitBook } from './book.ts';
import { matchVisits } from './matching.ts';
import { visits } from './visits.ts';

const of = (visit: string, customer: string, salesperson = 'S1') => ({ visit, customer, salesperson });
type Named = ReturnType<typeof of>;
const plan = (named: Named, on: LocalDate) =>
  VisitPlanned.of({
    ...named,
    class: 'village-clinic',
    stage: 'first',
    mode: 'in-person',
    on,
    purpose: '了解需求',
    focus: '产品介绍',
  });
const research = (named: Named) => VisitResearched.of({ ...named, needs: 'a', preferences: 'b' });
const stream = (named: Named, events: readonly (readonly [LocalDate, VisitEvent])[]) =>
  streamOf(`t.visit-${named.visit}`, events);

const v1 = of('V1', 'C1');
const v2 = of('V2', 'C1');
const v3 = of('V3', 'C2');
const v4 = of('V4', 'C3');
const v5 = of('V5', 'C4', 'S2');
const v6 = of('V6', 'C9', 'S2');
const answers = {
  nature: '个体',
  volume: quantity(1200, 'box'),
  cycle: { days: 30, last: '2024-03-01' as const },
  channel: '县级批发',
  payment: '现款',
  needs: '培训',
  views: '价高',
};

const log = logOf(
  // Planned for the 4th and kept two days late, with an order; the report a minute late.
  stream(v1, [
    ['2024-03-01', plan(v1, '2024-03-04')],
    ['2024-03-02', research(v1)],
    ['2024-03-06', VisitBegun.of({ ...v1, distance: 5 })],
    ['2024-03-06', QuestionsAnswered.of({ ...v1, answers })],
    ['2024-03-06', MaterialsPresented.of({ ...v1, kinds: ['awards'] })],
    [
      '2024-03-06',
      VisitFindingsNoted.of({ ...v1, usage: '日用', market: '降价', needs: '小包装', orders: ['O1'], complaints: [] }),
    ],
    ['2024-03-06', VisitEnded.of(v1)],
    [
      '2024-03-06',
      VisitReported.of({
        ...v1,
        text: '订货',
        next: { what: '送货', on: '2024-03-08', owner: 'S9' },
        due: instantOn('2024-03-06') - 60_000,
      }),
    ],
  ]),
  // Missed; excused on the 8th. Missed without a word. Put from the 5th on the 7th, then nobody went.
  stream(v2, [
    ['2024-03-01', plan(v2, '2024-03-12')],
    ['2024-03-12', VisitMissed.of(v2)],
    ['2024-03-13', VisitExcused.of({ ...v2, reason: '大雪' })],
  ]),
  stream(v3, [
    ['2024-03-01', plan(v3, '2024-03-05')],
    ['2024-03-02', VisitReplanned.of({ ...v3, on: '2024-03-07', reason: 'x' })],
  ]),
  // Begun, never ended: no visit yet.
  stream(v4, [
    ['2024-03-01', plan(v4, '2024-03-07')],
    ['2024-03-02', research(v4)],
    ['2024-03-07', VisitBegun.of(v4)],
  ]),
  stream(v5, [
    ['2024-03-01', plan(v5, '2024-03-07')],
    ['2024-03-02', research(v5)],
    ['2024-03-07', VisitBegun.of(v5)],
    ['2024-03-07', VisitEnded.of(v5)],
  ]),
  // Nobody planned this one.
  stream(v6, [
    [
      '2024-03-08',
      UnplannedVisitBegun.of({ ...v6, class: 'private-clinic', kind: 'walk-in', mode: 'in-person', purpose: '询价' }),
    ],
    ['2024-03-08', VisitEnded.of(v6)],
  ]),
);
const whole = folded(visitBook, log);
const ask = (asOf: LocalDate, tolerance = 2, book = whole) =>
  visits(
    { visits: book },
    { asOf, period: month(2024, 3), tolerance, policy: visitPolicy, calendar: chinaBusinessCalendar },
  );
const said = (ratio: Parameters<typeof formatRatio>[0]) => formatRatio(ratio, 4);

test('P29 P36: planned and actual visits are compared by salesperson: kept, excused, missed, re-planned, off plan', () => {
  const { rows, total } = ask('2024-03-31');
  expect(rows.map(({ salesperson }) => salesperson)).toEqual(['S1', 'S2']);
  const counts = ({ planned, matched, excused, unexcused, replanned, done }: typeof total) => [
    planned,
    matched,
    excused,
    unexcused,
    replanned,
    done,
  ];
  expect(rows.map(({ figures }) => counts(figures))).toEqual([
    [4, 1, 1, 2, 1, 1],
    [1, 1, 0, 0, 0, 2],
  ]);
  expect(counts(total)).toEqual([5, 2, 1, 2, 1, 3]);
  expect([total.compliance, total.coverage, total.offPlan, total.strike].map(said)).toEqual([
    '0.5000',
    '0.5000',
    '0.3333',
    '0.3333',
  ]);
  // Seven answers of three visits with seven questions each; 21 working days in March 2024 for two people.
  expect([total.completeness, total.perDay].map(said)).toEqual(['0.3333', '0.0714']);
  expect([total.reports, total.lateReports]).toEqual([1, 1]);
});

test('who was handed a report can overwrite what was found, and the next answer is the same', () => {
  const book = folded(visitBook, log);
  const spoil = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      spoil(Reflect.get(value, key));
      Reflect.set(value, key, 'spoilt');
    }
  };
  const before = JSON.stringify(ask('2024-03-31', 2, book).lines);
  spoil(ask('2024-03-31', 2, book).lines);
  expect(JSON.stringify(ask('2024-03-31', 2, book).lines)).toBe(before);
});

test('what was not yet so is not told: as of a date, only plans that are due and visits that are over', () => {
  expect(ask('2024-03-05').total).toMatchObject({ planned: 1, matched: 0, unexcused: 1, done: 0, offPlan: null });
  expect(ask('2024-03-06').total).toMatchObject({ planned: 1, matched: 1, unexcused: 0, done: 1 });
  expect(ask('2024-03-12').total).toMatchObject({ excused: 0, unexcused: 3 });
  expect(ask('2024-03-13').total).toMatchObject({ excused: 1, unexcused: 2 });
  expect(ask('2024-03-31', 1).total).toMatchObject({ matched: 1, unexcused: 3 });
});

test('the example of the rules: plans on days 2 and 5, visits on 4 and 7, tolerance 2: two matches', () => {
  const on = (visit: string, date: LocalDate) => ({ visit, customer: 'C1', on: date });
  const plans = [on('P1', '2025-01-02'), on('P2', '2025-01-05')];
  const done = [on('D1', '2025-01-04'), on('D2', '2025-01-07')];
  expect(matchVisits(plans, done, 2)).toEqual([
    { planned: 'P1', done: 'D1', days: 2 },
    { planned: 'P2', done: 'D2', days: 2 },
  ]);
  expect(matchVisits(plans, done, 1)).toEqual([{ planned: 'P2', done: 'D1', days: -1 }]);
  expect(matchVisits(plans, [on('D0', '2025-01-03'), ...done], 1).map((one) => one.done)).toEqual(['D0', 'D1']);
});

test('P34: a return visit follows the last visit of its customer on an earlier day, whatever else was that day', () => {
  const contact = (visit: string, customer: string, on: LocalDate, occasion: 'regular' | 'return') => {
    const named = of(visit, customer);
    const begun = UnplannedVisitBegun.of({ ...named, kind: 'off-plan', mode: 'in-person', purpose: 'x', occasion });
    return stream(named, [
      [on, begun],
      [on, VisitEnded.of(named)],
    ]);
  };
  const book = folded(
    visitBook,
    logOf(
      contact('V3', 'C1', '2024-03-12', 'return'),
      contact('V1', 'C1', '2024-02-20', 'regular'),
      contact('V2', 'C1', '2024-03-01', 'regular'),
      contact('V4', 'C1', '2024-03-12', 'return'),
      contact('V5', 'C2', '2024-03-12', 'return'),
      contact('V6', 'C2', '2024-03-20', 'regular'),
    ),
  );
  const { total, lines } = ask('2024-03-31', 2, book);
  expect(lines.map(({ visit, follows }) => [visit.visit, follows])).toEqual([
    ['V2', null],
    ['V3', { visit: 'V2', days: 11 }],
    ['V4', { visit: 'V2', days: 11 }],
    ['V5', null],
    ['V6', null],
  ]);
  expect([total.returns, said(total.returnDays)]).toEqual([3, '11.0000']);
});

test('however it is folded, the book answers alike; a checkpoint that is none is refused', () => {
  const told = (book: typeof whole) => ask('2024-03-31', 2, book);
  for (let at = 0; at <= log.length; at += 3) expect(told(foldedInTwo(visitBook, log, at))).toEqual(told(whole));
  expect(told(foldedInShards(visitBook, log, 3))).toEqual(told(whole));
  expect(told(resumed(visitBook, whole))).toEqual(told(whole));
  const form = { name: 'visits', version: 1 };
  for (const body of [{}, { visits: [['V1', [['VisitMissed', {}, 0, '2024-01-01']]]] }, { visits: [['V1', 7]] }])
    expect(E.isLeft(visitBook.load({ ...form, body }))).toBe(true);
});
