/** The Chinese superstore as a log of orders: an order is its id, its customer and its date together. */
import { type LocalDate, quantity, type RecordedEvent } from '@clientele/domain/kernel';
import type { OrderLine } from '@clientele/domain/trade';
import { amountOf, grouped, orderPlaced, type Row, rowsOf } from './data.ts';

/** The lines as the source has them. */
export const superstoreRows = (): readonly Row[] => rowsOf('superstore_cn', '订单.csv');

/** Its orders. */
export const superstoreLog = (): readonly RecordedEvent[] => {
  const orders = grouped(superstoreRows(), (row) => JSON.stringify([row['订单 ID'], row['客户 ID'], row['订单日期']]));
  const lineOf = (row: Row): OrderLine => ({
    line: row['行 ID'] ?? '',
    product: row['产品 ID'] ?? '',
    productName: row['产品名称'] ?? '',
    category: row['类别'] ?? '',
    subcategory: row['子类别'] ?? '',
    quantity: quantity(Number(row['数量']), '件'),
    amount: amountOf(row['销售额'] ?? '', 'CNY'),
  });
  return [...orders].map(([key, rows], position): RecordedEvent => {
    const [first = {}] = rows;
    const place = { country: first['国家'] ?? '', province: first['省/自治区'] ?? '', city: first['城市'] ?? '' };
    const head = {
      customer: first['客户 ID'] ?? '',
      territory: first['地区'] ?? '',
      channel: first['细分'] ?? '',
      place,
    };
    const [date = ''] = (first['订单日期'] ?? '').split(' ');
    return orderPlaced(key, date.replaceAll('/', '-') as LocalDate, { ...head, lines: rows.map(lineOf) }, position);
  });
};
