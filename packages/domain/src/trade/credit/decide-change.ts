/**
 * Deciding on changes of grade, limit and terms: asked for by one, consented to by finance, approved by another within his
 * authority (rows M13 M14 M21 M22). What is recorded in the end holds before and after, the evidence, and the exposure of
 * that instant.
 */
import { type CommandMeta, type Decision, daysBetween, policyRef, unless } from '../../kernel/index.ts';
import { moneySaid, textOfUnits, unitsOf } from './amounts.ts';
import {
  aboveZeroFaults,
  authorityFaults,
  currencyFaults,
  earlyFaults,
  endFaults,
  type Faults,
  ownFaults,
  roleFaults,
} from './bounds.ts';
import type { CreditCommand } from './commands.ts';
import {
  type CreditChange,
  CreditChangeConsented,
  CreditChangeRefused,
  CreditChangeRequested,
  type CreditEvent,
  CreditGradeChanged,
  CreditLimitChanged,
  CreditLimitRaised,
  CreditTermsChanged,
} from './events.ts';
import { exposureOn } from './ledger.ts';
import type { CreditLimit } from './limit.ts';
import { type CreditPolicy, ceilingOf, ruleOf } from './policy.ts';
import type { CreditRejection } from './rejections.ts';
import type { CreditAccount, PendingRequest } from './state.ts';
import { toldAs } from './told-as.ts';

type Answer = Decision<CreditRejection, CreditEvent>;
type Of<Type extends CreditCommand['type']> = Extract<CreditCommand, { readonly type: Type }>;

/** What a limit lets be owed: null where it lets nothing, 'any' where it has no bound. */
const unitsOfLimit = (limit: CreditLimit): bigint | 'any' | null => {
  if (limit.kind === 'unlimited') return 'any';
  return limit.kind === 'unset' || limit.amount.amount === 0 ? null : unitsOf(limit.amount);
};

/** The report of an agency that is fresh enough, and came after the customer was flagged. */
const isInvestigated = ({ investigations, standing: { risky } }: CreditAccount, on: string, days: number): boolean =>
  [...investigations.values()].some(
    ({ reported }) =>
      reported !== null &&
      daysBetween(reported.on, on as typeof reported.on) <= days &&
      (risky === null || reported.at >= risky.at),
  );

/** What is against letting a customer owe so much: its grade's ceiling, and a risk that nobody looked into (row M20). */
const worthFaults = (
  account: CreditAccount,
  policy: CreditPolicy,
  { on }: CommandMeta,
  data: { readonly customer: string; readonly currency: string },
  limit: CreditLimit,
): Faults => {
  const units = unitsOfLimit(limit);
  if (units === null) return [];
  const { customer, currency } = data;
  const grade = account.standing.grade?.grade ?? null;
  const rule = ruleOf(policy, grade);
  if (grade === null || rule === undefined) return [{ code: 'credit.not-graded', data: { customer } }];
  const ref = policyRef(policy);
  const ceiling = ceilingOf(rule, currency);
  const faults: CreditRejection[] = [];
  if (ceiling !== null && (units === 'any' || units > ceiling)) {
    const asked = units === 'any' ? null : textOfUnits(units);
    const said = { asked, ceiling: textOfUnits(ceiling), currency, grade, policy: ref };
    faults.push({ code: 'credit.above-ceiling', data: said });
  }
  const days = policy.investigationHolds;
  if ((rule.investigate || account.standing.risky !== null) && !isInvestigated(account, on, days))
    faults.push({ code: 'credit.not-investigated', data: { customer, days, policy: ref } });
  return faults;
};

/** What is against a change, whoever asks for it and whoever approves it: looked at both times. */
const changeFaults = (
  account: CreditAccount,
  policy: CreditPolicy,
  meta: CommandMeta,
  data: { readonly customer: string; readonly currency: string },
  change: CreditChange,
): Faults => {
  const { currency } = data;
  const { limit, terms, grade } = account.standing;
  switch (change.kind) {
    case 'limit': {
      const { to } = change;
      const amounts = to.limit.kind === 'limited' ? [to.limit.amount] : [];
      return [
        ...currencyFaults(currency, amounts),
        ...amounts.flatMap((amount) => (amount.amount < 0 ? aboveZeroFaults(amount) : [])),
        ...(to.validUntil === null ? [] : endFaults(meta.on, to.validUntil)),
        ...(toldAs(to) === toldAs(limit)
          ? [{ code: 'credit.nothing-changes' as const, data: { kind: change.kind } }]
          : []),
        ...worthFaults(account, policy, meta, data, to.limit),
      ];
    }
    case 'terms':
      return toldAs(change.to) === toldAs(terms)
        ? [{ code: 'credit.nothing-changes', data: { kind: change.kind } }]
        : [];
    case 'raise':
      return [
        ...currencyFaults(currency, [change.by]),
        ...aboveZeroFaults(change.by),
        ...endFaults(meta.on, change.until),
        ...endFaults(change.from, change.until),
        ...(limit.limit.kind === 'limited'
          ? []
          : [{ code: 'credit.nothing-to-raise' as const, data: { limit: limit.limit.kind } }]),
      ];
    case 'grade':
      return change.to === grade?.grade ? [{ code: 'credit.nothing-changes', data: { kind: change.kind } }] : [];
  }
};

type Asking = Of<'RequestCreditLimit' | 'RequestCreditTerms' | 'RequestTemporaryRaise'>;

const changeAsked = (command: Asking): CreditChange => {
  switch (command.type) {
    case 'RequestCreditLimit':
      return { kind: 'limit', to: command.data.to };
    case 'RequestCreditTerms':
      return { kind: 'terms', to: command.data.to };
    case 'RequestTemporaryRaise': {
      const { by, from, until } = command.data;
      return { kind: 'raise', by, from, until };
    }
  }
};

/** Asks for a change. */
export const request = (command: Asking, policy: CreditPolicy, account: CreditAccount): Answer => {
  const { data, meta } = command;
  const { customer, currency, request: id, reason, evidence } = data;
  const change = changeAsked(command);
  return unless<CreditRejection, CreditEvent>(
    [
      (account.requests.has(id) || account.settled.has(id)) && { code: 'credit.request-known', data: { request: id } },
      ...changeFaults(account, policy, meta, data, change),
    ],
    () => [CreditChangeRequested.of({ customer, currency, request: id, change, reason, evidence })],
  );
};

const unknownRequest = (account: CreditAccount, id: string): CreditRejection => ({
  code: 'credit.unknown-request',
  data: { request: id, pending: [...account.requests.keys()] },
});

/** Finance consents: in one of its roles, and not to what the same person asked for. */
export const consent = (
  { data, meta }: Of<'ConsentToCreditChange'>,
  policy: CreditPolicy,
  account: CreditAccount,
): Answer => {
  const { note, request: id } = data;
  const pending = account.requests.get(id);
  const by = pending?.consentedBy ?? null;
  return unless<CreditRejection, CreditEvent>(
    [
      pending === undefined && unknownRequest(account, id),
      by !== null && { code: 'credit.already-consented', data: { request: id, by } },
      ...roleFaults(meta.by, policy.finance, policy),
      ...(pending === undefined ? [] : ownFaults(meta.by, pending.requestedBy, 'requested')),
    ],
    () => [CreditChangeConsented.of({ ...data, note: note ?? null }, { policies: [policyRef(policy)] })],
  );
};

/** A request is off: by finance, by anybody with authority, or by who asked. */
export const refuseChange = (
  { data, meta }: Of<'RefuseCreditChange'>,
  policy: CreditPolicy,
  account: CreditAccount,
): Answer => {
  const pending = account.requests.get(data.request);
  const roles = [...policy.finance, ...policy.authority.map(({ role }) => role)];
  return unless<CreditRejection, CreditEvent>(
    [
      pending === undefined && unknownRequest(account, data.request),
      ...(pending?.requestedBy === meta.by.id ? [] : roleFaults(meta.by, roles, policy)),
    ],
    () => [CreditChangeRefused.of(data, { policies: [policyRef(policy)] })],
  );
};

/** How much must be within the approver's authority: of a limit its amount, of a raise what it raises the limit to. */
const toApprove = ({ change }: PendingRequest, { standing }: CreditAccount): bigint | 'any' | null => {
  if (change.kind === 'limit') return unitsOfLimit(change.to.limit);
  if (change.kind !== 'raise') return null;
  const base = standing.limit.limit.kind === 'limited' ? unitsOf(standing.limit.limit.amount) : 0n;
  return base + unitsOf(change.by);
};

const changeMade = (account: CreditAccount, { data, meta }: Of<'ApproveCreditChange'>, pending: PendingRequest) => {
  const { customer, currency, request: id } = data;
  const { change, requestedBy, reason, evidence } = pending;
  const exposure = moneySaid(exposureOn(account.ledger, meta.on).total, currency);
  const consentedBy = pending.consentedBy ?? '';
  const changed = { customer, currency, request: id, reason, evidence, requestedBy, consentedBy, exposure };
  const { limit, terms, grade } = account.standing;
  return (policies: { readonly policies: readonly [ReturnType<typeof policyRef>] }): CreditEvent => {
    switch (change.kind) {
      case 'limit':
        return CreditLimitChanged.of({ ...changed, before: limit, after: change.to }, policies);
      case 'terms':
        return CreditTermsChanged.of({ ...changed, before: terms, after: change.to }, policies);
      case 'raise': {
        const { by, from, until } = change;
        return CreditLimitRaised.of({ ...changed, by, from, until, limit }, policies);
      }
      case 'grade':
        return CreditGradeChanged.of({ ...changed, before: grade?.grade ?? null, after: change.to }, policies);
    }
  };
};

/** Approves a request that finance has consented to: within authority, and never one's own. */
export const approve = (command: Of<'ApproveCreditChange'>, policy: CreditPolicy, account: CreditAccount): Answer => {
  const { data, meta } = command;
  const pending = account.requests.get(data.request);
  if (pending === undefined) return unless([unknownRequest(account, data.request)], () => []);
  return unless<CreditRejection, CreditEvent>(
    [
      pending.consentedBy === null && { code: 'credit.not-consented', data: { request: data.request } },
      ...ownFaults(meta.by, pending.requestedBy, 'requested'),
      ...authorityFaults(meta.by, toApprove(pending, account), data.currency, policy),
      ...changeFaults(account, policy, meta, data, pending.change),
      ...earlyFaults(account, meta),
    ],
    () => [changeMade(account, command, pending)({ policies: [policyRef(policy)] })],
  );
};
