/** The reports of the command line: each asks the sales book one question and renders the answer. */
import { type LocalDate, messageCatalogue, type Period } from '@clientele/domain/kernel';
import {
  type Axis,
  type Bridge,
  type Condition,
  composition,
  pareto,
  type QuestionFaults,
  questionMessages,
  regionBridge,
  regions,
  saleAxes,
  targets,
} from '@clientele/projections';
import { type Command, InvalidArgumentError, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Report } from '../render/index.ts';
import { compositionReport, paretoReport, regionsReport, targetsReport } from '../reports/index.ts';
import type { Answer, Asking, RunReport } from './asking.ts';
import { complaintsCommand } from './complaints-command.ts';
import { ending, exitCodes } from './exit-codes.ts';
import { type OutputOptions, readPeriod, withDates, withOutput, withStore, yearPeriod } from './options.ts';
import { receivablesCommands } from './receivables-commands.ts';
import type { Io } from './terminal-io.ts';

const sayFault = messageCatalogue([questionMessages]);

const answered = <View>(
  { language }: Asking,
  view: E.Either<QuestionFaults, View>,
  report: (view: View) => Report,
): Answer =>
  E.isRight(view)
    ? E.right(report(view.right))
    : E.left(ending(exitCodes.unanswerable, view.left.map((fault) => sayFault(fault, language)).join('\n')));

interface SalesOptions extends OutputOptions {
  readonly regionMode: 'of-the-sale' | 'as-was' | 'as-is';
  readonly classMode: 'as-was' | 'as-is';
  readonly returns: 'own-date' | 'sale-date';
  readonly where: readonly Condition[];
  readonly basis?: 'order' | 'line';
}

const readAxes = (text: string): readonly Axis[] => text.split(',').map((axis) => axis.trim());

const readCondition = (text: string, before: readonly Condition[]): readonly Condition[] => {
  const match = /^([^=!]+)(!?)=(.*)$/su.exec(text);
  if (match === null) throw new InvalidArgumentError('Expected axis=class|class, or axis!=class.');
  const [, axis = '', not = '', classes = ''] = match;
  const named = classes.split('|').map((name) => (name === '' ? null : name));
  return [...before, { axis: axis.trim(), classes: named, ...(not === '!' ? { except: true } : {}) }];
};

const withSales = (command: Command, io: Io): Command =>
  withOutput(withDates(withStore(command, io)))
    .addOption(
      new Option('--region-mode <mode>', 'whose region: stated on the sale, the customer’s then, or now')
        .choices(['of-the-sale', 'as-was', 'as-is'])
        .default('of-the-sale'),
    )
    .addOption(
      new Option('--class-mode <mode>', 'which grade and class: those then, or now')
        .choices(['as-was', 'as-is'])
        .default('as-is'),
    )
    .addOption(
      new Option('--returns <date>', 'when goods that came back count')
        .choices(['own-date', 'sale-date'])
        .default('own-date'),
    )
    .addOption(new Option('--basis <basis>', 'stated totals of orders, or their lines').choices(['order', 'line']))
    .option(
      '--where <axis=class>',
      'only these classes (a|b), or all but (axis!=class); may be repeated',
      readCondition,
      [],
    );

const salesOf = ({ regionMode, classMode, returns, where, basis }: SalesOptions, asOf: LocalDate) => ({
  asOf,
  region: regionMode,
  classes: classMode,
  returns,
  where,
  ...(basis === undefined ? {} : { by: basis }),
});

const axesText = `axes: ${saleAxes.join(', ')}, or a classification axis by its name`;

const compositionCommand = (report: Command, io: Io, run: RunReport): void => {
  withSales(
    report.command('composition').description('What share each class has in the whole. 客户构成、商品构成、地区构成'),
    io,
  )
    .requiredOption('--by <axes>', `one axis, or two with a comma; ${axesText}`, readAxes)
    .option(
      '--period <period>',
      'dates of the sales: 2024, 2024-Q1, 2024-03, 2024-W05, FIRST..END (default: all)',
      readPeriod,
    )
    .addOption(
      new Option('--measure <measure>', 'what is measured')
        .choices(['sales', 'gross-profit', 'quantity', 'orders', 'customers'])
        .default('sales'),
    )
    .addHelpText(
      'after',
      `
Examples:
  clientele report composition --store journal:acme.journal --by category
  clientele report composition --store journal:acme.journal --by grade,territory --period 2024 --lang zh
  clientele report composition --import erp.json --by product --measure quantity --format csv`,
    )
    .action(
      (options: SalesOptions & { readonly by: readonly Axis[]; readonly period?: Period; readonly measure: 'sales' }) =>
        run(options, (asking) => {
          const { by, measure, period } = options;
          const question = { ...salesOf(options, asking.asOf), axes: by, measure, ...(period ? { period } : {}) };
          return answered(asking, composition(asking.book, question), (view) =>
            compositionReport(view, asking.language),
          );
        }),
    );
};

const paretoCommand = (report: Command, io: Io, run: RunReport): void => {
  withSales(
    report.command('pareto').description('Customers by value, with the grade that each is due. 客户等级(ABC 分析)'),
    io,
  )
    .option('--period <period>', 'dates of the sales (default: the year of --as-of)', readPeriod)
    .addHelpText('after', '\nExample:\n  clientele report pareto --store journal:acme.journal --period 2024 --rows 20')
    .action((options: SalesOptions & { readonly period?: Period }) =>
      run(options, (asking) => {
        const period = options.period ?? yearPeriod(asking.asOf);
        return answered(asking, pareto(asking.book, { ...salesOf(options, asking.asOf), period }), paretoReport);
      }),
    );
};

type Compared = 'previous' | 'last-year' | Period;

const readComparisons = (text: string): readonly Compared[] =>
  text.split(',').map((one) => (one === 'previous' || one === 'last-year' ? one : readPeriod(one)));

const regionsCommand = (report: Command, io: Io, run: RunReport): void => {
  withSales(report.command('regions').description('Sales, share, growth and attainment of each region. 地区分析'), io)
    .option('--by <axis>', `what a region is: territory, country, province …; ${axesText}`, 'territory')
    .option('--period <period>', 'the period (default: the year of --as-of)', readPeriod)
    .option(
      '--compare <periods>',
      'previous (环比), last-year (同比), or periods by name, with commas',
      readComparisons,
    )
    .option('--plan <plan>', 'show the targets of this plan')
    .option('--bridge', 'show what customers who moved make of the difference between regions then and now', false)
    .addHelpText(
      'after',
      `
Examples:
  clientele report regions --store journal:acme.journal --period 2024
  clientele report regions --store journal:acme.journal --period 2024-Q2 --by country --compare previous,last-year --plan 2024`,
    )
    .action(
      (
        options: SalesOptions & {
          readonly by: Axis;
          readonly period?: Period;
          readonly compare?: readonly Compared[];
          readonly plan?: string;
          readonly bridge: boolean;
        },
      ) =>
        run(options, (asking) => {
          const { by: axis, plan } = options;
          const period = options.period ?? yearPeriod(asking.asOf);
          // The year before and the same period a year before are one and the same for a year.
          const compare = options.compare ?? (/^\d{4}$/.test(period.key) ? ['last-year'] : ['previous', 'last-year']);
          const { asOf, returns, where, ...modes } = salesOf(options, asking.asOf);
          const question = {
            ...modes,
            asOf,
            returns,
            where,
            axis,
            period,
            compare,
            ...(plan === undefined ? {} : { plan }),
          };
          const view = regions(asking.book, question);
          const bridge = options.bridge
            ? regionBridge(asking.book, { asOf, returns, where, axis, period })
            : E.right(null);
          const both = E.flatMap(view, (found) => E.map((moved: Bridge | null) => ({ found, moved }))(bridge));
          return answered(asking, both, ({ found, moved }) => regionsReport(found, moved, asking.language));
        }),
    );
};

const targetsCommand = (report: Command, io: Io, run: RunReport): void => {
  withSales(report.command('targets').description('Each target of a plan and what became of it. 目标完成情况'), io)
    .requiredOption('--plan <plan>', 'the plan’s id')
    .option(
      '--period <period>',
      'one row a subject for just these dates (default: every target as it was set)',
      readPeriod,
    )
    .addHelpText(
      'after',
      '\nExample:\n  clientele report targets --store journal:acme.journal --plan 2024 --as-of 2024-06-30',
    )
    .action((options: SalesOptions & { readonly plan: string; readonly period?: Period }) =>
      run(options, (asking) => {
        const { plan, period } = options;
        const { by: _by, ...sales } = { by: undefined, ...salesOf(options, asking.asOf) };
        const question = { ...sales, plan, ...(period === undefined ? {} : { period }) };
        return answered(asking, targets(asking.book, question), (view) => targetsReport(view, asking.language));
      }),
    );
};

/** `clientele report …`. */
export const reportCommands = (program: Command, io: Io, run: RunReport): void => {
  const report = program.command('report').description('Reports, each as of any date, as known at any time.');
  compositionCommand(report, io, run);
  regionsCommand(report, io, run);
  targetsCommand(report, io, run);
  paretoCommand(report, io, run);
  receivablesCommands(report, io, run);
  complaintsCommand(report, io, run);
};
