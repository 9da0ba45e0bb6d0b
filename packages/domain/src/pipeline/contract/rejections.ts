/** Why something can't be done with a contract, and how to say it. */
import type { Messages, Rejection } from '../../kernel/index.ts';
import type { Contract } from './state.ts';

interface OfContract {
  readonly contract: string;
}

export type ContractRejection =
  | Rejection<
      'contract.not-at-that-stage',
      OfContract & { readonly status: Contract['status']; readonly needed: readonly Contract['status'][] }
    >
  | Rejection<'contract.another-customer', OfContract & { readonly customer: string; readonly expected: string }>
  | Rejection<'contract.several-currencies', OfContract & { readonly currencies: readonly string[] }>
  | Rejection<'contract.named-twice', OfContract & { readonly ids: readonly string[] }>
  | Rejection<'contract.not-above-zero', OfContract & { readonly amount: string; readonly currency: string }>
  | Rejection<'contract.advance-beyond-value', OfContract & { readonly advance: string; readonly value: string }>
  | Rejection<
      'contract.not-authorised',
      OfContract & { readonly actor: string; readonly needed: readonly string[]; readonly policy: string }
    >
  | Rejection<'contract.own-draft', OfContract & { readonly actor: string }>
  | Rejection<'contract.dated-too-early', OfContract & { readonly on: string; readonly lastOn: string }>
  | Rejection<'contract.no-advance', OfContract>
  | Rejection<'contract.beyond-advance', OfContract & { readonly amount: string; readonly open: string }>
  | Rejection<'contract.receipt-known', OfContract & { readonly receipt: string }>
  | Rejection<
      'contract.unknown-obligation',
      OfContract & { readonly obligation: string; readonly known: readonly string[] }
    >
  | Rejection<'contract.obligation-fulfilled', OfContract & { readonly obligation: string }>
  | Rejection<
      'contract.beyond-call-off',
      OfContract & {
        readonly order: string;
        readonly line: string;
        readonly shipped: string;
        readonly taken: string;
      }
    >
  | Rejection<'contract.goods-open', OfContract & { readonly lines: readonly string[] }>
  | Rejection<'contract.not-fulfilled', OfContract & { readonly open: readonly string[] }>;

const stages: Readonly<Record<Contract['status'], { readonly en: string; readonly zh: string }>> = {
  none: { en: 'not drafted', zh: '未起草' },
  drafted: { en: 'drafted', zh: '已起草' },
  reviewed: { en: 'reviewed', zh: '已审核' },
  signed: { en: 'signed', zh: '已签订' },
  ended: { en: 'ended', zh: '已终止' },
};

/** The sentences of the contract's reasons. */
export const contractMessages: Messages<ContractRejection> = {
  'contract.not-at-that-stage': {
    en: ({ contract, status, needed }) =>
      `Contract ${contract} is ${stages[status].en}; this needs one that is ${needed.map((one) => stages[one].en).join(' or ')}.`,
    zh: ({ contract, status, needed }) =>
      `合同 ${contract} ${stages[status].zh}；此操作要求合同${needed.map((one) => stages[one].zh).join('或')}。`,
  },
  'contract.another-customer': {
    en: ({ contract, customer, expected }) =>
      `Contract ${contract} is with customer ${expected}, not ${customer}; draft another contract.`,
    zh: ({ contract, customer, expected }) => `合同 ${contract} 的客户是 ${expected}，而非 ${customer}；请另拟合同。`,
  },
  'contract.several-currencies': {
    en: ({ contract, currencies }) =>
      `Contract ${contract} holds ${currencies.join(', ')}; a contract is in one currency.`,
    zh: ({ contract, currencies }) => `合同 ${contract} 含有 ${currencies.join('、')}；一份合同只能使用一种币种。`,
  },
  'contract.named-twice': {
    en: ({ contract, ids }) => `Contract ${contract} names ${ids.join(', ')} twice; give each an id of its own.`,
    zh: ({ contract, ids }) => `合同 ${contract} 中重复使用编号 ${ids.join('、')}；请分别编号。`,
  },
  'contract.not-above-zero': {
    en: ({ contract, amount, currency }) => `Contract ${contract}: ${amount} ${currency} must be above zero.`,
    zh: ({ contract, amount, currency }) => `合同 ${contract}：${amount} ${currency} 必须大于零。`,
  },
  'contract.advance-beyond-value': {
    en: ({ contract, advance, value }) =>
      `Contract ${contract} asks for ${advance} ahead and is worth ${value}; ask for no more than it is worth.`,
    zh: ({ contract, advance, value }) => `合同 ${contract} 的定金或预付款 ${advance} 超过合同金额 ${value}；请降低。`,
  },
  'contract.not-authorised': {
    en: ({ contract, actor, needed, policy }) =>
      `${actor} acts in none of the roles that review contract ${contract} by ${policy} (${needed.join(', ')}).`,
    zh: ({ contract, actor, needed, policy }) =>
      `${actor} 不具备 ${policy} 规定的合同 ${contract} 审核角色（${needed.join('、')}）。`,
  },
  'contract.own-draft': {
    en: ({ contract, actor }) => `${actor} drafted contract ${contract} and can't review it; let another do so.`,
    zh: ({ contract, actor }) => `${actor} 起草了合同 ${contract}，不能自行审核；请由他人审核。`,
  },
  'contract.dated-too-early': {
    en: ({ contract, on, lastOn }) =>
      `It is dated ${on}, before what last happened to contract ${contract} (${lastOn}).`,
    zh: ({ contract, on, lastOn }) => `业务日期 ${on} 早于合同 ${contract} 最近的事项（${lastOn}）。`,
  },
  'contract.no-advance': {
    en: ({ contract }) => `Contract ${contract} asks for nothing ahead; record the money as a receipt.`,
    zh: ({ contract }) => `合同 ${contract} 未约定定金或预付款；请作为收款登记。`,
  },
  'contract.beyond-advance': {
    en: ({ contract, amount, open }) =>
      `${amount} is more than the ${open} that contract ${contract} still asks for ahead; record the rest as a receipt.`,
    zh: ({ contract, amount, open }) =>
      `${amount} 超过合同 ${contract} 尚欠的定金或预付款 ${open}；超出部分请作为收款登记。`,
  },
  'contract.receipt-known': {
    en: ({ contract, receipt }) => `Receipt ${receipt} was recorded for contract ${contract} before.`,
    zh: ({ contract, receipt }) => `收款 ${receipt} 已登记在合同 ${contract}。`,
  },
  'contract.unknown-obligation': {
    en: ({ contract, obligation, known }) =>
      `Contract ${contract} has no obligation ${obligation}; it has ${known.length === 0 ? 'none' : known.join(', ')}.`,
    zh: ({ contract, obligation, known }) =>
      `合同 ${contract} 没有义务 ${obligation}；现有：${known.length === 0 ? '无' : known.join('、')}。`,
  },
  'contract.obligation-fulfilled': {
    en: ({ contract, obligation }) => `Obligation ${obligation} of contract ${contract} was fulfilled before.`,
    zh: ({ contract, obligation }) => `合同 ${contract} 的义务 ${obligation} 此前已履行。`,
  },
  'contract.beyond-call-off': {
    en: ({ contract, order, line, shipped, taken }) =>
      `Of line ${line} of contract ${contract} ${shipped} would have left by order ${order}, which takes ${taken}; amend the order first.`,
    zh: ({ contract, order, line, shipped, taken }) =>
      `合同 ${contract} 的行 ${line}：订单 ${order} 发货将达 ${shipped}，而其订货为 ${taken}；请先变更订单。`,
  },
  'contract.goods-open': {
    en: ({ contract, lines }) =>
      `Not all goods of contract ${contract} have left (lines ${lines.join(', ')}); ship the rest, or terminate the contract.`,
    zh: ({ contract, lines }) =>
      `合同 ${contract} 的货物尚未全部发出（行 ${lines.join('、')}）；请继续发货，或终止合同。`,
  },
  'contract.not-fulfilled': {
    en: ({ contract, open }) =>
      `Contract ${contract} isn't fulfilled: ${open.join(', ')} is still owed; see to it, or terminate the contract.`,
    zh: ({ contract, open }) => `合同 ${contract} 尚未履行完毕：${open.join('、')}；请继续履行，或终止合同。`,
  },
};
