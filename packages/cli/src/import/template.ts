/**
 * Templates: plain JSON in which objects with a `$…` key stand for values of the row. Compiled once a rule, against the
 * columns that the tables really have; a value that is nothing leaves its field out.
 */
import {
  type Decimal,
  type Json,
  moneyOf,
  normalizeDecimal,
  parseDecimal,
  quantityOf,
  type Text,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { type DateReader, dateReader } from './dates.ts';
import { compileFormula, type FormulaScope } from './formula.ts';
import type { Table, Template } from './mapping.ts';
import {
  type Cell,
  type Context,
  columnsOf,
  contextsOf,
  type Layout,
  layoutOfRows,
  type Reader,
  readerOf,
  type Scope,
  type ValueFault,
} from './scope.ts';

/** Undefined is nothing. Faults are pushed, so that all those of a row are told at once. */
export type Filled = (context: Context, faults: ValueFault[]) => Json | undefined;

type Compiled = E.Either<string, Filled>;

type Fields = { readonly [key: string]: Template };

const isFields = (template: Template | undefined): template is Fields =>
  typeof template === 'object' && template !== null && !Array.isArray(template);

const faultOf = (cell: Cell, reason: Text): ValueFault => ({
  table: cell.layout.name,
  line: cell.line,
  column: cell.column,
  value: (cell.text ?? '').slice(0, 200),
  reason,
});

/** A number as the table writes it, in the form that the kernel reads. */
export const numberText = (text: string, { decimal, thousands }: Table): string => {
  const plain = thousands === undefined ? text : text.replaceAll(thousands, '');
  return decimal === ',' ? plain.replace(',', '.') : plain;
};

const numbersOf = (scope: Scope, layout: Layout): FormulaScope<Context> => ({
  isColumn: (text) => layout.columns.has(text) || scope.main.columns.has(text),
  number: (column) => {
    const read = readerOf(scope, layout, column);
    if (read === null) return null;
    return (context) => {
      const cell = read(context);
      if (cell.text === null) return E.left({ column, value: '', reason: nothingThere });
      const number = parseDecimal(numberText(cell.text, cell.layout.table));
      return E.isRight(number)
        ? number
        : E.left({ column, value: cell.text, reason: { en: 'it is no number', zh: '不是数字' } });
    };
  },
  rows: (name) => {
    const inner = layoutOfRows(scope, name);
    return inner === null
      ? null
      : { of: (context) => contextsOf(inner, name, context), scope: numbersOf(scope, inner) };
  },
});

const nothingThere: Text = { en: 'there is nothing where a number is needed', zh: '此处需要数字，但没有值' };

/** A formula as a value: nothing where one of its columns is empty and the field is optional. */
const computed = (
  template: Template | undefined,
  optional: boolean,
  scope: Scope,
  layout: Layout,
  make: (value: Decimal) => E.Either<Text, Json>,
): Compiled => {
  const text = typeof template === 'number' ? `${template}` : template;
  if (typeof text !== 'string') return E.left('expected a formula, as text');
  const formula = compileFormula(text, numbersOf(scope, layout));
  if (E.isLeft(formula)) return E.left(`formula "${text}": ${formula.left}; there are ${columnsOf(scope, layout)}`);
  return E.right((context, faults) => {
    const value = formula.right(context);
    if (E.isLeft(value)) {
      if (!(optional && value.left.reason === nothingThere)) {
        const { column, value: found, reason } = value.left;
        faults.push({ table: layout.name, line: context.row.line, column: column || text, value: found, reason });
      }
      return undefined;
    }
    const made = make(value.right);
    if (E.isRight(made)) return made.right;
    faults.push({ table: layout.name, line: context.row.line, column: text, value: '', reason: made.left });
    return undefined;
  });
};

/** What a number can't be; it is told as units and the number of their decimals. */
const cannot =
  (en: string, zh: string) =>
  ({ units, scale }: Decimal): Text => ({
    en: `${units} at scale ${scale} ${en}`,
    zh: `${units}（${scale} 位小数）${zh}`,
  });

const noMoney = cannot(
  "can't be held as money: six decimals and 15 digits at most",
  '无法作为金额：最多六位小数、15 位数字',
);

const noQuantity = cannot(
  "can't be held as a quantity: six decimals and 15 digits at most",
  '无法作为数量：最多六位小数、15 位数字',
);

const noInteger = cannot('is no whole number', '不是整数');

const asMoney = (currency: string) => (value: Decimal) => E.mapLeft(() => noMoney(value))(moneyOf(value, currency));

const asQuantity = (unit: string) => (value: Decimal) =>
  E.mapLeft(() => noQuantity(value))(quantityOf(normalizeDecimal(value), unit));

const asInteger = (value: Decimal): E.Either<Text, Json> => {
  const { units, scale } = normalizeDecimal(value);
  const whole = Number(units);
  return scale === 0 && Number.isSafeInteger(whole) ? E.right(whole) : E.left(noInteger(value));
};

const textOf =
  (read: Reader): Filled =>
  (context) =>
    read(context).text ?? undefined;

const unknownColumn = (scope: Scope, layout: Layout, column: unknown): Compiled =>
  E.left(`there is no column "${String(column)}"; there are ${columnsOf(scope, layout)}`);

type Operator = (fields: Fields, scope: Scope, layout: Layout) => Compiled;

const all = <T>(parts: readonly E.Either<string, T>[]): E.Either<string, readonly T[]> => {
  const values: T[] = [];
  for (const part of parts) {
    if (E.isLeft(part)) return part;
    values.push(part.right);
  }
  return E.right(values);
};

const optionalOf = (fields: Fields): boolean => fields['optional'] === true;

const withText = (
  template: Template | undefined,
  scope: Scope,
  layout: Layout,
  change: (text: string) => Json | undefined,
): Compiled =>
  E.map(
    (inner: Filled): Filled =>
      (context, faults) => {
        const value = inner(context, faults);
        return value === undefined || value === null ? undefined : change(String(value));
      },
  )(compileTemplate(template ?? null, scope, layout));

const mapped: Operator = (fields, scope, layout) => {
  const { $map: of, values, otherwise } = fields;
  if (!isFields(values)) return E.left('$map needs "values", from text to text');
  const known = new Map(Object.entries(values));
  const inner = compileTemplate(of ?? null, scope, layout);
  if (E.isLeft(inner)) return inner;
  return E.right((context, faults) => {
    const text = inner.right(context, faults);
    if (text === undefined) return undefined;
    const value = known.get(String(text)) ?? otherwise;
    if (value !== undefined) return value as Json;
    const some = [...known.keys()].slice(0, 20);
    const reason = {
      en: `it is none of the mapped values (${some.join(', ')}), and there is no "otherwise"`,
      zh: `不在映射的值之中（${some.join('、')}），也没有 "otherwise"`,
    };
    faults.push({
      table: layout.name,
      line: context.row.line,
      column: JSON.stringify(of),
      value: String(text),
      reason,
    });
    return undefined;
  });
};

const dated: Operator = (fields, scope, layout) => {
  const column = fields['$date'];
  const read = typeof column === 'string' ? readerOf(scope, layout, column) : null;
  if (read === null) return unknownColumn(scope, layout, column);
  const reader: DateReader = dateReader(typeof fields['format'] === 'string' ? fields['format'] : 'yyyy-MM-dd');
  return E.right((context, faults) => {
    const cell = read(context);
    if (cell.text === null) return undefined;
    const date = reader(cell.text);
    if (E.isRight(date)) return date.right.date;
    faults.push(faultOf(cell, date.left));
    return undefined;
  });
};

/** The operators, by their key. */
const operators: Readonly<Record<string, Operator>> = {
  $column: (fields, scope, layout) => {
    const read = typeof fields['$column'] === 'string' ? readerOf(scope, layout, fields['$column']) : null;
    return read === null ? unknownColumn(scope, layout, fields['$column']) : E.right(textOf(read));
  },
  $money: (fields, scope, layout) =>
    typeof fields['currency'] === 'string'
      ? computed(fields['$money'], optionalOf(fields), scope, layout, asMoney(fields['currency']))
      : E.left('$money needs a "currency" of three letters'),
  $quantity: (fields, scope, layout) =>
    computed(
      fields['$quantity'],
      optionalOf(fields),
      scope,
      layout,
      asQuantity(typeof fields['unit'] === 'string' ? fields['unit'] : 'piece'),
    ),
  $integer: (fields, scope, layout) => computed(fields['$integer'], optionalOf(fields), scope, layout, asInteger),
  $date: dated,
  $map: mapped,
  $concat: (fields, scope, layout) => {
    const parts = Array.isArray(fields['$concat']) ? (fields['$concat'] as readonly Template[]) : [];
    const separator = typeof fields['separator'] === 'string' ? fields['separator'] : '';
    return E.map(
      (filled: readonly Filled[]): Filled =>
        (context, faults) => {
          const texts = filled
            .map((part) => part(context, faults))
            .filter((part) => part !== undefined && part !== null);
          return texts.length === 0 ? undefined : texts.map(String).join(separator);
        },
    )(all(parts.map((part) => compileTemplate(part, scope, layout))));
  },
  $upper: (fields, scope, layout) => withText(fields['$upper'], scope, layout, (text) => text.toUpperCase()),
  $lower: (fields, scope, layout) => withText(fields['$lower'], scope, layout, (text) => text.toLowerCase()),
  $trim: (fields, scope, layout) => withText(fields['$trim'], scope, layout, (text) => text.trim() || undefined),
  $id: () => E.right(({ id }) => id),
  $rowId: () => E.right(({ rowId }) => rowId),
  $position: () => E.right(({ position }) => `${position}`),
  $first: (fields, scope, layout) => {
    const parts = Array.isArray(fields['$first']) ? (fields['$first'] as readonly Template[]) : [];
    return E.map(
      (filled: readonly Filled[]): Filled =>
        (context, faults) => {
          for (const part of filled) {
            const value = part(context, faults);
            if (value !== undefined) return value;
          }
          return undefined;
        },
    )(all(parts.map((part) => compileTemplate(part, scope, layout))));
  },
  $each: (fields, scope, layout) => {
    const name = fields['$each'];
    const inner = typeof name === 'string' && layout === scope.main ? layoutOfRows(scope, name) : null;
    if (inner === null || typeof name !== 'string') return E.left(`there are no joined rows "${String(name)}"`);
    const item = compileTemplate(fields['as'] ?? null, scope, inner);
    return E.map(
      (fill: Filled): Filled =>
        (context, faults) =>
          contextsOf(inner, name, context).flatMap((row) => fill(row, faults) ?? []),
    )(item);
  },
};

const object = (fields: Fields, scope: Scope, layout: Layout): Compiled => {
  const parts = Object.entries(fields).map(([name, template]) =>
    E.bimap(
      (reason: string) => `${name}: ${reason}`,
      (fill: Filled) => [name, fill] as const,
    )(compileTemplate(template, scope, layout)),
  );
  return E.map(
    (filled: readonly (readonly [string, Filled])[]): Filled =>
      (context, faults) => {
        const entries = filled.flatMap(([name, fill]) => {
          const before = faults.length;
          const value = fill(context, faults);
          for (let index = before; index < faults.length; index++) {
            const fault = faults[index] as ValueFault;
            faults[index] = { ...fault, field: fault.field === undefined ? name : `${name}.${fault.field}` };
          }
          return value === undefined ? [] : [[name, value] as const];
        });
        return entries.length === 0 && filled.length > 0 ? undefined : Object.fromEntries(entries);
      },
  )(all(parts));
};

/** Compiles a template for the rows of a table; the reason is told where it names what isn't there. */
export const compileTemplate = (template: Template, scope: Scope, layout: Layout): Compiled => {
  if (Array.isArray(template)) {
    return E.map(
      (parts: readonly Filled[]): Filled =>
        (context, faults) =>
          parts.flatMap((part) => part(context, faults) ?? []),
    )(all((template as readonly Template[]).map((part) => compileTemplate(part, scope, layout))));
  }
  if (!isFields(template)) return E.right(() => template as Json);
  const key = Object.keys(template).find((name) => name.startsWith('$'));
  if (key === undefined) return object(template, scope, layout);
  const operator = Object.hasOwn(operators, key) ? operators[key] : undefined;
  return operator === undefined
    ? E.left(`there is no "${key}"; there are ${Object.keys(operators).join(', ')}`)
    : operator(template, scope, layout);
};
