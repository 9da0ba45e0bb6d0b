/** Every room of the domain, found behind the doors of its wings: a new room is under every law here without being named. */
import { readFile } from 'node:fs/promises';
import type { AnyEventType, Command, Decider, DomainEvent, Rejection } from '@clientele/domain/kernel';

/** A room of which no more is known than that it is one. */
export type SomeRoom = Decider<unknown, Command, DomainEvent, Rejection, unknown>;

const isRoom = (value: unknown): value is SomeRoom =>
  typeof value === 'object' && value !== null && 'category' in value && 'events' in value && 'laws' in value;

const manifest = new URL('../../../domain/package.json', import.meta.url);

/** The rooms of all wings that the package of the domain publishes. */
export const allRooms = async (): Promise<readonly SomeRoom[]> => {
  const { exports } = JSON.parse(await readFile(manifest, 'utf8')) as { readonly exports: object };
  const wings = Object.keys(exports)
    .filter((entry) => !['./kernel', './testing', './package.json'].includes(entry))
    .map((entry) => `@clientele/domain/${entry.slice(2)}`);
  const doors = await Promise.all(wings.map((wing) => import(wing) as Promise<object>));
  return doors.flatMap((door) => Object.values(door).filter(isRoom));
};

/** The event types of all rooms, each with the room it is of. */
export const allEvents = async (): Promise<readonly (readonly [SomeRoom, AnyEventType])[]> =>
  (await allRooms()).flatMap((room) => room.events.map((type) => [room, type] as const));
