// The account on arbitrary stories: the rules of every room; and the ledger against a model that counts each unit by hand.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type LocalDate, type Money, money, quantity, quarter, replay } from '../../kernel/index.ts';
import { type Asking, assertRules, recordedHistory, type SoFar, storedHistory, testMeta } from '../../testing/index.ts';
import {
  ApproveCreditChange,
  ConfirmCreditReservation,
  ConsentToCreditChange,
  type CreditAccount,
  type CreditCommand,
  type CreditEvent,
  CreditReserved,
  credit,
  DecideCreditStop,
  DeliveryEntered,
  EnterCreditStop,
  EnterDelivery,
  EnterDueDate,
  EnterInvoice,
  EnterReceipt,
  EnterReduction,
  EnterReturn,
  EnterSettlement,
  EvaluateCredit,
  exposureOn,
  FlagRiskyCustomer,
  GiveUpCustomer,
  HoldCredit,
  InvoiceEntered,
  LiftCreditHold,
  OrderCreditInvestigation,
  PaymentUndone,
  ReceiptEntered,
  ReductionEntered,
  RefuseCreditChange,
  ReleaseBlockedOrder,
  ReleaseCreditReservation,
  ReportCreditInvestigation,
  RequestCreditLimit,
  RequestCreditTerms,
  RequestTemporaryRaise,
  ReserveCredit,
  ReturnEntered,
  SettlementEntered,
  standardCreditPolicy,
  TakeBackCustomer,
  UndoPayment,
} from './index.ts';
import { whose } from './samples.ts';

type Past = SoFar<CreditAccount, CreditEvent>;
type Ask = Asking<CreditAccount, CreditCommand, CreditEvent>;

const rarely = <A>(usual: fc.Arbitrary<A>, seldom: fc.Arbitrary<A>) =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: seldom });
const amounts: fc.Arbitrary<Money> = rarely(
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, 1, 2))
    .map(([units, scale]) => money(units, 'CNY', scale)),
  fc.constantFrom(money(-1, 'CNY'), money(0, 'CNY'), money(5, 'USD'), money(Number.MAX_SAFE_INTEGER, 'CNY')),
);
const few = (prefix: string) => fc.constantFrom(`${prefix}1`, `${prefix}2`, '__proto__');
const counts = fc.integer({ min: 1, max: 6 }).map((count) => quantity(count, 'box'));
const people = fc.constantFrom(
  { id: 'seller', roles: ['sales-assistant'] },
  { id: 'manager', roles: ['sales-manager'] },
  { id: 'chief', roles: ['general-manager'] },
  { id: 'finance', roles: ['finance-manager'] },
);
const metas = fc.tuple(people, fc.constantFrom(0, 0, 0, 0, -2), fc.nat(999_999)).map(
  ([by, lag, number]) =>
    ({ history }: Past) =>
      testMeta(addDays('2024-01-10', history.length * 9 + lag), { by, commandId: `c${number}` }),
);
const asks = <Data>(
  data: fc.Arbitrary<Data>,
  make: (data: Data, meta: ReturnType<typeof testMeta>, past: Past) => CreditCommand,
) =>
  fc.tuple(data, metas).map(
    ([one, meta]): Ask =>
      (past) =>
        make(one, meta(past), past),
  );

const none = fc.constant(null);
const reason = 'so it is';
const why = { reason, evidence: 'as seen' };
const until = (past: Past, days: number): LocalDate => addDays('2024-01-10', past.history.length * 9 + days);
const accountOf = ({ states }: Past) => states.get('test.credit-CNY:C1') ?? credit.initial;
const lines = fc.uniqueArray(fc.record({ line: few('L'), quantity: counts, gross: amounts }), {
  minLength: 1,
  maxLength: 2,
  selector: ({ line, quantity: { amount } }) => (amount === 6 ? amount : line),
});
const sumOf = (all: readonly { readonly gross: Money }[]): Money => {
  const units = all.reduce((sum, { gross }) => sum + gross.amount * 10 ** (2 - gross.scale), 0);
  return Number.isSafeInteger(units) ? money(units, all[0]?.gross.currency ?? 'CNY') : money(1, 'CNY');
};
const counted = fc.array(fc.record({ line: few('L'), quantity: counts }), { minLength: 1, maxLength: 2 });
const invoiced = fc.array(fc.record({ line: few('L'), quantity: counts }), { maxLength: 2 });

const chief = { id: 'chief', roles: ['general-manager'] };
const accountant = { id: 'finance', roles: ['finance-manager'] };

/** The next step on the way to a graded customer with a limit, and from there to one that fell twice. */
const progress = asks(fc.tuple(fc.nat(9), fc.nat(999)), ([away, number], meta, past) => {
  const { requests, standing, ledger } = accountOf(past);
  const seller = { ...meta, by: { id: 'seller', roles: ['sales-assistant'] } };
  const [pending] = [...requests];
  if (pending !== undefined) {
    const [request, { consentedBy }] = pending;
    return consentedBy === null
      ? ConsentToCreditChange.of({ ...whose, request }, { ...meta, by: accountant })
      : ApproveCreditChange.of({ ...whose, request }, { ...meta, by: chief });
  }
  const done = standing.evaluations.length;
  if (standing.grade === null || away === 0) {
    const period = quarter(2020 + Math.floor(done / 4), (done % 4) + 1);
    const grade = ['A', 'B', 'C', 'D'][Math.min(done, 3)] ?? 'D';
    const said = { period, grade, evidence: 'seen', scores: [], rootCause: 'cause', response: 'answer' };
    return EvaluateCredit.of({ ...whose, request: `P${number}-${done}`, evaluation: said }, seller);
  }
  if (standing.limit.limit.kind === 'unset') {
    const to = { limit: { kind: 'limited' as const, amount: money(50, 'CNY', 0) }, validUntil: null };
    return RequestCreditLimit.of({ ...whose, request: `Q${number}-${done}`, to, ...why }, seller);
  }
  if (away === 1) return GiveUpCustomer.of({ ...whose, reason }, { ...meta, by: chief });
  if (away === 2) return TakeBackCustomer.of({ ...whose, reason }, { ...meta, by: chief });
  if (away === 3) {
    const raise = { by: money(9, 'CNY', 0), from: until(past, 0), until: until(past, 60) };
    return RequestTemporaryRaise.of({ ...whose, request: `R${number}-${done}`, ...raise, ...why }, seller);
  }
  const own = [...ledger.orders.values()].find(({ held }) => held !== null);
  const order = own?.order ?? 'O1';
  const ask = own?.held?.ask ?? 1;
  if (away < 6) return ConfirmCreditReservation.of({ ...whose, order, ask }, meta);
  if (away < 8) return ReleaseCreditReservation.of({ ...whose, order, ask, reason }, meta);
  const asked = { line: '1', quantity: quantity(1, 'box'), gross: money(7, 'CNY', 0) };
  const next = (ledger.orders.get('O1')?.answered ?? 0) + 1;
  return ReserveCredit.of(
    { ...whose, order: 'O1', ask: next, askedBy: 'seller', lines: [asked], total: asked.gross },
    meta,
  );
});

const commands: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 60, arbitrary: progress },
  {
    weight: 5,
    arbitrary: asks(
      fc.tuple(fc.constantFrom('A', 'A', 'B', 'B', 'C', 'D', 'X'), fc.boolean(), few('G')),
      ([grade, told, id], meta, past) => {
        const done = accountOf(past).standing.evaluations.length;
        const period = quarter(2022 + Math.floor(done / 4), (done % 4) + 1);
        const cause = told ? 'a cause' : null;
        const evaluation = { period, grade, evidence: 'seen', scores: [], rootCause: cause, response: cause };
        return EvaluateCredit.of({ ...whose, request: `${id}-${done}`, evaluation }, meta);
      },
    ),
  },
  {
    weight: 4,
    arbitrary: asks(
      fc.tuple(amounts, few('L'), fc.constantFrom(null, 20, 90, -3)),
      ([amount, request, days], meta, past) => {
        const validUntil = days === null ? null : until(past, days);
        return RequestCreditLimit.of(
          { ...whose, request, to: { limit: { kind: 'limited', amount }, validUntil }, ...why },
          meta,
        );
      },
    ),
  },
  {
    weight: 2,
    arbitrary: asks(few('U'), (request, meta) =>
      RequestCreditLimit.of(
        { ...whose, request, to: { limit: { kind: 'unlimited' }, validUntil: null }, ...why },
        meta,
      ),
    ),
  },
  asks(few('K'), (request, meta) =>
    RequestCreditTerms.of({ ...whose, request, to: { due: { kind: 'on-delivery' }, means: ['cash'] }, ...why }, meta),
  ),
  asks(fc.tuple(few('T'), amounts, fc.constantFrom(30, -30)), ([request, by, days], meta, past) =>
    RequestTemporaryRaise.of({ ...whose, request, by, from: until(past, 0), until: until(past, days), ...why }, meta),
  ),
  {
    weight: 10,
    arbitrary: asks(
      fc.tuple(fc.nat(5), fc.constantFrom('finance', 'finance', 'finance', 'other')),
      ([which, who], meta, past) => {
        const pending = [...accountOf(past).requests.keys()];
        const by = who === 'finance' ? { id: 'finance', roles: ['finance-manager'] } : meta.by;
        return ConsentToCreditChange.of(
          { ...whose, request: pending[which % pending.length] ?? 'none' },
          { ...meta, by },
        );
      },
    ),
  },
  {
    weight: 10,
    arbitrary: asks(fc.tuple(fc.nat(5), fc.constantFrom('chief', 'chief', 'other')), ([which, who], meta, past) => {
      const pending = [...accountOf(past).requests].filter(([, { consentedBy }]) => consentedBy !== null);
      const by = who === 'chief' ? { id: 'chief', roles: ['general-manager'] } : meta.by;
      return ApproveCreditChange.of(
        { ...whose, request: pending[which % pending.length]?.[0] ?? 'L1' },
        { ...meta, by },
      );
    }),
  },
  asks(few('L'), (request, meta) => RefuseCreditChange.of({ ...whose, request, reason }, meta)),
  asks(
    fc.tuple(few('H'), fc.constantFrom(5, -5), amounts, fc.constantFrom('account', 'order', 'orders-above')),
    ([hold, days, amount, kind], meta, past) => {
      const scope =
        kind === 'account'
          ? { kind: 'account' as const }
          : kind === 'order'
            ? { kind: 'order' as const, order: 'O1' }
            : { kind: 'orders-above' as const, amount };
      return HoldCredit.of({ ...whose, hold, scope, until: until(past, days), reason }, meta);
    },
  ),
  asks(few('H'), (hold, meta) => LiftCreditHold.of({ ...whose, hold, reason }, meta)),
  {
    weight: 3,
    arbitrary: asks(
      fc.tuple(few('I'), amounts, fc.constantFrom('hold' as const, 'hold' as const, 'refuse' as const), fc.nat(3)),
      ([invoice, balance, outcome, step], meta) => {
        const proposed = { stop: invoice, invoice, level: 3, balance, overdueDays: 46, proposedBy: 'manager' };
        if (step === 0) return EnterCreditStop.of({ ...whose, ...proposed }, meta);
        if (step === 1) return LiftCreditHold.of({ ...whose, hold: invoice, reason }, meta);
        return DecideCreditStop.of({ ...whose, stop: invoice, outcome, reason }, meta);
      },
    ),
  },
  asks(none, (_, meta) => FlagRiskyCustomer.of({ ...whose, reason }, meta)),
  asks(few('V'), (investigation, meta) => OrderCreditInvestigation.of({ ...whose, investigation, agency: 'A' }, meta)),
  {
    weight: 2,
    arbitrary: asks(
      fc.tuple(few('V'), fc.constantFrom('sound' as const, 'risky' as const)),
      ([investigation, conclusion], meta) =>
        ReportCreditInvestigation.of({ ...whose, investigation, findings: 'seen', conclusion }, meta),
    ),
  },
  {
    weight: 2,
    arbitrary: asks(none, (_, meta) =>
      GiveUpCustomer.of({ ...whose, reason }, { ...meta, by: { id: 'chief', roles: ['general-manager'] } }),
    ),
  },
  asks(none, (_, meta) => TakeBackCustomer.of({ ...whose, reason }, meta)),
  {
    weight: 8,
    arbitrary: asks(
      fc.tuple(few('O'), fc.integer({ min: 1, max: 4 }), lines, fc.nat(20)),
      ([order, ask, said, off], meta) => {
        const total = off === 0 ? money(1, 'CNY') : sumOf(said);
        return ReserveCredit.of({ ...whose, order, ask, askedBy: 'seller', lines: said, total }, meta);
      },
    ),
  },
  {
    weight: 3,
    arbitrary: asks(fc.tuple(few('O'), fc.integer({ min: 1, max: 4 })), ([order, ask], meta) =>
      ConfirmCreditReservation.of({ ...whose, order, ask }, meta),
    ),
  },
  {
    weight: 3,
    arbitrary: asks(fc.tuple(few('O'), fc.integer({ min: 1, max: 4 })), ([order, ask], meta) =>
      ReleaseCreditReservation.of({ ...whose, order, ask, reason }, meta),
    ),
  },
  {
    weight: 4,
    arbitrary: asks(
      fc.tuple(few('F'), few('O'), amounts, fc.constantFrom(40, -40)),
      ([release, order, amount, days], meta, past) => {
        const most = accountOf(past).blocked.get(order)?.total ?? amount;
        return ReleaseBlockedOrder.of({ ...whose, release, order, most, until: until(past, days), reason }, meta);
      },
    ),
  },
  {
    weight: 3,
    arbitrary: asks(fc.tuple(few('O'), few('D'), lines), ([order, delivery, all], meta) =>
      EnterDelivery.of(
        {
          ...whose,
          order,
          delivery,
          lines: all.map((whole) => ({ line: whole.line, quantity: quantity(1, 'box'), whole })),
        },
        meta,
      ),
    ),
  },
  asks(fc.tuple(few('O'), few('B'), counted), ([order, back, all], meta) =>
    EnterReturn.of({ ...whose, order, return: back, lines: all }, meta),
  ),
  asks(fc.tuple(few('I'), amounts, invoiced), ([invoice, amount, all], meta, past) =>
    EnterInvoice.of({ ...whose, invoice, amount, dueOn: until(past, 30), order: 'O1', lines: all }, meta),
  ),
  asks(fc.tuple(few('R'), amounts, fc.boolean()), ([receipt, amount, isBill], meta, past) =>
    EnterReceipt.of(
      { ...whose, receipt, amount, bill: isBill ? { bill: `${receipt}b`, maturesOn: until(past, 60) } : null },
      meta,
    ),
  ),
  asks(fc.tuple(few('S'), few('I'), amounts), ([settlement, invoice, amount], meta) =>
    EnterSettlement.of({ ...whose, settlement, invoice, amount }, meta),
  ),
  asks(fc.tuple(few('N'), amounts, invoiced), ([document, amount, all], meta) =>
    EnterReduction.of(
      {
        ...whose,
        document,
        kind: 'credit-note',
        invoice: 'I1',
        amount,
        uninvoices: all.length > 0,
        order: 'O1',
        lines: all,
      },
      meta,
    ),
  ),
  asks(fc.tuple(few('U'), few('R'), amounts), ([document, receipt, amount], meta) =>
    UndoPayment.of({ ...whose, document, kind: 'reversed', amount, bill: `${receipt}b` }, meta),
  ),
  asks(fc.tuple(few('E'), few('I')), ([document, invoice], meta, past) =>
    EnterDueDate.of({ ...whose, document, invoice, dueOn: until(past, 90) }, meta),
  ),
);

test('the credit account keeps the rules of every room, and its laws hold whatever is asked', () => {
  const report = assertRules(credit, {
    commands,
    given: () => ({ creditPolicy: standardCreditPolicy }),
    longest: 40,
    runs: 60,
  });
  expect(report.passed).toBe(true);
  const { events } = report.reach;
  const reached = (type: CreditEvent['type']) =>
    expect(events.find((one) => one.name === type)?.times, type).toBeGreaterThan(0);
  for (const type of ['CreditLimitChanged', 'CreditReserved', 'CreditReservationDeclined'] as const) reached(type);
});

/** A document of the ledger, for histories in which nothing is refused. */
const document = fc.oneof(
  fc.record({ kind: fc.constant('reserve' as const), ask: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('deliver' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('return' as const), count: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('invoice' as const), count: fc.integer({ min: 0, max: 4 }), amount: fc.nat(50) }),
  fc.record({ kind: fc.constant('credit' as const), count: fc.integer({ min: 0, max: 2 }), amount: fc.nat(50) }),
  fc.record({ kind: fc.constant('pay' as const), amount: fc.nat(80) }),
  fc.record({ kind: fc.constant('bill' as const), amount: fc.nat(80) }),
);
type Document = typeof document extends fc.Arbitrary<infer D> ? D : never;

/** Ten boxes for 30 yuan: so that a box is worth three. */
const whole = { line: '1', quantity: quantity(10, 'box'), gross: money(3_000, 'CNY') };
const eventOf = (one: Document, index: number): CreditEvent => {
  const id = `${one.kind}-${index}`;
  const box = (count: number) => ({ line: '1', quantity: quantity(count, 'box') });
  const listed = (count: number) => (count === 0 ? { order: null, lines: [] } : { order: 'O1', lines: [box(count)] });
  switch (one.kind) {
    case 'reserve':
      return CreditReserved.of({
        ...whose,
        order: 'O1',
        ask: one.ask,
        lines: [whole],
        total: whole.gross,
        others: money(0, 'CNY'),
        release: null,
      });
    case 'deliver':
      return DeliveryEntered.of({ ...whose, order: 'O1', delivery: id, lines: [{ ...box(one.count), whole }] });
    case 'return':
      return ReturnEntered.of({ ...whose, order: 'O1', return: id, lines: [box(one.count)] });
    case 'invoice':
      return InvoiceEntered.of({
        ...whose,
        invoice: id,
        amount: money(one.amount * 100, 'CNY'),
        dueOn: '2024-02-01',
        ...listed(one.count),
      });
    case 'credit':
      return ReductionEntered.of({
        ...whose,
        document: id,
        kind: 'credit-note',
        invoice: 'invoice-0',
        uninvoices: one.count > 0,
        amount: money(one.amount * 100, 'CNY'),
        ...listed(one.count),
      });
    case 'pay':
    case 'bill': {
      const bill = one.kind === 'bill' ? { bill: id, maturesOn: '2024-06-01' as const } : null;
      return ReceiptEntered.of({ ...whose, receipt: id, amount: money(one.amount * 100, 'CNY'), bill });
    }
  }
};
const folded = (events: readonly CreditEvent[]) => replay(credit, storedHistory('test.credit-CNY:C1', events));
const owedBy = (events: readonly CreditEvent[], on: LocalDate) => exposureOn(folded(events).ledger, on).total;

/** The formula of rules.md §3.1, in boxes and yuan, as a person would count it. */
const modelled = (documents: readonly Document[], matured: boolean): bigint => {
  const sum = (kind: Document['kind'], field: 'count' | 'amount') =>
    documents.reduce(
      (all, one) => (one.kind === kind && field in one ? all + Number(Reflect.get(one, field)) : all),
      0,
    );
  const known = documents.some(({ kind }) => kind === 'reserve' || kind === 'deliver');
  const held = documents.some(({ kind }) => kind === 'reserve');
  const returned = sum('return', 'count');
  const delivered = Math.max(0, sum('deliver', 'count') - returned);
  const gone = sum('invoice', 'count') - sum('credit', 'count');
  const ordered = Math.max(0, 10 - returned);
  const inOrder = held ? Math.max(0, ordered - Math.max(delivered, gone)) : 0;
  const boxes = known ? inOrder + Math.max(0, delivered - gone) : 0;
  const open = sum('invoice', 'amount') - sum('credit', 'amount') - sum('pay', 'amount') - sum('bill', 'amount');
  return BigInt(boxes * 3 + open + (matured ? 0 : sum('bill', 'amount'))) * 1_000_000n;
};

test('a unit is counted once, as the formula says, whatever the order in which documents are told', () => {
  fc.assert(
    fc.property(fc.array(document, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 12 }), (documents, order) => {
      const events = documents.map(eventOf);
      const shuffled = events
        .map((event, index) => ({ event, key: order[index] ?? index }))
        .sort((left, right) => left.key - right.key)
        .map(({ event }) => event);
      for (const [on, matured] of [
        ['2024-05-31', false],
        ['2024-06-01', true],
      ] as const) {
        const expected = modelled(documents, matured);
        expect(owedBy(events, on)).toBe(expected);
        expect(owedBy(shuffled, on)).toBe(expected);
        // Told twice, it counts once.
        expect(owedBy([...events, ...events], on)).toBe(expected);
      }
    }),
    { numRuns: 300 },
  );
});

test('a payment never raises what is owed, and settling an invoice with it changes nothing', () => {
  fc.assert(
    fc.property(fc.array(document, { maxLength: 10 }), fc.nat(100), fc.boolean(), (documents, amount, isBill) => {
      const events = documents.map(eventOf);
      const bill = isBill ? { bill: 'Bx', maturesOn: '2024-03-01' as const } : null;
      const payment = ReceiptEntered.of({ ...whose, receipt: 'Rx', amount: money(amount, 'CNY'), bill });
      const settlement = SettlementEntered.of({
        ...whose,
        settlement: 'Sx',
        invoice: 'invoice-0',
        amount: money(amount, 'CNY'),
      });
      for (const on of ['2024-02-01', '2024-03-01', '2024-07-01'] as const) {
        const before = owedBy(events, on);
        const after = owedBy([...events, payment], on);
        expect(after <= before).toBe(true);
        expect(owedBy([...events, payment, settlement], on)).toBe(after);
      }
      // Undone, it is as if it had never come in.
      const refused = PaymentUndone.of({
        ...whose,
        document: 'Ux',
        kind: 'reversed',
        amount: payment.data.amount,
        bill: isBill ? 'Bx' : null,
      });
      for (const on of ['2024-02-01', '2024-07-01'] as const)
        expect(owedBy([...events, payment, refused], on)).toBe(owedBy(events, on));
    }),
    { numRuns: 200 },
  );
});

test('whatever was recorded, in whatever order, the account can be told and its laws answer', () => {
  fc.assert(
    fc.property(fc.array(document, { maxLength: 10 }), (documents) => {
      const events = storedHistory('test.credit-CNY:C1', documents.map(eventOf));
      let found = 0;
      for (const law of credit.laws) {
        let memory = law.init();
        for (const event of recordedHistory(events)) memory = law.step(memory, event);
        found += law.violations(memory).length;
      }
      expect(found).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 50 },
  );
});
