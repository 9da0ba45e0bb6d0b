/** The reports on a customer base and on what changed: groups, movement, flow, statistics, signings, findings. */
import type { AmountBandPolicy } from '@clientele/domain/customer';
import { addDays, type LocalDate, type Period, type PeriodUnit } from '@clientele/domain/kernel';
import {
  type Axis,
  breadth,
  type Comparison,
  customerFlow,
  customerGroup,
  customerMovement,
  findings,
  priceVolumeMix,
  raisedFindings,
  regrading,
  signings,
  statistics,
} from '@clientele/projections';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  breadthReport,
  customerGroupReport,
  findingsReport,
  flowReport,
  movementReport,
  priceVolumeMixReport,
  regradingReport,
  signingsReport,
  statisticsReport,
} from '../reports/index.ts';
import type { RunReport } from './asking.ts';
import { readPeriod, yearPeriod } from './options.ts';
import {
  answered,
  axesText,
  type PeriodOption,
  readBands,
  readComparison,
  type SalesOptions,
  salesOf,
  withPeriod,
  withSales,
} from './sales-options.ts';
import type { Io } from './terminal-io.ts';

const yearText = 'the period (default: the year of --as-of)';

const customersCommand = (report: Command, io: Io, run: RunReport): void => {
  withPeriod(
    withSales(
      report.command('customers').description('Every customer with its grade, band, scores and position. 客户群分析'),
      io,
    ),
    'dates of the sales (default: all)',
  )
    .option('--bands <bands>', 'grades by amount: CNY:large=100000,medium=20000,small', readBands)
    .action((options: SalesOptions & PeriodOption & { readonly bands?: AmountBandPolicy }) =>
      run(options, (asking) => {
        const { period, bands } = options;
        const question = {
          ...salesOf(options, asking.asOf),
          ...(period ? { period } : {}),
          ...(bands ? { bands } : {}),
        };
        return answered(asking, customerGroup(asking.book, question), customerGroupReport);
      }),
    );
};

const lastDayOf = (period: Period, asOf: LocalDate): LocalDate => {
  const last = addDays(period.end, -1);
  return last < asOf ? last : asOf;
};

const movementCommand = (report: Command, io: Io, run: RunReport): void => {
  withSales(
    report.command('movement').description('Who moved between classes from one period to another. 客户等级变动'),
    io,
  )
    .option('--by <axis>', 'an axis of customers: pareto, band, rfm, grade, territory, a classification', 'pareto')
    .requiredOption('--from <period>', 'the earlier period; classes are those at its end', readPeriod)
    .requiredOption('--to <period>', 'the later period', readPeriod)
    .option('--bands <bands>', 'for the axis band: CNY:large=100000,medium=20000,small', readBands)
    .action(
      (
        options: SalesOptions & {
          readonly by: Axis;
          readonly from: Period;
          readonly to: Period;
          readonly bands?: AmountBandPolicy;
        },
      ) =>
        run(options, (asking) => {
          const { by: axis, from, to, bands } = options;
          const {
            asOf,
            region: _region,
            classes: _classes,
            by,
            ...sales
          } = { by: undefined, ...salesOf(options, asking.asOf) };
          const moment = (period: Period) => ({ asOf: lastDayOf(period, asOf), period });
          const question = {
            ...sales,
            axis,
            from: moment(from),
            to: moment(to),
            ...(by ? { by } : {}),
            ...(bands ? { bands } : {}),
          };
          return answered(asking, customerMovement(asking.book, question), (view) =>
            movementReport(view, asking.language),
          );
        }),
    );
};

const readPeriods = (text: string): readonly [Period, ...Period[]] => {
  const [first, ...others] = text.split(',').map((one) => readPeriod(one.trim()));
  if (first === undefined) throw new InvalidArgumentError('Expected periods with commas, as 2022,2023,2024.');
  return [first, ...others];
};

const readCount = (text: string): number => {
  if (/^[1-9]\d?$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a number from 1 to 99.');
};

const regradingCommand = (report: Command, io: Io, run: RunReport): void => {
  withSales(
    report
      .command('regrading')
      .description('Which grade is due to each customer, changed only by several periods in a row. 客户等级评定'),
    io,
  )
    .requiredOption('--periods <periods>', 'in order, with commas: 2022,2023,2024', readPeriods)
    .option('--hold <number>', 'how many periods in a row change a grade', readCount, 2)
    .action((options: SalesOptions & { readonly periods: readonly [Period, ...Period[]]; readonly hold: number }) =>
      run(options, (asking) => {
        const { periods, hold } = options;
        const question = { ...salesOf(options, asking.asOf), periods, hold };
        return answered(asking, regrading(asking.book, question), regradingReport);
      }),
    );
};

interface ChangeOptions extends SalesOptions, PeriodOption {
  readonly by: Axis;
  readonly compare: Comparison;
}

const withChange = (command: Command, io: Io): Command =>
  withPeriod(withSales(command, io), yearText)
    .option('--by <axis>', `the classes with a row each; ${axesText}`, 'company')
    .option('--compare <period>', 'previous, last-year, or a period by its name', readComparison, 'last-year');

const flowCommand = (report: Command, io: Io, run: RunReport): void => {
  withChange(
    report
      .command('flow')
      .description('New, returned, kept and lost customers, and what each did to sales. 客户增减与流失分析'),
    io,
  ).action((options: ChangeOptions) =>
    run(options, (asking) => {
      const { by: axis, compare } = options;
      const { by, ...sales } = { by: undefined, ...salesOf(options, asking.asOf) };
      const period = options.period ?? yearPeriod(asking.asOf);
      const question = { ...sales, axis, compare, period, ...(by ? { by } : {}) };
      return answered(asking, customerFlow(asking.book, question), (view) => flowReport(view, asking.language));
    }),
  );
};

const priceVolumeMixCommand = (report: Command, io: Io, run: RunReport): void => {
  withChange(
    report
      .command('price-volume-mix')
      .description('What of growth is prices, quantities, and other goods. 价格、数量、结构影响分析'),
    io,
  )
    .addOption(
      new Option('--item <item>', 'what has a price')
        .choices(['product', 'subcategory', 'category'])
        .default('product'),
    )
    .action((options: ChangeOptions & { readonly item: 'product' | 'subcategory' | 'category' }) =>
      run(options, (asking) => {
        const { by: axis, compare, item } = options;
        const { by: _by, ...sales } = { by: undefined, ...salesOf(options, asking.asOf) };
        const period = options.period ?? yearPeriod(asking.asOf);
        const question = { ...sales, axis, compare, period, item };
        return answered(asking, priceVolumeMix(asking.book, question), (view) =>
          priceVolumeMixReport(view, asking.language),
        );
      }),
    );
};

const units = ['week', 'month', 'quarter', 'half', 'year'] as const;

const withUnit = (command: Command, io: Io): Command =>
  withPeriod(withSales(command, io), yearText).addOption(
    new Option('--unit <unit>', 'a row for each').choices(units).default('month'),
  );

const statisticsCommand = (report: Command, io: Io, run: RunReport): void => {
  withUnit(
    report
      .command('statistics')
      .description('Sales by week, month, quarter or year, with growth and the year so far. 周、月、季、年统计报表'),
    io,
  )
    .addOption(
      new Option('--measure <measure>', 'what is measured')
        .choices(['sales', 'gross-profit', 'quantity', 'orders', 'customers'])
        .default('sales'),
    )
    .action((options: SalesOptions & PeriodOption & { readonly unit: PeriodUnit; readonly measure: 'sales' }) =>
      run(options, (asking) => {
        const { unit, measure } = options;
        const period = options.period ?? yearPeriod(asking.asOf);
        const question = { ...salesOf(options, asking.asOf), unit, period, measure };
        return answered(asking, statistics(asking.book, question), (view) => statisticsReport(view, asking.language));
      }),
    );
};

type SigningAxis = 'company' | 'salesperson' | 'channel' | 'territory' | 'customer';

const signingsCommand = (report: Command, io: Io, run: RunReport): void => {
  withUnit(
    report.command('signings').description('Orders signed, changed and called off in each period. 合同签约统计分析'),
    io,
  )
    .addOption(
      new Option('--by <axis>', 'whose signings have a row each')
        .choices(['company', 'salesperson', 'channel', 'territory', 'customer'])
        .default('company'),
    )
    .action((options: SalesOptions & PeriodOption & { readonly unit: PeriodUnit; readonly by: SigningAxis }) =>
      run(options, (asking) => {
        const { unit, by: axis } = options;
        const { by: _by, returns: _returns, ...sales } = { by: undefined, ...salesOf(options, asking.asOf) };
        const period = options.period ?? yearPeriod(asking.asOf);
        return answered(asking, signings(asking.book, { ...sales, unit, axis, period }), signingsReport);
      }),
    );
};

const breadthCommand = (report: Command, io: Io, run: RunReport): void => {
  withPeriod(
    withSales(
      report
        .command('breadth')
        .description('How much of what we sell each region buys, and what it lacks. 销售广度分析'),
      io,
    ),
    yearText,
  )
    .option('--by <axis>', `what a region is; ${axesText}`, 'territory')
    .option('--of <axis>', 'of what: category, product, channel …', 'category')
    .action((options: SalesOptions & PeriodOption & { readonly by: Axis; readonly of: Axis }) =>
      run(options, (asking) => {
        const { by: axis, of } = options;
        const { by: _by, ...sales } = { by: undefined, ...salesOf(options, asking.asOf) };
        const period = options.period ?? yearPeriod(asking.asOf);
        return answered(asking, breadth(asking.book, { ...sales, axis, of, period }), breadthReport);
      }),
    );
};

const findingsCommand = (report: Command, io: Io, run: RunReport): void => {
  withPeriod(
    withSales(
      report.command('findings').description('What rules find in the figures, and what was done about it. 问题与对策'),
      io,
    ),
    yearText,
  )
    .option('--by <axis>', `what a region is; ${axesText}`, 'territory')
    .option('--goods <axis>', 'what goods are: category, subcategory, product', 'category')
    .option('--compare <period>', 'previous, last-year, or a period by its name', readComparison, 'last-year')
    .option('--plan <plan>', 'hold regions against the targets of this plan')
    .addHelpText(
      'after',
      '\nExample:\n  clientele report findings --store journal:acme.journal --period 2024 --by province --lang zh',
    )
    .action(
      (
        options: SalesOptions &
          PeriodOption & {
            readonly by: Axis;
            readonly goods: Axis;
            readonly compare: Comparison;
            readonly plan?: string;
          },
      ) =>
        run(options, (asking) => {
          const { by: axis, goods, compare, plan } = options;
          const { by: _by, ...sales } = { by: undefined, ...salesOf(options, asking.asOf) };
          const period = options.period ?? yearPeriod(asking.asOf);
          const question = { ...sales, axis, goods, compare, period, ...(plan === undefined ? {} : { plan }) };
          const raised = raisedFindings(asking.book.findings, asking.asOf);
          return answered(asking, findings(asking.book, question), (view) => findingsReport(view, raised));
        }),
    );
};

/** The commands of the analyses. */
export const analysisCommands = (report: Command, io: Io, run: RunReport): void => {
  customersCommand(report, io, run);
  movementCommand(report, io, run);
  regradingCommand(report, io, run);
  flowCommand(report, io, run);
  priceVolumeMixCommand(report, io, run);
  statisticsCommand(report, io, run);
  signingsCommand(report, io, run);
  breadthCommand(report, io, run);
  findingsCommand(report, io, run);
};
