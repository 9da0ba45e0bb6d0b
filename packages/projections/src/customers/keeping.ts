/** Customer facts as a checkpoint keeps them, and those of two shards as one. */
import { type Json, type JsonObject, type Personal, type Place, placeSchema } from '@clientele/domain/kernel';
import type { Either } from 'fp-ts/lib/Either.js';
import type { Facts } from '../kernel/facts.ts';
import type { LoadFault } from '../kernel/projection.ts';
import { listIn, loading, objectIn, type Reading, saving, textIn } from '../kernel/saved.ts';
import { enterAll, factsIn, savedFacts } from '../kernel/saved-facts.ts';
import { mergeTerritories, readTerritories, saveTerritories } from '../territories/keeping.ts';
import { type CustomerFacts, type CustomerRecord, classesOn, noCustomers, recordOf } from './facts.ts';

/** Raised when the form or the meaning of the facts changes. */
export const factsForm = { name: 'customer-facts', version: 2 } as const;

const plainPlace = (place: Place): JsonObject =>
  Object.fromEntries(Object.entries(place).filter((entry): entry is [string, string] => entry[1] !== undefined));

const plainName = (name: Personal<string>): JsonObject => ({ ...name });

const turned = <A, B>(facts: Facts<A> | undefined, turn: (value: A) => B): Facts<B> =>
  (facts ?? []).map(({ value, ...fact }) => ({ ...fact, value: turn(value) }));

const savedRecord = (customer: string, record: CustomerRecord): Json => ({
  customer,
  name: savedFacts(turned(record.name, plainName)),
  place: savedFacts(turned(record.place, plainPlace)),
  territory: savedFacts(record.territory),
  grade: savedFacts(record.grade),
  classes: [...(record.classes ?? [])].map(([axis, facts]) => [axis, savedFacts(facts)]),
});

export const saveFacts = ({ records, territories }: CustomerFacts): Json =>
  saving(factsForm, {
    customers: [...records].map(([customer, record]) => savedRecord(customer, record)),
    territories: saveTerritories(territories),
  });

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const textOrNull = (value: unknown): string | null | undefined => (value === null ? null : text(value));

const place = (value: unknown): Place | undefined => {
  const read = placeSchema.safeParse(value);
  return read.success ? read.data : undefined;
};

const name = (value: unknown): Personal<string> | undefined => {
  const { kind, value: known, key, text: sealed } = objectIn({ fault: null }, value, 'a name');
  if (kind === 'forgotten') return { kind };
  if (kind === 'known' && typeof known === 'string') return { kind, value: known };
  if (kind === 'sealed' && typeof key === 'string' && typeof sealed === 'string') return { kind, key, text: sealed };
  return undefined;
};

const readRecord = (reading: Reading, facts: CustomerFacts, value: unknown): void => {
  const saved = objectIn(reading, value, 'a customer');
  const record = recordOf(facts, textIn(reading, saved['customer'], 'a customer'));
  enter(record, 'name', factsIn(reading, saved['name'], 'names', name));
  enter(record, 'place', factsIn(reading, saved['place'], 'places', place));
  enter(record, 'territory', factsIn(reading, saved['territory'], 'territories', text));
  enter(record, 'grade', factsIn(reading, saved['grade'], 'grades', textOrNull));
  for (const one of listIn(reading, saved['classes'], 'classes')) {
    const [saidAxis, values] = listIn(reading, one, 'classes');
    const axis = textIn(reading, saidAxis, 'an axis');
    enterAll(classesOn(record, axis), factsIn(reading, values, 'classes', text));
    facts.axes.add(axis);
  }
};

type Field = 'name' | 'place' | 'territory' | 'grade';

/** Adds facts to a field of a record, which stays absent where there are none. */
const enter = <F extends Field>(record: CustomerRecord, field: F, more: CustomerRecord[F]): void => {
  if (more === undefined || more.length === 0) return;
  const own = record[field] as Facts<unknown> | undefined;
  if (own === undefined) record[field] = more;
  else enterAll(own, more as Facts<unknown>);
};

export const loadFacts = (saved: Json): Either<LoadFault, CustomerFacts> =>
  loading(factsForm, saved, (reading, body) => {
    const facts = noCustomers();
    for (const record of listIn(reading, body['customers'], 'customers')) readRecord(reading, facts, record);
    readTerritories(reading, facts.territories, body['territories']);
    return facts;
  });

/** The left facts with all that the right ones hold. A fact of one customer is told by one stream, so by one shard. */
export const mergeFacts = (left: CustomerFacts, right: CustomerFacts): CustomerFacts => {
  for (const axis of right.axes) left.axes.add(axis);
  mergeTerritories(left.territories, right.territories);
  for (const [customer, record] of right.records) {
    const own = left.records.get(customer);
    if (own === undefined) {
      left.records.set(customer, record);
      continue;
    }
    enter(own, 'name', record.name);
    enter(own, 'place', record.place);
    enter(own, 'territory', record.territory);
    enter(own, 'grade', record.grade);
    for (const [axis, facts] of record.classes ?? []) enterAll(classesOn(own, axis), facts);
  }
  return left;
};
