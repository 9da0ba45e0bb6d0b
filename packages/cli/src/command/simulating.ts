/** Filling a store with the history of a company that never was: to try every report on, without anybody's data. */
import {
  daysInYears,
  type SimulationFault,
  type SimulationSummary,
  simulation,
  type WritingFault,
  writeSimulation,
} from '@clientele/adapters/simulation';
import { isLocalDate, type Language, type LocalDate, say } from '@clientele/domain/kernel';
import cliProgress from 'cli-progress';
import { type Command, InvalidArgumentError, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { countCell, type Report, render, textCell } from '../render/index.ts';
import { type Ending, ending, exitCodes } from './exit-codes.ts';
import { languageOf } from './options.ts';
import { openStore } from './stores.ts';
import type { Io } from './terminal-io.ts';

interface SimulateOptions {
  readonly years: number;
  readonly days?: number;
  readonly customers: number;
  readonly seed: number;
  readonly from: LocalDate;
  readonly mistakes: number;
  readonly store: string;
  readonly namespace: string;
  readonly lang: Language;
}

const readCount = (text: string): number => {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number.');
};

const readYears = (text: string): number => {
  if (/^\d{1,3}(?:\.\d)?$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('Expected a number of years, as 3 or 0.5.');
};

const readFrom = (text: string): LocalDate => {
  if (isLocalDate(text)) return text;
  throw new InvalidArgumentError('Expected a date as YYYY-MM-DD.');
};

/** A share in percent with one decimal, as thousandths. */
const readShare = (text: string): number => {
  if (/^\d{1,2}(?:\.\d)?$/.test(text)) return Math.round(Number(text) * 10);
  throw new InvalidArgumentError('Expected percent from 0 to 50, as 5 or 2.5.');
};

type Wording = Parameters<typeof say>[0];

const optionWords = ({ option, reason }: SimulationFault): Wording => ({
  en: `--${option}: ${reason}.`,
  zh: `--${option} 无效（${reason}）。`,
});

const faultWords = (fault: WritingFault): Wording => {
  switch (fault.code) {
    case 'other-namespace':
      return {
        en: `The store is of "${fault.store}", and the simulation of "${fault.simulation}".`,
        zh: `存储属于“${fault.store}”，模拟属于“${fault.simulation}”。`,
      };
    case 'stopped':
      return {
        en: 'The simulation was stopped. Run it again with the same options: it goes on where it stopped.',
        zh: '模拟已中止。以相同选项再次运行，即可从停止处继续。',
      };
    case 'unwritable':
      return fault.error.code === 'wrong-expected-revision'
        ? {
            en: `The store holds another history: ${fault.stream} is there already. Simulate into an empty store.`,
            zh: `存储中已有其他历史：事件流 ${fault.stream} 已存在。请在空的存储中模拟。`,
          }
        : {
            en: `The simulation stopped at ${fault.stream}: ${fault.error.code}. Run it again with the same options: it goes on where it stopped.`,
            zh: `模拟在 ${fault.stream} 处停止（${fault.error.code}）。以相同选项再次运行，即可从停止处继续。`,
          };
  }
};

/** What came of it: events by room, rejections by code, days. */
const summaryReport = (summary: SimulationSummary): Report => {
  const { from, to, days, events, commands, rejected, repeated, byRoom, byCode } = summary;
  const counted = (counts: ReadonlyMap<string, number>) =>
    [...counts].map(([name, count]) => [textCell(name), countCell(count)]);
  return {
    key: 'simulation',
    title: { en: `Simulated company, ${from} to ${to}`, zh: `模拟公司，${from} 至 ${to}` },
    notes: [],
    figures: [
      { key: 'days', title: { en: 'Days', zh: '天数' }, value: countCell(days) },
      { key: 'commands', title: { en: 'Commands', zh: '命令数' }, value: countCell(commands) },
      { key: 'events', title: { en: 'Events', zh: '事件数' }, value: countCell(events) },
      { key: 'rejected', title: { en: 'Rejected, as planned', zh: '按计划被拒绝' }, value: countCell(rejected) },
      { key: 'repeated', title: { en: 'Appends there already', zh: '原已写入的批次' }, value: countCell(repeated) },
    ],
    tables: [
      {
        key: 'rooms',
        title: { en: 'Events by room', zh: '各领域的事件数' },
        columns: [
          { key: 'room', title: { en: 'Room', zh: '领域' } },
          { key: 'events', title: { en: 'Events', zh: '事件数' } },
        ],
        rows: counted(byRoom),
      },
      ...(byCode.size === 0
        ? []
        : [
            {
              key: 'rejections',
              title: { en: 'Rejections by code', zh: '各原因的拒绝次数' },
              columns: [
                { key: 'code', title: { en: 'Code', zh: '原因代码' } },
                { key: 'times', title: { en: 'Times', zh: '次数' } },
              ],
              rows: counted(byCode),
            },
          ]),
    ],
    charts: [],
  };
};

/** A bar by days, for who watches. */
const progressOf = (
  io: Io,
  days: number,
  lang: Language,
): { readonly told: (day: number, events: number) => void; readonly end: () => void } => {
  if (!io.watched) return { told: () => {}, end: () => {} };
  const text = say({ en: '{events} events', zh: '{events} 个事件' }, lang);
  const bar = new cliProgress.SingleBar(
    { format: `{bar} {percentage} %, ${text}`, hideCursor: true, clearOnComplete: true, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  );
  bar.start(days, 0, { events: 0 });
  return { told: (day, events) => bar.update(day, { events }), end: () => bar.stop() };
};

const simulate = async (options: SimulateOptions, io: Io): Promise<Ending | null> => {
  const { seed, customers, from, mistakes, namespace, store: address, lang } = options;
  const days = options.days ?? daysInYears(options.years);
  const made = simulation({ seed, customers, days, from, mistakes, namespace });
  if (E.isLeft(made))
    return ending(exitCodes.usage, made.left.map((fault) => say(optionWords(fault), lang)).join('\n'));
  const opened = await openStore(address, namespace, lang, io);
  if (E.isLeft(opened)) return opened.left;
  const progress = progressOf(io, days, lang);
  try {
    const written = await writeSimulation({
      store: opened.right,
      simulation: made.right,
      progress: ({ day, events }) => progress.told(day, events),
    });
    progress.end();
    if (E.isLeft(written)) return ending(exitCodes.unreadable, say(faultWords(written.left), lang));
    io.out(render(summaryReport(written.right), 'table', lang, Number.POSITIVE_INFINITY));
    return null;
  } finally {
    progress.end();
    await opened.right.close();
  }
};

/** Adds the command `simulate`. */
export const simulateCommand = (
  program: Command,
  io: Io,
  settle: (outcome: Promise<Ending | null>) => Promise<void>,
): void => {
  program
    .command('simulate')
    .description('Fill a store with the history of a simulated company. 模拟一家公司的历史')
    .option('--years <number>', 'how long it lives', readYears, 1)
    .option('--days <number>', 'the same in days', readCount)
    .option('--customers <number>', 'how many customers it begins with', readCount, 200)
    .option('--seed <number>', 'the same seed, size and length give the same history', readCount, 1)
    .option('--from <date>', 'its first day', readFrom, '2024-01-01')
    .option('--mistakes <percent>', 'how many of its commands are mistakes', readShare, 50)
    .option('--store <address>', 'memory:, journal:<file> or esdb://<host>:<port>', 'memory:')
    .option('--namespace <name>', 'the company in the store', 'main')
    .addOption(new Option('--lang <language>', 'language of messages').choices(['en', 'zh']).default(languageOf(io)))
    .addHelpText(
      'after',
      `
Everything is decided by the same rooms that decide on real commands; a few
commands in a hundred are mistakes, which are refused and leave no trace. The
store must be empty, or hold the beginning of the same simulation.

Example:
  clientele simulate --years 3 --customers 20000 --seed 7 --store journal:sim.journal
  clientele report targets --store journal:sim.journal`,
    )
    .action((options: SimulateOptions) => settle(simulate(options, io)));
};
