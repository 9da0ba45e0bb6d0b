// Corrections on the card by examples: what they replace, and every reason against one.
import { describe, expect, test } from 'vitest';
import { factOn, known, type LocalDate } from '../../kernel/index.ts';
import { type Happened, happened, scenario, storedId, testMeta } from '../../testing/index.ts';
import { CorrectName, CorrectPlacement, CorrectTerritory, PlaceCustomer, RegisterCustomer } from './commands.ts';
import { type CardEvent, CustomerPlaced, CustomerRegistered, TerritoryAssigned } from './events.ts';
import { card, cardNow } from './index.ts';

const customer = 'C1';
const suzhou = { country: 'China', province: '江苏', city: '苏州' };
const berlin = { country: 'Germany', city: 'Berlin' };
const registered = CustomerRegistered.of({ customer });
const on = (date: LocalDate) => testMeta(date);
const told = scenario(card, {});
/** The id of an event of a scenario, by its place. */
const id = (revision: number) => storedId('test.card-scenario', revision);
const since = (date: LocalDate, ...events: readonly (CardEvent | Happened<CardEvent>)[]) =>
  told.given(
    happened('2024-01-01', registered),
    ...events.map((event) => ('event' in event ? event : happened(date, event))),
  );

describe('a correction', () => {
  const placed = CustomerPlaced.of({ customer, place: suzhou });

  test('puts the whole true fact in the stead of the event, at its own time', () => {
    const { state } = since('2024-03-01', placed)
      .when(CorrectPlacement.of({ customer, corrects: id(1), place: berlin }, on('2024-05-01')))
      .thenEvents(CustomerPlaced.of({ customer, place: berlin }, { corrects: id(1) }));
    expect(factOn(state.place.facts, '2024-04-30')).toBeUndefined();
    expect(factOn(state.place.facts, '2024-05-01')?.value).toEqual(berlin);
  });

  test('takes back the only placement, and the territory likewise', () => {
    const { state } = since('2024-03-01', placed, TerritoryAssigned.of({ customer, territory: 'east' }))
      .when(CorrectPlacement.of({ customer, corrects: id(1), place: null }, on('2024-03-01')))
      .when(CorrectTerritory.of({ customer, corrects: id(2), territory: null }, on('2024-03-01')));
    expect(cardNow(state)).toEqual({ name: null, place: null, territory: null });
  });

  test('puts the name right with which the customer was registered', () => {
    const { state } = told
      .when(RegisterCustomer.of({ customer, name: 'Oen' }, on('2024-01-01')))
      .when(CorrectName.of({ customer, corrects: id(0), name: 'One' }, on('2024-01-01')));
    expect(cardNow(state).name).toEqual(known('One'));
    expect(state.registration?.on).toBe('2024-01-01');
  });

  test('makes no event where it changes nothing', () => {
    since('2024-03-01', placed)
      .when(CorrectPlacement.of({ customer, corrects: id(1), place: suzhou }, on('2024-03-01')))
      .thenNothing();
  });

  test('names an event of this customer', () => {
    since('2024-03-01', placed)
      .when(CorrectPlacement.of({ customer, corrects: 'of-another', place: berlin }, on('2024-03-02')))
      .thenRejected({
        code: 'card.corrects-unknown-event',
        data: { customer, fact: 'place', corrects: 'of-another' },
      });
  });

  test('names an event that states the same fact', () => {
    since('2024-03-01', placed)
      .when(CorrectTerritory.of({ customer, corrects: id(1), territory: 'east' }, on('2024-03-02')))
      .thenRejected('card.corrects-another-fact');
    // The registration states no place, but a name where it has one.
    told
      .when(RegisterCustomer.of({ customer, name: 'One' }, on('2024-01-01')))
      .when(CorrectPlacement.of({ customer, corrects: id(0), place: null }, on('2024-03-02')))
      .thenRejected('card.corrects-another-fact');
    since('2024-03-01', placed)
      .when(CorrectName.of({ customer, corrects: id(0), name: 'One' }, on('2024-03-02')))
      .thenRejected('card.corrects-unknown-event');
  });

  test('is made once, and tells what stands in its stead', () => {
    const twice = since('2024-03-01', placed)
      .when(CorrectPlacement.of({ customer, corrects: id(1), place: berlin }, on('2024-03-01')))
      .when(CorrectPlacement.of({ customer, corrects: id(2), place: suzhou }, on('2024-03-02')));
    twice
      .when(CorrectPlacement.of({ customer, corrects: id(3), place: null }, on('2024-03-02')))
      .when(CorrectPlacement.of({ customer, corrects: id(1), place: berlin }, on('2024-04-01')))
      .thenRejected({
        code: 'card.corrected-already',
        data: { customer, fact: 'place', corrects: id(1), by: id(2), inForce: null },
      });
  });

  test('of a retraction is a new statement instead', () => {
    const takenBack = since('2024-03-01', placed).when(
      CorrectPlacement.of({ customer, corrects: id(1), place: null }, on('2024-03-01')),
    );
    takenBack
      .when(CorrectPlacement.of({ customer, corrects: id(2), place: berlin }, on('2024-03-01')))
      .thenRejected('card.corrects-a-retraction');
    takenBack
      .when(PlaceCustomer.of({ customer, place: berlin }, on('2024-03-01')))
      .thenEvents(CustomerPlaced.of({ customer, place: berlin }));
  });

  test("doesn't land on the instant of another statement, the same or not", () => {
    const two = since('2024-03-01', placed, happened('2024-04-01', CustomerPlaced.of({ customer, place: berlin })));
    for (const place of [suzhou, berlin]) {
      two
        .when(CorrectPlacement.of({ customer, corrects: id(2), place }, on('2024-03-01')))
        .thenRejected('card.instant-taken');
    }
  });
});
