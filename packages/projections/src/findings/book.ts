/** The findings that were raised, each with all that happened to it, and how each stood at the end of a date. */

import type { Json, LocalDate, RecordedEvent, StoredEvent } from '@clientele/domain/kernel';
import { type Finding, type FindingEvent, finding, findingEvents } from '@clientele/domain/planning';
import type { Either } from 'fp-ts/lib/Either.js';
import type { Fold } from '../kernel/fold.ts';
import { compareKeys } from '../kernel/key-order.ts';
import type { LoadFault } from '../kernel/projection.ts';
import { anyAmount, listIn, loading, type Reading, saving, textIn, wholeIn, wrong } from '../kernel/saved.ts';
import { dateIn } from '../kernel/saved-facts.ts';

/** Plain JSON again, so that whoever gets it can spoil nothing here. */
const copied = <T extends object>(value: T): T & Json => JSON.parse(JSON.stringify(value)) as T & Json;

/** What of an event says how a finding stands. */
type Told = Pick<StoredEvent<FindingEvent>, 'type' | 'data' | 'occurredAt' | 'occurredOn'>;

export interface FindingBook {
  /** In the order in which they were told, which is that of time. */
  readonly findings: Map<string, Told[]>;
}

const form = { name: 'findings', version: 1 } as const;

const step = (book: FindingBook, event: RecordedEvent<FindingEvent>): FindingBook => {
  const { type, data, occurredAt, occurredOn } = event;
  const told = { type, data, occurredAt, occurredOn } as Told;
  const known = book.findings.get(data.finding);
  if (known === undefined) book.findings.set(data.finding, [told]);
  else known.push(told);
  return book;
};

const save = ({ findings }: FindingBook): Json =>
  saving(form, {
    findings: [...findings].map(([id, told]) => [
      id,
      told.map(({ type, data, occurredAt, occurredOn }) => [type, copied(data), occurredAt, occurredOn]),
    ]),
  });

const readTold = (reading: Reading, value: unknown): Told[] => {
  const [type, data, at, on] = listIn(reading, value, 'what was told of a finding');
  const known = findingEvents.find((one) => one.type === type);
  const read = known?.schema.safeParse(data);
  if (known === undefined || read === undefined || !read.success) {
    wrong(reading, 'what was told of a finding is none of its events');
    return [];
  }
  const occurredAt = wholeIn(reading, at, 'the time of a finding', ...anyAmount);
  return [{ type: known.type, data: read.data, occurredAt, occurredOn: dateIn(reading, on, 'a finding') } as Told];
};

const load = (saved: Json): Either<LoadFault, FindingBook> =>
  loading(form, saved, (reading, body) => ({
    findings: new Map(
      listIn(reading, body['findings'], 'findings').map((one) => {
        const [id, told] = listIn(reading, one, 'a finding');
        const events = listIn(reading, told, 'a finding').flatMap((each) => readTold(reading, each));
        return [textIn(reading, id, 'a finding'), events];
      }),
    ),
  }));

/** Every finding; the events of one are one stream, so that any shard may see any finding. */
export const findingBook: Fold<FindingBook, FindingEvent> = {
  ...form,
  handles: findingEvents.map(({ type }) => type),
  shardKey: ({ stream }) => stream,
  init: () => ({ findings: new Map() }),
  step,
  save,
  load,
  merge: (left, right) => {
    for (const [id, told] of right.findings) left.findings.set(id, [...(left.findings.get(id) ?? []), ...told]);
    return left;
  },
};

/** How a finding stood at the end of a date. */
const standingOn = (told: readonly Told[], date: LocalDate): Finding => {
  let state = finding.initial;
  for (const one of told) if (one.occurredOn <= date) state = finding.evolve(state, one as StoredEvent<FindingEvent>);
  return state;
};

/** A finding that was raised by a date. */
export interface RaisedFinding {
  readonly id: string;
  readonly finding: Exclude<Finding, { readonly status: 'none' }>;
  /** Answered, not closed, and due before the date. */
  readonly overdue: boolean;
}

/** The findings raised by a date as they stood at its end: open ones first, then by id. */
export const raisedFindings = (book: FindingBook, asOf: LocalDate): readonly RaisedFinding[] => {
  const order = { open: 0, answered: 1, closed: 2 } as const;
  return [...book.findings]
    .flatMap(([id, told]): readonly RaisedFinding[] => {
      const state = standingOn(told, asOf);
      if (state.status === 'none') return [];
      return [{ id, finding: copied(state), overdue: state.status === 'answered' && state.answer.due < asOf }];
    })
    .sort((left, right) => order[left.finding.status] - order[right.finding.status] || compareKeys(left.id, right.id));
};
