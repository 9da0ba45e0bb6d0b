// The card by examples: what each command makes, and every reason against one.
import { isLeft } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import {
  factOn,
  forgotten,
  type Instant,
  instantOfDate,
  jsonFault,
  kernelMessages,
  known,
  type LocalDate,
  messageCatalogue,
  parseCommand,
  utc,
} from '../../kernel/index.ts';
import { type Happened, happened, scenario, storedId, testMeta } from '../../testing/index.ts';
import {
  AssignTerritory,
  CorrectPlacement,
  CorrectTerritory,
  PlaceCustomer,
  RegisterCustomer,
  RenameCustomer,
} from './commands.ts';
import { type CardEvent, CustomerPlaced, CustomerRegistered, CustomerRenamed, TerritoryAssigned } from './events.ts';
import { type Card, type CardRejection, card, cardCommands, cardMessages, cardNow } from './index.ts';

const customer = 'C1';
const suzhou = { country: 'China', province: '江苏', city: '苏州' };
const berlin = { country: 'Germany', city: 'Berlin' };
const registered = CustomerRegistered.of({ customer });
const noon = (on: LocalDate): Instant => instantOfDate(utc, on);
const on = (date: LocalDate) => testMeta(date);
const told = scenario(card, {});
/** The id of an event of a scenario, by its place. */
const id = (revision: number) => storedId('test.card-scenario', revision);
const since = (date: LocalDate, ...events: readonly (CardEvent | Happened<CardEvent>)[]) =>
  told.given(
    happened('2024-01-01', registered),
    ...events.map((event) => ('event' in event ? event : happened(date, event))),
  );

describe('a customer is registered', () => {
  test('with what is known of it, in one command', () => {
    told
      .when(
        RegisterCustomer.of(
          { customer, name: '苏州一店', directness: 'direct', place: suzhou, territory: 'east' },
          on('2024-01-01'),
        ),
      )
      .thenEvents(
        CustomerRegistered.of({ customer, name: known('苏州一店'), directness: 'direct' }),
        CustomerPlaced.of({ customer, place: suzhou }),
        TerritoryAssigned.of({ customer, territory: 'east' }),
      );
  });

  test('with its id alone', () => {
    told.when(RegisterCustomer.of({ customer }, on('2024-01-01'))).thenEvents(registered);
  });

  test('once: a second registration names the first', () => {
    since('2024-01-01')
      .when(RegisterCustomer.of({ customer, name: 'again' }, on('2024-02-01')))
      .thenRejected({
        code: 'card.registered-already',
        data: {
          customer,
          event: id(0),
          at: '2024-01-01T12:00:00.000Z',
          on: '2024-01-01',
        },
      });
  });

  test('before anything is said of it', () => {
    const refused: CardRejection = { code: 'card.not-registered', data: { customer } };
    told.when(RenameCustomer.of({ customer, name: 'One' }, on('2024-02-01'))).thenRejected(refused);
    told.when(PlaceCustomer.of({ customer, place: suzhou }, on('2024-02-01'))).thenRejected(refused);
    told.when(AssignTerritory.of({ customer, territory: 'east' }, on('2024-02-01'))).thenRejected(refused);
  });

  test('or all reasons are given at once', () => {
    told
      .when(CorrectPlacement.of({ customer, corrects: 'E9', place: null }, on('2024-02-01')))
      .thenRejected('card.not-registered', 'card.corrects-unknown-event');
  });

  test('while facts of it may lie before the day on which the files learned of it', () => {
    const { state } = since('2024-01-01')
      .when(PlaceCustomer.of({ customer, place: berlin }, on('1998-05-01')))
      .thenEvents(CustomerPlaced.of({ customer, place: berlin }));
    expect(factOn(state.place.facts, '1998-05-01')?.value).toEqual(berlin);
    expect(factOn(state.place.facts, '1998-04-30')).toBeUndefined();
  });
});

describe('a fact that changes', () => {
  test('is told as of the day from which it holds, late or not', () => {
    const { state } = since('2024-01-01')
      .when(PlaceCustomer.of({ customer, place: berlin }, on('2024-06-01')))
      .when(PlaceCustomer.of({ customer, place: suzhou }, on('2024-03-01')))
      .when(RenameCustomer.of({ customer, name: 'One' }, on('2024-03-02')))
      .when(AssignTerritory.of({ customer, territory: 'east' }, on('2024-03-03')));
    expect(factOn(state.place.facts, '2024-02-29')).toBeUndefined();
    expect(factOn(state.place.facts, '2024-05-31')?.value).toEqual(suzhou);
    expect(factOn(state.place.facts, '2024-06-01')?.value).toEqual(berlin);
    expect(cardNow(state)).toEqual({ name: known('One'), place: berlin, territory: 'east' });
  });

  test('makes no event where the very same was said of the very same instant', () => {
    since('2024-03-01', CustomerPlaced.of({ customer, place: suzhou }))
      .when(PlaceCustomer.of({ customer, place: { ...suzhou } }, on('2024-03-01')))
      .thenNothing()
      .when(RenameCustomer.of({ customer, name: 'One' }, on('2024-04-01')))
      .when(RenameCustomer.of({ customer, name: 'One' }, on('2024-04-01')))
      .thenNothing()
      .when(AssignTerritory.of({ customer, territory: 'east' }, on('2024-04-01')))
      .when(AssignTerritory.of({ customer, territory: 'east' }, on('2024-04-01')))
      .thenNothing();
  });

  test('is kept where it repeats the fact before it, since that one may be corrected', () => {
    const north = AssignTerritory.of({ customer, territory: 'north' }, on('2024-02-01'));
    const still = AssignTerritory.of({ customer, territory: 'north' }, on('2024-04-01'));
    const { state } = since('2024-01-01')
      .when(north)
      .when(still)
      .thenEvents(TerritoryAssigned.of({ customer, territory: 'north' }))
      .when(CorrectTerritory.of({ customer, corrects: id(1), territory: 'west' }, on('2024-02-01')));
    expect(factOn(state.territory.facts, '2024-03-31')?.value).toBe('west');
    expect(factOn(state.territory.facts, '2024-04-01')?.value).toBe('north');
  });

  test('is told as a correction where another was said of the same instant', () => {
    const taken = (fact: 'name' | 'place' | 'territory', event: string): CardRejection => ({
      code: 'card.instant-taken',
      data: { customer, fact, at: '2024-03-01T12:00:00.000Z', event },
    });
    const past = since(
      '2024-03-01',
      CustomerRenamed.of({ customer, name: known('One') }),
      CustomerPlaced.of({ customer, place: suzhou }),
      TerritoryAssigned.of({ customer, territory: 'east' }),
    );
    past.when(RenameCustomer.of({ customer, name: 'Two' }, on('2024-03-01'))).thenRejected(taken('name', id(1)));
    past.when(PlaceCustomer.of({ customer, place: berlin }, on('2024-03-01'))).thenRejected(taken('place', id(2)));
    past
      .when(AssignTerritory.of({ customer, territory: 'west' }, on('2024-03-01')))
      .thenRejected(taken('territory', id(3)));
  });

  test('differs by any part of a place', () => {
    since('2024-03-01', CustomerPlaced.of({ customer, place: { country: 'China' } }))
      .when(PlaceCustomer.of({ customer, place: { country: 'China', district: '姑苏' } }, on('2024-03-01')))
      .thenRejected('card.instant-taken');
  });

  test('is another where the name before can no longer be read', () => {
    since('2024-03-01', CustomerRenamed.of({ customer, name: forgotten }))
      .when(RenameCustomer.of({ customer, name: 'One' }, on('2024-03-01')))
      .thenRejected('card.instant-taken');
  });
});

describe('a hostile or careless sender', () => {
  const parse = parseCommand(cardCommands);
  const meta = on('2024-01-01');
  test.each([
    ['a place that says nothing', { type: 'PlaceCustomer', data: { customer, place: {} }, meta }],
    ['a name of spaces', { type: 'RenameCustomer', data: { customer, name: '  \n' }, meta }],
    ['a name that never ends', { type: 'RenameCustomer', data: { customer, name: 'x'.repeat(401) }, meta }],
    ['an id that never ends', { type: 'RegisterCustomer', data: { customer: 'x'.repeat(201) }, meta }],
    ['a directness of its own', { type: 'RegisterCustomer', data: { customer, directness: 'both' }, meta }],
    ['a field nobody asked for', { type: 'RegisterCustomer', data: { customer, grade: 'A' }, meta }],
    ['a correction of nothing named', { type: 'CorrectPlacement', data: { customer, place: null }, meta }],
    [
      'a name taken back, which every customer keeps',
      { type: 'CorrectName', data: { customer, corrects: 'E', name: null }, meta },
    ],
    ['no data', { type: 'AssignTerritory', meta }],
  ])('%s is refused with its place', (_, sent) => {
    const read = parse(sent);
    expect(isLeft(read)).toBe(true);
    if (!isLeft(read)) return;
    const [reason] = read.left;
    expect(reason.code).toBe('command.malformed');
    expect(messageCatalogue([kernelMessages])(reason, 'en')).toContain('data');
  });

  test('names like parts of the language are names like others', () => {
    const strange = '__proto__';
    const { state, history } = told
      .when(RegisterCustomer.of({ customer: strange, name: 'constructor', territory: '__proto__' }, meta))
      .when(PlaceCustomer.of({ customer: strange, place: { city: '__proto__' } }, meta));
    expect(cardNow(state)).toEqual({
      name: known('constructor'),
      place: { city: '__proto__' },
      territory: '__proto__',
    });
    expect(history[0]?.tags).toEqual(['customer:__proto__']);
    expect(jsonFault(state)).toBeNull();
  });
});

test('each refusal names the place, the rule and the remedy, in both languages', () => {
  const sentence = messageCatalogue([cardMessages]);
  const correction = { customer: 'C7', fact: 'place', corrects: 'E1' } as const;
  const told: readonly (readonly [CardRejection, readonly string[]])[] = [
    [{ code: 'card.not-registered', data: { customer: 'C7' } }, ['C7', 'RegisterCustomer']],
    [
      {
        code: 'card.registered-already',
        data: { customer: 'C7', event: 'E0', at: '2024-01-01T12:00:00.000Z', on: '2024-01-01' },
      },
      ['C7', 'E0', '2024-01-01', 'RenameCustomer'],
    ],
    [
      {
        code: 'card.instant-taken',
        data: { customer: 'C7', fact: 'territory', at: '2024-01-01T12:00:00.000Z', event: 'E0' },
      },
      ['C7', 'E0', '2024-01-01T12:00:00.000Z', 'CorrectTerritory'],
    ],
    [{ code: 'card.corrects-unknown-event', data: correction }, ['C7', 'E1', 'PlaceCustomer']],
    [{ code: 'card.corrects-another-fact', data: { ...correction, tells: 'name' } }, ['C7', 'E1']],
    [
      { code: 'card.corrected-already', data: { ...correction, by: 'E2', inForce: 'E3' } },
      ['C7', 'E1', 'E2', 'E3', 'CorrectPlacement'],
    ],
    [{ code: 'card.corrected-already', data: { ...correction, by: 'E2', inForce: null } }, ['E2', 'PlaceCustomer']],
    [{ code: 'card.corrects-a-retraction', data: correction }, ['C7', 'E1', 'PlaceCustomer']],
  ];
  expect(new Set(told.map(([{ code }]) => code))).toEqual(new Set(Object.keys(cardMessages)));
  for (const [rejection, words] of told) {
    for (const language of ['en', 'zh'] as const) {
      for (const word of words) expect(sentence(rejection, language)).toContain(word);
    }
    expect(sentence(rejection, 'zh')).toMatch(/\p{Script=Han}/u);
  }
});

test('a history that no decider wrote is folded all the same', () => {
  const wild: Card = told
    .given(
      CustomerPlaced.of({ customer, place: suzhou }, { corrects: 'nowhere' }),
      CustomerPlaced.of({ customer, place: null }),
      CustomerRegistered.of({ customer, name: { kind: 'sealed', key: 'k', text: 't' } }),
      CustomerRegistered.of({ customer, name: forgotten, directness: 'indirect' }),
    )
    .when(AssignTerritory.of({ customer, territory: 'east' }, on('2024-02-01'))).state;
  expect(cardNow(wild)).toEqual({ name: forgotten, place: suzhou, territory: 'east' });
  expect(wild.registration).toMatchObject({ at: noon('2024-01-03'), directness: null });
});
