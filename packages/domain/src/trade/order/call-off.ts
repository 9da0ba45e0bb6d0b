/**
 * An order that rests on a contract (rows K7 K13 K14): it asks the contract to take it, and keeps what the contract answered:
 * its terms of payment, and whether its advance is still to come.
 */
import * as z from 'zod';
import {
  type CommandOf,
  commandType,
  type EventOf,
  eventType,
  idSchema,
  moneySchema,
  quantitySchema,
  type StoredEvent,
  type Tag,
  tag,
} from '../../kernel/index.ts';
import { callOffReasonSchema } from '../call-off-reasons.ts';
import { paymentTermsSchema } from '../credit/terms.ts';

/** Which asking of which order, of which contract. */
export const callingOff = { order: idSchema, customer: idSchema, contract: idSchema, ask: z.int().min(1) };

/** Reads a line that is called off: so much of a product, and what it comes to with tax and freight. */
export const calledLineSchema = z.strictObject({
  line: idSchema,
  product: idSchema,
  quantity: quantitySchema,
  gross: moneySchema,
});

/** A line that is called off. */
export type CalledLine = z.infer<typeof calledLineSchema>;

const about = ({
  order,
  customer,
  contract,
}: {
  readonly order: string;
  readonly customer: string;
  readonly contract: string;
}): readonly Tag[] => [tag('order', order), tag('customer', customer), tag('contract', contract)];

/** The order asks a contract to take it; `ask` counts its askings. */
export const OrderCallOffAsked = eventType({
  type: 'OrderCallOffAsked',
  version: 1,
  schema: z.strictObject({ ...callingOff, lines: z.array(calledLineSchema).min(1).max(2000) }),
  tags: about,
});

/** The contract takes it, on its terms. */
export const OrderCallOffGranted = eventType({
  type: 'OrderCallOffGranted',
  version: 1,
  schema: z.strictObject({ ...callingOff, terms: paymentTermsSchema, advanceOpen: z.boolean() }),
  tags: about,
});

/** The contract doesn't take it, for all of these reasons. */
export const OrderCallOffDeclined = eventType({
  type: 'OrderCallOffDeclined',
  version: 1,
  schema: z.strictObject({ ...callingOff, reasons: z.array(callOffReasonSchema).min(1).max(2000) }),
  tags: about,
});

/** The order rests on the contract no more: what it called off is free again. */
export const OrderCallOffLapsed = eventType({
  type: 'OrderCallOffLapsed',
  version: 1,
  schema: z.strictObject(callingOff),
  tags: about,
});

/** The contract's advance has come: goods may leave (row K13). */
export const OrderAdvanceCleared = eventType({
  type: 'OrderAdvanceCleared',
  version: 1,
  schema: z.strictObject({ order: idSchema, customer: idSchema, contract: idSchema }),
  tags: about,
});

/** Every event type of an order that rests on a contract. */
export const callOffEvents = [
  OrderCallOffAsked,
  OrderCallOffGranted,
  OrderCallOffDeclined,
  OrderCallOffLapsed,
  OrderAdvanceCleared,
] as const;

/** What happens between an order and its contract. */
export type CallOffEvent = EventOf<(typeof callOffEvents)[number]>;

/** The order shall rest on a contract. */
export const CallOffContract = commandType({
  type: 'CallOffContract',
  schema: z.strictObject({ order: idSchema, contract: idSchema }),
});

/** The contract took it: told through the manager of call-offs. */
export const TakeCallOff = commandType({ type: 'TakeCallOff', schema: OrderCallOffGranted.schema });

/** The contract didn't take it: told through the manager of call-offs. */
export const RefuseCallOff = commandType({ type: 'RefuseCallOff', schema: OrderCallOffDeclined.schema });

/** The contract's advance has come: told through the manager of call-offs. */
export const ClearOrderAdvance = commandType({ type: 'ClearOrderAdvance', schema: OrderAdvanceCleared.schema });

/** Every command type of an order that rests on a contract. */
export const callOffCommands = [CallOffContract, TakeCallOff, RefuseCallOff, ClearOrderAdvance] as const;

/** What can be asked of an order about its contract. */
export type CallOffCommand = CommandOf<(typeof callOffCommands)[number]>;

/** What became of the order's last asking of a contract. */
export type OrderCallOff = {
  readonly contract: string;
  readonly customer: string;
  readonly ask: number;
} & (
  | { readonly status: 'asked' }
  | { readonly status: 'granted'; readonly terms: z.infer<typeof paymentTermsSchema>; readonly advanceOpen: boolean }
  | { readonly status: 'declined'; readonly reasons: z.infer<typeof OrderCallOffDeclined.schema>['reasons'] }
);

/** What an order has of its contract; absent where it rests on none. */
interface Resting {
  readonly callOff?: OrderCallOff;
}

/** The call-off after an event; undefined where the order rests on no contract any more. */
export const callOffAfter = (state: Resting, event: StoredEvent<CallOffEvent>): OrderCallOff | undefined => {
  const { callOff } = state;
  if (event.type === 'OrderCallOffAsked') {
    const { contract, customer, ask } = event.data;
    return { contract, customer, ask, status: 'asked' };
  }
  if (callOff === undefined || callOff.contract !== event.data.contract) return callOff;
  const { contract, customer, ask } = callOff;
  if (event.type === 'OrderAdvanceCleared')
    return callOff.status === 'granted' ? { ...callOff, advanceOpen: false } : callOff;
  if (event.data.ask !== ask) return callOff;
  switch (event.type) {
    case 'OrderCallOffGranted': {
      const { terms, advanceOpen } = event.data;
      return { contract, customer, ask, status: 'granted', terms, advanceOpen };
    }
    case 'OrderCallOffDeclined':
      return { contract, customer, ask, status: 'declined', reasons: event.data.reasons };
    case 'OrderCallOffLapsed':
      return undefined;
  }
};
