/** What holds on every customer's card. */
import { type Law, lawOf, type Text } from '../../kernel/index.ts';
import { toldLaws } from '../told-laws.ts';
import { type CardEvent, cardEvents } from './events.ts';
import { cardFactText } from './rejections.ts';

const handles = cardEvents.map(({ type }) => type);

/** A card begins with the registration of its customer, and has only one. */
const registeredOnce: Law = lawOf<CardEvent, 'empty' | 'registered'>({
  code: 'card.registered-once',
  rows: ['D1', 'D2', 'D4'],
  text: {
    en: 'A card begins with the registration of its customer, who is registered once.',
    zh: '客户卡始于客户建档，且每个客户只建档一次。',
  },
  scope: 'stream',
  handles,
  initial: 'empty',
  check: (memory, event) => {
    const registers = event.type === 'CustomerRegistered';
    const late: Text = {
      en: 'it says something of a customer who is not registered yet',
      zh: '它记录了尚未建档的客户',
    };
    const twice: Text = { en: 'the customer is registered already', zh: '该客户已经建档' };
    if (memory === 'empty') return { memory: 'registered', breach: registers ? null : late };
    return { memory, breach: registers ? twice : null };
  },
});

/** All that stands on a card is about one customer. */
const oneCustomer: Law = lawOf<CardEvent, string | null>({
  code: 'card.one-customer',
  rows: ['D4'],
  text: { en: 'All events of a card are about one customer.', zh: '一张客户卡上的所有事件都属于同一客户。' },
  scope: 'stream',
  handles,
  initial: null,
  check: (memory, { data: { customer } }) => ({
    memory: memory ?? customer,
    breach:
      memory === null || memory === customer
        ? null
        : {
            en: `it is about customer ${customer}, but the card is that of ${memory}`,
            zh: `它属于客户 ${customer}，而这张卡属于客户 ${memory}`,
          },
  }),
});

/** The laws of the room. */
export const cardLaws: readonly Law[] = [
  registeredOnce,
  oneCustomer,
  ...toldLaws<CardEvent>({
    room: 'card',
    rows: ['D42'],
    handles,
    statementOf: (event) => {
      switch (event.type) {
        case 'CustomerRegistered':
          return event.data.name === undefined ? null : { kind: 'name', fact: cardFactText('name'), retracts: false };
        case 'CustomerRenamed':
          return { kind: 'name', fact: cardFactText('name'), retracts: false };
        case 'CustomerPlaced':
          return { kind: 'place', fact: cardFactText('place'), retracts: event.data.place === null };
        case 'TerritoryAssigned':
          return { kind: 'territory', fact: cardFactText('territory'), retracts: event.data.territory === null };
      }
    },
  }),
];
