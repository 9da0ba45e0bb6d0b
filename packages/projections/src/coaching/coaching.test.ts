// The coaching report by hand: a spring of two salespeople and their superiors; and its book, folded in every way.
import { CoachingSessionHeld, JointVisitAnalysed, JointVisitHeld } from '@clientele/domain/field';
import { type LocalDate, month } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { logOf, streamOf } from '../../test/events.ts';
import { folded, foldedInShards, foldedInTwo, resumed } from '../../test/laws.ts';
import { coachingBook } from './book.ts';
import { coachings } from './coaching.ts';

const joint = (subordinate: string, id: string, superior: string) =>
  JointVisitHeld.of({ subordinate, joint: id, superior, visit: `V-${id}`, leads: subordinate, coaches: superior });
const followUp = (point: string, improved: boolean, note = '见现场') => ({ point, improved, note });

const log = logOf(
  streamOf('t.coaching-S7', [
    ['2024-03-05', joint('S7', 'J1', 'M1')],
    [
      '2024-03-05',
      JointVisitAnalysed.of({
        subordinate: 'S7',
        joint: 'J1',
        superior: 'M1',
        analysis: '开场过长',
        followUps: [],
        points: [
          { point: 'I1', what: '先问后说' },
          { point: 'I2', what: '讲清 USP' },
        ],
      }),
    ],
    [
      '2024-03-20',
      CoachingSessionHeld.of({
        subordinate: 'S7',
        session: 'T1',
        superior: 'M2',
        discussed: '目标差距',
        followUps: [followUp('I1', true, '已改'), followUp('I2', false, '仍需练习')],
        points: [{ point: 'I3', what: '预约不足', action: '每周约访五家', due: '2024-04-10' }],
        next: '2024-04-20',
      }),
    ],
    ['2024-05-02', joint('S7', 'J2', 'M1')],
  ]),
  streamOf('t.coaching-S8', [['2024-04-01', joint('S8', 'J3', 'M1')]]),
);
const whole = folded(coachingBook, log);
const ask = (asOf: LocalDate, book = whole) => coachings({ coaching: book }, { asOf });

test('W5: each point is followed from where it was raised to where it was improved, and what is overdue is told', () => {
  const { points, total } = ask('2024-04-30');
  expect(
    points.map(({ point, raised, superior, followUps, note, improved, due, overdue }) => [
      point,
      raised,
      superior,
      followUps,
      note,
      improved,
      due,
      overdue,
    ]),
  ).toEqual([
    ['I1', '2024-03-05', 'M1', 1, '已改', '2024-03-20', null, false],
    ['I2', '2024-03-05', 'M1', 1, '仍需练习', null, null, false],
    ['I3', '2024-03-20', 'M2', 0, null, null, '2024-04-10', true],
  ]);
  expect(total).toEqual({ joints: 2, sessions: 1, raised: 3, followedUp: 2, improved: 1, open: 2, overdue: 1 });
  expect(ask('2024-04-10').total.overdue).toBe(0);
  expect(ask('2024-04-11').total.overdue).toBe(1);
});

test('joint visits and talks are counted by person on both sides, in the period that is asked', () => {
  const { rows, superiors } = ask('2024-05-31');
  expect(rows.map(({ subordinate, joints, sessions }) => [subordinate, joints, sessions])).toEqual([
    ['S7', 2, 1],
    ['S8', 1, 0],
  ]);
  expect(superiors).toEqual([
    { superior: 'M1', joints: 3, sessions: 0, people: 2 },
    { superior: 'M2', joints: 0, sessions: 1, people: 1 },
  ]);
  const march = coachings({ coaching: whole }, { asOf: '2024-05-31', period: month(2024, 3) });
  expect(march.total).toMatchObject({ joints: 1, sessions: 1, raised: 3 });
  expect(march.rows.map(({ subordinate }) => subordinate)).toEqual(['S7']);
});

test('W5: the day on which both look at it again is told until something comes, and missed the day after it', () => {
  const next = (asOf: LocalDate) => ask(asOf).rows.map((row) => [row.subordinate, row.next, row.nextMissed]);
  expect(next('2024-03-19')).toEqual([['S7', null, false]]);
  expect(next('2024-03-20')).toEqual([['S7', '2024-04-20', false]]);
  expect(next('2024-04-20')[0]).toEqual(['S7', '2024-04-20', false]);
  expect(next('2024-04-21')[0]).toEqual(['S7', '2024-04-20', true]);
  expect(next('2024-05-02')[0]).toEqual(['S7', null, false]);
});

test('however it is folded, the book answers alike; a checkpoint that is none is refused', () => {
  const told = (book: typeof whole) => ask('2024-05-31', book);
  for (let at = 0; at <= log.length; at += 2) expect(told(foldedInTwo(coachingBook, log, at))).toEqual(told(whole));
  expect(told(foldedInShards(coachingBook, log, 3))).toEqual(told(whole));
  expect(told(resumed(coachingBook, whole))).toEqual(told(whole));
  expect(E.isLeft(coachingBook.load({ name: 'coaching', version: 1, body: { told: [['S7', [['X', {}]]]] } }))).toBe(
    true,
  );
});
