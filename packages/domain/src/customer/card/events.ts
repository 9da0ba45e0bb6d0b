/** What we learn of a customer: that it is one, what it is called, where it is, and whose territory it lies in. */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, personal, placeSchema, tag } from '../../kernel/index.ts';

const customer = { customer: idSchema };
const about = (data: { readonly customer: string }) => [tag('customer', data.customer)];
const nameSchema = z.string().min(1).max(400);

/** The customer entered the files, whatever its kind (rows D1 D2 D6). The name may be a person's, so it can be forgotten. */
export const CustomerRegistered = eventType({
  type: 'CustomerRegistered',
  version: 1,
  schema: z.strictObject({
    ...customer,
    name: personal('customer', nameSchema).optional(),
    /** Whether we deal with it ourselves or through others (row D3). */
    directness: z.enum(['direct', 'indirect']).optional(),
  }),
  tags: about,
});

/** The customer is called otherwise from `occurredOn` on; with `corrects`, instead of what that event (or the registration) said. */
export const CustomerRenamed = eventType({
  type: 'CustomerRenamed',
  version: 1,
  schema: z.strictObject({ ...customer, name: personal('customer', nameSchema) }),
  tags: about,
});

/** The customer is at a place from `occurredOn` on; with `corrects`, instead of what was said before. */
export const CustomerPlaced = eventType({
  type: 'CustomerPlaced',
  version: 1,
  /** Null retracts the placement that this event corrects. */
  schema: z.strictObject({ ...customer, place: placeSchema.nullable() }),
  tags: about,
});

/** The customer lies in a sales territory from `occurredOn` on; with `corrects`, instead of what was said before. */
export const TerritoryAssigned = eventType({
  type: 'TerritoryAssigned',
  version: 1,
  /** Null retracts the assignment that this event corrects. */
  schema: z.strictObject({ ...customer, territory: idSchema.nullable() }),
  tags: ({ customer, territory }) => [
    tag('customer', customer),
    ...(territory === null ? [] : [tag('territory', territory)]),
  ],
});

/** What happens on a card. */
export type CardEvent =
  | EventOf<typeof CustomerRegistered>
  | EventOf<typeof CustomerRenamed>
  | EventOf<typeof CustomerPlaced>
  | EventOf<typeof TerritoryAssigned>;

/** Every event type of the room. */
export const cardEvents = [CustomerRegistered, CustomerRenamed, CustomerPlaced, TerritoryAssigned] as const;
