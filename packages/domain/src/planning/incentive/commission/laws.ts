/** What holds in every history of commission runs. */

import * as E from 'fp-ts/lib/Either.js';
import { apportion, type Law, lawOf, type RecordedEvent, type Text } from '../../../kernel/index.ts';
import { lookUp } from '../../target/growing-map.ts';
import { commissionOf } from '../commission-table.ts';
import { type CommissionEvent, commissionEvents } from './events.ts';
import { type CommissionRun, evolveCommission, noRun } from './state.ts';

const runLaw = (definition: {
  readonly code: string;
  readonly rows: readonly string[];
  readonly text: Text;
  readonly breach: (before: CommissionRun, event: RecordedEvent<CommissionEvent>) => Text | null;
}): Law =>
  lawOf<CommissionEvent, CommissionRun>({
    code: definition.code,
    rows: definition.rows,
    text: definition.text,
    scope: 'stream',
    handles: commissionEvents.map(({ type }) => type),
    initial: noRun,
    check: (before, event) => ({ memory: evolveCommission(before, event), breach: definition.breach(before, event) }),
  });

const partsAddUp = runLaw({
  code: 'commission.parts-add-up',
  rows: ['C1'],
  text: {
    en: 'The parts of a joint sale are those of its shares by largest remainder, and add up to what is credited.',
    zh: '联合销售各人的份额按最大余数法计算，其和等于所计入的金额。',
  },
  breach: ({ table }, event) => {
    if (event.type !== 'SaleCredited' || table === null) return null;
    const { sale, amount, parts } = event.data;
    const units = amount.amount * 10 ** (table.scale - amount.scale);
    const due = apportion(
      units,
      parts.map(({ share }) => share),
    );
    const whole = parts.reduce((sum, { share }) => sum + share, 0) === 10_000;
    const told = parts.map(({ part }) => part);
    return whole && E.isRight(due) && due.right.join() === told.join()
      ? null
      : {
          en: `sale ${sale}: ${told.join(' + ')} isn't ${units}`,
          zh: `销售 ${sale}：${told.join(' + ')} 不等于 ${units}`,
        };
  },
});

const asTheTable = runLaw({
  code: 'commission.as-the-table-says',
  rows: ['C1'],
  text: {
    en: 'What is calculated is what the table gives for the sales that were credited, for every seller and in all.',
    zh: '所计算的佣金即提成方案对所计入销售的结果，逐人及合计均相符。',
  },
  breach: (before, event) => {
    const { table } = before;
    if (event.type !== 'CommissionCalculated' || table === null) return null;
    const { lines, total } = event.data;
    const bad = lines.find(
      ({ seller, base, commission }) =>
        base !== lookUp(before.sellers, seller)?.base || BigInt(commission) !== commissionOf(table, BigInt(base)),
    );
    const sum = lines.reduce((of, { commission }) => of + commission, 0);
    if (bad === undefined && sum === total && lines.length === before.sellerCount) return null;
    return bad === undefined
      ? { en: `the lines add up to ${sum}, the total is ${total}`, zh: `各行合计 ${sum}，总额为 ${total}` }
      : {
          en: `${bad.seller}: ${bad.commission} on ${bad.base}`,
          zh: `${bad.seller}：${bad.base} 的佣金为 ${bad.commission}`,
        };
  },
});

const clawedBack = runLaw({
  code: 'commission.claw-back-exact',
  rows: ['C1'],
  text: {
    en: 'What is clawed back is what was paid less what the same table gives for what is left.',
    zh: '追回额等于已付佣金减去按原方案对剩余销售重新计算的佣金。',
  },
  breach: (before, event) => {
    const { table } = before;
    if (event.type !== 'CreditedSaleReduced' || table === null) return null;
    const after = evolveCommission(before, event);
    const bad = event.data.lines.find(({ seller, paid, recomputed, clawedBack: back }) => {
      const due = before.approved ? commissionOf(table, BigInt(lookUp(after.sellers, seller)?.base ?? 0)) : 0n;
      const was = before.approved ? (lookUp(before.sellers, seller)?.paid ?? 0) : 0;
      return paid !== was || BigInt(recomputed) !== due || back !== paid - recomputed;
    });
    return bad === undefined
      ? null
      : {
          en: `${bad.seller}: ${bad.paid} less ${bad.recomputed} isn't ${bad.clawedBack}, or not what was paid`,
          zh: `${bad.seller}：${bad.paid} 减 ${bad.recomputed} 不是 ${bad.clawedBack}，或与已付不符`,
        };
  },
});

const fourEyes = runLaw({
  code: 'commission.four-eyes',
  rows: ['C1'],
  text: {
    en: 'Nobody approves a commission that he calculated or is paid.',
    zh: '任何人不得审批由自己计算或由自己受益的佣金。',
  },
  breach: ({ calculated }, event) => {
    if (event.type !== 'CommissionApproved') return null;
    const { id } = event.by;
    return calculated === null || calculated.by === id || calculated.lines.some(({ seller }) => seller === id)
      ? { en: `approved by ${id}`, zh: `由 ${id} 审批` }
      : null;
  },
});

/** The laws of the room. */
export const commissionLaws: readonly Law[] = [partsAddUp, asTheTable, clawedBack, fourEyes];
