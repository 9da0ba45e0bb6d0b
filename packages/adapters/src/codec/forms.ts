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

export const isDate = (value: unknown): boolean => typeof value === 'string' && isLocalDate(value);
