/** How the book of receivables is saved, read back and merged. Nothing that was saved is believed before it was looked at. */
import { isLocalDate, type Json, type LocalDate, type Money, moneySchema } from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';
import type { LoadFault } from '../kernel/projection.ts';
import { listIn, loading, objectIn, type Reading, saving, textIn, wholeIn, wrong } from '../kernel/saved.ts';
import {
  accountOf,
  type InvoiceEntry,
  type InvoiceRecord,
  type MovementKind,
  noReceivables,
  type ReceivablesBook,
  type Since,
} from './book.ts';

export const receivablesForm = { name: 'receivables', version: 1 } as const;

export const saveReceivables = ({ invoices, accounts }: ReceivablesBook): Json =>
  saving(receivablesForm, {
    invoices: [...invoices.values()] as unknown as Json,
    accounts: [...accounts].map(([customer, account]) => ({ customer, ...account })) as unknown as Json,
  });

const dateIn = (reading: Reading, value: unknown): LocalDate => {
  if (typeof value === 'string' && isLocalDate(value)) return value;
  wrong(reading, 'a date is none');
  return '2000-01-01';
};

const moneyIn = (reading: Reading, value: unknown): Money => {
  const parsed = moneySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  wrong(reading, 'an amount is none');
  return { amount: 0, currency: 'XXX', scale: 0 };
};

const textOrNull = (reading: Reading, value: unknown): string | null =>
  value === null ? null : textIn(reading, value, 'a text');

const oneOf = <T extends string>(reading: Reading, value: unknown, values: readonly T[]): T => {
  const found = values.find((one) => one === value);
  if (found === undefined) wrong(reading, 'a word is none of those that can be there');
  return found ?? (values[0] as T);
};

type Fields = Readonly<Record<string, unknown>>;

const each = <T>(reading: Reading, value: unknown, read: (fields: Fields) => T): T[] =>
  listIn(reading, value, 'a list').map((one) => read(objectIn(reading, one, 'an entry')));

const since = <T>(reading: Reading, value: unknown, read: (value: unknown) => T): Since<T>[] =>
  each(reading, value, (one) => ({ on: dateIn(reading, one['on']), value: read(one['value']) }));

const entryKinds: readonly InvoiceEntry['kind'][] = [
  'money',
  'credit-note',
  'bad-debt',
  'small-difference',
  'concession',
];
const movementKinds: readonly MovementKind[] = ['invoiced', 'received', 'credited', 'written-off'];
const mostLevels = 20;

const invoiceIn = (reading: Reading, one: Fields): InvoiceRecord => {
  const text = (name: string) => textIn(reading, one[name], name);
  const date = (fields: Fields) => dateIn(reading, fields['on']);
  const money = (fields: Fields) => moneyIn(reading, fields['amount']);
  const word = (value: unknown) => textIn(reading, value, 'a text');
  return {
    invoice: text('invoice'),
    customer: text('customer'),
    order: textOrNull(reading, one['order']),
    salesperson: textOrNull(reading, one['salesperson']),
    territory: textOrNull(reading, one['territory']),
    issuedOn: dateIn(reading, one['issuedOn']),
    amount: money(one),
    due: since(reading, one['due'], (value) => dateIn(reading, value)),
    entries: each(reading, one['entries'], (entry) => ({
      on: date(entry),
      kind: oneOf(reading, entry['kind'], entryKinds),
      settled: moneyIn(reading, entry['settled']),
    })),
    disputes: each(reading, one['disputes'], (entry) => ({
      dispute: word(entry['dispute']),
      on: date(entry),
      amount: money(entry),
      cause: word(entry['cause']),
      settledOn: entry['settledOn'] === null ? null : dateIn(reading, entry['settledOn']),
      outcome: textOrNull(reading, entry['outcome']),
    })),
    notices: each(reading, one['notices'], (entry) => ({
      run: word(entry['run']),
      on: date(entry),
      level: entry['level'] === null ? null : wholeIn(reading, entry['level'], 'a level', 1, mostLevels),
    })),
    promises: each(reading, one['promises'], (entry) => ({
      promise: word(entry['promise']),
      on: date(entry),
      amount: money(entry),
      by: dateIn(reading, entry['by']),
    })),
    causes: each(reading, one['causes'], (entry) => ({
      on: date(entry),
      cause: word(entry['cause']),
      note: word(entry['note']),
      countermeasure: textOrNull(reading, entry['countermeasure']),
    })),
    collectors: since(reading, one['collectors'], word),
    escalations: since(reading, one['escalations'], word),
    stops: since(reading, one['stops'], (value) => wholeIn(reading, value, 'a level', 1, mostLevels)),
  };
};

export const loadReceivables = (saved: Json): Either<LoadFault, ReceivablesBook> =>
  loading(receivablesForm, saved, (reading, body) => {
    const book = noReceivables();
    for (const record of each(reading, body['invoices'], (one) => invoiceIn(reading, one))) {
      if (book.invoices.has(record.invoice)) wrong(reading, 'an invoice is there twice');
      book.invoices.set(record.invoice, record);
    }
    for (const one of each(reading, body['accounts'], (fields) => fields)) {
      const customer = textIn(reading, one['customer'], 'a customer');
      if (book.accounts.has(customer)) wrong(reading, 'an account is there twice');
      const account = accountOf(book, customer);
      for (const entry of each(reading, one['movements'], (fields) => fields))
        account.movements.push({
          on: dateIn(reading, entry['on']),
          kind: oneOf(reading, entry['kind'], movementKinds),
          amount: moneyIn(reading, entry['amount']),
          document: textIn(reading, entry['document'], 'a document'),
          means: textOrNull(reading, entry['means']),
        });
      for (const entry of each(reading, one['unapplied'], (fields) => fields))
        account.unapplied.push({ on: dateIn(reading, entry['on']), amount: moneyIn(reading, entry['amount']) });
    }
    return book;
  });

export const mergeReceivables = (left: ReceivablesBook, right: ReceivablesBook): ReceivablesBook => {
  for (const [invoice, record] of right.invoices) left.invoices.set(invoice, record);
  for (const [customer, { movements, unapplied }] of right.accounts) {
    const account = accountOf(left, customer);
    for (const movement of movements) account.movements.push(movement);
    for (const entry of unapplied) account.unapplied.push(entry);
  }
  return left;
};
