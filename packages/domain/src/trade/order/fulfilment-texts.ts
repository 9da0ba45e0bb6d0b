/** What the rejections of credit and fulfilment say to people. */
import { type Messages, say, type Text } from '../../kernel/index.ts';
import { callOffReasonText } from '../call-off-reasons.ts';
import { blockReasonText } from '../credit/block-texts.ts';
import type { OrderRejection } from './rejections.ts';

type Code =
  | 'order.without-account'
  | 'order.credit-awaited'
  | 'order.not-granted'
  | 'order.without-customer'
  | 'order.rests-on-contract'
  | 'order.not-called-off'
  | 'order.advance-open'
  | 'order.not-confirmed'
  | 'order.not-passed-on'
  | 'order.delivered-before-produced'
  | 'order.rescheduled-without-reason'
  | 'order.done-beside-status'
  | 'order.document-known'
  | 'order.unknown-document'
  | 'order.already-delivered'
  | 'order.already-resolved'
  | 'order.more-than-left'
  | 'order.goods-out'
  | 'order.below-shipped'
  | 'order.dated-after-goods'
  | 'order.not-a-return';

const kinds: Readonly<Record<'inspection' | 'shipment' | 'exception', Text>> = {
  inspection: { en: 'inspection', zh: '验收' },
  shipment: { en: 'shipment', zh: '发货' },
  exception: { en: 'exception', zh: '异常' },
};

const lefts: Readonly<Record<'ordered' | 'inspected' | 'shipped', Text>> = {
  ordered: { en: 'of what was ordered', zh: '订购数量' },
  inspected: { en: 'of what passed inspection', zh: '验收合格数量' },
  shipped: { en: 'of what was shipped', zh: '发货数量' },
};

const credits: Readonly<Record<'not-asked' | 'asked' | 'declined' | 'granted', Text>> = {
  'not-asked': { en: 'credit was not asked for', zh: '尚未申请授信' },
  asked: { en: 'the answer is still awaited', zh: '授信尚在审核' },
  declined: { en: 'it is blocked', zh: '已被信用冻结' },
  granted: { en: 'it is granted', zh: '已授信' },
};

/** The sentences of the reasons of credit and fulfilment. */
export const fulfilmentMessages: Messages<Extract<OrderRejection, { readonly code: Code }>> = {
  'order.without-account': {
    en: ({ order, customer, longest }) =>
      customer === null
        ? `Order ${order} names no customer, so no account can answer for it; amend it with its customer.`
        : `The customer's id of order ${order} is longer than ${longest} characters, and no account can be named by it.`,
    zh: ({ order, customer, longest }) =>
      customer === null
        ? `订单 ${order} 未写明客户，没有可申请的信用账户；请在订单中补上客户。`
        : `订单 ${order} 的客户编号超过 ${longest} 个字符，无法对应信用账户。`,
  },
  'order.credit-awaited': {
    en: ({ order, ask }) => `Order ${order} has asked for credit (asking ${ask}) and awaits the answer.`,
    zh: ({ order, ask }) => `订单 ${order} 已申请授信（第 ${ask} 次），请等待答复。`,
  },
  'order.not-granted': {
    en: ({ order, credit, reasons, policy }) =>
      `Order ${order} goes on only when its credit is granted (${policy}), and ${credits[credit].en}${
        reasons.length === 0 ? '' : `: ${reasons.map((reason) => say(blockReasonText(reason), 'en')).join('; ')}`
      }.`,
    zh: ({ order, credit, reasons, policy }) =>
      `${policy} 要求订单 ${order} 先获授信，而${credits[credit].zh}${
        reasons.length === 0 ? '' : `：${reasons.map((reason) => say(blockReasonText(reason), 'zh')).join('；')}`
      }。`,
  },
  'order.without-customer': {
    en: ({ order }) => `Order ${order} names no customer, and a contract is with one; correct the order first.`,
    zh: ({ order }) => `订单 ${order} 未注明客户，不能依据合同；请先更正订单。`,
  },
  'order.rests-on-contract': {
    en: ({ order, contract }) => `Order ${order} rests on contract ${contract} already.`,
    zh: ({ order, contract }) => `订单 ${order} 已依据合同 ${contract}。`,
  },
  'order.not-called-off': {
    en: ({ order, contract, status, reasons }) =>
      `Order ${order} goes on only when contract ${contract} takes it, and ${
        status === 'asked' ? 'that has not answered yet' : 'it did not'
      }${reasons.length === 0 ? '' : `: ${reasons.map((reason) => callOffReasonText(reason).en).join('; ')}`}.`,
    zh: ({ order, contract, status, reasons }) =>
      `订单 ${order} 须先符合合同 ${contract}，而${status === 'asked' ? '合同尚未答复' : '合同不予接受'}${
        reasons.length === 0 ? '' : `：${reasons.map((reason) => callOffReasonText(reason).zh).join('；')}`
      }。`,
  },
  'order.advance-open': {
    en: ({ order, contract }) =>
      `Goods of order ${order} leave when the advance of contract ${contract} has come; record that payment first.`,
    zh: ({ order, contract }) => `合同 ${contract} 的定金或预付款到账后，订单 ${order} 方可发货；请先登记该付款。`,
  },
  'order.not-confirmed': {
    en: ({ order }) => `Order ${order} isn't confirmed with the customer yet; confirm it first.`,
    zh: ({ order }) => `订单 ${order} 尚未与客户确认；请先确认订单。`,
  },
  'order.not-passed-on': {
    en: ({ order }) => `Order ${order} wasn't passed on to production yet; pass it on first.`,
    zh: ({ order }) => `订单 ${order} 尚未传达给生产部门；请先传达。`,
  },
  'order.delivered-before-produced': {
    en: ({ order, producedBy, deliveredBy }) =>
      `Order ${order} can't be delivered by ${deliveredBy}, before it is produced (${producedBy}).`,
    zh: ({ order, producedBy, deliveredBy }) =>
      `订单 ${order} 的交付日期 ${deliveredBy} 不能早于生产完成日期 ${producedBy}。`,
  },
  'order.rescheduled-without-reason': {
    en: ({ order, producedBy, deliveredBy }) =>
      `For order ${order} production by ${producedBy} and delivery by ${deliveredBy} were agreed on; say why that changes.`,
    zh: ({ order, producedBy, deliveredBy }) =>
      `订单 ${order} 已确认 ${producedBy} 前生产、${deliveredBy} 前交付；变更请写明原因。`,
  },
  'order.done-beside-status': {
    en: ({ order, status, done }) =>
      `Production of order ${order} can't be "${status}" with ${done} % done: finished is 100 %, and only that.`,
    zh: ({ order, status, done }) => `订单 ${order} 的生产状态“${status}”与进度 ${done}% 不符：完成即 100%，反之亦然。`,
  },
  'order.document-known': {
    en: ({ order, kind, id }) =>
      `Order ${order} has ${kinds[kind].en} ${id} already; give the new one an id of its own.`,
    zh: ({ order, kind, id }) => `订单 ${order} 已有${kinds[kind].zh} ${id}；请使用单独编号。`,
  },
  'order.unknown-document': {
    en: ({ order, kind, id }) => `Order ${order} has no ${kinds[kind].en} ${id}; check its id.`,
    zh: ({ order, kind, id }) => `订单 ${order} 没有${kinds[kind].zh} ${id}；请核对编号。`,
  },
  'order.already-delivered': {
    en: ({ order, shipment }) => `Shipment ${shipment} of order ${order} was delivered before.`,
    zh: ({ order, shipment }) => `订单 ${order} 的发货 ${shipment} 已交付。`,
  },
  'order.already-resolved': {
    en: ({ order, exception }) => `Exception ${exception} of order ${order} was resolved before.`,
    zh: ({ order, exception }) => `订单 ${order} 的异常 ${exception} 已处理。`,
  },
  'order.more-than-left': {
    en: ({ order, line, of, unit, asked, left }) =>
      `Line ${line} of order ${order}: ${asked} ${unit} is more than the ${left} ${unit} that are left ${lefts[of].en}.`,
    zh: ({ order, line, of, unit, asked, left }) =>
      `订单 ${order} 的行 ${line}：${asked} ${unit} 超过${lefts[of].zh}所余 ${left} ${unit}。`,
  },
  'order.goods-out': {
    en: ({ order, lines }) =>
      `Goods of order ${order} (lines ${lines.join(', ')}) are with the customer or on their way; return them, or amend the order down to them.`,
    zh: ({ order, lines }) =>
      `订单 ${order} 的货物（行 ${lines.join('、')}）已发出；请先退货，或将订单变更为已发数量。`,
  },
  'order.below-shipped': {
    en: ({ order, line, unit, after, shipped }) =>
      `Line ${line} of order ${order} can't change to ${after} ${unit}, since ${shipped} ${unit} left already.`,
    zh: ({ order, line, unit, after, shipped }) =>
      `订单 ${order} 的行 ${line} 不能变更为 ${after} ${unit}，因为已发出 ${shipped} ${unit}。`,
  },
  'order.dated-after-goods': {
    en: ({ order, on, begunOn }) =>
      `Order ${order} can't have been placed on ${on}, after work on it began on ${begunOn}; date it no later.`,
    zh: ({ order, on, begunOn }) => `订单 ${order} 的下单日期 ${on} 不能晚于开始办理的日期 ${begunOn}。`,
  },
  'order.not-a-return': {
    en: ({ order }) => `There is no document of a return ${order}; check its id, or correct the order instead.`,
    zh: ({ order }) => `没有退货单 ${order}；请核对编号，或改为更正订单。`,
  },
};
