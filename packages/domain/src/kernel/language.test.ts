/** A text in two languages is said in one. */
import { expect, it } from 'vitest';
import { say } from './language.ts';

it('a text is said in the language asked', () => {
  const text = { en: 'Customer', zh: '客户' };
  expect([say(text, 'en'), say(text, 'zh')]).toEqual(['Customer', '客户']);
});
