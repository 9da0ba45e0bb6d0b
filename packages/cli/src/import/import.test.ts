import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Json } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MappingInput, parseMapping } from './mapping.ts';
import { type ImportReport, type Outcome, type RejectedRow, runImport } from './run.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Sent {
  readonly type: string;
  readonly data: Json;
  readonly meta: { readonly commandId: string; readonly at: number; readonly on: string };
}

interface Imported {
  readonly report: ImportReport;
  readonly commands: readonly Sent[];
  readonly rejected: readonly RejectedRow[];
}

const importing = async (
  mapping: MappingInput,
  more: {
    readonly outcome?: (command: Sent) => Outcome;
    readonly limit?: number;
    readonly language?: 'en' | 'zh';
  } = {},
): Promise<Imported> => {
  const parsed = parseMapping(mapping);
  if (E.isLeft(parsed)) throw new Error(JSON.stringify(parsed.left));
  const commands: Sent[] = [];
  const rejected: RejectedRow[] = [];
  const report = await runImport({
    mapping: parsed.right,
    folder,
    handle: async (command) => {
      const sent = command as unknown as Sent;
      commands.push(sent);
      return more.outcome?.(sent) ?? { kind: 'accepted', repeated: false };
    },
    reject: (row) => rejected.push(row),
    say: ({ code }) => code,
    ...(more.limit === undefined ? {} : { limit: more.limit }),
    ...(more.language === undefined ? {} : { language: more.language }),
  });
  return { report, commands, rejected };
};

const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);

/** A mapping of one table, one command a row, with the columns named as its data. */
const simple = (
  table: Partial<MappingInput['tables'][string]>,
  columns: readonly string[],
  more: object = {},
): MappingInput => ({
  source: 'test',
  tables: { rows: { path: 'rows.csv', ...table } },
  rules: [
    {
      from: 'rows',
      command: 'Take',
      date: { value: '2024-01-01' },
      data: Object.fromEntries(columns.map((column) => [column, { $column: column }])),
      ...more,
    },
  ],
});

const dataOf = ({ commands }: Imported): readonly Json[] => commands.map(({ data }) => data);

describe('reading tables', () => {
  test('quoted fields keep separators, quotes and line breaks', async () => {
    put('rows.csv', 'id,name\n1,"Smith, ""Bob""\nand sons"\n2,plain\n');
    const imported = await importing(simple({}, ['id', 'name']));
    expect(dataOf(imported)).toEqual([
      { id: '1', name: 'Smith, "Bob"\nand sons' },
      { id: '2', name: 'plain' },
    ]);
  });

  test('a byte order mark is no part of the first column', async () => {
    put('rows.csv', '\uFEFFid,name\r\n1,甲\r\n');
    expect(dataOf(await importing(simple({}, ['id', 'name'])))).toEqual([{ id: '1', name: '甲' }]);
  });

  test('UTF-16 is read by its mark, GB 18030 and gzip as declared', async () => {
    put('rows.csv', Buffer.from('\uFEFFid,name\n1,华东\n', 'utf16le'));
    expect(dataOf(await importing(simple({}, ['id', 'name'])))).toEqual([{ id: '1', name: '华东' }]);
    put('rows.csv', Buffer.concat([Buffer.from('id,name\n1,'), Buffer.from([0xbb, 0xaa, 0xb6, 0xab, 0x0a])]));
    expect(dataOf(await importing(simple({ encoding: 'gb18030' }, ['id', 'name'])))).toEqual([
      { id: '1', name: '华东' },
    ]);
    put('rows.csv', gzipSync('id,name\n1,华东\n'));
    expect(dataOf(await importing(simple({ gzip: true }, ['id', 'name'])))).toEqual([{ id: '1', name: '华东' }]);
  });

  test('separators, decimal commas and grouped thousands are declared', async () => {
    put('rows.csv', 'id;price\n1;"1.234,50"\n');
    const mapping = simple({ separator: ';', decimal: ',', thousands: '.' }, ['id'], {
      data: { price: { $money: 'price', currency: 'EUR' } },
    });
    expect(dataOf(await importing(mapping))).toEqual([{ price: { amount: 123450, currency: 'EUR', scale: 2 } }]);
  });

  test('decimals keep the scale that they are written at', async () => {
    put('rows.csv', 'a\n1.5\n1.500000\n-0.0001\n');
    const imported = await importing(simple({}, [], { data: { $money: 'a', currency: 'USD' } }));
    expect(dataOf(imported)).toEqual([
      { amount: 15, currency: 'USD', scale: 1 },
      { amount: 1500000, currency: 'USD', scale: 6 },
      { amount: -1, currency: 'USD', scale: 4 },
    ]);
  });

  test('JSON lines and arrays are tables too, with the digits of their numbers', async () => {
    put('rows.jsonl', '{"id":1,"price":0.10}\n\nnot json\n{"id":2,"price":2.50,"note":"late column"}\n');
    const lines = await importing(
      simple({ path: 'rows.jsonl', format: 'jsonl' }, [], {
        data: { id: { $column: 'id' }, price: { $money: 'price', currency: 'USD' }, note: { $column: 'note' } },
      }),
    );
    expect(dataOf(lines)).toEqual([
      { id: '1', price: { amount: 10, currency: 'USD', scale: 2 } },
      { id: '2', price: { amount: 250, currency: 'USD', scale: 2 }, note: 'late column' },
    ]);
    expect(lines.rejected.map(({ line, value }) => ({ line, value }))).toEqual([{ line: 3, value: 'not json' }]);
    put('doc.json', '{"items":[{"id":7},"no object"]}');
    const array = await importing(simple({ path: 'doc.json', format: 'json', array: 'items' }, ['id']));
    expect(dataOf(array)).toEqual([{ id: '7' }]);
    expect(array.rejected.map(({ line }) => line)).toEqual([2]);
  });

  test('what stands for nothing leaves its field out', async () => {
    put('rows.csv', 'id,region\n1,NULL\n2,\n3,east\n');
    const imported = await importing(simple({ nothing: ['NULL'] }, ['id', 'region']));
    expect(dataOf(imported)).toEqual([{ id: '1' }, { id: '2' }, { id: '3', region: 'east' }]);
  });

  test('a row with too many values and a quote never closed are told with their lines; the others go in', async () => {
    put('rows.csv', 'id,name\n1,a\n2,b,c,d\n3,c\n4,"never closed\n5,e\n');
    const imported = await importing(simple({}, ['id', 'name']));
    expect(dataOf(imported)).toEqual([
      { id: '1', name: 'a' },
      { id: '3', name: 'c' },
    ]);
    expect(imported.rejected[0]).toMatchObject({ line: 3, value: '2,b,c,d' });
    expect(imported.rejected.length).toBeGreaterThanOrEqual(2);
  });

  test('a missing file, a wrong encoding and a missing array end the import with the reason', async () => {
    expect((await importing(simple({ path: 'absent.csv' }, ['id']))).report.stopped).toContain('absent.csv');
    put('rows.csv', 'id\n1\n');
    expect((await importing(simple({ encoding: 'klingon' }, ['id']))).report.stopped).toContain('klingon');
    put('doc.json', '{}');
    expect(
      (await importing(simple({ path: 'doc.json', format: 'json', array: 'x' }, ['id']))).report.stopped,
    ).toContain('"x"');
  });

  test('columns called __proto__ or constructor are columns like any other', async () => {
    put('rows.csv', '__proto__,constructor\nx,y\n');
    const imported = await importing(
      simple({}, [], { data: { a: { $column: '__proto__' }, b: { $column: 'constructor' } } }),
    );
    expect(dataOf(imported)).toEqual([{ a: 'x', b: 'y' }]);
  });
});

describe('values', () => {
  test('dates are read in the declared form; with an hour the time counts, in the company’s zone', async () => {
    put('rows.csv', 'when\n3/9/2024\n13/13/2024\n');
    const dated = await importing(simple({}, [], { date: { column: 'when', format: 'M/d/yyyy' }, data: {} }));
    expect(dated.commands.map(({ meta }) => meta.on)).toEqual(['2024-03-09']);
    expect(dated.rejected).toEqual([
      { table: 'rows', line: 3, column: 'when', value: '13/13/2024', reason: 'it is no date in the form M/d/yyyy' },
    ]);
    put('rows.csv', 'when\n2024-03-09 23:30\n');
    const timed = await importing({
      ...simple({}, [], { date: { column: 'when', format: 'yyyy-MM-dd HH:mm' }, data: {} }),
      zone: 'Asia/Shanghai',
    });
    expect(timed.commands[0]?.meta).toMatchObject({ on: '2024-03-09', at: Date.UTC(2024, 2, 9, 15, 30) });
  });

  test('every faulty value of a row is told, with line, column, value and reason', async () => {
    put('rows.csv', 'id,price,count\n1,12,3\n2,abc,1.5\n');
    const imported = await importing(
      simple({}, [], { data: { price: { $money: 'price', currency: 'USD' }, count: { $integer: 'count' } } }),
    );
    expect(imported.commands).toHaveLength(1);
    expect(imported.rejected).toEqual([
      { table: 'rows', line: 3, column: 'price', value: 'abc', reason: 'it is no number' },
      { table: 'rows', line: 3, column: 'count', value: '', reason: '15 at scale 1 is no whole number' },
    ]);
    expect(imported.report.counts).toMatchObject([{ rows: 2, accepted: 1, rejected: 1 }]);
  });

  test('a cell that several fields want is told once, with all of them; one that only one field wants needs no name', async () => {
    put('rows.csv', 'id,price,day\n1,abc,2024-13-01\n2,abc,2024-01-01\n');
    const price = { $money: 'price', currency: 'USD' };
    const imported = await importing(
      simple({}, [], {
        data: { total: price, lines: [{ amount: price, on: { $date: 'day' } }], each: [price, price] },
      }),
    );
    expect(imported.rejected).toEqual([
      {
        table: 'rows',
        line: 2,
        column: 'price',
        value: 'abc',
        reason: 'it is no number (wanted by total, lines.amount, each)',
      },
      { table: 'rows', line: 2, column: 'day', value: '2024-13-01', reason: 'it is no date in the form yyyy-MM-dd' },
      {
        table: 'rows',
        line: 3,
        column: 'price',
        value: 'abc',
        reason: 'it is no number (wanted by total, lines.amount, each)',
      },
    ]);
    expect(imported.report.counts).toMatchObject([{ rows: 2, accepted: 0, rejected: 2 }]);
  });

  test('what is wrong with a row is said in Chinese to who reads Chinese', async () => {
    put(
      'rows.csv',
      'id,price,count,day,kind\n1,12,3,2024-01-01,a\n2,abc,1.5,2024-13-01,z\n3,1,2,3,4,5\n4,1e12,1,2024-01-01,a\n5,12,3,,a\n',
    );
    const { rejected } = await importing(
      simple({}, [], {
        date: { column: 'day' },
        data: {
          price: { $money: 'price * 1000000', currency: 'USD' },
          again: { $quantity: 'price' },
          count: { $integer: 'count' },
          kind: { $map: { $column: 'kind' }, values: { a: 'A', b: 'B' } },
        },
      }),
      { language: 'zh' },
    );
    expect(rejected.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 不是格式为 yyyy-MM-dd 的日期',
      '3 不是数字（用于 price、again）',
      '3 15（1 位小数）不是整数',
      '3 不在映射的值之中（a、b），也没有 "otherwise"',
      '4 有 6 个值，而表头只有 5 列',
      '5 1000000000000000000（0 位小数）无法作为金额：最多六位小数、15 位数字',
      '6 没有日期',
    ]);
  });

  test('a template that names what is not there ends the import before anything goes in', async () => {
    put('rows.csv', 'id\n1\n');
    const wrong: readonly (readonly [object, string])[] = [
      [{ data: { a: { $column: 'nope' } } }, 'there is no column "nope"; there are id'],
      [{ data: { a: { $magic: 1 } } }, 'there is no "$magic"'],
      [{ data: { $money: 'id ^ 2', currency: 'USD' } }, 'there is no operator "^"'],
      [{ data: { $money: 'id +', currency: 'USD' } }, 'formula "id +"'],
      [{ data: {}, key: ['nope'] }, 'there is no column "nope"'],
      [{ data: {}, date: { column: 'nope' } }, 'there is no column "nope"'],
    ];
    for (const [more, reason] of wrong) {
      const imported = await importing(simple({}, [], more));
      expect(imported.report.stopped).toContain(reason);
      expect(imported.commands).toEqual([]);
    }
  });

  test('texts are joined, mapped, cased and chosen', async () => {
    put('rows.csv', 'a,b,code\nX,,1\nY,z,9\n');
    const imported = await importing(
      simple({}, [], {
        data: {
          both: { $concat: [{ $column: 'a' }, { $column: 'b' }], separator: '-' },
          kind: { $map: { $column: 'code' }, values: { '1': 'one' }, otherwise: 'other' },
          low: { $lower: { $column: 'a' } },
          first: { $first: [{ $column: 'b' }, { $column: 'a' }] },
          fixed: 'text',
        },
      }),
    );
    expect(dataOf(imported)).toEqual([
      { both: 'X', kind: 'one', low: 'x', first: 'X', fixed: 'text' },
      { both: 'Y-z', kind: 'other', low: 'y', first: 'z', fixed: 'text' },
    ]);
  });
});

describe('ids', () => {
  const ids = ({ commands }: Imported) => commands.map(({ meta }) => meta.commandId);

  test('the same file gives the same ids again; with a key, whatever else changed', async () => {
    put('rows.csv', 'id,x\n1,a\n2,b\n');
    const once = await importing(simple({}, ['x'], { key: ['id'] }));
    put('rows.csv', 'id,x\n2,CHANGED\n1,a\n');
    const again = await importing(simple({}, ['x'], { key: ['id'] }));
    expect(ids(again)).toEqual(ids(once).toReversed());
    expect(new Set(ids(once)).size).toBe(2);
  });

  test('without a key equal rows each count, wherever they stand, and are told', async () => {
    put('rows.csv', 'x\na\nb\na\na\n');
    const once = await importing(simple({}, ['x']));
    put('rows.csv', 'x\nb\na\na\na\n');
    const again = await importing(simple({}, ['x']));
    expect(new Set(ids(once)).size).toBe(4);
    expect(new Set(ids(again))).toEqual(new Set(ids(once)));
    expect(once.report.counts).toMatchObject([{ rows: 4, accepted: 4, surplus: 2 }]);
  });

  test('another source, or another command of the same row, has other ids', async () => {
    put('rows.csv', 'id\n1\n');
    const one = await importing(simple({}, ['id'], { key: ['id'] }));
    const other = await importing({ ...simple({}, ['id'], { key: ['id'] }), source: 'other' });
    const command = await importing(simple({}, ['id'], { key: ['id'], command: 'Leave' }));
    expect(new Set([...ids(one), ...ids(other), ...ids(command)]).size).toBe(3);
  });
});

const orders = (limitless: object = {}): MappingInput => ({
  source: 'test',
  tables: {
    heads: { path: 'heads.csv' },
    lines: { path: 'lines.csv' },
    products: { path: 'products.csv' },
    groups: { path: 'groups.csv' },
  },
  rules: [
    {
      from: 'heads',
      command: 'Place',
      key: ['order'],
      date: { value: '2024-01-01' },
      join: { lines: { table: 'lines', key: ['order'], by: ['order'] } },
      lookup: {
        product: { table: 'products', key: ['id'], by: ['product'] },
        group: { table: 'groups', key: ['id'], by: ['product.group'] },
      },
      data: {
        order: { $column: 'order' },
        total: { $money: 'round(sum(lines, price * count), 2)', currency: 'USD' },
        lines: {
          $each: 'lines',
          as: {
            at: { $position: true },
            order: { $column: 'order' },
            customer: { $column: 'customer' },
            group: { $column: 'group.name' },
            cost: { $money: 'product.cost * count', currency: 'USD', optional: true },
          },
        },
      },
      ...limitless,
    },
  ],
});

const putOrders = () => {
  put('heads.csv', 'order,customer\nA,C1\nB,C2\nC,C3\n');
  put('lines.csv', 'order,product,price,count\nA,p,1.005,1\nB,q,2,2\nA,q,3,1\nZ,p,9,9\n');
  put('products.csv', 'id,cost,group\np,0.50,g\nq,,g\n');
  put('groups.csv', 'id,name\ng,Tools\n');
};

describe('joins, look-ups and groups', () => {
  test('lines are joined to their header wherever they stand, looked up through two tables, summed and rounded once', async () => {
    putOrders();
    const imported = await importing(orders());
    expect(imported.report.stopped).toBeNull();
    expect(dataOf(imported)).toEqual([
      {
        order: 'A',
        total: { amount: 401, currency: 'USD', scale: 2 },
        lines: [
          { at: '1', order: 'A', customer: 'C1', group: 'Tools', cost: { amount: 50, currency: 'USD', scale: 2 } },
          { at: '2', order: 'A', customer: 'C1', group: 'Tools' },
        ],
      },
      {
        order: 'B',
        total: { amount: 4, currency: 'USD', scale: 0 },
        lines: [{ at: '1', order: 'B', customer: 'C2', group: 'Tools' }],
      },
      { order: 'C', total: { amount: 0, currency: 'USD', scale: 0 }, lines: [] },
    ]);
  });

  test('a line whose header is missing is told, not lost', async () => {
    putOrders();
    const { rejected } = await importing(orders());
    expect(rejected).toEqual([
      { table: 'lines', line: 5, column: '', value: '', reason: 'no row of heads has its order as order' },
    ]);
  });

  test('tables that don’t fit in memory are joined and grouped all the same', async () => {
    putOrders();
    const small = await importing(orders());
    expect(small.commands).toHaveLength(3);
    const large = await importing(orders(), { limit: 2 });
    const sorted = (imported: Imported) =>
      dataOf(imported)
        .map((data) => JSON.stringify(data))
        .sort();
    expect(sorted(large)).toEqual(sorted(small));
    expect(large.rejected).toEqual(small.rejected);
    put('rows.csv', `g,x\n${Array.from({ length: 500 }, (_, i) => `${i % 7},${i}`).join('\n')}\n`);
    const grouping = simple({}, [], {
      group: ['g'],
      data: { g: { $column: 'g' }, xs: { $each: 'rows', as: { $column: 'x' } } },
    });
    const whole = await importing(grouping);
    expect(whole.commands).toHaveLength(7);
    expect(sorted(await importing(grouping, { limit: 10 }))).toEqual(sorted(whole));
  });

  test('rows of a group need not be adjacent; a group with one faulty row is refused whole, each row told', async () => {
    put('rows.csv', 'order,price\nA,1\nB,2\nA,x\nB,3\n');
    const mapping = simple({}, [], {
      group: ['order'],
      key: ['order'],
      data: { order: { $column: 'order' }, prices: { $each: 'rows', as: { $money: 'price', currency: 'USD' } } },
    });
    const imported = await importing(mapping);
    expect(dataOf(imported)).toEqual([
      {
        order: 'B',
        prices: [
          { amount: 2, currency: 'USD', scale: 0 },
          { amount: 3, currency: 'USD', scale: 0 },
        ],
      },
    ]);
    expect(imported.rejected).toEqual([
      { table: 'rows', line: 4, column: 'price', value: 'x', reason: 'it is no number' },
      { table: 'rows', line: 2, column: '', value: '', reason: 'it goes with line 4, which was refused' },
    ]);
  });

  test('rows are chosen by how a text begins, and by numbers below a bound', async () => {
    put('rows.csv', 'id,pieces\nC1,-2\n2,-0.01\n3,0\n4,x\n5,\n');
    const chosen = async (more: object) =>
      dataOf(await importing(simple({}, ['id'], more))).map((data) => (data as { readonly id: string }).id);
    expect(await chosen({ where: { id: [{ begins: 'C' }] } })).toEqual(['C1']);
    expect(await chosen({ where: { pieces: [{ below: 0 }] } })).toEqual(['C1', '2']);
    expect(await chosen({ where: { id: ['5', { begins: 'C' }] } })).toEqual(['C1', '5']);
    expect(await chosen({ except: { id: [{ begins: 'C' }], pieces: [{ below: 0 }] } })).toEqual(['3', '4', '5']);
  });

  test('rows are chosen by where and except', async () => {
    put('rows.csv', 'id,kind\n1,a\n2,b\n3,\n4,c\n');
    const chosen = await importing(simple({}, ['id'], { where: { kind: ['a', 'b', ''] }, except: { id: ['2'] } }));
    expect(dataOf(chosen)).toEqual([{ id: '1' }, { id: '3' }]);
  });
});

describe('outcomes', () => {
  test('a refused command tells its row and reason, and the next go on; repeated ones are counted apart', async () => {
    put('rows.csv', 'id\n1\n2\n3\n');
    const imported = await importing(simple({}, ['id']), {
      outcome: ({ data }) => {
        const { id } = data as { readonly id: string };
        if (id === '2') return { kind: 'rejected', rejections: [{ code: 'test.no', data: {} }] };
        return { kind: 'accepted', repeated: id === '3' };
      },
    });
    expect(imported.rejected).toEqual([{ table: 'rows', line: 3, column: '', value: '', reason: 'test.no' }]);
    expect(imported.report).toMatchObject({
      counts: [{ rows: 3, accepted: 1, repeated: 1, rejected: 1 }],
      stopped: null,
    });
  });

  test('a store that can’t go on ends the import with the line', async () => {
    put('rows.csv', `id\n${Array.from({ length: 2000 }, (_, i) => i).join('\n')}\n`);
    const imported = await importing(simple({}, ['id']), { outcome: () => ({ kind: 'stopped', reason: 'disk full' }) });
    expect(imported.report.stopped).toBe('line 2 of rows: disk full');
    expect(imported.commands.length).toBeLessThan(600);
  });

  test('commands that come from no row come first, and are the same when sent again', async () => {
    put('rows.csv', 'id\n1\n');
    const mapping = {
      ...simple({}, ['id']),
      commands: [
        { command: 'Open', date: '2024-01-01', data: { plan: 'P' } },
        { command: 'Open', date: 'soon', data: {} },
      ],
    };
    const once = await importing(mapping);
    const again = await importing(mapping);
    expect(once.commands.map(({ type }) => type)).toEqual(['Open', 'Take']);
    expect(again.commands).toEqual(once.commands);
    expect(once.rejected).toEqual([
      { table: 'commands.1', line: 0, column: '', value: '', reason: '"soon" is no date in the form yyyy-MM-dd' },
    ]);
  });
});
