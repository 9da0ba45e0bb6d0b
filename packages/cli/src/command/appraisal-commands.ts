/** `clientele report appraisal` and `clientele report commission`. */
import type { Period } from '@clientele/domain/kernel';
import { appraisals, incentives } from '@clientele/projections';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { appraisalReport, incentiveReport } from '../reports/index.ts';
import type { RunReport } from './asking.ts';
import { type OutputOptions, readPeriod, withDates, withOutput, withStore } from './options.ts';
import type { Io } from './terminal-io.ts';

interface Options extends OutputOptions {
  readonly period?: Period;
}

const asked = ({ period }: Options) => (period === undefined ? {} : { period });

/** Adds both commands. */
export const appraisalCommands = (report: Command, io: Io, run: RunReport): void => {
  withOutput(
    withDates(
      withStore(
        report
          .command('appraisal')
          .description('Appraisals: scores, indicators, unmet targets and what followed. 绩效考核'),
        io,
      ),
    ),
  )
    .option('--subject <subject>', 'of this subject only, as salesperson:7')
    .option('--period <period>', 'of periods within these dates only', readPeriod)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report appraisal --store journal:acme.journal --period 2025-Q1 --lang zh',
    )
    .action((options: Options & { readonly subject?: string }) =>
      run(options, ({ book, asOf }) => {
        const { subject } = options;
        const question = { asOf, ...asked(options), ...(subject === undefined ? {} : { subject }) };
        return E.right(appraisalReport(appraisals(book.appraisals, question)));
      }),
    );
  withOutput(
    withDates(
      withStore(
        report
          .command('commission')
          .description('Commission, claw-backs, bonuses and prizes, and what is owed. 佣金与激励'),
        io,
      ),
    ),
  )
    .option('--payee <id>', 'of this payee only')
    .option('--period <period>', 'lines that are booked in these dates only', readPeriod)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report commission --store journal:acme.journal --period 2025-Q1 --format csv',
    )
    .action((options: Options & { readonly payee?: string }) =>
      run(options, ({ book, asOf }) => {
        const { payee } = options;
        const question = { asOf, ...asked(options), ...(payee === undefined ? {} : { payee }) };
        return E.right(incentiveReport(incentives(book, question)));
      }),
    );
};
