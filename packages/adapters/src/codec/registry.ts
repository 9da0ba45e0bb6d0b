/**
 * The event registry: each type of event by its name, with the current version, its schema, and the way there from every
 * older version. Looked up by type and version; there is no union over rooms (design: decision 5).
 */
import type { AnyEventType } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';

/** Why a list of event types makes no registry. */
export type RegistryFault =
  | { readonly code: 'duplicate-type'; readonly type: string }
  /** Versions count from 1. */
  | { readonly code: 'not-a-version'; readonly type: string; readonly version: number }
  /** Events of this version could never be read again. */
  | { readonly code: 'missing-upcast'; readonly type: string; readonly version: number };

/** All the types of events that a process can read. */
export interface EventRegistry {
  readonly types: ReadonlyMap<string, AnyEventType>;
}

/** A room, as far as a registry looks at it. */
export interface EventsOfRoom {
  readonly events: readonly AnyEventType[];
}

const faultsOf = (types: readonly AnyEventType[]): readonly RegistryFault[] => {
  const seen = new Set<string>();
  return types.flatMap(({ type, version, upcasts }): readonly RegistryFault[] => {
    if (seen.has(type)) return [{ code: 'duplicate-type', type }];
    seen.add(type);
    if (!Number.isSafeInteger(version) || version < 1) return [{ code: 'not-a-version', type, version }];
    const older = Array.from({ length: version - 1 }, (_, index) => index + 1);
    return older
      .filter((from) => !Object.hasOwn(upcasts, from))
      .map((from) => ({ code: 'missing-upcast', type, version: from }));
  });
};

/**
 * The registry of some rooms, or everything that is wrong with them.
 *
 * @example
 * ```ts
 * import { eventRegistry } from '@clientele/adapters';
 * import { allowance } from '@clientele/domain/testing';
 *
 * eventRegistry([allowance])._tag; // 'Right'
 * eventRegistry([allowance, allowance]); // left([{ code: 'duplicate-type', type: 'AllowanceGranted' }, …])
 * ```
 */
export const eventRegistry = (
  rooms: readonly EventsOfRoom[],
): E.Either<readonly [RegistryFault, ...RegistryFault[]], EventRegistry> => {
  const types = rooms.flatMap(({ events }) => events);
  const [first, ...others] = faultsOf(types);
  return first === undefined
    ? E.right({ types: new Map(types.map((type) => [type.type, type])) })
    : E.left([first, ...others]);
};
