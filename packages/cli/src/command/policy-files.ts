/** Policies and calendars that a report is judged by, given as files. */
import { readFileSync } from 'node:fs';
import { businessCalendarSchema } from '@clientele/domain/kernel';
import { type Command, InvalidArgumentError } from 'commander';

const contentOf = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    throw new InvalidArgumentError(`${file} can't be read as JSON.`);
  }
};

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
type Reading<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

/** Reads a file by a schema; all that is wrong is told at once, each with its path. */
const readBy =
  <T>(parse: (value: unknown) => Reading<T>) =>
  (file: string): T => {
    const result = parse(contentOf(file));
    if (result.success) return result.data;
    const faults = result.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
    throw new InvalidArgumentError(`${file}: ${faults.join('; ')}.`);
  };

/** By which policy of a room a report is judged. */
export const withPolicy = <T>(command: Command, room: string, parse: (value: unknown) => Reading<T>): Command =>
  command.option('--policy <file>', `the ${room} policy, as JSON`, readBy(parse));

/** By which calendar working time is counted. */
export const withCalendar = (command: Command): Command =>
  command.option(
    '--calendar <file>',
    'the business calendar, as JSON (default: eight hours on five days in China)',
    readBy((value) => businessCalendarSchema.safeParse(value)),
  );
