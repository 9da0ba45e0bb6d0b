/**
 * A company as the command line opens it: a store by its address, and a handler for each room. `memory:` begins empty and ends
 * with the process; `journal:<file>` is kept in a file.
 */
import { type CommandHandler, commandHandler, type EventStore, type Handled } from '@clientele/adapters';
import { card, classification, paretoPolicy } from '@clientele/domain/customer';
import {
  type AnyCommandType,
  type Command,
  type Decider,
  type DomainEvent,
  type Instant,
  type Json,
  parseCommand,
  type Rejection,
} from '@clientele/domain/kernel';
import { generalManagerApproves, target } from '@clientele/domain/planning';
import { order } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';

/** Handles one command that may come from anywhere; what can't be read is rejected. */
export type HandleUnparsed = (command: Json) => Promise<Handled>;

interface Route {
  readonly types: readonly AnyCommandType[];
  readonly handle: (command: never) => Promise<Handled>;
}

const routeOf = <State, C extends Command, Event extends DomainEvent, R extends Rejection, Given>(
  store: EventStore,
  clock: () => Instant,
  decider: Decider<State, C, Event, R, Given>,
  given: Given,
): Route => {
  const handler: CommandHandler<C, Event, R> = commandHandler({ store, decider, given: () => given, clock });
  return { types: decider.commands, handle: handler.handle as (command: never) => Promise<Handled> };
};

/** A handler of every room's commands on one store, by the policies that hold where a company adopted no others. */
export const companyHandler = (store: EventStore, clock: () => Instant): HandleUnparsed => {
  const routes: readonly Route[] = [
    routeOf(store, clock, target, { approval: generalManagerApproves }),
    routeOf(store, clock, card, {}),
    routeOf(store, clock, classification, { gradePolicy: paretoPolicy }),
    routeOf(store, clock, order, {}),
  ];
  const parse = parseCommand(routes.flatMap(({ types }) => types));
  const byType = new Map(routes.flatMap(({ types, handle }) => types.map(({ type }) => [type, handle] as const)));
  return async (input) => {
    const command = parse(input);
    if (E.isLeft(command)) return { kind: 'rejected', rejections: command.left };
    const handle = byType.get(command.right.type);
    return handle === undefined
      ? {
          kind: 'rejected',
          rejections: [{ code: 'command.unknown-type', data: { type: command.right.type, known: [...byType.keys()] } }],
        }
      : handle(command.right as never);
  };
};
