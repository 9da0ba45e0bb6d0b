/** Auditing a real history: every law of every room over the whole log, or its head, read once. */
import { type EventFault, type Law, type Position, type Violation, watchLaws } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { EventStore, ReadError } from '../store/port.ts';
import { saidBy } from '../thrown.ts';
import { endOf, type Prefix, pagesUpTo } from './prefix.ts';

/** An event that can't be read, and so was held against no law. */
export interface Unreadable {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly fault: EventFault;
}

export interface Audit {
  readonly violations: readonly Violation[];
  readonly unreadable: readonly Unreadable[];
  /** How many events were looked at, the unreadable ones included. */
  readonly events: number;
  /** Of the last event looked at. */
  readonly position: Position | null;
}

/** A law that threw is a fault of its room; the audit says nothing then. */
export type AuditError = ReadError | { readonly code: 'defect'; readonly reason: string };

/**
 * What in a history breaks the laws, and what of it can't be read.
 *
 * @example
 * ```ts
 * import { auditLaws } from '@clientele/adapters';
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { allowance } from '@clientele/domain/testing';
 *
 * await auditLaws(memoryStore({ namespace: 'acme' }), allowance.laws); // right({ violations: [], … })
 * ```
 */
export const auditLaws = async (
  store: EventStore,
  laws: readonly Law[],
  prefix: Prefix = {},
): Promise<E.Either<AuditError, Audit>> => {
  const end = await endOf(store, prefix);
  if (E.isLeft(end)) return end;
  const unreadable: Unreadable[] = [];
  let events = 0;
  let last: Position | null = null;
  try {
    const watch = watchLaws(laws);
    for await (const page of pagesUpTo(store, end.right, {}, (range) => store.readAll(range))) {
      if (E.isLeft(page)) return page;
      for (const event of page.right) {
        const { stream, revision, position, fault } = event;
        if (fault !== undefined) unreadable.push({ stream, revision, position, fault });
        watch.see(event);
        events += 1;
        last = position;
      }
    }
    return E.right({ violations: watch.violations(), unreadable, events, position: last });
  } catch (thrown) {
    return E.left({ code: 'defect', reason: saidBy(thrown) });
  }
};
