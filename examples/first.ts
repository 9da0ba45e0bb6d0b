// The shortest program that does something real: a customer, two orders, a return that is refused with every reason in two
// languages, and what sales were made of, exactly, as of a date.
import { commandHandler, replay } from '@clientele/adapters';
import { memoryStore } from '@clientele/adapters/memory';
import { card, RegisterCustomer } from '@clientele/domain/customer';
import { formatRatio, type LocalDate, madeOn, messageCatalogue, money, quantity, utc } from '@clientele/domain/kernel';
import { order, PlaceOrder, ReturnLines } from '@clientele/domain/trade';
import { composition, formatFigure, salesBook } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';

const store = memoryStore({ namespace: 'acme' });
const cards = commandHandler({ store, decider: card, given: () => ({}), clock: Date.now });
const orders = commandHandler({ store, decider: order, given: () => ({}), clock: Date.now });
const meta = (on: LocalDate, id: string) => madeOn(utc, on, id, { id: 'U1', roles: ['sales-assistant'] });

const tea = { line: '1', product: 'P1', category: 'Tea', quantity: quantity(4), amount: money(100_00, 'CNY') };
const nuts = { line: '2', product: 'P2', category: 'Nuts', quantity: quantity(1), amount: money(200_00, 'CNY') };
const march = { order: 'O1', content: { customer: 'C1', lines: [tea, nuts] } };
const april = { order: 'O2', content: { customer: 'C1', lines: [tea] } };
await cards.handle(RegisterCustomer.of({ customer: 'C1', place: { city: '苏州' } }, meta('2025-03-01', 'c-1')));
await orders.handle(PlaceOrder.of(march, meta('2025-03-05', 'c-2')));
await orders.handle(PlaceOrder.of(april, meta('2025-04-10', 'c-3')));

const wrong = { order: 'O1', lines: [{ line: '1', quantity: quantity(9) }], reason: 'damaged' };
const answer = await orders.handle(ReturnLines.of(wrong, meta('2025-03-02', 'c-4')));
const say = messageCatalogue([order.messages]);
for (const why of answer.kind === 'rejected' ? answer.rejections : [])
  console.log(`${say(why, 'en')}\n${say(why, 'zh')}`);

const book = await replay(store, salesBook);
const sales = E.flatMap(book, ({ accumulator }) =>
  composition(accumulator, { axes: ['category'], asOf: '2025-03-31' }),
);
for (const { unit, rows } of E.isRight(sales) ? sales.right.sections : [])
  for (const { classes, value, share } of rows)
    console.log(classes[0]?.key, formatFigure(unit, value), formatRatio(share));
