/** What holds of all money that was received. It shares no rule with the decider. */
import { formatDecimal, type Law, lawOf, normalizeDecimal, type Text } from '../../../kernel/index.ts';
import { unitsOf } from '../exact.ts';
import { type ReceiptEvent, receiptEvents } from './events.ts';

const handles = receiptEvents.map(({ type }) => type);
const text = (en: string, zh: string): Text => ({ en, zh });

const freeAfter = (free: bigint, event: ReceiptEvent): bigint => {
  const units = unitsOf(event.data.amount);
  switch (event.type) {
    case 'ReceiptRecorded':
    case 'DepositTaken':
    case 'CreditTakenOver':
    case 'AllocationReleased':
      return free + units;
    case 'AllocationAsked':
    case 'ReceiptRefunded':
    case 'ReceiptReversed':
      return free - units;
    case 'AllocationConfirmed':
      return free;
  }
};

const neverOverdrawn: Law = lawOf<ReceiptEvent, bigint>({
  code: 'receipt.never-overdrawn',
  rows: ['M1', 'M11'],
  text: text('Never more goes out of a receipt than came in.', '一笔收款的核销与退款合计不超过到账金额。'),
  scope: 'stream',
  handles,
  initial: 0n,
  check: (before, event) => {
    const memory = freeAfter(before, event);
    const short = formatDecimal(normalizeDecimal({ units: -memory, scale: 6 }));
    return { memory, breach: memory < 0n ? text(`${short} too much went out`, `多支出 ${short}`) : null };
  },
});

const answeredOnce: Law = lawOf<ReceiptEvent, Readonly<Record<string, string>>>({
  code: 'receipt.allocations-are-answered-once',
  rows: ['M10'],
  text: text(
    'An allocation is asked for once, confirmed at most once, and released at most once.',
    '每笔核销只申请一次、至多确认一次、至多撤回一次。',
  ),
  scope: 'stream',
  handles: ['AllocationAsked', 'AllocationConfirmed', 'AllocationReleased'],
  initial: Object.freeze({}),
  check: (before, event) => {
    if (!('allocation' in event.data)) return { memory: before, breach: null };
    const { allocation } = event.data;
    const key = `#${allocation}`;
    const status = before[key];
    const memory = { ...before, [key]: event.type };
    const fits =
      event.type === 'AllocationAsked'
        ? status === undefined
        : event.type === 'AllocationConfirmed'
          ? status === 'AllocationAsked'
          : status === 'AllocationAsked' || status === 'AllocationConfirmed';
    return {
      memory,
      breach: fits
        ? null
        : text(
            `${event.type} of ${allocation} after ${status ?? 'nothing'}`,
            `核销 ${allocation} 的事件顺序有误：${event.type}`,
          ),
    };
  },
});

/** The laws of the room. */
export const receiptLaws: readonly Law[] = [neverOverdrawn, answeredOnce];
