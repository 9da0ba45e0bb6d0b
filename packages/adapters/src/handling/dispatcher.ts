/** Many rooms behind one door: a command, read or not yet read, is handled by the room that knows its type. */
import {
  type AnyMessages,
  type AnyRoom,
  type Command,
  kernelMessages,
  type MessageCatalogue,
  messageCatalogue,
  parseCommand,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { saidBy } from '../thrown.ts';
import { type Accepted, defect, type Handled, type NotAccepted, rejectedFor } from './handled.ts';

/** A handler of any room, for lists of them. */
export interface AnyHandler {
  readonly room: AnyRoom;
  readonly handle: (command: never) => Promise<Handled>;
}

/** Why handlers can't stand behind one door. */
export type DispatcherFault =
  | { readonly code: 'duplicate-command'; readonly type: string }
  /** Two rooms would write to the same streams. */
  | { readonly code: 'duplicate-category'; readonly category: string };

export interface Dispatcher {
  readonly rooms: readonly AnyRoom[];
  /** Handles whatever comes from outside: what is no command is rejected, with every reason. It never throws. */
  readonly handle: (input: unknown) => Promise<Handled>;
  /** The same for those who like it so. */
  readonly task: (input: unknown) => TaskEither<NotAccepted, Accepted>;
  /** Says the rejections of all rooms, in both languages. */
  readonly say: MessageCatalogue;
}

const twice = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, place) => names.indexOf(name) !== place)),
];

const faultsOf = (rooms: readonly AnyRoom[]): readonly DispatcherFault[] => [
  ...twice(rooms.flatMap(({ commands }) => commands.map(({ type }) => type))).map(
    (type): DispatcherFault => ({ code: 'duplicate-command', type }),
  ),
  ...twice(rooms.map(({ category }) => category)).map(
    (category): DispatcherFault => ({ code: 'duplicate-category', category }),
  ),
];

/**
 * One door for the handlers of some rooms, or everything that is wrong with them.
 *
 * @example
 * ```ts
 * import { commandHandler, dispatcher } from '@clientele/adapters';
 * import { memoryStore } from '@clientele/adapters/memory';
 * import { allowance } from '@clientele/domain/testing';
 * import * as E from 'fp-ts/lib/Either.js';
 *
 * const store = memoryStore({ namespace: 'acme' });
 * const handler = commandHandler({ store, decider: allowance, given: () => ({ ceiling: 500 }), clock: Date.now });
 * const door = dispatcher([handler]);
 * if (E.isRight(door)) await door.right.handle({ type: 'Shout' }); // { kind: 'rejected', … }
 * ```
 */
export const dispatcher = (
  handlers: readonly AnyHandler[],
): E.Either<readonly [DispatcherFault, ...DispatcherFault[]], Dispatcher> => {
  const rooms = handlers.map(({ room }) => room);
  const [first, ...others] = faultsOf(rooms);
  if (first !== undefined) return E.left([first, ...others]);

  const byType = new Map(handlers.flatMap(({ room, handle }) => room.commands.map(({ type }) => [type, handle])));
  const parse = parseCommand(rooms.flatMap(({ commands }) => commands));

  const parsed = (input: unknown): E.Either<NotAccepted, Command> => {
    try {
      const command = parse(input);
      return E.isLeft(command) ? E.left(rejectedFor(command.left)) : command;
    } catch (thrown) {
      return E.left(defect('parse', null, saidBy(thrown)));
    }
  };

  const handle = async (input: unknown): Promise<Handled> => {
    const command = parsed(input);
    if (E.isLeft(command)) return command.left;
    const handler = byType.get(command.right.type) as (command: Command) => Promise<Handled>;
    return handler(command.right);
  };

  const task =
    (input: unknown): TaskEither<NotAccepted, Accepted> =>
    async () => {
      const handled = await handle(input);
      return handled.kind === 'accepted' ? E.right(handled) : E.left(handled);
    };

  const messages: readonly AnyMessages[] = [kernelMessages, ...rooms.map((room) => room.messages)];
  return E.right({ rooms, handle, task, say: messageCatalogue(messages) });
};
