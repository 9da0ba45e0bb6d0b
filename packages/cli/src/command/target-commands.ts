/** The reports on targets and plans: attainment, changes, the plan itself, and the results of days. */
import { type BusinessCalendar, chinaBusinessCalendar, type Period } from '@clientele/domain/kernel';
import { dailyResults, madeForecasts, planView, salesForecast, targetChanges, targets } from '@clientele/projections';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  dailyResultsReport,
  forecastReport,
  madeForecastsReport,
  planReport,
  targetChangesReport,
  targetsReport,
} from '../reports/index.ts';
import type { RunReport } from './asking.ts';
import { type OutputOptions, readPeriod, withDates, withOutput, withStore } from './options.ts';
import { answered, type SalesOptions, salesOf, withSales } from './sales-options.ts';
import type { Io } from './terminal-io.ts';

interface CalendarOption {
  readonly workingDays?: 'china';
}

const workingDays = (): Option =>
  new Option(
    '--working-days <calendar>',
    'the calendar by whose working days time elapses (default: every day)',
  ).choices(['china']);

const calendarOf = ({ workingDays: named }: CalendarOption): { readonly calendar?: BusinessCalendar } =>
  named === undefined ? {} : { calendar: chinaBusinessCalendar };

const targetsCommand = (report: Command, io: Io, run: RunReport): void => {
  withSales(report.command('targets').description('Each target of a plan and what became of it. 目标完成情况表'), io)
    .requiredOption('--plan <plan>', 'the plan’s id')
    .option(
      '--period <period>',
      'one row a subject for just these dates (default: every target as it was set)',
      readPeriod,
    )
    .addOption(workingDays())
    .addHelpText(
      'after',
      `
Examples:
  clientele report targets --store journal:acme.journal --plan 2024 --as-of 2024-06-30
  clientele report targets --store journal:acme.journal --plan 2024 --period 2024-W21 --working-days china --lang zh`,
    )
    .action((options: SalesOptions & CalendarOption & { readonly plan: string; readonly period?: Period }) =>
      run(options, (asking) => {
        const { plan, period } = options;
        const { by: _by, ...sales } = { by: undefined, ...salesOf(options, asking.asOf) };
        const question = { ...sales, ...calendarOf(options), plan, ...(period === undefined ? {} : { period }) };
        return answered(asking, targets(asking.book, question), (view) => targetsReport(view, asking.language));
      }),
    );
};

type PlanOptions = OutputOptions & { readonly plan: string };

const ofPlan = (command: Command, io: Io): Command =>
  withOutput(withDates(withStore(command, io))).requiredOption('--plan <plan>', 'the plan’s id');

const changesCommand = (report: Command, io: Io, run: RunReport): void => {
  ofPlan(
    report.command('target-changes').description('Who moved how much of which target, when and why. 目标调整记录'),
    io,
  )
    .addHelpText('after', '\nExample:\n  clientele report target-changes --store journal:acme.journal --plan 2024')
    .action((options: PlanOptions) =>
      run(options, (asking) =>
        answered(asking, targetChanges(asking.book, { plan: options.plan, asOf: asking.asOf }), targetChangesReport),
      ),
    );
};

const planCommand = (report: Command, io: Io, run: RunReport): void => {
  ofPlan(report.command('plan').description('A plan: its basis, measures, reviews and what is due. 销售计划'), io)
    .addHelpText('after', '\nExample:\n  clientele report plan --store journal:acme.journal --plan 2024 --lang zh')
    .action((options: PlanOptions) =>
      run(options, (asking) =>
        answered(asking, planView(asking.book, { plan: options.plan, asOf: asking.asOf }), planReport),
      ),
    );
};

const dailyCommand = (report: Command, io: Io, run: RunReport): void => {
  ofPlan(report.command('daily-results').description('What was confirmed of each salesperson’s days. 每日确认业绩'), io)
    .requiredOption('--period <period>', 'the days: 2024-03, 2024-W05, FIRST..END', readPeriod)
    .addOption(workingDays())
    .addHelpText(
      'after',
      '\nExample:\n  clientele report daily-results --store journal:acme.journal --plan 2024 --period 2024-W21',
    )
    .action((options: PlanOptions & CalendarOption & { readonly period: Period }) =>
      run(options, (asking) =>
        answered(
          asking,
          dailyResults(asking.book, {
            plan: options.plan,
            asOf: asking.asOf,
            period: options.period,
            ...calendarOf(options),
          }),
          dailyResultsReport,
        ),
      ),
    );
};

type ForecastOptions = SalesOptions & {
  readonly of: readonly [axis: string, name: string];
  readonly per: 'year' | 'quarter' | 'month' | 'week' | 'day';
  readonly periods: number;
  readonly horizon: number;
  readonly measure: 'sales' | 'gross-profit' | 'quantity';
};

const readClass = (text: string): readonly [axis: string, name: string] => {
  const colon = text.indexOf(':');
  if (colon < 1) throw new InvalidArgumentError('Expected axis:class, as territory:east.');
  return [text.slice(0, colon), text.slice(colon + 1)];
};

const readCount = (text: string): number => {
  if (!/^[1-9]\d{0,2}$/u.test(text)) throw new InvalidArgumentError('Expected a whole number from 1 to 999.');
  return Number(text);
};

const forecastCommand = (report: Command, io: Io, run: RunReport): void => {
  withSales(
    report
      .command('forecast')
      .description('What the sales so far foretell, by the method that would have been best. 销售预测'),
    io,
  )
    .option('--of <axis:class>', 'whose sales', readClass, ['company', 'all'] as const)
    .addOption(
      new Option('--per <unit>', 'the length of a period')
        .choices(['year', 'quarter', 'month', 'week', 'day'])
        .default('month'),
    )
    .option('--periods <count>', 'how many periods of history', readCount, 36)
    .option('--horizon <count>', 'how many periods to come', readCount, 3)
    .addOption(
      new Option('--measure <measure>', 'what is forecast')
        .choices(['sales', 'gross-profit', 'quantity'])
        .default('sales'),
    )
    .addHelpText(
      'after',
      '\nExample:\n  clientele report forecast --store journal:acme.journal --of territory:east --per quarter --periods 12',
    )
    .action((options: ForecastOptions) =>
      run(options, (asking) => {
        const { of, per, periods, horizon, measure } = options;
        const { by: _by, ...sales } = { by: undefined, ...salesOf(options, asking.asOf) };
        const question = { ...sales, axis: of[0], class: of[1], per, periods, horizon, measure };
        return answered(asking, salesForecast(asking.book, question), (view) => forecastReport(view, asking.language));
      }),
    );
};

const forecastsCommand = (report: Command, io: Io, run: RunReport): void => {
  withOutput(
    withDates(
      withStore(
        report.command('forecasts').description('Forecasts that were made, beside what came. 历次销售预测'),
        io,
      ),
    ),
  )
    .addHelpText('after', '\nExample:\n  clientele report forecasts --store journal:acme.journal --as-of 2024-06-30')
    .action((options: OutputOptions) =>
      run(options, (asking) =>
        answered(asking, madeForecasts(asking.book, { asOf: asking.asOf }), (view) =>
          madeForecastsReport(view, asking.asOf),
        ),
      ),
    );
};

/** `clientele report targets`, `target-changes`, `plan`, `daily-results`, `forecast` and `forecasts`. */
export const targetCommands = (report: Command, io: Io, run: RunReport): void => {
  targetsCommand(report, io, run);
  changesCommand(report, io, run);
  planCommand(report, io, run);
  dailyCommand(report, io, run);
  forecastCommand(report, io, run);
  forecastsCommand(report, io, run);
};
