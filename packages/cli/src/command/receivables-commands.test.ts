/** The reports on receivables and prices from the command line: from a command to a figure, with what is refused on the way. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { money } from '@clientele/domain/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from './program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-receivables-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly code: number;
  readonly err: string;
  readonly figures: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<
    Record<string, { readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly total: object | null }>
  >;
}

type Said = readonly [date: string, command: string, data: object];

const mappingOf = (said: readonly Said[], by: object): string => {
  writeFileSync(join(folder, 'rows.csv'), 'id\n');
  const path = join(folder, `${said.length}-${JSON.stringify(by).length}.json`);
  const rule = {
    from: 'rows',
    command: 'RegisterCustomer',
    date: { value: '2024-01-01' },
    data: { customer: { $column: 'id' } },
  };
  const commands = said.map(([date, command, data]) => ({ date, command, data }));
  writeFileSync(
    path,
    JSON.stringify({ source: path, by, tables: { rows: { path: 'rows.csv' } }, commands, rules: [rule] }),
  );
  return path;
};

const clerk = { id: 'u1', roles: ['accountant'] };
const boss = { id: 'u2', roles: ['general-manager', 'finance-manager'] };

/** What a report says after some commands, the last of them said by the general manager. */
const report = async (said: readonly Said[], argv: readonly string[], later: readonly Said[] = []): Promise<Told> => {
  let out = '';
  let err = '';
  const imports = [mappingOf(said, clerk), ...(later.length === 0 ? [] : [mappingOf(later, boss)])];
  const code = await runProgram(
    ['report', ...argv, ...imports.flatMap((path) => ['--import', path]), '--format', 'json'],
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      watched: false,
      clock: () => Date.UTC(2024, 11, 31),
      environment: { LANG: 'en_GB.UTF-8' },
    },
  );
  const { figures = {}, tables = {} } = out === '' ? {} : (JSON.parse(out) as Partial<Told>);
  return { code, err, figures, tables };
};

const yuan = (amount: number) => money(amount, 'CNY');
const issued = (invoice: string, amount: number, dueOn: string, more: object = {}): Said => [
  '2024-05-01',
  'IssueInvoice',
  { invoice, customer: 'C1', content: { amount: yuan(amount), dueOn, ...more } },
];
const paid = (date: string, invoice: string, amount: number, receipt: string, means = 'transfer'): Said => [
  date,
  'ReceivePayment',
  {
    invoice,
    receipt,
    amount: yuan(amount),
    means,
    ...(means.endsWith('acceptance') ? { maturesOn: '2024-11-30' } : {}),
  },
];

test('L9 M12: what was delivered is booked, reconciled after a dispute, and collected, each payment by its means', async () => {
  const whole = { amount: 4, scale: 0, unit: 'box' };
  const lines = [{ line: '1', quantity: whole }];
  const balance = {
    opening: yuan(0),
    invoiced: yuan(400_00),
    received: yuan(100_00),
    credited: yuan(0),
    writtenOff: yuan(0),
    closing: yuan(300_00),
  };
  const difference = {
    difference: 'X1',
    invoice: 'I1',
    ours: yuan(300_00),
    theirs: yuan(400_00),
    reason: 'not booked',
  };
  const said: readonly Said[] = [
    [
      '2024-04-01',
      'PlaceOrder',
      {
        order: 'O1',
        content: { customer: 'C1', lines: [{ line: '1', product: 'P1', quantity: whole, amount: yuan(400_00) }] },
      },
    ],
    ['2024-04-02', 'ConfirmOrder', { order: 'O1' }],
    ['2024-04-02', 'AskOrderCredit', { order: 'O1' }],
    ['2024-04-02', 'GrantOrderCredit', { order: 'O1', customer: 'C1', currency: 'CNY', ask: 1, total: yuan(400_00) }],
    ['2024-04-10', 'InspectGoods', { order: 'O1', inspection: 'Q1', lines, outcome: 'passed', findings: 'sound' }],
    ['2024-04-11', 'ShipGoods', { order: 'O1', shipment: 'T1', lines, carrier: 'own van' }],
    ['2024-04-12', 'DeliverGoods', { order: 'O1', shipment: 'T1', receivedBy: 'shop' }],
    issued('I1', 400_00, '2024-05-31', { order: 'O1' }),
    paid('2024-05-20', 'I1', 100_00, 'R1', 'bank-acceptance'),
    [
      '2024-06-02',
      'SendStatement',
      { statement: 'S1', customer: 'C1', from: '2024-05-01', until: '2024-05-31', balances: [balance] },
    ],
    ['2024-06-03', 'DisputeStatement', { statement: 'S1', differences: [difference] }],
    ['2024-06-04', 'AgreeStatement', { statement: 'S1' }],
    ['2024-06-05', 'ClearDifference', { statement: 'S1', difference: 'X1', right: 'ours', action: 'sent the bill' }],
    ['2024-06-06', 'AgreeStatement', { statement: 'S1', note: 'stamped' }],
    paid('2024-06-10', 'I1', 300_00, 'R2'),
  ];
  const may = await report(said, ['statement', 'C1', '--period', '2024-05', '--as-of', '2024-05-31']);
  expect(may.err).toBe('commands.11, line 0: Statement S1 has differences that are not cleared up: X1.\n');
  expect(may.figures).toMatchObject({ opening: '0.00', invoiced: '400.00', received: '100.00', closing: '300.00' });
  const year = await report(said, ['statement', 'C1', '--as-of', '2024-12-31']);
  expect(year.tables['movements']?.rows.map(({ document, means, balance: left }) => [document, means, left])).toEqual([
    ['I1', null, '400.00'],
    ['R1', "banker's acceptance bill", '300.00'],
    ['R2', 'bank transfer', '0.00'],
  ]);
  expect(year.tables['open']?.rows).toEqual([]);
});

const late: readonly Said[] = [
  issued('I1', 1_000_00, '2024-05-31'),
  issued('I2', 500_00, '2024-06-20'),
  issued('I3', 200_00, '2024-07-15'),
  [
    '2024-06-10',
    'ExplainArrears',
    { invoice: 'I1', cause: 'cash-flow', note: 'harvest', countermeasure: 'weekly call' },
  ],
  ['2024-06-10', 'AssignCollector', { invoice: 'I1', collector: 'S2' }],
  ['2024-06-12', 'RecordPromise', { invoice: 'I1', promise: 'Z1', amount: yuan(400_00), by: '2024-06-25' }],
  paid('2024-06-20', 'I1', 100_00, 'R1'),
  paid('2024-07-05', 'I1', 400_00, 'R2'),
];

test('M2 M3: the paper for the collection meeting has arrears, cause, promise and who presses, as of its own day', async () => {
  const { tables } = await report(late, ['arrears', '--as-of', '2024-07-01']);
  expect(tables['arrears']?.rows).toMatchObject([
    {
      invoice: 'I1',
      overdue: 31,
      open: '900.00',
      cause: 'short of money',
      countermeasure: 'weekly call',
      promise: '400.00',
      promisedBy: '2024-06-25',
      standing: 'broken',
      collector: 'S2',
      escalationMissing: 'sales-director',
    },
    {
      invoice: 'I2',
      overdue: 11,
      open: '500.00',
      cause: 'cause not found out',
      collector: 'nobody presses',
      promise: null,
    },
  ]);
  expect(tables['arrears']?.total).toMatchObject({ open: '1400.00' });
  const before = await report(late, ['arrears', '--as-of', '2024-06-24']);
  expect(before.tables['arrears']?.rows[0]).toMatchObject({ standing: 'open', escalationMissing: null });
});

test('M5: what is late, due or promised by the month’s end is to be followed up, and nothing else', async () => {
  const june = await report(late, ['arrears', '--as-of', '2024-06-15']);
  expect(june.tables['followUp']?.rows.map(({ invoice, reasons, overdue }) => [invoice, reasons, overdue])).toEqual([
    ['I1', 'overdue, promised for this month', 30],
    ['I2', 'due this month', 10],
  ]);
  const july = await report(late, ['arrears', '--as-of', '2024-07-06']);
  expect(july.tables['followUp']?.rows.map(({ invoice, reasons }) => [invoice, reasons])).toEqual([
    ['I1', 'overdue'],
    ['I2', 'overdue'],
    ['I3', 'due this month'],
  ]);
});

test('M4 M7: what belongs before a superior and was not brought there is a finding; once it is, it is none', async () => {
  const escalated: Said = ['2024-07-02', 'EscalateArrears', { invoice: 'I1', to: 'sales-director', note: 'no answer' }];
  const { tables } = await report([...late, escalated], ['arrears', '--as-of', '2024-07-03']);
  expect(tables['arrears']?.rows[0]).toMatchObject({ escalatedTo: 'sales-director', escalationMissing: null });
  const later = await report([...late, escalated], ['arrears', '--as-of', '2024-09-01']);
  expect(later.tables['arrears']?.rows[0]).toMatchObject({ overdue: 93, escalationMissing: 'general-manager' });
});

test('M1 M6: amounts are counted, dunned by level and settled; the disputed is passed over, currencies stay apart', async () => {
  const said: readonly Said[] = [
    ...late,
    [
      '2024-05-01',
      'IssueInvoice',
      { invoice: 'I4', customer: 'C2', content: { amount: money(90_00, 'USD'), dueOn: '2024-05-31' } },
    ],
    ['2024-06-05', 'DisputeInvoice', { invoice: 'I4', dispute: 'D1', cause: 'price' }],
    ['2024-06-11', 'SendReminder', { invoice: 'I1', run: '2024-06' }],
    ['2024-06-11', 'SendReminder', { invoice: 'I1', run: '2024-06' }],
  ];
  const { err, tables } = await report(said, ['dunning', '--as-of', '2024-07-03']);
  expect(err).toContain('Invoice I1 was in dunning run 2024-06 already');
  expect(tables['dunning']?.rows).toMatchObject([
    // 900.00 × 5 % × 33 / 365 = 4.0684…, cut down
    { invoice: 'I1', overdue: 33, level: 1, action: 'send notice 2', interest: '4.06', balance: '900.00', stop: null },
    // 500.00 × 5 % × 13 / 365 = 0.8904…
    { invoice: 'I2', level: 0, action: 'send notice 1', interest: '0.89' },
    { invoice: 'I4', currency: 'USD', action: 'passed over: disputed', interest: null },
  ]);
  const aged = await report(said, ['ageing', '--as-of', '2024-07-03', '--invoices']);
  expect(aged.tables['ageing-CNY']?.total).toMatchObject({
    days1to30: '500.00',
    days31to60: '900.00',
    current: '200.00',
    open: '1600.00',
  });
  expect(aged.tables['ageing-USD']?.total).toMatchObject({ open: '90.00', disputed: '90.00' });
});

test('a bad debt is written off by another than who asked, and leaves the ageing; bounds out of order are refused', async () => {
  const off: Said = [
    '2024-07-10',
    'WriteOffInvoice',
    { invoice: 'I2', amount: yuan(500_00), kind: 'bad-debt', askedBy: 'u1', reason: 'bankrupt' },
  ];
  const own: Said = [
    '2024-07-10',
    'WriteOffInvoice',
    { invoice: 'I2', amount: yuan(1), kind: 'bad-debt', askedBy: 'u2', reason: 'x' },
  ];
  const { err, tables } = await report(late, ['ageing', '--as-of', '2024-07-31'], [own, off]);
  expect(err).toContain('u2 asked for the write-off');
  expect(tables['ageing']?.total).toMatchObject({ open: '700.00', balance: '700.00' });
  const bad = await report(late, ['ageing', '--bounds', '60,30']);
  expect([bad.code, bad.err]).toEqual([4, 'The bounds 60, 30 are no ascending whole numbers of days from 1 on.\n']);
});

test('N3 N13: a plan of prices and the cost of a display come from commands to the report', async () => {
  const cells = [{ product: 'P1', price: yuan(100_00), cost: yuan(80_00), quantity: 10 }];
  const period = { calendar: 'gregorian@1', key: '2024', start: '2024-01-01', end: '2025-01-01' };
  const step = { step: '1', text: 'x', owner: 'S1', dueOn: '2024-02-01' };
  const days = { start: '2024-03-01', end: '2024-03-31' };
  const display = {
    name: 'Shelf',
    kind: 'display',
    products: ['P1'],
    ...days,
    goal: 'x',
    budget: yuan(500_00),
    staff: ['S1'],
    materials: [],
    steps: [step],
  };
  const box = { amount: 2, scale: 0, unit: 'box' };
  const said: readonly Said[] = [
    [
      '2024-01-01',
      'SetPricePlan',
      { plan: 'PP1', content: { name: '2024', period, seasons: [], cells, reviewEvery: 30 } },
    ],
    [
      '2024-03-05',
      'PlaceOrder',
      {
        order: 'O1',
        content: { customer: 'C1', lines: [{ line: '1', product: 'P1', quantity: box, amount: yuan(190_00) }] },
      },
    ],
    ['2024-01-02', 'PlanPromotion', { promotion: 'A1', content: display }],
  ];
  const later: readonly Said[] = [
    ['2024-01-03', 'ApprovePromotion', { promotion: 'A1' }],
    [
      '2024-03-01',
      'RecordPromotionCost',
      { promotion: 'A1', cost: 'K1', kind: 'display', amount: yuan(120_00), customer: 'C1', relationship: 2 },
    ],
  ];
  const { figures, tables } = await report(said, ['prices', 'PP1', '--as-of', '2024-03-31'], later);
  expect(figures).toMatchObject({
    margin: '0.157895',
    floor: 'at the floor or above',
    reviewBy: '2024-01-31 (overdue)',
  });
  expect(tables['prices']?.rows).toMatchObject([
    { product: 'P1', meant: '100.00', actual: '95.00', deviation: '-0.050000', beyond: 'beyond', quantity: '2' },
  ]);
  expect(tables['displays']?.rows).toMatchObject([{ relationship: 2, displays: 1, shops: 1, amount: '120.00' }]);
  const effect = await report(said, ['promotion', 'A1', '--as-of', '2024-03-31'], later);
  expect(effect.figures).toMatchObject({
    days: 31,
    before: '0.00',
    during: '190.00',
    uplift: '190.00',
    upliftRatio: null,
    cost: '120.00',
  });
  const none = await report(said, ['prices', 'PP9']);
  expect([none.code, none.err]).toEqual([4, 'There is no price plan "PP9" on that date; known are PP1.\n']);
});
