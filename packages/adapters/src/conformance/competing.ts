/** Many at once: optimistic concurrency holds, whoever comes first (contract 1, 2, 3, 6). */
import * as E from 'fp-ts/lib/Either.js';
import type { Check } from './case.ts';
import { noted, numbered } from './events.ts';
import { accepted, ensure, refused, same } from './expecting.ts';
import { idsOf, streamEvents } from './reading-back.ts';

export const competing: readonly Check[] = [
  {
    name: 'compete: of many who begin one stream exactly one wins, and the others are told so',
    run: async ({ store, stream }) => {
      const name = stream();
      const rivals = Array.from({ length: 16 }, () => numbered(2));
      const answers = await Promise.all(rivals.map((events) => store.append(name, 'no-stream', events)));
      const winners = rivals.filter((_, index) => E.isRight(answers[index] ?? E.left(null)));
      same('2', 'how many won', winners.length, 1);
      for (const answer of answers.filter(E.isLeft)) refused('2', 'one who lost', 'wrong-expected-revision', answer);
      same('2', 'what is stored', idsOf(await streamEvents(store, name)), idsOf(winners.flat()));
    },
  },
  {
    name: 'compete: writers who read, expect and try again all get their turn, and no revision is given twice',
    run: async ({ store, stream }) => {
      const name = stream();
      accepted('1', 'the first append', await store.append(name, 'no-stream', [noted()]));
      const written: string[] = [];
      const writer = async (): Promise<void> => {
        let expected = 0;
        for (let turn = 0; turn < 8; ) {
          const event = noted();
          const answer = await store.append(name, expected, [event]);
          if (E.isRight(answer)) {
            same('1', 'the revision of the one who won', answer.right.revision, expected + 1);
            expected = answer.right.revision;
            written.push(event.id);
            turn += 1;
          } else {
            const { actual } = refused('2', 'one who lost', 'wrong-expected-revision', answer);
            ensure('2', typeof actual === 'number' && actual > expected, () => `it lost at ${expected} to ${actual}`);
            expected = typeof actual === 'number' ? actual : 0;
          }
        }
      };
      await Promise.all(Array.from({ length: 6 }, writer));
      const events = await streamEvents(store, name);
      same(
        '1',
        'the revisions',
        events.map(({ revision }) => revision),
        Array.from({ length: 49 }, (_, index) => index),
      );
      same('1', 'what is stored', idsOf(events).slice(1).toSorted(), written.toSorted());
    },
  },
  {
    name: 'compete: one append sent many times at once is stored once, and all are told the same',
    run: async ({ store, stream }) => {
      const name = stream();
      const events = numbered(3);
      const answers = await Promise.all(Array.from({ length: 8 }, () => store.append(name, 'no-stream', events)));
      const told = answers.map((answer) => accepted('3', 'each', answer));
      same(
        '3',
        'the revisions',
        told.map(({ revision }) => revision),
        Array.from({ length: 8 }, () => 2),
      );
      same('3', 'how many were first', told.filter(({ repeated }) => !repeated).length, 1);
      same('3', 'what is stored', idsOf(await streamEvents(store, name)), idsOf(events));
    },
  },
  {
    name: 'compete: batches from many are never mixed up within a stream',
    run: async ({ store, stream }) => {
      const name = stream();
      const batches = Array.from({ length: 20 }, () => numbered(5));
      for (const answer of await Promise.all(batches.map((batch) => store.append(name, 'any', batch)))) {
        accepted('6', 'each batch', answer);
      }
      const ids = idsOf(await streamEvents(store, name));
      same('6', 'how many are stored', ids.length, 100);
      for (const batch of batches) {
        const start = ids.indexOf(batch[0]?.id ?? '');
        same('6', 'a batch stands together', ids.slice(start, start + 5), idsOf(batch));
      }
    },
  },
];
