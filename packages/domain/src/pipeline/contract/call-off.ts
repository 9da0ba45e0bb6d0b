/**
 * What orders take of a contract (rows K13 K14): each asks, and is granted or declined by an event, since it must learn
 * either; what was shipped is counted unit by unit, and is what the contract is fulfilled by.
 */
import * as z from 'zod';
import {
  addDecimals,
  type CommandOf,
  commandType,
  type Decimal,
  decimalOfQuantity,
  type EventOf,
  eventType,
  idSchema,
  type Money,
  type Quantity,
  quantitySchema,
  type StoredEvent,
  subtractDecimals,
  type Tag,
  tag,
} from '../../kernel/index.ts';
import {
  calledLineSchema,
  callingOff,
  OrderCallOffDeclined,
  OrderCallOffLapsed,
  paymentTermsSchema,
} from '../../trade/index.ts';

const about = ({
  contract,
  customer,
  order,
}: {
  readonly contract: string;
  readonly customer: string;
  readonly order: string;
}): readonly Tag[] => [tag('contract', contract), tag('customer', customer), tag('order', order)];

const grantedLineSchema = calledLineSchema.extend({ /** The line of the contract. */ of: idSchema });

/** An order takes so much of the contract, in place of what it took before. */
export const CallOffGranted = eventType({
  type: 'CallOffGranted',
  version: 1,
  schema: z.strictObject({
    ...callingOff,
    terms: paymentTermsSchema,
    /** Whether its advance is still to come. */
    advanceOpen: z.boolean(),
    lines: z.array(grantedLineSchema).min(1).max(2000),
  }),
  tags: about,
});

/** The contract doesn't take the order; what it took before is free again. */
export const CallOffDeclined = eventType({
  type: 'CallOffDeclined',
  version: 1,
  schema: OrderCallOffDeclined.schema,
  tags: about,
});

/** The order takes nothing any more. */
export const CallOffReleased = eventType({
  type: 'CallOffReleased',
  version: 1,
  schema: OrderCallOffLapsed.schema,
  tags: about,
});

/** The advance has come: the order may go on (row K13). */
export const CallOffCleared = eventType({
  type: 'CallOffCleared',
  version: 1,
  schema: z.strictObject({ contract: idSchema, customer: idSchema, order: idSchema }),
  tags: about,
});

const shippedLineSchema = z.strictObject({ of: idSchema, quantity: quantitySchema });

/** Goods of the contract left for the customer (row K14). */
export const CallOffShipped = eventType({
  type: 'CallOffShipped',
  version: 1,
  schema: z.strictObject({
    contract: idSchema,
    customer: idSchema,
    order: idSchema,
    shipment: idSchema,
    lines: z.array(shippedLineSchema).min(1).max(2000),
  }),
  tags: about,
});

/** Every event type of what orders take of a contract. */
export const contractCallOffEvents = [
  CallOffGranted,
  CallOffDeclined,
  CallOffReleased,
  CallOffCleared,
  CallOffShipped,
] as const;

/** What happens between a contract and its orders. */
export type ContractCallOffEvent = EventOf<(typeof contractCallOffEvents)[number]>;

/** An order asks for goods of the contract: told through the manager of call-offs. */
export const CallOff = commandType({
  type: 'CallOff',
  schema: z.strictObject({ ...callingOff, lines: z.array(calledLineSchema).min(1).max(2000) }),
});

/** The order needs them no more: told through the manager of call-offs. */
export const ReleaseCallOff = commandType({ type: 'ReleaseCallOff', schema: OrderCallOffLapsed.schema });

/** Goods of the order left: told through the manager of call-offs. */
export const EnterShipment = commandType({
  type: 'EnterShipment',
  schema: z.strictObject({
    contract: idSchema,
    order: idSchema,
    shipment: idSchema,
    lines: z
      .array(z.strictObject({ line: idSchema, quantity: quantitySchema }))
      .min(1)
      .max(2000),
  }),
});

/** Every command type of what orders take of a contract. */
export const contractCallOffCommands = [CallOff, ReleaseCallOff, EnterShipment] as const;

/** What orders can ask of a contract. */
export type ContractCallOffCommand = CommandOf<(typeof contractCallOffCommands)[number]>;

/** A line of an order that the contract took. */
export interface TakenLine {
  readonly line: string;
  readonly of: string;
  readonly quantity: Quantity;
  readonly gross: Money;
}

/** What an order takes, and what of it left. */
export interface TakenByOrder {
  /** The last asking that was answered. */
  readonly ask: number;
  readonly granted: boolean;
  readonly lines: readonly TakenLine[];
  readonly advanceOpen: boolean;
  readonly shipments: readonly { readonly shipment: string; readonly lines: readonly ShippedLine[] }[];
}

type ShippedLine = z.infer<typeof shippedLineSchema>;

/** What all orders take, by order. */
export type Taken = ReadonlyMap<string, TakenByOrder>;

const untouched: TakenByOrder = { ask: 0, granted: false, lines: [], advanceOpen: false, shipments: [] };

/** What orders take after an event. */
export const takenAfter = (taken: Taken, event: StoredEvent<ContractCallOffEvent>): Taken => {
  const { order } = event.data;
  const known = taken.get(order) ?? untouched;
  const now = (news: Partial<TakenByOrder>): Taken => new Map(taken).set(order, { ...known, ...news });
  switch (event.type) {
    case 'CallOffGranted': {
      const { ask, lines, advanceOpen } = event.data;
      return now({ ask, granted: true, lines, advanceOpen });
    }
    case 'CallOffDeclined':
      return now({ ask: event.data.ask, granted: false, advanceOpen: false });
    case 'CallOffReleased':
      return now({ granted: false, advanceOpen: false });
    case 'CallOffCleared':
      return now({ advanceOpen: false });
    case 'CallOffShipped': {
      const { shipment, lines } = event.data;
      return now({ shipments: [...known.shipments, { shipment, lines }] });
    }
  }
};

const none: Decimal = { units: 0n, scale: 0 };
const sumOf = (lines: readonly { readonly quantity: Quantity }[]): Decimal =>
  lines.reduce((sum, { quantity }) => addDecimals(sum, decimalOfQuantity(quantity)), none);

/** What left of a contract's line by an order. */
const shippedBy = ({ shipments }: TakenByOrder, of: string): Decimal =>
  sumOf(shipments.flatMap(({ lines }) => lines.filter((line) => line.of === of)));

const greater = (left: Decimal, right: Decimal): Decimal => (subtractDecimals(left, right).units >= 0n ? left : right);

/** What an order takes of a contract's line: what it was granted, and at least what left. */
const takenBy = (order: TakenByOrder, of: string): Decimal =>
  greater(order.granted ? sumOf(order.lines.filter((line) => line.of === of)) : none, shippedBy(order, of));

/** One line of a contract, and how far it is fulfilled (row K14). */
export interface ContractLineFulfilment {
  readonly line: string;
  readonly product: string;
  readonly agreed: Decimal;
  readonly calledOff: Decimal;
  readonly shipped: Decimal;
  /** What can still be called off. */
  readonly left: Decimal;
}

/** A line of a contract, as far as it is counted. */
interface AgreedLine {
  readonly line: string;
  readonly product: string;
  readonly quantity: Quantity;
}

/** How far each line of a contract is fulfilled; without what one order takes, where that is asked anew. */
export const fulfilmentOf = (
  { lines }: { readonly lines: readonly AgreedLine[] },
  taken: Taken,
  except: string | null = null,
): readonly ContractLineFulfilment[] =>
  lines.map(({ line, product, quantity }) => {
    const orders = [...taken].filter(([order]) => order !== except).map(([, one]) => one);
    const calledOff = orders.reduce((sum, order) => addDecimals(sum, takenBy(order, line)), none);
    const agreed = decimalOfQuantity(quantity);
    return {
      line,
      product,
      agreed,
      calledOff,
      shipped: orders.reduce((sum, order) => addDecimals(sum, shippedBy(order, line)), none),
      left: subtractDecimals(agreed, calledOff),
    };
  });
