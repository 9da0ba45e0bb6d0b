/** Holding the events of some rooms against their lock: what was changed that must not be, and what is not locked yet. */
import { hash } from 'node:crypto';
import type { AnyEventType, Json } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { canonicalJson } from '../codec/canonical-json.ts';
import { decodeEvent } from '../codec/decode.ts';
import { type EventRegistry, type EventsOfRoom, eventRegistry, type RegistryFault } from '../codec/registry.ts';
import { formOf } from './form.ts';
import { type EventLock, firstDifference, type GoldenSample, versionsOf } from './lock.ts';

interface At {
  readonly type: string;
  readonly version: number;
}

/** What is wrong between the events of the rooms and their lock. */
export type LockFault =
  /** The rooms make no registry. */
  | { readonly code: 'no-registry'; readonly fault: RegistryFault }
  /** The schema holds something that can't be written down. */
  | (At & { readonly code: 'no-form'; readonly path: string; readonly reason: string })
  /** New, and not locked yet. */
  | (At & { readonly code: 'not-locked' })
  /** Locked, and the room no longer has it. */
  | (At & { readonly code: 'gone' })
  /** Locked, and the room's schema of the same version is another. */
  | (At & { readonly code: 'changed'; readonly path: string; readonly released: boolean })
  /** An event that was stored can't be read any more. */
  | (At & { readonly code: 'sample-unreadable'; readonly sample: number; readonly reason: string })
  /** It reads as something else than is locked. */
  | (At & { readonly code: 'sample-reads-otherwise'; readonly sample: number; readonly path: string })
  /** What it reads as at the room's version is not locked yet. */
  | (At & { readonly code: 'sample-not-stated'; readonly sample: number })
  /** Its canonical text is another than it was: proofs that were made would no longer hold. */
  | (At & { readonly code: 'digest-changed'; readonly sample: number });

/** The digest by which a stored event is proven. */
export const digestOf = (stored: Json): string => {
  const text = canonicalJson(stored);
  return E.isRight(text) ? hash('sha256', text.right, 'base64url') : '';
};

/** What a sample reads as now. */
export const readingOf = (registry: EventRegistry, { stored }: GoldenSample): E.Either<string, Json> => {
  const read = decodeEvent(registry)(structuredClone(stored), { position: 0 });
  if (E.isLeft(read)) return E.left(`${read.left.path}: ${read.left.reason}`);
  const { fault, data } = read.right;
  return fault === undefined ? E.right(data as Json) : E.left(JSON.stringify(fault));
};

const faultsOfSample = (
  registry: EventRegistry,
  at: At,
  current: number,
  golden: GoldenSample,
  sample: number,
): readonly LockFault[] => {
  if (digestOf(golden.stored) !== golden.digest) return [{ code: 'digest-changed', ...at, sample }];
  const reading = readingOf(registry, golden);
  if (E.isLeft(reading)) return [{ code: 'sample-unreadable', ...at, sample, reason: reading.left }];
  const stated = at.version === current ? golden.stored['data'] : golden.reads[current];
  if (stated === undefined) return [{ code: 'sample-not-stated', ...at, sample }];
  const path = firstDifference(stated, reading.right);
  return path === null ? [] : [{ code: 'sample-reads-otherwise', ...at, sample, path }];
};

const faultsOfType = (lock: EventLock, registry: EventRegistry, type: AnyEventType): readonly LockFault[] => {
  const versions = versionsOf(lock, type.type);
  const at = { type: type.type, version: type.version };
  const locked = versions.find(([version]) => version === type.version)?.[1];
  const form = formOf(type.schema);
  const faults: LockFault[] = [];
  if (E.isLeft(form)) faults.push(...form.left.map((fault): LockFault => ({ code: 'no-form', ...at, ...fault })));
  else if (locked === undefined) faults.push({ code: 'not-locked', ...at });
  else {
    const path = firstDifference(locked.form, form.right);
    if (path !== null) faults.push({ code: 'changed', ...at, path, released: locked.release !== null });
  }
  for (const [version, { samples }] of versions) {
    if (version > type.version) faults.push({ code: 'gone', type: type.type, version });
    else {
      const checked = samples.flatMap((golden, sample) =>
        faultsOfSample(registry, { type: type.type, version }, type.version, golden, sample),
      );
      faults.push(...checked);
    }
  }
  return faults;
};

/** Everything that is wrong between the events of the rooms and their lock; nothing where all is well. */
export const lockFaults = (rooms: readonly EventsOfRoom[], lock: EventLock): readonly LockFault[] => {
  const registry = eventRegistry(rooms);
  if (E.isLeft(registry)) return registry.left.map((fault) => ({ code: 'no-registry', fault }));
  const { types } = registry.right;
  const gone = Object.keys(lock.events)
    .filter((type) => !types.has(type))
    .flatMap((type) => versionsOf(lock, type).map(([version]): LockFault => ({ code: 'gone', type, version })));
  return [...[...types.values()].flatMap((type) => faultsOfType(lock, registry.right, type)), ...gone];
};

/** What to do about a fault, in a sentence for who changed the schema. */
export const adviceOn = (fault: LockFault): string => {
  if (fault.code === 'no-registry') return `The rooms make no registry: ${JSON.stringify(fault.fault)}.`;
  const name = `${fault.type} version ${fault.version}`;
  const next = `raise its version to ${fault.version + 1} and add an upcaster from ${fault.version}`;
  switch (fault.code) {
    case 'no-form':
      return `The schema of ${name} can't be locked at "${fault.path}": ${fault.reason}.`;
    case 'not-locked':
      return `${name} is new: write a sample of it and lock it.`;
    case 'gone':
      return `${name} has been stored and must be readable for ever: bring it back, or an upcaster from it.`;
    case 'changed':
      return fault.released
        ? `The schema of ${name} was changed at "${fault.path}", and events of it have been stored: ${next}.`
        : `The schema of ${name} was changed at "${fault.path}". No release holds it yet: lock it anew, or ${next}.`;
    case 'sample-unreadable':
      return `A stored event of ${name} (sample ${fault.sample}) can't be read any more: ${fault.reason}.`;
    case 'sample-reads-otherwise':
      return `A stored event of ${name} (sample ${fault.sample}) reads otherwise at "${fault.path}" than it did.`;
    case 'sample-not-stated':
      return `What a stored event of ${name} (sample ${fault.sample}) reads as today is not locked yet: lock it.`;
    case 'digest-changed':
      return `The canonical text of a stored event of ${name} (sample ${fault.sample}) is another: proofs would break.`;
  }
};
