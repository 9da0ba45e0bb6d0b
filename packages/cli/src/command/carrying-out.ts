/** Carrying out, on an open store, what its events ask for; and the command that does nothing else. */
import type { EventStore } from '@clientele/adapters';
import { type Language, say } from '@clientele/domain/kernel';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { carryOut, type Undone } from '../processes.ts';
import { type Ending, ending, exitCodes } from './exit-codes.ts';
import { type StoreOptions, withStore } from './options.ts';
import { openCheckpoints } from './stores.ts';
import type { Io } from './terminal-io.ts';

const shownUndone = 10;

const undoneLines = (undone: readonly Undone[], language: Language): readonly string[] => [
  ...undone
    .slice(0, shownUndone)
    .map(({ process, what, reason }) =>
      say(
        { en: `${process}: ${what} is not done: ${reason}`, zh: `${process}：${what} 未能执行：${reason}` },
        language,
      ),
    ),
  ...(undone.length > shownUndone
    ? [
        say(
          { en: `… and ${undone.length - shownUndone} more`, zh: `……另有 ${undone.length - shownUndone} 项` },
          language,
        ),
      ]
    : []),
];

/** Where the store is, and whether what was left undone is let go of. */
type CarryOutOptions = Pick<StoreOptions, 'store' | 'namespace' | 'lang'> & { readonly discard?: boolean };

/** Runs all process managers of a company to their end. Null where nothing is left undone. */
export const carryOutOn = async (store: EventStore, options: CarryOutOptions, io: Io): Promise<Ending | null> => {
  const { store: address, namespace, lang, discard = false } = options;
  const opened = await openCheckpoints(address, namespace, lang);
  if (E.isLeft(opened)) return opened.left;
  const { checkpoints, close } = opened.right;
  try {
    const { undone, stopped } = await carryOut({ store, checkpoints, clock: io.clock, discard });
    for (const line of undoneLines(undone, lang)) io.err(`${line}\n`);
    if (stopped !== null) {
      const why = {
        en: `What was asked for is not all done: ${stopped}`,
        zh: `所要求的事项未全部执行：${stopped}`,
      };
      return ending(exitCodes.unreadable, say(why, lang));
    }
    return undone.length > 0 ? ending(exitCodes.rejects, '') : null;
  } finally {
    await close();
  }
};

/** Adds the command `run-managers`. */
export const carryOutCommand = (
  program: Command,
  io: Io,
  run: (options: StoreOptions & { readonly discard: boolean }) => Promise<void>,
): void => {
  withStore(
    program
      .command('run-managers')
      .description('Carry out what events ask of other streams; an import does so by itself. 执行流程'),
    io,
  )
    .option('--discard', 'let go of what could not be done before, instead of trying it again', false)
    .addHelpText(
      'after',
      `
Orders ask accounts for credit, receipts find their invoices, complaints dispute
them, and documents are entered in credit accounts. What was done is kept beside
the store, so that a second run does nothing twice. What was refused is told
and tried again at the next run.

Example:
  clientele run-managers --store journal:acme.journal`,
    )
    .action(run);
};
