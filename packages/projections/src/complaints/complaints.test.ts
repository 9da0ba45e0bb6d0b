// The complaint report by hand: four complaints of an autumn in China, counted on fingers.
import {
  chinaBusinessCalendar,
  chinaStandardTime,
  type Instant,
  instantIn,
  type LocalDate,
  month,
} from '@clientele/domain/kernel';
import {
  CauseFound,
  ComplaintAcknowledged,
  ComplaintAssigned,
  type ComplaintContent,
  type ComplaintEvent,
  ComplaintLodged,
  ComplaintPaused,
  ComplaintReopened,
  ComplaintResolved,
  ComplaintRouted,
  complaintPolicy,
  OutcomeStated,
  type Severity,
} from '@clientele/domain/service';
import { expect, test } from 'vitest';
import { logOf, type Stream, stored } from '../../test/events.ts';
import { folded } from '../../test/laws.ts';
import { percentile } from '../kernel/percentile.ts';
import { complaintBook } from './book.ts';
import { type ComplaintAxis, complaints } from './complaints.ts';
import { durationsOf } from './durations.ts';

const hour = 3_600_000;
const minutes = 60_000;
type Told = readonly [on: LocalDate, hours: number, event: ComplaintEvent];
const complaintOf = (id: string, events: readonly Told[]): Stream =>
  events.map(([on, hours, event], revision) =>
    stored(`test.complaint-${id}`, revision, on, event, instantIn(chinaStandardTime, on, hours * hour)),
  );

const policies = ['complaints@1'] as const;
const content: ComplaintContent = {
  customer: 'C1',
  channel: 'phone',
  about: { product: 'P1' },
  class: 'quality',
  severity: 'ordinary',
  territory: 'east',
};
const of = (complaint: string) => ({ complaint, customer: 'C1' });
const lodged = (complaint: string, more: Partial<ComplaintContent> = {}, severity: Severity = 'ordinary') =>
  ComplaintLodged.of(
    { complaint, content: { ...content, ...more, severity }, line: severity === 'ordinary' ? 'first' : 'escalated' },
    { policies },
  );
const answered = (complaint: string) => ComplaintAcknowledged.of(of(complaint));
const resolved = (complaint: string) => ComplaintResolved.of({ ...of(complaint), outcome: 'done' }, { policies });

/**
 * K1: Friday before the working Saturday, 17:00; answered on that Saturday at 10:00, after two hours; resolved Monday 12:00.
 * K2: serious, four hours to answer, 24 to resolve; answered after five; never resolved.
 * K3: the same again as K1, in the west; paused since Tuesday 15 October, 09:00.
 * K4: of another product and month; reopened once.
 */
const log = logOf(
  complaintOf('K1', [
    ['2024-10-11', 17, lodged('K1')],
    ['2024-10-11', 17.5, ComplaintRouted.of({ ...of('K1'), department: 'production' })],
    ['2024-10-12', 10, answered('K1')],
    ['2024-10-14', 11, CauseFound.of({ ...of('K1'), cause: 'seal' })],
    ['2024-10-14', 12, resolved('K1')],
  ]),
  complaintOf('K2', [
    ['2024-10-14', 9, lodged('K2', { class: 'delivery' }, 'serious')],
    ['2024-10-14', 15, answered('K2')],
    ['2024-10-15', 9, ComplaintRouted.of({ ...of('K2'), department: 'logistics' })],
    ['2024-10-15', 9, ComplaintAssigned.of({ ...of('K2'), handler: 'S2' })],
  ]),
  complaintOf('K3', [
    ['2024-10-14', 13, lodged('K3', { territory: 'west' })],
    ['2024-10-14', 14, CauseFound.of({ ...of('K3'), cause: 'seal' })],
    ['2024-10-15', 9, ComplaintPaused.of({ ...of('K3'), waiting: 'handler', waitsFor: 'supplier', reason: 'test' })],
  ]),
  complaintOf('K4', [
    ['2024-09-02', 9, lodged('K4', { about: { product: 'P2' } })],
    ['2024-09-02', 10, answered('K4')],
    ['2024-09-03', 9, resolved('K4')],
    ['2024-09-04', 9, ComplaintReopened.of({ ...of('K4'), reason: 'again', clock: 'continues' })],
    ['2024-09-05', 9, resolved('K4')],
    ['2024-09-05', 10, OutcomeStated.of({ ...of('K4'), timely: false, disputed: true })],
  ]),
);
const book = { complaints: folded(complaintBook, log) };
const at = (on: LocalDate, hours: number): Instant => instantIn(chinaStandardTime, on, hours * hour);
const ask = (by: readonly ComplaintAxis[], more: object = {}) =>
  complaints(book, { asOf: '2024-10-16', by, policies: [complaintPolicy], calendar: chinaBusinessCalendar, ...more });
const half = { numerator: 1n, denominator: 2n };

test('O19: what was lodged is counted by its product, region, class, cause, month, department and customer', () => {
  const counts = (axis: ComplaintAxis) =>
    ask([axis]).rows.map(({ classes, figures }) => [classes[0]?.key, figures.lodged]);
  expect(counts('product')).toEqual([
    ['P1', 3],
    ['P2', 1],
  ]);
  expect(counts('territory')).toEqual([
    ['east', 3],
    ['west', 1],
  ]);
  expect(counts('class')).toEqual([
    ['quality', 3],
    ['delivery', 1],
  ]);
  expect(counts('cause')).toEqual([
    ['seal', 2],
    [null, 2],
  ]);
  expect(counts('month')).toEqual([
    ['2024-09', 1],
    ['2024-10', 3],
  ]);
  expect(counts('department')).toEqual([
    [null, 2],
    ['logistics', 1],
    ['production', 1],
  ]);
  expect(counts('customer')).toEqual([['C1', 4]]);
  expect(counts('severity')).toEqual([
    ['ordinary', 3],
    ['serious', 1],
  ]);
  expect(counts('standing')).toEqual([
    ['lapsed', 1],
    ['open', 1],
    ['paused', 1],
    ['resolved', 1],
  ]);
});

test('several axes make cells, each with its words in both languages', () => {
  const [cell] = ask(['severity', 'territory']).rows;
  expect(cell?.classes.map(({ text }) => text)).toEqual([
    { en: 'Ordinary complaint', zh: '一般投诉' },
    { en: 'east', zh: 'east' },
  ]);
  expect(cell?.figures.lodged).toBe(2);
});

test('O12 O13: time to answer is told in elapsed and in business time, with its median and ninetieth percentile', () => {
  const { toAnswer, toResolve, daysToRouting } = ask(['company']).total;
  // K1: 17:00 to 18:00 and 9:00 to 10:00 of the working Saturday. K2: 9:00 to 15:00, less an hour at noon. K4: one hour.
  expect(toAnswer.business).toEqual({ count: 3, negative: 0, missing: 1, median: 2 * hour, p90: 5 * hour });
  expect(toAnswer.elapsed).toMatchObject({ median: 6 * hour, p90: 17 * hour });
  // K1: an hour, eight on Saturday, three on Monday. K4: three days of eight hours.
  expect(toResolve.business).toEqual({ count: 2, negative: 0, missing: 2, median: 12 * hour, p90: 24 * hour });
  expect(daysToRouting).toEqual({ count: 2, negative: 0, missing: 2, median: 0, p90: 1 });
});

test('O12 O13: the timely share is by the clock of each complaint, of those that were answered and of all', () => {
  const { answer, resolution, statedTimely, disputed } = ask(['company']).total;
  expect(answer).toMatchObject({ done: 3, timely: 2, breached: 1, share: { numerator: 2n, denominator: 3n } });
  expect(answer.shareOfAll).toEqual({ numerator: 2n, denominator: 4n });
  expect(resolution).toMatchObject({ done: 2, timely: 2 });
  expect(statedTimely).toEqual({ stated: 1, timely: 0, shareOfAll: { numerator: 0n, denominator: 4n } });
  expect(disputed.share).toEqual({ numerator: 1n, denominator: 1n });
});

test('closed, closed at the first attempt, and come back', () => {
  const { closed, firstTime, repeated, standings } = ask(['company']).total;
  expect(closed).toEqual({ count: 2, share: { numerator: 2n, denominator: 4n } });
  expect(firstTime).toEqual({ count: 1, share: half });
  expect(repeated).toEqual({ count: 1, share: half });
  expect(standings).toEqual({ open: 1, paused: 1, resolved: 1, confirmed: 0, lapsed: 1 });
});

test('O12: what is open and breached is told as of any instant, the most urgent first', () => {
  const open = (on: LocalDate, hours: number) =>
    ask([], { asOf: on, at: at(on, hours) }).open.map(({ complaint, standing, resolution }) => [
      complaint,
      standing,
      resolution.state,
      resolution.deadline,
    ]);
  // 24 hours of K2 are used on Wednesday at 18:00; 40 of K3 would be on Monday the 21st at noon, were it not paused.
  const deadline = at('2024-10-16', 18);
  expect(open('2024-10-14', 14)).toEqual([
    ['K2', 'open', 'running', deadline],
    ['K3', 'open', 'running', at('2024-10-21', 12)],
  ]);
  expect(open('2024-10-16', 18)).toEqual([
    ['K2', 'open', 'running', deadline],
    ['K3', 'paused', 'paused', null],
  ]);
  expect(open('2024-10-17', 9.5)).toEqual([
    ['K2', 'open', 'breached', deadline],
    ['K3', 'paused', 'paused', null],
  ]);
  expect(ask([], { at: at('2024-10-17', 9.5) }).total.openBreached).toBe(1);
  expect(open('2024-10-11', 16)).toEqual([]);
  expect(open('2024-09-03', 8)).toEqual([['K4', 'open', 'running', at('2024-09-06', 18)]]);
  expect(ask([]).open[0]).toMatchObject({ recorder: 'tester', handler: 'S2', department: 'logistics' });
});

test('a period takes those that were lodged in it; the date of the report ends at midnight of the calendar', () => {
  const october = ask(['month'], { period: month(2024, 10) });
  expect(october.total.lodged).toBe(3);
  expect(october.asked).toMatchObject({
    at: at('2024-10-17', 0) - 1,
    policies: ['complaints@1'],
    calendar: 'china-8x5@1',
    repeatWithinDays: 90,
  });
  expect(ask(['month'], { asOf: '2024-10-11' }).rows.map(({ figures }) => figures.lodged)).toEqual([1, 1]);
});

test('percentiles are by nearest rank; what is negative or missing is counted and left out', () => {
  expect([50, 90, 100].map((percent) => percentile([1, 2, 3, 4], percent))).toEqual([2, 4, 4]);
  expect(percentile([], 50)).toBeNull();
  expect(durationsOf([3, null, -1, 1, 2].map((days) => days && days * minutes))).toEqual({
    count: 3,
    negative: 1,
    missing: 1,
    median: 2 * minutes,
    p90: 3 * minutes,
  });
});
