/** Why a card refuses a command, and how to say it. No name stands in a rejection: the name may be a person's. */
import type { Messages, Rejection, Text } from '../../kernel/index.ts';
import {
  correctedAlreadyText,
  instantTakenText,
  type Means,
  otherFactText,
  retractionText,
  unknownEventText,
} from '../told-texts.ts';

/** The facts of a card that change and are kept by valid time. */
export type CardFact = 'name' | 'place' | 'territory';

interface Correction {
  readonly customer: string;
  readonly fact: CardFact;
  /** The id of the event that was to be corrected. */
  readonly corrects: string;
}

/** Every reason that the card has; the data are what its sentence needs. */
export type CardRejection =
  | Rejection<'card.not-registered', { readonly customer: string }>
  | Rejection<
      'card.registered-already',
      { readonly customer: string; readonly event: string; readonly at: string; readonly on: string }
    >
  | Rejection<
      'card.instant-taken',
      { readonly customer: string; readonly fact: CardFact; readonly at: string; readonly event: string }
    >
  | Rejection<'card.corrects-unknown-event', Correction>
  | Rejection<'card.corrects-another-fact', Correction & { readonly tells: CardFact }>
  | Rejection<'card.corrected-already', Correction & { readonly by: string; readonly inForce: string | null }>
  | Rejection<'card.corrects-a-retraction', Correction>;

const facts: { readonly [fact in CardFact]: Text & Means } = {
  name: { en: 'the name', zh: '名称', state: 'RenameCustomer', correct: 'CorrectName' },
  place: { en: 'the place', zh: '所在地', state: 'PlaceCustomer', correct: 'CorrectPlacement' },
  territory: { en: 'the territory', zh: '销售区域', state: 'AssignTerritory', correct: 'CorrectTerritory' },
};

/** What a fact of a card is called within a sentence. */
export const cardFactText = (fact: CardFact): Text => ({ en: facts[fact].en, zh: facts[fact].zh });

const about = (data: { readonly customer: string; readonly fact: CardFact }) => ({
  customer: data.customer,
  fact: facts[data.fact],
});

/** The sentences of the card's reasons. */
export const cardMessages: Messages<CardRejection> = {
  'card.not-registered': {
    en: ({ customer }) =>
      `Customer ${customer} is not registered, and nothing can be said of a customer without a card; register it first (RegisterCustomer).`,
    zh: ({ customer }) => `客户 ${customer} 尚未建档，没有客户卡就无法记录其任何情况；请先建档（RegisterCustomer）。`,
  },
  'card.registered-already': {
    en: ({ customer, event, on }) =>
      `Customer ${customer} was already registered on ${on} (event ${event}); a customer has one card. State what is new on it (RenameCustomer, PlaceCustomer, AssignTerritory).`,
    zh: ({ customer, event, on }) =>
      `客户 ${customer} 已于 ${on} 建档（事件 ${event}）；一个客户只有一张客户卡。请在卡上补充新情况（RenameCustomer、PlaceCustomer、AssignTerritory）。`,
  },
  'card.instant-taken': {
    en: (data) => instantTakenText(about(data), facts[data.fact], data).en,
    zh: (data) => instantTakenText(about(data), facts[data.fact], data).zh,
  },
  'card.corrects-unknown-event': {
    en: (data) => unknownEventText(about(data), facts[data.fact], data).en,
    zh: (data) => unknownEventText(about(data), facts[data.fact], data).zh,
  },
  'card.corrects-another-fact': {
    en: (data) => otherFactText(about(data), { corrects: data.corrects, tells: facts[data.tells] }).en,
    zh: (data) => otherFactText(about(data), { corrects: data.corrects, tells: facts[data.tells] }).zh,
  },
  'card.corrected-already': {
    en: (data) => correctedAlreadyText(about(data), facts[data.fact], data).en,
    zh: (data) => correctedAlreadyText(about(data), facts[data.fact], data).zh,
  },
  'card.corrects-a-retraction': {
    en: (data) => retractionText(about(data), facts[data.fact], data).en,
    zh: (data) => retractionText(about(data), facts[data.fact], data).zh,
  },
};
