/** Zones, against the tables of the runtime where it carries them: changes of clocks, repeated and skipped hours. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day, type Instant, minute } from './instant.ts';
import { dateOfDayNumber, type LocalDate } from './local-date.ts';
import { chinaStandardTime, dateAt, fixedZone, instantIn, instantOfDate, offsetAt, utc, type Zone } from './zone.ts';

const [from, to] = [Date.UTC(1990, 0), Date.UTC(2025, 0)];

/** What the runtime says a wall clock shows, as if that were UTC. */
const wallBy = (name: string) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (instant: Instant): number => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN;
    const milliseconds = ((instant % 1000) + 1000) % 1000;
    return (
      Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) +
      milliseconds
    );
  };
};

/** A zone's changes from 1990 to 2025, found in the runtime's tables by halving. */
const zoneOf = (name: string): Zone => {
  const wall = wallBy(name);
  const minutesAt = (instant: Instant): number => (wall(instant) - instant) / minute;
  const offsets: { from: Instant | null; minutes: number }[] = [{ from: null, minutes: minutesAt(from) }];
  for (let month = from; month < to; month += 7 * day) {
    let [low, high] = [month, month + 7 * day];
    if (minutesAt(low) === minutesAt(high)) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (minutesAt(middle) === minutesAt(low)) low = middle;
      else high = middle;
    }
    offsets.push({ from: high, minutes: minutesAt(high) });
  }
  return { name, version: 1, offsets: offsets as unknown as Zone['offsets'] };
};

const zones = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
].map((name) => [name, zoneOf(name)] as const);
const instants = fc.integer({ min: from, max: to });

it.each(zones)('%s: the date on the wall is the one that the runtime shows', (name, zone) => {
  const wall = wallBy(name);
  const nearChanges = fc
    .tuple(
      fc.constantFrom(...zone.offsets.map((offset) => offset.from ?? from)),
      fc.integer({ min: -2 * day, max: 2 * day }),
    )
    .map(([change, around]) => change + around);
  fc.assert(
    fc.property(fc.oneof(instants, nearChanges), (instant) => {
      expect(offsetAt(zone, instant)).toBe((wall(instant) - instant) / minute);
      expect(dateAt(zone, instant)).toBe(new Date(wall(instant)).toISOString().slice(0, 10));
    }),
  );
});

it.each(zones)(
  '%s: the time on the wall leads back to the instant, or to the earlier one that showed the same',
  (name, zone) => {
    const wall = wallBy(name);
    fc.assert(
      fc.property(instants, (instant) => {
        const shown = wall(instant);
        const date = dateOfDayNumber(Math.floor(shown / day));
        const back = instantIn(zone, date, shown - Math.floor(shown / day) * day);
        expect(wall(back)).toBe(shown);
        expect(back).toBeLessThanOrEqual(instant);
      }),
    );
  },
);

it.each(zones)('%s: what is known by its date only lies on that date', (_, zone) => {
  fc.assert(
    fc.property(fc.integer({ min: from / day, max: to / day }), (number) => {
      const date = dateOfDayNumber(number);
      expect(dateAt(zone, instantOfDate(zone, date))).toBe(date);
    }),
  );
});

/** New York in 2024: an hour skipped on March 10th, one repeated on November 3rd. */
const newYork: Zone = {
  name: 'America/New_York',
  version: 1,
  offsets: [
    { from: null, minutes: -300 },
    { from: Date.UTC(2024, 2, 10, 7), minutes: -240 },
    { from: Date.UTC(2024, 10, 3, 6), minutes: -300 },
  ],
};
const hours = (count: number) => count * 3_600_000;

it('a time that the clocks repeat is the earlier of the two', () => {
  expect(instantIn(newYork, '2024-11-03', hours(1.5))).toBe(Date.UTC(2024, 10, 3, 5, 30));
});

it('a time that the clocks skip is read with the offset before the change', () => {
  expect(instantIn(newYork, '2024-03-10', hours(2.5))).toBe(Date.UTC(2024, 2, 10, 7, 30));
});

it('the hours on both sides of a change are the only ones', () => {
  expect(instantIn(newYork, '2024-03-10', hours(2) - 1)).toBe(Date.UTC(2024, 2, 10, 7) - 1);
  expect(instantIn(newYork, '2024-03-10', hours(3))).toBe(Date.UTC(2024, 2, 10, 7));
  expect(instantIn(newYork, '2024-11-03', hours(2))).toBe(Date.UTC(2024, 10, 3, 7));
});

it('two changes within a day are told apart, forward and back', () => {
  const restless: Zone = {
    name: 'restless',
    version: 1,
    offsets: [
      { from: null, minutes: 0 },
      { from: hours(6), minutes: 60 },
      { from: hours(12), minutes: 120 },
      { from: hours(18), minutes: 0 },
    ],
  };
  expect(instantIn(restless, '1970-01-01', hours(6.5))).toBe(hours(6.5));
  expect(instantIn(restless, '1970-01-01', hours(13.5))).toBe(hours(12.5));
  expect(instantIn(restless, '1970-01-01', hours(19))).toBe(hours(17));
});

it('a whole day that a zone left out is read with the offset before it', () => {
  const samoa: Zone = {
    name: 'Pacific/Apia',
    version: 1,
    offsets: [
      { from: null, minutes: -600 },
      { from: Date.UTC(2011, 11, 30, 10), minutes: 840 },
    ],
  };
  expect(instantOfDate(samoa, '2011-12-30')).toBe(Date.UTC(2011, 11, 30, 22));
  expect(instantOfDate(samoa, '2011-12-29')).toBe(Date.UTC(2011, 11, 29, 22));
  expect(instantOfDate(samoa, '2011-12-31')).toBe(Date.UTC(2011, 11, 30, 22));
});

it('noon in China is four in the morning in UTC', () => {
  const date: LocalDate = '2024-10-12';
  expect(instantOfDate(chinaStandardTime, date)).toBe(Date.UTC(2024, 9, 12, 4));
  expect(instantOfDate(utc, date)).toBe(Date.UTC(2024, 9, 12, 12));
  expect(dateAt(chinaStandardTime, Date.UTC(2024, 9, 11, 16))).toBe('2024-10-12');
  expect(dateAt(chinaStandardTime, Date.UTC(2024, 9, 11, 16) - 1)).toBe('2024-10-11');
});

it('a fixed zone has one offset for ever', () => {
  const zone = fixedZone('UTC-03:30', -210);
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (instant) => offsetAt(zone, instant) === -210),
  );
});
