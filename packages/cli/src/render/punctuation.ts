/** The marks between parts of a text that is put together, as each language writes them. */
import type { Language } from '@clientele/domain/kernel';

/** What stands between a name and its value, between parts of a list, and around a remark. */
export const punctuation: Readonly<
  Record<Language, { readonly colon: string; readonly semicolon: string; readonly remark: (text: string) => string }>
> = {
  en: { colon: ': ', semicolon: '; ', remark: (text) => ` (${text})` },
  zh: { colon: '：', semicolon: '；', remark: (text) => `（${text}）` },
};
