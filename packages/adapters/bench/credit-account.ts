/**
 * A room to measure handling with: a customer's credit account, one stream each. A limit, and reservations against it that
 * come and go; small events, a small state, every decision a sum.
 */
import {
  type CommandOf,
  commandType,
  type Decider,
  type EventOf,
  eventType,
  idSchema,
  type Messages,
  moneySchema,
  type Rejection,
  tag,
  unless,
} from '@clientele/domain/kernel';
import * as z from 'zod';

const limitSchema = z.strictObject({ account: idSchema, limit: moneySchema });
const amountSchema = z.strictObject({ account: idSchema, order: idSchema, amount: moneySchema });
const tags = ({ account }: { readonly account: string }) => [tag('customer', account)];

const SetLimit = commandType({ type: 'SetLimit', schema: limitSchema });
export const ReserveCredit = commandType({ type: 'ReserveCredit', schema: amountSchema });
export const ReleaseCredit = commandType({ type: 'ReleaseCredit', schema: amountSchema });
export const LimitSet = eventType({ type: 'LimitSet', version: 1, schema: limitSchema, tags });
export const CreditReserved = eventType({ type: 'CreditReserved', version: 1, schema: amountSchema, tags });
export const CreditReleased = eventType({ type: 'CreditReleased', version: 1, schema: amountSchema, tags });

export type CreditCommand =
  | CommandOf<typeof SetLimit>
  | CommandOf<typeof ReserveCredit>
  | CommandOf<typeof ReleaseCredit>;
export type CreditEvent = EventOf<typeof LimitSet> | EventOf<typeof CreditReserved> | EventOf<typeof CreditReleased>;
type CreditRejection = Rejection<'credit.over-limit', { readonly free: number; readonly asked: number }>;

export interface CreditState {
  readonly limit: number;
  readonly reserved: number;
  readonly reservations: number;
}

const messages: Messages<CreditRejection> = {
  'credit.over-limit': {
    en: ({ free, asked }) => `${asked} can't be reserved: ${free} is free.`,
    zh: ({ free, asked }) => `无法预留 ${asked}:可用 ${free}。`,
  },
};

export const creditAccount: Decider<CreditState, CreditCommand, CreditEvent, CreditRejection> = {
  category: 'credit',
  version: 1,
  commands: [SetLimit, ReserveCredit, ReleaseCredit],
  events: [LimitSet, CreditReserved, CreditReleased],
  messages,
  laws: [],
  initial: { limit: 0, reserved: 0, reservations: 0 },
  streamOf: ({ data }) => data.account,
  decide:
    ({ type, data }) =>
    ({ limit, reserved }) => {
      if (type === 'SetLimit') return unless<CreditRejection, CreditEvent>([], () => [LimitSet.of(data)]);
      if (type === 'ReleaseCredit') return unless<CreditRejection, CreditEvent>([], () => [CreditReleased.of(data)]);
      const free = limit - reserved;
      const asked = data.amount.amount;
      return unless<CreditRejection, CreditEvent>(
        [asked > free && { code: 'credit.over-limit', data: { free, asked } }],
        () => [CreditReserved.of(data)],
      );
    },
  evolve: (state, { type, data }) => {
    switch (type) {
      case 'LimitSet':
        return { ...state, limit: data.limit.amount };
      case 'CreditReserved':
        return { ...state, reserved: state.reserved + data.amount.amount, reservations: state.reservations + 1 };
      case 'CreditReleased':
        return { ...state, reserved: state.reserved - data.amount.amount, reservations: state.reservations - 1 };
    }
  },
};
