// The contract on arbitrary stories: the rules of every room, and its law.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, money, quantity } from '../../kernel/index.ts';
import { type Asking, assertRules, type SoFar, testMeta } from '../../testing/index.ts';
import {
  CallOff,
  type Contract,
  type ContractCommand,
  type ContractContent,
  type ContractEvent,
  contract,
  DraftContract,
  EndContract,
  EnterShipment,
  FulfilObligation,
  PayContractAdvance,
  ReleaseCallOff,
  ReviewContract,
  SignContract,
  supervisorsReview,
} from './index.ts';

type Past = SoFar<Contract, ContractEvent>;
type Ask = Asking<Contract, ContractCommand, ContractEvent>;

const people = fc.constantFrom({ id: 'author', roles: [] }, { id: 'boss', roles: ['sales-manager'] });
const metas = fc.tuple(people, fc.constantFrom(0, 0, 0, -2), fc.nat(99_999)).map(
  ([by, lag, number]) =>
    ({ history }: Past) =>
      testMeta(addDays('2024-01-10', history.length + lag), { by, commandId: `c${number}` }),
);
const asks = <D>(data: fc.Arbitrary<D>, make: (data: D, meta: ReturnType<typeof testMeta>) => ContractCommand) =>
  fc.tuple(data, metas).map(
    ([one, meta]): Ask =>
      (past) =>
        make(one, meta(past)),
  );
const amounts = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'))
  .map(([units, currency]) => money(units, currency));
const name = fc.constantFrom('1', '2', '__proto__');
const contents = fc.record({
  lines: fc.array(
    fc.record({
      line: name,
      product: name,
      specification: fc.constant('s'),
      quantity: fc.constant(quantity(1)),
      amount: amounts,
    }),
    { minLength: 1, maxLength: 2 },
  ),
  delivery: fc.constant({ by: '2024-03-01' as const, place: 'p', means: 'm' }),
  terms: fc.constant<ContractContent['terms']>({ due: { kind: 'on-delivery' }, means: ['cash'] }),
  advance: fc.option(
    fc.record({ kind: fc.constant('deposit' as const), amount: amounts, dueOn: fc.constant('2024-02-01' as const) }),
  ),
  afterSales: fc.constant('a'),
  obligations: fc.array(
    fc.record({
      obligation: name,
      side: fc.constantFrom('ours' as const, 'theirs' as const),
      owner: fc.constant('o'),
      what: fc.constant('w'),
      dueOn: fc.constant('2024-02-01' as const),
    }),
    { maxLength: 2 },
  ),
});
const K = { contract: 'K1' };

/** What may be agreed, as it stands. */
const agreed: ContractContent = {
  lines: [{ line: '1', product: '1', specification: 's', quantity: quantity(2), amount: money(10, 'CNY') }],
  delivery: { by: '2024-03-01', place: 'p', means: 'm' },
  terms: { due: { kind: 'on-delivery' }, means: ['cash'] },
  advance: null,
  afterSales: 'a',
  obligations: [],
};

/** The next step on the way to a signed contract, and from there orders of just what it says. */
const progress = fc.tuple(name, fc.integer({ min: 1, max: 9 }), fc.nat(3), metas).map(
  ([order, ask, away, meta]): Ask =>
    (past) => {
      const { status, content, taken } = past.states.get('test.contract-K1') ?? contract.initial;
      const boss = { ...meta(past), by: { id: 'boss', roles: ['sales-manager'] } };
      if (content === null) return DraftContract.of({ ...K, customer: 'C1', content: agreed }, meta(past));
      if (status === 'drafted') return ReviewContract.of({ ...K, outcome: 'passed', notes: 'n' }, boss);
      if (status === 'reviewed') return SignContract.of({ ...K, forUs: 'a', forThem: 'b' }, boss);
      const [own] = content?.lines ?? [];
      if (own === undefined) return EndContract.of({ ...K, outcome: 'terminated', reason: 'r' }, boss);
      const lines = [{ line: '1', product: own.product, quantity: own.quantity, gross: own.amount }];
      const [holder] = [...taken].find(([, { granted }]) => granted) ?? [];
      return away > 0 && holder !== undefined
        ? EnterShipment.of(
            { ...K, order: holder, shipment: `${ask}`, lines: [{ line: '1', quantity: quantity(1) }] },
            boss,
          )
        : CallOff.of({ ...K, order, customer: 'C1', ask, lines }, boss);
    },
);

const commands: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 12, arbitrary: progress },
  {
    weight: 3,
    arbitrary: asks(fc.tuple(contents, fc.constantFrom('C1', 'C1', 'C2')), ([content, customer], meta) =>
      DraftContract.of({ ...K, customer, content }, meta),
    ),
  },
  {
    weight: 3,
    arbitrary: asks(fc.constantFrom('passed' as const, 'objected' as const), (outcome, meta) =>
      ReviewContract.of({ ...K, outcome, notes: 'n' }, meta),
    ),
  },
  {
    weight: 3,
    arbitrary: asks(fc.constant(null), (_, meta) => SignContract.of({ ...K, forUs: 'a', forThem: 'b' }, meta)),
  },
  asks(fc.tuple(name, amounts), ([receipt, amount], meta) => PayContractAdvance.of({ ...K, receipt, amount }, meta)),
  asks(name, (obligation, meta) => FulfilObligation.of({ ...K, obligation, note: 'n' }, meta)),
  {
    weight: 4,
    arbitrary: asks(
      fc.tuple(name, fc.constantFrom('C1', 'C1', 'C1', 'C2'), fc.integer({ min: 1, max: 4 }), name, amounts, fc.nat(2)),
      ([order, customer, ask, product, gross, count], meta) =>
        CallOff.of(
          {
            ...K,
            order,
            customer,
            ask,
            lines: [{ line: '1', product, quantity: quantity(count), gross: count === 0 ? money(0, 'CNY') : gross }],
          },
          meta,
        ),
    ),
  },
  asks(fc.tuple(name, fc.integer({ min: 1, max: 4 })), ([order, ask], meta) =>
    ReleaseCallOff.of({ ...K, customer: 'C1', order, ask }, meta),
  ),
  {
    weight: 2,
    arbitrary: asks(fc.tuple(name, name), ([order, shipment], meta) =>
      EnterShipment.of({ ...K, order, shipment, lines: [{ line: '1', quantity: quantity(1) }] }, meta),
    ),
  },
  asks(fc.constantFrom('fulfilled' as const, 'terminated' as const), (outcome, meta) =>
    EndContract.of({ ...K, outcome, reason: 'r' }, meta),
  ),
);

test('the contract keeps the rules of every room', () => {
  const report = assertRules(contract, {
    commands,
    given: () => ({ contractPolicy: supervisorsReview }),
    longest: 25,
    runs: 150,
  });
  expect(report.passed).toBe(true);
});
