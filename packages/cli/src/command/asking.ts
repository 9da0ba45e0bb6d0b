/** What a report is asked with, and what it answers. */
import type { Language, LocalDate } from '@clientele/domain/kernel';
import type { SalesBook } from '@clientele/projections';
import type * as E from 'fp-ts/lib/Either.js';
import type { Report } from '../render/index.ts';
import type { Ending } from './exit-codes.ts';
import type { OutputOptions } from './options.ts';

/** What a report is made of. */
export interface Asking {
  readonly book: SalesBook;
  readonly asOf: LocalDate;
  readonly language: Language;
}

/** A report, or why there is none. */
export type Answer = E.Either<Ending, Report>;

/** Runs a report: opens, imports, reads, asks, prints. */
export type RunReport = (options: OutputOptions, ask: (asking: Asking) => Answer) => Promise<void>;
