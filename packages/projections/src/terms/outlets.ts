/** Every word of outlets that people see, in both languages: in their report, and in a customer's history. */
import { formatMoney, formatQuantity, type Quantity, say } from '@clientele/domain/kernel';
import { type OutletEvent, outletEvents } from '@clientele/domain/trade';
import { type Text, text } from './text.ts';

export const outletTitles = {
  outlets: text('Outlets', '门店'),
  stock: text('Stock by the book', '账面库存'),
  sold: text('Sales to consumers', '销售记录'),
  counts: text('Stock counts', '盘点'),
  checks: text('Checks of accounts', '账目核对'),
  onTheWay: text('On the way', '在途货物'),
} as const satisfies Readonly<Record<string, Text>>;

export const outletColumns = {
  outlet: text('Outlet', '门店'),
  customer: text('Customer', '客户'),
  product: text('Product', '产品'),
  unit: text('Unit', '单位'),
  received: text('Received', '验收入库'),
  sold: text('Sold', '售出'),
  returned: text('Returned', '退货'),
  lost: text('Lost', '损耗'),
  differences: text('Found by counts', '盘点差异'),
  book: text('Book', '账面'),
  shelf: text('On the shelf', '货架'),
  report: text('Report', '记录'),
  period: text('Period', '期间'),
  quantity: text('Quantity', '数量'),
  amount: text('Amount', '金额'),
  currency: text('Currency', '币种'),
  on: text('On', '日期'),
  count: text('Count', '盘点单'),
  counted: text('Counted', '实盘'),
  difference: text('Difference', '差异'),
  cause: text('Cause', '原因'),
  check: text('Check', '核对单'),
  reported: text('Reported', '记录金额'),
  stated: text('By the store’s books', '门店账目'),
  explanation: text('Explanation', '说明'),
  delivery: text('Delivery', '到货'),
  expectedOn: text('Expected on', '预计到货'),
  place: text('Where', '所在'),
  late: text('Late', '延误'),
} as const satisfies Readonly<Record<string, Text>>;

const outletTypeNames: ReadonlySet<string> = new Set(outletEvents.map(({ type }) => type));

/** Whether a type of event is one of an outlet. */
export const isOfOutlet = (type: string): boolean => outletTypeNames.has(type);

const so = (quantity: Quantity): string => `${formatQuantity(quantity)} ${quantity.unit}`;

const goods = (lines: readonly { readonly product: string; readonly quantity: Quantity }[]): string =>
  lines.map(({ product, quantity }) => `${product} ${so(quantity)}`).join(', ');

const causes = {
  theft: text('theft', '失窃'),
  damage: text('damage', '破损'),
  expiry: text('expiry', '过期'),
  clerical: text('a clerical error', '记账差错'),
} as const;

/** What is said of an event of an outlet. */
export const outletSentence = (event: OutletEvent): Text => {
  const { outlet } = event.data;
  const told = (en: string, zh: string): Text => text(`Outlet ${outlet}: ${en}`, `门店 ${outlet}：${zh}`);
  switch (event.type) {
    case 'OutletOpened':
      return told(`followed from now on as ${event.data.name}`, `开始跟踪，名称 ${event.data.name}`);
    case 'ReplenishmentAsked': {
      const said = goods(event.data.lines);
      return told(`asks for ${said}`, `申请补货：${said}`);
    }
    case 'ReplenishmentDeclined':
      return told(`replenishment declined: ${event.data.reason}`, `补货未获批准：${event.data.reason}`);
    case 'OutletGoodsDispatched': {
      const said = goods(event.data.lines);
      const { expectedOn } = event.data;
      return told(`sent ${said}, expected on ${expectedOn}`, `发货 ${said}，预计 ${expectedOn} 到货`);
    }
    case 'OutletDeliveryFollowed':
      return told(
        `goods at ${event.data.place}: ${event.data.feedback}`,
        `货物在 ${event.data.place}：${event.data.feedback}`,
      );
    case 'OutletGoodsReceived': {
      const said = goods(event.data.lines.map(({ product, counted }) => ({ product, quantity: counted })));
      return told(`received and inspected ${said}`, `来货验收 ${said}`);
    }
    case 'GoodsDisplayed': {
      const { product, quantity, place } = event.data;
      return told(`${product} ${so(quantity)} displayed at ${place}`, `${product} ${so(quantity)} 上架陈列于 ${place}`);
    }
    case 'OutletGoodsReturned': {
      const { product, quantity, reason } = event.data;
      return told(`sent back ${product} ${so(quantity)}: ${reason}`, `退货 ${product} ${so(quantity)}：${reason}`);
    }
    case 'ShrinkageFound': {
      const { product, quantity, cause } = event.data;
      return told(
        `lost ${product} ${so(quantity)} by ${say(causes[cause], 'en')}`,
        `损耗 ${product} ${so(quantity)}，原因：${say(causes[cause], 'zh')}`,
      );
    }
    case 'OutletStockCounted': {
      const said = goods(event.data.lines.map(({ product, counted }) => ({ product, quantity: counted })));
      return told(`stock counted: ${said}`, `盘点：${said}`);
    }
    case 'SellOutReported': {
      const said = goods(event.data.lines);
      return told(`sold to consumers in ${event.data.period.key}: ${said}`, `${event.data.period.key} 销售：${said}`);
    }
    case 'SellOutRetracted':
      return told(
        `report ${event.data.report} taken back: ${event.data.reason}`,
        `撤回销售记录 ${event.data.report}：${event.data.reason}`,
      );
    case 'OutletAccountChecked': {
      const { reported, stated, period } = event.data;
      const [ours, theirs] = [
        `${formatMoney(reported)} ${reported.currency}`,
        `${formatMoney(stated)} ${stated.currency}`,
      ];
      return told(
        `account of ${period.key} checked: ${ours} reported, ${theirs} by its books`,
        `${period.key} 账目核对：记录 ${ours}，门店账目 ${theirs}`,
      );
    }
  }
};
