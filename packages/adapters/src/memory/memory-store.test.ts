/** What the memory store promises beyond the published contract, and at the edges of it. */
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { toJson } from '../codec/encode.ts';
import { noted, numbered } from '../conformance/events.ts';
import { appendLimit, type EventStore, type NewEvent, type RecordedEvent } from '../store/port.ts';
import { memoryStore } from './memory-store.ts';

const all = async (pages: ReturnType<EventStore['readAll']>): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of pages) if (E.isRight(page)) events.push(...page.right);
  return events;
};

const codeOf = (answer: E.Either<{ readonly code: string }, unknown>): string =>
  E.isLeft(answer) ? answer.left.code : 'accepted';

const stream = 'acme.order-1';

const bytesOf = (event: NewEvent): number => Buffer.byteLength(JSON.stringify(toJson(event)));

/** An event of so many bytes as JSON. */
const ofBytes = (bytes: number): NewEvent => {
  const event = noted({ data: '' });
  return { ...event, data: 'x'.repeat(bytes - bytesOf(event)) };
};

describe('the limit of an append', () => {
  test('is exact: as many bytes as it allows are stored, one more is not', async () => {
    const { append } = memoryStore({ namespace: 'acme' });
    expect(codeOf(await append(stream, 'any', [ofBytes(appendLimit)]))).toBe('accepted');
    const answer = await append(stream, 'any', [ofBytes(appendLimit + 1)]);
    expect(answer).toEqual(E.left({ code: 'too-large', stream, bytes: appendLimit + 1, limit: appendLimit }));
  });

  test('counts all events of a batch together', async () => {
    const { append } = memoryStore({ namespace: 'acme' });
    const halves = [ofBytes(appendLimit / 2), ofBytes(appendLimit / 2)];
    expect(codeOf(await append(stream, 'any', halves))).toBe('accepted');
    expect(codeOf(await append(stream, 'any', [...halves, noted()]))).toBe('too-large');
  });

  test('is met before more is looked at than it allows: a batch of a billion events is refused at once', async () => {
    const { append } = memoryStore({ namespace: 'acme' });
    const endless = Object.assign([noted()], { length: 1_000_000_000 });
    expect(codeOf(await append(stream, 'any', endless))).toBe('too-large');
  });
});

describe('the clock', () => {
  test('is waited for where it goes back', async () => {
    const times = [50, 40, Number.NaN, 60.5, 60];
    const store = memoryStore({ namespace: 'acme', clock: () => times.shift() ?? 0 });
    for (let turn = 0; turn < 5; turn++) await store.append(stream, 'any', [noted()]);
    expect((await all(store.readAll())).map(({ recordedAt }) => recordedAt)).toEqual([50, 50, 50, 50, 60]);
  });

  test('that never told a time makes the store unavailable, and throws at nobody', async () => {
    const clock = (): number => {
      throw new Error('no battery');
    };
    const store = memoryStore({ namespace: 'acme', clock });
    expect(codeOf(await store.append(stream, 'any', [noted()]))).toBe('unavailable');
    expect(await store.head()).toEqual(E.right(null));
  });

  test('is not moved by a copied event', async () => {
    const store = memoryStore({ namespace: 'acme', clock: () => 1_000 });
    await store.append(stream, 'any', [noted({ recordedAt: 9_000 }), noted()]);
    expect((await all(store.readAll())).map(({ recordedAt }) => recordedAt)).toEqual([9_000, 1_000]);
  });

  test('hides what is older than maxAge from readers of the stream only', async () => {
    let now = 0;
    const store = memoryStore({ namespace: 'acme', clock: () => now, administration: true });
    await store.append(stream, 'any', numbered(2));
    now = 5_000;
    await store.append(stream, 'any', numbered(1));
    await store.administration?.writeMetadata(stream, { maxAge: 4 });
    expect((await all(store.readStream(stream))).map(({ revision }) => revision)).toEqual([2]);
    expect(await all(store.readAll())).toHaveLength(3);
    now = 60_000;
    expect(await all(store.readStream(stream))).toEqual([]);
  });
});

describe('sending again without a revision', () => {
  test('is recognised while nobody came between, with any and with stream-exists', async () => {
    const { append } = memoryStore({ namespace: 'acme' });
    const events = numbered(3);
    const first = await append(stream, 'any', events);
    for (const expected of ['any', 'stream-exists'] as const) {
      expect(await append(stream, expected, events)).toEqual(
        E.map((told: object) => ({ ...told, repeated: true }))(first),
      );
    }
    await append(stream, 'any', [noted()]);
    expect(await append(stream, 'any', events)).toMatchObject(E.right({ revision: 6, repeated: false }));
  });

  test('as the beginning of a stream is recognised after a soft delete, too', async () => {
    const store = memoryStore({ namespace: 'acme', administration: true });
    await store.append(stream, 'no-stream', numbered(2));
    await store.administration?.softDelete(stream, 1);
    const events = numbered(2);
    const first = await store.append(stream, 'no-stream', events);
    expect(await store.append(stream, 'no-stream', events)).toEqual(
      E.map((told: object) => ({ ...told, repeated: true }))(first),
    );
  });
});

describe('what is handed in', () => {
  test('can not append while it is read', async () => {
    const store = memoryStore({ namespace: 'acme' });
    const inner: Promise<unknown>[] = [];
    const data = {
      get sneaky() {
        inner.push(store.append(stream, 'any', [noted()]).then(codeOf));
        return 1;
      },
    };
    expect(codeOf(await store.append(stream, 'any', [noted({ data })]))).toBe('accepted');
    expect(await Promise.all(inner)).toEqual(['invalid-append']);
    expect(await all(store.readAll())).toHaveLength(1);
    expect(codeOf(await store.append(stream, 'any', [noted()]))).toBe('accepted');
  });

  test('is refused with the event and the path of what is wrong', async () => {
    const { append } = memoryStore({ namespace: 'acme' });
    const said = async (event: NewEvent): Promise<unknown> =>
      E.mapLeft((fault: object) => ('reason' in fault ? fault.reason : fault))(
        await append(stream, 'any', [noted(), event]),
      );
    expect(await said(noted({ data: { lines: [{ amount: 12n }] } }))).toEqual(
      E.left('events.1: data.lines.0.amount: bigint is no plain JSON'),
    );
    expect(await said(noted({ id: 'x' }))).toEqual(E.left(expect.stringMatching(/^events\.1: id: /)));
    expect(await said(noted({ by: { id: 'S1', roles: [7 as unknown as string] } }))).toEqual(
      E.left(expect.stringMatching(/^events\.1: by\.roles\.0: /)),
    );
  });

  test('keeps only the fields that an event has', async () => {
    const store = memoryStore({ namespace: 'acme' });
    const event = { ...noted(), position: 77, stream: 'acme.order-9', fault: { code: 'unknown-type' }, extra: 1 };
    await store.append(stream, 'any', [event]);
    const [read] = await all(store.readAll());
    expect(read).toMatchObject({ position: 0, stream });
    expect(read).not.toHaveProperty('extra');
    expect(read).not.toHaveProperty('fault');
  });
});

test('what is handed out is read-only inside, and the events of one page share nothing that can be written', async () => {
  const store = memoryStore({ namespace: 'acme' });
  await store.append(stream, 'any', [noted({ data: { lines: [{ amount: 1 }] } }), noted()]);
  for (const event of await all(store.readAll())) {
    for (const inside of [event.data, event.tags, event.policies, event.by, event.by.roles]) {
      expect(Object.isFrozen(inside)).toBe(true);
    }
  }
  const [one, other] = [await all(store.readAll()), await all(store.readAll())];
  expect(one[0]?.command).not.toBe(other[0]?.command);
});

test('a read ends at what was there when it began', async () => {
  const store = memoryStore({ namespace: 'acme' });
  await store.append(stream, 'any', numbered(1_000));
  let read = 0;
  for await (const page of store.readAll()) {
    if (E.isRight(page)) read += page.right.length;
    await store.append(stream, 'any', numbered(600));
  }
  expect(read).toBe(1_000);
});

test('a position of another store is no position of this one', async () => {
  const store = memoryStore({ namespace: 'acme' });
  await store.append(stream, 'any', [noted()]);
  for (const after of [1, -1, 0.5, 'C:1/P:1']) {
    for await (const page of store.readAll({ after })) expect(codeOf(page)).toBe('invalid-read');
    const first = await store.subscribe({ after })[Symbol.asyncIterator]().next();
    expect(codeOf(first.value)).toBe('invalid-read');
  }
});

test('a namespace that can not be one refuses appends and says why', async () => {
  for (const namespace of ['', 'a.b', '$system', 'x'.repeat(101), 'new\nline']) {
    const { append } = memoryStore({ namespace });
    expect(codeOf(await append(`${namespace}.order-1`, 'any', [noted()]))).toBe('invalid-append');
  }
});

test('a thousand who wait for events hold nothing once they left', async () => {
  const store = memoryStore({ namespace: 'acme' });
  const control = new AbortController();
  const waiting = Array.from({ length: 1_000 }, () =>
    store.subscribe({ signal: control.signal })[Symbol.asyncIterator](),
  );
  for (const one of waiting) await one.next();
  const ends = waiting.map((one) => one.next());
  control.abort();
  expect((await Promise.all(ends)).every(({ done }) => done)).toBe(true);
});
