/**
 * What is known of one customer: that it is registered, and each changing fact by valid time. A fact that later issues
 * add to the card (the four groups of fields of rows D5 to D40) is one more `Told` here, with where it came from and
 * whether it was reviewed as a part of its value.
 */
import {
  type Instant,
  type LocalDate,
  latestFact,
  type Personal,
  type Place,
  type StoredEvent,
} from '../../kernel/index.ts';
import { nothingTold, type Told, tell } from '../told.ts';
import type { CardEvent } from './events.ts';

/** The customer's entry into the files: by which event, when, and whether we deal with it ourselves. */
export interface Registration {
  readonly event: string;
  readonly at: Instant;
  readonly on: LocalDate;
  readonly directness: 'direct' | 'indirect' | null;
}

/** A customer's card. Plain JSON, so that it can be kept as a snapshot. */
export interface Card {
  /** Null: not registered. */
  readonly registration: Registration | null;
  readonly name: Told<Personal<string>>;
  readonly place: Told<Place>;
  readonly territory: Told<string>;
}

/** The card of a customer of whom nothing is known. */
export const emptyCard: Card = { registration: null, name: nothingTold, place: nothingTold, territory: nothingTold };

const registered = (
  card: Card,
  event: StoredEvent<Extract<CardEvent, { readonly type: 'CustomerRegistered' }>>,
): Card => {
  const { id, occurredAt: at, occurredOn: on, data } = event;
  return {
    ...card,
    registration: card.registration ?? { event: id, at, on, directness: data.directness ?? null },
    name: data.name === undefined ? card.name : tell(card.name, event, data.name),
  };
};

/** The card after one more event. Total: whatever was recorded is folded, and what isn't the card's is passed over. */
export const evolveCard = (card: Card, event: StoredEvent<CardEvent>): Card => {
  switch (event.type) {
    case 'CustomerRegistered':
      return registered(card, event);
    case 'CustomerRenamed':
      return { ...card, name: tell(card.name, event, event.data.name) };
    case 'CustomerPlaced':
      return { ...card, place: tell(card.place, event, event.data.place) };
    case 'TerritoryAssigned':
      return { ...card, territory: tell(card.territory, event, event.data.territory) };
    default:
      return card;
  }
};

/** The latest of each fact: what the card says now. Null where nothing was told. */
export const cardNow = (
  card: Card,
): { readonly name: Personal<string> | null; readonly place: Place | null; readonly territory: string | null } => ({
  name: latestFact(card.name.facts)?.value ?? null,
  place: latestFact(card.place.facts)?.value ?? null,
  territory: latestFact(card.territory.facts)?.value ?? null,
});
