/**
 * What can be asked of a plan of territories. Each is dated, and none before the last change: a tree that is changed in its
 * past would change where everything after it hangs.
 */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, placeSchema } from '../../kernel/index.ts';

const node = { plan: idSchema, territory: idSchema };
const word = z.string().min(1).max(200).regex(/\S/u, 'at least one visible character');
const places = { places: z.array(placeSchema).min(1).max(500) };

/** There is a territory from now on, with its head, under another one or at the top. */
export const OpenTerritory = commandType({
  type: 'OpenTerritory',
  schema: z.strictObject({ ...node, name: word, level: word, parent: idSchema.optional(), head: idSchema }),
});

/** It is called otherwise. */
export const RenameTerritory = commandType({
  type: 'RenameTerritory',
  schema: z.strictObject({ ...node, name: word }),
});

/** It lies under another one; null: at the top. */
export const MoveTerritory = commandType({
  type: 'MoveTerritory',
  schema: z.strictObject({ ...node, parent: idSchema.nullable() }),
});

/** Somebody else heads it. */
export const AppointTerritoryHead = commandType({
  type: 'AppointTerritoryHead',
  schema: z.strictObject({ ...node, head: idSchema }),
});

/** Places lie in it; `from` names the territory that they lie in until now, where they do. */
export const MapPlaces = commandType({
  type: 'MapPlaces',
  schema: z.strictObject({ ...node, ...places, from: idSchema.optional() }),
});

/** Places lie in it no longer. */
export const ReleasePlaces = commandType({
  type: 'ReleasePlaces',
  schema: z.strictObject({ ...node, ...places }),
});

/** It exists no longer. */
export const CloseTerritory = commandType({
  type: 'CloseTerritory',
  schema: z.strictObject(node),
});

/** Every command type of the room. */
export const territoryCommands = [
  OpenTerritory,
  RenameTerritory,
  MoveTerritory,
  AppointTerritoryHead,
  MapPlaces,
  ReleasePlaces,
  CloseTerritory,
] as const;

/** What can be asked of a plan of territories. */
export type TerritoryCommand = CommandOf<(typeof territoryCommands)[number]>;
