/** What the kernel's types promise: a text that is missing, a wrong command or a wrong event doesn't compile. */
import type * as E from 'fp-ts/lib/Either.js';
import { expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import {
  type AnyRoom,
  type CommandOf,
  type CommandRejection,
  commandType,
  type Decider,
  type Decision,
  type DomainEvent,
  type EventOf,
  eventType,
  type LocalDate,
  type Messages,
  type Period,
  type Personal,
  parseCommand,
  personal,
  type Rejection,
  type Rejections,
  type StoredEvent,
  type Tag,
  tag,
  unless,
  type Wish,
} from './index.ts';

const Grant = commandType({ type: 'Grant', schema: z.strictObject({ amount: z.int() }) });
const Spend = commandType({ type: 'Spend', schema: z.strictObject({ amount: z.int(), note: z.string() }) });
const Granted = eventType({
  type: 'Granted',
  version: 1,
  schema: z.strictObject({ amount: z.int() }),
  tags: () => [tag('person', '1')],
});

type Full = Rejection<'hall.full', { readonly seats: number }>;
type Closed = Rejection<'hall.closed', { readonly until: LocalDate }>;

test('every code of a room needs a text in both languages, made of its own data', () => {
  const whole: Messages<Full | Closed> = {
    'hall.full': { en: ({ seats }) => `${seats}`, zh: ({ seats }) => `${seats}` },
    'hall.closed': { en: ({ until }) => until, zh: ({ until }) => until },
  };
  expectTypeOf(whole['hall.full'].en).parameter(0).toEqualTypeOf<Readonly<{ readonly seats: number }>>();

  // @ts-expect-error a code without a text
  const missing: Messages<Full | Closed> = { 'hall.full': { en: () => '', zh: () => '' } };
  const oneLanguage: Messages<Full> = {
    // @ts-expect-error a text in one language only
    'hall.full': { en: () => '' },
  };
  const otherData: Messages<Full> = {
    // @ts-expect-error data that the rejection doesn't have
    'hall.full': { en: ({ rows }) => `${rows}`, zh: () => '' },
  };
  const unknownCode: Messages<Full> = {
    'hall.full': { en: () => '', zh: () => '' },
    // @ts-expect-error a text for a code that nobody gives
    'hall.fool': { en: () => '', zh: () => '' },
  };
  expectTypeOf([missing, oneLanguage, otherData, unknownCode]).toBeArray();
});

test('a command type makes commands of its own type and data', () => {
  type Granting = CommandOf<typeof Grant>;
  expectTypeOf<Granting['type']>().toEqualTypeOf<'Grant'>();
  expectTypeOf<Granting['data']>().toEqualTypeOf<{ amount: number }>();
  // @ts-expect-error the amount is missing
  Grant.of({}, {} as Granting['meta']);
  expectTypeOf<CommandOf<typeof Spend>['data']['note']>().toEqualTypeOf<string>();
});

test('reading commands answers one of them, told apart by its type', () => {
  const answer = parseCommand([Grant, Spend])(null);
  expectTypeOf(answer).toEqualTypeOf<
    E.Either<Rejections<CommandRejection>, CommandOf<typeof Grant> | CommandOf<typeof Spend>>
  >();
  if (answer._tag === 'Right' && answer.right.type === 'Spend')
    expectTypeOf(answer.right.data).toEqualTypeOf<{ amount: number; note: string }>();
});

test('an event type makes events of its own type and data, and a stored one has its envelope', () => {
  type Event = EventOf<typeof Granted>;
  expectTypeOf<Event>().toEqualTypeOf<DomainEvent<'Granted', { amount: number }>>();
  expectTypeOf<StoredEvent<Event>['revision']>().toEqualTypeOf<number>();
  expectTypeOf<StoredEvent<Event>>().not.toHaveProperty('recordedAt');
  // @ts-expect-error text is no amount
  Granted.of({ amount: '1' });
  // @ts-expect-error a policy is named with its version
  Granted.of({ amount: 1 }, { policies: ['grading'] });
});

test('a refusal has at least one reason', () => {
  expectTypeOf<readonly []>().not.toExtend<Rejections>();
  const decision = unless<Full, EventOf<typeof Granted>>([], () => []);
  expectTypeOf(decision).toEqualTypeOf<Decision<Full, EventOf<typeof Granted>>>();
  // @ts-expect-error a reason of another room
  unless<Full, never>([{ code: 'hall.closed', data: { until: '2024-01-01' } }], () => []);
});

test('every decider is a room of a catalogue', () => {
  expectTypeOf<Decider<number, CommandOf<typeof Grant>, EventOf<typeof Granted>, Full>>().toExtend<AnyRoom>();
});

test('dates, tags and periods are told from other text', () => {
  expectTypeOf<'yesterday'>().not.toExtend<LocalDate>();
  expectTypeOf<'2024-01-01'>().toExtend<LocalDate>();
  expectTypeOf<'C1'>().not.toExtend<Tag>();
  expectTypeOf<Period['start']>().toEqualTypeOf<LocalDate>();
});

test('a personal field is known, sealed or forgotten, and never a bare value', () => {
  const contact = z.strictObject({ person: z.string(), phone: personal('person', z.string()) });
  expectTypeOf<z.infer<typeof contact>['phone']>().toExtend<Personal<string>>();
  expectTypeOf<string>().not.toExtend<z.infer<typeof contact>['phone']>();
});

test('a wish is a command without its meta', () => {
  expectTypeOf<Wish<CommandOf<typeof Grant>>['data']>().toEqualTypeOf<{ amount: number }>();
  expectTypeOf<Wish<CommandOf<typeof Grant>>>().not.toHaveProperty('meta');
});
