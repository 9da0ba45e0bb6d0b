/** `clientele report routes` and `coaching`: rounds planned and driven, and what superiors and subordinates work on. */
import type { Period } from '@clientele/domain/kernel';
import { coachings, routes } from '@clientele/projections';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { coachingReport, routesReport } from '../reports/index.ts';
import type { RunReport } from './asking.ts';
import { type OutputOptions, readPeriod, withDates, withOutput, withStore, yearPeriod } from './options.ts';
import type { Io } from './terminal-io.ts';

interface PeriodOptions extends OutputOptions {
  readonly period?: Period;
}

/** Adds the reports on routes and coaching. */
export const routeCommands = (report: Command, io: Io, run: RunReport): void => {
  withOutput(
    withDates(
      withStore(
        report
          .command('routes')
          .description(
            'Rounds planned and driven: road, waiting, customers, and what fuel a visit costs. 拜访路线分析',
          ),
        io,
      ),
    ),
  )
    .option('--period <period>', 'routes for days of it (default: the year of --as-of)', readPeriod)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report routes --store journal:acme.journal --period 2024-Q2 --lang zh',
    )
    .action((options: PeriodOptions) =>
      run(options, ({ book, asOf }) =>
        E.right(routesReport(routes(book, { asOf, period: options.period ?? yearPeriod(asOf) }))),
      ),
    );
  withOutput(
    withDates(
      withStore(
        report
          .command('coaching')
          .description('Joint visits and talks of two: what is to be improved, and what became of it. 辅导与联合拜访'),
        io,
      ),
    ),
  )
    .option('--period <period>', 'what was held and raised in it (default: all)', readPeriod)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report coaching --store journal:acme.journal --period 2024 --lang zh',
    )
    .action((options: PeriodOptions) =>
      run(options, ({ book, asOf }) => {
        const { period } = options;
        return E.right(coachingReport(coachings(book, { asOf, ...(period === undefined ? {} : { period }) })));
      }),
    );
};
