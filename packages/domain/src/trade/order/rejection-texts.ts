/** What the rejections of an order say to people: the place, the rule, and what to do instead. */
import type { Messages, Text } from '../../kernel/index.ts';
import { fulfilmentMessages } from './fulfilment-texts.ts';
import type { DatedEvent, FixedByReturns, OrderRejection } from './rejections.ts';
import type { LineAccount, OrderAccount } from './remainder.ts';

const listed = (items: readonly string[], separator: string, more: (count: number) => string): string =>
  items.length <= 8
    ? items.join(separator)
    : `${items.slice(0, 8).join(separator)}${separator}${more(items.length - 8)}`;

const english = (items: readonly string[]): string => listed(items, ', ', (count) => `and ${count} more`);
const chinese = (items: readonly string[]): string => listed(items, '、', (count) => `另有 ${count} 项`);

export const accountTexts: Readonly<Record<LineAccount | OrderAccount, Text>> = {
  quantity: { en: 'quantity', zh: '数量' },
  amount: { en: 'amount', zh: '金额' },
  cost: { en: 'cost', zh: '成本' },
  value: { en: 'net value', zh: '净额' },
  tax: { en: 'tax', zh: '税额' },
  freight: { en: 'freight', zh: '运费' },
};

const fixed: Readonly<Record<FixedByReturns, Text>> = {
  placing: { en: 'that it was placed', zh: '“已下单”这一事实' },
  date: { en: 'its date', zh: '下单日期' },
  customer: { en: 'its customer', zh: '客户' },
  salesperson: { en: 'its salesperson', zh: '业务员' },
  channel: { en: 'its channel', zh: '渠道' },
  territory: { en: 'its territory', zh: '销售区域' },
  place: { en: 'its place', zh: '销售地点' },
  product: { en: 'its product', zh: '产品' },
  category: { en: 'its category', zh: '产品类别' },
  subcategory: { en: 'its subcategory', zh: '产品子类' },
};

const sums: Readonly<Record<'amounts' | 'costs' | 'quantities', Text>> = {
  amounts: { en: 'amounts, tax and freight', zh: '金额、税额与运费' },
  costs: { en: 'costs', zh: '成本' },
  quantities: { en: 'quantities', zh: '数量' },
};

const events: Readonly<Record<DatedEvent, Text>> = {
  placed: { en: 'placed', zh: '下单' },
  amended: { en: 'last amended', zh: '最近一次变更' },
  confirmed: { en: 'confirmed', zh: '确认' },
  returned: { en: 'followed by a return', zh: '发生退货' },
};

const where = (order: string, line: string | null) => ({
  en: line === null ? `Order ${order}` : `Line ${line} of order ${order}`,
  zh: line === null ? `订单 ${order}` : `订单 ${order} 的行 ${line}`,
});

export const orderMessages: Messages<OrderRejection> = {
  'order.already-placed': {
    en: ({ order, placedOn }) =>
      `Order ${order} was placed on ${placedOn} already; amend it, return its lines, or give the new document an id of its own.`,
    zh: ({ order, placedOn }) =>
      `订单 ${order} 已于 ${placedOn} 下单；请变更该订单、按行退货，或为新单据使用新的编号。`,
  },
  'order.not-placed': {
    en: ({ order }) => `There is no order ${order}; place it first, or check its id.`,
    zh: ({ order }) => `订单 ${order} 不存在；请先下单，或核对订单编号。`,
  },
  'order.retracted': {
    en: ({ order }) => `Order ${order} was retracted as entered by mistake; place it again if it was real after all.`,
    zh: ({ order }) => `订单 ${order} 已作为误录撤回；如确有其事，请重新下单。`,
  },
  'order.cancelled': {
    en: ({ order, cancelledOn }) =>
      `Order ${order} was cancelled on ${cancelledOn}, and nothing can follow that; place a new order.`,
    zh: ({ order, cancelledOn }) => `订单 ${order} 已于 ${cancelledOn} 取消，不能再作处理；请另下新单。`,
  },
  'order.already-confirmed': {
    en: ({ order, confirmedOn }) =>
      `Order ${order} was confirmed on ${confirmedOn}, and is confirmed once; amend it where something else was agreed.`,
    zh: ({ order, confirmedOn }) => `订单 ${order} 已于 ${confirmedOn} 确认，订单只确认一次；如约定有变，请变更订单。`,
  },
  'order.is-a-return': {
    en: ({ order, recordedOn }) =>
      `${order} is the document of a return, recorded on ${recordedOn}, and no order; name the order, or use another id.`,
    zh: ({ order, recordedOn }) =>
      `${order} 是 ${recordedOn} 登记的退货单据，不是订单；请填写订单编号，或使用其他编号。`,
  },
  'order.nothing-left': {
    en: ({ order }) => `All of order ${order} came back already: nothing is left that could be cancelled.`,
    zh: ({ order }) => `订单 ${order} 已全部退回，没有可以取消的内容。`,
  },
  'order.return-of-itself': {
    en: ({ order }) =>
      `The document ${order} can't be a return of itself; give the document an id of its own, or return the order's lines.`,
    zh: ({ order }) => `单据 ${order} 不能是其自身的退货；请为退货单据使用单独编号，或对订单按行退货。`,
  },
  'order.corrects-another': {
    en: ({ order, corrects, expected }) =>
      `Order ${order} rests on event ${expected}, not on ${corrects}; read it again and correct ${expected}.`,
    zh: ({ order, corrects, expected }) =>
      `订单 ${order} 以事件 ${expected} 为准，而非 ${corrects}；请重新读取后更正 ${expected}。`,
  },
  'order.amended-since': {
    en: ({ order, amendedOn }) =>
      `Order ${order} was amended on ${amendedOn}, on top of what you correct; amend it once more instead.`,
    zh: ({ order, amendedOn }) => `订单 ${order} 已于 ${amendedOn} 变更，不能再更正变更前的内容；请再次变更订单。`,
  },
  'order.dated-too-early': {
    en: ({ order, on, at, event, eventOn, eventAt }) =>
      `This is dated ${on} (${at}), but order ${order} was ${events[event].en} on ${eventOn} (${eventAt}); date it no earlier than that.`,
    zh: ({ order, on, at, event, eventOn, eventAt }) =>
      `业务时间 ${on}（${at}）早于订单 ${order} ${events[event].zh}的时间 ${eventOn}（${eventAt}）；请填写不早于该时间的业务时间。`,
  },
  'order.dated-too-late': {
    en: ({ order, on, at, event, eventOn, eventAt }) =>
      `Order ${order} can't have been placed on ${on} (${at}), since it was ${events[event].en} on ${eventOn} (${eventAt}); date it no later than that.`,
    zh: ({ order, on, at, event, eventOn, eventAt }) =>
      `订单 ${order} 的下单时间不能是 ${on}（${at}），因为其${events[event].zh}时间为 ${eventOn}（${eventAt}）；请填写不晚于该时间的下单时间。`,
  },
  'order.duplicate-lines': {
    en: ({ order, lines }) =>
      `Order ${order} has several lines with one id (${english(lines)}); give each line an id of its own.`,
    zh: ({ order, lines }) => `订单 ${order} 中有重复的行编号（${chinese(lines)}）；请为每一行使用单独编号。`,
  },
  'order.several-currencies': {
    en: ({ order, currencies }) =>
      `Order ${order} would hold ${currencies.length} currencies (${english(currencies)}); an order has one: place one order a currency.`,
    zh: ({ order, currencies }) =>
      `订单 ${order} 将含有 ${currencies.length} 种币种（${chinese(currencies)}）；一张订单只能有一种币种，请按币种分别下单。`,
  },
  'order.quantity-not-above-zero': {
    en: ({ order, line, quantity, unit }) =>
      `Line ${line} of order ${order} has the quantity ${quantity} ${unit}; a quantity is above zero (goods that come back are a return; an allowance has an amount below zero).`,
    zh: ({ order, line, quantity, unit }) =>
      `订单 ${order} 的行 ${line} 数量为 ${quantity} ${unit}；数量必须大于零（退回货物请作退货，折让请填写负金额）。`,
  },
  'order.too-large': {
    en: ({ order, of, sum, most }) =>
      `The ${sums[of].en} of order ${order} add up to ${sum} regardless of sign, and no more than ${most} can be counted exactly; use fewer decimals or split the order.`,
    zh: ({ order, of, sum, most }) =>
      `订单 ${order} 的${sums[of].zh}绝对值合计 ${sum}，超过可精确计算的上限 ${most}；请减少小数位数或拆分订单。`,
  },
  'order.unknown-line': {
    en: ({ order, line, lines }) => `Order ${order} has no line ${line}; its lines are ${english(lines)}.`,
    zh: ({ order, line, lines }) => `订单 ${order} 没有行 ${line}；现有行：${chinese(lines)}。`,
  },
  'order.other-unit': {
    en: ({ order, line, unit, expected }) =>
      `Line ${line} of order ${order} is counted in ${expected}, not in ${unit}; state its quantity in ${expected}.`,
    zh: ({ order, line, unit, expected }) =>
      `订单 ${order} 的行 ${line} 以 ${expected} 计量，而非 ${unit}；请以 ${expected} 填写数量。`,
  },
  'order.return-beyond-ordered': {
    en: ({ order, line, of, unit, asked, ordered, returned, left }) =>
      `${where(order, line).en}: the ${accountTexts[of].en} ${asked} ${unit} can't come back, since of ${ordered} ${unit} ordered ${returned} came back before; ${
        of === 'value' ? 'return the allowances too, or state a total' : 'state one'
      } between 0 and ${left}.`,
    zh: ({ order, line, of, unit, asked, ordered, returned, left }) =>
      `${where(order, line).zh}：不能退回${accountTexts[of].zh} ${asked} ${unit}，因为订购 ${ordered} ${unit}、此前已退 ${returned}；请${
        of === 'value' ? `一并退回折让行，或填写 0 至 ${left} 之间的退货总额` : `填写 0 至 ${left} 之间的值`
      }。`,
  },
  'order.return-below-zero': {
    en: ({ order, line, of, unit, asked }) =>
      `${line === null ? `Return ${order}` : `Line ${line} of return ${order}`}: the ${accountTexts[of].en} ${asked} ${unit} is below zero; a return says how much came back, without a minus.`,
    zh: ({ order, line, of, unit, asked }) =>
      `退货单 ${order}${line === null ? '' : ` 的行 ${line}`}：${accountTexts[of].zh} ${asked} ${unit} 小于零；退货按退回多少填写，不带负号。`,
  },
  'order.below-returned': {
    en: ({ order, line, of, unit, after, returned }) =>
      `${where(order, line).en} can't change to the ${accountTexts[of].en} ${after} ${unit}, since ${returned} ${unit} came back already; keep at least that.`,
    zh: ({ order, line, of, unit, after, returned }) =>
      `${where(order, line).zh}的${accountTexts[of].zh}不能变更为 ${after} ${unit}，因为已退回 ${returned} ${unit}；请至少保留已退回的部分。`,
  },
  'order.fixed-by-returns': {
    en: ({ order, line, what }) =>
      `${where(order, line).en}: ${fixed[what].en} can't change any more, since goods came back under it; cancel what is left and place a new order.`,
    zh: ({ order, line, what }) =>
      `${where(order, line).zh}：已有退货按原内容入账，${fixed[what].zh}不能再改；请取消剩余部分并另下新单。`,
  },
  ...fulfilmentMessages,
};
