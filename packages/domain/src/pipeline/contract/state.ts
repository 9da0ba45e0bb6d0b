/** What is known of a contract now, and what of it is still owed on a date. */
import {
  addDecimals,
  type Decimal,
  decimalOfMoney,
  type Instant,
  type LocalDate,
  type StoredEvent,
  subtractDecimals,
} from '../../kernel/index.ts';
import { type ContractCallOffEvent, contractCallOffEvents, fulfilmentOf, type Taken, takenAfter } from './call-off.ts';
import type { ContractContent, ContractEvent } from './events.ts';

/** A contract. */
export interface Contract {
  readonly status: 'none' | 'drafted' | 'reviewed' | 'signed' | 'ended';
  readonly contract: string | null;
  readonly customer: string | null;
  readonly content: ContractContent | null;
  /** Who wrote the draft that stands. */
  readonly draftedBy: string | null;
  readonly signedOn: LocalDate | null;
  readonly receipts: readonly string[];
  readonly paidAhead: Decimal;
  readonly fulfilled: readonly string[];
  /** What orders take of it. */
  readonly taken: Taken;
  /** The last thing that happened to it: nothing is dated before it. */
  readonly last: { readonly at: Instant; readonly on: LocalDate } | null;
}

const zero: Decimal = { units: 0n, scale: 0 };

/** There is no contract yet. */
export const noContract: Contract = {
  status: 'none',
  contract: null,
  customer: null,
  content: null,
  draftedBy: null,
  signedOn: null,
  receipts: [],
  paidAhead: zero,
  fulfilled: [],
  taken: new Map(),
  last: null,
};

const callOffTypes: ReadonlySet<string> = new Set(contractCallOffEvents.map(({ type }) => type));
const isOfCallOff = (event: StoredEvent<ContractEvent>): event is StoredEvent<ContractCallOffEvent> =>
  callOffTypes.has(event.type);

/** The contract after an event. Total. */
export const evolveContract = (before: Contract, event: StoredEvent<ContractEvent>): Contract => {
  // Orders are told of late: what they take dates nothing else.
  if (isOfCallOff(event)) return { ...before, taken: takenAfter(before.taken, event) };
  const state = { ...before, last: { at: event.occurredAt, on: event.occurredOn } };
  switch (event.type) {
    case 'ContractDrafted': {
      const { contract, customer, content } = event.data;
      return { ...state, status: 'drafted', contract, customer, content, draftedBy: event.by.id };
    }
    case 'ContractReviewed':
      return { ...state, status: event.data.outcome === 'passed' ? 'reviewed' : 'drafted' };
    case 'ContractSigned':
      return { ...state, status: 'signed', content: event.data.content, signedOn: event.occurredOn };
    case 'ContractAdvancePaid':
      return {
        ...state,
        receipts: [...state.receipts, event.data.receipt],
        paidAhead: addDecimals(state.paidAhead, decimalOfMoney(event.data.amount)),
      };
    case 'ObligationFulfilled':
      return { ...state, fulfilled: [...state.fulfilled, event.data.obligation] };
    case 'ContractEnded':
      return { ...state, status: 'ended' };
    default:
      return before;
  }
};

/** What is still to be paid ahead; zero where nothing was agreed, or all of it came. */
export const advanceOpen = ({ content, paidAhead }: Contract): Decimal =>
  content?.advance == null ? zero : subtractDecimals(decimalOfMoney(content.advance.amount), paidAhead);

/** How far each line of a contract is fulfilled by what left (row K14); nothing before it says anything. */
export const contractFulfilment = ({ content, taken }: Contract): ReturnType<typeof fulfilmentOf> =>
  content === null ? [] : fulfilmentOf(content, taken);

/** The lines of which goods are still to leave, where orders rest on the contract. */
export const openGoods = (state: Contract): readonly string[] =>
  state.taken.size === 0
    ? []
    : contractFulfilment(state)
        .filter(({ agreed, shipped }) => subtractDecimals(agreed, shipped).units > 0n)
        .map(({ line }) => line);

/** One thing that is owed, and by how many days it is late on a date (below zero: so many are left). */
export interface OpenObligation {
  readonly obligation: string;
  readonly side: 'ours' | 'theirs';
  readonly owner: string;
  readonly dueOn: LocalDate;
  readonly overdue: boolean;
}

/**
 * What of a signed contract is still owed at the end of a date, what is due first coming first (rows K14 K17): the advance
 * counts as owed by the other side.
 */
export const openObligations = (state: Contract, on: LocalDate): readonly OpenObligation[] => {
  const { content, fulfilled, status } = state;
  if (content === null || status !== 'signed') return [];
  const advance =
    content.advance !== null && advanceOpen(state).units > 0n
      ? [{ obligation: 'advance', side: 'theirs' as const, owner: content.advance.kind, dueOn: content.advance.dueOn }]
      : [];
  const open = content.obligations.filter(({ obligation }) => !fulfilled.includes(obligation));
  return [...advance, ...open.map(({ obligation, side, owner, dueOn }) => ({ obligation, side, owner, dueOn }))]
    .map((one) => ({ ...one, overdue: one.dueOn < on }))
    .sort((left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : 0));
};
