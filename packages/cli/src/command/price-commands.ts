/** The reports on prices: averages against plan or list, and what an activity brought. */
import { messageCatalogue } from '@clientele/domain/kernel';
import { uniformPricing } from '@clientele/domain/trade';
import {
  displayCosts,
  type PriceFaults,
  priceDeviation,
  priceMessages,
  promotionEffect,
  questionMessages,
} from '@clientele/projections';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Report } from '../render/index.ts';
import { pricesReport, promotionReport } from '../reports/index.ts';
import type { Answer, Asking, RunReport } from './asking.ts';
import { ending, exitCodes } from './exit-codes.ts';
import { type OutputOptions, withDates, withOutput, withStore } from './options.ts';
import type { Io } from './terminal-io.ts';

const sayFault = messageCatalogue([priceMessages, questionMessages]);

const answered = <View>(
  { language }: Asking,
  view: E.Either<PriceFaults, View>,
  report: (view: View) => Report,
): Answer =>
  E.isRight(view)
    ? E.right(report(view.right))
    : E.left(ending(exitCodes.unanswerable, view.left.map((fault) => sayFault(fault, language)).join('\n')));

const pricesCommand = (report: Command, io: Io, run: RunReport): void => {
  withOutput(
    withDates(
      withStore(
        report.command('prices <id>').description('Average prices against a plan, or a price list. 价格执行分析'),
        io,
      ),
    ),
  )
    .option('--list', 'the id is that of a price list (default: of a price plan)')
    .addHelpText('after', '\nExample:\n  clientele report prices PP1 --store journal:acme.journal --as-of 2024-06-30')
    .action((id: string, options: OutputOptions & { readonly list?: boolean }) =>
      run(options, (asking) => {
        const of = options.list === true ? { list: id } : { plan: id };
        const view = priceDeviation(asking.book, { asOf: asking.asOf, of, policy: uniformPricing });
        return answered(asking, view, (found) => pricesReport(found, displayCosts(asking.book, asking.asOf)));
      }),
    );
};

const promotionCommand = (report: Command, io: Io, run: RunReport): void => {
  withOutput(
    withDates(
      withStore(report.command('promotion <id>').description('What an activity brought and cost. 活动效果分析'), io),
    ),
  )
    .addHelpText('after', '\nExample:\n  clientele report promotion A1 --store journal:acme.journal')
    .action((promotion: string, options: OutputOptions) =>
      run(options, (asking) =>
        answered(asking, promotionEffect(asking.book, { promotion, asOf: asking.asOf }), (view) =>
          promotionReport(view, asking.asOf),
        ),
      ),
    );
};

/** `clientele report prices|promotion`. */
export const priceCommands = (report: Command, io: Io, run: RunReport): void => {
  pricesCommand(report, io, run);
  promotionCommand(report, io, run);
};
