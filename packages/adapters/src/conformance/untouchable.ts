/** Nobody can alter what is stored through anything that was handed in or out. */
import type { RecordedEvent } from '../store/port.ts';
import type { Check } from './case.ts';
import { noted } from './events.ts';
import { accepted, ensure, same } from './expecting.ts';
import { eventsIn, readWhole, streamEvents, subscribed } from './reading-back.ts';

/** Changes everything that lets itself be changed, to the bottom. */
const spoil = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    spoil(Reflect.get(value, key));
    Reflect.set(value, key, 'spoilt');
  }
  Reflect.set(value, 'added', 'spoilt');
  if (Array.isArray(value)) {
    try {
      value.length = 0;
    } catch {
      // A list that is read-only: so much the better.
    }
  }
};

const precious = () =>
  noted({
    data: { customer: 'C1', lines: [{ product: 'P1', net: { units: 5, scale: 2 } }], notes: ['a', ['b']] },
    policies: ['credit@1'],
  });

export const untouchable: readonly Check[] = [
  {
    name: 'untouchable: what was handed in can be changed afterwards, and even before the answer, without effect',
    run: async ({ store, stream, tag }) => {
      const name = stream();
      const event = { ...precious(), tags: [tag()] };
      const kept: unknown = structuredClone(event);
      const list = [event];
      const answer = store.append(name, 'no-stream', list);
      spoil(list);
      spoil(event);
      accepted('port', 'the append', await answer);
      spoil(event);
      const [stored] = await streamEvents(store, name);
      const { stream: _, revision, recordedAt, position, ...rest } = stored ?? {};
      same('port', 'what is stored', rest, kept);
    },
  },
  {
    name: 'untouchable: what is read can be changed by its reader without effect on the next',
    run: async ({ store, stream, tag, patience }) => {
      const [name, about] = [stream(), tag()];
      accepted('1', 'an append', await store.append(name, 'no-stream', [{ ...precious(), tags: [about] }, precious()]));
      const before: unknown = structuredClone(await streamEvents(store, name));
      const ways: readonly (() => Promise<readonly RecordedEvent[]>)[] = [
        () => streamEvents(store, name),
        () => streamEvents(store, name, { direction: 'backwards' }),
        async () =>
          accepted('port', 'everything', await readWhole(store.readAll({ direction: 'backwards', limit: 50 }))),
        async () => accepted('port', 'a tag', await readWhole(store.readTag(about))),
        async () => eventsIn(await subscribed(store, { tag: about }, patience, (all) => eventsIn(all).length > 0)),
      ];
      for (const read of ways) {
        for (const event of await read()) if (event.stream === name) spoil(event);
        same('port', 'what is stored', await streamEvents(store, name), before);
      }
      for await (const page of store.readStream(name)) spoil(accepted('port', 'a page', page));
      same('port', 'what is stored after its pages were spoilt', await streamEvents(store, name), before);
      accepted('1', 'an append afterwards', await store.append(name, 1, [noted()]));
    },
  },
  {
    name: 'untouchable: what shows another face each time it is read is refused, or stored as it was seen once',
    run: async ({ store, stream }) => {
      const name = stream();
      let reads = 0;
      const shifty = {
        get amount() {
          reads += 1;
          return reads;
        },
      };
      const answer = await store.append(name, 'any', [noted({ data: shifty })]);
      if (answer._tag === 'Left') return void same('port', 'how it is refused', answer.left.code, 'invalid-append');
      const twice = [await streamEvents(store, name), await streamEvents(store, name)];
      same('port', 'what is read twice', twice[1]?.[0]?.data, twice[0]?.[0]?.data);
      ensure(
        'port',
        JSON.stringify(twice[0]?.[0]?.data) === JSON.stringify({ amount: 1 }),
        () => 'it was read more than once',
      );
    },
  },
];
