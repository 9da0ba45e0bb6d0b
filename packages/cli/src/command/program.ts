/** The command `clientele`: what it is asked, what it prints, and what it answers to the shell. */
import { writeFile } from 'node:fs/promises';
import { type EventStore, encode, historyOf } from '@clientele/adapters';
import { type Language, say, tag } from '@clientele/domain/kernel';
import { storyOf } from '@clientele/projections';
import { Command, CommanderError } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { render } from '../render/index.ts';
import { historyReport } from '../reports/index.ts';
import type { Answer, Asking } from './asking.ts';
import { audit } from './auditing.ts';
import { carryOutCommand, carryOutOn } from './carrying-out.ts';
import { copyCommand } from './copying.ts';
import { type Ending, type ExitCode, ending, exitCodes } from './exit-codes.ts';
import { importLines, rejectLines, rejectsFile, stopped } from './import-summary.ts';
import { importInto, writeRejects } from './importing.ts';
import {
  type AsOfOptions,
  type OutputOptions,
  readInstant,
  type StoreOptions,
  withDates,
  withOutput,
  withStore,
} from './options.ts';
import { eachEvent, type Read, readBook, unreadable } from './reading.ts';
import { reportCommands } from './report-commands.ts';
import { dropBook, savedRead, saveRead } from './saved-book.ts';
import { simulateCommand } from './simulating.ts';
import { journalOf, openStore } from './stores.ts';
import type { Io } from './terminal-io.ts';

interface ImportOptions extends Omit<StoreOptions, 'import'> {
  readonly folder?: string;
  readonly rejects?: string;
}

/** The same terminal, and whether anything was said on it. */
const noticed = (io: Io): { readonly io: Io; readonly said: () => boolean } => {
  let said = false;
  const err = (text: string): void => {
    said = true;
    io.err(text);
  };
  return { io: { ...io, err }, said: () => said };
};

/** The outcome of a command: its ending, or nothing where all was done. */
type Outcome = Promise<Ending | null>;

/** Opens a store with the imports asked for, and closes it whatever comes. */
const withOpenStore = async (options: StoreOptions, io: Io, use: (store: EventStore) => Outcome): Outcome => {
  const opened = await openStore(options.store, options.namespace, options.lang, io);
  if (E.isLeft(opened)) return opened.left;
  const store = opened.right;
  const journal = journalOf(options.store);
  if (journal !== null && options.import.length > 0) await dropBook(journal);
  try {
    for (const mapping of options.import) {
      const imported = await importInto(store, mapping, undefined, options.lang, io);
      if (E.isLeft(imported)) return imported.left;
      for (const line of rejectLines(imported.right, options.lang)) io.err(`${line}\n`);
      if (imported.right.report.stopped !== null) return ending(exitCodes.unreadable, imported.right.report.stopped);
    }
    if (options.import.length > 0) {
      const left = await carryOutOn(store, options, io);
      if (left?.code === exitCodes.unreadable) return left;
    }
    return await use(store);
  } finally {
    await store.close();
  }
};

/** So that the first report is answered as fast as the next. */
const keepBook = async (store: EventStore, { store: address, namespace }: ImportOptions): Promise<void> => {
  const journal = journalOf(address);
  if (journal === null) return;
  const read = await readBook(store, undefined);
  if (E.isRight(read)) await saveRead(journal, namespace, read.right);
};

const runImportCommand = (mapping: string, options: ImportOptions, io: Io): Outcome => {
  const watch = noticed(io);
  return withOpenStore({ ...options, import: [] }, watch.io, async (store) => {
    const silent = !watch.said();
    const journal = journalOf(options.store);
    if (journal !== null) await dropBook(journal);
    const imported = await importInto(store, mapping, options.folder, options.lang, io);
    if (E.isLeft(imported)) return imported.left;
    const { report, rejected } = imported.right;
    for (const line of importLines(imported.right, options.lang)) io.out(`${line}\n`);
    for (const line of rejectLines(imported.right, options.lang)) io.err(`${line}\n`);
    if (rejected.length > 0) {
      const file = options.rejects ?? `${mapping}.rejects.csv`;
      await writeRejects(file, rejected);
      io.err(`${rejectsFile(file, options.lang)}\n`);
    }
    if (report.stopped !== null) return ending(exitCodes.unreadable, stopped(report.stopped, options.lang));
    const left = await carryOutOn(store, options, io);
    if (left?.code === exitCodes.unreadable) return left;
    if (silent) await keepBook(store, options);
    return rejected.length > 0 ? ending(exitCodes.rejects, '') : left;
  });
};

const runManagers = (options: StoreOptions & { readonly discard: boolean }, io: Io): Outcome =>
  withOpenStore(options, io, (store) => carryOutOn(store, options, io));

const emptyStore = (language: Language): Ending =>
  ending(exitCodes.unanswerable, say({ en: 'The store holds no events.', zh: '存储中没有任何事件。' }, language));

const answerWith = ({ book, lastDate }: Read, options: OutputOptions, ask: (asking: Asking) => Answer, io: Io) => {
  const asOf = options.asOf ?? lastDate;
  if (asOf === null) return emptyStore(options.lang);
  const report = ask({ book, asOf, language: options.lang });
  if (E.isLeft(report)) return report.left;
  io.out(render(report.right, options.format, options.lang, options.rows));
  return null;
};

/** Answers from the book that is kept beside a journal where it is still true, and else from the whole history. */
const runReport = async (options: OutputOptions, ask: (asking: Asking) => Answer, io: Io): Outcome => {
  const journal = options.import.length === 0 && options.knownAt === undefined ? journalOf(options.store) : null;
  const saved = journal === null ? null : await savedRead(journal, options.namespace);
  if (saved !== null) return answerWith(saved, options, ask, io);
  const watch = noticed(io);
  return withOpenStore(options, watch.io, async (store) => {
    const read = await readBook(store, options.knownAt);
    if (E.isLeft(read)) return read.left;
    // What opening the journal has to say is to be said each time it is reported on.
    if (journal !== null && !watch.said()) await saveRead(journal, options.namespace, read.right);
    return answerWith(read.right, options, ask, io);
  });
};

const placeOf = ({ stream, revision }: { readonly stream: string; readonly revision: number }) => ({
  stream,
  revision,
});

const runHistory = (customer: string, options: OutputOptions, io: Io): Outcome =>
  withOpenStore(options, io, async (store) => {
    const { asOf, knownAt } = options;
    const events = await historyOf(store, tag('customer', customer), knownAt === undefined ? {} : { knownAt });
    if (E.isLeft(events)) return unreadable(events.left);
    const faulty = events.right.find(({ fault }) => fault !== undefined);
    if (faulty?.fault !== undefined) return unreadable({ ...faulty.fault, ...placeOf(faulty) });
    const lines = storyOf(events.right, customer, asOf);
    if (lines.length === 0) {
      const text = { en: `Nothing is known of customer ${customer}.`, zh: `没有客户 ${customer} 的任何记录。` };
      return ending(exitCodes.unanswerable, say(text, options.lang));
    }
    io.out(render(historyReport(customer, lines), options.format, options.lang, options.rows));
    return null;
  });

const runEvents = (options: StoreOptions & AsOfOptions & { readonly output?: string }, io: Io): Outcome =>
  withOpenStore(options, io, async (store) => {
    const { asOf, knownAt, output } = options;
    const lines: string[] = [];
    const ended = await eachEvent(store, knownAt, (event) => {
      if (asOf !== undefined && event.occurredOn > asOf) return;
      if (output === undefined) io.out(`${encode(event)}\n`);
      else lines.push(`${encode(event)}\n`);
    });
    if (ended === null && output !== undefined) await writeFile(output, lines.join(''));
    return ended;
  });

const runAudit = (options: OutputOptions, io: Io): Outcome =>
  withOpenStore(options, io, async (store) => {
    const audited = await audit(store, options.knownAt, options.lang);
    if (E.isLeft(audited)) return audited.left;
    io.out(render(audited.right.report, options.format, options.lang, options.rows));
    return audited.right.clean ? null : ending(exitCodes.rejects, '');
  });

const exitText = `
Exit codes: 0 done; 1 done, but rows were rejected or an audit found
something; 2 the command line can't be understood; 3 a file or the store can't be
read, or is damaged; 4 the question has no answer (no such customer, plan or period).`;

/** Runs the command line; answers the exit code. Never throws. */
export const runProgram = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  let ended: Ending | null = null;
  const settle = async (outcome: Outcome): Promise<void> => {
    ended = await outcome;
  };
  const program = new Command('clientele')
    .description('Event-sourced books of a sales force: import, report as of any date, audit.')
    .version('0.1.0')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(add --help for what can be asked)')
    .addHelpText('after', exitText);

  withStore(program.command('import <mapping>').description('Import the tables of a mapping file.'), io)
    .option('--folder <folder>', 'where the tables are (default: beside the mapping)')
    .option('--rejects <file>', 'where rejected rows go (default: <mapping>.rejects.csv)')
    .addHelpText('after', '\nExample:\n  clientele import erp.json --store journal:acme.journal --rejects refused.csv')
    .action((mapping: string, options: ImportOptions) => settle(runImportCommand(mapping, options, io)));

  carryOutCommand(program, io, (options) => settle(runManagers(options, io)));

  reportCommands(program, io, (options, ask) => settle(runReport(options, ask, io)));

  withOutput(
    withDates(
      withStore(program.command('history <customer>').description('Everything about one customer. 客户历史'), io),
    ),
  )
    .addHelpText(
      'after',
      '\nExample:\n  clientele history C1 --store journal:acme.journal --known-at 2024-06-30T16:00:00Z',
    )
    .action((customer: string, options: OutputOptions) => settle(runHistory(customer, options, io)));

  withDates(withStore(program.command('events').description('Export events as JSON lines.'), io))
    .option('--output <file>', 'a file (default: standard output)')
    .addHelpText('after', '\nExample:\n  clientele events --store journal:acme.journal --output acme.jsonl')
    .action((options: StoreOptions & AsOfOptions & { readonly output?: string }) => settle(runEvents(options, io)));

  withOutput(
    withStore(program.command('audit').description('Hold the whole history against every law. 审计'), io).option(
      '--known-at <time>',
      'what had been recorded by then (default: everything)',
      readInstant,
    ),
  )
    .addHelpText('after', '\nExample:\n  clientele audit --store journal:acme.journal')
    .action((options: OutputOptions) => settle(runAudit(options, io)));

  copyCommand(program, io, settle);
  simulateCommand(program, io, settle);

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    ended = ending(exitCodes.unreadable, thrown instanceof Error ? thrown.message : String(thrown));
  }
  return finish(ended, io);
};

const finish = (ended: Ending | null, io: Io): ExitCode => {
  if (ended === null) return exitCodes.done;
  if (ended.message !== '') io.err(`${ended.message}\n`);
  return ended.code;
};
