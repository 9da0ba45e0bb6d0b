/**
 * How a company divides its market: the tree of sales territories (大区 → 省区 → 城市 → 片区), each with a head, and which places
 * lie in which. It is another tree than that of places, and all of it is dated. One stream holds one plan, so that a place
 * never lies in two territories at once (design: decision 11).
 */
import * as z from 'zod';
import { type EventOf, eventType, idSchema, placeSchema, tag } from '../../kernel/index.ts';

const node = { plan: idSchema, territory: idSchema };
const about = ({ territory }: { readonly territory: string }) => [tag('territory', territory)];
const word = z.string().min(1).max(200).regex(/\S/u, 'at least one visible character');

/** A territory exists from `occurredOn` on: under another one, or at the top of the tree (null). */
export const TerritoryOpened = eventType({
  type: 'TerritoryOpened',
  version: 1,
  schema: z.strictObject({ ...node, name: word, level: word, parent: idSchema.nullable(), head: idSchema }),
  tags: ({ territory, head }) => [...about({ territory }), tag('salesperson', head)],
});

/** It is called otherwise from now on. */
export const TerritoryRenamed = eventType({
  type: 'TerritoryRenamed',
  version: 1,
  schema: z.strictObject({ ...node, name: word }),
  tags: about,
});

/** It lies under another one from now on, or at the top. */
export const TerritoryMoved = eventType({
  type: 'TerritoryMoved',
  version: 1,
  schema: z.strictObject({ ...node, from: idSchema.nullable(), parent: idSchema.nullable() }),
  tags: about,
});

/** Somebody else heads it from now on. */
export const TerritoryHeadAppointed = eventType({
  type: 'TerritoryHeadAppointed',
  version: 1,
  schema: z.strictObject({ ...node, from: idSchema, head: idSchema }),
  tags: ({ territory, from, head }) => [...about({ territory }), tag('salesperson', from), tag('salesperson', head)],
});

/** Places lie in it from now on; those that lay in another one no longer do. */
export const PlacesMapped = eventType({
  type: 'PlacesMapped',
  version: 1,
  schema: z.strictObject({ ...node, from: idSchema.nullable(), places: z.array(placeSchema).min(1).max(500) }),
  tags: ({ territory, from }) => [...about({ territory }), ...(from === null ? [] : about({ territory: from }))],
});

/** Places lie in no territory by themselves from now on. */
export const PlacesReleased = eventType({
  type: 'PlacesReleased',
  version: 1,
  schema: z.strictObject({ ...node, places: z.array(placeSchema).min(1).max(500) }),
  tags: about,
});

/** It exists no longer. */
export const TerritoryClosed = eventType({
  type: 'TerritoryClosed',
  version: 1,
  schema: z.strictObject(node),
  tags: about,
});

/** Every event type of the room. */
export const territoryEvents = [
  TerritoryOpened,
  TerritoryRenamed,
  TerritoryMoved,
  TerritoryHeadAppointed,
  PlacesMapped,
  PlacesReleased,
  TerritoryClosed,
] as const;

/** What happens to a plan of territories. */
export type TerritoryEvent = EventOf<(typeof territoryEvents)[number]>;
