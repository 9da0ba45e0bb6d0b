/**
 * The ids of a source's commands: derived from the source's name and the row's declared key, so that importing a file twice
 * adds nothing. Without a key, from the row's content and how many equal rows precede it, so that equal rows each count.
 */
import { createHash } from 'node:crypto';
import type { Row } from './rows.ts';

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32);

export interface CommandIds {
  /** By the values of the declared key. */
  readonly byKey: (command: string, key: readonly (string | null)[]) => string;
  /** By content; `surplus` is how many equal ones came before. */
  readonly byContent: (command: string, rows: readonly Row[]) => { readonly id: string; readonly surplus: number };
  /** The id of a row itself, whatever commands are made of it: by its key, or by its content and how many equal ones precede. */
  readonly ofKey: (table: string, key: readonly (string | null)[]) => string;
  readonly ofRow: (table: string, rows: readonly Row[], surplus: number) => string;
}

/** For one reading of a source: it counts the equal rows as they come. */
export const commandIds = (source: string): CommandIds => {
  const seen = new Map<string, number>();
  return {
    ofKey: (table, key) => digest(source, 'row', table, 'key', key),
    ofRow: (table, rows, surplus) =>
      digest(
        source,
        'row',
        table,
        rows.map(({ cells }) => cells),
        surplus,
      ),
    byKey: (command, key) => digest(source, command, 'key', key),
    byContent: (command, rows) => {
      const content = digest(
        source,
        command,
        'content',
        rows.map(({ cells }) => cells),
      );
      const surplus = seen.get(content) ?? 0;
      seen.set(content, surplus + 1);
      return { id: digest(content, surplus), surplus };
    },
  };
};
