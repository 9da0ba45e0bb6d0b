/**
 * What is kept of a process manager: the state of each of its instances, how far it is, what is parked, and the moment of time
 * that is just being told. All of it is saved together, since together it says what happens next.
 */
import type { Command, Instant, Json, Position } from '@clientele/domain/kernel';
import type { LoadFault } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { isCount, isInteger, isObject, isText } from '../codec/forms.ts';
import { isEventPlace, isLandmark, isPosition, type Landmark } from './landmark.ts';

/** What could not be done, with why, to be tried again when somebody says so. */
export type Parked =
  /** An event that can't be read, or at which the manager threw; or that waits behind one of the same instance. */
  | {
      readonly kind: 'event';
      /** Null where the event can't be read, so that nobody knows whose it is. */
      readonly instance: string | null;
      readonly stream: string;
      readonly revision: number;
      readonly id: string;
      readonly reason: string;
    }
  /** A command that was refused, or that failed for a reason that waiting doesn't mend. */
  | { readonly kind: 'command'; readonly instance: string; readonly command: Command; readonly reason: string }
  /** The manager threw when it was told the time. It is told again anyway. */
  | { readonly kind: 'time'; readonly instance: string; readonly at: Instant; readonly reason: string };

/** One instance that is under way. */
export interface Instance<State> {
  readonly state: State;
  /** The id of its last event: what it wants as time passes is named by it. */
  readonly last: string;
  /** How often it wanted something as time passed, since that event. */
  readonly wishes: number;
  /** The moment of time that it was told last. */
  readonly told: Instant | null;
}

/** Of what an event led to, so many commands are settled: one of them was refused, and is not to be decided anew. */
export interface Settled {
  readonly occasion: string;
  readonly commands: number;
}

export interface ProcessState<State> {
  readonly position: Position | null;
  readonly landmark: Landmark | null;
  /** Events up to here only build the state; what they led to was done before, or is not this manager's. */
  readonly quietUntil: Position | null;
  /** When time was told last, and the moment that is being told. */
  readonly tick: { readonly last: Instant | null; readonly pending: Instant | null };
  readonly instances: Map<string, Instance<State>>;
  readonly parked: readonly Parked[];
  /** What is not done to its end. */
  readonly settled: readonly Settled[];
}

export const freshState = <State>(
  quietUntil: Position | null,
  parked: readonly Parked[] = [],
): ProcessState<State> => ({
  position: null,
  landmark: null,
  quietUntil,
  tick: { last: null, pending: null },
  instances: new Map(),
  parked,
  settled: [],
});

/** How a manager's own state is written and read. */
export interface StateForm<State> {
  readonly save: (state: State) => Json;
  readonly load: (saved: Json) => E.Either<LoadFault, State>;
}

export interface Named {
  readonly name: string;
  readonly version: number;
}

export const processSaved = <State>(
  { name, version }: Named,
  { position, landmark, quietUntil, tick, instances, parked, settled }: ProcessState<State>,
  { save }: StateForm<State>,
): Json =>
  ({
    name,
    version,
    position,
    landmark,
    quietUntil,
    tick,
    instances: [...instances].map(([instance, { state, last, wishes, told }]) => [
      instance,
      save(state),
      last,
      wishes,
      told,
    ]),
    parked,
    settled,
  }) as unknown as Json;

const isPositionOrNone = (value: unknown): value is Position | null => value === null || isPosition(value);
const isInstant = (value: unknown): value is Instant | null => value === null || isInteger(value);

const isParked = (value: unknown): value is Parked => {
  if (!isObject(value) || !isText(value['reason'])) return false;
  const { kind, instance } = value;
  if (kind === 'event') return (instance === null || isText(instance)) && isEventPlace(value);
  if (!isText(instance)) return false;
  return kind === 'command' ? isObject(value['command']) : kind === 'time' && isInteger(value['at']);
};

const isSettled = (value: unknown): value is Settled =>
  isObject(value) && isText(value['occasion']) && isCount(value['commands']);

const damaged = (reason: string): E.Either<LoadFault, never> => E.left({ code: 'damaged', reason });

const instancesIn = <State>(
  saved: unknown,
  { load }: StateForm<State>,
): E.Either<LoadFault, Map<string, Instance<State>>> => {
  if (!Array.isArray(saved)) return damaged('its instances are no list');
  const instances = new Map<string, Instance<State>>();
  for (const entry of saved as readonly unknown[]) {
    if (!Array.isArray(entry)) return damaged('an instance has not the form of one');
    const [instance, state, last, wishes, told] = entry as readonly unknown[];
    if (!isText(instance) || !isText(last) || !isCount(wishes) || !isInstant(told) || instances.has(instance)) {
      return damaged('an instance has not the form of one');
    }
    const loaded = load(state as Json);
    if (E.isLeft(loaded)) return loaded;
    instances.set(instance, { state: loaded.right, last, wishes: wishes as number, told });
  }
  return E.right(instances);
};

/** What was saved, whatever its version; the instances are null where they are of another. */
export interface ReadProcess<State> {
  readonly state: Omit<ProcessState<State>, 'instances'>;
  readonly instances: Map<string, Instance<State>> | null;
  readonly name: string;
  readonly version: number;
}

/** Reads what was saved, believing nothing. */
export const readProcess = <State>(
  { name: own, version: current }: Named,
  saved: Json,
  form: StateForm<State>,
): E.Either<LoadFault, ReadProcess<State>> => {
  if (!isObject(saved)) return damaged('it has not the form of a checkpoint');
  const { name, version, position, landmark, quietUntil, tick, parked, settled } = saved as Readonly<
    Record<string, unknown>
  >;
  if (!isText(name) || !isInteger(version) || !isPositionOrNone(position) || !isPositionOrNone(quietUntil)) {
    return damaged('it has not the form of a checkpoint');
  }
  if (!(landmark === null || isLandmark(landmark))) return damaged('its landmark is none');
  if (!isObject(tick) || !isInstant(tick['last']) || !isInstant(tick['pending'])) return damaged('its time is none');
  if (!Array.isArray(parked) || !parked.every(isParked)) return damaged('what is parked has not the form of it');
  if (!Array.isArray(settled) || !settled.every(isSettled)) return damaged('what is settled has not the form of it');
  const state = {
    position,
    landmark,
    quietUntil,
    tick: { last: tick['last'], pending: tick['pending'] },
    parked,
    settled,
  };
  if (name !== own || version !== current) return E.right({ state, instances: null, name, version });
  const instances = instancesIn(saved['instances'], form);
  return E.isLeft(instances) ? instances : E.right({ state, instances: instances.right, name, version });
};
