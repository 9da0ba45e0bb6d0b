/** How texts in both languages are made. */
import type { Text } from '@clientele/domain/kernel';

export type { Text };

/** A text in both languages, that no reader of a report can change for the next one. */
export const text = (en: string, zh: string): Text => Object.freeze({ en, zh });

/** What is called the same in both languages: a name, a code. */
export const same = (name: string): Text => ({ en: name, zh: name });

/** A name with a remark in brackets. */
export const remarked = (name: string, remark: Text): Text => ({
  en: `${name} (${remark.en})`,
  zh: `${name}（${remark.zh}）`,
});
