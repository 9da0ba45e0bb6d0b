/**
 * What is asked of any command before its room sees it: that it is plain JSON of the form that commands have. A command that
 * came through `parseCommand` passes; one that a program made by hand may not, and must not get into a history.
 */
import {
  type AnyCommandType,
  type Command,
  type CommandMeta,
  type CommandRejection,
  commandMetaSchema,
  jsonFault,
  malformed,
  malformedBy,
  notPlain,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { type Fields, hasKeys, isDate, isInteger, isObject, isText } from '../codec/forms.ts';
import { saidBy } from '../thrown.ts';
import { eventId, fingerprint } from './identity.ts';

const isShort = (value: unknown, most: number): boolean => isText(value) && value !== '' && value.length <= most;

const isRoleList = (value: unknown): boolean => {
  if (!Array.isArray(value) || value.length > 20) return false;
  for (let index = 0; index < value.length; index++) if (!isShort(value[index], 80)) return false;
  return true;
};

const isActor = (value: unknown): boolean =>
  isObject(value) && isShort(value['id'], 200) && isRoleList(value['roles']) && hasKeys(value, 2);

/** From 1900 to 2999, to be safely inside what an instant may be; others are for the schema to judge. */
const isLikelyInstant = (value: unknown): boolean =>
  isInteger(value) && value >= -2_208_988_800_000 && value < 32_503_680_000_000;

/** True only where the schema, too, would find nothing in these fields; false where it has to be asked. */
const keepsMeta = (meta: Fields): boolean =>
  isShort(meta['commandId'], 200) &&
  isLikelyInstant(meta['at']) &&
  isDate(meta['on']) &&
  isActor(meta['by']) &&
  (meta['correlationId'] === undefined || isShort(meta['correlationId'], 200)) &&
  (meta['causationId'] === undefined || isShort(meta['causationId'], 200));

const faultOfMeta = (meta: CommandMeta): CommandRejection | null => {
  if (keepsMeta(meta as unknown as Fields)) return null;
  const issue = commandMetaSchema.safeParse(meta).error?.issues[0];
  if (issue !== undefined) return malformedBy(issue, 'meta');
  const fault = jsonFault(meta);
  return fault === null ? null : notPlain(`meta.${fault.path}`, fault.found);
};

/** A command as it may reach its room. */
export interface Admitted<C extends Command> {
  readonly command: C;
  readonly type: AnyCommandType;
  /** What tells it from another with the same id. */
  readonly fingerprint: string;
  /** The id of the first event that it makes or made: by it, it is recognised when it is sent again. */
  readonly firstId: string;
}

/** The command with its type and fingerprint, or why it is none. */
export const admit = <C extends Command>(
  types: ReadonlyMap<string, AnyCommandType>,
  command: C,
): E.Either<CommandRejection, Admitted<C>> => {
  try {
    if (!isObject(command) || !isObject(command.meta))
      return E.left(malformed('', { en: 'expected a command', zh: '应为命令' }));
    const type = types.get(command.type);
    if (type === undefined) {
      return E.left({
        code: 'command.unknown-type',
        data: { type: `${command.type}`.slice(0, 80), known: [...types.keys()] },
      });
    }
    const fault = faultOfMeta(command.meta);
    if (fault !== null) return E.left(fault);
    const print = fingerprint(command);
    if (E.isLeft(print)) return E.left(notPlain(print.left.path, print.left.found));
    return E.right({ command, type, fingerprint: print.right, firstId: eventId(command.meta.commandId, 0) });
  } catch (thrown) {
    return E.left(malformed('', { en: saidBy(thrown), zh: saidBy(thrown) }));
  }
};
