/**
 * The forms of single values, judged at a glance: nothing is made, and nothing is said about why not. Schemas say that.
 */
import { isLocalDate } from '@clientele/domain/kernel';

/** An object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const guid = /^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/;
export const isGuid = (value: unknown): boolean => typeof value === 'string' && guid.test(value);

export const isInteger = (value: unknown): value is number => Number.isSafeInteger(value) && !Object.is(value, -0);
export const isCount = (value: unknown): boolean => isInteger(value) && value >= 0;

export const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed();
export const isName = (value: unknown): boolean => isText(value) && value !== '';

export const areTexts = (value: unknown): boolean => {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index++) if (!isText(value[index])) return false;
  return true;
};

export const areTags = (value: unknown): boolean => {
  if (!areTexts(value)) return false;
  for (const tag of value as readonly string[]) if (tag.indexOf(':') < 1) return false;
  return true;
};

/** True where an object has so many keys and no more. */
export const hasKeys = (value: object, keys: number): boolean => Object.keys(value).length === keys;

const digit = (text: string, place: number): number => {
  const value = text.charCodeAt(place) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
};

/** True for days 1 to 28 of any month, which are most, without a pattern being run. */
const isEarlyInMonth = (text: string): boolean => {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const year = digit(text, 0) + digit(text, 1) + digit(text, 2) + digit(text, 3);
  const month = digit(text, 5) * 10 + digit(text, 6);
  const day = digit(text, 8) * 10 + digit(text, 9);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
};

export const isDate = (value: unknown): boolean =>
  typeof value === 'string' && (isEarlyInMonth(value) || isLocalDate(value));
