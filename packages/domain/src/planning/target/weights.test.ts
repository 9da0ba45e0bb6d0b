// What weights rest on: history, people, and the time that a new channel is given; and how a target follows from a base.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { month, quarter, year } from '../../kernel/index.ts';
import { happened, scenario, testMeta } from '../../testing/index.ts';
import { DecomposeInTable, DecomposeTarget, SetTarget } from './commands.ts';
import { upliftedBy, valueFrom } from './derivation.ts';
import { TargetPlanOpened, TargetSet } from './events.ts';
import { target, targetFor } from './index.ts';
import { generalManagerApproves } from './policy.ts';
import { company, east, given, header, months, plan, planner, quarters, south, wholeYear } from './samples.ts';
import { strengthIn, weightsOf } from './weights.ts';

const told = scenario(target, given);
const opened = happened('2024-10-01', TargetPlanOpened.of(header), planner);
const set = (realistic: number) =>
  happened('2024-11-01', TargetSet.of({ plan, cell: wholeYear, value: { realistic, ideal: realistic } }), planner);
const on = testMeta('2024-11-02', { by: planner });
const people = (headcount: number, ability: number, experience: number) =>
  ({ basis: { by: 'people', headcount, ability, experience } }) as const;

describe('weights', () => {
  test('A24: rest on what was reached before, and the event keeps that', () => {
    const history = (amount: number) => ({ by: 'history', amount, source: 'sales of 2023' }) as const;
    const asked = told.given(opened, set(1_000)).when(
      DecomposeTarget.of(
        {
          plan,
          of: wholeYear,
          split: {
            by: 'organisation',
            method: 'largest-remainder',
            parts: [
              { subject: east, basis: history(600_000) },
              { subject: south, basis: history(200_000) },
            ],
          },
        },
        on,
      ),
    );
    expect(asked.history.at(-1)?.data).toMatchObject({
      split: {
        parts: [
          { subject: east, value: { realistic: 750, ideal: 750 }, weight: 3, basis: history(600_000) },
          { subject: south, value: { realistic: 250, ideal: 250 }, weight: 1, basis: history(200_000) },
        ],
      },
    });
  });

  test('A23: rest on how many people there are, how able and how experienced: more of any is more', () => {
    const three = fc.tuple(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 1, max: 20_000 }),
    );
    fc.assert(
      fc.property(three, fc.constantFrom(0, 1, 2), fc.integer({ min: 2, max: 5 }), (basis, which, times) => {
        const more = basis.map((factor, index) => (index === which ? factor * times : factor));
        const asked = [people(...basis), people(more[0] ?? 0, more[1] ?? 0, more[2] ?? 0)];
        expect(weightsOf(asked, [year(2025), year(2025)], 'organisation')).toEqual([1, times]);
      }),
    );
  });

  test('A22: a new channel is given time: its share never falls, and reaches that of an old one, in the months of its ramp-up', () => {
    const steps = fc
      .array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 14 })
      .map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(steps, fc.constantFrom('2024-11-20', '2025-01-01', '2025-04-30'), (list, opening) => {
        const rampUp = { opened: opening, steps: list } as const;
        const strengths = months.map(({ start }) => strengthIn(rampUp, start));
        expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
        const [fresh = 0, old = 0] =
          weightsOf([{ weight: 1, rampUp }, { weight: 1 }], [year(2025), year(2025)], 'organisation') ?? [];
        expect(fresh).toBeLessThanOrEqual(old);
      }),
    );
    const rampUp = { opened: '2025-02-15', steps: [2_500, 5_000, 10_000] } as const;
    expect(months.slice(0, 6).map(({ start }) => strengthIn({ ...rampUp, steps: [...rampUp.steps] }, start))).toEqual([
      0, 2_500, 5_000, 10_000, 10_000, 10_000,
    ]);
  });

  test('A22: and nothing before it opens', () => {
    const asked = told.given(opened, set(700)).when(
      DecomposeTarget.of(
        {
          plan,
          of: wholeYear,
          split: {
            by: 'time',
            method: 'largest-remainder',
            parts: quarters.map((period) => ({
              period,
              weight: 1,
              rampUp: { opened: '2025-04-01', steps: [5_000, 5_000, 5_000, 10_000] },
            })),
          },
        },
        on,
      ),
    );
    expect([1, 2, 3, 4].map((of) => targetFor(asked.state.tree, company, quarter(2025, of))?.realistic)).toEqual([
      0n,
      140n,
      280n,
      280n,
    ]);
  });

  test('that are too large to be kept exactly are refused', () => {
    expect(
      weightsOf(
        [
          people(99_999, 99_999, 99_999),
          { weight: Number.MAX_SAFE_INTEGER, rampUp: { opened: '2025-01-01', steps: [9_999] } },
        ],
        [year(2025), year(2025)],
        'organisation',
      ),
    ).toBeNull();
  });
});

describe('a table', () => {
  const table = (weights: readonly (readonly number[])[]) =>
    told.given(opened, set(10)).when(
      DecomposeInTable.of(
        {
          plan,
          of: wholeYear,
          subjects: [east, south],
          periods: [...quarters],
          weights: weights.map((row) => [...row]),
        },
        on,
      ),
    );

  test('A4 A5 A6: splits over subjects and periods at once, and both margins are their exact shares rounded', () => {
    const { tree } = table([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]).state;
    // Exact: 5 a row, 2.5 a column, 1.25 a cell.
    const row = (subject: typeof east) => targetFor(tree, subject, year(2025))?.realistic;
    const column = (of: number) => targetFor(tree, company, quarter(2025, of))?.realistic ?? 0n;
    expect([row(east), row(south)]).toEqual([5n, 5n]);
    expect([1, 2, 3, 4].every((of) => column(of) === 2n || column(of) === 3n)).toBe(true);
    expect(column(1) + column(2) + column(3) + column(4)).toBe(10n);
  });

  test('A5: is refused out of shape, without weights, or with a subject twice', () => {
    table([[1, 1, 1, 1]]).thenRejected({
      code: 'target.table-out-of-shape',
      data: { subjects: 2, periods: 4, rows: [4] },
    });
    table([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]).thenRejected('target.weights-are-zero');
    told
      .given(opened, set(10))
      .when(
        DecomposeInTable.of(
          {
            plan,
            of: wholeYear,
            subjects: [east, east],
            periods: [...quarters].reverse(),
            weights: [
              [1, 1, 1, 1],
              [1, 1, 1, 1],
            ],
          },
          on,
        ),
      )
      .thenRejected('target.part-twice', 'target.parts-do-not-tile');
  });
});

describe('a target from a base', () => {
  test('A13: the ideal value is an uplift on the realistic one, rounded half away', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.nat({ max: 20_000 }), (realistic, uplift) => {
        const { ideal } = upliftedBy(realistic, uplift);
        expect(ideal).toBeGreaterThanOrEqual(realistic);
        expect(Math.abs(ideal * 10_000 - realistic * (10_000 + uplift))).toBeLessThanOrEqual(5_000);
      }),
    );
    told
      .given(opened)
      .when(SetTarget.of({ plan, cell: wholeYear, value: { realistic: 5, uplift: 1_000 } }, on))
      .thenEvents(TargetSet.of({ plan, cell: wholeYear, value: { realistic: 5, ideal: 6 } }));
  });

  const derived = (base: number, cause: 'demand-stronger' | 'demand-weaker' | 'market-trend', by: number) =>
    ({ from: 'history', source: 'sales of 2024', base, adjustments: [{ cause, by }], uplift: 0 }) as const;

  test('A21 A24: history is the base, and the trend of the market and its demand move it', () => {
    expect(
      valueFrom({
        ...derived(1_000, 'demand-stronger', 800),
        adjustments: [
          { cause: 'market-trend', by: 1_000 },
          { cause: 'demand-weaker', by: -500 },
        ],
      }),
    ).toEqual({
      realistic: 1_045,
      ideal: 1_045,
    });
    const { adjustments, ...rest } = derived(1_000, 'demand-stronger', 800);
    const asked = told
      .given(opened)
      .when(
        SetTarget.of({ plan, cell: wholeYear, value: { derived: { ...rest, adjustments: [...adjustments] } } }, on),
      );
    expect(asked.history.at(-1)?.data).toMatchObject({ value: { realistic: 1_080 }, derived: { base: 1_000 } });
    const strange = (cause: 'demand-stronger' | 'demand-weaker', by: number) =>
      SetTarget.schema.safeParse({
        plan,
        cell: wholeYear,
        value: { derived: { ...rest, adjustments: [{ cause, by }] } },
      }).success;
    expect([strange('demand-weaker', 1), strange('demand-stronger', -1)]).toEqual([false, false]);
    expect([strange('demand-weaker', 0), strange('demand-stronger', 0)]).toEqual([true, true]);
  });

  test('A25: is neither too easy nor out of reach: from the least to the most share of its base', () => {
    const challenge = { least: 10_200, most: 12_000 };
    const asking = (by: number) => {
      const { adjustments, ...rest } = derived(1_000, 'market-trend', by);
      return scenario(target, { approval: { ...generalManagerApproves, challenge } })
        .given(opened)
        .when(
          SetTarget.of({ plan, cell: wholeYear, value: { derived: { ...rest, adjustments: [...adjustments] } } }, on),
        );
    };
    expect(asking(200).outcome._tag).toBe('Right');
    expect(asking(2_000).outcome._tag).toBe('Right');
    const data = {
      subject: company,
      period: '2025',
      unit: header.unit,
      base: 1_000,
      ...challenge,
      policy: 'target-approval@1',
    } as const;
    asking(190).thenRejected({ code: 'target.too-easy', data: { ...data, realistic: 1_019 } });
    asking(2_010).thenRejected({ code: 'target.too-hard', data: { ...data, realistic: 1_201 } });
    scenario(target, { approval: { ...generalManagerApproves, challenge } })
      .given(opened)
      .when(SetTarget.of({ plan, cell: wholeYear, value: { realistic: 1_100 } }, on))
      .thenRejected({
        code: 'target.no-base',
        data: { subject: company, period: '2025', policy: 'target-approval@1' },
      });
  });

  test('a month of the ramp-up is named by its first day', () => {
    expect(strengthIn({ opened: '2025-03-31', steps: [1, 2] }, month(2025, 4).start)).toBe(2);
  });
});
