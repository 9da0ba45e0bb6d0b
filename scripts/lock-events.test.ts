/** The lock of the repository's own events: every room is in it, and nothing that was stored became unreadable. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adviceOn, type EventLock, extendLock, lockFaults, readLock } from '@clientele/adapters';
import { type AnyEventType, type AnyRoom, eventType, idSchema } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { lockedRooms, samplesOf } from './event-samples/index.ts';

const domain = join(import.meta.dirname, '../packages/domain');
const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(domain, file), 'utf8'));

const locked = async (): Promise<EventLock> => {
  const lock = readLock(await json('events.lock.json'));
  if (E.isLeft(lock)) throw new Error(`${lock.left.path}: ${lock.left.reason}`);
  return lock.right;
};

const isRoom = (value: unknown): value is AnyRoom =>
  typeof value === 'object' && value !== null && 'category' in value && 'events' in value && 'laws' in value;

/** Every room behind the doors of the wings that the domain publishes. */
const rooms = async (): Promise<readonly AnyRoom[]> => {
  const { exports } = (await json('package.json')) as { readonly exports: object };
  const wings = Object.keys(exports)
    .filter((entry) => !['./kernel', './testing', './package.json'].includes(entry))
    .map((entry) => `@clientele/domain/${entry.slice(2)}`);
  const doors = await Promise.all(wings.map((wing) => import(wing) as Promise<object>));
  return doors.flatMap((door) => Object.values(door).filter(isRoom));
};

test('no event that was stored became unreadable or reads otherwise; if this fails, it says what to do', async () => {
  const faults = lockFaults(await rooms(), await locked());
  expect(faults.map((fault) => `${adviceOn(fault)} See \`npm run lock\`.`)).toEqual([]);
});

test('every room of the domain is among those that are locked', async () => {
  expect(lockedRooms.map(({ category }) => category).sort()).toEqual(
    (await rooms()).map(({ category }) => category).sort(),
  );
});

test('the samples are events of their rooms: locked afresh, they give a lock without a fault', () => {
  expect(E.isRight(extendLock(lockedRooms, { format: 1, events: {} }, samplesOf))).toBe(true);
});

/** The same type, with data of another form. */
const another = ({ type, version, upcasts }: AnyEventType): AnyEventType =>
  eventType({ type, version, upcasts, schema: idSchema, tags: () => [] });

test('a planted change of any event of any room is found', async () => {
  const all = await rooms();
  const types = all.flatMap(({ events }) => events.map(({ type }) => type));
  expect(types.length).toBeGreaterThan(15);
  const faults = lockFaults(
    all.map(({ events }) => ({ events: events.map(another) })),
    await locked(),
  );
  const found = faults.flatMap((fault) => (fault.code === 'changed' ? [`${fault.type} ${fault.version}`] : []));
  expect(new Set(found)).toEqual(new Set(types.map((type) => `${type} 1`)));
});
