/**
 * A projection that notices everything: which events came to whom, in which order. One that is lost, repeated or out of order
 * makes it another.
 */
import { randomUUID } from 'node:crypto';
import type { Json, RecordedEvent } from '@clientele/domain/kernel';
import { AllowanceGranted, AllowanceSpent } from '@clientele/domain/testing';
import * as E from 'fp-ts/lib/Either.js';
import { noted } from '../src/conformance/events.ts';
import type { Foldable } from '../src/replay/checkpoint.ts';
import type { Runnable } from '../src/running/projection-runner.ts';
import type { EventStore, NewEvent } from '../src/store/port.ts';

/** By whom they are about, the ids of the events that came. */
export type Ledger = Map<string, string[]>;

const personOf = (event: RecordedEvent): string => (event.data as { readonly person: string }).person;

const entries = (saved: Json): Ledger => new Map(saved as unknown as [string, string[]][]);

export const ledger: Runnable<Ledger> & Foldable<Ledger> & { readonly merge: (left: Ledger, right: Ledger) => Ledger } =
  {
    name: 'ledger',
    version: 1,
    handles: ['AllowanceGranted'],
    shardKey: personOf,
    init: () => new Map(),
    step: (kept: Ledger, event: RecordedEvent) => {
      const person = personOf(event);
      const ids = kept.get(person);
      if (ids === undefined) kept.set(person, [event.id]);
      else ids.push(event.id);
      return kept;
    },
    save: (kept) => [...kept].map(([person, ids]) => [person, [...ids]]),
    load: (saved) =>
      Array.isArray(saved) ? E.right(entries(saved)) : E.left({ code: 'damaged', reason: 'it is no list' }),
    merge: (left, right) => new Map([...left, ...right]),
  };

/** An event that the ledger handles. */
export const granted = (person: string, given: Partial<NewEvent> = {}): NewEvent => {
  const { type, version, data, tags, policies } = AllowanceGranted.of({ person, amount: 1 });
  return noted({ id: randomUUID(), type, version, data, tags, policies, ...given });
};

/** An event that somebody spent so much. */
export const spent = (person: string, amount: number): NewEvent => {
  const { type, version, data, tags, policies } = AllowanceSpent.of({ person, amount });
  return noted({ id: randomUUID(), type, version, data, tags, policies });
};

/** Appends events about some persons, one append each, to streams of their own. */
export const grant = async (store: EventStore, persons: readonly string[]): Promise<void> => {
  for (const person of persons) {
    const answer = await store.append(`${store.namespace}.allowance-${person}`, 'any', [granted(person)]);
    if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left));
  }
};

/** In an order that doesn't depend on who came first. */
export const sorted = (kept: Ledger): readonly (readonly [string, readonly string[]])[] =>
  [...kept].sort(([left], [right]) => (left < right ? -1 : 1));
