/** The codes of a refusal, each of which can be told to a person in both languages; a text with a hole fails the test. */
import type * as E from 'fp-ts/lib/Either.js';
import { type AnyMessages, messageCatalogue, type Rejection } from '../src/kernel/index.ts';

interface Answered {
  readonly outcome: E.Either<readonly Rejection[], unknown>;
}

/** For one room: `accepted`, or the codes of all reasons. */
export const codesSaid = ({ messages }: { readonly messages: AnyMessages }) => {
  const say = messageCatalogue([messages]);
  const broken = /undefined|NaN|\[object|=>/;
  return ({ outcome }: Answered): 'accepted' | readonly string[] => {
    if (outcome._tag === 'Right') return 'accepted';
    return outcome.left.map((rejection) => {
      const [en, zh] = [say(rejection, 'en'), say(rejection, 'zh')];
      if (broken.test(en) || broken.test(zh) || !/\p{Script=Han}/u.test(zh) || !/[.]$/.test(en) || !/。$/.test(zh))
        throw new Error(`${rejection.code} says "${en}" and "${zh}"`);
      return rejection.code;
    });
  };
};
