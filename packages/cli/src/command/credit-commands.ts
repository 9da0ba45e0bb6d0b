/** The reports on credit and on orders under way: how accounts stand, where orders are, and what must be seen to. */
import { standardCreditPolicy } from '@clientele/domain/trade';
import { creditComposition, orderTracking, outletReport, policiesInForce, policyReport } from '@clientele/projections';
import { type Command, InvalidArgumentError } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { tradePolicies } from '../company.ts';
import { creditReport, ordersReport, outletsReport, policiesReport } from '../reports/index.ts';
import type { RunReport } from './asking.ts';
import { type OutputOptions, withDates, withOutput, withStore } from './options.ts';
import type { Io } from './terminal-io.ts';

const readDays = (text: string): number => {
  if (/^\d{1,4}$/.test(text.trim())) return Number(text);
  throw new InvalidArgumentError('Expected a number of days: 30.');
};

interface CreditOptions extends OutputOptions {
  readonly within: number;
  readonly customer?: string;
  readonly currency?: string;
}

const creditCommand = (report: Command, io: Io, run: RunReport): void => {
  withOutput(
    withDates(
      withStore(
        report
          .command('credit')
          .description('Grade, terms, limit, handling, exposure and utilisation of each account. 客户信用分析'),
        io,
      ),
    ),
  )
    .option('--customer <customer>', 'of this customer only')
    .option('--currency <currency>', 'of accounts in this currency only')
    .option('--within <days>', 'list what ends or is due within so many days', readDays, 30)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report credit --store journal:acme.journal --as-of 2024-06-30 --within 60',
    )
    .action((options: CreditOptions) =>
      run(options, ({ book, asOf }) => {
        const { within, customer, currency } = options;
        const question = {
          asOf,
          policy: policiesInForce(book.policies, tradePolicies, asOf).credit ?? standardCreditPolicy,
          within,
          ...(customer === undefined ? {} : { customer }),
          ...(currency === undefined ? {} : { currency }),
        };
        return E.right(creditReport(creditComposition(book.credit, question)));
      }),
    );
};

const ordersCommand = (report: Command, io: Io, run: RunReport): void => {
  withOutput(
    withDates(withStore(report.command('orders').description('Where orders stand, from credit to cash. 订单跟踪'), io)),
  )
    .option('--customer <customer>', 'of this customer only')
    .addHelpText('after', '\nExample:\n  clientele report orders --store journal:acme.journal --as-of 2024-06-30')
    .action((options: OutputOptions & { readonly customer?: string }) =>
      run(options, ({ book, asOf }) => {
        const { customer } = options;
        const rows = orderTracking(book, { asOf, ...(customer === undefined ? {} : { customer }) });
        return E.right(ordersReport(rows, asOf));
      }),
    );
};

const policiesCommand = (report: Command, io: Io, run: RunReport): void => {
  withOutput(
    withDates(
      withStore(
        report.command('policies').description('Policies of trade: versions, and what each decided. 交易政策'),
        io,
      ),
    ),
  )
    .addHelpText('after', '\nExample:\n  clientele report policies --store journal:acme.journal --as-of 2024-06-30')
    .action((options: OutputOptions) =>
      run(options, ({ book, asOf }) => E.right(policiesReport(policyReport(book.policies, asOf)))),
    );
};

const outletsCommand = (report: Command, io: Io, run: RunReport): void => {
  withOutput(
    withDates(
      withStore(
        report
          .command('outlets')
          .description('Stock, sell-out, counts and accounts of outlets. 门店销售、盘点与账目核对'),
        io,
      ),
    ),
  )
    .option('--customer <customer>', 'of this customer only')
    .option('--outlet <outlet>', 'this outlet only')
    .addHelpText('after', '\nExample:\n  clientele report outlets --store journal:acme.journal --as-of 2024-06-30')
    .action((options: OutputOptions & { readonly customer?: string; readonly outlet?: string }) =>
      run(options, ({ book, asOf }) => {
        const { customer, outlet } = options;
        const whose = customer === undefined ? {} : { customer };
        const which = outlet === undefined ? {} : { outlet };
        return E.right(outletsReport(outletReport(book.outlets, { asOf, ...whose, ...which })));
      }),
    );
};

/** `clientele report credit`, `orders`, `outlets` and `policies`. */
export const creditCommands = (report: Command, io: Io, run: RunReport): void => {
  creditCommand(report, io, run);
  ordersCommand(report, io, run);
  outletsCommand(report, io, run);
  policiesCommand(report, io, run);
};
