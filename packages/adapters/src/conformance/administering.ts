/** Deleting streams and hiding their beginnings: contract 8, 18 to 21. */
import type { Administration, EventStore } from '../store/port.ts';
import type { Check } from './case.ts';
import { noted, numbered } from './events.ts';
import { accepted, fail, refused, same } from './expecting.ts';
import { readWhole, streamEvents } from './reading-back.ts';

const administrationOf = ({ administration }: EventStore): Administration =>
  administration ??
  fail('18', "the store offers no administration; say `without: ['administration']` if that is meant");

const revisionsOf = async (store: EventStore, name: string): Promise<readonly number[]> =>
  (await streamEvents(store, name)).map(({ revision }) => revision);

export const administering: readonly Check[] = [
  {
    name: 'administration: a soft-deleted stream is not found, and goes on at the next revision',
    needs: 'administration',
    run: async ({ store, stream }) => {
      const { softDelete } = administrationOf(store);
      for (const expected of ['any', 'no-stream', 2] as const) {
        const name = stream();
        accepted('1', 'an append', await store.append(name, 'no-stream', numbered(3)));
        accepted('18', 'the deletion', await softDelete(name, 2));
        refused('14', 'reading it', 'stream-not-found', await readWhole(store.readStream(name)));
        refused('8', 'stream-exists', 'stream-deleted', await store.append(name, 'stream-exists', [noted()]));
        const answer = accepted('18', `going on with ${expected}`, await store.append(name, expected, numbered(2)));
        same('18', 'its revision', answer.revision, 4);
        same('18', 'what is read', await revisionsOf(store, name), [3, 4]);
      }
    },
  },
  {
    name: 'administration: deleting what never was, or at another revision, is a wrong expected revision',
    needs: 'administration',
    run: async ({ store, stream }) => {
      const { softDelete, tombstone } = administrationOf(store);
      const name = stream();
      const fault = refused('19', 'a missing stream', 'wrong-expected-revision', await softDelete(name, 'any'));
      same('19', 'its revision', fault.actual, 'no-stream');
      accepted('1', 'an append', await store.append(name, 'no-stream', numbered(2)));
      refused('19', 'at another revision', 'wrong-expected-revision', await softDelete(name, 0));
      refused('19', 'at another revision', 'wrong-expected-revision', await tombstone(name, 7));
      same('19', 'what is read', await revisionsOf(store, name), [0, 1]);
    },
  },
  {
    name: 'administration: a tombstone is final, and can be set where no stream is',
    needs: 'administration',
    run: async ({ store, stream }) => {
      const { tombstone } = administrationOf(store);
      const [name, missing] = [stream(), stream()];
      accepted('1', 'an append', await store.append(name, 'no-stream', numbered(2)));
      accepted('20', 'the tombstone', await tombstone(name, 1));
      accepted('20', 'a tombstone where nothing is', await tombstone(missing, 'no-stream'));
      for (const ended of [name, missing]) {
        refused('14', 'reading it', 'stream-deleted', await readWhole(store.readStream(ended)));
        for (const expected of ['any', 'no-stream', 'stream-exists', 1] as const) {
          refused('20', `appending with ${expected}`, 'stream-deleted', await store.append(ended, expected, [noted()]));
        }
      }
    },
  },
  {
    name: 'administration: metadata hide the beginning of a stream at once, and revisions go on',
    needs: 'administration',
    run: async ({ store, stream }) => {
      const { readMetadata, writeMetadata } = administrationOf(store);
      const name = stream();
      accepted('1', 'an append', await store.append(name, 'no-stream', numbered(6)));
      accepted('21', 'truncating', await writeMetadata(name, { truncateBefore: 2 }));
      same('21', 'what is read', await revisionsOf(store, name), [2, 3, 4, 5]);
      accepted('21', 'keeping three', await writeMetadata(name, { maxCount: 3 }));
      same('21', 'the metadata', accepted('21', 'the metadata', await readMetadata(name)), { maxCount: 3 });
      same('21', 'what is read', await revisionsOf(store, name), [3, 4, 5]);
      accepted('21', 'an append', await store.append(name, 5, [noted()]));
      same('21', 'what is read', await revisionsOf(store, name), [4, 5, 6]);
      for (const metadata of [{ maxCount: 0 }, { maxAge: -1 }, { truncateBefore: 0.5 }]) {
        refused('21', JSON.stringify(metadata), 'invalid-append', await writeMetadata(name, metadata));
      }
    },
  },
];
