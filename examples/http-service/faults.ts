// What can be wrong with a request before any room sees it, as rejections like the domain's: a code, data, and two languages.
import { type Messages, messageCatalogue, type Rejection, type Text } from '@clientele/domain/kernel';

/** The forms that a request's parts have. */
const forms = {
  object: { en: 'a JSON object', zh: 'JSON 对象' },
  text: { en: 'one text of 1 to 200 characters', zh: '一段 1 至 200 个字符的文本' },
  date: { en: 'a date as YYYY-MM-DD', zh: 'YYYY-MM-DD 格式的日期' },
  time: {
    en: 'a time that says its offset, as 2025-03-31T09:00:00+08:00',
    zh: '带时区的时间，如 2025-03-31T09:00:00+08:00',
  },
  period: {
    en: 'a period: 2025, 2025-H1, 2025-Q1, 2025-03, 2025-W05 or 2025-03-31',
    zh: '期间：2025、2025-H1、2025-Q1、2025-03、2025-W05 或 2025-03-31',
  },
  key: { en: 'a key of 1 to 200 visible ASCII characters', zh: '1 至 200 个可见 ASCII 字符的编号' },
  position: { en: 'the Log-Position of an earlier answer', zh: '先前应答中的 Log-Position' },
} as const satisfies Readonly<Record<string, Text>>;

type Form = keyof typeof forms;

/** `of` is the header, the parameter or the field that is meant. */
export type RequestFault =
  | Rejection<'request.missing', { readonly of: string }>
  | Rejection<'request.unknown', { readonly of: string; readonly known: readonly string[] }>
  | Rejection<'request.unreadable', { readonly of: string; readonly expected: Form }>
  | Rejection<'request.not-one-of', { readonly of: string; readonly known: readonly string[] }>
  | Rejection<'request.both', { readonly of: readonly [string, string] }>;

const messages: Messages<RequestFault> = {
  'request.missing': {
    en: ({ of }) => `"${of}" is missing.`,
    zh: ({ of }) => `缺少“${of}”。`,
  },
  'request.unknown': {
    en: ({ of, known }) => `There is no "${of}" here; there are ${known.join(', ')}.`,
    zh: ({ of, known }) => `此处没有“${of}”；可用的有 ${known.join('、')}。`,
  },
  'request.unreadable': {
    en: ({ of, expected }) => `"${of}" can't be read; it is ${forms[expected].en}.`,
    zh: ({ of, expected }) => `“${of}”无法读取；应为${forms[expected].zh}。`,
  },
  'request.not-one-of': {
    en: ({ of, known }) => `"${of}" is one of ${known.join(', ')}.`,
    zh: ({ of, known }) => `“${of}”须为 ${known.join('、')} 之一。`,
  },
  'request.both': {
    en: ({ of: [one, other] }) => `Say either "${one}" or "${other}", not both.`,
    zh: ({ of: [one, other] }) => `“${one}”与“${other}”只能填写一个。`,
  },
};

/** Says a fault of a request. */
export const sayFault = messageCatalogue([messages]);

export const missing = (of: string): RequestFault => ({ code: 'request.missing', data: { of } });
export const unknown = (of: string, known: readonly string[]): RequestFault => ({
  code: 'request.unknown',
  data: { of: of.slice(0, 80).toWellFormed(), known },
});
export const unreadable = (of: string, expected: Form): RequestFault => ({
  code: 'request.unreadable',
  data: { of, expected },
});
export const notOneOf = (of: string, known: readonly string[]): RequestFault => ({
  code: 'request.not-one-of',
  data: { of, known },
});
