/** The reports on receivables: ageing, collection, arrears, dunning, statements. */
import { messageCatalogue, type Period } from '@clientele/domain/kernel';
import { financeCollects, threeLevels } from '@clientele/domain/trade';
import {
  type Arrears,
  accountStatement,
  ageing,
  arrears,
  collection,
  dunning,
  type FollowUp,
  followUp,
  policiesInForce,
  type ReceivablesFaults,
  type ReceivablesQuestion,
  receivablesMessages,
} from '@clientele/projections';
import { type Command, InvalidArgumentError } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { tradePolicies } from '../company.ts';
import type { Report } from '../render/index.ts';
import { ageingReport, arrearsReport, collectionReport, dunningReport, statementReport } from '../reports/index.ts';
import type { Answer, Asking, RunReport } from './asking.ts';
import { ending, exitCodes } from './exit-codes.ts';
import { type OutputOptions, readPeriod, withDates, withOutput, withStore, yearPeriod } from './options.ts';
import type { Io } from './terminal-io.ts';

const sayFault = messageCatalogue([receivablesMessages]);

const answered = <View>(
  { language }: Asking,
  view: E.Either<ReceivablesFaults, View>,
  report: (view: View) => Report,
): Answer =>
  E.isRight(view)
    ? E.right(report(view.right))
    : E.left(ending(exitCodes.unanswerable, view.left.map((fault) => sayFault(fault, language)).join('\n')));

interface ReceivablesOptions extends OutputOptions {
  readonly customer?: string;
  readonly salesperson?: string;
  readonly territory?: string;
}

const withWhose = (command: Command, io: Io): Command =>
  withOutput(withDates(withStore(command, io)))
    .option('--customer <customer>', 'of this customer only')
    .option('--salesperson <salesperson>', 'of invoices whose salesperson it is only')
    .option('--territory <territory>', 'of invoices of this territory only');

const questionOf = (
  { customer, salesperson, territory }: ReceivablesOptions,
  { asOf }: Asking,
): ReceivablesQuestion => ({
  asOf,
  ...(customer === undefined ? {} : { customer }),
  ...(salesperson === undefined ? {} : { salesperson }),
  ...(territory === undefined ? {} : { territory }),
});

const readBounds = (text: string): readonly number[] =>
  text.split(',').map((bound) => {
    if (/^\d{1,5}$/.test(bound.trim())) return Number(bound);
    throw new InvalidArgumentError('Expected days with commas between: 30,60,90.');
  });

const ageingCommand = (report: Command, io: Io, run: RunReport): void => {
  withWhose(report.command('ageing').description('What is open, by how late it is. 应收账款账龄分析'), io)
    .option('--bounds <days>', 'the last day of each bucket', readBounds, [30, 60, 90])
    .option('--invoices', 'with the invoices of each row')
    .addHelpText(
      'after',
      '\nExample:\n  clientele report ageing --store journal:acme.journal --as-of 2024-06-30 --invoices --customer C1',
    )
    .action((options: ReceivablesOptions & { readonly bounds: readonly number[]; readonly invoices?: boolean }) =>
      run(options, (asking) =>
        answered(
          asking,
          ageing(asking.book.receivables, { ...questionOf(options, asking), bounds: options.bounds }),
          (view) => ageingReport(view, asking.language, options.invoices === true),
        ),
      ),
    );
};

const collectionCommand = (report: Command, io: Io, run: RunReport): void => {
  withWhose(report.command('collection').description('DSO, collection rates, days to settle. 回款分析'), io)
    .option('--period <period>', 'the period (default: the year of --as-of)', readPeriod)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report collection --store journal:acme.journal --period 2024-Q2 --as-of 2024-06-30',
    )
    .action((options: ReceivablesOptions & { readonly period?: Period }) =>
      run(options, (asking) => {
        const period = options.period ?? yearPeriod(asking.asOf);
        return answered(
          asking,
          collection(asking.book.receivables, { ...questionOf(options, asking), period }),
          collectionReport,
        );
      }),
    );
};

const arrearsCommand = (report: Command, io: Io, run: RunReport): void => {
  withWhose(
    report
      .command('arrears')
      .description('The paper for the collection meeting, and the list for the month’s end. 收款分析会议资料'),
    io,
  )
    .addHelpText(
      'after',
      '\nExample:\n  clientele report arrears --store journal:acme.journal --format html > paper.html',
    )
    .action((options: ReceivablesOptions) =>
      run(options, (asking) => {
        const question = questionOf(options, asking);
        const { receivables } = asking.book;
        const late = arrears(receivables, { ...question, policy: financeCollects });
        const both = E.flatMap((paper: Arrears) =>
          E.map((list: FollowUp) => ({ paper, list }))(followUp(receivables, question)),
        )(late);
        return answered(asking, both, ({ paper, list }) => arrearsReport(paper, list, asking.language));
      }),
    );
};

const dunningCommand = (report: Command, io: Io, run: RunReport): void => {
  withWhose(report.command('dunning').description('What a dunning run would send, and why not. 催收批次建议'), io)
    .addHelpText('after', '\nExample:\n  clientele report dunning --store journal:acme.journal --as-of 2024-06-30')
    .action((options: ReceivablesOptions) =>
      run(options, (asking) =>
        answered(
          asking,
          dunning(asking.book.receivables, {
            ...questionOf(options, asking),
            policy: policiesInForce(asking.book.policies, tradePolicies, asking.asOf).dunning ?? threeLevels,
          }),
          dunningReport,
        ),
      ),
    );
};

const statementCommand = (report: Command, io: Io, run: RunReport): void => {
  withOutput(
    withDates(
      withStore(report.command('statement <customer>').description('A customer’s statement of account. 对账单'), io),
    ),
  )
    .option('--period <period>', 'the period (default: the year of --as-of)', readPeriod)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report statement C1 --store journal:acme.journal --period 2024-06 --lang zh',
    )
    .action((customer: string, options: OutputOptions & { readonly period?: Period }) =>
      run(options, (asking) => {
        const period = options.period ?? yearPeriod(asking.asOf);
        return answered(
          asking,
          accountStatement(asking.book.receivables, { customer, period, asOf: asking.asOf }),
          statementReport,
        );
      }),
    );
};

/** `clientele report ageing|collection|arrears|dunning|statement`. */
export const receivablesCommands = (report: Command, io: Io, run: RunReport): void => {
  ageingCommand(report, io, run);
  collectionCommand(report, io, run);
  arrearsCommand(report, io, run);
  dunningCommand(report, io, run);
  statementCommand(report, io, run);
};
