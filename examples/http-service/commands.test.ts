// Commands over HTTP: what is accepted, what is refused and why, and what a caller is told when nobody can say.
import { memoryStore } from '@clientele/adapters/memory';
import { left } from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameBack, logOf, now, placed, type Running, running } from './client.ts';

let service: Running;
beforeEach(async () => {
  service = await running();
});
afterEach(() => service.close());

const chinese = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' };

describe('a command that is accepted', () => {
  test('is answered with its events, as they are in the log', async () => {
    const { status, headers, body } = await service.send('k1', { ...placed('O1', 'Tea', 4, 100), on: '2025-03-05' });
    expect(status).toBe(201);
    expect(headers.get('log-position')).toMatch(/^[\w-]+$/);
    expect(body.stream).toBe('acme.order-O1');
    expect(body.events).toMatchObject([
      {
        type: 'OrderPlaced',
        revision: 0,
        occurredOn: '2025-03-05',
        by: { id: 'U1', roles: ['general-manager'] },
        command: { id: 'k1', index: 0 },
      },
    ]);
    expect(await logOf(service.store)).toMatchObject(body.events ?? []);
  });

  test('is answered alike when it is sent again, and is in the log once', async () => {
    const command = { ...placed('O1', 'Tea', 4, 100), on: '2025-03-05' };
    const first = await service.send('k1', command);
    const again = await service.send('"k1"', command);
    expect(again.status).toBe(200);
    expect(again.body.events).toMatchObject(first.body.events ?? []);
    expect(again.headers.get('log-position')).toBe(first.headers.get('log-position'));
    expect(await logOf(service.store)).toHaveLength(1);
  });

  test('keeps the time that the host gave it, when it is sent again later and to another process', async () => {
    const first = await service.send('k1', placed('O1', 'Tea', 4, 100));
    expect(first.body.events).toMatchObject([{ occurredAt: now, occurredOn: '2026-11-22' }]);
    const other = await running({ store: service.store, clock: () => now + 90_000_000 });
    const again = await other.send('k1', placed('O1', 'Tea', 4, 100));
    await other.close();
    expect(again.status).toBe(200);
    expect(again.body.events).toMatchObject([{ occurredAt: now, occurredOn: '2026-11-22' }]);
    expect(await logOf(service.store)).toHaveLength(1);
  });

  test('can be of any room', async () => {
    const statement = 'as the plan says';
    const smart = {
      specific: statement,
      measurable: statement,
      achievable: statement,
      relevant: statement,
      timeBound: statement,
    };
    const commands = [
      { type: 'RegisterCustomer', data: { customer: 'C1', name: '苏州茶庄' }, on: '2025-01-01' },
      { type: 'ClassifyCustomer', data: { customer: 'C1', axis: 'trade-form', value: 'chain' }, on: '2025-01-01' },
      { ...placed('O1', 'Tea', 4, 100), on: '2025-03-05' },
      {
        type: 'OpenTargetPlan',
        data: {
          plan: '2026',
          name: '2026',
          metric: 'revenue',
          unit: { kind: 'money', currency: 'CNY', scale: 2 },
          span: { calendar: 'gregorian@1', key: '2026', start: '2026-01-01', end: '2027-01-01' },
          calendar: { kind: 'gregorian' },
          owner: 'U1',
          smart,
        },
        on: '2025-12-01',
      },
    ];
    const answers = await Promise.all(commands.map((command, index) => service.send(`k${index}`, command)));
    expect(answers.map(({ status, body }) => [status, body.rejections])).toEqual(commands.map(() => [201, undefined]));
    const categories = answers.map(({ body }) => body.stream?.replace(/^acme\.(\w+)-.*$/, '$1'));
    expect(categories).toEqual(['card', 'classification', 'order', 'target']);
  });

  test('falls on the date that it is in the company’s zone', async () => {
    const command = { ...placed('O1', 'Tea', 4, 100), at: '2025-03-31T23:30:00-02:00' };
    const { body } = await service.send('k1', command);
    expect(body.events).toMatchObject([{ occurredAt: Date.UTC(2025, 3, 1, 1, 30), occurredOn: '2025-04-01' }]);
  });

  test('that changes nothing is no new thing', async () => {
    const command = { type: 'RenameCustomer', data: { customer: 'C1', name: '甲' }, on: '2025-02-01' };
    await service.send('k1', { type: 'RegisterCustomer', data: { customer: 'C1' }, on: '2025-01-01' });
    expect((await service.send('k2', command)).status).toBe(201);
    const same = await service.send('k3', command);
    expect([same.status, same.body.events]).toEqual([200, []]);
  });
});

describe('a command that is refused', () => {
  test('is answered with every reason, as data and in the language of the caller', async () => {
    await service.send('k1', { ...placed('O1', 'Tea', 4, 100), on: '2025-03-05' });
    const wrong = { ...cameBack('O1', 9), on: '2025-03-02' };
    const english = await service.send('k2', wrong);
    expect(english.status).toBe(422);
    expect(english.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(english.headers.get('content-language')).toBe('en');
    expect(english.body).toMatchObject({
      type: 'https://clientele.example/problems/rejected',
      status: 422,
      rejections: [
        { code: 'order.dated-too-early', data: { order: 'O1', on: '2025-03-02', eventOn: '2025-03-05' } },
        { code: 'order.return-beyond-ordered', data: { line: '1', asked: '9', ordered: '4', left: '4' } },
      ],
    });
    const [early, beyond] = english.body.rejections ?? [];
    expect(early?.text).toContain('was placed on 2025-03-05');
    expect(english.body.detail).toBe(`${early?.text} ${beyond?.text}`);

    const said = await service.send('k3', wrong, chinese);
    expect(said.headers.get('content-language')).toBe('zh');
    expect(said.body.title).toBe('已被拒绝');
    expect(said.body.rejections?.map(({ code }) => code)).toEqual(english.body.rejections?.map(({ code }) => code));
    expect(said.body.rejections?.[0]?.text).toContain('下单的时间 2025-03-05');
    expect(await logOf(service.store)).toHaveLength(1);
  });

  test('leaves its key free, since nothing is left of it', async () => {
    const back = { ...cameBack('O1', 1), on: '2025-03-06' };
    expect((await service.send('k2', back)).status).toBe(422);
    await service.send('k1', { ...placed('O1', 'Tea', 4, 100), on: '2025-03-05' });
    expect((await service.send('k2', back)).status).toBe(201);
  });

  test('because its key was used for another is told so, whoever left the time to the host', async () => {
    await service.send('k1', { ...placed('O1', 'Tea', 4, 100), on: '2025-03-05' });
    for (const other of [placed('O1', 'Tea', 5, 100), { ...placed('O1', 'Tea', 4, 100), on: '2025-03-06' }]) {
      const { status, body } = await service.send('k1', other);
      expect([status, body.rejections?.map(({ code }) => code)]).toEqual([422, ['command.id-used-for-another']]);
    }
    expect(await logOf(service.store)).toHaveLength(1);
  });

  test('because it lies in the future is told so', async () => {
    const { status, body } = await service.send('k1', { ...placed('O1', 'Tea', 4, 100), on: '2027-01-01' });
    expect([status, body.rejections?.[0]?.code]).toEqual([422, 'command.from-the-future']);
  });
});

describe('a command of which nobody can say what came', () => {
  const failing = async (code: 'conflict' | 'unavailable' | 'outcome-unknown'): Promise<Running> => {
    const store = memoryStore({ namespace: 'acme' });
    return running({
      store: {
        ...store,
        append: async (stream, expected) => {
          if (code !== 'conflict') return left({ code, stream, reason: 'secret inside' });
          return left({ code: 'wrong-expected-revision', stream, expected, actual: 'no-stream' });
        },
      },
    });
  };

  test.each([
    ['conflict', 409, 'conflict'],
    ['unavailable', 503, 'unavailable'],
    ['outcome-unknown', 503, 'outcome-unknown'],
  ] as const)('%s: is answered with %i, and when to try again', async (code, status, kind) => {
    const broken = await failing(code);
    const answer = await broken.send('k1', { ...placed('O1', 'Tea', 4, 100), on: '2025-03-05' }, chinese);
    await broken.close();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.body.type).toBe(`https://clientele.example/problems/${kind}`);
    expect(answer.body.title).toMatch(/\p{Script=Han}/u);
    expect(JSON.stringify(answer.body)).not.toContain('secret inside');
  });

  test('a fault of the program is told as such, and nothing of its inside', async () => {
    const broken = await running({
      clock: () => {
        throw new Error('secret inside');
      },
    });
    const answer = await broken.send('k1', { ...placed('O1', 'Tea', 4, 100), on: '2025-03-05' });
    await broken.close();
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('secret inside');
  });
});

test('nobody gets in without saying who he is', async () => {
  const body = JSON.stringify(placed('O1', 'Tea', 4, 100));
  for (const header of [undefined, '', 'U1', '{"id":"U1"}', '{"id":"","roles":[]}', '{"id":"U1","roles":[],"x":1}']) {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': 'k1',
      ...(header === undefined ? {} : { 'x-actor': header }),
    };
    const { status, headers: answered } = await service.fetch('/commands', { method: 'POST', headers, body });
    expect([header, status, answered.get('www-authenticate')]).toEqual([header, 401, 'Actor']);
  }
  expect(await logOf(service.store)).toEqual([]);
});
