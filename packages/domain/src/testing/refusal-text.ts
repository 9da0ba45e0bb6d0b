/** Whether a rejection can be told to a person: a code of the right form, plain data, and a whole text in both languages. */
import { type AnyMessages, jsonFault, type Language, type Rejection } from '../kernel/index.ts';
import { attempt } from './rule.ts';
import { show } from './words.ts';

/** What a template leaves where a field is missing. In English some of these are words, so there they prove nothing. */
const holes: Readonly<Record<Language, RegExp>> = {
  en: /NaN|\[object |=>/,
  zh: /undefined|null|NaN|\[object |=>/,
};
const chinese = /\p{Script=Han}/u;

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** What the text says beside the data that were put into it. */
const ownWords = (text: string, data: object): string =>
  [...stringsIn(data)].sort((a, b) => b.length - a.length).reduce((rest, part) => rest.replaceAll(part, ''), text);

const textFault = (messages: AnyMessages, { code, data }: Rejection, language: Language): string | null => {
  if (!Object.hasOwn(messages, code)) return `the room has no text for ${code}`;
  return attempt(`the ${language} text of ${code}`, () => {
    const say = messages[code]?.[language] as ((data: object) => unknown) | undefined;
    const text = say?.(data);
    if (typeof text !== 'string' || text.trim() === '') return `${code} says nothing in ${language}`;
    if (holes[language].test(ownWords(text, data))) return `the ${language} text of ${code} has a hole: ${text}`;
    return language === 'zh' && !chinese.test(text) ? `the zh text of ${code} isn't Chinese: ${text}` : null;
  });
};

/** Why a rejection can't be told to a person, or null. */
export const refusalFault = (messages: AnyMessages, rejection: Rejection): string | null => {
  const { code, data } = rejection;
  if (typeof code !== 'string' || !/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/.test(code))
    return `the code ${show(code)} isn't of the form room.what-is-wrong`;
  const fault = jsonFault(data);
  if (fault !== null) return `the data of ${code} aren't plain JSON: ${fault.found} at "${fault.path}"`;
  return textFault(messages, rejection, 'en') ?? textFault(messages, rejection, 'zh');
};
