// What a caller sends and gets: an order, the same again, a return that can't be, and what sales are made of then.
import { memoryStore } from '@clientele/adapters/memory';
import { chinaStandardTime } from '@clientele/domain/kernel';
import { serviceOf } from './service.ts';

const app = serviceOf({ store: memoryStore({ namespace: 'acme' }), zone: chinaStandardTime, clock: Date.now });
const host = await app.listen({ host: '127.0.0.1', port: 0 });
const actor = { 'x-actor': JSON.stringify({ id: 'U1', roles: ['sales-assistant'] }) };

const send = async (key: string, command: object, language = 'en') => {
  const headers = { ...actor, 'content-type': 'application/json', 'idempotency-key': key, 'accept-language': language };
  const answer = await fetch(`${host}/commands`, { method: 'POST', headers, body: JSON.stringify(command) });
  const { events = [], detail } = (await answer.json()) as { events?: { type: string }[]; detail?: string };
  console.log(answer.status, detail ?? events.map(({ type }) => type).join(', '));
  return answer.headers.get('log-position') ?? '';
};

const tea = { line: '1', product: 'P1', category: 'Tea', quantity: { amount: 4, scale: 0, unit: '盒' } };
const lines = [{ ...tea, amount: { amount: 10000, currency: 'CNY', scale: 2 } }];
const order = { type: 'PlaceOrder', on: '2025-03-05', data: { order: 'O1', content: { customer: 'C1', lines } } };
const position = await send('k-1', order);
await send('k-1', order);

const tooMuch = [{ line: '1', quantity: { amount: 9, scale: 0, unit: '盒' } }];
const back = { type: 'ReturnLines', on: '2025-03-09', data: { order: 'O1', lines: tooMuch, reason: 'damaged' } };
await send('k-2', back, 'zh');

const path = '/views/composition?by=category&asOf=2025-03-31';
const view = await fetch(`${host}${path}`, { headers: { ...actor, 'read-after': position } });
const { sections } = (await view.json()) as { sections: { rows: object[] }[] };
console.log(view.status, JSON.stringify(sections[0]?.rows));
await app.close();
