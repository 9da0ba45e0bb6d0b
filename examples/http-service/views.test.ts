// Views over HTTP: exact, as of the date asked, in the caller's language, and after what the caller has just done.
import type { EventStore, Subscription } from '@clientele/adapters';
import { memoryStore } from '@clientele/adapters/memory';
import { left } from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameBack, placed, type Running, running } from './client.ts';

const chinese = { 'accept-language': 'zh' };

let service: Running;
/** The token of the last command. */
let after: Record<string, string> = {};

/** 100 of tea in the east and 200 of nuts in the west in March; 300 of tea in the east in April, and 25 of March's came back. */
const history: readonly (readonly [string, object])[] = [
  ['2025-01-01', { type: 'RegisterCustomer', data: { customer: 'C1', name: '苏州茶庄', place: { city: '苏州' } } }],
  ['2025-03-05', placed('O1', 'Tea', 4, 100)],
  ['2025-03-20', placed('O2', 'Nuts', 2, 200, 'west')],
  ['2025-04-10', placed('O3', 'Tea', 3, 300)],
  ['2025-04-12', cameBack('O1', 1)],
];

const tell = async (to: Running): Promise<Record<string, string>> => {
  let token = '';
  for (const [index, [on, command]] of history.entries()) {
    const { status, headers } = await to.send(`k${index}`, { ...command, on });
    expect(status).toBe(201);
    token = headers.get('log-position') ?? '';
  }
  return { 'read-after': token };
};

beforeEach(async () => {
  service = await running();
  after = await tell(service);
});
afterEach(() => service.close());

const tea = { classes: [{ axis: 'category', key: 'Tea', text: 'Tea' }] };
const nuts = { classes: [{ axis: 'category', key: 'Nuts', text: 'Nuts' }] };

describe('composition', () => {
  test('is what the sales came to as of the date asked, with exact shares', async () => {
    const march = await service.get('/views/composition?by=category&asOf=2025-03-31', after);
    expect(march.status).toBe(200);
    expect(march.headers.get('log-position')).toBe(after['read-after']);
    expect(march.body.sections).toMatchObject([
      {
        unit: { kind: 'money', currency: 'CNY', scale: 2 },
        rows: [
          { ...nuts, value: '200.00', share: '0.666667', customers: 1, orders: 1 },
          { ...tea, value: '100.00', share: '0.333333', customers: 1, orders: 1 },
        ],
        total: { value: '300.00', customers: 1, orders: 2 },
        concentration: { hhi: '5555.5556', effective: '1.8000' },
      },
    ]);
    const april = await service.get('/views/composition?by=category&asOf=2025-04-30', after);
    expect(april.body.sections).toMatchObject([
      {
        rows: [
          { ...tea, value: '375.00', share: '0.652174' },
          { ...nuts, value: '200.00', share: '0.347826' },
        ],
        total: { value: '575.00' },
      },
    ]);
  });

  test('can cross two axes, within a period, by another measure', async () => {
    const path = '/views/composition?by=territory,category&asOf=2025-12-31&period=2025-Q1&measure=quantity';
    const { body } = await service.get(path, after);
    expect(body.sections).toMatchObject([
      { unit: { kind: 'quantity', unit: 'piece' }, rows: [{ value: '4' }, { value: '2' }], total: { value: '6' } },
    ]);
  });

  test('names its classes in the language of the caller', async () => {
    const path = '/views/composition?by=company&asOf=2025-03-31';
    const english = await service.get(path, after);
    const said = await service.get(path, { ...after, ...chinese });
    expect(english.body.sections).toMatchObject([{ rows: [{ classes: [{ text: 'Whole company' }] }] }]);
    expect(said.body.sections).toMatchObject([{ rows: [{ classes: [{ text: '全公司' }] }] }]);
    expect(said.headers.get('content-language')).toBe('zh');
  });

  test('that has no answer says why, in both languages', async () => {
    const path = '/views/composition?by=weather,company,day&asOf=2025-03-31';
    const english = await service.get(path, after);
    const said = await service.get(path, { ...after, ...chinese });
    expect(english.status).toBe(422);
    expect(english.body.rejections?.map(({ code }) => code).sort()).toEqual([
      'question.number-of-axes',
      'question.unknown-axis',
    ]);
    expect(english.body.detail).toContain('There is no axis "weather"');
    expect(said.body.detail).toContain('没有分析维度“weather”');
  });
});

describe('regions', () => {
  test('tell sales, share and growth of each region in a period, as of its last day', async () => {
    const { status, body } = await service.get('/views/regions?period=2025-Q2', after);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      asked: { asOf: '2025-06-30', period: 'gregorian@1/2025-Q2', region: 'of-the-sale' },
      compared: [{ compare: 'previous', period: 'gregorian@1/2025-Q1' }, { compare: 'last-year' }],
    });
    // East 100 → 275, west 200 → 0, the whole 300 → 275.
    expect(body.sections).toMatchObject([
      {
        rows: [
          {
            class: { key: 'east' },
            value: '275.00',
            share: '1.000000',
            growth: [
              { earlier: { value: '100.00' }, movement: 'kept', growth: '1.750000', contribution: '0.583333' },
              { movement: 'new', growth: null },
            ],
          },
          {
            class: { key: 'west' },
            value: '0.00',
            growth: [{ movement: 'lost', growth: '-1.000000', contribution: '-0.666667' }, {}],
          },
        ],
        total: { value: '275.00', growth: [{ growth: '-0.083333' }, { growth: null }] },
      },
    ]);
  });

  test('can be places, and seen as of an earlier date', async () => {
    const { body } = await service.get('/views/regions?period=2025-Q2&asOf=2025-04-11&by=territory', after);
    expect(body.sections).toMatchObject([{ total: { value: '300.00' } }]);
  });
});

describe('the history of a customer', () => {
  test('is told in order, whatever streams hold it, in the language of the caller', async () => {
    const english = await service.get('/customers/C1/history');
    expect(english.body.lines?.map(({ on }) => on)).toEqual([
      '2025-01-01',
      '2025-01-01',
      '2025-03-05',
      '2025-03-20',
      '2025-04-10',
      '2025-04-12',
    ]);
    expect(english.body.lines).toMatchObject([
      { type: 'CustomerRegistered', amounts: [] },
      { type: 'CustomerPlaced', amounts: [] },
      { type: 'OrderPlaced', amounts: [{ currency: 'CNY', value: '100.00' }] },
      {},
      {},
      { type: 'LinesReturned', amounts: [{ currency: 'CNY', value: '-25.00' }] },
    ]);
    const said = await service.get('/customers/C1/history?asOf=2025-03-31', chinese);
    expect(said.body.lines).toHaveLength(4);
    expect(said.body.lines?.every(({ text }) => /\p{Script=Han}/u.test(text))).toBe(true);
    expect(english.body.lines?.[5]?.text).not.toMatch(/\p{Script=Han}/u);
  });

  test('can be told as it was known at a time', async () => {
    // What is told now is recorded now, so that nothing of it was known in 2020.
    const then = encodeURIComponent('2020-01-01T00:00:00+08:00');
    expect((await service.get(`/customers/C1/history?knownAt=${then}`)).status).toBe(404);
    const today = encodeURIComponent('2999-01-01T00:00:00+08:00');
    expect((await service.get(`/customers/C1/history?knownAt=${today}`)).body.lines).toHaveLength(6);
  });

  test('of somebody unknown is no empty history', async () => {
    expect((await service.get('/customers/C2/history')).status).toBe(404);
  });
});

describe('a view after a command', () => {
  /** A store whose subscriptions deliver nothing until they are let. */
  const gated = (): { readonly store: EventStore; readonly open: () => void } => {
    const store = memoryStore({ namespace: 'acme' });
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const late = async function* (subscription: Subscription): Subscription {
      for await (const delivery of subscription) {
        await opened;
        yield delivery;
      }
    };
    return { store: { ...store, subscribe: (range) => late(store.subscribe(range)) }, open: () => open() };
  };
  const path = '/views/composition?by=category&asOf=2025-12-31';

  test('waits until it has seen it, and without being asked to does not', async () => {
    const { store, open } = gated();
    const lagging = await running({ store });
    const token = await tell(lagging);
    expect((await lagging.get(path)).body.sections).toEqual([]);
    let answered = false;
    const waiting = lagging.get(path, token).then((answer) => {
      answered = true;
      return answer;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(answered).toBe(false);
    open();
    expect((await waiting).body.sections).toMatchObject([{ total: { value: '575.00' } }]);
    await lagging.close();
  });

  test('waits no longer than it may', async () => {
    const lagging = await running({ store: gated().store, patience: 50 });
    const token = await tell(lagging);
    const { status, headers, body } = await lagging.get(path, token);
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(body.type).toBe('https://clientele.example/problems/unavailable');
  });

  test('is not held up by events that say nothing about sales', async () => {
    const { status, headers } = await service.send('confirm', {
      type: 'ConfirmOrder',
      data: { order: 'O3' },
      on: '2025-04-11',
    });
    expect(status).toBe(201);
    const token = headers.get('log-position') ?? '';
    expect((await service.get(path, { 'read-after': token })).status).toBe(200);
  });

  test('is refused while the log can’t be followed, and answered once it can again', async () => {
    const store = memoryStore({ namespace: 'acme' });
    let broken = true;
    const failing = async function* (): Subscription {
      yield left({ code: 'unavailable', reason: 'the line is dead' });
    };
    const flaky = await running({
      store: { ...store, subscribe: (range) => (broken ? failing() : store.subscribe(range)) },
    });
    const token = await tell(flaky);
    expect((await flaky.get(path)).status).toBe(503);
    broken = false;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const { status, body } = await flaky.get(path, token);
    expect([status, body.sections?.[0]?.total.value]).toEqual([200, '575.00']);
    await flaky.close();
  });

  test('gives no figure of half a history', async () => {
    const store = memoryStore({ namespace: 'acme' });
    const damaged = async function* (subscription: Subscription): Subscription {
      for await (const delivery of subscription) {
        if (delivery._tag === 'Right' && delivery.right.kind === 'events') {
          const events = delivery.right.events.map((event) =>
            event.type === 'OrderPlaced' ? { ...event, fault: { code: 'unknown-type' as const } } : event,
          );
          yield { ...delivery, right: { ...delivery.right, events } };
        } else yield delivery;
      }
    };
    const broken = await running({ store: { ...store, subscribe: (range) => damaged(store.subscribe(range)) } });
    const token = await tell(broken);
    expect((await broken.get(path, token)).status).toBe(503);
    await broken.close();
  });
});
