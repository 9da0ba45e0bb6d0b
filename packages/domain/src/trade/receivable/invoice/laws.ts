/** What holds on every invoice's stream, whoever wrote it. It shares no rule with the decider that it checks. */
import { formatDecimal, type Law, lawOf, type Money, normalizeDecimal, type Text } from '../../../kernel/index.ts';
import { unitsOf } from '../exact.ts';
import { type ReceivableEvent, receivableEvents } from './events.ts';

const handles = receivableEvents.map(({ type }) => type);
const text = (en: string, zh: string): Text => ({ en, zh });
const said = (units: bigint): string => formatDecimal(normalizeDecimal({ units, scale: 6 }));

/** What an event adds to the open amount of its invoice, and to the customer's credit that the invoice holds. */
const effectOn = (event: ReceivableEvent): { readonly open: bigint; readonly excess: bigint } => {
  const effect = (open: bigint, excess = 0n) => ({ open, excess });
  switch (event.type) {
    case 'InvoiceIssued':
      return effect(unitsOf(event.data.content.amount));
    case 'InvoiceVoided':
      return effect(-unitsOf(event.data.amount));
    case 'PaymentReceived':
    case 'CreditNoteIssued':
      return effect(-unitsOf(event.data.applied), unitsOf(event.data.excess));
    case 'PaymentReversed':
      return effect(unitsOf(event.data.applied), -unitsOf(event.data.excess));
    case 'ReceiptAllocated':
    case 'InvoiceWrittenOff':
      return effect(-unitsOf(event.data.amount));
    case 'AllocationTakenBack':
      return effect(unitsOf(event.data.amount));
    case 'ExcessRefunded':
    case 'ExcessPassedOn':
      return effect(0n, -unitsOf(event.data.amount));
    default:
      return effect(0n);
  }
};

interface Balance {
  readonly amount: bigint;
  readonly open: bigint;
  readonly excess: bigint;
}

const neverOverpaid: Law = lawOf<ReceivableEvent, Balance>({
  code: 'receivable.open-within-amount',
  rows: ['M1'],
  text: text(
    'What is open of an invoice is never below zero and never above its amount, and no more credit is given away than there is.',
    '发票未收金额不小于零、不大于发票金额，转出或退还的余款不超过实有余款。',
  ),
  scope: 'stream',
  handles,
  initial: { amount: 0n, open: 0n, excess: 0n },
  check: (before, event) => {
    const effect = effectOn(event);
    const amount = event.type === 'InvoiceIssued' ? unitsOf(event.data.content.amount) : before.amount;
    const memory = { amount, open: before.open + effect.open, excess: before.excess + effect.excess };
    if (memory.open < 0n || memory.open > amount)
      return {
        memory,
        breach: text(
          `${said(memory.open)} is open of ${said(amount)}`,
          `发票金额 ${said(amount)}，未收 ${said(memory.open)}`,
        ),
      };
    return {
      memory,
      breach:
        memory.excess < 0n
          ? text(`${said(-memory.excess)} more was given away than there was`, `余款超支 ${said(-memory.excess)}`)
          : null,
    };
  },
});

const moneysOf = (event: ReceivableEvent): readonly Money[] => {
  const { data } = event;
  const fields = 'content' in data ? [data.content.amount] : Object.values<unknown>(data);
  return fields.filter(
    (field): field is Money => typeof field === 'object' && field !== null && 'currency' in field && 'scale' in field,
  );
};

/** What stays the same from the issue on. */
const oneCustomer: Law = lawOf<ReceivableEvent, { readonly customer: string; readonly currency: string } | null>({
  code: 'receivable.one-customer-one-currency',
  rows: ['M10'],
  text: text(
    'An invoice has one customer and one currency; what names others is declined.',
    '一张发票只有一个客户、一种币种；不符者一律不予核销。',
  ),
  scope: 'stream',
  handles: handles.filter((type) => type !== 'AllocationDeclined'),
  initial: null,
  check: (memory, event) => {
    if (event.type === 'InvoiceIssued') {
      const { customer, content } = event.data;
      return { memory: { customer, currency: content.amount.currency }, breach: null };
    }
    if (memory === null) return { memory, breach: text('the invoice is not issued', '发票尚未开具') };
    const other = moneysOf(event).find(({ currency }) => currency !== memory.currency);
    if (other !== undefined)
      return {
        memory,
        breach: text(`${other.currency} beside ${memory.currency}`, `${memory.currency} 与 ${other.currency} 并存`),
      };
    return {
      memory,
      breach:
        event.data.customer === memory.customer
          ? null
          : text(
              `it is about customer ${event.data.customer}, the invoice about ${memory.customer}`,
              `事件属于客户 ${event.data.customer}，发票属于客户 ${memory.customer}`,
            ),
    };
  },
});

interface Dunned {
  readonly level: number;
  readonly on: string;
  readonly runs: readonly string[];
  readonly disputes: readonly string[];
}

const levelsRise: Law = lawOf<ReceivableEvent, Dunned>({
  code: 'receivable.levels-rise-one-a-run',
  rows: ['M4', 'M6'],
  text: text(
    'Notices rise by one level a run, never go out twice in one run, and never for an invoice in dispute.',
    '催收每批次至多升一级，同一批次不重复，有争议的发票不催收。',
  ),
  scope: 'stream',
  handles: ['InvoiceIssued', 'InvoiceDisputed', 'DisputeSettled', 'ReminderSent', 'ReminderSkipped'],
  initial: { level: 0, on: '', runs: [], disputes: [] },
  check: (before, event) => {
    switch (event.type) {
      case 'InvoiceDisputed':
        return { memory: { ...before, disputes: [...before.disputes, event.data.dispute] }, breach: null };
      case 'DisputeSettled':
        return {
          memory: { ...before, disputes: before.disputes.filter((one) => one !== event.data.dispute) },
          breach: null,
        };
      case 'ReminderSkipped':
      case 'ReminderSent': {
        const { run } = event.data;
        const runs = [...before.runs, run];
        if (before.runs.includes(run))
          return { memory: { ...before, runs }, breach: text(`run ${run} took it twice`, `批次 ${run} 重复处理`) };
        if (event.type === 'ReminderSkipped') return { memory: { ...before, runs }, breach: null };
        const { level } = event.data;
        const memory = { ...before, runs, level, on: event.occurredOn };
        if (level !== before.level + 1)
          return {
            memory,
            breach: text(`level ${level} follows level ${before.level}`, `第 ${before.level} 级之后为第 ${level} 级`),
          };
        return {
          memory,
          breach:
            before.on > event.occurredOn
              ? text(`it is dated before the notice of ${before.on}`, `日期早于 ${before.on} 的催收`)
              : null,
        };
      }
      default:
        return { memory: before, breach: null };
    }
  },
});

const dueOnlyLater: Law = lawOf<ReceivableEvent, string>({
  code: 'receivable.due-date-only-later',
  rows: ['M4'],
  text: text('A due date is only ever extended, from the one that held.', '到期日只能在原到期日基础上延后。'),
  scope: 'stream',
  handles: ['InvoiceIssued', 'DueDateExtended'],
  initial: '',
  check: (dueOn, event) => {
    if (event.type === 'InvoiceIssued') return { memory: event.data.content.dueOn, breach: null };
    if (event.type !== 'DueDateExtended') return { memory: dueOn, breach: null };
    const { before, after } = event.data;
    return {
      memory: after,
      breach:
        before === dueOn && after > before
          ? null
          : text(
              `it goes from ${before} to ${after}, but ${dueOn} held`,
              `由 ${before} 改为 ${after}，而当时到期日为 ${dueOn}`,
            ),
    };
  },
});

const nothingBeforeIssue: Law = lawOf<ReceivableEvent, { readonly at: number; readonly on: string } | null>({
  code: 'receivable.begins-by-issue',
  rows: ['M1'],
  text: text('Nothing happens to an invoice before its issue.', '发票开具之前不发生任何业务。'),
  scope: 'stream',
  handles: handles.filter((type) => type !== 'AllocationDeclined'),
  initial: null,
  check: (issued, event) => {
    if (event.type === 'InvoiceIssued') return { memory: { at: event.occurredAt, on: event.occurredOn }, breach: null };
    if (issued === null) return { memory: issued, breach: text('the invoice is not issued', '发票尚未开具') };
    return {
      memory: issued,
      breach:
        event.occurredAt >= issued.at
          ? null
          : text(
              `it lies on ${event.occurredOn}, before ${issued.on}`,
              `日期 ${event.occurredOn} 早于开具日 ${issued.on}`,
            ),
    };
  },
});

/** The laws of the room. */
export const receivableLaws: readonly Law[] = [
  nothingBeforeIssue,
  neverOverpaid,
  oneCustomer,
  dueOnlyLater,
  levelsRise,
];
