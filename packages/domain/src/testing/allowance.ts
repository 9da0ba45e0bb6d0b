/**
 * The smallest whole room: allowances that are granted and spent. The examples of the documentation and the tests of the
 * tester stand on it; nothing of a sales force does.
 */
import * as z from 'zod';
import {
  type CommandOf,
  commandType,
  type Decider,
  type DomainEvent,
  type EventOf,
  eventType,
  idSchema,
  lawOf,
  type Messages,
  type Rejection,
  tag,
  unless,
} from '../kernel/index.ts';

const schema = z.strictObject({ person: idSchema, amount: z.int().min(1).max(1_000_000) });
const tags = ({ person }: { readonly person: string }) => [tag('person', person)];

/** Asks to grant somebody an amount. */
export const GrantAllowance = commandType({ type: 'GrantAllowance', schema });
/** Asks to spend of what was granted. */
export const SpendAllowance = commandType({ type: 'SpendAllowance', schema });
/** Somebody may spend so much more. */
export const AllowanceGranted = eventType({ type: 'AllowanceGranted', version: 1, schema, tags });
/** Somebody spent so much. */
export const AllowanceSpent = eventType({ type: 'AllowanceSpent', version: 1, schema, tags });

/** The commands of the room. */
export type AllowanceCommand = CommandOf<typeof GrantAllowance> | CommandOf<typeof SpendAllowance>;
/** The events of the room. */
export type AllowanceEvent = EventOf<typeof AllowanceGranted> | EventOf<typeof AllowanceSpent>;
/** Why the room refuses: more than is left, or more than may be open at once. */
export type AllowanceRejection =
  | Rejection<'allowance.exceeded', { readonly left: number; readonly asked: number }>
  | Rejection<'allowance.above-ceiling', { readonly ceiling: number; readonly wouldBe: number }>;

/** What the room needs from outside: how much may be open at once. */
export interface AllowancePolicy {
  readonly ceiling: number;
}

/** What is known of one person's allowance. */
export interface AllowanceState {
  readonly left: number;
}

/** An event, for examples. */
export const allowanceGranted = (person: string, amount: number): AllowanceEvent =>
  AllowanceGranted.of({ person, amount });

/** An event, for examples. */
export const allowanceSpent = (person: string, amount: number): AllowanceEvent => AllowanceSpent.of({ person, amount });

const messages: Messages<AllowanceRejection> = {
  'allowance.exceeded': {
    en: ({ left, asked }) => `${asked} can't be spent: ${left} is left.`,
    zh: ({ left, asked }) => `无法支出 ${asked}：剩余 ${left}。`,
  },
  'allowance.above-ceiling': {
    en: ({ ceiling, wouldBe }) => `The allowance would be ${wouldBe}, above the ceiling of ${ceiling}.`,
    zh: ({ ceiling, wouldBe }) => `额度将达 ${wouldBe}，超过上限 ${ceiling}。`,
  },
};

const signed = ({ type, data }: DomainEvent<string, AllowanceEvent['data']>): number =>
  type === 'AllowanceSpent' ? -data.amount : data.amount;

const neverOverspent = lawOf<AllowanceEvent, number>({
  code: 'allowance.never-overspent',
  rows: [],
  text: { en: 'No more is spent than was granted.', zh: '支出不超过已授予的额度。' },
  scope: 'stream',
  handles: ['AllowanceGranted', 'AllowanceSpent'],
  initial: 0,
  check: (left, event) => {
    const now = left + signed(event);
    const breach = { en: `${-now} more was spent than was granted.`, zh: `超支 ${-now}。` };
    return { memory: now, breach: now < 0 ? breach : null };
  },
});

/** The room: one stream a person. */
export const allowance: Decider<AllowanceState, AllowanceCommand, AllowanceEvent, AllowanceRejection, AllowancePolicy> =
  {
    category: 'allowance',
    version: 1,
    commands: [GrantAllowance, SpendAllowance],
    events: [AllowanceGranted, AllowanceSpent],
    messages,
    laws: [neverOverspent],
    initial: { left: 0 },
    streamOf: ({ data }) => data.person,
    decide:
      ({ type, data }, { ceiling }) =>
      ({ left }) => {
        const after = type === 'GrantAllowance' ? left + data.amount : left - data.amount;
        return unless<AllowanceRejection, AllowanceEvent>(
          [
            after < 0 && { code: 'allowance.exceeded', data: { left, asked: data.amount } },
            after > ceiling && { code: 'allowance.above-ceiling', data: { ceiling, wouldBe: after } },
          ],
          () => [type === 'GrantAllowance' ? AllowanceGranted.of(data) : AllowanceSpent.of(data)],
        );
      },
    evolve: ({ left }, event) => ({ left: left + signed(event) }),
  };
