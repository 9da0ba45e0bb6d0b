// The satisfaction report by hand: two customers of a spring, counted on fingers; and its book, folded in every way.
import { chinaBusinessCalendar, type LocalDate } from '@clientele/domain/kernel';
import {
  ContactedAfterDelivery,
  CustomerReferred,
  DeliveryNoted,
  FallExplained,
  OpinionGiven,
  OpinionReported,
  OpinionUsed,
  ReturnVisitMade,
  SatisfactionFell,
  ServiceArranged,
  ServiceCaseOpened,
  ServiceJudged,
  ServicePerformed,
  SurveyAnswered,
  SurveySent,
  satisfactionPolicy,
  UpgradeAnswered,
  UpgradeOffered,
} from '@clientele/domain/service';
import { OrderCancelled, OrderPlaced } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { instantOn, logOf, streamOf } from '../../test/events.ts';
import { folded, foldedInShards, foldedInTwo, resumed } from '../../test/laws.ts';
import { line, placed, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { satisfactionBook } from './book.ts';
import { satisfaction } from './satisfaction.ts';
import { scoresOf } from './scores.ts';

const C1 = { customer: 'C1' };
const C2 = { customer: 'C2' };
const sent = (customer: string, survey: string) => SurveySent.of({ customer, survey, channel: 'web' });
const answered = (customer: string, survey: string, score: number, of: number) =>
  SurveyAnswered.of({ customer, survey, score, of });
const order = (id: string, on: LocalDate, customer: string) =>
  placed(id, on, { customer, lines: [line('P1', yuan(1))] });
const bought = { customer: 'C2', lines: [line('P1', yuan(1))] };

const log = logOf(
  streamOf('t.satisfaction-C1', [
    ['2024-03-01', DeliveryNoted.of({ ...C1, order: 'O1' })],
    ['2024-03-05', ContactedAfterDelivery.of({ ...C1, order: 'O1', channel: 'phone', usage: 'daily' })],
    ['2024-03-10', sent('C1', 'Q1')],
    ['2024-03-12', answered('C1', 'Q1', 5, 5)],
    ['2024-04-08', DeliveryNoted.of({ ...C1, order: 'O2' })],
    ['2024-04-10', sent('C1', 'Q2')],
    ['2024-04-12', answered('C1', 'Q2', 7, 10)],
    [
      '2024-04-12',
      SatisfactionFell.of({ ...C1, survey: 'Q2', why: 'fell', before: { score: 5, of: 5 }, now: { score: 7, of: 10 } }),
    ],
    ['2024-04-15', OpinionGiven.of({ ...C1, opinion: 'A1', text: 'smaller tins', channel: 'survey' })],
    ['2024-04-17', OpinionReported.of({ ...C1, opinion: 'A1', to: 'M1' })],
    ['2024-05-10', OpinionUsed.of({ ...C1, opinion: 'A1', improvement: '100 g' })],
    ['2024-05-11', FallExplained.of({ ...C1, survey: 'Q2', cause: 'late', measure: 'own van' })],
    ['2024-05-12', CustomerReferred.of({ ...C1, referred: 'C3' })],
    ['2024-05-12', CustomerReferred.of({ ...C1, referred: 'C4' })],
  ]),
  streamOf('t.satisfaction-C2', [
    ['2024-03-15', ReturnVisitMade.of({ ...C2, complaints: ['K1'] })],
    ['2024-03-15', sent('C2', 'Q1')],
    // Friday; Saturday and Sunday off, so two working days end on Tuesday.
    ['2024-04-19', OpinionGiven.of({ ...C2, opinion: 'A2', text: 'call first', channel: 'visit' })],
    ['2024-04-24', OpinionReported.of({ ...C2, opinion: 'A2', to: 'M1' })],
    ['2024-04-30', OpinionGiven.of({ ...C2, opinion: 'A3', text: 'no', channel: 'visit' })],
    ['2024-05-01', UpgradeOffered.of({ ...C2, offer: 'F1', kind: 'upgrade', text: 'bigger shelf' })],
    ['2024-05-02', UpgradeAnswered.of({ ...C2, offer: 'F1', accepted: true })],
  ]),
  streamOf('t.aftersales-A1', [
    ['2024-03-02', ServiceCaseOpened.of({ ...C1, case: 'A1', kind: 'installation' })],
    ['2024-03-02', ServiceArranged.of({ ...C1, case: 'A1', staff: ['S1'], on: '2024-03-04' })],
    ['2024-03-04', ServicePerformed.of({ ...C1, case: 'A1', done: true, report: 'done' })],
    ['2024-03-06', ServiceJudged.of({ ...C1, case: 'A1', accepted: true })],
  ]),
  order('O1', '2024-02-20', 'C1'),
  order('O2', '2024-04-01', 'C1'),
  order('O3', '2024-05-20', 'C3'),
  streamOf('test.order-O4', [
    ['2024-04-20', OrderPlaced.of({ order: 'O4', content: bought })],
    [
      '2024-04-22',
      OrderCancelled.of({
        order: 'O4',
        placedAt: instantOn('2024-04-20'),
        placedOn: '2024-04-20',
        content: bought,
        reason: 'off',
      }),
    ],
  ]),
);
const whole = folded(salesBook, log);
const ask = (asOf: LocalDate, book = whole) =>
  satisfaction(book, { asOf, policy: satisfactionPolicy, calendar: chinaBusinessCalendar });
const ratio = (numerator: bigint, denominator: bigint) => ({ numerator, denominator });
const simplified = (one: { readonly numerator: bigint; readonly denominator: bigint } | null) =>
  one === null ? null : Number((one.numerator * 1_000_000n) / one.denominator);

test('O10 O16: satisfaction is the mean of score over best score and the share of the content, with the response rate', () => {
  const { total } = ask('2024-05-31');
  expect([total.sent, total.answered]).toEqual([3, 2]);
  expect(total.responseRate).toEqual(ratio(2n, 3n));
  expect(simplified(total.mean)).toBe(850_000);
  expect(total.content).toEqual(ratio(1n, 2n));
  expect(scoresOf([])).toEqual({ sent: 0, answered: 0, responseRate: null, mean: null, content: null });
});

test('O12: the trend is told month by month, and a fall stays demanded until it is explained', () => {
  const { months } = ask('2024-05-31');
  expect(months.map(({ month, figures, change }) => [month, simplified(figures.mean), simplified(change)])).toEqual([
    ['2024-03', 1_000_000, null],
    ['2024-04', 700_000, -300_000],
  ]);
  const explain = (asOf: LocalDate) => ask(asOf).duties.filter(({ what }) => what === 'explain');
  expect(explain('2024-04-11')).toEqual([]);
  expect(explain('2024-04-26')).toEqual([
    { what: 'explain', customer: 'C1', of: 'Q2', due: '2024-04-26', overdue: false },
  ]);
  expect(explain('2024-04-27').map(({ overdue }) => overdue)).toEqual([true]);
  expect(explain('2024-05-11')).toEqual([]);
  expect(ask('2024-05-31').falls).toEqual({ found: 1, explained: 1 });
});

test('O9: a customer who got goods is to be contacted within a week, and who was is not', () => {
  const contact = (asOf: LocalDate) =>
    ask(asOf).duties.flatMap(({ what, of, due, overdue }) => (what === 'contact' ? [[of, due, overdue]] : []));
  expect(contact('2024-02-29')).toEqual([]);
  expect(contact('2024-03-04')).toEqual([['O1', '2024-03-08', false]]);
  expect(contact('2024-03-05')).toEqual([]);
  expect(contact('2024-04-15')).toEqual([['O2', '2024-04-15', false]]);
  expect(contact('2024-04-16')).toEqual([['O2', '2024-04-15', true]]);
});

test('O6 O10: return visits and surveys fall due again, so many days after the last', () => {
  const due = (what: string) =>
    ask('2024-05-31').duties.flatMap((one) => (one.what === what ? [[one.customer, one.due]] : []));
  expect(due('visit')).toEqual([
    ['C2', '2024-06-15'],
    ['C1', '2024-07-09'],
  ]);
  expect(due('survey')).toEqual([
    ['C2', '2024-06-15'],
    ['C1', '2024-07-11'],
  ]);
});

test('O11 O14 O15: opinions are collected, reported within two working days or late, and used', () => {
  const { opinions, duties } = ask('2024-05-31');
  expect(opinions).toMatchObject({
    given: 3,
    reported: { count: 2 },
    reportedInTime: { count: 1 },
    used: { count: 1, of: 3 },
  });
  // Tuesday the 30th; the five days of May are off, so two working days end on Tuesday the 7th.
  expect(duties.filter(({ what }) => what === 'report')).toEqual([
    { what: 'report', customer: 'C2', of: 'A3', due: '2024-05-07', overdue: true },
  ]);
});

test('O20 O21: what care led to: offers that were taken, customers who bought again afterwards, and those whom they brought', () => {
  const { offers, repeatPurchase, referrals } = ask('2024-05-31');
  expect(offers).toEqual({ count: 1, of: 1, share: ratio(1n, 1n) });
  expect(repeatPurchase).toEqual({ count: 1, of: 2, share: ratio(1n, 2n) });
  expect(referrals).toEqual({ count: 1, of: 2, share: ratio(1n, 2n) });
  expect(ask('2024-03-31').repeatPurchase).toMatchObject({ count: 0, of: 2 });
  expect(ask('2024-04-21').repeatPurchase).toMatchObject({ count: 2, of: 2 });
  expect(ask('2024-04-22').repeatPurchase).toMatchObject({ count: 1, of: 2 });
});

test('O7: after-sales cases are told by kind and stage, as of any date', () => {
  const installation = (asOf: LocalDate) => ask(asOf).cases.find(({ kind }) => kind === 'installation')?.stages;
  expect(installation('2024-03-01')).toMatchObject({ opened: 0, accepted: 0 });
  expect(installation('2024-03-03')).toMatchObject({ arranged: 1, accepted: 0 });
  expect(installation('2024-03-06')).toMatchObject({ arranged: 0, accepted: 1 });
});

test('however it is folded, the book answers alike; a checkpoint that is none is refused', () => {
  const answers = (book: typeof whole) => (['2024-03-31', '2024-05-31'] as const).map((asOf) => ask(asOf, book));
  for (let at = 0; at <= log.length; at += 5) expect(answers(foldedInTwo(salesBook, log, at))).toEqual(answers(whole));
  expect(answers(foldedInShards(salesBook, log, 3))).toEqual(answers(whole));
  expect(answers(resumed(salesBook, whole))).toEqual(answers(whole));
  const form = { name: 'satisfaction-book', version: 2 };
  const empty = { customers: [], cases: [] };
  for (const body of [{ ...empty, customers: [{}] }, { ...empty, cases: [1] }, {}]) {
    expect(E.isLeft(satisfactionBook.load({ ...form, body }))).toBe(true);
  }
});
