/**
 * Deciding on credit stops (`rules.md §3.12`, row M4): dunning proposes one when its last notice went out; a person with
 * authority, who did not send that notice, makes it a hold or refuses it; and it is lifted when the invoice is settled, or
 * before that by who may approve any amount.
 */
import { type Decision, policyRef, unless } from '../../kernel/index.ts';
import { textOfUnits, unitsOf } from './amounts.ts';
import { currencyFaults, type Faults, ownFaults, roleFaults } from './bounds.ts';
import type { CreditCommand } from './commands.ts';
import { type CreditEvent, CreditHeld, CreditStopEntered, CreditStopRefused } from './events.ts';
import { authorityOf, type CreditPolicy } from './policy.ts';
import type { CreditRejection } from './rejections.ts';
import type { CreditAccount, ProposedStop } from './state.ts';

type Answer = Decision<CreditRejection, CreditEvent>;
type Of<Type extends CreditCommand['type']> = Extract<CreditCommand, { readonly type: Type }>;

/** What is still open of the invoice that a stop rests on; what its balance was, where the account never learnt of the invoice. */
export const openOfStop = ({ ledger }: CreditAccount, { invoice, balance }: ProposedStop): bigint => {
  const known = ledger.invoices.get(invoice);
  if (known === undefined || known.units === null) return unitsOf(balance);
  return known.units > known.settled ? known.units - known.settled : 0n;
};

/** Takes a proposal; nothing to do where it was taken before. */
export const enterStop = ({ data }: Of<'EnterCreditStop'>, account: CreditAccount): Answer =>
  unless(currencyFaults(data.currency, [data.balance]), () =>
    account.stops.has(data.stop) ? [] : [CreditStopEntered.of(data)],
  );

/** Makes a proposed stop a hold on all of the account, or refuses it. */
export const decideStop = (
  { data, meta }: Of<'DecideCreditStop'>,
  policy: CreditPolicy,
  account: CreditAccount,
): Answer => {
  const { customer, currency, stop: id, outcome, reason } = data;
  const stop = account.stops.get(id);
  const needed = policy.authority.map(({ role }) => role);
  const policies = { policies: [policyRef(policy)] };
  if (stop === undefined) {
    const proposed = [...account.stops].filter(([, { status }]) => status === 'proposed').map(([one]) => one);
    return unless([{ code: 'credit.unknown-stop', data: { stop: id, proposed } }], () => []);
  }
  return unless<CreditRejection, CreditEvent>(
    [
      stop.status !== 'proposed' && { code: 'credit.stop-decided', data: { stop: id, status: stop.status } },
      outcome === 'hold' && account.holds.has(id) && { code: 'credit.hold-known', data: { hold: id } },
      outcome === 'hold' &&
        openOfStop(account, stop) === 0n && {
          code: 'credit.stop-without-arrears',
          data: { stop: id, invoice: stop.invoice },
        },
      ...roleFaults(meta.by, needed, policy),
      ...ownFaults(meta.by, stop.proposedBy, 'proposed-stop'),
    ],
    () =>
      outcome === 'hold'
        ? [CreditHeld.of({ customer, currency, hold: id, scope: { kind: 'account' }, until: null, reason }, policies)]
        : [CreditStopRefused.of({ customer, currency, stop: id, reason }, policies)],
  );
};

/** What is against lifting a hold that a stop became: that its invoice isn't settled, for all but who may approve any amount. */
export const stillOwedFaults = (
  { data, meta }: Of<'LiftCreditHold'>,
  policy: CreditPolicy,
  account: CreditAccount,
): Faults => {
  const { hold, currency } = data;
  const stop = account.stops.get(hold);
  if (stop === undefined || stop.status !== 'held') return [];
  const open = openOfStop(account, stop);
  if (open === 0n || authorityOf(policy, meta.by.roles, currency) === 'any') return [];
  const needed = policy.authority.filter(({ upTo }) => upTo === 'any').map(({ role }) => role);
  const { invoice } = stop;
  const said = { hold, invoice, open: textOfUnits(open), currency, needed, policy: policyRef(policy) };
  return [{ code: 'credit.still-owed', data: said }];
};
