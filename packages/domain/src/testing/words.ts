/** A history told to a person: who asked what on which day, and what came of it. English, since its readers build rooms. */
import fc from 'fast-check';
import {
  type AnyMessages,
  type Command,
  type CommandMeta,
  type DomainEvent,
  type Envelope,
  messageCatalogue,
  type Rejection,
} from '../kernel/index.ts';
import { type Difference, differences, nothingThere } from './difference.ts';

/** Values longer than this are cut: nobody reads on. */
const longest = 1_000;

/** A value as text, whole and the same in every run; whatever it is, it never throws. */
export const picture = (value: unknown): string => fc.stringify(value);

/** A value as text for a reader. */
export const show = (value: unknown): string => {
  if (value === nothingThere) return 'nothing';
  const text = picture(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length - longest} characters more)`;
};

/** `OrderPlaced` as a person says it: `order placed`. */
export const inWords = (type: string): string =>
  type
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase();

const actorInWords = ({ id, roles }: CommandMeta['by']): string =>
  roles.length === 0 ? id : `${id} (${roles.join(', ')})`;

/** A command in words: `2024-01-02 tester asked: spend allowance {…}`. */
export const commandInWords = ({ type, data, meta }: Command): string =>
  `${meta.on} ${actorInWords(meta.by)} asked: ${inWords(type)} ${show(data)}`;

/** An event in words, with its date where it has one: `2024-01-02 allowance spent {…}`. */
export const eventInWords = (event: DomainEvent & Partial<Envelope>): string =>
  [
    event.occurredOn ?? '',
    event.by === undefined || event.by.id === 'tester' ? '' : `(by ${actorInWords(event.by)})`,
    inWords(event.type),
    show(event.data),
    event.policies.length === 0 ? '' : `by ${event.policies.join(', ')}`,
    event.corrects === undefined ? '' : `instead of ${event.corrects}`,
  ]
    .filter((part) => part !== '')
    .join(' ');

/** A rejection in words: its code, and its text where the room has one. */
export const rejectionInWords =
  (messages: AnyMessages) =>
  (rejection: Rejection): string => {
    try {
      return `refused, ${rejection.code}: ${messageCatalogue([messages])(rejection, 'en')}`;
    } catch {
      return `refused, ${rejection.code}: ${show(rejection.data)}`;
    }
  };

const differenceInWords = ({ path, actual, expected }: Difference): string =>
  `${path === '' ? 'the whole' : path}: came ${show(actual)}, expected ${show(expected)}`;

/** Where two values differ, in words; at most the first ten places. */
export const differencesInWords = (actual: unknown, expected: unknown): readonly string[] => {
  const found = differences(actual, expected);
  const more = found.length - 10;
  return [...found.slice(0, 10).map(differenceInWords), ...(more > 0 ? [`and in ${more} more places`] : [])];
};

/** A heading with its lines below it; nothing where there are none. */
export const chapter = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [heading, ...lines.map((line) => `  ${line}`)].join('\n');

/** Chapters one below the other; empty ones are left out. */
export const storyOf = (...chapters: readonly string[]): string => chapters.filter((text) => text !== '').join('\n');
