// Whatever is sent: it is answered as the sender's fault, nothing of it is stored, and the next one is served.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, actor, logOf, placed, type Running, running } from './client.ts';

let service: Running;
beforeAll(async () => {
  service = await running({ patience: 50 });
});
afterEach(async () => {
  expect(await logOf(service.store)).toEqual([]);
  expect(Object.prototype).not.toHaveProperty('polluted');
});
afterAll(async () => {
  expect((await service.send('last', placed('O1', 'Tea', 4, 100))).status).toBe(201);
  await service.close();
});

/** A problem, as RFC 9457 has it. */
const expectProblem = ({ status, headers, body }: Answer, expected: number, what: unknown): void => {
  expect([what, status]).toEqual([what, expected]);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body.status).toBe(expected);
  expect(body.type).toMatch(/^https:/);
  expect(body.title).not.toBe('');
};

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const order = JSON.stringify(placed('O1', 'Tea', 4, 100));
const withAmount = (amount: string): string => order.replace('"amount":10000', `"amount":${amount}`);

describe('bodies', () => {
  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a text', '"PlaceOrder"'],
    ['null', 'null'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['a type that is none', '{"type":1,"data":{}}'],
    ['a type called __proto__', '{"type":"__proto__","data":{}}'],
    ['a type called constructor', '{"type":"constructor","data":{}}'],
    ['no data', '{"type":"PlaceOrder","data":null}'],
    ['data of another form', '{"type":"PlaceOrder","data":{"order":["O1"],"content":7}}'],
    ['a meta of the sender’s own', `${order.slice(0, -1)},"meta":{"by":{"id":"boss","roles":["all"]}}}`],
    ['__proto__', `${order.slice(0, -1)},"__proto__":{"polluted":true}}`],
    ['__proto__ inside', order.replace('"category"', '"__proto__":{"polluted":true},"category"')],
    ['an escaped __proto__', order.replace('"category"', '"\\u005f_proto__":{"polluted":true},"category"')],
    ['constructor.prototype', `${order.slice(0, -1)},"constructor":{"prototype":{"polluted":true}}}`],
    ['a lone surrogate', order.replace('"Tea"', '"\\ud800"')],
    ['a number beyond all', withAmount('1e999')],
    ['a fraction of a cent', withAmount('100.5')],
    ['more than can be counted exactly', withAmount('9007199254740993')],
    ['minus zero', withAmount('-0')],
    ['a number as text', withAmount('"10000"')],
    ['nesting without end', `{"type":"PlaceOrder","data":${nested(100_000)}}`],
    ['nesting with __proto__', `{"type":"PlaceOrder","data":{"__proto__":${nested(100_000)}}}`],
    ['both times', `${order.slice(0, -1)},"on":"2025-01-01","at":"2025-01-01T00:00:00Z"}`],
    ['a day that is none', `${order.slice(0, -1)},"on":"2025-02-30"}`],
    ['a time without an offset', `${order.slice(0, -1)},"at":"2025-02-03T10:00:00"}`],
    ['a time that is a number', `${order.slice(0, -1)},"at":0}`],
  ])('%s: is malformed', async (what, body) => {
    expectProblem(await service.send('k1', body), 400, what);
  });

  test('larger than a store takes are not read', async () => {
    expectProblem(await service.send('k1', order.replace('"Tea"', `"${'x'.repeat(2_000_000)}"`)), 413, 'huge');
  });

  test('with more lines than an order has are malformed', async () => {
    const [line] = /\{"line".*?\}\}/.exec(order) ?? [];
    const lines = Array.from({ length: 3_000 }, () => line).join(',');
    expectProblem(await service.send('k1', order.replace(line ?? '', lines)), 400, 'lines');
  });

  test.each(['text/plain', 'application/xml', 'multipart/form-data', 'application/x-www-form-urlencoded', ''])(
    'that say they are "%s" are not read',
    async (type) => {
      expectProblem(await service.send('k1', order, { 'content-type': type }), 415, type);
    },
  );

  test('of any JSON are the sender’s fault and nobody else’s', async () => {
    const keys = fc.constantFrom('type', 'data', 'order', 'customer', 'content', 'lines', '__proto__', 'on', 'at');
    const types = fc.constantFrom('PlaceOrder', 'RegisterCustomer', 'SetTarget', 'GradeCustomer', 'toString');
    const values = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), types, fc.array(tie('value'))),
    })).value;
    const bodies = fc.oneof(
      fc.json(),
      fc.dictionary(keys, values).map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const { status } = await service.send('k1', body);
        expect([400, 422]).toContain(status);
      }),
      { numRuns: 150 },
    );
  });
});

test.each([
  ['empty', ''],
  ['too long', 'k'.repeat(201)],
  ['with a space', 'a b'],
  ['half quoted inside', 'a"b'],
])('a key that is %s is malformed', async (what, key) => {
  expectProblem(await service.send(key, order), 400, what);
});

test('a command without a key is malformed, and says so in both languages', async () => {
  const headers = { ...actor, 'content-type': 'application/json' };
  const english = await service.fetch('/commands', { method: 'POST', headers, body: order });
  expectProblem(english, 400, 'no key');
  expect(english.body.rejections).toMatchObject([{ code: 'request.missing', data: { of: 'Idempotency-Key' } }]);
  const init = { method: 'POST', headers: { ...headers, 'accept-language': 'zh' }, body: order };
  expect((await service.fetch('/commands', init)).body.detail).toBe('缺少“Idempotency-Key”。');
});

describe('questions', () => {
  test.each([
    '/views/composition',
    '/views/composition?by=category',
    '/views/composition?asOf=2025-03-31',
    '/views/composition?by=&asOf=2025-03-31',
    '/views/composition?by=category&by=product&asOf=2025-03-31',
    `/views/composition?by=${'x'.repeat(201)}&asOf=2025-03-31`,
    '/views/composition?by=category&asOf=2025-02-29',
    '/views/composition?by=category&asOf=today',
    '/views/composition?by=category&asOf=2025-03-31&period=2025-Q5',
    '/views/composition?by=category&asOf=2025-03-31&region=here',
    '/views/composition?by=category&asOf=2025-03-31&measure=luck',
    '/views/composition?by=category&asOf=2025-03-31&unheard=of',
    '/views/composition?by=category&asOf=2025-03-31&__proto__=x',
    '/views/regions',
    '/views/regions?period=9999-13',
    '/customers/C1/history?asOf=yesterday',
    '/customers/C1/history?knownAt=2025-03-31',
    `/customers/${'x'.repeat(201)}/history`,
    '/customers/%E4%/history',
  ])('%s is malformed', async (path) => {
    expectProblem(await service.get(path), 400, path);
  });

  test.each(['__proto__', 'constructor', 'toString', 'category,category,category', ','])(
    'composition by %s has no answer',
    async (by) => {
      expectProblem(await service.get(`/views/composition?by=${by}&asOf=2025-03-31`), 422, by);
    },
  );

  test.each(['', '!', 'AAAA', btoa('{"a":1}'), btoa('1.5'), btoa('[]'), 'A'.repeat(4_000)])(
    'Read-After "%s" is malformed',
    async (token) => {
      const answer = await service.get('/views/composition?by=category&asOf=2025-03-31', { 'read-after': token });
      expectProblem(answer, 400, token);
    },
  );

  test('a position that the log has not reached is not waited for without end', async () => {
    for (const position of ['999999', '"C:9/P:9"']) {
      const headers = { 'read-after': btoa(position) };
      expectProblem(await service.get('/views/composition?by=category&asOf=2025-03-31', headers), 503, position);
    }
  });

  test.each(['/', '/unknown', '/commands', '/views', '/views/__proto__', '/customers', '/customers//history'])(
    'there is no %s',
    async (path) => {
      expectProblem(await service.get(path), 404, path);
    },
  );

  test.each(['__proto__', 'constructor', '%00', '%E4%B8%AD', '..%2F..%2Fetc', '中'.repeat(200)])(
    'there is no customer %s',
    async (id) => {
      expectProblem(await service.get(`/customers/${id}/history`), 404, id);
    },
  );
});

test('what is no HTTP is answered and hung up on', async () => {
  expect(await service.raw('HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await service.raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 /,
  );
  const smuggled = 'POST /commands HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}';
  expect(await service.raw(smuggled)).toMatch(/^HTTP\/1\.1 400 /);
});
