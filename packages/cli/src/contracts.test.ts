/** Orders that rest on contracts, on their whole way: asked, taken or refused, paid ahead for, shipped, and fulfilled. */
import type { EventStore } from '@clientele/adapters';
import { memoryStore } from '@clientele/adapters/memory';
import { memoryCheckpoints } from '@clientele/adapters/running';
import {
  type Command,
  checkLaws,
  formatDecimal,
  type LocalDate,
  madeOn,
  money,
  quantity,
  type RecordedEvent,
  replay,
  utc,
  year,
} from '@clientele/domain/kernel';
import {
  type ContractContent,
  type ContractEvent,
  contract,
  contractFulfilment,
  DraftContract,
  EndContract,
  orderUnder,
  PayContractAdvance,
  ReviewContract,
  SignContract,
} from '@clientele/domain/pipeline';
import {
  AmendOrder,
  ApproveCreditChange,
  AskOrderCredit,
  CallOffContract,
  CancelOrder,
  ConfirmOrder,
  ConsentToCreditChange,
  dueDateOf,
  EvaluateCredit,
  InspectGoods,
  type OrderContent,
  type OrderEvent,
  order,
  PlaceOrder,
  RequestCreditLimit,
  ShipGoods,
} from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { companyHandler } from './company.ts';
import { carryOut } from './processes.ts';
import { rooms } from './rooms.ts';

const clock = () => Date.UTC(2026, 0, 1);
const yuan = (amount: number) => money(amount * 100, 'CNY');
const boss = { id: 'boss', roles: ['sales-manager'] };
const seller = { id: 'seller', roles: ['sales-assistant'] };
let numbers = 0;
const meta = (on: LocalDate, by = seller) => madeOn(utc, on, `c-${numbers++}`, by);

const terms: ContractContent = {
  lines: [{ line: '1', product: 'P1', specification: 's', quantity: quantity(100, 'box'), amount: yuan(1_000) }],
  delivery: { by: '2024-06-30', place: 'p', means: 'm' },
  terms: { due: { kind: 'after-delivery', days: 30 }, means: ['transfer'] },
  advance: { kind: 'deposit', amount: yuan(300), dueOn: '2024-02-20' },
  afterSales: 'a',
  obligations: [],
};

const company = async (content: ContractContent = terms) => {
  const store = memoryStore({ namespace: 'main', clock });
  const handle = companyHandler(store, clock);
  const checkpoints = memoryCheckpoints();
  /** Handles a command and whatever follows from it; answers the codes of its refusal. */
  const tell = async (command: Command): Promise<readonly string[]> => {
    const handled = await handle(command);
    expect(await carryOut({ store, checkpoints, clock, handle })).toEqual({ undone: [], stopped: null });
    return handled.kind === 'rejected' ? handled.rejections.map(({ code }) => code) : [];
  };
  await tell(DraftContract.of({ contract: 'K1', customer: 'C1', content }, meta('2024-02-01')));
  await tell(ReviewContract.of({ contract: 'K1', outcome: 'passed', notes: 'n' }, meta('2024-02-02', boss)));
  await tell(SignContract.of({ contract: 'K1', forUs: 'W', forThem: 'L' }, meta('2024-02-03')));
  return { store, tell };
};

const logOf = async (store: EventStore): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) if (E.isRight(page)) events.push(...page.right);
  return events;
};

const contractIn = async (store: EventStore) =>
  replay(
    contract,
    (await logOf(store)).filter(({ stream }) => stream === 'main.contract-K1') as RecordedEvent<ContractEvent>[],
  );
const callOffOf = async (store: EventStore, id: string) => {
  const events = (await logOf(store)).filter(({ stream }) => stream === `main.order-${id}`);
  const state = replay(order, events as RecordedEvent<OrderEvent>[]);
  return 'callOff' in state ? state.callOff : undefined;
};
const figuresOf = async (store: EventStore) =>
  contractFulfilment(await contractIn(store)).map(({ calledOff, shipped, left }) =>
    [calledOff, shipped, left].map(formatDecimal),
  );

const box = (count: number) => [{ line: '1', quantity: quantity(count, 'box') }];
const contentOf = (count: number, amount = count * 10): OrderContent => ({
  customer: 'C1',
  lines: [{ line: '1', product: 'P1', quantity: quantity(count, 'box'), amount: yuan(amount) }],
});
const placed = (id: string, content: OrderContent, on: LocalDate = '2024-03-01') =>
  PlaceOrder.of({ order: id, content }, meta(on));
const rests = (id: string, on: LocalDate = '2024-03-01') => CallOffContract.of({ order: id, contract: 'K1' }, meta(on));
const inspected = (id: string, count: number) =>
  InspectGoods.of(
    { order: id, inspection: 'N1', lines: box(count), outcome: 'passed', findings: 'f' },
    meta('2024-03-03'),
  );
const ships = (id: string, shipment: string, count: number) =>
  ShipGoods.of({ order: id, shipment, lines: box(count), carrier: 'truck' }, meta('2024-03-05'));

test('K7 K13 K14: terms and prices come from the contract, goods leave when its advance has come, and what left fulfils it', async () => {
  const { store, tell } = await company();
  const content = orderUnder(await contractIn(store), [{ line: '1', product: 'P1', quantity: quantity(40, 'box') }]);
  expect(content).toEqual(contentOf(40));
  await tell(placed('O1', content));
  await tell(ConfirmOrder.of({ order: 'O1' }, meta('2024-03-01')));
  expect(await tell(rests('O1'))).toEqual([]);
  const callOff = await callOffOf(store, 'O1');
  expect(callOff).toEqual({
    contract: 'K1',
    customer: 'C1',
    ask: 1,
    status: 'granted',
    terms: terms.terms,
    advanceOpen: true,
  });
  const due = callOff?.status === 'granted' ? callOff.terms.due : null;
  expect(due && dueDateOf(due, { orderedOn: '2024-03-01', deliveredOn: '2024-03-10' })).toBe('2024-04-09');

  await tell(inspected('O1', 40));
  expect(await tell(ships('O1', 'S1', 15))).toEqual(['order.not-granted', 'order.advance-open']);
  await tell(PayContractAdvance.of({ contract: 'K1', receipt: 'R1', amount: yuan(299) }, meta('2024-03-04')));
  expect(await tell(ships('O1', 'S1', 15))).toContain('order.advance-open');
  await tell(PayContractAdvance.of({ contract: 'K1', receipt: 'R2', amount: yuan(1) }, meta('2024-03-04')));
  expect(await tell(ships('O1', 'S1', 15))).toEqual(['order.not-granted']);
  expect(await figuresOf(store)).toEqual([['40', '0', '60']]);
});

/** Without an advance, and with credit out of the way: orders that are shipped. */
const shipping = async () => {
  const { store, tell } = await company({ ...terms, advance: null });
  const whose = { customer: 'C1', currency: 'CNY' };
  const why = { reason: 'r', evidence: 'e' };
  const finance = { id: 'finance', roles: ['finance-manager'] };
  const chief = { id: 'chief', roles: ['general-manager'] };
  const graded = { period: year(2023), grade: 'B', evidence: 'e', scores: [], rootCause: null, response: null };
  const to = { limit: { kind: 'limited' as const, amount: yuan(100_000) }, validUntil: null };
  await tell(EvaluateCredit.of({ ...whose, request: 'G', evaluation: graded }, meta('2024-01-02')));
  await tell(ConsentToCreditChange.of({ ...whose, request: 'G' }, meta('2024-01-02', finance)));
  await tell(ApproveCreditChange.of({ ...whose, request: 'G' }, meta('2024-01-02', chief)));
  await tell(RequestCreditLimit.of({ ...whose, request: 'L', to, ...why }, meta('2024-01-03')));
  await tell(ConsentToCreditChange.of({ ...whose, request: 'L' }, meta('2024-01-03', finance)));
  await tell(ApproveCreditChange.of({ ...whose, request: 'L' }, meta('2024-01-03', chief)));
  const under = async (id: string, count: number): Promise<void> => {
    await tell(placed(id, contentOf(count)));
    await tell(ConfirmOrder.of({ order: id }, meta('2024-03-01')));
    await tell(AskOrderCredit.of({ order: id }, meta('2024-03-01')));
    await tell(rests(id));
    await tell(inspected(id, count));
  };
  return { store, tell, under };
};

test('K14: fulfilment follows what left to the unit, and a contract ends fulfilled only when all of it left', async () => {
  const { store, tell, under } = await shipping();
  await under('O1', 60);
  await under('O2', 40);
  expect(await tell(ships('O1', 'S1', 25))).toEqual([]);
  expect(await tell(ships('O1', 'S2', 35))).toEqual([]);
  expect(await figuresOf(store)).toEqual([['100', '60', '0']]);
  const end = (on: LocalDate) => EndContract.of({ contract: 'K1', outcome: 'fulfilled', reason: 'r' }, meta(on, boss));
  expect(await tell(end('2024-04-01'))).toEqual(['contract.goods-open']);
  expect(await tell(ships('O2', 'S1', 39))).toEqual([]);
  expect(await tell(end('2024-04-01'))).toEqual(['contract.goods-open']);
  expect(await tell(ships('O2', 'S3', 1))).toEqual([]);
  expect(await figuresOf(store)).toEqual([['100', '100', '0']]);
  expect(await tell(end('2024-04-01'))).toEqual([]);
  expect(
    checkLaws(
      rooms.flatMap(({ laws }) => laws),
      await logOf(store),
    ),
  ).toEqual([]);
});

test('an order beyond the contract, or outside its time, is refused and ships nothing; lowered, it is taken', async () => {
  const { store, tell, under } = await shipping();
  await under('O1', 70);
  await under('O2', 31);
  expect(await callOffOf(store, 'O2')).toMatchObject({
    status: 'declined',
    reasons: [{ code: 'beyond-quantity', asked: '31', left: '30' }],
  });
  expect(await tell(ships('O2', 'S1', 1))).toEqual(['order.not-called-off']);
  await tell(AmendOrder.of({ order: 'O2', after: contentOf(30), reason: 'what is left' }, meta('2024-03-04')));
  await tell(rests('O2', '2024-03-04'));
  expect(await callOffOf(store, 'O2')).toMatchObject({ status: 'granted', ask: 2 });
  expect(await tell(ships('O2', 'S1', 30))).toEqual([]);

  await tell(placed('O3', contentOf(1), '2024-07-01'));
  await tell(rests('O3', '2024-07-01'));
  expect(await callOffOf(store, 'O3')).toMatchObject({
    status: 'declined',
    reasons: [
      { code: 'after-its-end', until: '2024-06-30' },
      { code: 'beyond-quantity', left: '0' },
    ],
  });
  await tell(placed('O4', contentOf(1), '2024-02-02'));
  await tell(rests('O4', '2024-02-02'));
  expect(await callOffOf(store, 'O4')).toMatchObject({
    reasons: [{ code: 'before-signing' }, { code: 'beyond-quantity' }],
  });
});

test('an order that is changed asks again, one that is cancelled gives back what it took, and nothing hangs', async () => {
  const { store, tell, under } = await shipping();
  await under('O1', 60);
  expect(await tell(rests('O1'))).toEqual([]);
  await tell(AmendOrder.of({ order: 'O1', after: contentOf(80), reason: 'more' }, meta('2024-03-04')));
  expect(await figuresOf(store)).toEqual([['80', '0', '20']]);
  await tell(CancelOrder.of({ order: 'O1', reason: 'off' }, meta('2024-03-05')));
  expect(await figuresOf(store)).toEqual([['0', '0', '100']]);
  expect(await tell(CallOffContract.of({ order: 'O9', contract: 'K1' }, meta('2024-03-05')))).toEqual([
    'order.not-placed',
  ]);
  await tell(placed('O5', { lines: contentOf(1).lines }));
  expect(await tell(rests('O5'))).toEqual(['order.without-customer']);
  await tell(placed('O6', contentOf(1)));
  await tell(CallOffContract.of({ order: 'O6', contract: 'K9' }, meta('2024-03-05')));
  expect(await callOffOf(store, 'O6')).toMatchObject({
    status: 'declined',
    reasons: [{ code: 'not-in-force', status: 'none' }],
  });
  expect(
    checkLaws(
      rooms.flatMap(({ laws }) => laws),
      await logOf(store),
    ),
  ).toEqual([]);
});
