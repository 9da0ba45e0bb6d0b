/**
 * A room to measure handling with: a customer's credit account, one stream each, as it keeps its own ledger (design: decision
 * 11). A limit, and reservations against it that come and go by order; an order is reserved for once, and released once.
 */
import {
  type CommandOf,
  commandType,
  type Decider,
  type EventOf,
  eventType,
  idSchema,
  type Messages,
  money,
  moneySchema,
  type Rejection,
  refuse,
  tag,
  unless,
} from '@clientele/domain/kernel';
import * as z from 'zod';

const limitSchema = z.strictObject({ account: idSchema, limit: moneySchema });
const amountSchema = z.strictObject({ account: idSchema, order: idSchema, amount: moneySchema });
const releaseSchema = z.strictObject({ account: idSchema, order: idSchema });
const tags = ({ account }: { readonly account: string }) => [tag('customer', account)];

export const SetLimit = commandType({ type: 'SetLimit', schema: limitSchema });
export const ReserveCredit = commandType({ type: 'ReserveCredit', schema: amountSchema });
export const ReleaseCredit = commandType({ type: 'ReleaseCredit', schema: releaseSchema });
const LimitSet = eventType({ type: 'LimitSet', version: 1, schema: limitSchema, tags });
const CreditReserved = eventType({ type: 'CreditReserved', version: 1, schema: amountSchema, tags });
const CreditReleased = eventType({ type: 'CreditReleased', version: 1, schema: amountSchema, tags });

export type CreditCommand =
  | CommandOf<typeof SetLimit>
  | CommandOf<typeof ReserveCredit>
  | CommandOf<typeof ReleaseCredit>;
export type CreditEvent = EventOf<typeof LimitSet> | EventOf<typeof CreditReserved> | EventOf<typeof CreditReleased>;
type CreditRejection =
  | Rejection<'credit.over-limit', { readonly free: number; readonly asked: number }>
  | Rejection<'credit.reserved-already', { readonly order: string }>
  | Rejection<'credit.not-reserved', { readonly order: string }>;

interface CreditState {
  readonly limit: number;
  readonly exposure: number;
  /** The open reservations, in minor units by order. */
  readonly reservations: ReadonlyMap<string, number>;
}

const messages: Messages<CreditRejection> = {
  'credit.over-limit': {
    en: ({ free, asked }) => `${asked} can't be reserved: ${free} is free.`,
    zh: ({ free, asked }) => `无法预留 ${asked}：可用 ${free}。`,
  },
  'credit.reserved-already': {
    en: ({ order }) => `Credit for order ${order} is reserved already.`,
    zh: ({ order }) => `订单 ${order} 的额度已预留。`,
  },
  'credit.not-reserved': {
    en: ({ order }) => `No credit is reserved for order ${order}.`,
    zh: ({ order }) => `订单 ${order} 没有预留额度。`,
  },
};

const without = (reservations: ReadonlyMap<string, number>, order: string): ReadonlyMap<string, number> => {
  const left = new Map(reservations);
  left.delete(order);
  return left;
};

const decide = (command: CreditCommand, { limit, exposure, reservations }: CreditState) => {
  switch (command.type) {
    case 'SetLimit':
      return unless<CreditRejection, CreditEvent>([], () => [LimitSet.of(command.data)]);
    case 'ReserveCredit': {
      const { order, amount } = command.data;
      const free = limit - exposure;
      return unless<CreditRejection, CreditEvent>(
        [
          reservations.has(order) && { code: 'credit.reserved-already', data: { order } },
          amount.amount > free && { code: 'credit.over-limit', data: { free, asked: amount.amount } },
        ],
        () => [CreditReserved.of(command.data)],
      );
    }
    case 'ReleaseCredit': {
      const { account, order } = command.data;
      const reserved = reservations.get(order);
      if (reserved === undefined) return refuse<CreditRejection>({ code: 'credit.not-reserved', data: { order } });
      return unless<CreditRejection, CreditEvent>([], () => [
        CreditReleased.of({ account, order, amount: money(reserved, 'CNY') }),
      ]);
    }
  }
};

const evolve = (state: CreditState, { type, data }: CreditEvent): CreditState => {
  switch (type) {
    case 'LimitSet':
      return { ...state, limit: data.limit.amount };
    case 'CreditReserved':
      return {
        ...state,
        exposure: state.exposure + data.amount.amount,
        reservations: new Map(state.reservations).set(data.order, data.amount.amount),
      };
    case 'CreditReleased':
      return {
        ...state,
        exposure: state.exposure - data.amount.amount,
        reservations: without(state.reservations, data.order),
      };
  }
};

export const creditAccount: Decider<CreditState, CreditCommand, CreditEvent, CreditRejection> = {
  category: 'credit',
  version: 1,
  commands: [SetLimit, ReserveCredit, ReleaseCredit],
  events: [LimitSet, CreditReserved, CreditReleased],
  messages,
  laws: [],
  initial: { limit: 0, exposure: 0, reservations: new Map() },
  streamOf: ({ data }) => data.account,
  decide: (command) => (state) => decide(command, state),
  evolve,
};
