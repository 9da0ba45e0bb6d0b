/** The two languages in which everything a person sees can be said. */

export type Language = 'en' | 'zh';

/** A text in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/**
 * The text in one language.
 *
 * @example
 * ```ts
 * import { say } from '@clientele/domain/kernel';
 *
 * say({ en: 'Customer', zh: '客户' }, 'zh'); // '客户'
 * ```
 */
export const say = (text: Text, language: Language): string => text[language];
