/** The ledger as a checkpoint keeps it, and the ledgers of two shards as one. */
import type { Json } from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';
import { addRows, chunkOf, inChunk, savedTable } from '../kernel/columns.ts';
import { adopt, savedNames } from '../kernel/names.ts';
import { addText, textsOf } from '../kernel/packed-texts.ts';
import type { LoadFault } from '../kernel/projection.ts';
import {
  anyAmount,
  listIn,
  loading,
  namesIn,
  objectIn,
  type Reading,
  readTable,
  type SavedObject,
  saving,
  textIn,
  textsIn,
  tuplesIn,
  wholeIn,
  wrong,
} from '../kernel/saved.ts';
import { adoptTuples, savedTuples } from '../kernel/tuples.ts';
import { adoptCoins, type Coins, coinsOf, noCoins } from './coins.ts';
import { type LineTraits, noSales, type SalesLedger } from './ledger.ts';
import { adoptQuads, noQuads, type Quad, type Quads, quadsOf, savedQuads } from './quads.ts';

/** Raised when the ledger's form or meaning changes. */
export const ledgerForm = { name: 'sales-ledger', version: 2 } as const;

const tables = ['documents', 'lines', 'costs', 'later', 'returns', 'references'] as const;
const namesOfLedger = ['referred', 'customers', 'salespeople', 'channels', 'territories'] as const;

const savedCoins = ({ list }: Coins): Json => list.map(({ name, scale }) => [name, scale]);

const savedCameBack = ({ cameBack }: SalesLedger): Json =>
  [...cameBack].map(([order, lines]) => [
    order,
    [...lines].map(([line, { kind, costCoin }]) => [line, kind, costCoin]),
  ]);

export const saveLedger = (ledger: SalesLedger): Json =>
  saving(ledgerForm, {
    ...Object.fromEntries(tables.map((name) => [name, savedTable(ledger[name])])),
    ...Object.fromEntries(namesOfLedger.map((name) => [name, savedNames(ledger[name])])),
    orders: textsOf(ledger.orders),
    places: savedQuads(ledger.places),
    items: savedQuads(ledger.items),
    coins: savedCoins(ledger.coins),
    measures: savedCoins(ledger.measures),
    documentKinds: savedTuples(ledger.documentKinds),
    lineKinds: savedTuples(ledger.lineKinds),
    cameBack: savedCameBack(ledger),
    hasDifferences: ledger.hasDifferences,
  });

const quadsIn = (reading: Reading, value: unknown, what: 'places' | 'items'): Quads => {
  const list = listIn(reading, value, what).map((one): Quad => {
    const texts = listIn(reading, one, what);
    if (texts.length !== 4 || texts.some((text) => text !== null && typeof text !== 'string'))
      wrong(reading, `${what} holds something else than four texts`);
    const [a, b, c, d] = texts.map((text) => (typeof text === 'string' ? text : undefined));
    return [a, b, c, d];
  });
  const quads = quadsOf(list, what);
  if (quads === undefined) wrong(reading, `${what} holds the same twice`);
  return quads ?? noQuads();
};

const coinsIn = (reading: Reading, value: unknown, what: string): Coins => {
  const list = listIn(reading, value, what).map((one) => {
    const [name, scale] = listIn(reading, one, what);
    return { name: textIn(reading, name, what), scale: wholeIn(reading, scale, what, 0, 6) };
  });
  const coins = coinsOf(list);
  if (coins === undefined) wrong(reading, `${what} holds the same twice`);
  return coins ?? noCoins();
};

const below = (list: { readonly length: number }): readonly [number, number] => [0, list.length - 1];
/** Day numbers of the years 0 to 9999 and some. */
const days = [-800_000, 3_000_000] as const;

/** That no document's lines begin before those of the one before it. */
const linesInOrder = (reading: Reading, { documents }: SalesLedger): void => {
  let before = 0;
  for (let row = 0; row < documents.length; row++) {
    const first = chunkOf(documents, row).firstLine[row & inChunk] as number;
    if (first < before) wrong(reading, 'the lines of documents are in disorder');
    before = first;
  }
};

/** That costs are in the order of their lines, at most one a line. */
const costsInOrder = (reading: Reading, { costs }: SalesLedger): void => {
  let before = -1;
  for (let row = 0; row < costs.length; row++) {
    const line = chunkOf(costs, row).line[row & inChunk] as number;
    if (line <= before) wrong(reading, 'costs are in disorder');
    before = line;
  }
};

const readRows = (reading: Reading, ledger: SalesLedger, body: SavedObject): void => {
  readTable(reading, ledger.lines, body['lines'], 'lines', {
    kind: [0, ledger.lineKinds.size - 1],
    quantity: anyAmount,
    amount: anyAmount,
  });
  readTable(reading, ledger.documents, body['documents'], 'documents', {
    saleDay: days,
    at: anyAmount,
    customer: below(ledger.customers.texts),
    kind: [0, ledger.documentKinds.size - 1],
    amount: anyAmount,
    firstLine: [0, ledger.lines.length],
  });
  const document = [0, ledger.documents.length - 1] as const;
  const line = [0, ledger.lines.length - 1] as const;
  readTable(reading, ledger.costs, body['costs'], 'costs', { line, amount: anyAmount, coin: below(ledger.coins.list) });
  readTable(reading, ledger.later, body['later'], 'later', { document, day: days });
  readTable(reading, ledger.returns, body['returns'], 'returns', { document, day: days, at: anyAmount });
  const order = below(ledger.referred.texts);
  readTable(reading, ledger.references, body['references'], 'references', { document, order });
  linesInOrder(reading, ledger);
  costsInOrder(reading, ledger);
};

const readCameBack = (reading: Reading, ledger: SalesLedger, value: unknown): void => {
  for (const one of listIn(reading, value, 'cameBack')) {
    const [order, lines] = listIn(reading, one, 'cameBack');
    const traits = listIn(reading, lines, 'cameBack').map((saved): [string, LineTraits] => {
      const [line, kind, costCoin] = listIn(reading, saved, 'cameBack');
      return [
        textIn(reading, line, 'cameBack'),
        {
          kind: wholeIn(reading, kind, 'cameBack', 0, ledger.lineKinds.size - 1),
          costCoin: wholeIn(reading, costCoin, 'cameBack', -1, ledger.coins.list.length - 1),
        },
      ];
    });
    ledger.cameBack.set(textIn(reading, order, 'cameBack'), new Map(traits));
  }
};

export const loadLedger = (saved: Json): Either<LoadFault, SalesLedger> =>
  loading(ledgerForm, saved, (reading, body) => {
    const names = (name: (typeof namesOfLedger)[number]) => namesIn(reading, body[name], name);
    const [referred, customers] = [names('referred'), names('customers')];
    const [salespeople, channels, territories] = [names('salespeople'), names('channels'), names('territories')];
    const [places, items] = [quadsIn(reading, body['places'], 'places'), quadsIn(reading, body['items'], 'items')];
    const [coins, measures] = [
      coinsIn(reading, body['coins'], 'coins'),
      coinsIn(reading, body['measures'], 'measures'),
    ];
    const ledger: SalesLedger = {
      ...noSales(),
      referred,
      customers,
      salespeople,
      channels,
      territories,
      places,
      items,
      coins,
      measures,
      documentKinds: tuplesIn(reading, body['documentKinds'], 'documentKinds', [
        ...[salespeople, channels, territories].map(({ texts }) => texts.length),
        places.list.length,
        coins.list.length,
        3,
      ]),
      lineKinds: tuplesIn(
        reading,
        body['lineKinds'],
        'lineKinds',
        [items, measures, coins].map(({ list }) => list.length),
      ),
    };
    readRows(reading, ledger, objectIn(reading, body, 'body'));
    for (const order of textsIn(reading, body['orders'], 'orders')) addText(ledger.orders, order);
    readCameBack(reading, ledger, body['cameBack']);
    ledger.hasDifferences = body['hasDifferences'] !== false;
    if (ledger.orders.places.length !== ledger.documents.length)
      wrong(reading, 'orders and documents differ in length');
    return ledger;
  });

/** The left ledger with all that the right one holds. */
export const mergeLedgers = (left: SalesLedger, right: SalesLedger): SalesLedger => {
  const by = (numbers: Int32Array) => (value: number) => numbers[value] as number;
  const after = (length: number) => (value: number) => value + length;
  const coin = by(adoptCoins(left.coins, right.coins));
  const documentKinds = adoptTuples(left.documentKinds, right.documentKinds, [
    by(adopt(left.salespeople, right.salespeople)),
    by(adopt(left.channels, right.channels)),
    by(adopt(left.territories, right.territories)),
    by(adoptQuads(left.places, right.places, 'places')),
    coin,
  ]);
  const lineKinds = adoptTuples(left.lineKinds, right.lineKinds, [
    by(adoptQuads(left.items, right.items, 'items')),
    by(adoptCoins(left.measures, right.measures)),
    coin,
  ]);
  const document = after(left.documents.length);
  const line = after(left.lines.length);
  addRows(left.costs, right.costs, { line, coin });
  addRows(left.later, right.later, { document });
  addRows(left.returns, right.returns, { document });
  addRows(left.references, right.references, { document, order: by(adopt(left.referred, right.referred)) });
  addRows(left.lines, right.lines, { kind: by(lineKinds) });
  addRows(left.documents, right.documents, {
    customer: by(adopt(left.customers, right.customers)),
    kind: by(documentKinds),
    firstLine: line,
  });
  for (const order of textsOf(right.orders)) addText(left.orders, order);
  left.hasDifferences ||= right.hasDifferences;
  for (const [order, lines] of right.cameBack) {
    const traits = [...lines].map(([line, { kind, costCoin }]): [string, LineTraits] => [
      line,
      { kind: lineKinds[kind] as number, costCoin: costCoin < 0 ? costCoin : coin(costCoin) },
    ]);
    left.cameBack.set(order, new Map(traits));
  }
  return left;
};
