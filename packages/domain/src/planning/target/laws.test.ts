// The laws of the room on histories that break them, which no decider would make: each tells where, and in both languages.
import { describe, expect, test } from 'vitest';
import { type Actor, checkLaws, type DomainEvent, type LocalDate, year } from '../../kernel/index.ts';
import { type Happened, happened, recordedHistory, storedHistory } from '../../testing/index.ts';
import type { Subject, TargetValue } from './cell.ts';
import {
  QuotaSet,
  type Split,
  TargetChanged,
  TargetChangeProposed,
  TargetDecomposed,
  type TargetEvent,
  TargetPlanApproved,
  TargetPlanOpened,
  TargetSet,
} from './events.ts';
import { targetLaws } from './index.ts';
import {
  cell,
  company,
  east,
  header,
  manager,
  months,
  plan,
  planner,
  quarters,
  quotaHeader,
  south,
  wholeYear,
} from './samples.ts';

const whole: TargetValue = { realistic: 100, ideal: 120 };
const opened = happened('2024-10-01', TargetPlanOpened.of(header), planner);
const set = happened('2024-11-01', TargetSet.of({ plan, cell: wholeYear, value: whole }), planner);
const approved = (by: Actor) => happened('2024-12-01', TargetPlanApproved.of({ plan, step: 1, steps: 1 }), by);

const over = (...parts: readonly (readonly [Subject, number, number])[]): Split => ({
  by: 'organisation',
  method: 'given',
  parts: parts.map(([subject, realistic, ideal]) => ({ subject, value: { realistic, ideal } })),
});
const decomposed = (split: Split, of = wholeYear, value = whole) =>
  happened('2024-11-02', TargetDecomposed.of({ plan, of, whole: value, split }), planner);
const inQuarters = (count: number): Split => ({
  by: 'time',
  method: 'given',
  parts: quarters.slice(0, count).map((period) => ({ period, value: { realistic: 100 / count, ideal: 120 / count } })),
});

const broken = (...events: readonly (TargetEvent | Happened<TargetEvent>)[]) =>
  checkLaws(targetLaws, recordedHistory<DomainEvent>(storedHistory(`test.target-${plan}`, events))).map(
    ({ law, revision, text }) => {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      return [law, revision, text.en];
    },
  );

describe('the laws of target plans', () => {
  test('A4 A5 A9 A33: hold on a plan that was made as it should be', () => {
    const quarterly: Split = {
      by: 'time',
      method: 'given',
      parts: quarters.map((period) => ({ period, value: { realistic: 15, ideal: 17 } })),
    };
    expect(
      broken(
        opened,
        set,
        decomposed(over([east, 60, 68], [south, 40, 52])),
        decomposed(quarterly, cell(east, year(2025)), { realistic: 60, ideal: 68 }),
        approved(manager),
      ),
    ).toEqual([]);
  });

  test('A4 A5 A12: tell where parts do not add up, be it by one and on one side', () => {
    expect(broken(opened, set, decomposed(over([east, 60, 70], [south, 40, 49])))).toEqual([
      [
        'target.parts-add-up',
        2,
        'company:all 2025-01-01..2026-01-01: the parts add up to 100 / 119, the whole is 100 / 120.',
      ],
    ]);
  });

  test('A4 A5: tell it where only the realistic values are off', () => {
    expect(broken(opened, set, decomposed(over([east, 60, 70], [south, 41, 50])))).toEqual([
      [
        'target.parts-add-up',
        2,
        'company:all 2025-01-01..2026-01-01: the parts add up to 101 / 120, the whole is 100 / 120.',
      ],
    ]);
  });

  test('A12: tell where what was decomposed is not the target that stands', () => {
    expect(
      broken(opened, set, decomposed(over([east, 60, 60], [south, 50, 60]), wholeYear, { realistic: 110, ideal: 120 })),
    ).toEqual([
      [
        'target.parts-add-up',
        2,
        'company:all 2025-01-01..2026-01-01: 110 / 120 was decomposed, and the target is 100 / 120.',
      ],
    ]);
  });

  test('A4: tell where parts leave a gap', () => {
    expect(broken(opened, set, decomposed(inQuarters(2)))).toEqual([
      [
        'target.parts-fill-the-whole',
        2,
        'company:all 2025-01-01..2026-01-01: the parts leave a gap or overlap at 2025-07-01.',
      ],
    ]);
  });

  test('A5: tell where a subject stands among the parts twice', () => {
    expect(broken(opened, set, decomposed(over([east, 60, 70], [east, 40, 50])))).toEqual([
      ['target.parts-fill-the-whole', 2, 'company:all 2025-01-01..2026-01-01: a subject stands among the parts twice.'],
      ['target.one-parent', 2, 'territory:east 2025-01-01..2026-01-01 has a place already.'],
    ]);
  });

  test('A9: tell where an ideal value is below the realistic one, in a target, a part or a quota', () => {
    const low = { realistic: 100, ideal: 99 };
    expect(broken(opened, TargetSet.of({ plan, cell: wholeYear, value: low }))).toEqual([
      ['target.ideal-not-below-realistic', 1, 'company:all: ideal 99 is below realistic 100.'],
    ]);
    expect(broken(opened, set, decomposed(over([east, 60, 59], [south, 40, 61])))).toEqual([
      ['target.ideal-not-below-realistic', 2, 'territory:east: ideal 59 is below realistic 60.'],
    ]);
    expect(
      broken(TargetPlanOpened.of(quotaHeader), QuotaSet.of({ plan, subject: east, from: '2025-02-01', value: low })),
    ).toEqual([['target.ideal-not-below-realistic', 1, 'territory:east: ideal 99 is below realistic 100.']]);
  });

  test('A4 A5: tell where a target has two places', () => {
    const other = happened(
      '2024-11-01',
      TargetSet.of({ plan, cell: cell(east, quarters[0] ?? year(2025)), value: whole }),
    );
    expect(broken(opened, set, other, decomposed(over([east, 60, 70], [south, 40, 50])))).toEqual([
      ['target.one-parent', 3, 'territory:east 2025-01-01..2026-01-01 has a place already.'],
    ]);
    const month = happened(
      '2024-11-01',
      TargetSet.of({ plan, cell: cell(company, months[4] ?? year(2025)), value: whole }),
    );
    expect(broken(opened, set, month)).toEqual([
      ['target.one-parent', 2, 'company:all 2025-05-01..2025-06-01 has a place already.'],
    ]);
  });

  test('A2: tell where a target was set when its period had started, but not of a record', () => {
    const late = happened('2025-01-01', TargetSet.of({ plan, cell: wholeYear, value: whole }));
    expect(broken(opened, late)).toEqual([
      ['target.set-before-its-period', 1, 'Set on 2025-01-01 for a period that started before or then (2025-01-01).'],
    ]);
    expect(broken(happened('2025-01-01', TargetPlanOpened.of({ ...header, record: true })), late)).toEqual([]);
  });

  test('A33 A34: tell where somebody approved his own plan', () => {
    expect(broken(opened, set, approved(planner))).toEqual([['target.four-eyes', 2, 'planner approved his own plan.']]);
    expect(broken(opened, set, approved({ id: header.owner, roles: [] }))).toEqual([
      ['target.four-eyes', 2, 'owner approved his own plan.'],
    ]);
  });

  test('A33 A34: tell what came after the approval', () => {
    expect(broken(opened, set, approved(manager), decomposed(over([east, 60, 70], [south, 40, 50])))).toEqual([
      ['target.approved-is-final', 3, 'TargetDecomposed came after the approval by manager on 2024-12-01.'],
    ]);
  });

  const shift = (subject: Subject, realistic: number, ideal = realistic) => ({
    subject,
    period: year(2025),
    by: { realistic, ideal },
  });
  const change = {
    plan,
    change: 'C1',
    cause: 'market',
    reason: 'r',
    asked: {
      kind: 'transfer',
      moves: [{ from: cell(east, year(2025)), to: cell(south, year(2025)), value: { realistic: 10, ideal: 10 } }],
    },
  } satisfies Omit<Parameters<typeof TargetChanged.of>[0], 'shifts'>;
  const proposed = happened('2025-03-01', TargetChangeProposed.of(change), planner);
  const changed = (shifts: readonly ReturnType<typeof shift>[], on: LocalDate = '2025-03-02', by = manager) =>
    happened(on, TargetChanged.of({ ...change, shifts: [...shifts] }), by);
  const split = decomposed(over([east, 60, 70], [south, 40, 50]));
  const before = [opened, set, split, approved(manager), proposed];

  test('A32 A33: hold on a transfer that two people made', () => {
    expect(broken(...before, changed([shift(east, -10), shift(south, 10)]))).toEqual([]);
  });

  test('A12 A32: tell where a transfer loses something, at the whole and in total', () => {
    expect(broken(...before, changed([shift(east, -10), shift(south, 9)]))).toEqual([
      [
        'target.changes-keep-sums',
        5,
        'company:all 2025-01-01..2026-01-01: the parts add up to 99 / 119, the whole is 100 / 120.',
      ],
    ]);
    expect(broken(...before, changed([shift(east, -10), shift(south, 9), shift(company, -1)]))).toEqual([
      ['target.transfers-balance', 5, 'Change C1 moves the total by -1 / -1 instead of 0 / 0.'],
    ]);
  });

  test('A9: tell where a change puts the ideal value below the realistic one', () => {
    expect(broken(...before, changed([shift(east, -10, -30), shift(south, 10, 30)]))).toEqual([
      ['target.changed-in-order', 5, 'territory:east 2025-01-01..2026-01-01 would be 50 / 40.'],
    ]);
  });

  test('A32 A33: tell where what was over was moved', () => {
    expect(broken(...before, changed([shift(east, -10), shift(south, 10)], '2026-01-01'))).toEqual([
      ['target.closed-is-locked', 5, 'territory:east 2025-01-01..2026-01-01 was over on 2026-01-01, and was moved.'],
    ]);
  });

  test('A33: tell where a change was approved by who proposed it, or never proposed', () => {
    const moved = [shift(east, -10), shift(south, 10)];
    expect(broken(...before, changed(moved, '2025-03-02', planner))).toEqual([
      ['target.change-takes-two', 5, 'planner approved his own change C1.'],
    ]);
    expect(broken(...before.slice(0, 4), changed(moved))).toEqual([
      ['target.change-takes-two', 4, 'Change C1 was never proposed.'],
    ]);
  });

  test('A10: tell where a plan of a chain misstates the one before it, or goes no step beyond', () => {
    const chained = (level: number, now: number) => {
      const header25 = { ...header, plan: 'P2', follows: { plan, levels: [{ subject: company, realistic: level }] } };
      const second = storedHistory<DomainEvent>('test.target-P2', [
        happened('2024-12-02', TargetPlanOpened.of({ ...header25, span: year(2026) }), planner),
        happened(
          '2024-12-03',
          TargetSet.of({ plan: 'P2', cell: cell(company, year(2026)), value: { realistic: now, ideal: now } }),
          planner,
        ),
        happened('2024-12-04', TargetPlanApproved.of({ plan: 'P2', step: 1, steps: 1 }), manager),
      ]);
      const first = storedHistory<DomainEvent>(`test.target-${plan}`, [opened, set, approved(manager)]);
      return checkLaws(targetLaws, recordedHistory<DomainEvent>([...first, ...second])).map(({ law, text }) => [
        law,
        text.en,
      ]);
    };
    expect(chained(100, 101)).toEqual([]);
    expect(chained(100, 100)).toEqual([
      ['target.chain-goes-beyond', 'P2 was approved with 100 for company:all, which is no step beyond 100.'],
    ]);
    expect(chained(90, 101)).toEqual([
      ['target.chain-goes-beyond', 'P2 says that company:all had 90 in P1, where it has 100.'],
    ]);
  });
});
