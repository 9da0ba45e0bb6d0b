/** Moving a history from one store to another, with the proof that it arrived. */
import { type Copied, type CopyFault, copyHistory } from '@clientele/adapters/running';
import { type Language, say } from '@clientele/domain/kernel';
import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { type Ending, ending, exitCodes } from './exit-codes.ts';
import { languageOf } from './options.ts';
import { dropBook } from './saved-book.ts';
import { journalOf, openStore } from './stores.ts';
import type { Io } from './terminal-io.ts';

interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly namespace: string;
  readonly lang: Language;
}

type Wording = Parameters<typeof say>[0];

const detailsOf = (error: { readonly code: string }): string =>
  Object.entries(error)
    .map(([name, value]) => (name === 'code' ? String(value) : `${name} ${String(value)}`))
    .join(', ');

/** Says it without the addresses: a password may be in them. */
const wordingOf = (fault: CopyFault): Wording => {
  switch (fault.code) {
    case 'other-namespace':
      return {
        en: `The source is of "${fault.from}", and the target of "${fault.to}": a copy is of the same company.`,
        zh: `来源属于“${fault.from}”，目标属于“${fault.to}”：只能复制到同一公司。`,
      };
    case 'unreadable': {
      const details = detailsOf(fault.error);
      return fault.side === 'from'
        ? { en: `The source can't be read: ${details}.`, zh: `无法读取来源：${details}。` }
        : { en: `The target can't be read: ${details}.`, zh: `无法读取目标：${details}。` };
    }
    case 'other-history':
      return {
        en: `The target holds another history than the source, from ${fault.stream} at revision ${fault.revision} on. Nothing was written; copy into an empty store.`,
        zh: `目标中的历史与来源不同，自 ${fault.stream} 的版本 ${fault.revision} 起。未写入任何内容；请复制到空的存储中。`,
      };
    case 'gap':
      return {
        en: `The source holds ${fault.stream} from revision ${fault.revision} on only: what came before, from revision ${fault.expected}, is gone, and no store begins a stream in its middle.`,
        zh: `来源中的 ${fault.stream} 仅从版本 ${fault.revision} 开始：其前自版本 ${fault.expected} 起的内容已不存在，而任何存储都不能从中间开始一个事件流。`,
      };
    case 'unwritable':
      return {
        en: `The copy stopped at ${fault.stream}: ${detailsOf(fault.error)}. Run it again: it goes on where it stopped.`,
        zh: `复制在 ${fault.stream} 处停止：${detailsOf(fault.error)}。再次运行即可从停止处继续。`,
      };
    case 'stopped':
      return {
        en: 'The copy was stopped. Run it again: it goes on where it stopped.',
        zh: '复制已中止。再次运行即可从停止处继续。',
      };
    case 'unequal':
      return {
        en: `All was written, but the target doesn't hold what the source holds (sha256 ${fault.to}, not ${fault.from}): ${fault.streams.join(', ')}.`,
        zh: `已全部写入，但目标的内容与来源不一致（sha256 ${fault.to}，应为 ${fault.from}）：${fault.streams.join('、')}。`,
      };
  }
};

const done = ({ events, streams, added, digest }: Copied): Wording => ({
  en: `${events} events in ${streams} streams are in both stores; ${added} were copied now.\nsha256 ${digest}`,
  zh: `两个存储中均有 ${streams} 个事件流的 ${events} 个事件；本次复制 ${added} 个。\nsha256 ${digest}`,
});

/** Says how far it is, on one line, to who watches. */
const progressOf = (io: Io, lang: Language): { readonly told: (events: number) => void; readonly end: () => void } => {
  if (!io.watched) return { told: () => {}, end: () => {} };
  const text = (events: number): Wording => ({ en: `${events} events`, zh: `${events} 个事件` });
  return {
    told: (events) => io.err(`\r${say(text(events), lang)}`),
    end: () => io.err('\r\u001b[K'),
  };
};

const copy = async (options: CopyOptions, io: Io): Promise<Ending | null> => {
  const { from, to, namespace, lang } = options;
  const source = await openStore(from, namespace, lang, io);
  if (E.isLeft(source)) return source.left;
  try {
    const target = await openStore(to, namespace, lang, io);
    if (E.isLeft(target)) return target.left;
    const journal = journalOf(to);
    if (journal !== null) await dropBook(journal);
    const progress = progressOf(io, lang);
    try {
      const copied = await copyHistory({ from: source.right, to: target.right, progress: progress.told });
      progress.end();
      if (E.isLeft(copied)) return ending(exitCodes.unreadable, say(wordingOf(copied.left), lang));
      io.out(`${say(done(copied.right), lang)}\n`);
      return null;
    } finally {
      await target.right.close();
    }
  } finally {
    await source.right.close();
  }
};

/** Adds the command `copy`. */
export const copyCommand = (
  program: Command,
  io: Io,
  settle: (outcome: Promise<Ending | null>) => Promise<void>,
): void => {
  program
    .command('copy')
    .description('Copy a history into another store, and prove that it is the same. 复制历史')
    .requiredOption('--from <address>', 'the store that holds it')
    .requiredOption('--to <address>', 'the store that shall hold it too')
    .option('--namespace <name>', 'the company in both stores', 'main')
    .addOption(new Option('--lang <language>', 'language of messages').choices(['en', 'zh']).default(languageOf(io)))
    .addHelpText(
      'after',
      `
Recorded times are kept, so that every question as known at a time has the same
answer in both. A copy that was interrupted goes on where it was; a second one
adds nothing. Nobody else may write to the target meanwhile.

Example:
  clientele copy --from journal:acme.journal --to esdb://localhost:2113?tls=false`,
    )
    .action((options: CopyOptions) => settle(copy(options, io)));
};
