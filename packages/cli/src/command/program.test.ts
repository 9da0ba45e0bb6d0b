import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const clock = Date.UTC(2024, 5, 1);

const run = async (...argv: readonly string[]) => {
  let out = '';
  let err = '';
  const code = await runProgram(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    watched: false,
    clock: () => clock,
    environment: { LANG: 'en_GB.UTF-8' },
  });
  return { code, out, err };
};

/** A mapping of a little company; its tables are beside it. */
const acme = (): string => {
  put('customers.csv', 'id,name,country\nC1,Vogel,Germany\nC2,李记,China\n');
  put(
    'orders.csv',
    'order,date,customer,product,category,quantity,amount\nO1,2024-01-05,C1,P1,Tea,2,10.50\nO2,2024-02-01,C2,P2,Coffee,1,30\nO3,2024-02-30,C2,P2,Coffee,1,30\nO4,2024-03-01,C1,P1,Tea,x,7\n',
  );
  return put(
    'acme.json',
    JSON.stringify({
      source: 'acme',
      tables: { customers: { path: 'customers.csv' }, orders: { path: 'orders.csv' } },
      rules: [
        {
          from: 'customers',
          command: 'RegisterCustomer',
          key: ['id'],
          date: { value: '2024-01-01' },
          data: { customer: { $column: 'id' }, name: { $column: 'name' }, place: { country: { $column: 'country' } } },
        },
        {
          from: 'orders',
          command: 'PlaceOrder',
          key: ['order'],
          date: { column: 'date' },
          data: {
            order: { $column: 'order' },
            content: {
              customer: { $column: 'customer' },
              lines: [
                {
                  line: '1',
                  product: { $column: 'product' },
                  category: { $column: 'category' },
                  quantity: { $quantity: 'quantity' },
                  amount: { $money: 'amount', currency: 'EUR' },
                },
              ],
            },
          },
        },
      ],
    }),
  );
};

describe('import', () => {
  test('good rows go in, bad ones are told with place and reason, on the screen and in a file, and the code is 1', async () => {
    const rejects = join(folder, 'rejects.csv');
    const { code, out, err } = await run('import', acme(), '--rejects', rejects);
    expect(code).toBe(1);
    expect(out).toBe(
      'RegisterCustomer from customers: 2 rows, 2 accepted\nPlaceOrder from orders: 4 rows, 2 accepted, 2 rejected\n',
    );
    expect(err).toContain('orders, line 4: column date: "2024-02-30": it is no date in the form yyyy-MM-dd');
    expect(readFileSync(rejects, 'utf8')).toBe(
      [
        'table,line,column,value,reason',
        'orders,4,date,2024-02-30,it is no date in the form yyyy-MM-dd',
        'orders,5,quantity,x,it is no number',
        '',
      ].join('\n'),
    );
  });

  test('importing the same file twice adds nothing; equal rows inside one file each count', async () => {
    const mapping = acme();
    const events = async (...imports: readonly string[]) =>
      (await run('events', ...imports.flatMap((file) => ['--import', file]))).out.trim().split('\n').length;
    expect(await events(mapping, mapping)).toBe(await events(mapping));
    put('returns.csv', 'day,product,amount\n2024-03-01,P1,5\n2024-03-01,P1,5\n2024-03-02,P1,5\n');
    const unkeyed = put(
      'returns.json',
      JSON.stringify({
        source: 'returns',
        tables: { returns: { path: 'returns.csv' } },
        rules: [
          {
            from: 'returns',
            command: 'RecordReturn',
            date: { column: 'day' },
            data: {
              order: { $id: true },
              reason: 'credit note',
              returned: {
                lines: [
                  {
                    line: '1',
                    product: { $column: 'product' },
                    quantity: { $quantity: '1' },
                    amount: { $money: 'amount', currency: 'EUR' },
                  },
                ],
              },
            },
          },
        ],
      }),
    );
    expect(await events(unkeyed)).toBe(3);
    expect(await events(unkeyed, unkeyed)).toBe(3);
  });

  test('a key that comes again with other content is told, and what stands first stays', async () => {
    const mapping = acme();
    put(
      'orders.csv',
      'order,date,customer,product,category,quantity,amount\nO1,2024-01-05,C1,P1,Tea,2,10\nO1,2024-01-05,C1,P1,Tea,2,99\n',
    );
    const { code, err } = await run('import', mapping);
    expect(code).toBe(1);
    expect(err).toMatch(/orders, line 3: The command id \S+ was used before with other content/);
  });

  test('a domain’s refusal is said in the person’s language', async () => {
    const mapping = acme();
    put('orders.csv', 'order,date,customer,product,category,quantity,amount\nO1,2024-01-05,C1,P1,Tea,-2,10\n');
    expect((await run('import', mapping, '--lang', 'zh')).err).toMatch(/^orders 第 2 行：.*数量必须大于零/u);
    expect((await run('import', mapping, '--lang', 'en')).err).toMatch(/orders, line 2: [^\u4e00-\u9fff]+\n/u);
  });

  test('a mapping that is missing, no JSON, or wrong ends with code 3 and says where', async () => {
    expect(await run('import', join(folder, 'absent.json'))).toMatchObject({ code: 3, out: '' });
    expect((await run('import', put('bad.json', '{'))).code).toBe(3);
    const wrong = await run('import', put('wrong.json', '{"source":"x","tables":{},"rules":[{"from":"t"}]}'));
    expect(wrong.code).toBe(3);
    expect(wrong.err).toContain('at rules.0.command');
    const unknown = await run(
      'import',
      put(
        'unknown.json',
        '{"source":"x","tables":{},"rules":[{"from":"t","command":"C","date":{"value":"2024-01-01"},"data":{}}]}',
      ),
    );
    expect(unknown.err).toContain('there is no table "t"');
  });
});

describe('reports', () => {
  const figures = async (...argv: readonly string[]) => {
    const { code, out } = await run('report', ...argv, '--import', acme(), '--format', 'json');
    expect(code).toBe(0);
    return JSON.parse(out);
  };

  test('composition, as of the last date of the store or of any other', async () => {
    const all = await figures('composition', '--by', 'category');
    expect(all.tables.composition.rows.map(({ category, sales }: Record<string, string>) => [category, sales])).toEqual(
      [
        ['Coffee', '30.00'],
        ['Tea', '10.50'],
      ],
    );
    const early = await figures('composition', '--by', 'category', '--as-of', '2024-01-31');
    expect(early.figures.total).toBe('10.50');
    const only = await figures('composition', '--by', 'category', '--where', 'customer=C2');
    expect(only.figures.total).toBe('30');
  });

  test('as known at a time: nothing, before anything was recorded', async () => {
    const { code, err } = await run(
      'report',
      'composition',
      '--by',
      'category',
      '--import',
      acme(),
      '--known-at',
      '2024-05-31T00:00:00Z',
    );
    expect({ code, err: err.split('\n').at(-2) }).toEqual({ code: 4, err: 'The store holds no events.' });
  });

  test('regions, Pareto and the history of a customer', async () => {
    expect(
      (await figures('regions', '--by', 'country', '--region-mode', 'as-was', '--period', '2024')).figures.total,
    ).toBe('40.50');
    // C2 has 30 of 40.50, so 74 % is ranked above C1: less than 80 %, and both are A.
    expect((await figures('pareto', '--period', '2024')).tables.grades.rows[0]).toMatchObject({
      grade: 'A',
      customers: 2,
    });
    const { out } = await run('history', 'C2', '--import', acme(), '--lang', 'zh');
    expect(out).toContain('李记');
    expect(out).toContain('30');
  });

  test('a question without an answer ends with 4 and says what there is', async () => {
    const mapping = acme();
    for (const argv of [
      ['report', 'targets', '--plan', 'none'],
      ['report', 'composition', '--by', 'nonsense'],
      ['history', 'nobody'],
    ]) {
      const { code, out, err } = await run(...argv, '--import', mapping);
      expect({ code, out }).toEqual({ code: 4, out: '' });
      expect(err.length).toBeGreaterThan(20);
    }
  });

  test('each format is printed whole', async () => {
    const mapping = acme();
    const report = (format: string) =>
      run('report', 'composition', '--by', 'category', '--import', mapping, '--format', format);
    expect((await report('csv')).out).toMatch(/^category,sales,share,customers,orders\nCoffee,/);
    expect((await report('html')).out).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect((await report('table')).out).toContain('Coffee');
  });
});

describe('a journal', () => {
  const store = (): string => `journal:${join(folder, 'acme.journal')}`;
  const report = (...options: readonly string[]) =>
    run('report', 'composition', '--by', 'category', '--format', 'json', ...options);

  test('what one run imports another reports, as if it had been in memory all the time', async () => {
    const mapping = acme();
    expect((await run('import', mapping, '--store', store())).code).toBe(1);
    const kept = await report('--store', store());
    const inMemory = await report('--import', mapping);
    expect(kept).toMatchObject({ code: 0, err: '' });
    expect(kept.out).toBe(inMemory.out);
    expect(JSON.parse(kept.out).figures.total).toBe('40.50');
  });

  test('what an import did is told in Chinese to who reads Chinese', async () => {
    const told = await run('import', acme(), '--store', `journal:${join(folder, 'acme.jsonl')}`, '--lang', 'zh');
    expect(told.out).toContain('PlaceOrder（来自 orders）：4 行，接受 2，拒绝 2\n');
    expect(told.err).toMatch(/^orders 第 4 行：列 date：“2024-02-30”：/m);
    expect(told.err).toMatch(/^所有被拒绝的行及其原因见 .*rejects\.csv$/m);
    expect(told.code).toBe(1);
  });

  test('importing into it again adds nothing, and says what was there already', async () => {
    const mapping = acme();
    const first = await run('import', mapping, '--store', store());
    expect(first.out).toContain('PlaceOrder from orders: 4 rows, 2 accepted, 2 rejected');
    const before = readFileSync(join(folder, 'acme.journal'), 'utf8');
    const again = await run('import', mapping, '--store', store());
    expect(again.out).toContain('PlaceOrder from orders: 4 rows, 0 accepted, 2 there already, 2 rejected');
    expect(readFileSync(join(folder, 'acme.journal'), 'utf8')).toBe(before);
  });

  test('a damaged one ends with 3, names the line in either language, and prints no figure', async () => {
    await run('import', acme(), '--store', store());
    const path = join(folder, 'acme.journal');
    const lines = readFileSync(path, 'utf8').split('\n');
    put('acme.journal', lines.map((line, index) => (index === 2 ? line.replace('李记', '李纪') : line)).join('\n'));
    const english = await report('--store', store(), '--lang', 'en');
    expect(english).toMatchObject({ code: 3, out: '' });
    expect(english.err).toContain(`${path}, line 3: it is damaged: its checksum is `);
    const chinese = await report('--store', store(), '--lang', 'zh');
    expect(chinese).toMatchObject({ code: 3, out: '' });
    expect(chinese.err).toContain(`${path} 第 3 行已损坏`);
  });

  test('one whose last line was torn off is told on the side, and reported from', async () => {
    await run('import', acme(), '--store', store());
    const whole = await report('--store', store());
    writeFileSync(join(folder, 'acme.journal'), '{"crc32":"', { flag: 'a' });
    const torn = await report('--store', store());
    expect(torn).toMatchObject({ code: 0, out: whole.out });
    expect(torn.err).toMatch(/line 6: it was never finished.* 10 bytes are in .*acme\.journal\.torn-1\.\n$/);
    expect((await report('--store', store())).err).toBe('');
  });

  test('the book that is kept beside it answers alone, even while another process has the journal open', async () => {
    await run('import', acme(), '--store', store());
    const path = join(folder, 'acme.journal');
    rmSync(`${path}.book`);
    const fromJournal = await report('--store', store());
    put('acme.journal.lock', JSON.stringify({ pid: 4711, host: 'elsewhere', began: '', token: 'x' }));
    expect(await report('--store', store())).toEqual(fromJournal);
    // What was known at a time is for the journal alone to say.
    expect((await report('--store', store(), '--known-at', '2030-01-01T00:00:00Z')).code).toBe(3);
  });

  test('a kept book is believed only of the journal to the byte, of its company, and as it was written', async () => {
    const mapping = acme();
    await run('import', mapping, '--store', store());
    const path = join(folder, 'acme.journal');
    const before = await report('--store', store());
    const kept = readFileSync(`${path}.book`, 'utf8');
    const spoilt = [
      kept.replace('1050', '9950'),
      kept.replace('"lastDate":"2024-02-01"', '"lastDate":"2024-02-07"'),
      kept.slice(0, -40),
      kept.replace('"format":1', '"format":2'),
      'no book at all',
      '',
    ];
    for (const text of spoilt) {
      expect(text).not.toBe(kept);
      writeFileSync(`${path}.book`, text);
      expect(await report('--store', store())).toEqual(before);
      expect(readFileSync(`${path}.book`, 'utf8')).toBe(kept);
    }
    expect((await report('--store', store(), '--namespace', 'other')).code).toBe(3);
    // The journal goes on, and the book of yesterday is put beside it.
    put('orders.csv', 'order,date,customer,product,category,quantity,amount\nO5,2024-04-01,C1,P1,Tea,1,2.25\n');
    await run('import', mapping, '--store', store());
    writeFileSync(`${path}.book`, kept);
    expect(JSON.parse((await report('--store', store())).out).figures.total).toBe('42.75');
  });

  test('no journal, one of another company, one that is open, and a folder that is not there each end with 3 and say so', async () => {
    await run('import', acme(), '--store', store());
    const path = join(folder, 'acme.journal');
    const refused = async (said: string, ...options: readonly string[]) => {
      const { code, out, err } = await report(...options);
      expect({ code, out }).toEqual({ code: 3, out: '' });
      expect(err).toContain(said);
    };
    await refused('say --namespace main', '--store', store(), '--namespace', 'other');
    await refused('is no journal', '--store', `journal:${put('letter.txt', 'Dear customer,\n')}`);
    await refused(
      'its format is 2',
      '--store',
      `journal:${put('later', '{"format":"clientele-journal","version":2}\n')}`,
    );
    await refused("can't be opened", '--store', `journal:${join(folder, 'absent', 'j')}`);
    put('acme.journal.lock', JSON.stringify({ pid: 4711, host: 'elsewhere', began: '', token: 'x' }));
    // What is kept beside a journal may be read while another process has it open; here nothing is kept.
    rmSync(`${path}.book`);
    await refused(`process 4711 @ elsewhere. If nobody has it open any more, remove ${path}.lock`, '--store', store());
    expect((await report('--store', 'journal:')).code).toBe(2);
    expect((await report('--store', `journal:${join(folder, 'j')}`, '--namespace', 'a.b')).code).toBe(2);
  });
});

describe('events', () => {
  test('every event is a line of JSON, and none is lost', async () => {
    const { code, out } = await run('events', '--import', acme());
    const types = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).type);
    expect(code).toBe(0);
    expect(types).toEqual([
      'CustomerRegistered',
      'CustomerPlaced',
      'CustomerRegistered',
      'CustomerPlaced',
      'OrderPlaced',
      'OrderPlaced',
    ]);
  });
});

describe('audit', () => {
  test('a history that deciders made keeps every law, and the audit says how much it looked at', async () => {
    const { code, out } = await run('audit', '--import', acme(), '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).figures).toMatchObject({ events: 6, findings: 0 });
    expect(JSON.parse(out).figures.laws).toBeGreaterThan(15);
  });
});

describe('the command line', () => {
  test('what can’t be understood ends with 2 and says what can be asked', async () => {
    for (const argv of [
      ['nonsense'],
      ['report', 'composition'],
      ['report', 'composition', '--by', 'x', '--as-of', '2024-02-30'],
      ['report', 'regions', '--period', '2024-Q9'],
      ['report', 'regions', '--format', 'pdf'],
      ['events', '--store', 'nowhere:'],
    ]) {
      const { code, out, err } = await run(...argv);
      expect({ argv, code, out }).toEqual({ argv, code: 2, out: '' });
      expect(err).not.toBe('');
    }
  });

  test('every command helps, with an example; help ends with 0', async () => {
    for (const argv of [
      ['import'],
      ['report', 'composition'],
      ['report', 'regions'],
      ['report', 'targets'],
      ['report', 'pareto'],
      ['history'],
      ['events'],
      ['audit'],
    ]) {
      const { code, out } = await run(...argv, '--help');
      expect(code).toBe(0);
      expect(out).toMatch(/Examples?:\n {2}clientele /);
    }
    expect((await run('--help')).out).toContain('Exit codes: 0 done');
  });
});
