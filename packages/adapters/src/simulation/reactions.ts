/**
 * The process managers of the company: what they want done because of an event, as commands under the ids that their runner
 * would give them. So a runner that is let loose on a simulated history finds everything done.
 */
import {
  type Actor,
  type Command,
  chinaStandardTime,
  type DomainEvent,
  type ProcessManager,
  type StoredEvent,
  type TimePassed,
} from '@clientele/domain/kernel';
import { callOffManager } from '@clientele/domain/pipeline';
import { complaintDisputes } from '@clientele/domain/service';
import {
  allocationManager,
  creditStopManager,
  orderCreditManager,
  receivableCreditManager,
} from '@clientele/domain/trade';
import { type AnyWish, commandOf } from '../running/sending.ts';

/** In whose name the managers act. */
const processActor: Actor = { id: 'process', roles: [] };

const acting = { actor: processActor, zone: chinaStandardTime };

/** A manager whose states are its own affair. */
interface Reacting {
  readonly name: string;
  readonly handles: readonly string[];
  readonly instanceOf: (event: StoredEvent) => string;
  readonly react: (instance: string, event: StoredEvent) => readonly AnyWish[];
  readonly forget: (instance: string) => void;
}

const reacting = <State, Event extends DomainEvent, C extends Command>(
  manager: ProcessManager<State, Event, C>,
): Reacting => {
  const states = new Map<string, State>();
  return {
    name: manager.name,
    handles: manager.handles,
    instanceOf: (event) => manager.instanceOf(event as StoredEvent<Event>),
    react: (instance, event) => {
      const before = states.get(instance) ?? manager.initial;
      const { state, commands } = manager.react(before, event as StoredEvent<Event> | TimePassed);
      if (state !== before) states.set(instance, state);
      return commands as readonly AnyWish[];
    },
    forget: (instance) => states.delete(instance),
  };
};

export interface Reactions {
  /** What is to be done because of an event. */
  readonly to: (event: StoredEvent) => readonly Command[];
  /** Lets go of what is known of an instance: nothing more will happen to it. */
  readonly forget: (instance: string) => void;
}

const none: readonly Command[] = [];

export const newReactions = (): Reactions => {
  const managers = [
    reacting(orderCreditManager),
    reacting(allocationManager),
    reacting(receivableCreditManager),
    reacting(creditStopManager),
    reacting(callOffManager),
    reacting(complaintDisputes),
  ];
  const byType = new Map<string, Reacting[]>();
  for (const manager of managers)
    for (const type of manager.handles) byType.set(type, [...(byType.get(type) ?? []), manager]);
  return {
    to: (event) => {
      const seeing = byType.get(event.type);
      if (seeing === undefined) return none;
      const { id, occurredAt: at, correlationId } = event;
      const occasion = { id, at, correlationId, causationId: id };
      const commands: Command[] = [];
      for (const manager of seeing) {
        const wishes = manager.react(manager.instanceOf(event), event);
        for (let index = 0; index < wishes.length; index++)
          commands.push(commandOf(manager, acting, occasion, wishes[index] as AnyWish, index));
      }
      return commands;
    },
    forget: (instance) => {
      for (const manager of managers) manager.forget(instance);
    },
  };
};
