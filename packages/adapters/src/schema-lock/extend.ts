/** Locking what is new: types and versions that no lock knows are added, and nothing that is locked is changed. */
import type { AnyEventType, JsonObject } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { type EventRegistry, type EventsOfRoom, eventRegistry } from '../codec/registry.ts';
import { digestOf, type LockFault, lockFaults, readingOf } from './check.ts';
import { formOf } from './form.ts';
import { type EventLock, type GoldenSample, type LockedVersion, versionsOf } from './lock.ts';

/** Stored events of a type's current version, as JSON without their position. */
export type Samples = (type: string, version: number) => readonly JsonObject[];

/** Why a lock can't be extended. */
export type ExtensionFault =
  | LockFault
  | { readonly code: 'no-sample'; readonly type: string; readonly version: number };

export interface Extension {
  /** Versions that no release holds yet are locked anew, with new samples, where their form has changed. */
  readonly renew?: boolean;
}

const goldenOf = (stored: JsonObject): GoldenSample => ({ stored, digest: digestOf(stored), reads: {} });

/** The version with what its samples read as today; what was stated before stays. */
const stated = (registry: EventRegistry, locked: LockedVersion, current: number): LockedVersion => ({
  ...locked,
  samples: locked.samples.map((golden) => {
    const reading = readingOf(registry, golden);
    if (E.isLeft(reading) || golden.reads[current] !== undefined) return golden;
    return { ...golden, reads: { ...golden.reads, [current]: reading.right } };
  }),
});

const isNew = ({ code }: LockFault): boolean => code === 'not-locked' || code === 'sample-not-stated';

const mayRenew = (lock: EventLock, fault: LockFault): boolean => {
  if (fault.code === 'no-registry' || fault.code === 'no-form') return false;
  const locked = versionsOf(lock, fault.type).find(([version]) => version === fault.version)?.[1];
  return locked?.release === null;
};

/** The lock with all that is new in the rooms, or everything that stands against it. */
export const extendLock = (
  rooms: readonly EventsOfRoom[],
  lock: EventLock,
  samples: Samples,
  { renew = false }: Extension = {},
): E.Either<readonly ExtensionFault[], EventLock> => {
  const registry = eventRegistry(rooms);
  const faults = lockFaults(rooms, lock);
  const renewed = renew ? faults.filter((fault) => mayRenew(lock, fault)) : [];
  const against = faults.filter((fault) => !isNew(fault) && !renewed.includes(fault));
  if (E.isLeft(registry) || against.length > 0) return E.left(against);

  const isRenewed = (type: string, version: number): boolean =>
    renewed.some((fault) => fault.code !== 'no-registry' && fault.type === type && fault.version === version);
  const missing: ExtensionFault[] = [];

  const lockedNow = (type: AnyEventType): LockedVersion | null => {
    const form = formOf(type.schema);
    const stored = samples(type.type, type.version);
    if (stored.length > 0 && E.isRight(form)) return { release: null, form: form.right, samples: stored.map(goldenOf) };
    missing.push({ code: 'no-sample', type: type.type, version: type.version });
    return null;
  };

  const versionsNow = (type: AnyEventType): Readonly<Record<string, LockedVersion>> => {
    const kept = versionsOf(lock, type.type).filter(([version]) => !isRenewed(type.type, version));
    const older = kept.map(([version, locked]): [string, LockedVersion] => [
      `${version}`,
      version < type.version ? stated(registry.right, locked, type.version) : locked,
    ]);
    const current = kept.some(([version]) => version === type.version) ? null : lockedNow(type);
    return Object.fromEntries(current === null ? older : [...older, [`${type.version}`, current]]);
  };

  const events = [...registry.right.types.values()]
    .sort((one, other) => (one.type < other.type ? -1 : 1))
    .map((type) => [type.type, versionsNow(type)] as const);
  const extended: EventLock = { format: 1, events: Object.fromEntries(events) };
  if (missing.length > 0) return E.left(missing);
  const left = lockFaults(rooms, extended);
  return left.length > 0 ? E.left(left) : E.right(extended);
};

/** The lock with all that was in no release yet in this one. */
export const releaseLock = (lock: EventLock, release: string): EventLock => ({
  format: 1,
  events: Object.fromEntries(
    Object.entries(lock.events).map(([type, versions]) => [
      type,
      Object.fromEntries(
        Object.entries(versions).map(([version, locked]) => [
          version,
          { ...locked, release: locked.release ?? release },
        ]),
      ),
    ]),
  ),
});
