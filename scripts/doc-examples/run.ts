// Runs examples one after the other in a process of their own, and tells the process that started it what came of each
// claim: started with the paths of the modules as arguments.
import { deepStrictEqual } from 'node:assert/strict';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { compareName, eitherName, elidedName } from './rewrite.ts';

/** What the runner tells: that an example began, what came of a claim, that an example threw, and that all were run. */
export type Told =
  | { readonly kind: 'began'; readonly path: string }
  | { readonly kind: 'claim'; readonly path: string; readonly claim: number; readonly fault: string | null }
  | { readonly kind: 'threw'; readonly path: string; readonly line: number | null; readonly message: string }
  | { readonly kind: 'done' };

const shown = (value: unknown): string => inspect(value, { depth: 8, breakLength: Number.POSITIVE_INFINITY });

/** What an example leaves out with `…`. */
const elided = Symbol('…');

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What came, without what the example leaves out. */
function asFarAsSaid(actual: unknown, expected: unknown): unknown {
  if (expected === elided) return elided;
  if (Array.isArray(actual) && Array.isArray(expected)) {
    const said = expected.map((value, index) => asFarAsSaid(actual[index], value));
    return expected.at(-1) === elided ? said : [...said, ...actual.slice(expected.length)];
  }
  if (!isObject(actual) || !isObject(expected) || Array.isArray(actual) || Array.isArray(expected)) return actual;
  const keys = Reflect.ownKeys(elided in expected ? expected : { ...actual, ...expected });
  const entries = keys.flatMap((key) => {
    if (key === elided) return [[key, true] as const];
    return key in actual ? [[key, asFarAsSaid(Reflect.get(actual, key), Reflect.get(expected, key))] as const] : [];
  });
  return Object.fromEntries(entries);
}

const mentions = (value: unknown): boolean =>
  value === elided || (isObject(value) && (elided in value || Object.values(value).some(mentions)));

const faultOf = (actual: unknown, expected: unknown): string | null => {
  try {
    deepStrictEqual(mentions(expected) ? asFarAsSaid(actual, expected) : actual, expected);
    return null;
  } catch {
    return `came ${shown(actual)}, said to be ${shown(expected)}`;
  }
};

/** Where in the module it was thrown, as far as the stack tells. */
function lineOf(error: unknown, path: string): number | null {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = stack.split('\n').find((line) => line.includes(basename(path)));
  const line = /:(\d+):\d+\)?$/.exec(place ?? '')?.[1];
  return line === undefined ? null : Number(line);
}

async function run(paths: readonly string[], tell: (told: Told) => void): Promise<void> {
  let path = '';
  const compare = (claim: number, actual: unknown, expected: unknown): void =>
    tell({ kind: 'claim', path, claim, fault: faultOf(actual, expected) });
  const either = {
    right: (right: unknown) => ({ _tag: 'Right', right }),
    left: (left: unknown) => ({ _tag: 'Left', left }),
  };
  Object.assign(globalThis, { [compareName]: compare, [eitherName]: either, [elidedName]: elided });
  for (path of paths) {
    tell({ kind: 'began', path });
    try {
      await import(pathToFileURL(path).href);
    } catch (error) {
      const message = error instanceof Error ? `${error.name}: ${error.message}` : shown(error);
      tell({ kind: 'threw', path, line: lineOf(error, path), message });
    }
  }
  tell({ kind: 'done' });
}

if (process.send !== undefined) {
  await run(process.argv.slice(2), (told) => process.send?.(told));
  process.disconnect();
}
