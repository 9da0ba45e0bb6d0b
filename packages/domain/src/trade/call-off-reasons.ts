/** Why a contract doesn't take an order: told by the contract, kept by the order. */
import * as z from 'zod';
import { formatMoney, idSchema, localDateSchema, moneySchema, type Text } from '../kernel/index.ts';

/** Reads a {@link CallOffReason}. */
export const callOffReasonSchema = z.union([
  /** There is no such contract, it isn't signed yet, or it has ended. */
  z.strictObject({ code: z.literal('not-in-force'), status: z.string().min(1).max(40) }),
  z.strictObject({ code: z.literal('before-signing'), signedOn: localDateSchema }),
  /** The last date on which it says that goods are delivered. */
  z.strictObject({ code: z.literal('after-its-end'), until: localDateSchema }),
  z.strictObject({ code: z.literal('another-customer') }),
  z.strictObject({ code: z.literal('not-agreed'), line: idSchema, product: idSchema }),
  z.strictObject({ code: z.literal('other-unit'), line: idSchema, unit: z.string(), expected: z.string() }),
  z.strictObject({
    code: z.literal('beyond-quantity'),
    product: idSchema,
    asked: z.string(),
    left: z.string(),
    unit: z.string(),
  }),
  /** What the line comes to, and what it comes to by the contract. */
  z.strictObject({ code: z.literal('other-price'), line: idSchema, asked: moneySchema, agreed: moneySchema }),
]);

/** One reason for which a contract doesn't take an order. */
export type CallOffReason = z.infer<typeof callOffReasonSchema>;

const statuses: Readonly<Record<string, Text>> = {
  none: { en: 'not drafted', zh: '未起草' },
  drafted: { en: 'only drafted', zh: '仅起草' },
  reviewed: { en: 'not signed yet', zh: '尚未签订' },
  ended: { en: 'ended', zh: '已终止' },
};

/** A reason, in both languages. */
export const callOffReasonText = (reason: CallOffReason): Text => {
  switch (reason.code) {
    case 'not-in-force': {
      const status = Object.hasOwn(statuses, reason.status) ? statuses[reason.status] : undefined;
      return { en: `it is ${status?.en ?? reason.status}`, zh: `合同${status?.zh ?? reason.status}` };
    }
    case 'before-signing':
      return { en: `it was signed on ${reason.signedOn}`, zh: `合同于 ${reason.signedOn} 才签订` };
    case 'after-its-end':
      return { en: `it runs until ${reason.until}`, zh: `合同有效期至 ${reason.until}` };
    case 'another-customer':
      return { en: 'it is with another customer', zh: '合同客户不同' };
    case 'not-agreed':
      return {
        en: `${reason.product} (line ${reason.line}) isn't agreed in it`,
        zh: `合同未约定产品 ${reason.product}（行 ${reason.line}）`,
      };
    case 'other-unit':
      return {
        en: `line ${reason.line} is in ${reason.unit}, and it is agreed in ${reason.expected}`,
        zh: `行 ${reason.line} 单位为 ${reason.unit}，合同约定为 ${reason.expected}`,
      };
    case 'beyond-quantity':
      return {
        en: `${reason.asked} ${reason.unit} of ${reason.product} are asked for, and ${reason.left} are left`,
        zh: `产品 ${reason.product} 订 ${reason.asked} ${reason.unit}，合同余 ${reason.left} ${reason.unit}`,
      };
    case 'other-price': {
      const said = (amount: typeof reason.asked) => `${formatMoney(amount)} ${amount.currency}`;
      return {
        en: `line ${reason.line} comes to ${said(reason.asked)}, and to ${said(reason.agreed)} by the contract`,
        zh: `行 ${reason.line} 计 ${said(reason.asked)}，按合同应为 ${said(reason.agreed)}`,
      };
    }
  }
};
