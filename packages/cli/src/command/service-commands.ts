/** `clientele report complaints` and `satisfaction`: by which policy and calendar they are judged is data, given as files. */
import {
  type BusinessCalendar,
  chinaBusinessCalendar,
  type Instant,
  messageCatalogue,
  type Period,
} from '@clientele/domain/kernel';
import {
  type ComplaintPolicy,
  complaintPolicy,
  complaintPolicySchema,
  type SatisfactionPolicy,
  satisfactionPolicy,
  satisfactionPolicySchema,
} from '@clientele/domain/service';
import {
  type ComplaintAxis,
  complaintAxes,
  complaintRates,
  complaints,
  questionMessages,
  type RateAxis,
  rateAxes,
  satisfaction,
} from '@clientele/projections';
import { type Command, InvalidArgumentError, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { complaintsReport, satisfactionReport } from '../reports/index.ts';
import type { RunReport } from './asking.ts';
import { ending, exitCodes } from './exit-codes.ts';
import { type OutputOptions, readInstant, readPeriod, withDates, withOutput, withStore } from './options.ts';
import { withCalendar, withPolicy } from './policy-files.ts';
import type { Io } from './terminal-io.ts';

const sayFault = messageCatalogue([questionMessages]);

const isAxis = (text: string): text is ComplaintAxis => (complaintAxes as readonly string[]).includes(text);

const readAxes = (text: string): readonly ComplaintAxis[] =>
  text.split(',').map((part) => {
    const axis = part.trim();
    if (isAxis(axis)) return axis;
    throw new InvalidArgumentError(`There is no axis "${axis}"; there are ${complaintAxes.join(', ')}.`);
  });

interface ComplaintsOptions extends OutputOptions {
  readonly by: readonly ComplaintAxis[];
  readonly period?: Period;
  readonly at?: Instant;
  readonly besideSales?: RateAxis;
  readonly policy: ComplaintPolicy;
  readonly calendar: BusinessCalendar;
}

const complaintsCommand = (report: Command, io: Io, run: RunReport): void => {
  const complaintsOf = report
    .command('complaints')
    .description('Complaints by any side, their times, and what is open. 客诉分析');
  const judged = withPolicy(withOutput(withDates(withStore(complaintsOf, io))), 'complaint', (value) =>
    complaintPolicySchema.safeParse(value),
  );
  withCalendar(judged)
    .option('--by <axes>', `with commas: ${complaintAxes.join(', ')}`, readAxes, ['class'])
    .option('--period <period>', 'only complaints that were lodged in it (default: all)', readPeriod)
    .option(
      '--at <time>',
      'as of this very time, as 2024-10-12T10:00:00+08:00 (default: the end of --as-of)',
      readInstant,
    )
    .addOption(new Option('--beside-sales <axis>', 'complaints and satisfaction beside sales').choices(rateAxes))
    .addHelpText(
      'after',
      `
Examples:
  clientele report complaints --store journal:acme.journal --by product,month --period 2024
  clientele report complaints --store journal:acme.journal --by cause --at 2024-10-12T10:00:00+08:00 --lang zh
  clientele report complaints --store journal:acme.journal --beside-sales territory --period 2024`,
    )
    .action((options: Omit<ComplaintsOptions, 'policy' | 'calendar'> & Partial<ComplaintsOptions>) =>
      run(options, ({ book, asOf, language }) => {
        const { by, at, period, policy = complaintPolicy, calendar = chinaBusinessCalendar } = options;
        const question = {
          asOf,
          by,
          policies: [policy],
          calendar,
          ...(at === undefined ? {} : { at }),
          ...(period === undefined ? {} : { period }),
        } as const;
        const view = complaints(book, question);
        const axis = options.besideSales;
        if (axis === undefined) return E.right(complaintsReport(view, language));
        const rates = complaintRates(book, { ...question, axis });
        return E.isRight(rates)
          ? E.right(complaintsReport(view, language, { axis, rates: rates.right }))
          : E.left(ending(exitCodes.unanswerable, rates.left.map((fault) => sayFault(fault, language)).join('\n')));
      }),
    );
};

interface SatisfactionOptions extends OutputOptions {
  readonly policy?: SatisfactionPolicy;
  readonly calendar?: BusinessCalendar;
}

const satisfactionCommand = (report: Command, io: Io, run: RunReport): void => {
  const satisfactionOf = report
    .command('satisfaction')
    .description('Scores and their trend, what is to be done, and what care led to. 客户满意度');
  const judged = withPolicy(withOutput(withDates(withStore(satisfactionOf, io))), 'satisfaction', (value) =>
    satisfactionPolicySchema.safeParse(value),
  );
  withCalendar(judged)
    .addHelpText(
      'after',
      '\nExample:\n  clientele report satisfaction --store journal:acme.journal --as-of 2024-06-30 --lang zh',
    )
    .action((options: SatisfactionOptions) =>
      run(options, ({ book, asOf, language }) => {
        const { policy = satisfactionPolicy, calendar = chinaBusinessCalendar } = options;
        return E.right(satisfactionReport(satisfaction(book, { asOf, policy, calendar }), language));
      }),
    );
};

/** Adds the commands of the service. */
export const serviceCommands = (report: Command, io: Io, run: RunReport): void => {
  complaintsCommand(report, io, run);
  satisfactionCommand(report, io, run);
};
