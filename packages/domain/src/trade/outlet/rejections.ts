/** Why something can't be done at an outlet, and how to say it. */
import type { LocalDate, Messages, Rejection } from '../../kernel/index.ts';

interface Of {
  readonly outlet: string;
}

/** Every reason; quantities and amounts are decimal texts. */
export type OutletRejection =
  | Rejection<'outlet.not-opened', Of>
  | Rejection<'outlet.opened-already', Of>
  | Rejection<'outlet.dated-too-early', Of & { readonly on: LocalDate; readonly lastOn: LocalDate }>
  | Rejection<'outlet.id-known', Of & { readonly id: string }>
  | Rejection<'outlet.named-twice', Of & { readonly products: readonly string[] }>
  | Rejection<'outlet.not-above-zero', Of & { readonly product: string; readonly quantity: string }>
  | Rejection<'outlet.other-unit', Of & { readonly product: string; readonly unit: string; readonly expected: string }>
  | Rejection<'outlet.request-not-open', Of & { readonly request: string }>
  | Rejection<'outlet.delivery-not-open', Of & { readonly delivery: string }>
  | Rejection<'outlet.not-inspected', Of & { readonly delivery: string; readonly products: readonly string[] }>
  | Rejection<'outlet.rejected-beyond-counted', Of & { readonly products: readonly string[] }>
  | Rejection<'outlet.unexplained', Of & { readonly products: readonly string[] }>
  | Rejection<
      'outlet.beyond-stock',
      Of & { readonly product: string; readonly quantity: string; readonly book: string }
    >
  | Rejection<
      'outlet.beyond-back-room',
      Of & { readonly product: string; readonly quantity: string; readonly back: string }
    >
  | Rejection<'outlet.too-large', Of & { readonly product: string }>
  | Rejection<'outlet.period-reported', Of & { readonly period: string; readonly reports: readonly string[] }>
  | Rejection<'outlet.period-not-over', Of & { readonly period: string; readonly on: LocalDate }>
  | Rejection<'outlet.other-currency', Of & { readonly currencies: readonly string[]; readonly expected: string }>
  | Rejection<'outlet.unknown-report', Of & { readonly report: string }>
  | Rejection<'outlet.counted-since', Of & { readonly report: string }>
  | Rejection<'outlet.amount-too-large', Of & { readonly period: string }>
  | Rejection<
      'outlet.account-unexplained',
      Of & { readonly period: string; readonly reported: string; readonly stated: string }
    >;

const en = (ids: readonly string[]): string => ids.join(', ');
const zh = (ids: readonly string[]): string => ids.join('、');

/** The sentences of an outlet's reasons. */
export const outletMessages: Messages<OutletRejection> = {
  'outlet.not-opened': {
    en: ({ outlet }) => `Outlet ${outlet} isn't followed yet; open it first.`,
    zh: ({ outlet }) => `门店 ${outlet} 尚未建立；请先建立。`,
  },
  'outlet.opened-already': {
    en: ({ outlet }) => `Outlet ${outlet} was opened before; give another its own id.`,
    zh: ({ outlet }) => `门店 ${outlet} 已建立；另一门店请使用新的编号。`,
  },
  'outlet.dated-too-early': {
    en: ({ outlet, on, lastOn }) => `It is dated ${on}, before what last happened at outlet ${outlet} (${lastOn}).`,
    zh: ({ outlet, on, lastOn }) => `业务日期 ${on} 早于门店 ${outlet} 最近的事项（${lastOn}）。`,
  },
  'outlet.id-known': {
    en: ({ outlet, id }) => `Outlet ${outlet} has a ${id} already; give this one its own id.`,
    zh: ({ outlet, id }) => `门店 ${outlet} 已有 ${id}；请使用新的编号。`,
  },
  'outlet.named-twice': {
    en: ({ outlet, products }) => `Outlet ${outlet}: ${en(products)} is named twice; put it in one line.`,
    zh: ({ outlet, products }) => `门店 ${outlet}：产品 ${zh(products)} 重复；请合并为一行。`,
  },
  'outlet.not-above-zero': {
    en: ({ outlet, product, quantity }) => `Outlet ${outlet}: ${quantity} of product ${product} is too little here.`,
    zh: ({ outlet, product, quantity }) => `门店 ${outlet}：产品 ${product} 的数量 ${quantity} 过小。`,
  },
  'outlet.other-unit': {
    en: ({ outlet, product, unit, expected }) =>
      `Outlet ${outlet} keeps product ${product} by the ${expected}, not by the ${unit}; convert it.`,
    zh: ({ outlet, product, unit, expected }) =>
      `门店 ${outlet} 的产品 ${product} 以 ${expected} 计，而非 ${unit}；请换算。`,
  },
  'outlet.request-not-open': {
    en: ({ outlet, request }) => `Outlet ${outlet} has no open replenishment request ${request}.`,
    zh: ({ outlet, request }) => `门店 ${outlet} 没有待处理的补货申请 ${request}。`,
  },
  'outlet.delivery-not-open': {
    en: ({ outlet, delivery }) => `No delivery ${delivery} is on its way to outlet ${outlet}.`,
    zh: ({ outlet, delivery }) => `没有发往门店 ${outlet} 的在途到货 ${delivery}。`,
  },
  'outlet.not-inspected': {
    en: ({ delivery, products }) =>
      `Delivery ${delivery} holds ${en(products)} too; say what of it was counted, be it zero.`,
    zh: ({ delivery, products }) => `到货 ${delivery} 中还有产品 ${zh(products)}；请填写清点数量，没有则填零。`,
  },
  'outlet.rejected-beyond-counted': {
    en: ({ outlet, products }) => `Outlet ${outlet} can't reject more of ${en(products)} than it counted.`,
    zh: ({ outlet, products }) => `门店 ${outlet}：产品 ${zh(products)} 的拒收数量超过清点数量。`,
  },
  'outlet.unexplained': {
    en: ({ outlet, products }) => `Outlet ${outlet}: say why ${en(products)} differs.`,
    zh: ({ outlet, products }) => `门店 ${outlet}：请说明产品 ${zh(products)} 差异的原因。`,
  },
  'outlet.beyond-stock': {
    en: ({ outlet, product, quantity, book }) =>
      `Outlet ${outlet} has ${book} of product ${product} in its book, not ${quantity}; count the stock first.`,
    zh: ({ outlet, product, quantity, book }) =>
      `门店 ${outlet} 的产品 ${product} 账面库存为 ${book}，不足 ${quantity}；请先盘点。`,
  },
  'outlet.beyond-back-room': {
    en: ({ outlet, product, quantity, back }) =>
      `Outlet ${outlet} has ${back} of product ${product} that is not on the shelf, not ${quantity}.`,
    zh: ({ outlet, product, quantity, back }) =>
      `门店 ${outlet} 的产品 ${product} 未上架库存为 ${back}，不足 ${quantity}。`,
  },
  'outlet.too-large': {
    en: ({ outlet, product }) => `Outlet ${outlet}: the stock of product ${product} is too large to be kept exactly.`,
    zh: ({ outlet, product }) => `门店 ${outlet}：产品 ${product} 的库存数量过大，无法精确记录。`,
  },
  'outlet.period-reported': {
    en: ({ outlet, period, reports }) =>
      `Outlet ${outlet}: days of ${period} are in ${en(reports)} already; retract that, or report other days.`,
    zh: ({ outlet, period, reports }) =>
      `门店 ${outlet}：期间 ${period} 与销售记录 ${zh(reports)} 重叠；请先撤回或另选期间。`,
  },
  'outlet.period-not-over': {
    en: ({ outlet, period, on }) => `Outlet ${outlet}: ${period} isn't over on ${on}.`,
    zh: ({ outlet, period, on }) => `门店 ${outlet}：期间 ${period} 在 ${on} 尚未结束。`,
  },
  'outlet.other-currency': {
    en: ({ outlet, currencies, expected }) => `Outlet ${outlet} sells in ${expected}, not in ${en(currencies)}.`,
    zh: ({ outlet, currencies, expected }) => `门店 ${outlet} 以 ${expected} 销售，而非 ${zh(currencies)}。`,
  },
  'outlet.unknown-report': {
    en: ({ outlet, report }) => `Outlet ${outlet} has no sales record ${report} that stands.`,
    zh: ({ outlet, report }) => `门店 ${outlet} 没有有效的销售记录 ${report}。`,
  },
  'outlet.counted-since': {
    en: ({ outlet, report }) =>
      `Outlet ${outlet} counted goods of sales record ${report} since, so the count settled it; say what was wrong when the account is checked.`,
    zh: ({ outlet, report }) =>
      `门店 ${outlet} 在销售记录 ${report} 之后已盘点其产品，差异已由盘点处理；请在账目核对时说明。`,
  },
  'outlet.amount-too-large': {
    en: ({ outlet, period }) => `Outlet ${outlet}: the sales of ${period} are too large to be added up exactly.`,
    zh: ({ outlet, period }) => `门店 ${outlet}：期间 ${period} 的销售额过大，无法精确合计。`,
  },
  'outlet.account-unexplained': {
    en: ({ outlet, period, reported, stated }) =>
      `Outlet ${outlet} reported ${reported} for ${period}, and its books say ${stated}; say why.`,
    zh: ({ outlet, period, reported, stated }) =>
      `门店 ${outlet} 期间 ${period} 的销售记录为 ${reported}，账目为 ${stated}；请说明差异原因。`,
  },
};
