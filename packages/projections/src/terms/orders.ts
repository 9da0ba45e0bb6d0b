/** Every word of the report on orders under way that people see, in both languages. */
import { type Text, text } from './text.ts';

/** What the report is called. */
export const orderTitles = { orders: text('Orders under way', '订单跟踪') } as const satisfies Readonly<
  Record<string, Text>
>;

/** What a column holds. */
export const orderColumns = {
  order: text('Order', '订单'),
  customer: text('Customer', '客户'),
  stage: text('Stage', '状态'),
  promisedBy: text('Promised by', '约定交付日'),
  deliveredOn: text('Last delivery', '最近交付日'),
  daysLate: text('Days late', '延误天数'),
  delivered: text('Delivered', '送货'),
  booked: text('On account', '挂账'),
  reconciled: text('Reconciled', '对账'),
  collected: text('Collected', '收款'),
  invoiced: text('Invoiced', '开票金额'),
  open: text('Open', '未收金额'),
  currency: text('Currency', '币种'),
  exceptions: text('Exceptions', '异常'),
  informed: text('Customer informed', '已告知客户'),
} as const satisfies Readonly<Record<string, Text>>;

/** How far a step has come. */
export const progress = {
  none: text('no', '否'),
  part: text('in part', '部分'),
  all: text('yes', '是'),
} as const satisfies Readonly<Record<string, Text>>;
