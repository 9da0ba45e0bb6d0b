/**
 * The importer: reads the tables of a mapping, fills its templates, and has each command handled. Rows that can't be used
 * are told with place, reason and remedy; the others go in. Nothing is half-written: a command is whole or absent.
 */
import {
  type CommandMeta,
  chinaStandardTime,
  instantIn,
  type Json,
  type Language,
  madeOn,
  parseLocalDate,
  type Rejection,
  say,
  type Text,
  utc,
  type Zone,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { type CommandIds, commandIds } from './command-ids.ts';
import { dateReader } from './dates.ts';
import { type Gathering, prepare } from './gatherings.ts';
import { cellsInMemory } from './joining.ts';
import type { Mapping, Rule } from './mapping.ts';
import { type Context, columnsOf, type Reader, readerOf, type Scope, type ValueFault } from './scope.ts';
import { type TableOpener, tableOpener } from './tables.ts';
import { compileTemplate, type Filled } from './template.ts';

/** What became of a command. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly repeated: boolean }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  /** The store can't go on: the import ends here, and can be run again. */
  | { readonly kind: 'stopped'; readonly reason: string };

/** Handles one unparsed command; never rejects. */
export type HandleCommand = (command: Json) => Promise<Outcome>;

/** A row that didn't go in. Lines count from 1; in a JSON array they count its objects. */
export interface RejectedRow {
  readonly table: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

export interface ImportCounts {
  readonly command: string;
  readonly from: string;
  /** Rows of the rule's own table that were read. */
  readonly rows: number;
  /** Commands that were accepted, and made events now. */
  readonly accepted: number;
  /** Commands that had been accepted before: nothing was added. */
  readonly repeated: number;
  /** Commands that were refused or could not be made. */
  readonly rejected: number;
  /** Rows that equal an earlier row of the file; each counts. */
  readonly surplus: number;
}

export interface ImportReport {
  readonly counts: readonly ImportCounts[];
  /** Why the import ended before its end, or null. */
  readonly stopped: string | null;
}

export interface ImportOptions {
  readonly mapping: Mapping;
  /** The folder against which paths of tables are read. */
  readonly folder: string;
  readonly handle: HandleCommand;
  readonly reject: (row: RejectedRow) => void;
  /** What is said of rows is said in this language; English unless told otherwise. */
  readonly language?: Language;
  /** Says a rejection of the domain to the person who imports. */
  readonly say: (rejection: Rejection) => string;
  readonly progress?: (bytes: number) => void;
  /** How many commands may be under way at once. */
  readonly concurrency?: number;
  /** Cells of joined or grouped rows held in memory. */
  readonly limit?: number;
}

const zones: Readonly<Record<'UTC' | 'Asia/Shanghai', Zone>> = { UTC: utc, 'Asia/Shanghai': chinaStandardTime };

const zoneOf = (mapping: Mapping): Zone =>
  typeof mapping.zone === 'string' ? zones[mapping.zone] : (mapping.zone as unknown as Zone);

type MakeMeta = (context: Context, commandId: string, faults: ValueFault[]) => CommandMeta | null;

const metaMaker = (mapping: Mapping, rule: Rule, scope: Scope): E.Either<string, MakeMeta> => {
  const zone = zoneOf(mapping);
  const reader = dateReader(rule.date.format);
  const fixed = rule.date.value;
  const read: Reader | null = rule.date.column === undefined ? null : readerOf(scope, scope.main, rule.date.column);
  if (fixed === undefined && read === null) {
    return E.left(`date: there is no column "${rule.date.column}"; there are ${columnsOf(scope, scope.main)}`);
  }
  return E.right((context, commandId, faults) => {
    const cell = read?.(context);
    const text = fixed ?? cell?.text;
    const date = text == null ? E.left({ en: 'there is no date', zh: '没有日期' }) : reader(text);
    if (E.isLeft(date)) {
      const { row, layout } = context;
      faults.push({
        table: layout.name,
        line: row.line,
        column: cell?.column ?? 'date',
        value: text ?? '',
        reason: date.left,
      });
      return null;
    }
    const { date: on, millisecondsOfDay } = date.right;
    const meta = madeOn(zone, on, commandId, mapping.by);
    return millisecondsOfDay === null ? meta : { ...meta, at: instantIn(zone, on, millisecondsOfDay) };
  });
};

interface Tally {
  rows: number;
  accepted: number;
  repeated: number;
  rejected: number;
  surplus: number;
}

/** Each fault of a cell once, with every field that wanted it where these are several. */
const toldOnce = (faults: readonly ValueFault[], language: Language): readonly RejectedRow[] => {
  const found = new Map<string, { readonly row: Omit<ValueFault, 'field'>; readonly fields: Set<string> }>();
  for (const { field, ...row } of faults) {
    const key = JSON.stringify(row);
    const known = found.get(key) ?? { row, fields: new Set() };
    if (field !== undefined) known.fields.add(field);
    found.set(key, known);
  }
  return [...found.values()].map(({ row, fields }) => {
    const { en, zh } = row.reason;
    const wanted: Text = {
      en: `${en} (wanted by ${[...fields].join(', ')})`,
      zh: `${zh}（用于 ${[...fields].join('、')}）`,
    };
    return { ...row, reason: say(fields.size < 2 ? row.reason : wanted, language) };
  });
};

const envelope = (type: string, data: Json, { by, ...meta }: CommandMeta): Json => ({
  type,
  data,
  meta: { ...meta, by: { id: by.id, roles: by.roles } },
});

/** One command, made of a gathering; null where the gathering's faults stand in the way. */
const commandOf = (
  rule: Rule,
  ids: CommandIds,
  { rows, context: bare }: Gathering,
  meta: MakeMeta,
  fill: Filled,
  scope: Scope,
  tally: Tally,
  faults: ValueFault[],
): Json | null => {
  const byContent = rule.key === undefined ? ids.byContent(rule.command, rows) : null;
  if (byContent !== null && byContent.surplus > 0) tally.surplus += rows.length;
  const key = (rule.key ?? []).map((column) => bare.row.cells[scope.main.columns.get(column) ?? -1] ?? null);
  const id = byContent?.id ?? ids.byKey(rule.command, key);
  const rowId = byContent === null ? ids.ofKey(rule.from, key) : ids.ofRow(rule.from, rows, byContent.surplus);
  const context: Context = { ...bare, id, rowId };
  const made = meta(context, context.id, faults);
  const data = fill(context, faults);
  return made === null || faults.length > 0 ? null : envelope(rule.command, data ?? null, made);
};

const runRule = async (
  options: ImportOptions,
  rule: Rule,
  tables: TableOpener,
  ids: CommandIds,
): Promise<{ readonly tally: Tally; readonly stopped: string | null }> => {
  const { language = 'en' } = options;
  const tally: Tally = { rows: 0, accepted: 0, repeated: 0, rejected: 0, surplus: 0 };
  const prepared = await prepare(rule, tables, options.limit ?? cellsInMemory, (table, rows, reason) => {
    for (const { line } of rows) options.reject({ table, line, column: '', value: '', reason: say(reason, language) });
  });
  if (E.isLeft(prepared)) return { tally, stopped: `${rule.command} from ${rule.from}: ${prepared.left}` };
  const { scope, gatherings } = prepared.right;
  const meta = metaMaker(options.mapping, rule, scope);
  const fill = compileTemplate(rule.data, scope, scope.main);
  if (E.isLeft(meta)) return { tally, stopped: `${rule.command} from ${rule.from}: ${meta.left}` };
  if (E.isLeft(fill)) return { tally, stopped: `${rule.command} from ${rule.from}: data: ${fill.left}` };

  const rejectAll = ({ rows, context }: Gathering, rejected: readonly RejectedRow[]): void => {
    tally.rejected += 1;
    for (const row of rejected) options.reject(row);
    const told = new Set(rejected.map(({ line }) => line));
    for (const { line } of rows) {
      if (told.has(line)) continue;
      const head = rejected[0]?.line ?? context.row.line;
      const reason = {
        en: `it goes with line ${head}, which was refused`,
        zh: `它与第 ${head} 行同属一组，而该行被拒绝`,
      };
      options.reject({ table: rule.from, line, column: '', value: '', reason: say(reason, language) });
    }
  };
  let stopped: string | null = null;
  const settle = async (gathering: Gathering, handled: Promise<Outcome>): Promise<void> => {
    const outcome = await handled;
    if (outcome.kind === 'accepted') tally[outcome.repeated ? 'repeated' : 'accepted'] += 1;
    else if (outcome.kind === 'stopped')
      stopped ??= `line ${gathering.context.row.line} of ${rule.from}: ${outcome.reason}`;
    else {
      const line = gathering.context.row.line;
      rejectAll(
        gathering,
        outcome.rejections.map((rejection) => ({
          table: rule.from,
          line,
          column: '',
          value: '',
          reason: options.say(rejection),
        })),
      );
    }
  };
  const underWay: Promise<void>[] = [];
  for await (const gathering of gatherings) {
    if (stopped !== null) break;
    tally.rows += gathering.rows.length;
    const faults: ValueFault[] = [];
    const command = commandOf(rule, ids, gathering, meta.right, fill.right, scope, tally, faults);
    if (command === null) rejectAll(gathering, toldOnce(faults, language));
    else underWay.push(settle(gathering, options.handle(command)));
    if (underWay.length >= (options.concurrency ?? 256)) await underWay.shift();
  }
  await Promise.all(underWay);
  return { tally, stopped };
};

/** The commands that come from no row. */
const runCommands = async (
  options: ImportOptions,
): Promise<{ readonly counts: readonly ImportCounts[]; readonly stopped: string | null }> => {
  const { mapping } = options;
  const ids = commandIds(mapping.source);
  const counts: ImportCounts[] = [];
  for (const [index, { command, date, data }] of mapping.commands.entries()) {
    const place = `commands.${index}`;
    const count = { command, from: place, rows: 0, accepted: 0, repeated: 0, rejected: 0, surplus: 0 };
    const refuse = (reason: string) => options.reject({ table: place, line: 0, column: '', value: '', reason });
    const on = parseLocalDate(date);
    if (E.isLeft(on)) {
      const reason = { en: `"${date}" is no date in the form yyyy-MM-dd`, zh: `“${date}”不是格式为 yyyy-MM-dd 的日期` };
      refuse(say(reason, options.language ?? 'en'));
    }
    const meta = E.isLeft(on)
      ? null
      : madeOn(zoneOf(mapping), on.right, ids.byKey(command, [place, JSON.stringify(data)]), mapping.by);
    const outcome: Outcome =
      meta === null ? { kind: 'rejected', rejections: [] } : await options.handle(envelope(command, data, meta));
    if (outcome.kind === 'stopped') return { counts, stopped: `${place}: ${outcome.reason}` };
    if (outcome.kind === 'rejected') for (const rejection of outcome.rejections) refuse(options.say(rejection));
    const became = outcome.kind === 'rejected' ? 'rejected' : outcome.repeated ? 'repeated' : 'accepted';
    counts.push({ ...count, [became]: 1 });
  }
  return { counts, stopped: null };
};

/** Imports a source. Never rejects: what ends it early is in the report. */
export const runImport = async (options: ImportOptions): Promise<ImportReport> => {
  const fixed = await runCommands(options);
  if (fixed.stopped !== null) return fixed;
  const counts: ImportCounts[] = [...fixed.counts];
  let fatal: string | null = null;
  const tables = tableOpener(
    options.mapping,
    options.folder,
    (table, fault, ends) => {
      const reason = say(fault.reason, options.language ?? 'en');
      if (ends) fatal ??= `${table}: ${reason}`;
      else options.reject({ table, line: fault.line, column: '', value: fault.value, reason });
    },
    options.progress ?? (() => {}),
  );
  const ids = commandIds(options.mapping.source);
  for (const rule of options.mapping.rules) {
    const { tally, stopped } = await runRule(options, rule, tables, ids);
    counts.push({ command: rule.command, from: rule.from, ...tally });
    if (stopped !== null || fatal !== null) return { counts, stopped: fatal ?? stopped };
  }
  return { counts, stopped: null };
};
