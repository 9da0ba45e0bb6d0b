/**
 * How a business policy is adopted (design: decision 6): whole, in numbered versions that follow each other, each from a
 * date on, by somebody who may; with every fault told at once. Rooms of policies are all made by this one rule.
 */
import * as z from 'zod';
import {
  type Command,
  type CommandType,
  commandType,
  type Decider,
  type DomainEvent,
  type EventType,
  eventType,
  type Law,
  type LocalDate,
  lawOf,
  localDateSchema,
  type Messages,
  type PolicyRef,
  policyRef,
  type Rejection,
  type Text,
  tag,
  unless,
} from '../kernel/index.ts';
import { once } from './reasons.ts';

/** What every adopted policy says of itself. */
export const policyHeader = {
  /** Names the policy's stream; the same in all its versions. */
  name: z
    .string()
    .min(1)
    .max(80)
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and dashes'),
  /** From 1, without gaps. */
  version: z.int().min(1).max(99_999),
  /** From which date on it is in force. */
  from: localDateSchema,
} as const;

/** A policy that can be adopted. */
export interface Adoptable {
  readonly name: string;
  readonly version: number;
  readonly from: LocalDate;
}

/** All versions of a policy, the oldest first. */
export interface Adopted<P extends Adoptable> {
  readonly versions: readonly P[];
}

/** Who may adopt policies: itself a policy, given by the host. */
export interface AdoptionAuthority {
  readonly name: string;
  readonly version: number;
  readonly adopters: readonly string[];
}

/** What a room of policies needs from outside. */
export interface AdoptionGiven {
  readonly adoption: AdoptionAuthority;
}

/** Where no other rule was agreed, the general manager adopts policies. */
export const generalManagerAdopts: AdoptionAuthority = {
  name: 'policy-adoption',
  version: 1,
  adopters: ['general-manager'],
};

/** Why a policy can't be adopted, whatever it is about. */
export type AdoptionRejection =
  | Rejection<
      'adoption.not-the-next-version',
      { readonly policy: string; readonly version: number; readonly next: number }
    >
  | Rejection<
      'adoption.not-after-the-last',
      { readonly policy: string; readonly from: LocalDate; readonly last: LocalDate }
    >
  | Rejection<
      'adoption.not-authorised',
      {
        readonly actor: string;
        readonly roles: readonly string[];
        readonly needed: readonly string[];
        readonly policy: PolicyRef;
      }
    >;

const said = (roles: readonly string[], none: string, comma: string): string =>
  roles.length === 0 ? none : roles.join(comma);

/** The texts of {@link AdoptionRejection}. */
const adoptionMessages: Messages<AdoptionRejection> = {
  'adoption.not-the-next-version': {
    en: ({ policy, version, next }) =>
      `Version ${version} of policy ${policy} can't be adopted; versions follow each other without gaps, and the next is ${next}.`,
    zh: ({ policy, version, next }) => `政策 ${policy} 不能采用第 ${version} 版；版本须连续，下一版为第 ${next} 版。`,
  },
  'adoption.not-after-the-last': {
    en: ({ policy, from, last }) =>
      `Policy ${policy} would be in force from ${from}, but its last version is from ${last}; choose a later date.`,
    zh: ({ policy, from, last }) => `政策 ${policy} 拟自 ${from} 起生效，而上一版自 ${last} 起生效；请选择更晚的日期。`,
  },
  'adoption.not-authorised': {
    en: ({ actor, roles, needed, policy }) =>
      `${actor} (${said(roles, 'no role', ', ')}) may not adopt policies; by ${policy} that takes one of: ${needed.join(', ')}.`,
    zh: ({ actor, roles, needed, policy }) =>
      `${actor}（${said(roles, '无角色', '、')}）无权采用政策；按 ${policy}，须具有以下角色之一：${needed.join('、')}。`,
  },
};

/** The version that is in force on a date, or undefined before the first. */
export const inForceOn = <P extends Adoptable>({ versions }: Adopted<P>, date: LocalDate): P | undefined =>
  versions.findLast(({ from }) => from <= date);

/** A room of policies, with the command and the event that it takes. */
export interface PolicyRoom<Adopt extends string, Event extends string, P extends Adoptable, F extends Rejection> {
  readonly command: CommandType<Adopt, { readonly policy: P }>;
  readonly event: EventType<Event, { readonly policy: P }>;
  readonly room: Decider<
    Adopted<P>,
    Command<Adopt, { readonly policy: P }>,
    DomainEvent<Event, { readonly policy: P }>,
    F | AdoptionRejection,
    AdoptionGiven
  >;
}

/** What is particular to a kind of policy. */
export interface PolicyKind<Adopt extends string, Event extends string, P extends Adoptable, F extends Rejection> {
  readonly category: string;
  readonly adopt: Adopt;
  readonly adopted: Event;
  readonly schema: z.ZodType<P>;
  /** Every fault that the schema can't tell. */
  readonly faults: (policy: P) => readonly F[];
  readonly messages: Messages<F>;
  /** The catalogue rows of its laws, and what it is called. */
  readonly rows: readonly string[];
  readonly title: Text;
}

const lawsOf = <P extends Adoptable>(
  category: string,
  rows: readonly string[],
  title: Text,
  handles: string,
  faults: (policy: P) => readonly Rejection[],
): readonly Law[] => [
  lawOf<DomainEvent<string, { readonly policy: P }>, P | null>({
    code: `${category}.versions-follow`,
    rows,
    text: {
      en: `Versions of the ${title.en} follow each other without gaps, each from a later date than the one before.`,
      zh: `${title.zh}的各版本连续编号，且生效日期逐版推后。`,
    },
    scope: 'stream',
    handles: [handles],
    initial: null,
    check: (last, { data: { policy } }) => {
      const follows =
        policy.version === (last?.version ?? 0) + 1 &&
        (last === null || (policy.name === last.name && policy.from > last.from));
      const ref = policyRef(policy);
      return {
        memory: policy,
        breach: follows
          ? null
          : {
              en: `${ref} from ${policy.from} doesn't follow what was adopted before it`,
              zh: `自 ${policy.from} 起的 ${ref} 与此前采用的版本不衔接`,
            },
      };
    },
  }),
  lawOf<DomainEvent<string, { readonly policy: P }>, null>({
    code: `${category}.without-faults`,
    rows,
    text: { en: `Every adopted ${title.en} is without faults.`, zh: `所采用的${title.zh}均无缺陷。` },
    scope: 'stream',
    handles: [handles],
    initial: null,
    check: (memory, { data: { policy } }) => {
      const codes = faults(policy).map(({ code }) => code);
      const ref = policyRef(policy);
      return {
        memory,
        breach:
          codes.length === 0
            ? null
            : { en: `${ref} has faults: ${codes.join(', ')}`, zh: `${ref} 存在缺陷：${codes.join('、')}` },
      };
    },
  }),
];

/** Makes a room of policies: one stream a policy, an event a version. */
export const policyRoom = <Adopt extends string, Event extends string, P extends Adoptable, F extends Rejection>({
  category,
  adopt,
  adopted,
  schema,
  faults,
  messages,
  rows,
  title,
}: PolicyKind<Adopt, Event, P, F>): PolicyRoom<Adopt, Event, P, F> => {
  const data: z.ZodType<{ readonly policy: P }> = z.strictObject({ policy: schema });
  const command = commandType({ type: adopt, schema: data });
  const event = eventType({
    type: adopted,
    version: 1,
    schema: data,
    tags: ({ policy }) => [tag('policy', policy.name)],
  });
  return {
    command,
    event,
    room: {
      category,
      version: 1,
      commands: [command],
      events: [event],
      messages: { ...messages, ...adoptionMessages },
      laws: lawsOf(category, rows, title, adopted, faults),
      initial: { versions: [] },
      streamOf: ({ data: { policy } }) => policy.name,
      decide:
        ({ data: { policy }, meta: { by } }, { adoption }) =>
        ({ versions }) => {
          const last = versions.at(-1);
          const next = (last?.version ?? 0) + 1;
          return unless<F | AdoptionRejection, DomainEvent<Event, { readonly policy: P }>>(
            [
              policy.version !== next && {
                code: 'adoption.not-the-next-version',
                data: { policy: policy.name, version: policy.version, next },
              },
              last !== undefined &&
                policy.from <= last.from && {
                  code: 'adoption.not-after-the-last',
                  data: { policy: policy.name, from: policy.from, last: last.from },
                },
              !by.roles.some((role) => adoption.adopters.includes(role)) && {
                code: 'adoption.not-authorised',
                data: { actor: by.id, roles: by.roles, needed: adoption.adopters, policy: policyRef(adoption) },
              },
              ...once(faults(policy)),
            ],
            () => [event.of({ policy }, { policies: [policyRef(adoption)] })],
          );
        },
      evolve: ({ versions }, { data: { policy } }) => ({ versions: [...versions, policy] }),
    },
  };
};
