// From the last notice to a hold, and from the payment to its end: who may decide on it, and what is refused.
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { addDays, type LocalDate, money, type StoredEvent } from '../../kernel/index.ts';
import { happened, scenario, storedHistory, testMeta } from '../../testing/index.ts';
import {
  CreditHeld,
  CreditHoldLifted,
  CreditStopEntered,
  CreditStopRefused,
  credit,
  creditStopManager,
  DecideCreditStop,
  EnterCreditStop,
  financeCollects,
  HoldCredit,
  InvoiceEntered,
  InvoiceIssued,
  LiftCreditHold,
  receivable,
  SendReminder,
  SettlementEntered,
  standardCreditPolicy,
  threeLevels,
} from '../index.ts';

const yuan = (amount: number) => money(amount * 100, 'CNY');
const whose = { customer: 'C1', currency: 'CNY' };
const clerk = { id: 'clerk', roles: ['accountant', 'sales-manager'] };
const manager = { id: 'manager', roles: ['sales-manager'] };
const chief = { id: 'chief', roles: ['general-manager'] };
const on = (date: LocalDate, by = manager) => testMeta(date, { by, commandId: `c-${date}-${by.id}` });
const due: LocalDate = '2024-01-31';

const given = { dunning: threeLevels, collection: financeCollects };
const remind = (run: string, date: LocalDate) => SendReminder.of({ invoice: 'I1', run }, on(date, clerk));

/** What the last of three notices makes, each sent when it is due by the policy. */
const stop = (() => {
  const content = { amount: yuan(900), dueOn: due };
  const issued = happened('2024-01-01', InvoiceIssued.of({ invoice: 'I1', customer: 'C1', content }));
  const { state } = scenario(receivable, given)
    .given(issued)
    .when(remind('R1', addDays(due, 10)))
    .when(remind('R2', addDays(due, 30)));
  const decided = receivable.decide(remind('R3', addDays(due, 45)), given)(state);
  const last = E.isRight(decided) ? decided.right.at(-1) : undefined;
  if (last?.type !== 'CreditStopProposed') throw new Error('the last notice proposes a stop');
  return last;
})();

const told = (event: typeof stop) =>
  storedHistory('test.receivable-I1', [happened('2024-03-16', event, clerk)])[0] as StoredEvent<typeof event>;

const proposedBy = (): ReturnType<typeof EnterCreditStop.of>['data'] => {
  const [wish] = creditStopManager.react(null, told(stop)).commands;
  return wish?.data as ReturnType<typeof EnterCreditStop.of>['data'];
};

const room = scenario(credit, { creditPolicy: standardCreditPolicy });
const invoiced = InvoiceEntered.of({ ...whose, invoice: 'I1', amount: yuan(900), dueOn: due, order: null, lines: [] });
const paid = SettlementEntered.of({ ...whose, settlement: 'S1', invoice: 'I1', amount: yuan(900) });
const partly = SettlementEntered.of({ ...whose, settlement: 'S1', invoice: 'I1', amount: yuan(899) });
const proposed = () => room.given(invoiced).when(EnterCreditStop.of(proposedBy(), on('2024-03-16', clerk)));
const decide = (outcome: 'hold' | 'refuse', by = manager) =>
  DecideCreditStop.of({ ...whose, stop: 'I1', outcome, reason: 'months late' }, on('2024-03-18', by));
const lift = (by = manager) => LiftCreditHold.of({ ...whose, hold: 'I1', reason: 'paid' }, on('2024-04-02', by));

test('M4 M7: the last notice proposes a stop, which the account learns of once, with who proposed it', () => {
  expect(proposedBy()).toEqual({
    ...whose,
    stop: 'I1',
    invoice: 'I1',
    level: 3,
    balance: yuan(900),
    overdueDays: 45,
    proposedBy: 'clerk',
  });
  expect(proposed().state.stops.get('I1')?.status).toBe('proposed');
  expect(proposed().state.holds.size).toBe(0);
  proposed()
    .when(EnterCreditStop.of(proposedBy(), on('2024-03-17', clerk)))
    .thenEvents();
});

test('M4: a person with authority, other than who sent the notice, makes it a hold or refuses it, and only once', () => {
  proposed()
    .when(decide('hold', { id: 'seller', roles: ['sales-assistant'] }))
    .thenRejected('credit.not-authorised');
  proposed()
    .when(decide('hold', clerk))
    .thenRejected({ code: 'credit.own-request', data: { actor: 'clerk', deed: 'proposed-stop' } });
  room.when(decide('hold')).thenRejected({ code: 'credit.unknown-stop', data: { stop: 'I1', proposed: [] } });

  const policies = { policies: ['credit@1'] } as const;
  const held = proposed().when(decide('hold'));
  held.thenEvents(
    CreditHeld.of({ ...whose, hold: 'I1', scope: { kind: 'account' }, until: null, reason: 'months late' }, policies),
  );
  expect(held.state.holds.has('I1')).toBe(true);
  held
    .when(decide('refuse', chief))
    .thenRejected({ code: 'credit.stop-decided', data: { stop: 'I1', status: 'held' } });

  const refused = proposed().when(decide('refuse'));
  refused.thenEvents(CreditStopRefused.of({ ...whose, stop: 'I1', reason: 'months late' }, policies));
  expect(refused.state.holds.size).toBe(0);
  refused.when(decide('hold')).thenRejected({ code: 'credit.stop-decided', data: { stop: 'I1', status: 'refused' } });
});

test('a stop whose invoice is paid by now is no hold any more, and no hold is made of it beside the decision', () => {
  const late = room.given(invoiced, paid).when(EnterCreditStop.of(proposedBy(), on('2024-03-16', clerk)));
  late.when(decide('hold')).thenRejected({ code: 'credit.stop-without-arrears', data: { stop: 'I1', invoice: 'I1' } });
  late
    .when(decide('refuse'))
    .thenEvents(CreditStopRefused.of({ ...whose, stop: 'I1', reason: 'months late' }, { policies: ['credit@1'] }));
  const beside = HoldCredit.of({ ...whose, hold: 'I1', scope: { kind: 'account' }, reason: 'r' }, on('2024-03-18'));
  proposed().when(beside).thenRejected('credit.hold-known');
});

test('M4: after payment the hold is lifted by decision; before, down to the last yuan, only by who may approve anything', () => {
  const standing = [
    invoiced,
    CreditStopEntered.of(proposedBy()),
    CreditHeld.of({ ...whose, hold: 'I1', scope: { kind: 'account' }, until: null, reason: 'months late' }),
  ];
  const held = (...events: readonly (typeof paid)[]) => room.given(...standing, ...events);
  const lifted = CreditHoldLifted.of({ ...whose, hold: 'I1', reason: 'paid' }, { policies: ['credit@1'] });
  held()
    .when(lift())
    .thenRejected({
      code: 'credit.still-owed',
      data: {
        hold: 'I1',
        invoice: 'I1',
        open: '900.00',
        currency: 'CNY',
        needed: ['general-manager'],
        policy: 'credit@1',
      },
    });
  held(partly).when(lift()).thenRejected('credit.still-owed');
  held(paid).when(lift()).thenEvents(lifted);
  held(paid)
    .when(lift({ id: 'seller', roles: [] }))
    .thenRejected('credit.not-authorised');
  held().when(lift(chief)).thenEvents(lifted);
  expect(held(paid).when(lift()).state.stops.get('I1')?.status).toBe('lifted');
});

test('a stop of an invoice that the account never learnt of rests on what the notice said', () => {
  const unknown = room.when(EnterCreditStop.of(proposedBy(), on('2024-03-16', clerk))).when(decide('hold'));
  unknown.when(lift()).thenRejected('credit.still-owed');
});

test('time passing and a customer whose id is too long for an account ask for nothing', () => {
  const long = { ...stop, data: { ...stop.data, customer: 'x'.repeat(197) } };
  expect(creditStopManager.react(null, told(long)).commands).toEqual([]);
  expect(creditStopManager.react(null, { type: 'TimePassed', at: 0 }).commands).toEqual([]);
});
