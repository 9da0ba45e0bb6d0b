/** Every rule of rooms catches what is planted for it, and tells what broke. */
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { eventType, law, tag } from '../kernel/index.ts';
import {
  type AllowanceEvent,
  AllowanceGranted,
  allowance,
  allowanceGranted,
  GrantAllowance,
  SpendAllowance,
} from './allowance.ts';
import { allowanceCommands } from './allowance-commands.ts';
import { checkRules } from './check-rules.ts';

type Room = typeof allowance;
type Decide = Room['decide'];

const options = { commands: allowanceCommands, given: () => ({ ceiling: 500 }), seed: 7, runs: 40 };
const planted = (fault: Partial<Room>): Room => ({ ...allowance, ...fault });

/** The room's own answer, with each event changed. */
const changing =
  (change: (event: AllowanceEvent) => object): Decide =>
  (command, given) =>
  (state) =>
    E.map((events: readonly AllowanceEvent[]) => events.map((event) => change(event) as AllowanceEvent))(
      allowance.decide(command, given)(state),
    );

/** A refusal of every command, of whatever form. */
const refusing =
  (...left: readonly unknown[]): Decide =>
  () =>
  () =>
    ({ _tag: 'Left', left }) as unknown as ReturnType<ReturnType<Decide>>;

const exceeded = { code: 'allowance.exceeded', data: { left: 1, asked: 2 } };
const text = { en: () => 'No more is left.', zh: () => '已无剩余。' };
const messagesWith = (exceededText: object): Room['messages'] => ({
  ...allowance.messages,
  'allowance.exceeded': exceededText as Room['messages'][string],
});
const boom = (): never => {
  throw new RangeError('boom');
};
let calls = 0;

const faults: readonly (readonly [string, Room, string, RegExp])[] = [
  [
    'a schema that throws',
    planted({ commands: [{ ...GrantAllowance, schema: z.custom(boom) }, SpendAllowance] }),
    'reading-never-throws',
    /parse broke: RangeError: boom/,
  ],
  ['a command without a stream', planted({ streamOf: () => '' }), 'one-stream', /the id of its stream is ""/],
  ['a stream that throws', planted({ streamOf: boom }), 'one-stream', /streamOf broke: RangeError: boom/],
  [
    'a decision that throws',
    planted({ decide: (command, given) => (command.data.amount > 300 ? boom() : allowance.decide(command, given)) }),
    'decide-never-throws',
    /decide broke: RangeError: boom/,
  ],
  ['an answer that is none', planted({ decide: refusing() }), 'decide-never-throws', /it answered/],
  [
    'a decision that depends on more than it was given',
    planted({ decide: changing((event) => ({ ...event, policies: [`count@${calls++}`] })) }),
    'decide-is-pure',
    /asked again, it answers otherwise: 0\.policies\.0: came/,
  ],
  [
    'a decision that changes the state',
    planted({
      decide: (command, given) => (state) => {
        (state as { left: number }).left += 1;
        return allowance.decide(command, given)(state);
      },
      initial: { left: 0 },
      evolve: (state, event) => ({ ...allowance.evolve(state, event) }),
    }),
    'decide-is-pure',
    /the state was changed/,
  ],
  [
    'a decision that changes the command',
    planted({
      decide: (command, given) => (state) => {
        const answer = allowance.decide(command, given)(state);
        command.data.amount = 1;
        return answer;
      },
    }),
    'decide-is-pure',
    /the command was changed/,
  ],
  [
    'a refusal that makes events all the same',
    planted({ decide: () => () => ({ ...E.left([exceeded]), right: [allowanceGranted('P1', 1)] }) as never }),
    'refusal-leaves-nothing',
    /it was refused, and yet made/,
  ],
  [
    'a reason without a text',
    planted({ decide: refusing({ code: 'allowance.unheard-of', data: {} }) }),
    'refusal-says-why',
    /no text for allowance\.unheard-of/,
  ],
  [
    'a reason named as every object has it',
    planted({ decide: refusing({ code: 'constructor', data: {} }) }),
    'refusal-says-why',
    /isn't of the form/,
  ],
  [
    'a reason given twice',
    planted({ decide: refusing(exceeded, { ...exceeded, data: { ...exceeded.data } }) }),
    'refusal-says-why',
    /is given twice/,
  ],
  [
    'a reason whose data JSON would change',
    planted({ decide: refusing({ code: 'allowance.exceeded', data: { left: undefined } }) }),
    'refusal-says-why',
    /aren't plain JSON: undefined at "left"/,
  ],
  [
    'a text with a hole',
    planted({ messages: messagesWith({ ...text, zh: (data: { rest?: number }) => `剩余 ${data.rest}。` }) }),
    'refusal-says-why',
    /the zh text of allowance\.exceeded has a hole: 剩余 undefined。/,
  ],
  [
    'a text in English twice',
    planted({ messages: messagesWith({ ...text, zh: text.en }) }),
    'refusal-says-why',
    /isn't Chinese/,
  ],
  [
    'a text of nothing',
    planted({ messages: messagesWith({ ...text, en: () => ' ' }) }),
    'refusal-says-why',
    /says nothing in en/,
  ],
  [
    'a text that throws',
    planted({ messages: messagesWith({ ...text, en: boom }) }),
    'refusal-says-why',
    /threw RangeError/,
  ],
  [
    'an event that is not declared',
    planted({ events: [AllowanceGranted] }),
    'events-by-schema',
    /the room declares no event AllowanceSpent/,
  ],
  [
    'an event of another version than declared',
    planted({ decide: changing((event) => ({ ...event, version: 2 })) }),
    'events-by-schema',
    /made at version 2, declared at 1/,
  ],
  [
    'an event that its own schema refuses',
    planted({ decide: changing((event) => ({ ...event, data: { ...event.data, amount: 0.5 } })) }),
    'events-by-schema',
    /Allowance\w+\.amount: /,
  ],
  [
    'an event that its schema changes',
    planted({
      events: [
        eventType({
          type: 'AllowanceGranted',
          version: 1,
          schema: z.looseObject({ note: z.string().default('') }),
          tags: () => [],
        }),
        ...allowance.events.slice(1),
      ],
    }),
    'events-by-schema',
    /AllowanceGranted is changed by being read: note: came ""/,
  ],
  [
    'an event that JSON would change',
    planted({ decide: changing((event) => ({ ...event, corrects: undefined })) }),
    'events-are-json',
    /isn't plain JSON: undefined at "corrects"/,
  ],
  [
    'an event about nobody',
    planted({ decide: changing((event) => ({ ...event, tags: [] })) }),
    'events-are-about-somebody',
    /is about nobody/,
  ],
  [
    'an event about somebody twice',
    planted({ decide: changing((event) => ({ ...event, tags: [...event.tags, ...event.tags] })) }),
    'events-are-about-somebody',
    /has a tag twice/,
  ],
  [
    'an event with a tag that is none',
    planted({ decide: changing((event) => ({ ...event, tags: ['P1'] })) }),
    'events-are-about-somebody',
    /a tag that is none: "P1"/,
  ],
  [
    'an event by a policy without a version',
    planted({ decide: changing((event) => ({ ...event, policies: ['ceiling'] })) }),
    'events-cite-what-exists',
    /names a policy that is none/,
  ],
  [
    'an event that corrects what never was',
    planted({ decide: changing((event) => ({ ...event, corrects: 'E1' })) }),
    'events-cite-what-exists',
    /corrects "E1", which is no earlier event/,
  ],
  [
    'more events than an append takes',
    planted({
      decide: changing((event) => ({ ...event, tags: [tag('note', '大'.repeat(400_000))] })),
    }),
    'events-fit-one-append',
    /bytes, more than 1048576/,
  ],
  [
    'an evolve that refuses',
    planted({ evolve: (state, event) => (event.data.amount > 300 ? boom() : allowance.evolve(state, event)) }),
    'evolve-is-total',
    /evolve broke: RangeError: boom/,
  ],
  [
    'an evolve that takes events only in the states it expects',
    planted({
      evolve: (state, event) =>
        event.type === 'AllowanceSpent' && state.left < event.data.amount ? boom() : allowance.evolve(state, event),
    }),
    'evolve-is-total',
    /evolve on AllowanceSpent threw RangeError: boom/,
  ],
  [
    'an evolve that forgets to answer',
    planted({ evolve: (() => undefined) as unknown as Room['evolve'], decide: changing((event) => event) }),
    'evolve-is-total',
    /answers nothing/,
  ],
  [
    'an evolve that counts on the side',
    planted({ evolve: (state, event) => ({ ...allowance.evolve(state, event), counted: calls++ }) }),
    'evolve-is-pure',
    /the state is another: counted/,
  ],
  [
    'a state that keeps what JSON does not',
    planted({
      evolve: (state, event) => ({ ...allowance.evolve(state, event), sure: Object.hasOwn(event, 'corrects') }),
      decide: changing((event) => ({ ...event, corrects: undefined })),
    }),
    'kept-as-told',
    /read back, .* is in another state: sure: came false, expected true/,
  ],
  [
    'a room that lets through what its law forbids',
    planted({
      decide:
        (command, given) =>
        ({ left }) =>
          allowance.decide(command, given)({ left: left + 10 }),
    }),
    'laws-hold',
    /allowance\.never-overspent: \d+ more was spent than was granted\. It showed at: .* allowance spent/,
  ],
  [
    'a law that throws',
    planted({ laws: allowance.laws.map((each) => law({ ...each, step: boom })) }),
    'laws-hold',
    /a law threw RangeError: boom/,
  ],
  ['a category with a dash', planted({ category: 'allow-ance' }), 'room-is-well-made', /no dash/],
  [
    'two events of one name',
    planted({ events: [...allowance.events, AllowanceGranted] }),
    'room-is-well-made',
    /AllowanceGranted is declared twice/,
  ],
];

it.each(faults)('%s is caught by its rule, and told', (_, room, code, breach) => {
  const report = checkRules(room, options);
  expect(report.passed).toBe(false);
  const found = report.broken.find((each) => each.code === code);
  expect(found?.breach).toMatch(breach);
  expect(report.text).toContain(`${code}: ${found?.text.en}`);
  expect(report.text).toContain('What broke');
});

it('every rule has a fault that it was seen to catch, and a text in both languages', () => {
  const report = checkRules(allowance, { ...options, runs: 1 });
  expect(new Set(faults.map(([, , code]) => code))).toEqual(new Set(report.rules));
  const { broken } = checkRules(planted({ category: '-' }), { ...options, runs: 1 });
  expect(broken[0]?.text.zh).toMatch(/\p{Script=Han}/u);
});
