/** AdventureWorks as a log of orders, with stated totals beside the lines. */
import { type LocalDate, quantity, type RecordedEvent } from '@clientele/domain/kernel';
import type { OrderLine } from '@clientele/domain/trade';
import { amountOf, grouped, orderPlaced, type Row, rowsOf } from './data.ts';

const set = 'adventureworks';

const nameOf = (file: string, id: string): ReadonlyMap<string, Row> =>
  new Map(rowsOf(set, file).map((row) => [row[id] ?? '', row]));

/** Its orders. */
export const adventureWorksLog = (): readonly RecordedEvent[] => {
  const products = nameOf('Product.csv', 'ProductID');
  const subcategories = nameOf('ProductSubcategory.csv', 'ProductSubcategoryID');
  const categories = nameOf('ProductCategory.csv', 'ProductCategoryID');
  const territories = nameOf('SalesTerritory.csv', 'TerritoryID');
  const details = grouped(rowsOf(set, 'SalesOrderDetail.csv'), (row) => row['SalesOrderID'] ?? '');
  const lineOf = (row: Row): OrderLine => {
    const product = products.get(row['ProductID'] ?? '') ?? {};
    const subcategory = subcategories.get(product['ProductSubcategoryID'] ?? '') ?? {};
    return {
      line: row['SalesOrderDetailID'] ?? '',
      product: row['ProductID'] ?? '',
      productName: product['Name'] ?? '',
      category: categories.get(subcategory['ProductCategoryID'] ?? '')?.['Name'] ?? '',
      subcategory: subcategory['Name'] ?? '',
      quantity: quantity(Number(row['OrderQty'])),
      amount: amountOf(row['LineTotal'] ?? '', 'USD'),
    };
  };
  return rowsOf(set, 'SalesOrderHeader.csv').map((row, position) => {
    const { SalesOrderID: order = '', SalesPersonID: salesperson = '', TerritoryID = '' } = row;
    const content = {
      customer: row['CustomerID'] ?? '',
      ...(salesperson === '' ? {} : { salesperson }),
      territory: territories.get(TerritoryID)?.['Name'] ?? '',
      lines: (details.get(order) ?? []).map(lineOf),
      total: amountOf(row['SubTotal'] ?? '', 'USD'),
    };
    return orderPlaced(order, (row['OrderDate'] ?? '') as LocalDate, content, position);
  });
};
