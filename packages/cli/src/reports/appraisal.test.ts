// `clientele report appraisal` and `report commission` on a journal that the company's own door wrote, adopted policies and all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@clientele/adapters';
import { type Actor, type Command, type LocalDate, madeOn, money, quarter, utc } from '@clientele/domain/kernel';
import {
  AdoptAppraisalScheme,
  AdoptCommissionTable,
  AdoptIncentivePlan,
  ApproveCommission,
  CalculateCommission,
  CreditSale,
  DecideConsequence,
  ExplainShortfall,
  FreezeAppraisal,
  GiveAppraisalFeedback,
  GrantAward,
  MeasureKpi,
  OpenAppraisal,
  OpenCommissionRun,
  ReduceCreditedSale,
  sevenKpiScheme,
} from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../command/program.ts';
import { openStore } from '../command/stores.ts';
import { companyHandler } from '../company.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-appraisal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const journal = `journal:${join(folder, 'acme.journal')}`;
const now = Date.UTC(2026, 0, 31);

const boss: Actor = { id: 'boss', roles: ['general-manager'] };
const supervisor: Actor = { id: 'supervisor', roles: ['supervisor'] };
let number = 0;
const on = (date: LocalDate, by = supervisor) => madeOn(utc, date, `c${number++}`, by);
const yuan = (amount: number) => money(amount, 'CNY', 0);

const of = { subject: 'salesperson:7', appraisal: 'A1' } as const;
const run = 'R1';
const commands: readonly Command[] = [
  AdoptAppraisalScheme.of({ policy: { ...sevenKpiScheme, name: 'ours', from: '2025-01-01' } }, on('2025-01-01', boss)),
  AdoptCommissionTable.of(
    {
      policy: {
        name: 'sellers',
        version: 1,
        from: '2025-01-01',
        basis: 'invoiced',
        method: 'marginal',
        currency: 'CNY',
        scale: 0,
        rounding: 'down',
        bands: [
          { from: 0, to: 10_000, rate: 500 },
          { from: 10_000, to: null, rate: 1000 },
        ],
      },
    },
    on('2025-01-01', boss),
  ),
  AdoptIncentivePlan.of(
    {
      policy: {
        name: 'incentives',
        version: 1,
        from: '2025-01-01',
        items: [
          { form: 'commission', code: 'commission', name: { en: 'commission', zh: '提成' }, table: 'sellers@1' },
          {
            form: 'bonus',
            code: 'yearly',
            name: { en: 'yearly bonus', zh: '年度奖金' },
            instalments: [{ months: 0, share: 10_000 }],
          },
          {
            form: 'promotion',
            code: 'career',
            name: { en: 'career path', zh: '职业发展通道' },
            path: { name: 'career', version: 1, levels: ['seller', 'senior seller'] },
          },
        ],
      },
    },
    on('2025-01-01', boss),
  ),
  OpenAppraisal.of({ ...of, appraisee: 'seller-7', period: quarter(2025, 1), scheme: 'ours@1' }, on('2025-01-02')),
  MeasureKpi.of(
    {
      ...of,
      input: {
        kpi: 'sales-attainment',
        source: 'target report',
        facts: {
          form: 'attainment',
          unit: { kind: 'money', currency: 'CNY', scale: 0 },
          actual: 1150,
          target: 1000,
          plan: '2025',
        },
      },
    },
    on('2025-04-01'),
  ),
  MeasureKpi.of(
    {
      ...of,
      input: { kpi: 'customers', source: 'customer report', facts: { form: 'count', count: 49, target: 50 } },
    },
    on('2025-04-01'),
  ),
  FreezeAppraisal.of(of, on('2025-04-02')),
  GiveAppraisalFeedback.of({ ...of, guidance: 'one more customer' }, on('2025-04-03')),
  ExplainShortfall.of(
    {
      ...of,
      kpi: 'customers',
      cause: '一家客户停业',
      countermeasure: '开发两家新客户',
      owner: 'seller-7',
      due: '2025-06-30',
      meeting: { on: '2025-04-04', participants: ['seller-7', 'supervisor'] },
    },
    on('2025-04-05'),
  ),
  OpenCommissionRun.of({ run, period: quarter(2025, 1), table: 'sellers@1' }, on('2025-01-02')),
  CreditSale.of({ run, sale: 'S1', amount: yuan(12_000), shares: [{ seller: '7', share: 10_000 }] }, on('2025-02-01')),
  CalculateCommission.of({ run }, on('2025-04-01')),
  ApproveCommission.of({ run }, on('2025-04-02', boss)),
  ReduceCreditedSale.of(
    { run, sale: 'S1', cause: 'return', amount: yuan(3000), period: quarter(2025, 2) },
    on('2025-05-05'),
  ),
];

/** Which commands were refused, and why. */
const send = async (store: EventStore, some: readonly Command[]): Promise<readonly string[]> => {
  const handle = companyHandler(store, () => now);
  const refused: string[] = [];
  for (const command of some) {
    const handled = await handle(command);
    if (handled.kind !== 'accepted') refused.push(`${command.type}: ${JSON.stringify(handled)}`);
  }
  return refused;
};

const io = (print: (text: string) => void) => ({
  out: print,
  err: print,
  watched: false,
  clock: () => now,
  environment: { LANG: 'en_GB.UTF-8' },
});

const withStore = async <T>(use: (store: EventStore) => Promise<T>): Promise<T> => {
  const opened = await openStore(
    journal,
    'main',
    'en',
    io(() => {}),
  );
  if (E.isLeft(opened)) throw new Error(opened.left.message);
  try {
    return await use(opened.right);
  } finally {
    await opened.right.close();
  }
};

const report = async (...argv: readonly string[]): Promise<string> => {
  let printed = '';
  const code = await runProgram(
    ['report', ...argv, '--store', journal],
    io((text) => {
      printed += text;
    }),
  );
  return code === 0 ? printed : `exit ${code}: ${printed}`;
};

beforeAll(async () => {
  expect(await withStore((store) => send(store, commands))).toEqual([]);
});

describe('clientele report appraisal', () => {
  test('B18 B25 C6: shows scores, indicators, unmet targets with cause and countermeasure, in Chinese', async () => {
    const told = await report('appraisal', '--lang', 'zh', '--format', 'html');
    for (const words of ['绩效考核', '销售目标达成率', '未达成', '一家客户停业', '开发两家新客户', 'target report'])
      expect(told).toContain(words);
    expect(await report('appraisal', '--format', 'table', '--rows', 'all')).toContain('the same digits');
  });

  test('is asked by subject, period and date', async () => {
    const scores = async (...more: readonly string[]) => {
      const { tables } = JSON.parse(await report('appraisal', '--format', 'json', ...more)) as {
        readonly tables: { readonly appraisals: { readonly rows: readonly Readonly<Record<string, unknown>>[] } };
      };
      return tables.appraisals.rows.map(({ score, standing }) => [score, standing]);
    };
    // 2,500 of 3,500 and 1,000 of 3,500 after the rest gave its weight away: 7,143 × 1.15 + 2,857 × 0.98.
    expect(await scores()).toEqual([['1.101431', 'frozen']]);
    expect(await scores('--as-of', '2025-04-01')).toEqual([['1.101431', 'not frozen']]);
    expect(await scores('--subject', 'salesperson:8')).toEqual([]);
    expect(await scores('--period', '2025-Q2')).toEqual([]);
  });
});

describe('clientele report commission', () => {
  test('C1 C2: shows the run with its table, the commission, and the claw-back in the period of the return', async () => {
    const told = await report('commission', '--lang', 'zh', '--format', 'html');
    for (const words of ['佣金与激励', '提成结算', '分段累进', '提成追回', '退货 S1', '-250'])
      expect(told).toContain(words);
    const second = await report('commission', '--period', '2025-Q2', '--format', 'csv');
    expect(second).toContain('claw-back');
    expect(second).not.toContain(',700,');
    expect(await report('commission', '--payee', '8', '--format', 'csv')).not.toContain('-250');
  });
});

describe('the company’s door', () => {
  test('C8: looks adopted policies up in the store: promotion along the adopted career path, awards by the adopted plan', async () => {
    const promotion = { kind: 'promotion', from: 'seller', to: 'senior seller' } as const;
    const more = [
      DecideConsequence.of({ ...of, consequence: promotion, reason: 'above expectation' }, on('2025-04-20', boss)),
      GrantAward.of(
        { award: 'W1', payee: 'seller-7', plan: 'incentives@1', item: 'yearly', amount: yuan(1000), evidence: 'A1' },
        on('2025-04-20', boss),
      ),
    ];
    expect(await withStore((store) => send(store, more))).toEqual([]);
    expect(await report('appraisal', '--lang', 'zh', '--format', 'csv')).toContain('seller → senior seller');
    expect(await report('commission', '--lang', 'zh', '--format', 'csv')).toContain('奖金');
  });

  test('refuses what rests on a policy that nobody adopted', async () => {
    const refused = await withStore((store) =>
      send(store, [
        OpenAppraisal.of(
          { ...of, appraisal: 'A9', appraisee: 'x', period: quarter(2025, 2), scheme: 'theirs@1' },
          on('2025-04-01'),
        ),
        OpenCommissionRun.of({ run: 'R9', period: quarter(2025, 2), table: 'sellers@2' }, on('2025-04-01')),
      ]),
    );
    expect(refused.map((told) => told.replace(/^.*"code":"([^"]+)".*$/, '$1'))).toEqual([
      'appraisal.scheme-unknown',
      'commission.table-unknown',
    ]);
  });
});
