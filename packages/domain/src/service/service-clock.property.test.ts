// The clock of a promise, for any course, calendar and change of clocks (`rules.md §3.3`).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessClock, chinaBusinessCalendar, type Instant, instantOfDate, minute } from '../kernel/index.ts';
import { businessCalendars, instants } from '../testing/index.ts';
import { type ClockCourse, readClock } from './service-clock.ts';

const hour = 60 * minute;
const span = { from: '2024-01-10', to: '2024-12-20' } as const;
const fortnight = 14 * 24 * hour;

/** Courses of a fortnight or so: pauses that overlap and some that go on, other allotments on the way, some finished. */
const courses: fc.Arbitrary<ClockCourse> = instants(span).chain((start) => {
  const soon = fc.integer({ min: 0, max: fortnight }).map((ahead) => start + ahead);
  const hold = fc.tuple(soon, fc.option(fc.integer({ min: 0, max: 4 * 24 * hour }))).map(([from, length]) => ({
    from,
    to: length === null ? null : from + length,
  }));
  const allotted = fc.integer({ min: 1, max: 60 * 60 }).map((minutes) => minutes * minute);
  return fc.record({
    start: fc.constant(start),
    holds: fc.array(hold, { maxLength: 4 }),
    allotted: fc.tuple(allotted, fc.array(fc.tuple(soon, allotted), { maxLength: 2 })).map(([first, others]) => {
      const later = others.map(([from, time]) => ({ from, time })).sort((a, b) => a.from - b.from);
      return [{ from: start, time: first }, ...later] as const;
    }),
    finished: fc.option(soon),
  });
});
const asked = fc
  .tuple(courses, fc.integer({ min: 0, max: 2 * fortnight }))
  .map(([course, ahead]) => [course, course.start + ahead] as const);
const calendars = fc.oneof({ weight: 3, arbitrary: businessCalendars() }, fc.constant(chinaBusinessCalendar));

/** Whether a course holds still at an instant. */
const held = ({ holds }: ClockCourse, at: Instant): boolean =>
  holds.some(({ from, to }) => from <= at && (to === null || at < to));

/** Business time that doesn't count, cut at every instant at which anything changes: no intervals are merged. */
const holdBetween = (course: ClockCourse, time: (from: Instant, to: Instant) => number, end: Instant): number => {
  const cuts = course.holds.flatMap(({ from, to }) => [from, to ?? end]);
  const bounds = [...new Set([course.start, end, ...cuts])]
    .filter((at) => at >= course.start && at <= end)
    .sort((a, b) => a - b);
  return bounds.slice(1).reduce((sum, to, index) => {
    const from = bounds[index] as Instant;
    return held(course, from) ? sum + time(from, to) : sum;
  }, 0);
};

test('O1 O12: while it runs, the deadline is the same by what is left from now and by all that was allotted from the start', () => {
  let running = 0;
  fc.assert(
    fc.property(calendars, asked, (calendar, [course, at]) => {
      const clock = businessClock(calendar);
      const reading = readClock(clock, course, at);
      const end = course.finished !== null && course.finished <= at ? course.finished : at;
      const hold = holdBetween(course, clock.businessTime, end);
      expect(reading.used).toBe(clock.businessTime(course.start, end) - hold);
      expect(reading.remaining).toBe(reading.allotted - reading.used);
      if (reading.state !== 'running' || reading.remaining <= 0) return;
      running += 1;
      expect(reading.deadline).toBe(clock.businessAdd(course.start, reading.allotted + hold));
    }),
  );
  expect(running).toBeGreaterThan(3);
});

test('what was used never falls, and stands still while it is held and out of hours', () => {
  fc.assert(
    fc.property(calendars, asked, fc.integer({ min: 0, max: fortnight }), (calendar, [course, at], more) => {
      const clock = businessClock(calendar);
      const [now, then] = [readClock(clock, course, at), readClock(clock, course, at + more)];
      expect(then.used).toBeGreaterThanOrEqual(now.used);
      const still = course.holds.some(({ from, to }) => from <= at && (to === null || at + more <= to));
      if (still || clock.businessTime(at, at + more) === 0) expect(then.used).toBe(now.used);
      if (now.state === 'breached') {
        expect(then.state).toBe('breached');
        expect(then.breachedAt).toBe(now.breachedAt);
      }
    }),
  );
});

test('a pause that lies wholly out of hours moves nothing', () => {
  let met = 0;
  fc.assert(
    fc.property(
      calendars,
      asked,
      instants(span),
      fc.integer({ min: 1, max: 20 * hour }),
      (calendar, [course, at], from, length) => {
        const clock = businessClock(calendar);
        if (clock.businessTime(from, from + length) !== 0) return;
        met += 1;
        const paused = { ...course, holds: [...course.holds, { from, to: from + length }] };
        const [before, after] = [readClock(clock, course, at), readClock(clock, paused, at)];
        expect({ ...after, state: null, deadline: null }).toEqual({ ...before, state: null, deadline: null });
        if (after.state === before.state) expect(after.deadline).toBe(before.deadline);
      },
    ),
  );
  expect(met).toBeGreaterThan(3);
});

test('once all is used, the deadline is the instant at which it was, for ever', () => {
  let over = 0;
  fc.assert(
    fc.property(calendars, asked, fc.integer({ min: 0, max: fortnight }), (calendar, [course, at], more) => {
      const clock = businessClock(calendar);
      const { deadline, remaining, allotted } = readClock(clock, course, at);
      if (remaining > 0 || deadline === null) return;
      over += 1;
      const inHours = { ...course, finished: null };
      expect(readClock(clock, inHours, deadline).used).toBe(allotted);
      if (deadline > course.start) expect(readClock(clock, inHours, deadline - 1).used).toBe(allotted - 1);
      const later = readClock(clock, course, at + more);
      if (later.allotted === allotted) expect(later.deadline).toBe(deadline);
    }),
  );
  expect(over).toBeGreaterThan(3);
});

test('another allotment changes what is left and never what was used', () => {
  fc.assert(
    fc.property(calendars, asked, fc.integer({ min: 1, max: 100 * hour }), (calendar, [course, at], time) => {
      const clock = businessClock(calendar);
      const [first, ...others] = course.allotted;
      const changed = { ...course, allotted: [first, ...others, { from: at, time }] as const };
      const sorted = [...changed.allotted].sort((a, b) => a.from - b.from);
      const rebased = { ...course, allotted: sorted as unknown as ClockCourse['allotted'] };
      expect(readClock(clock, rebased, at).used).toBe(readClock(clock, course, at).used);
    }),
  );
});

test("eight hours from Monday nine o'clock, asked at eight in the evening, were due at the end of the day", () => {
  const week = [{ from: '09:00', to: '17:00' }] as const;
  const days = [week, week, week, week, week, [], []] as const;
  const years = [{ year: 2024, week: days, holidays: [], workingDays: [] }];
  const clock = businessClock({ ...chinaBusinessCalendar, years });
  const monday = instantOfDate(chinaBusinessCalendar.zone, '2024-06-03') - 3 * hour;
  const course = { start: monday, holds: [], allotted: [{ from: monday, time: 8 * hour }], finished: null } as const;
  const evening = readClock(clock, course, monday + 11 * hour);
  expect(evening).toEqual({
    state: 'running',
    used: 8 * hour,
    allotted: 8 * hour,
    remaining: 0,
    deadline: monday + 8 * hour,
    breachedAt: null,
  });
  const tuesday = monday + 24 * hour;
  expect(readClock(clock, course, tuesday)).toMatchObject({ state: 'running', remaining: 0 });
  expect(readClock(clock, course, tuesday + 1)).toMatchObject({
    state: 'breached',
    remaining: -1,
    deadline: monday + 8 * hour,
    breachedAt: monday + 8 * hour,
  });
  expect(readClock(clock, { ...course, finished: monday + 8 * hour }, tuesday + 1).state).toBe('met');
  expect(readClock(clock, { ...course, finished: tuesday + 1 }, tuesday + 2).state).toBe('breached');
});

test('where a pause begins just when all is used, that is the deadline, and not the end of the pause', () => {
  const clock = businessClock(chinaBusinessCalendar);
  const monday = instantOfDate(chinaBusinessCalendar.zone, '2024-06-03') - 3 * hour;
  const holds = [{ from: monday + 2 * hour, to: monday + 26 * hour }];
  const course = { start: monday, holds, allotted: [{ from: monday, time: 2 * hour }], finished: null } as const;
  expect(readClock(clock, course, monday + 25 * hour)).toMatchObject({ state: 'paused', deadline: monday + 2 * hour });
  expect(readClock(clock, course, monday + 29 * hour)).toMatchObject({
    state: 'breached',
    deadline: monday + 2 * hour,
    breachedAt: monday + 2 * hour,
  });
});
