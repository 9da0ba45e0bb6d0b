/** The suite: all its cases, each on a store of its own opening. */
import { administering } from './administering.ts';
import { appending } from './appending.ts';
import type { Check, ConformanceCase, ConformanceOptions, OpenStore } from './case.ts';
import { competing } from './competing.ts';
import { freshId, freshTag } from './events.ts';
import { fail } from './expecting.ts';
import { keeping } from './keeping.ts';
import { lifetime } from './lifetime.ts';
import { limits } from './limits.ts';
import { reading } from './reading.ts';
import { readingAcross } from './reading-across.ts';
import { repeating } from './repeating.ts';
import { subscribing } from './subscribing.ts';
import { untouchable } from './untouchable.ts';

const checks: readonly Check[] = [
  ...appending,
  ...repeating,
  ...keeping,
  ...limits,
  ...reading,
  ...readingAcross,
  ...subscribing,
  ...competing,
  ...untouchable,
  ...administering,
  ...lifetime,
];

const runOn = async ({ store, reopen }: OpenStore, check: Check, patience: number): Promise<void> => {
  const category = 'conformance';
  await check.run({
    store,
    patience,
    // Ids may be as hostile as they like, so the category is what makes them fresh.
    stream: (id) =>
      id === undefined
        ? `${store.namespace}.${category}-${freshId()}`
        : `${store.namespace}.${category}${freshId().replaceAll('-', '')}-${id}`,
    tag: freshTag,
    reopen: async () =>
      reopen === undefined
        ? fail('3', "the store can't be opened again; say `without: ['durability']` if that is meant")
        : reopen(),
  });
};

/**
 * The cases that every store must pass, for a test runner of your choice. They need no empty store: streams, tags and ids are
 * fresh, of positions only the order is asked, and what reads over many streams may lag behind, within the patience given.
 *
 * @param open opens a store for one case; its `close` is called after it
 * @param options what the store does not have (no case is left out by itself), and how long to wait
 *
 * @example
 * ```ts
 * import { conformance } from '@clientele/adapters/conformance';
 * import { memoryStore } from '@clientele/adapters/memory';
 *
 * const open = async () => {
 *   const store = memoryStore({ namespace: 'acme', administration: true });
 *   return { store, close: store.close };
 * };
 * const cases = conformance(open, { without: ['durability'] });
 * cases.every(({ name, run }) => name !== '' && typeof run === 'function'); // true
 * ```
 */
export const conformance = (
  open: () => Promise<OpenStore>,
  { without = [], patience = 10_000 }: ConformanceOptions = {},
): readonly ConformanceCase[] =>
  checks
    .filter(({ needs }) => needs === undefined || !without.includes(needs))
    .map((check) => ({
      name: check.name,
      run: async () => {
        const opened = await open();
        try {
          await runOn(opened, check, patience);
        } finally {
          await opened.close();
        }
      },
    }));
