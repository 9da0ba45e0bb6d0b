// Credit on its whole way: from what people ask, through a company's own door and its processes, to what they read.
import { memoryStore } from '@clientele/adapters/memory';
import {
  type Command,
  half,
  type LocalDate,
  madeOn,
  money,
  type ProcessManager,
  quantity,
  type RecordedEvent,
  utc,
  wishId,
} from '@clientele/domain/kernel';
import {
  ApproveCreditChange,
  AskOrderCredit,
  ConfirmOrder,
  ConsentToCreditChange,
  DeliverGoods,
  EvaluateCredit,
  FlagRiskyCustomer,
  InspectGoods,
  IssueInvoice,
  orderCreditManager,
  PlaceOrder,
  ReceivePayment,
  RequestCreditLimit,
  RequestCreditTerms,
  receivableCreditManager,
  ShipGoods,
  standardCreditPolicy,
} from '@clientele/domain/trade';
import { creditComposition, orderTracking } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { audit } from '../command/auditing.ts';
import { readBook } from '../command/reading.ts';
import { companyHandler } from '../company.ts';
import { render } from '../render/index.ts';
import { creditReport } from './credit.ts';
import { ordersReport } from './orders.ts';

const clock = () => 2_000_000_000_000;
const whose = { customer: 'C1', currency: 'CNY' };
const seller = { id: 'seller', roles: ['sales-assistant'] };
const director = { id: 'director', roles: ['sales-director'] };
const finance = { id: 'finance', roles: ['finance-manager'] };
const yuan = (amount: number) => money(amount * 100, 'CNY');
const box = (count: number) => ({ line: '1', quantity: quantity(count, 'box') });

let numbers = 0;
const meta = (on: LocalDate, by = seller) => madeOn(utc, on, `command-${numbers++}`, by);

const managers = [orderCreditManager, receivableCreditManager] as unknown as readonly ProcessManager<unknown>[];

/** A company with its processes: each command is handled, and then whatever follows from it. */
const company = () => {
  const store = memoryStore({ namespace: 'acme', clock });
  const handle = companyHandler(store, clock);
  const states = new Map<string, unknown>();
  let seen = 0;
  const logOf = async (): Promise<readonly RecordedEvent[]> => {
    const events: RecordedEvent[] = [];
    for await (const page of store.readAll()) if (E.isRight(page)) events.push(...page.right);
    return events;
  };
  const follow = async (): Promise<void> => {
    for (let log = await logOf(); seen < log.length; log = await logOf()) {
      const event = log[seen] as RecordedEvent;
      seen += 1;
      for (const manager of managers.filter(({ handles }) => handles.includes(event.type))) {
        const key = `${manager.name} ${manager.instanceOf(event)}`;
        const { state, commands } = manager.react(states.get(key) ?? manager.initial, event);
        states.set(key, state);
        for (const [index, { type, data, at }] of commands.entries()) {
          const by = { id: manager.name, roles: [] };
          const made = {
            commandId: wishId(manager, event.id, index),
            at: at ?? event.occurredAt,
            on: event.occurredOn,
            by,
          };
          const handled = await handle({ type, data, meta: made });
          expect(handled.kind).toBe('accepted');
        }
      }
    }
  };
  const tell = async (command: Command): Promise<void> => {
    const handled = await handle(command);
    expect(handled.kind, JSON.stringify(handled)).toBe('accepted');
    await follow();
  };
  return { store, tell, logOf };
};

test('M12 M14 M20 G7: grade, limit, terms, risk and exposure come from commands to the report, and the audit is clean', async () => {
  const { store, tell } = company();
  const why = { reason: 'r', evidence: 'e' };
  const settle = async (request: string, on: LocalDate) => {
    await tell(ConsentToCreditChange.of({ ...whose, request }, meta(on, finance)));
    await tell(ApproveCreditChange.of({ ...whose, request }, meta(on, director)));
  };
  const evaluation = { period: half(2023, 2), grade: 'B', evidence: 'e', scores: [], rootCause: null, response: null };
  await tell(EvaluateCredit.of({ ...whose, request: 'G', evaluation }, meta('2024-01-02')));
  await settle('G', '2024-01-03');
  const to = { limit: { kind: 'limited' as const, amount: yuan(1_000) }, validUntil: '2024-12-31' as const };
  await tell(RequestCreditLimit.of({ ...whose, request: 'L', to, ...why }, meta('2024-01-04')));
  await settle('L', '2024-01-05');
  const terms = { due: { kind: 'after-month' as const, days: 30 }, means: ['bank-acceptance' as const] };
  await tell(RequestCreditTerms.of({ ...whose, request: 'K', to: terms, ...why }, meta('2024-01-06')));
  await settle('K', '2024-01-07');
  await tell(FlagRiskyCustomer.of({ ...whose, reason: 'rumours' }, meta('2024-01-08')));

  const lines = [{ ...box(100), product: 'P1', amount: yuan(100) }];
  await tell(PlaceOrder.of({ order: 'O1', content: { customer: 'C1', lines } }, meta('2024-02-01')));
  await tell(ConfirmOrder.of({ order: 'O1' }, meta('2024-02-01')));
  await tell(AskOrderCredit.of({ order: 'O1' }, meta('2024-02-01')));
  const passed = { order: 'O1', inspection: 'Q1', lines: [box(40)], outcome: 'passed' as const, findings: 'ok' };
  await tell(InspectGoods.of(passed, meta('2024-02-02')));
  await tell(ShipGoods.of({ order: 'O1', shipment: 'S1', lines: [box(40)], carrier: 'SF' }, meta('2024-02-03')));
  await tell(DeliverGoods.of({ order: 'O1', shipment: 'S1', receivedBy: 'Li' }, meta('2024-02-05')));
  const content = { order: 'O1', amount: yuan(10), dueOn: '2024-03-31' as const };
  await tell(IssueInvoice.of({ invoice: 'I1', customer: 'C1', content }, meta('2024-02-06')));
  const payment = { invoice: 'I1', receipt: 'R1', amount: yuan(4), means: 'bank-acceptance' as const };
  await tell(ReceivePayment.of({ ...payment, maturesOn: '2024-08-01' }, meta('2024-03-01')));

  const read = await readBook(store, undefined);
  if (E.isLeft(read)) throw new Error(read.left.message);
  const csv = (asOf: LocalDate) => {
    const view = creditComposition(read.right.book.credit, { asOf, policy: standardCreditPolicy, within: 400 });
    return render(creditReport(view), 'csv', 'en', undefined);
  };
  const rowOn = (asOf: LocalDate) =>
    csv(asOf)
      .split('\n')
      .find((row) => row.startsWith('C1,')) ?? '';
  expect(rowOn('2024-02-06')).toBe(
    'C1,B,on account,30 days after the end of the month,1000.00 CNY,2024-12-31,1000.00,60.00,30.00,10.00,0.00,100.00,0.100000,900.00,,0.00,0,risky customer',
  );
  // The bill takes the place of what it pays, until it matures.
  expect(rowOn('2024-07-31')).toContain('60.00,30.00,6.00,4.00,100.00,');
  expect(rowOn('2024-08-01')).toContain('60.00,30.00,6.00,0.00,96.00,');
  expect(csv('2024-08-01')).toContain('2024-12-31,C1,limit ends');
  const chinese = creditReport(
    creditComposition(read.right.book.credit, { asOf: '2024-02-06', policy: standardCreditPolicy, within: 0 }),
  );
  expect(render(chinese, 'csv', 'zh', undefined)).toContain('月结 30 天');

  const orders = ordersReport(orderTracking(read.right.book, { asOf: '2024-03-01' }), '2024-03-01');
  expect(render(orders, 'csv', 'en', undefined)).toContain(
    'O1,C1,partly delivered,,2024-02-05,0,in part,in part,no,in part,10.00,6.00,CNY,,no',
  );

  const audited = await audit(store, undefined, 'en');
  expect(E.isRight(audited) && audited.right.clean).toBe(true);
});

test('the audit tells what stands in an account that no source says, and what a source says that no account has', async () => {
  const { store, tell, logOf } = company();
  const lines = [{ ...box(10), product: 'P1', amount: yuan(10) }];
  await tell(PlaceOrder.of({ order: 'O1', content: { customer: 'C1', lines } }, meta('2024-02-01')));
  const handle = companyHandler(store, clock);
  const enter = { ...whose, invoice: 'I1', amount: yuan(10), dueOn: '2024-03-01', order: null, lines: [] };
  await handle({ type: 'EnterInvoice', data: enter, meta: meta('2024-02-02') });
  const content = { amount: yuan(7), dueOn: '2024-03-31' as const };
  await handle(IssueInvoice.of({ invoice: 'I2', customer: 'C1', content }, meta('2024-02-06')));
  const audited = await audit(store, undefined, 'en');
  const rows = E.isRight(audited) ? (audited.right.report.tables[0]?.rows ?? []) : [];
  const told = rows.map((cells) => cells.map((cell) => ('text' in cell ? cell.text : '')));
  expect(told.map(([law, stream, , text]) => [law, stream, text])).toEqual([
    ['credit.follows-its-sources', 'acme.credit-CNY:C1', 'no source says so'],
    ['credit.follows-its-sources', 'acme.receivable-I2', 'its credit account has not learnt of it'],
  ]);
  expect(await logOf()).toHaveLength(3);
});
