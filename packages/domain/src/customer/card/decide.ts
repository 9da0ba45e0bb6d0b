/**
 * What may be told of a customer: nothing before it is registered, registered once, and each fact by the rules of
 * `told.ts`. Facts may lie before the registration: the files learn of a customer later than it came to be (row D1).
 */
import * as E from 'fp-ts/lib/Either.js';
import { type Eq, eqStrict } from 'fp-ts/lib/Eq.js';
import {
  type Decision,
  formatInstant,
  known,
  type NoGiven,
  type Personal,
  type Place,
  unless,
} from '../../kernel/index.ts';
import { type Telling, type TellingFault, telling, tells } from '../told.ts';
import type { CardCommand, RegisterCustomer } from './commands.ts';
import { type CardEvent, CustomerPlaced, CustomerRegistered, CustomerRenamed, TerritoryAssigned } from './events.ts';
import type { CardFact, CardRejection } from './rejections.ts';
import type { Card } from './state.ts';

type Decided = Decision<CardRejection, CardEvent>;

/** A name that can't be read is like no other: whether it is told again can't be known. */
const eqName: Eq<Personal<string>> = {
  equals: (one, other) => one.kind === 'known' && other.kind === 'known' && one.value === other.value,
};
const levels = ['country', 'province', 'city', 'district'] as const;
const eqPlace: Eq<Place> = { equals: (one, other) => levels.every((level) => one[level] === other[level]) };
const eqTerritory: Eq<string> = eqStrict;

const cardFacts: readonly CardFact[] = ['name', 'place', 'territory'];

const notRegistered = (card: Card, customer: string): CardRejection | null =>
  card.registration === null ? { code: 'card.not-registered', data: { customer } } : null;

/** A fault of telling as the card says it; an event that isn't known under this fact may belong to another. */
const rejectionOf =
  (card: Card, customer: string, fact: CardFact) =>
  (fault: TellingFault): CardRejection => {
    if (fault.fault === 'instant-taken') {
      return { code: 'card.instant-taken', data: { customer, fact, at: formatInstant(fault.at), event: fault.event } };
    }
    const { corrects } = fault;
    switch (fault.fault) {
      case 'corrected-already': {
        const { by, inForce } = fault;
        return { code: 'card.corrected-already', data: { customer, fact, corrects, by, inForce } };
      }
      case 'retraction':
        return { code: 'card.corrects-a-retraction', data: { customer, fact, corrects } };
      case 'unknown-event': {
        const other = cardFacts.find((one) => tells<unknown>(card[one], corrects));
        return other === undefined
          ? { code: 'card.corrects-unknown-event', data: { customer, fact, corrects } }
          : { code: 'card.corrects-another-fact', data: { customer, fact, corrects, tells: other } };
      }
    }
  };

/** The event, unless there are reasons against; none where it says nothing new. */
const told = (card: Card, customer: string, fact: CardFact, news: Telling, event: () => CardEvent): Decided =>
  unless([notRegistered(card, customer), ...news.faults.map(rejectionOf(card, customer, fact))], () =>
    news.known ? [] : [event()],
  );

type RegisterData = ReturnType<typeof RegisterCustomer.of>['data'];

const register = (card: Card, { customer, name, directness, place, territory }: RegisterData): Decided => {
  const { registration } = card;
  if (registration !== null) {
    const { event, at, on } = registration;
    return E.left([{ code: 'card.registered-already', data: { customer, event, at: formatInstant(at), on } }]);
  }
  const named = name === undefined ? {} : { name: known(name) };
  return E.right([
    CustomerRegistered.of({ customer, ...named, ...(directness === undefined ? {} : { directness }) }),
    ...(place === undefined ? [] : [CustomerPlaced.of({ customer, place })]),
    ...(territory === undefined ? [] : [TerritoryAssigned.of({ customer, territory })]),
  ]);
};

/** Answers a command on a card: all reasons against it, or the events. */
export const decideCard =
  (command: CardCommand, _given: NoGiven) =>
  (card: Card): Decided => {
    const { at } = command.meta;
    const { customer } = command.data;
    switch (command.type) {
      case 'RegisterCustomer':
        return register(card, command.data);
      case 'RenameCustomer': {
        const name = known(command.data.name);
        const event = () => CustomerRenamed.of({ customer, name });
        return told(card, customer, 'name', telling(card.name, eqName, at, name), event);
      }
      case 'PlaceCustomer': {
        const { place } = command.data;
        const event = () => CustomerPlaced.of({ customer, place });
        return told(card, customer, 'place', telling(card.place, eqPlace, at, place), event);
      }
      case 'AssignTerritory': {
        const { territory } = command.data;
        const event = () => TerritoryAssigned.of({ customer, territory });
        return told(card, customer, 'territory', telling(card.territory, eqTerritory, at, territory), event);
      }
      case 'CorrectName': {
        const { corrects } = command.data;
        const name = known(command.data.name);
        const event = () => CustomerRenamed.of({ customer, name }, { corrects });
        return told(card, customer, 'name', telling(card.name, eqName, at, name, corrects), event);
      }
      case 'CorrectPlacement': {
        const { corrects, place } = command.data;
        const event = () => CustomerPlaced.of({ customer, place }, { corrects });
        return told(card, customer, 'place', telling(card.place, eqPlace, at, place, corrects), event);
      }
      case 'CorrectTerritory': {
        const { corrects, territory } = command.data;
        const event = () => TerritoryAssigned.of({ customer, territory }, { corrects });
        return told(card, customer, 'territory', telling(card.territory, eqTerritory, at, territory, corrects), event);
      }
    }
  };
