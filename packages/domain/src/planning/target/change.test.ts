// Changes of an approved plan: proposed by one, approved by another, exact at every cell, and never of what is over.
import { describe, expect, test } from 'vitest';
import { type Actor, type LocalDate, quarter, year } from '../../kernel/index.ts';
import { happened, scenario, testMeta } from '../../testing/index.ts';
import { treeAsOf } from './as-of.ts';
import type { Cell, Subject } from './cell.ts';
import type { AskedChange, ChangeCause } from './change.ts';
import { ApproveTargetChange, DeclineTargetChange, ProposeTargetChange } from './commands.ts';
import {
  TargetChangeDeclined,
  TargetChanged,
  TargetDecomposed,
  TargetPlanApproved,
  TargetPlanOpened,
  TargetSet,
} from './events.ts';
import { changesOf, target, targetAt, targetFor } from './index.ts';
import { generalManagerApproves } from './policy.ts';
import { cell, company, east, given, header, manager, plan, planner, quarters, south, wholeYear } from './samples.ts';

const told = scenario(target, given);
const value = (realistic: number, ideal = realistic) => ({ realistic, ideal });
const inQuarters = (of: Subject, each: number) =>
  happened(
    '2024-11-03',
    TargetDecomposed.of({
      plan,
      of: cell(of, year(2025)),
      whole: value(4 * each, 8 * each),
      split: {
        by: 'time',
        method: 'given',
        parts: quarters.map((period) => ({ period, value: value(each, 2 * each) })),
      },
    }),
    planner,
  );
/** 400 for the east and 200 for the south, a quarter of it in each quarter; ideal values are twice as much. */
const past = [
  happened('2024-10-01', TargetPlanOpened.of(header), planner),
  happened('2024-11-01', TargetSet.of({ plan, cell: wholeYear, value: value(600, 1200) }), planner),
  happened(
    '2024-11-02',
    TargetDecomposed.of({
      plan,
      of: wholeYear,
      whole: value(600, 1200),
      split: {
        by: 'organisation',
        method: 'given',
        parts: [
          { subject: east, value: value(400, 800) },
          { subject: south, value: value(200, 400) },
        ],
      },
    }),
    planner,
  ),
  inQuarters(east, 100),
  inQuarters(south, 50),
];
const approved = [...past, happened('2024-12-01', TargetPlanApproved.of({ plan, step: 1, steps: 1 }), manager)];
const of = (subject: Subject, number?: number): Cell =>
  cell(subject, number === undefined ? year(2025) : quarter(2025, number));
const on = (date: LocalDate, by: Actor = planner) => testMeta(date, { by });
const transfer = (from: Cell, to: Cell, realistic: number, ideal = realistic): AskedChange => ({
  kind: 'transfer',
  moves: [{ from, to, value: value(realistic, ideal) }],
});
const byTotal = (at: Cell, realistic: number, ideal = realistic): AskedChange => ({
  kind: 'change-of-total',
  at,
  by: value(realistic, ideal),
});
const proposed = (asked: AskedChange, date: LocalDate = '2025-05-10', cause: ChangeCause = 'market') =>
  told
    .given(...approved)
    .when(ProposeTargetChange.of({ plan, change: 'C1', asked, cause, reason: 'the south grows' }, on(date)));
const changed = (asked: AskedChange, date: LocalDate = '2025-05-10') =>
  proposed(asked, date).when(ApproveTargetChange.of({ plan, change: 'C1' }, on(date, manager)));

describe('a change of targets', () => {
  test('A32 A33: is proposed, approved by somebody else, and then in effect: from its date on, not before', () => {
    const asking = proposed(transfer(of(east), of(south), 60, 120));
    expect(targetFor(asking.state.tree, south, year(2025))?.realistic).toBe(200n);
    const { tree } = asking.when(ApproveTargetChange.of({ plan, change: 'C1' }, on('2025-05-10', manager))).state;
    // The first quarter is over: what moves, moves in the other three.
    const values = (subject: Subject, date: LocalDate) =>
      [1, 2, 3, 4].map((number) => targetAt(treeAsOf(tree, date), subject, quarter(2025, number))?.value.realistic);
    expect(values(east, '2025-05-09')).toEqual([100, 100, 100, 100]);
    expect(values(east, '2025-05-10')).toEqual([100, 80, 80, 80]);
    expect(values(south, '2025-05-10')).toEqual([50, 70, 70, 70]);
    expect(targetFor(tree, company, year(2025))).toEqual({ realistic: 600n, ideal: 1200n });
    expect(targetFor(tree, company, quarter(2025, 2))).toEqual({ realistic: 150n, ideal: 300n });
    expect(targetAt(tree, south, quarter(2025, 4))?.value).toEqual({ realistic: 70, ideal: 140 });
  });

  test('A32: keeps who moved how much from where to where, when, why, and who approved it', () => {
    const { tree } = changed(transfer(of(east, 3), of(south, 3), 10)).state;
    expect(changesOf(tree)).toMatchObject([
      {
        change: 'C1',
        cause: 'market',
        reason: 'the south grows',
        asked: { moves: [{ from: of(east, 3), to: of(south, 3), value: value(10) }] },
        proposed: { by: planner, on: '2025-05-10' },
        decided: {
          kind: 'approved',
          by: manager,
          on: '2025-05-10',
          shifts: [
            { subject: east, period: quarter(2025, 3), by: value(-10) },
            { subject: east, period: year(2025), by: value(-10) },
            { subject: south, period: quarter(2025, 3), by: value(10) },
            { subject: south, period: year(2025), by: value(10) },
          ],
        },
      },
    ]);
  });

  test('A12 A32: of a total says so, and moves all that the cell is a part of', () => {
    const { tree } = changed(byTotal(of(south, 2), 30, 40)).state;
    expect(targetAt(tree, south, quarter(2025, 2))?.value).toEqual(value(80, 140));
    expect(targetAt(tree, south, year(2025))?.value).toEqual(value(230, 440));
    expect(targetAt(tree, company, year(2025))?.value).toEqual(value(630, 1240));
  });

  test('A32 A33: never moves what is over: on the first day after the quarter it is closed, on its last day it is open', () => {
    proposed(transfer(of(east, 1), of(south, 1), 10), '2025-03-31').when(
      ApproveTargetChange.of({ plan, change: 'C1' }, on('2025-03-31', manager)),
    );
    const late = proposed(transfer(of(east, 1), of(south, 2), 10), '2025-04-01');
    late.thenRejected({
      code: 'target.period-closed',
      data: { subject: east, period: '2025-Q1', end: '2025-04-01', on: '2025-04-01' },
    });
    // It was open when it was proposed, and isn't any more when it would take effect.
    proposed(transfer(of(east, 1), of(south, 1), 10), '2025-03-31')
      .when(ApproveTargetChange.of({ plan, change: 'C1' }, on('2025-04-01', manager)))
      .thenRejected('target.period-closed', 'target.period-closed');
  });

  test('A32: takes no more than is still open: 300 of the three quarters that are left, not 301', () => {
    proposed(transfer(of(east), of(south), 300)).differing({ events: [] });
    expect(changed(transfer(of(east), of(south), 300)).state.tree.changes).toBeDefined();
    proposed(transfer(of(east), of(south), 301)).thenRejected({
      code: 'target.too-little-to-take',
      data: { subject: east, period: '2025', unit: header.unit, side: 'realistic', open: 300, asked: 301 },
    });
  });

  test('A21: stronger demand raises a total and weaker demand lowers it, never the other way', () => {
    const asking = (cause: ChangeCause, by: number) => proposed(byTotal(of(east), by), '2025-05-10', cause);
    for (const [cause, by] of [
      ['demand-stronger', 40],
      ['demand-weaker', -40],
      ['market', -40],
    ] as const)
      expect(asking(cause, by).outcome._tag).toBe('Right');
    asking('demand-stronger', -40).thenRejected({
      code: 'target.against-its-cause',
      data: { unit: header.unit, cause: 'demand-stronger', realistic: -40, ideal: -40 },
    });
    asking('demand-weaker', 40).thenRejected('target.against-its-cause');
  });

  test('A33: isn’t approved by who proposed it, nor by a role that the policy doesn’t name, and once only', () => {
    const asking = proposed(transfer(of(east), of(south), 60));
    const approve = (by: Actor) => asking.when(ApproveTargetChange.of({ plan, change: 'C1' }, on('2025-05-10', by)));
    approve({ ...planner, roles: ['general-manager'] }).thenRejected({
      code: 'target.proposer-approves',
      data: { actor: 'planner', change: 'C1' },
    });
    approve({ id: 'clerk', roles: ['assistant'] }).thenRejected('target.not-authorised');
    approve(manager)
      .when(ApproveTargetChange.of({ plan, change: 'C1' }, on('2025-05-11', manager)))
      .thenRejected({
        code: 'target.change-decided',
        data: { change: 'C1', decision: 'approved', by: 'manager', on: '2025-05-10' },
      });
  });

  test('A33: a transfer and a change of total may be for different roles', () => {
    const byKind = scenario(target, { approval: { ...generalManagerApproves, transfers: ['sales-director'] } });
    const director: Actor = { id: 'director', roles: ['sales-director'] };
    const approve = (asked: AskedChange) =>
      byKind
        .given(...approved)
        .when(ProposeTargetChange.of({ plan, change: 'C1', asked, cause: 'market', reason: 'r' }, on('2025-05-10')))
        .when(ApproveTargetChange.of({ plan, change: 'C1' }, on('2025-05-10', director)));
    expect(approve(transfer(of(east), of(south), 60)).outcome._tag).toBe('Right');
    approve(byTotal(of(east), 60)).thenRejected('target.not-authorised');
  });

  test('A33: is declined with a reason, and then has no effect', () => {
    const declined = proposed(transfer(of(east), of(south), 60)).when(
      DeclineTargetChange.of({ plan, change: 'C1', reason: 'the east needs it' }, on('2025-05-12', manager)),
    );
    declined.thenEvents(
      TargetChangeDeclined.of({ plan, change: 'C1', reason: 'the east needs it' }, { policies: ['target-approval@1'] }),
    );
    expect(targetFor(declined.state.tree, south, year(2025))?.realistic).toBe(200n);
    expect(changesOf(treeAsOf(declined.state.tree, '2025-05-11'))[0]?.decided).toBeNull();
  });

  test('A33: is proposed of an approved plan only', () => {
    told
      .given(...past)
      .when(
        ProposeTargetChange.of(
          { plan, change: 'C1', asked: byTotal(of(east), 60), cause: 'market', reason: 'r' },
          on('2025-05-10'),
        ),
      )
      .thenRejected({ code: 'target.not-approved-yet', data: { plan } });
  });

  test('A9: leaves an ideal value at or above the realistic one, even where only one of them moves', () => {
    expect(changed(byTotal(of(east, 3), 100, 0)).state.tree).toSatisfy(
      (tree: Parameters<typeof targetAt>[0]) => targetAt(tree, east, quarter(2025, 3))?.value.realistic === 200,
    );
    proposed(byTotal(of(east, 3), 101, 0)).thenRejected({
      code: 'target.too-little-to-take',
      data: { subject: east, period: '2025-Q3', unit: header.unit, side: 'uplift', open: 100, asked: 101 },
    });
  });

  test('what moves nothing, twice the same id, or a change that isn’t there, is refused', () => {
    proposed(transfer(of(east), of(east), 5)).thenRejected({ code: 'target.moves-nothing', data: { change: 'C1' } });
    proposed(transfer(of(east), of(south), 5))
      .when(
        ProposeTargetChange.of(
          { plan, change: 'C1', asked: byTotal(of(east), 1), cause: 'market', reason: 'r' },
          on('2025-05-11'),
        ),
      )
      .thenRejected({ code: 'target.change-exists', data: { change: 'C1', on: '2025-05-10' } });
    told
      .given(...approved)
      .when(ApproveTargetChange.of({ plan, change: 'C9' }, on('2025-05-11', manager)))
      .thenRejected({ code: 'target.no-such-change', data: { change: 'C9' } });
  });

  test('the event repeats what was asked, and names the policy', () => {
    changed(byTotal(of(east, 4), 1)).thenEvents(
      TargetChanged.of(
        {
          plan,
          change: 'C1',
          asked: byTotal(of(east, 4), 1),
          cause: 'market',
          reason: 'the south grows',
          shifts: [
            { subject: east, period: quarter(2025, 4), by: value(1) },
            { subject: east, period: year(2025), by: value(1) },
            { ...wholeYear, by: value(1) },
          ],
        },
        { policies: ['target-approval@1'] },
      ),
    );
  });
});
