// The card on arbitrary histories: the rules of every room, the same answer whatever the order of arrival, and what a
// correction replaces, each against a model that knows nothing of timelines.

import fc from 'fast-check';
import { isRight } from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import {
  addDays,
  checkLaws,
  factOn,
  jsonFault,
  known,
  type LocalDate,
  type Personal,
  type Place,
  replay,
  type StoredEvent,
} from '../../kernel/index.ts';
import {
  type Asking,
  assertRules,
  ids,
  metas,
  recordedHistory,
  storedBy,
  tell,
  testMeta,
} from '../../testing/index.ts';
import {
  AssignTerritory,
  type CardCommand,
  CorrectName,
  CorrectPlacement,
  CorrectTerritory,
  PlaceCustomer,
  RegisterCustomer,
  RenameCustomer,
} from './commands.ts';
import { type CardEvent, CustomerPlaced, CustomerRegistered, CustomerRenamed, TerritoryAssigned } from './events.ts';
import { type Card, card, cardLaws } from './index.ts';

const customer = 'C1';
const firstDay: LocalDate = '2024-01-01';
const lastDay = 12;
const dayOf = (number: number): LocalDate => addDays(firstDay, number);

const words = fc.constantFrom('north', 'south', '东区', '__proto__');
const place: fc.Arbitrary<Place> = words.map((city) => ({ city }));

/** Who sends: a few customers on a few days, so that commands meet. */
const meta = metas({ from: '2024-01-01', to: '2024-01-04' });
const who = ids('C', 2);

/** Names one of the events so far, whatever it is, or none that exists. */
const correcting = <D>(
  data: fc.Arbitrary<D>,
  make: (about: { customer: string; corrects: string }, data: D, meta: CardCommand['meta']) => CardCommand,
): fc.Arbitrary<Asking<Card, CardCommand, CardEvent>> =>
  fc.tuple(who, data, meta, fc.nat()).map(([of, content, surrounding, pick]) => ({ history }) => {
    const events = history.filter(({ stream }) => stream === `test.card-${of}`);
    const corrects = events[pick % (events.length + 1)]?.id ?? 'no-such-event';
    return make({ customer: of, corrects }, content, surrounding);
  });

const option = <A>(values: fc.Arbitrary<A>) => fc.option(values, { nil: undefined, freq: 1 });

const commands: fc.Arbitrary<Asking<Card, CardCommand, CardEvent>> = fc.oneof(
  fc
    .tuple(
      fc.record(
        {
          customer: who,
          name: words,
          directness: fc.constantFrom('direct' as const, 'indirect' as const),
          place,
          territory: words,
        },
        { requiredKeys: ['customer'] },
      ),
      meta,
    )
    .map(([data, surrounding]) => RegisterCustomer.of(data, surrounding)),
  fc.tuple(who, words, meta).map(([of, name, at]) => RenameCustomer.of({ customer: of, name }, at)),
  fc.tuple(who, place, meta).map(([of, where, at]) => PlaceCustomer.of({ customer: of, place: where }, at)),
  fc.tuple(who, words, meta).map(([of, territory, at]) => AssignTerritory.of({ customer: of, territory }, at)),
  correcting(words, (about, name, at) => CorrectName.of({ ...about, name }, at)),
  correcting(option(place), (about, where, at) => CorrectPlacement.of({ ...about, place: where ?? null }, at)),
  correcting(option(words), (about, where, at) => CorrectTerritory.of({ ...about, territory: where ?? null }, at)),
);

test('the card keeps the rules of every room and its own laws on any story', () => {
  const report = assertRules(card, {
    commands,
    given: () => ({}),
    longest: 30,
    runs: 300,
    mustReach: 'events and rejections',
  });
  expect(report.passed).toBe(true);
});

/** What somebody knows: a fact from a day on, or that another thing he said was wrong. */
interface Said {
  readonly key: number;
  readonly fact: 'name' | 'place' | 'territory';
  readonly day: number;
  readonly value: string | null;
  /** The key of what this corrects. */
  readonly corrects: number | null;
}

const asCommand = ({ fact, value, day, corrects, key }: Said, idOf: (key: number) => string): CardCommand => {
  const at = { ...testMeta(dayOf(day)), commandId: `said-${key}` };
  const about = { customer, corrects: corrects === null ? '' : idOf(corrects) };
  const city = value === null ? null : { city: value };
  switch (fact) {
    case 'name': {
      const name = value ?? '';
      return corrects === null ? RenameCustomer.of({ customer, name }, at) : CorrectName.of({ ...about, name }, at);
    }
    case 'place':
      return corrects === null && city !== null
        ? PlaceCustomer.of({ customer, place: city }, at)
        : CorrectPlacement.of({ ...about, place: city }, at);
    case 'territory':
      return corrects === null && value !== null
        ? AssignTerritory.of({ customer, territory: value }, at)
        : CorrectTerritory.of({ ...about, territory: value }, at);
  }
};

/**
 * Things said of one customer. Days of one fact differ, so that every order is allowed in which a correction comes after
 * what it corrects; values repeat, and so do neighbours.
 */
const sayings: fc.Arbitrary<readonly Said[]> = fc
  .uniqueArray(
    fc.record({
      fact: fc.constantFrom('name' as const, 'place' as const, 'territory' as const),
      day: fc.nat({ max: lastDay }),
      value: words,
      retracts: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
      pick: fc.option(fc.nat(), { freq: 1 }),
    }),
    { selector: ({ fact, day }) => `${fact} ${day}`, maxLength: 14, size: 'max' },
  )
  .map((drafts) => {
    const corrected = new Set<number>();
    const said: Said[] = [];
    for (const [key, { fact, day, value, retracts, pick }] of drafts.entries()) {
      const open = said.filter((one) => one.fact === fact && one.value !== null && !corrected.has(one.key));
      const target = pick === null ? undefined : open[pick % (open.length || 1)];
      if (target !== undefined) corrected.add(target.key);
      const takesBack = target !== undefined && retracts && fact !== 'name';
      said.push({ key, fact, day, value: takesBack ? null : value, corrects: target?.key ?? null });
    }
    return said;
  });

/** An order in which all of it may be told: shuffled, each correction after what it corrects. */
const orders = (said: readonly Said[]): fc.Arbitrary<readonly Said[]> =>
  fc.array(fc.nat(), { minLength: said.length, maxLength: said.length }).map((picks) => {
    const left = [...said];
    const told: Said[] = [];
    for (const pick of picks) {
      const ready = left.filter(({ corrects }) => corrects === null || told.some(({ key }) => key === corrects));
      const next = ready[pick % ready.length] as Said;
      told.push(next);
      left.splice(left.indexOf(next), 1);
    }
    return told;
  });

/** Tells it all, one command after the other; every one must be accepted. */
const telling = (said: readonly Said[]): Card => {
  const story = tell(
    card,
    [
      RegisterCustomer.of({ customer }, { ...testMeta(firstDay), commandId: 'registration' }),
      ...said.map((one) => ({ history }: { readonly history: readonly StoredEvent<CardEvent>[] }) => {
        const idOf = (key: number) => history.find(({ command }) => command.id === `said-${key}`)?.id ?? '';
        return asCommand(one, idOf);
      }),
    ],
    () => ({}),
  );
  for (const { outcome } of story.steps) expect(outcome.kind).toBe('accepted');
  expect(checkLaws(cardLaws, story.history)).toEqual([]);
  return story.states.get(`test.card-${customer}`) ?? card.initial;
};

type Answer = readonly [Personal<string> | null, Place | null, string | null];

const answerOn = (state: Card, date: LocalDate): Answer => [
  factOn(state.name.facts, date)?.value ?? null,
  factOn(state.place.facts, date)?.value ?? null,
  factOn(state.territory.facts, date)?.value ?? null,
];

/** The answer by the meaning of it all: of what was never corrected, the latest not after the day. */
const meantOn = (said: readonly Said[], day: number): Answer => {
  const corrected = new Set(said.map(({ corrects }) => corrects));
  const meant = (fact: Said['fact']): string | null =>
    said
      .filter((one) => one.fact === fact && one.value !== null && one.day <= day && !corrected.has(one.key))
      .reduce<Said | null>((latest, one) => (latest === null || one.day > latest.day ? one : latest), null)?.value ??
    null;
  const [name, city] = [meant('name'), meant('place')];
  return [name === null ? null : known(name), city === null ? null : { city }, meant('territory')];
};

const days = Array.from({ length: lastDay + 2 }, (_, index) => index - 1);

test('the same facts told in any allowed order give the same answer as of every date, and it is what they mean', () => {
  fc.assert(
    fc.property(
      sayings.chain((said) => fc.tuple(fc.constant(said), orders(said))),
      ([said, otherwise]) => {
        const [one, other] = [telling(said), telling(otherwise)];
        for (const day of days) {
          expect(answerOn(one, dayOf(day))).toEqual(meantOn(said, day));
          expect(answerOn(other, dayOf(day))).toEqual(meantOn(said, day));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a correction answers as if the truth had been told at once, and the error never', () => {
  const truth = fc.record({ day: fc.nat({ max: lastDay }), city: words });
  fc.assert(
    fc.property(
      fc.uniqueArray(truth, { selector: ({ day }) => day, minLength: 1, maxLength: 6 }),
      fc.nat(),
      fc.option(truth),
      (told, pick, right) => {
        const wrong = told[pick % told.length] as (typeof told)[number];
        const rest = told.filter((one) => one !== wrong);
        fc.pre(right === null || rest.every(({ day }) => day !== right.day));
        const said = (facts: typeof told): readonly Said[] =>
          facts.map(({ day, city }, key) => ({ key, fact: 'place', day, value: city, corrects: null }));
        const correction: Said = {
          key: told.length,
          fact: 'place',
          day: right?.day ?? wrong.day,
          value: right?.city ?? null,
          corrects: told.indexOf(wrong),
        };
        // A correction that says the same again is no event; it stands for itself.
        const corrected = telling([...said(told), correction]);
        const straight = telling(said(right === null ? rest : [...rest, right]));
        for (const day of days) expect(answerOn(corrected, dayOf(day))).toEqual(answerOn(straight, dayOf(day)));
      },
    ),
    { numRuns: 300 },
  );
});

test('a fact said twice leaves the stream as it was', () => {
  fc.assert(
    fc.property(place, words, fc.nat({ max: lastDay }), (where, word, day) => {
      const at = testMeta(dayOf(day));
      const twice = [
        PlaceCustomer.of({ customer, place: where }, at),
        AssignTerritory.of({ customer, territory: word }, at),
        RenameCustomer.of({ customer, name: word }, at),
      ];
      const story = tell(card, [RegisterCustomer.of({ customer }, at), ...twice, ...twice], () => ({}));
      expect(story.history).toHaveLength(4);
    }),
  );
});

test('D1 D2: every customer can enter the files, past, present or future, direct or indirect, with much known or little', () => {
  const date = fc.integer({ min: -40_000, max: 40_000 }).map((days) => addDays(firstDay, days));
  fc.assert(
    fc.property(
      fc.record(
        {
          customer: fc.string({ minLength: 1, maxLength: 200 }),
          name: fc.string({ minLength: 1, maxLength: 100 }),
          directness: fc.constantFrom('direct' as const, 'indirect' as const),
          place,
          territory: fc.string({ minLength: 1, maxLength: 200 }),
        },
        { requiredKeys: ['customer'] },
      ),
      date,
      (data, on) => {
        const decided = card.decide(RegisterCustomer.of(data, testMeta(on)), {})(card.initial);
        expect(isRight(decided) && decided.right[0]?.type).toBe('CustomerRegistered');
      },
    ),
  );
});

/** Events that no decider would make: any content by the schemas, correcting anything. */
const wildEvents: fc.Arbitrary<readonly CardEvent[]> = fc.array(
  fc
    .tuple(
      fc.oneof(
        fc
          .record({ customer: who, name: fc.constant({ kind: 'forgotten' as const }) })
          .map((data) => CustomerRenamed.of(data)),
        fc
          .record({ customer: who, name: words.map(known) }, { requiredKeys: ['customer'] })
          .map((data) => CustomerRegistered.of(data)),
        fc.record({ customer: who, place: fc.option(place) }).map((data) => CustomerPlaced.of(data)),
        fc.record({ customer: who, territory: fc.option(words) }).map((data) => TerritoryAssigned.of(data)),
      ),
      fc.option(fc.nat({ max: 8 }), { freq: 2 }),
    )
    .map(([event, corrects]) => (corrects === null ? event : { ...event, corrects: `id-${corrects}` })),
  { maxLength: 12 },
);

/** Recorded under ids that corrections hit now and then, circles and forward references among them. */
const stored = (events: readonly CardEvent[], dates: readonly number[]): readonly StoredEvent<CardEvent>[] =>
  events.flatMap((event, index) =>
    storedBy(testMeta(dayOf((dates[index] ?? 0) % 5)), [event], 'test.card-C1', index).map((one) => ({
      ...one,
      id: `id-${index}`,
    })),
  );

test('any history is folded and decided upon, even one that no decider wrote', () => {
  fc.assert(
    fc.property(wildEvents, fc.array(fc.nat(), { maxLength: 12 }), commands, (events, dates, asking) => {
      const history = stored(events, dates);
      const state = replay(card, history);
      expect(jsonFault(state)).toBeNull();
      const command = typeof asking === 'function' ? asking({ history, states: new Map([['', state]]) }) : asking;
      const corrects = 'corrects' in command.data ? { corrects: 'id-1' } : {};
      const asked = { ...command, data: { ...command.data, ...corrects } } as CardCommand;
      expect(() => card.decide(asked, {})(state)).not.toThrow();
      expect(() => checkLaws(cardLaws, recordedHistory(history))).not.toThrow();
    }),
    { numRuns: 500 },
  );
});
