// The complaint book gives the same answers however it was folded, and refuses what isn't one.
import { chinaBusinessCalendar, type RecordedEvent } from '@clientele/domain/kernel';
import {
  complaint,
  complaintPolicy,
  LodgeComplaint,
  PauseComplaint,
  ResolveComplaint,
  ResumeComplaint,
  RouteComplaint,
} from '@clientele/domain/service';
import { commandsOf, histories, metas } from '@clientele/domain/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { folded, foldedInShards, foldedInTwo, foldedStepwise, resumed } from '../../test/laws.ts';
import { type ComplaintBook, complaintBook } from './book.ts';
import { complaints } from './complaints.ts';

const ids = fc.constantFrom('K1', 'K2', '__proto__').map((one) => ({ complaint: one }));
const meta = metas({ from: '2024-05-01', to: '2024-06-01' });
const content = fc.record({
  customer: fc.constantFrom('C1', 'C2'),
  channel: fc.constant('web'),
  about: fc.constant({ product: 'P1' }),
  class: fc.constantFrom('quality', 'price'),
  severity: fc.constantFrom('ordinary', 'serious'),
});
const with$ = <A extends object>(more: fc.Arbitrary<A>) =>
  fc.tuple(ids, more).map(([id, rest]) => ({ ...id, ...rest }));
const reason = 'so it is';
const log = histories(complaint, {
  commands: fc.oneof(
    { weight: 3, arbitrary: commandsOf(LodgeComplaint, with$(fc.record({ content })), meta) },
    commandsOf(RouteComplaint, with$(fc.constant({ department: 'service' })), meta),
    commandsOf(PauseComplaint, with$(fc.constant({ waiting: 'handler', waitsFor: 'supplier', reason } as const)), meta),
    commandsOf(ResumeComplaint, ids, meta),
    commandsOf(ResolveComplaint, with$(fc.constant({ outcome: 'done' })), meta),
  ) as never,
  given: () => ({ policy: complaintPolicy }),
  longest: 30,
});

const answers = (book: ComplaintBook): unknown =>
  (['2024-05-10', '2024-07-01'] as const).map((asOf) =>
    complaints(
      { complaints: book },
      { asOf, by: ['class', 'customer'], policies: [complaintPolicy], calendar: chinaBusinessCalendar },
    ),
  );

test('complaints answer alike, folded at once, stepwise, resumed from text or merged from shards', () => {
  fc.assert(
    fc.property(log as fc.Arbitrary<readonly RecordedEvent[]>, fc.nat({ max: 30 }), (events, at) => {
      const whole = answers(folded(complaintBook, events));
      expect(answers(foldedStepwise(complaintBook, events))).toEqual(whole);
      expect(answers(resumed(complaintBook, folded(complaintBook, events)))).toEqual(whole);
      expect(answers(foldedInTwo(complaintBook, events, at))).toEqual(whole);
      expect(answers(foldedInShards(complaintBook, events, 3))).toEqual(whole);
    }),
  );
});

test('the parts of any axis add up to the whole', () => {
  fc.assert(
    fc.property(log as fc.Arbitrary<readonly RecordedEvent[]>, (events) => {
      const book = { complaints: folded(complaintBook, events) };
      for (const axis of ['class', 'customer', 'standing', 'department', 'month'] as const) {
        const { rows, total } = complaints(book, {
          asOf: '2024-07-01',
          by: [axis],
          policies: [complaintPolicy],
          calendar: chinaBusinessCalendar,
        });
        const sum = (of: (figures: typeof total) => number) => rows.reduce((all, { figures }) => all + of(figures), 0);
        expect(sum(({ lodged }) => lodged)).toBe(total.lodged);
        expect(sum(({ closed }) => closed.count)).toBe(total.closed.count);
        expect(sum(({ resolution }) => resolution.breached)).toBe(total.resolution.breached);
      }
    }),
  );
});

test('a saved complaint that is none is refused', () => {
  const saved = { name: 'complaint-book', version: 1, body: { complaints: [{ status: 'lodged' }] } };
  for (const one of [saved, { ...saved, body: { complaints: [{ status: 'unlodged' }] } }, { ...saved, body: 7 }]) {
    const loaded = complaintBook.load(one);
    expect(E.isLeft(loaded) && loaded.left.code).toBe('damaged');
  }
});
