// The laws of the card bite: each on a history that breaks it, at the event that does, in both languages.
import { expect, test } from 'vitest';
import { checkLaws, known, type StoredEvent } from '../../kernel/index.ts';
import { type Happened, happened, recordedHistory, storedHistory, storedId } from '../../testing/index.ts';
import { type CardEvent, CustomerPlaced, CustomerRegistered, CustomerRenamed, TerritoryAssigned } from './events.ts';
import { cardLaws } from './laws.ts';

const customer = 'C1';
const stream = 'test.card-C1';
const id = (revision: number) => storedId(stream, revision);
const registered = CustomerRegistered.of({ customer, name: known('One') });
const placed = (city: string, corrects?: string) =>
  CustomerPlaced.of({ customer, place: { city } }, corrects === undefined ? {} : { corrects });
const takenBack = (corrects: string) => CustomerPlaced.of({ customer, place: null }, { corrects });
const assigned = (territory: string | null, corrects?: string) =>
  TerritoryAssigned.of({ customer, territory }, corrects === undefined ? {} : { corrects });

const breaches = (...events: readonly (CardEvent | Happened<CardEvent>)[]) =>
  checkLaws(cardLaws, recordedHistory<CardEvent>(storedHistory(stream, events))).map(({ law, revision }) => [
    law,
    revision,
  ]);

test('a history as the room writes it breaks none', () => {
  expect(
    breaches(
      registered,
      placed('苏州'),
      happened('2024-01-02', placed('Berlin', id(1))),
      takenBack(id(2)),
      happened('2024-01-02', placed('上海')),
      assigned('east'),
      CustomerRenamed.of({ customer, name: known('Two') }, { corrects: id(0) }),
    ),
  ).toEqual([]);
});

test('a card begins with a registration, and has one', () => {
  expect(breaches(placed('苏州'), registered, registered)).toEqual([
    ['card.registered-once', 0],
    ['card.registered-once', 1],
    ['card.registered-once', 2],
  ]);
});

test('all of it is about one customer', () => {
  expect(breaches(registered, CustomerPlaced.of({ customer: 'C2', place: { city: '苏州' } }))).toEqual([
    ['card.one-customer', 1],
  ]);
});

test('two statements of one fact never share an instant, even with one value', () => {
  const day = '2024-02-01';
  for (const city of ['苏州', 'Berlin']) {
    expect(breaches(registered, happened(day, placed('苏州')), happened(day, placed(city)))).toEqual([
      ['card.one-fact-an-instant', 2],
    ]);
  }
  expect(
    breaches(
      registered,
      happened(day, CustomerRenamed.of({ customer, name: known('Two') })),
      happened(day, CustomerRenamed.of({ customer, name: known('Three') })),
    ),
  ).toEqual([['card.one-fact-an-instant', 2]]);
  expect(breaches(registered, happened(day, assigned('a')), happened(day, assigned('b')))).toHaveLength(1);
});

test('different facts may share one', () => {
  const day = '2024-02-01';
  expect(breaches(happened(day, registered), happened(day, placed('苏州')), happened(day, assigned('east')))).toEqual(
    [],
  );
});

test('the instant that a correction leaves is free again, that which it takes is not', () => {
  const [one, two] = ['2024-02-01', '2024-03-01'] as const;
  expect(
    breaches(registered, happened(one, placed('a')), happened(two, placed('b', id(1))), happened(one, placed('c'))),
  ).toEqual([]);
  expect(
    breaches(registered, happened(one, placed('a')), happened(two, placed('b', id(1))), happened(two, placed('c'))),
  ).toEqual([['card.one-fact-an-instant', 3]]);
});

test('a correction names an event of its own stream and fact that is in force', () => {
  expect(breaches(registered, placed('a', 'of-another-stream'))).toEqual([['card.correction-of-its-own', 1]]);
  expect(breaches(registered, assigned('east', id(0)))).toEqual([['card.correction-of-its-own', 1]]);
  expect(breaches(registered, placed('a'), takenBack(id(1)), placed('b', id(1)))).toEqual([
    ['card.correction-of-its-own', 3],
  ]);
  expect(breaches(registered, placed('a'), takenBack(id(1)), placed('b', id(2)))).toEqual([
    ['card.correction-of-its-own', 3],
  ]);
  expect(breaches(registered, CustomerPlaced.of({ customer, place: null }))).toEqual([
    ['card.correction-of-its-own', 1],
  ]);
});

test('streams are judged apart', () => {
  const day = '2024-02-01';
  const of = (name: string) => storedHistory<CardEvent>(name, [registered, happened<CardEvent>(day, placed(name))]);
  const both: readonly StoredEvent<CardEvent>[] = [...of('test.card-C1'), ...of('test.card-C1x')];
  expect(checkLaws(cardLaws, recordedHistory(both))).toEqual([]);
});

test('a breach says in both languages what is wrong, and where', () => {
  const day = '2024-02-01';
  const [violation] = checkLaws(
    cardLaws,
    recordedHistory<CardEvent>(
      storedHistory(stream, [registered, happened<CardEvent>(day, placed('a')), happened<CardEvent>(day, placed('b'))]),
    ),
  );
  expect(violation).toMatchObject({ law: 'card.one-fact-an-instant', stream, revision: 2, eventId: id(2) });
  expect(violation?.text.en).toContain(`the place from 2024-02-01T12:00:00.000Z on, as event ${id(1)}`);
  expect(violation?.text.zh).toContain('所在地');
});

test('every law is told in both languages and carries catalogue rows', () => {
  for (const { code, text, rows } of cardLaws) {
    expect(code).toMatch(/^card\./);
    expect(rows.length).toBeGreaterThan(0);
    expect(text.en).not.toBe('');
    expect(text.zh).toMatch(/\p{Script=Han}/u);
  }
  expect(new Set(cardLaws.map(({ code }) => code)).size).toBe(cardLaws.length);
});
