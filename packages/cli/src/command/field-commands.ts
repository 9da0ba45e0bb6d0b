/** `clientele report visits`: plans against visits, and what visits brought to light. */
import { type VisitPolicy, visitPolicy, visitPolicySchema } from '@clientele/domain/field';
import { type BusinessCalendar, chinaBusinessCalendar, type Period } from '@clientele/domain/kernel';
import { visits } from '@clientele/projections';
import { type Command, InvalidArgumentError } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { visitsReport } from '../reports/index.ts';
import type { RunReport } from './asking.ts';
import { type OutputOptions, readPeriod, withDates, withOutput, withStore, yearPeriod } from './options.ts';
import { withCalendar, withPolicy } from './policy-files.ts';
import type { Io } from './terminal-io.ts';

interface VisitsOptions extends OutputOptions {
  readonly period?: Period;
  readonly tolerance: number;
  readonly policy?: VisitPolicy;
  readonly calendar?: BusinessCalendar;
}

const readDays = (text: string): number => {
  if (/^\d{1,3}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number of days from 0 to 999.');
};

/** Adds the commands of field work. */
export const fieldCommands = (report: Command, io: Io, run: RunReport): void => {
  const visitsOf = report
    .command('visits')
    .description('Visits planned and actual, and what they brought to light. 拜访分析');
  const judged = withPolicy(withOutput(withDates(withStore(visitsOf, io))), 'visit', (value) =>
    visitPolicySchema.safeParse(value),
  );
  withCalendar(judged)
    .option('--period <period>', 'plans and visits of it (default: the year of --as-of)', readPeriod)
    .option('--tolerance <days>', 'how many days a visit may be off its plan', readDays, 2)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report visits --store journal:acme.journal --period 2024-Q2 --tolerance 3 --lang zh',
    )
    .action((options: VisitsOptions) =>
      run(options, ({ book, asOf }) => {
        const {
          period = yearPeriod(asOf),
          tolerance,
          policy = visitPolicy,
          calendar = chinaBusinessCalendar,
        } = options;
        return E.right(visitsReport(visits(book, { asOf, period, tolerance, policy, calendar })));
      }),
    );
};
