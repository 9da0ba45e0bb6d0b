/**
 * Commands: what somebody wants to happen, with when it was so, by whom, and an id that makes sending it twice harmless.
 * What comes from outside is parsed here once; a decider never sees an unparsed command.
 */
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import { formatInstant, type Instant, instantSchema } from './instant.ts';
import { jsonFault } from './json.ts';
import type { Text } from './language.ts';
import { type LocalDate, localDateSchema } from './local-date.ts';
import { issueInChinese } from './malformed.ts';
import type { Messages, Rejection, Rejections } from './rejection.ts';
import { idSchema } from './tag.ts';
import { dateAt, instantOfDate, type Zone } from './zone.ts';

/** Reads an {@link Actor}: at most 20 roles. */
export const actorSchema = z.strictObject({ id: idSchema, roles: z.array(z.string().min(1).max(80)).max(20) });

/** Who acts, with the roles he acts in. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
}

/** Days a command may lie in the past when it is handled: none, so many, or any number (imports, corrections). */
export type Backdating = number | 'any';

/** What surrounds a command: its id, when it was so, and who says so. */
export interface CommandMeta {
  /** Chosen by the sender, kept when the command is sent again. */
  readonly commandId: string;
  /** When it was so: the business time. */
  readonly at: Instant;
  /** The date of that in the company's zone. */
  readonly on: LocalDate;
  readonly by: Actor;
  /** The id of the whole story this is part of; the command's own id where none is given. */
  readonly correlationId?: string;
  /** The id of what led to this: an event, or another command. */
  readonly causationId?: string;
}

/** What somebody wants to happen. The data are of the form that its type states. */
export interface Command<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly meta: CommandMeta;
}

/** A kind of command: its schema, and how far it may be backdated. */
export interface CommandType<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly schema: z.ZodType<Data>;
  readonly backdating: Backdating;
  /** A command of this type. */
  readonly of: (data: Data, meta: CommandMeta) => Command<Type, Data>;
}

/** The command that a command type makes. */
export type CommandOf<T extends { readonly of: (...args: never[]) => unknown }> = ReturnType<T['of']>;

/** Any command type, whatever its data: for lists of them. */
export interface AnyCommandType {
  readonly type: string;
  readonly schema: z.ZodType;
  readonly backdating: Backdating;
  readonly of: (...args: never[]) => Command;
}

/** Defines a command type. */
export const commandType = <Type extends string, Data>(definition: {
  readonly type: Type;
  readonly schema: z.ZodType<Data>;
  readonly backdating?: Backdating;
}): CommandType<Type, Data> => {
  const { type, schema, backdating = 'any' } = definition;
  return { type, schema, backdating, of: (data, meta) => ({ type, data, meta }) };
};

/** Reads a {@link CommandMeta}; unknown keys are refused. */
export const commandMetaSchema = z.strictObject({
  commandId: idSchema,
  at: instantSchema,
  on: localDateSchema,
  by: actorSchema,
  correlationId: idSchema.optional(),
  causationId: idSchema.optional(),
});

/** The meta of a command made at an instant, in a company's zone. */
export const madeAt = (zone: Zone, at: Instant, commandId: string, by: Actor): CommandMeta => ({
  commandId,
  at,
  on: dateAt(zone, at),
  by,
});

/** The meta of a command of which only the date is known: its instant is noon of that date in the company's zone. */
export const madeOn = (zone: Zone, on: LocalDate, commandId: string, by: Actor): CommandMeta => ({
  commandId,
  at: instantOfDate(zone, on),
  on,
  by,
});

/** Rejections that any command can meet before it reaches its room. */
export type CommandRejection =
  | Rejection<'command.unknown-type', { readonly type: string; readonly known: readonly string[] }>
  | Rejection<
      'command.malformed',
      { readonly path: string; readonly reason: string; readonly reasonInChinese?: string }
    >
  | Rejection<'command.from-the-future', { readonly at: string; readonly now: string }>
  | Rejection<'command.backdated-too-far', { readonly at: string; readonly now: string; readonly days: number }>
  | Rejection<'command.id-used-for-another', { readonly commandId: string }>;

/** The texts of {@link CommandRejection}. */
export const kernelMessages: Messages<CommandRejection> = {
  'command.unknown-type': {
    en: ({ type, known }) => `There is no command "${type}"; known are ${known.join(', ')}.`,
    zh: ({ type, known }) => `没有命令“${type}”；已知命令：${known.join('、')}。`,
  },
  'command.malformed': {
    en: ({ path, reason }) => `The command can't be read at "${path}": ${reason}.`,
    zh: ({ path, reason, reasonInChinese = reason }) => `命令在“${path}”处无法读取：${reasonInChinese}。`,
  },
  'command.from-the-future': {
    en: ({ at, now }) => `It is dated ${at}, which is later than now (${now}); give the time at which it was so.`,
    zh: ({ at, now }) => `业务时间 ${at} 晚于当前时间 ${now}；请填写事情发生的时间。`,
  },
  'command.backdated-too-far': {
    en: ({ at, now, days }) =>
      `It is dated ${at}, more than ${days} days before now (${now}); this kind may not be backdated further.`,
    zh: ({ at, now, days }) => `业务时间 ${at} 早于当前时间 ${now} 超过 ${days} 天；此类命令不得再往前补录。`,
  },
  'command.id-used-for-another': {
    en: ({ commandId }) =>
      `The command id ${commandId} was used before with other content; give this command an id of its own.`,
    zh: ({ commandId }) => `命令编号 ${commandId} 已用于内容不同的命令；请使用新的编号。`,
  },
};

/** That something in a command can't be read: where, and why in both languages. */
export const malformed = (path: string, { en: reason, zh: reasonInChinese }: Text): CommandRejection => ({
  code: 'command.malformed',
  data: { path, reason, reasonInChinese },
});

/** That a schema found something wrong under a field of a command. */
export const malformedBy = (issue: z.core.$ZodIssue, under: string): CommandRejection =>
  malformed([under, ...issue.path].join('.'), { en: issue.message, zh: issueInChinese(issue) });

/** That something in a command can't be held as plain JSON. */
export const notPlain = (path: string, found: string): CommandRejection =>
  malformed(path, { en: `${found} is no plain JSON`, zh: `${found} 不是普通 JSON` });

const reasonsOf = (error: z.core.$ZodError, under: string): Rejections<CommandRejection> => {
  const [first, ...others] = error.issues.map((issue) => malformedBy(issue, under));
  return [first ?? malformed(under, { en: 'it has not the expected form', zh: '不是应有的形式' }), ...others];
};

interface Sent {
  readonly type?: unknown;
  readonly data?: unknown;
  readonly meta?: unknown;
}

const sentKeys: readonly string[] = ['type', 'data', 'meta'];

const isSent = (value: unknown): value is Sent => typeof value === 'object' && value !== null;

/** What stands where a type's name should, for the one who sent it; never longer than a name may be. */
const nameIn = (type: unknown): string => {
  const text = typeof type === 'string' ? type : (JSON.stringify(type) ?? 'nothing');
  return text.slice(0, 80).toWellFormed();
};

/**
 * Reads a command from outside: plain JSON, a known type, data and meta by their schemas. All faults are told.
 *
 * @example
 * ```ts
 * import { commandType, parseCommand } from '@clientele/domain/kernel';
 * import * as z from 'zod';
 *
 * const Greet = commandType({ type: 'Greet', schema: z.strictObject({ customer: z.string() }) });
 * parseCommand([Greet])({ type: 'Shout' })._tag; // 'Left', with 'command.unknown-type'
 * ```
 */
export const parseCommand = <T extends AnyCommandType>(
  types: readonly T[],
): ((input: unknown) => E.Either<Rejections<CommandRejection>, CommandOf<T>>) => {
  const byType = new Map(types.map((type) => [type.type, type]));
  return (input) => {
    const fault = jsonFault(input);
    if (fault !== null) return E.left([notPlain(fault.path, fault.found)]);
    if (!isSent(input)) return E.left([malformed('', { en: 'expected an object', zh: '应为对象' })]);
    const name = input.type;
    const type = typeof name === 'string' ? byType.get(name) : undefined;
    if (type === undefined) {
      return E.left([{ code: 'command.unknown-type', data: { type: nameIn(name), known: [...byType.keys()] } }]);
    }
    const data = type.schema.safeParse(input.data);
    const meta = commandMetaSchema.safeParse(input.meta);
    const unknown = Object.keys(input).filter((key) => !sentKeys.includes(key));
    if (data.success && meta.success && unknown.length === 0)
      return E.right({ type: type.type, data: data.data, meta: meta.data } as CommandOf<T>);
    const faults = [
      ...unknown.map((key) =>
        malformed(key, {
          en: 'a command has type, data and meta, and nothing else',
          zh: '命令只有 type、data 和 meta',
        }),
      ),
      ...(data.success ? [] : reasonsOf(data.error, 'data')),
      ...(meta.success ? [] : reasonsOf(meta.error, 'meta')),
    ];
    return E.left(faults as unknown as Rejections<CommandRejection>);
  };
};

/** Why a command may not be handled now by its date, or null. A minute of difference between clocks is allowed. */
export const datingFault = (backdating: Backdating, at: Instant, now: Instant): CommandRejection | null => {
  const said = () => ({ at: formatInstant(at), now: formatInstant(now) });
  if (at > now + 60_000) return { code: 'command.from-the-future', data: said() };
  return backdating !== 'any' && at < now - backdating * 86_400_000
    ? { code: 'command.backdated-too-far', data: { ...said(), days: backdating } }
    : null;
};
