/** The reports of the command line: each asks the sales book one question and renders the answer. */
import type { AmountBandPolicy } from '@clientele/domain/customer';
import type { Period } from '@clientele/domain/kernel';
import {
  type Axis,
  besideSales,
  type Comparison,
  composition,
  type MarketSize,
  pareto,
  regionBridge,
  regions,
} from '@clientele/projections';
import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { compositionReport, paretoReport, regionsReport } from '../reports/index.ts';
import { analysisCommands } from './analysis-commands.ts';
import { appraisalCommands } from './appraisal-commands.ts';
import type { RunReport } from './asking.ts';
import { creditCommands } from './credit-commands.ts';
import { fieldCommands } from './field-commands.ts';
import { readPeriod, yearPeriod } from './options.ts';
import { priceCommands } from './price-commands.ts';
import { receivablesCommands } from './receivables-commands.ts';
import {
  answered,
  axesText,
  readAxes,
  readBands,
  readComparisons,
  readMarket,
  type SalesOptions,
  salesOf,
  withSales,
} from './sales-options.ts';
import { serviceCommands } from './service-commands.ts';
import { targetCommands } from './target-commands.ts';
import type { Io } from './terminal-io.ts';

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
    .option('--bands <bands>', 'for the axis band: CNY:large=100000,medium=20000,small', readBands)
    .addHelpText(
      'after',
      `
Examples:
  clientele report composition --store journal:acme.journal --by category
  clientele report composition --store journal:acme.journal --by grade,territory --period 2024 --lang zh
  clientele report composition --import erp.json --by product --measure quantity --format csv`,
    )
    .action(
      (
        options: SalesOptions & {
          readonly by: readonly Axis[];
          readonly period?: Period;
          readonly measure: 'sales';
          readonly bands?: AmountBandPolicy;
        },
      ) =>
        run(options, (asking) => {
          const { by, measure, period, bands } = options;
          const question = {
            ...salesOf(options, asking.asOf),
            axes: by,
            measure,
            ...(period ? { period } : {}),
            ...(bands ? { bands } : {}),
          };
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
    .option('--cumulative', 'show the year so far too, on the same of last year (累计、累计同比)', false)
    .option(
      '--market <size>',
      'size of the market and who says so, as "5000000 CNY; source" or "east: 900000 CNY; source"; may be repeated',
      readMarket,
      [],
    )
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
          readonly compare?: readonly Comparison[];
          readonly plan?: string;
          readonly bridge: boolean;
          readonly cumulative: boolean;
          readonly market: readonly MarketSize[];
        },
      ) =>
        run(options, (asking) => {
          const { by: axis, plan, cumulative, market } = options;
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
            cumulative,
            market,
            ...(plan === undefined ? {} : { plan }),
          };
          const view = regions(asking.book, question);
          const bridge = options.bridge
            ? regionBridge(asking.book, { asOf, returns, where, axis, period })
            : E.right(null);
          const { by: _by, ...sales } = { by: undefined, ...modes };
          // Where nobody was ever visited and nothing complained of, a table of zeros would only be in the way.
          const { visits, complaints } = asking.book;
          const beside =
            visits.visits.size === 0 && complaints.complaints.size === 0
              ? E.right(null)
              : besideSales(asking.book, { ...sales, asOf, returns, where, axis, period });
          const all = pipe(E.Do, E.apS('found', view), E.apS('bridge', bridge), E.apS('beside', beside));
          return answered(asking, all, ({ found, bridge: moved, beside: happened }) =>
            regionsReport(found, moved, asking.language, happened),
          );
        }),
    );
};

/** `clientele report …`. */
export const reportCommands = (program: Command, io: Io, run: RunReport): void => {
  const report = program.command('report').description('Reports, each as of any date, as known at any time.');
  compositionCommand(report, io, run);
  regionsCommand(report, io, run);
  targetCommands(report, io, run);
  paretoCommand(report, io, run);
  receivablesCommands(report, io, run);
  priceCommands(report, io, run);
  creditCommands(report, io, run);
  serviceCommands(report, io, run);
  fieldCommands(report, io, run);
  appraisalCommands(report, io, run);
  analysisCommands(report, io, run);
};
