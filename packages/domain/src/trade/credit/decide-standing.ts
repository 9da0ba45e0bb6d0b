/**
 * Deciding on what a customer is held to be: evaluations with a root cause for each fall, risk and investigations, holds,
 * and giving up, which one fall never leads to (rows M16–M18 M20).
 */
import { type Decision, policyRef, unless } from '../../kernel/index.ts';
import { moneySaid } from './amounts.ts';
import { authorityFaults, currencyFaults, earlyFaults, endFaults, type Faults, roleFaults } from './bounds.ts';
import type { CreditCommand } from './commands.ts';
import { stillOwedFaults } from './decide-stop.ts';
import {
  CreditEvaluated,
  type CreditEvent,
  CreditHeld,
  CreditHoldLifted,
  CreditInvestigated,
  CreditInvestigationOrdered,
  CustomerFlaggedRisky,
  CustomerGivenUp,
  CustomerTakenBack,
} from './events.ts';
import { exposureOn } from './ledger.ts';
import { type CreditPolicy, isWorse, ruleOf } from './policy.ts';
import type { CreditRejection } from './rejections.ts';
import type { CreditAccount } from './state.ts';
import { monthsLater } from './terms.ts';

type Answer = Decision<CreditRejection, CreditEvent>;
type Of<Type extends CreditCommand['type']> = Extract<CreditCommand, { readonly type: Type }>;

/** The roles that the policy gives any authority. */
const approvers = ({ authority }: CreditPolicy): readonly string[] => authority.map(({ role }) => role);

const periodFaults = ({ standing: { evaluations } }: CreditAccount, { data, meta }: Of<'EvaluateCredit'>): Faults => {
  const { key, start, end } = data.evaluation.period;
  const last = evaluations.at(-1);
  return [
    ...(last === undefined || start >= last.end
      ? []
      : [{ code: 'credit.period-evaluated' as const, data: { period: key, last: last.period, until: last.end } }]),
    ...(end <= meta.on ? [] : [{ code: 'credit.period-not-over' as const, data: { period: key, on: meta.on, end } }]),
  ];
};

/** A fall has a cause and an answer, and both are written down (row M17). */
const causeFaults = (before: string | null, fell: boolean, { data }: Of<'EvaluateCredit'>): Faults => {
  const { grade, rootCause, response } = data.evaluation;
  const blank = (text: string | null): boolean => text === null || text.trim() === '';
  const missing = [
    ...(blank(rootCause) ? ['rootCause' as const] : []),
    ...(blank(response) ? ['response' as const] : []),
  ];
  return fell && missing.length > 0
    ? [{ code: 'credit.fall-without-cause', data: { before: before ?? '', after: grade, missing } }]
    : [];
};

/** Evaluates a customer for a period. The grade changes only when the request that comes of it is approved. */
export const evaluate = (command: Of<'EvaluateCredit'>, policy: CreditPolicy, account: CreditAccount): Answer => {
  const { data, meta } = command;
  const { customer, currency, evaluation, request } = data;
  const { grade } = evaluation;
  const before = account.standing.evaluations.at(-1)?.grade ?? account.standing.grade?.grade ?? null;
  const changes = grade !== (account.standing.grade?.grade ?? null);
  const known = policy.grades.map((rule) => rule.grade);
  const unknown = ruleOf(policy, grade) === undefined;
  const fell = before !== null && !unknown && isWorse(policy, grade, before);
  return unless<CreditRejection, CreditEvent>(
    [
      unknown && { code: 'credit.unknown-grade', data: { grade, known, policy: policyRef(policy) } },
      ...periodFaults(account, command),
      ...causeFaults(before, fell, command),
      changes &&
        (account.requests.has(request) || account.settled.has(request)) && {
          code: 'credit.request-known',
          data: { request },
        },
      ...earlyFaults(account, meta),
    ],
    () => {
      const nextBy = monthsLater(evaluation.period.end, policy.evaluateEvery);
      const said = { customer, currency, evaluation, before, fell, nextBy, request: changes ? request : null };
      return [CreditEvaluated.of(said, { policies: [policyRef(policy)] })];
    },
  );
};

/** Holds back new credit within a scope. */
export const hold = ({ data, meta }: Of<'HoldCredit'>, account: CreditAccount): Answer => {
  const { until, ...said } = data;
  const { scope, currency } = data;
  return unless(
    [
      // The id of a stop that was proposed is the stop's: nobody makes a hold of it but by deciding on it.
      (account.holds.has(data.hold) || account.stops.has(data.hold)) && {
        code: 'credit.hold-known' as const,
        data: { hold: data.hold },
      },
      ...(until === undefined ? [] : endFaults(meta.on, until)),
      ...(scope.kind === 'orders-above' ? currencyFaults(currency, [scope.amount]) : []),
    ],
    () => [CreditHeld.of({ ...said, until: until ?? null })],
  );
};

/** Lifts a hold before its time: by who has any authority. */
export const liftHold = (command: Of<'LiftCreditHold'>, policy: CreditPolicy, account: CreditAccount): Answer => {
  const { data, meta } = command;
  return unless<CreditRejection, CreditEvent>(
    [
      !account.holds.has(data.hold) && {
        code: 'credit.unknown-hold',
        data: { hold: data.hold, known: [...account.holds.keys()] },
      },
      ...roleFaults(meta.by, approvers(policy), policy),
      ...stillOwedFaults(command, policy, account),
    ],
    () => [CreditHoldLifted.of(data, { policies: [policyRef(policy)] })],
  );
};

/** Flags a customer as risky (row M20). */
export const flag = ({ data, meta }: Of<'FlagRiskyCustomer'>, account: CreditAccount): Answer => {
  const { risky } = account.standing;
  return unless<CreditRejection, CreditEvent>(
    [
      risky !== null && { code: 'credit.already-risky', data: { customer: data.customer, since: risky.on } },
      ...earlyFaults(account, meta),
    ],
    () => [CustomerFlaggedRisky.of(data)],
  );
};

/** Orders an investigation by an agency, of a customer that is risky or not. */
export const investigate = ({ data }: Of<'OrderCreditInvestigation'>, account: CreditAccount): Answer =>
  unless<CreditRejection, CreditEvent>(
    [
      account.investigations.has(data.investigation) && {
        code: 'credit.investigation-known',
        data: { investigation: data.investigation },
      },
    ],
    () => [CreditInvestigationOrdered.of(data)],
  );

/** Records what the agency found. */
export const report = ({ data, meta }: Of<'ReportCreditInvestigation'>, account: CreditAccount): Answer => {
  const { investigation } = data;
  const known = account.investigations.get(investigation);
  const done = known?.reported ?? null;
  return unless<CreditRejection, CreditEvent>(
    [
      known === undefined && {
        code: 'credit.unknown-investigation',
        data: { investigation, known: [...account.investigations.keys()] },
      },
      done !== null && { code: 'credit.investigation-reported', data: { investigation, on: done.on } },
      ...earlyFaults(account, meta),
    ],
    () => [CreditInvestigated.of({ ...data, agency: known?.agency ?? '' })],
  );
};

/** How many of the last evaluations fell, one after the other. */
const fallsInARow = ({ standing: { evaluations } }: CreditAccount): number => {
  const kept = evaluations.findLastIndex(({ fell }) => !fell);
  return evaluations.length - 1 - kept;
};

/** Gives a customer up: after as many falls in a row as the policy says, each with its cause and its answer (row M18). */
export const giveUp = ({ data, meta }: Of<'GiveUpCustomer'>, policy: CreditPolicy, account: CreditAccount): Answer => {
  const { customer, currency } = data;
  const falls = fallsInARow(account);
  const needed = policy.fallsBeforeGivingUp;
  const { givenUp } = account.standing;
  return unless<CreditRejection, CreditEvent>(
    [
      ...(falls < needed
        ? [{ code: 'credit.given-up-lightly' as const, data: { customer, falls, needed, policy: policyRef(policy) } }]
        : []),
      ...(givenUp === null ? [] : [{ code: 'credit.given-up' as const, data: { customer, on: givenUp.on } }]),
      ...authorityFaults(meta.by, null, currency, policy),
      ...earlyFaults(account, meta),
    ],
    () => {
      const exposure = moneySaid(exposureOn(account.ledger, meta.on).total, currency);
      return [CustomerGivenUp.of({ ...data, falls, exposure }, { policies: [policyRef(policy)] })];
    },
  );
};

/** Deals again with a customer that was given up. */
export const takeBack = (
  { data, meta }: Of<'TakeBackCustomer'>,
  policy: CreditPolicy,
  account: CreditAccount,
): Answer =>
  unless<CreditRejection, CreditEvent>(
    [
      account.standing.givenUp === null && { code: 'credit.not-given-up', data: { customer: data.customer } },
      ...authorityFaults(meta.by, null, data.currency, policy),
      ...earlyFaults(account, meta),
    ],
    () => [CustomerTakenBack.of(data, { policies: [policyRef(policy)] })],
  );
