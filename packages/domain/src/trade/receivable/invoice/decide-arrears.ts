/** Disputes, time, arrears and notices: all that moves no money. */
import { type CommandMeta, type Decision, daysBetween, policyRef, unless } from '../../../kernel/index.ts';
import {
  boundsThat,
  type CollectionPolicy,
  type DunningPolicy,
  escalationDue,
  feeOf,
  interestOn,
  mayExtend,
} from '../policy.ts';
import { amountFaults, type Faults, isNew, isOverdue, notBeforeIssue, notSettled, within } from './checks.ts';
import type { ReceivableCommand } from './commands.ts';
import {
  ArrearsEscalated,
  ArrearsExplained,
  CollectorAssigned,
  CreditStopProposed,
  DisputeSettled,
  DueDateExtended,
  InvoiceDisputed,
  PaymentPromised,
  type ReceivableEvent,
  ReminderSent,
  ReminderSkipped,
} from './events.ts';
import { disputedUnits, inItsCurrency, lastNotice, openOf, openUnits, overdueDays } from './open.ts';
import type { ReceivableRejection } from './rejections.ts';
import type { StandingInvoice } from './state.ts';

type Answer = Decision<ReceivableRejection, ReceivableEvent>;
type Of<Type extends ReceivableCommand['type']> = Extract<ReceivableCommand, { readonly type: Type }>;

const named = ({ invoice, customer }: StandingInvoice) => ({ invoice, customer });

export const dispute = ({ data, meta }: Of<'DisputeInvoice'>, state: StandingInvoice): Answer => {
  const { dispute: id, cause, note, complaint } = data;
  const amount = data.amount ?? openOf(state);
  const faults = notSettled(state);
  return unless(
    [
      ...isNew(state, 'dispute', id),
      ...faults,
      ...(faults.length > 0 ? [] : amountFaults(state, 'dispute', amount)),
      ...(faults.length > 0 ? [] : within(state, 'dispute', amount, 'open', openUnits(state))),
      ...notBeforeIssue(state, meta),
    ],
    () => [
      InvoiceDisputed.of({
        ...named(state),
        dispute: id,
        amount,
        cause,
        ...(note === undefined ? {} : { note }),
        ...(complaint === undefined ? {} : { complaint }),
      }),
    ],
  );
};

export const settle = ({ data, meta }: Of<'SettleDispute'>, state: StandingInvoice): Answer => {
  const { invoice } = state;
  const { dispute: id, outcome, note } = data;
  const opened = state.disputes.find((one) => one.dispute === id && one.settled === null);
  if (opened === undefined)
    return unless([{ code: 'receivable.unknown-id', data: { invoice, of: 'dispute', id } }], () => []);
  const early: Faults =
    meta.at >= opened.at
      ? []
      : [{ code: 'receivable.dated-before-basis', data: { invoice, on: meta.on, basisOn: opened.on } }];
  return unless(early, () => [DisputeSettled.of({ ...named(state), dispute: id, outcome, note })]);
};

export const extend = (
  { data, meta }: Of<'ExtendDueDate'>,
  state: StandingInvoice,
  policy: CollectionPolicy,
): Answer => {
  const { invoice, dueOn, content, extended } = state;
  const { dueOn: asked, reason } = data;
  const early: Faults =
    extended === null || meta.at >= extended.at
      ? []
      : [{ code: 'receivable.dated-before-basis', data: { invoice, on: meta.on, basisOn: extended.on } }];
  const notLater: Faults = asked > dueOn ? [] : [{ code: 'receivable.not-later', data: { invoice, dueOn, asked } }];
  const may = mayExtend(daysBetween(content.dueOn, asked));
  const unauthorised: Faults =
    boundsThat(policy, meta.by.roles, may) === undefined
      ? [
          {
            code: 'receivable.not-authorised',
            data: { invoice, roles: policy.roles.filter(may).map(({ role }) => role), policy: policyRef(policy) },
          },
        ]
      : [];
  return unless([...notSettled(state), ...notLater, ...unauthorised, ...early, ...notBeforeIssue(state, meta)], () => [
    DueDateExtended.of({ ...named(state), before: dueOn, after: asked, reason }, { policies: [policyRef(policy)] }),
  ]);
};

export const explain = ({ data, meta }: Of<'ExplainArrears'>, state: StandingInvoice): Answer => {
  const { cause, note, countermeasure } = data;
  return unless([...notSettled(state), ...isOverdue(state, meta), ...notBeforeIssue(state, meta)], () => [
    ArrearsExplained.of({
      ...named(state),
      cause,
      note,
      ...(countermeasure === undefined ? {} : { countermeasure }),
      overdueDays: overdueDays(state, meta.on),
    }),
  ]);
};

export const assign = ({ data, meta }: Of<'AssignCollector'>, state: StandingInvoice): Answer =>
  unless([...notSettled(state), ...notBeforeIssue(state, meta)], () =>
    state.collector === data.collector ? [] : [CollectorAssigned.of({ ...named(state), collector: data.collector })],
  );

/** Where a role stands among those that arrears are reported to; −1 for one that isn't among them. */
const stepOf = ({ escalation }: CollectionPolicy, role: string): number =>
  escalation.findLastIndex(({ to }) => to === role);

export const escalate = (
  { data, meta }: Of<'EscalateArrears'>,
  state: StandingInvoice,
  policy: CollectionPolicy,
): Answer => {
  const { invoice, escalatedTo } = state;
  const { to, note } = data;
  const days = overdueDays(state, meta.on);
  const due = escalationDue(policy, days);
  const already: Faults = escalatedTo.includes(to)
    ? [{ code: 'receivable.escalated-already', data: { invoice, to } }]
    : [];
  const tooLow: Faults =
    due !== null && stepOf(policy, to) < stepOf(policy, due)
      ? [{ code: 'receivable.escalated-too-low', data: { invoice, to, due, days } }]
      : [];
  return unless(
    [...notSettled(state), ...isOverdue(state, meta), ...already, ...tooLow, ...notBeforeIssue(state, meta)],
    () => [
      ArrearsEscalated.of(
        { ...named(state), to, open: openOf(state), overdueDays: days, note },
        { policies: [policyRef(policy)] },
      ),
    ],
  );
};

export const promise = ({ data, meta }: Of<'RecordPromise'>, state: StandingInvoice): Answer => {
  const { invoice } = state;
  const { promise: id, amount, by, note } = data;
  const past: Faults =
    by >= meta.on ? [] : [{ code: 'receivable.promise-in-the-past', data: { invoice, by, on: meta.on } }];
  return unless(
    [
      ...isNew(state, 'promise', id),
      ...amountFaults(state, 'promise', amount),
      ...within(state, 'promise', amount, 'open', openUnits(state)),
      ...past,
      ...notBeforeIssue(state, meta),
    ],
    () => [PaymentPromised.of({ ...named(state), promise: id, amount, by, ...(note === undefined ? {} : { note }) })],
  );
};

/** Why the next notice can't go out on a date by the policy; nothing where it can. */
const noticeFaults = (
  state: StandingInvoice,
  policy: DunningPolicy,
  run: string,
  { on }: Pick<CommandMeta, 'on'>,
): Faults => {
  const { invoice, notices } = state;
  const last = lastNotice(state);
  const level = last.level + 1;
  const rule = policy.levels[level - 1];
  const days = overdueDays(state, on);
  const faults: ReceivableRejection[] = [];
  if (notices.some((one) => one.run === run))
    faults.push({ code: 'receivable.reminded-in-run', data: { invoice, run } });
  if (rule === undefined)
    return [...faults, { code: 'receivable.last-level-reached', data: { invoice, level: last.level } }];
  if (days < rule.overdueDays)
    faults.push({
      code: 'receivable.level-not-due',
      data: { invoice, level, overdueDays: days, needed: rule.overdueDays },
    });
  if (last.on !== null && daysBetween(last.on, on) < rule.gapDays)
    faults.push({
      code: 'receivable.reminded-too-soon',
      data: { invoice, level, last: last.on, on, gapDays: rule.gapDays },
    });
  return faults;
};

/** The next notice: at most one level a run, with interest and fee; disputed items are passed over, with the reason. */
export const remind = ({ data, meta }: Of<'SendReminder'>, state: StandingInvoice, policy: DunningPolicy): Answer => {
  const { run } = data;
  const balance = openOf(state);
  const disputed = disputedUnits(state);
  const policies = { policies: [policyRef(policy)] };
  const settled = notSettled(state);
  if (disputed > 0n) {
    const again: Faults = state.notices.some((one) => one.run === run)
      ? [{ code: 'receivable.reminded-in-run', data: { invoice: state.invoice, run } }]
      : [];
    return unless([...again, ...isOverdue(state, meta), ...notBeforeIssue(state, meta)], () => [
      ReminderSkipped.of(
        { ...named(state), run, reason: 'disputed', disputed: inItsCurrency(state, disputed), balance },
        policies,
      ),
    ]);
  }
  const faults = [
    ...settled,
    ...isOverdue(state, meta),
    ...noticeFaults(state, policy, run, meta),
    ...notBeforeIssue(state, meta),
  ];
  return unless(faults, () => {
    const level = lastNotice(state).level + 1;
    const days = overdueDays(state, meta.on);
    const rule = policy.levels[level - 1];
    const fee = rule === undefined ? { ...balance, amount: 0 } : feeOf(rule, balance.currency, balance.scale);
    const interest = interestOn(policy, balance, days);
    const sent = ReminderSent.of(
      { ...named(state), run, level, balance, dueOn: state.dueOn, overdueDays: days, interest, fee },
      policies,
    );
    const stop = CreditStopProposed.of({ ...named(state), run, level, balance, overdueDays: days }, policies);
    return level === policy.levels.length ? [sent, stop] : [sent];
  });
};
