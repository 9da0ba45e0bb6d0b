// Many clients at once, on two services that share a store: what was accepted is in the log once, what was refused is not, and
// every view is what a replay of that log gives.
import { memoryStore } from '@clientele/adapters/memory';
import type { StoredEvent } from '@clientele/domain/kernel';
import { expect, test } from 'vitest';
import { type Answer, cameBack, logOf, placed, type Running, running } from './client.ts';
import { positionToken } from './log-position.ts';

const clients = 50;
const commandsEach = 20;
/** Pieces of each order; of each, 200 times one comes back. */
const pieces = [150, 150, 200, 300, 300];

/** The command of a client: one piece of an order comes back. Every other client leaves the time to the host. */
const commandOf = (client: number, number: number): object => ({
  ...cameBack(`O${(client + number) % pieces.length}`, 1),
  ...(client % 2 === 0 ? { on: '2025-06-01' } : {}),
});

/** Sends each command twice, the second time to the other service, without waiting for the first. */
const client = async (services: readonly [Running, Running], number: number): Promise<readonly [string, Answer][]> => {
  const answers: [string, Answer][] = [];
  for (let command = 0; command < commandsEach; command++) {
    const key = `client-${number}-${command}`;
    const twice = services.map((service) => service.send(key, commandOf(number, command)));
    for (const answer of await Promise.all(twice)) answers.push([key, answer]);
  }
  return answers;
};

const madeBy = (log: readonly StoredEvent[]): ReadonlyMap<string, readonly string[]> => {
  const made = new Map<string, string[]>();
  for (const { command, id } of log) made.set(command.id, [...(made.get(command.id) ?? []), id]);
  return made;
};

test('of 50 clients with 20 commands each, sent twice, every accepted one is in the log exactly once', async () => {
  const store = memoryStore({ namespace: 'acme' });
  const services = [await running({ store }), await running({ store })] as const;
  for (const [order, count] of pieces.entries()) {
    const { status } = await services[0].send(`place-${order}`, {
      ...placed(`O${order}`, order % 2 === 0 ? 'Tea' : 'Nuts', count, count),
      on: '2025-03-05',
    });
    expect(status).toBe(201);
  }

  const answers = (await Promise.all(Array.from({ length: clients }, (_, number) => client(services, number)))).flat();
  expect(answers).toHaveLength(2 * clients * commandsEach);

  const log = await logOf(store);
  const made = madeBy(log);
  for (const key of new Set(answers.map(([sent]) => sent))) {
    const both = answers.filter(([sent]) => sent === key);
    const accepted = both.filter(([, { status }]) => status === 200 || status === 201);
    const ids = accepted.map(([, { body }]) => body.events?.map(({ id }) => id));
    // Whoever was told yes was told of the same events, and those are all that the command made.
    for (const told of ids) expect(told).toEqual(made.get(key));
    // A resent command that was accepted is never refused after it; one refused or in conflict left nothing.
    expect([key, made.has(key)]).toEqual([key, accepted.length > 0]);
    expect(both.filter(([, { status }]) => status === 201).length).toBeLessThanOrEqual(1);
    for (const [, { status }] of both) expect([200, 201, 409, 422]).toContain(status);
    if (accepted.length > 0) for (const [, { status }] of both) expect([200, 201, 409]).toContain(status);
  }

  // No more came back than was ordered, and as much as was asked for where that is less.
  const undecided = new Set(answers.filter(([, { status }]) => status === 409).map(([key]) => key));
  for (const [order, count] of pieces.entries()) {
    const returns = log.filter(({ type, stream }) => type === 'LinesReturned' && stream === `acme.order-O${order}`);
    const wanted = Math.min(count, (clients * commandsEach) / pieces.length);
    expect(returns.length).toBeLessThanOrEqual(wanted);
    expect(returns.length).toBeGreaterThanOrEqual(wanted - undecided.size);
  }

  // A piece is one yuan, so that the views can be told from the log by hand.
  const left = pieces.map(
    (count, order) =>
      count - log.filter(({ type, stream }) => type === 'LinesReturned' && stream === `acme.order-O${order}`).length,
  );
  const total = left.reduce((sum, count) => sum + count, 0);
  const replayed = await running({ store });
  const all = [...services, replayed];
  const head = await store.head();
  const after = { 'read-after': positionToken((head._tag === 'Right' ? head.right : null) ?? 0) };
  const path = '/views/composition?by=category&asOf=2026-12-31';
  for (const service of all) {
    const { status, body } = await service.get(path, after);
    expect([status, body.sections?.map((section) => section.total.value)]).toEqual([200, [`${total}.00`]]);
  }
  const views = await Promise.all(
    all.map(async (service) => (await service.get('/views/regions?period=2025', after)).body),
  );
  expect(views[0]).toEqual(views[2]);
  expect(views[1]).toEqual(views[2]);
  for (const service of all) await service.close();
}, 120_000);
