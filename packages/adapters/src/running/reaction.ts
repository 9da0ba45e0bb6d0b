/** What a process manager makes of what it sees, with whatever its functions do to us caught and told. */
import {
  type Command,
  type DomainEvent,
  type Json,
  jsonFault,
  type ProcessManager,
  type RecordedEvent,
  type TimePassed,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { canonicalJson } from '../codec/canonical-json.ts';
import { isObject } from '../codec/forms.ts';
import { saidBy } from '../thrown.ts';
import type { StateForm } from './process-state.ts';
import type { AnyWish } from './sending.ts';

/** States that are plain JSON anyway. */
export const plainForm = <State>(): StateForm<State> => ({
  save: (state) => state as unknown as Json,
  load: (saved) => E.right(saved as unknown as State),
});

/** A state as one text for one value, or null where it is no plain JSON. */
export const stateText = <State>({ save }: StateForm<State>, state: State): string | null => {
  try {
    const text = canonicalJson(save(state));
    return E.isRight(text) ? text.right : null;
  } catch {
    return null;
  }
};

export interface Reaction<State> {
  readonly state: State;
  readonly commands: readonly AnyWish[];
}

/** What the manager makes of an event or of time; a text where it is no reaction. */
export const reactionTo = <State, Event extends DomainEvent, C extends Command>(
  manager: ProcessManager<State, Event, C>,
  form: StateForm<State>,
  before: State,
  seen: RecordedEvent<Event> | TimePassed,
): E.Either<string, Reaction<State>> => {
  try {
    const reaction: unknown = manager.react(before, seen);
    if (!isObject(reaction) || !Array.isArray(reaction['commands'])) return E.left('its reaction is none');
    const state = reaction['state'] as State;
    if (stateText(form, state) === null) return E.left('the state after it is no plain JSON');
    const commands = reaction['commands'] as readonly AnyWish[];
    const fault = jsonFault(commands);
    if (fault !== null) return E.left(`a command of it, at ${fault.path}: ${fault.found} is no plain JSON`);
    return commands.every(isObject) ? E.right({ state, commands }) : E.left('a command of it is none');
  } catch (thrown) {
    return E.left(saidBy(thrown));
  }
};

/** Whose an event is, or why nobody can say. */
export const instanceOf = <State, Event extends DomainEvent, C extends Command>(
  manager: ProcessManager<State, Event, C>,
  event: RecordedEvent,
): E.Either<string, string> => {
  if (event.fault !== undefined) return E.left(`it can't be read: ${JSON.stringify(event.fault)}`);
  try {
    const instance: unknown = manager.instanceOf(event as RecordedEvent<Event>);
    return typeof instance === 'string' && instance.isWellFormed() ? E.right(instance) : E.left('it names no instance');
  } catch (thrown) {
    return E.left(saidBy(thrown));
  }
};
