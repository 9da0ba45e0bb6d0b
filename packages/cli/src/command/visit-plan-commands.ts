/** `clientele report due` and `report visit-plans`: who is due on a date, and how plans of visits are kept. */
import { type BusinessCalendar, chinaBusinessCalendar, type LocalDate } from '@clientele/domain/kernel';
import { due, visitPlans } from '@clientele/projections';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { dueReport, visitPlansReport } from '../reports/index.ts';
import type { RunReport } from './asking.ts';
import { readDays } from './field-commands.ts';
import { type OutputOptions, readDate, withDates, withOutput, withStore } from './options.ts';
import { withCalendar } from './policy-files.ts';
import type { Io } from './terminal-io.ts';

interface DueOptions extends OutputOptions {
  readonly on?: LocalDate;
  readonly owner?: string;
  readonly calendar?: BusinessCalendar;
}

interface PlansOptions extends OutputOptions {
  readonly on?: LocalDate;
  readonly owner?: string;
  readonly tolerance: number;
}

const asking = (command: Command, io: Io): Command =>
  withOutput(withDates(withStore(command, io))).option('--owner <salesperson>', 'only what this person has to do');

const dueCommand = (report: Command, io: Io, run: RunReport): void => {
  const list = report
    .command('due')
    .description('Who is due on a date, overdue by how many days, and by which rule. 应访名单');
  withCalendar(asking(list, io))
    .option('--on <date>', 'due on this date or before it (default: --as-of)', readDate)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report due --store journal:acme.journal --on 2025-03-31 --owner S7 --lang zh',
    )
    .action((options: DueOptions) =>
      run(options, ({ book, asOf }) => {
        const { on = asOf, owner, calendar = chinaBusinessCalendar } = options;
        const whose = owner === undefined ? {} : { owner };
        return E.right(dueReport(due(book, { asOf, on, calendar, ...whose })));
      }),
    );
};

const plansCommand = (report: Command, io: Io, run: RunReport): void => {
  asking(
    report
      .command('visit-plans')
      .description('How visit plans are kept, which areas are left, and who has no plan. 拜访计划'),
    io,
  )
    .option('--on <date>', 'plans that this date lies in (default: --as-of)', readDate)
    .option('--tolerance <days>', 'how many days a visit may be off its plan', readDays, 2)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report visit-plans --store journal:acme.journal --on 2025-03-31 --owner S7',
    )
    .action((options: PlansOptions) =>
      run(options, ({ book, asOf }) => {
        const { on = asOf, owner, tolerance } = options;
        const whose = owner === undefined ? {} : { owner };
        return E.right(visitPlansReport(visitPlans(book, { asOf, on, tolerance, ...whose })));
      }),
    );
};

/** Adds the commands of visit plans. */
export const visitPlanCommands = (report: Command, io: Io, run: RunReport): void => {
  dueCommand(report, io, run);
  plansCommand(report, io, run);
};
