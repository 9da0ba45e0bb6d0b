/** Expected revisions and batches: contract 1, 2, 5, 6, 7. */
import type { ExpectedRevision } from '../store/port.ts';
import type { Check } from './case.ts';
import { noted, numbered } from './events.ts';
import { accepted, ensure, refused, same } from './expecting.ts';
import { idsOf, readWhole, streamEvents } from './reading-back.ts';

export const appending: readonly Check[] = [
  {
    name: 'append: revisions count from 0 without gaps, and the answer tells the last one',
    run: async ({ store, stream }) => {
      const name = stream();
      const first = accepted('1', 'the first append', await store.append(name, 'no-stream', numbered(3)));
      const second = accepted('1', 'the second append', await store.append(name, 2, numbered(2, {}, 3)));
      same(
        '1',
        'the answers',
        [first.revision, first.repeated, second.revision, second.repeated],
        [2, false, 4, false],
      );
      const events = await streamEvents(store, name);
      same(
        '1',
        'the revisions',
        events.map(({ revision }) => revision),
        [0, 1, 2, 3, 4],
      );
      same(
        '1',
        'the data',
        events.map(({ data }) => data),
        numbered(5).map(({ data }) => data),
      );
      ensure(
        '1',
        events.every((event) => event.stream === name),
        () => 'each event names its stream',
      );
      const told = [first.position, second.position];
      const stored = [events[2]?.position, events[4]?.position];
      same('1', 'the positions in the answers are those of the last events', told, stored);
    },
  },
  {
    name: 'append: no-stream, stream-exists, any and a revision each let an append through where they hold',
    run: async ({ store, stream }) => {
      const name = stream();
      const expectations: readonly ExpectedRevision[] = ['no-stream', 0, 'stream-exists', 'any', 3];
      for (const [index, expected] of expectations.entries()) {
        const answer = accepted('1', `expecting ${expected}`, await store.append(name, expected, [noted()]));
        same('1', `the revision after expecting ${expected}`, answer.revision, index);
      }
      accepted('1', 'expecting any of a missing stream', await store.append(stream(), 'any', [noted()]));
    },
  },
  {
    name: 'append: a wrong expectation is answered with stream, expected and actual, and nothing is written',
    run: async ({ store, stream }) => {
      const missing = stream();
      for (const expected of [0, 7, 'stream-exists'] as const) {
        const answer = await store.append(missing, expected, [noted()]);
        const fault = refused('2', `expecting ${expected} of a missing stream`, 'wrong-expected-revision', answer);
        same('2', 'what it says', fault, { code: fault.code, stream: missing, expected, actual: 'no-stream' });
      }
      refused('14', 'reading what was not written', 'stream-not-found', await readWhole(store.readStream(missing)));
      const name = stream();
      const events = numbered(3);
      accepted('1', 'an append', await store.append(name, 'no-stream', events));
      for (const expected of ['no-stream', 0, 1, 3, 99] as const) {
        const answer = await store.append(name, expected, [noted()]);
        const fault = refused('2', `expecting ${expected} at revision 2`, 'wrong-expected-revision', answer);
        same('2', 'what it says', fault, { code: fault.code, stream: name, expected, actual: 2 });
      }
      same('2', 'what is stored', idsOf(await streamEvents(store, name)), idsOf(events));
    },
  },
  {
    name: 'append: a batch is whole or absent: one event that may not be stored keeps all of them out',
    run: async ({ store, stream }) => {
      const name = stream();
      const [first, second, third] = [noted(), noted({ data: { at: Number.NaN } }), noted()];
      refused(
        '6',
        'a batch with bad data',
        'invalid-append',
        await store.append(name, 'no-stream', [first, second, third]),
      );
      refused('6', 'reading it', 'stream-not-found', await readWhole(store.readStream(name)));
      accepted('6', 'the good ones alone', await store.append(name, 'no-stream', [first, third]));
      const bad = [noted(), noted({ id: 'no uuid' })];
      refused('6', 'a batch with a bad id at its end', 'invalid-append', await store.append(name, 1, bad));
      same('6', 'what is stored', idsOf(await streamEvents(store, name)), idsOf([first, third]));
    },
  },
  {
    name: 'append: without events it is refused, and no stream comes of it',
    run: async ({ store, stream }) => {
      const name = stream();
      refused('7', 'an empty append', 'invalid-append', await store.append(name, 'any', []));
      refused('7', 'reading it', 'stream-not-found', await readWhole(store.readStream(name)));
    },
  },
  {
    name: 'append: the same id in another stream is another event',
    run: async ({ store, stream }) => {
      const [one, other] = [stream(), stream()];
      const event = noted();
      accepted('5', 'the first', await store.append(one, 'no-stream', [event]));
      const answer = accepted('5', 'the same in another stream', await store.append(other, 'no-stream', [event]));
      same('5', 'the answer', [answer.revision, answer.repeated], [0, false]);
      same('5', 'the second stream', idsOf(await streamEvents(store, other)), [event.id]);
    },
  },
  {
    name: 'append: a batch of a thousand events is stored in its order',
    run: async ({ store, stream }) => {
      const name = stream();
      const events = numbered(1_000);
      const answer = accepted('6', 'a thousand events', await store.append(name, 'no-stream', events));
      same('6', 'the revision', answer.revision, 999);
      same('6', 'what is stored', idsOf(await streamEvents(store, name)), idsOf(events));
    },
  },
];
