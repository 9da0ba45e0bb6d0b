/** What the suite says when a store does otherwise: which point of the contract, what was expected, what came. */
import { inspect, isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';

const shown = (value: unknown): string =>
  inspect(value, { depth: 6, breakLength: 120, maxArrayLength: 12, maxStringLength: 200 });

/** Fails the case. */
export const fail = (contract: string, message: string): never => {
  throw new Error(`contract ${contract}: ${message}`);
};

export const ensure: (contract: string, holds: boolean, message: () => string) => asserts holds = (
  contract,
  holds,
  message,
) => {
  if (!holds) fail(contract, message());
};

/** Prototypes and hidden classes don't matter: what is stored is JSON, and compared as JSON. */
const asJson = (value: unknown): unknown => {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
};

export const same = (contract: string, what: string, actual: unknown, expected: unknown): void =>
  ensure(
    contract,
    isDeepStrictEqual(asJson(actual), asJson(expected)),
    () => `${what}: expected ${shown(expected)}, got ${shown(actual)}`,
  );

interface Coded {
  readonly code: string;
}

/** What a `Right` holds. */
export const accepted = <Value>(contract: string, what: string, answer: E.Either<Coded, Value>): Value =>
  E.isRight(answer) ? answer.right : fail(contract, `${what}: expected it to succeed, got ${shown(answer.left)}`);

/** What a `Left` holds, which must have this code. */
export const refused = <Fault extends Coded, Code extends Fault['code']>(
  contract: string,
  what: string,
  code: Code,
  answer: E.Either<Fault, unknown>,
): Extract<Fault, { readonly code: Code }> => {
  if (E.isRight(answer))
    return fail(contract, `${what}: expected ${code}, but it succeeded with ${shown(answer.right)}`);
  if (answer.left.code !== code) return fail(contract, `${what}: expected ${code}, got ${shown(answer.left)}`);
  return answer.left as Extract<Fault, { readonly code: Code }>;
};
