/** Arbitrary facts of every form, as the properties of the room tell them. */
import fc from 'fast-check';
import type { KpiFacts } from '../src/planning/appraisal/facts.ts';
import type { KpiForm } from '../src/planning/appraisal/kpi.ts';
import { localDates } from '../src/testing/index.ts';

const whole = fc.oneof(fc.nat({ max: 50 }), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
const amount = fc.oneof(fc.integer({ min: -50, max: 200 }), fc.maxSafeInteger());
const target = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: null });
const names = ['tea', 'coffee', '咖啡', '__proto__', 'constructor'];
const perName = <T>(value: fc.Arbitrary<T>) =>
  fc.subarray(names).chain((some) => fc.tuple(...some.map((name) => value.map((of) => [name, of] as const))));

/** Facts of a form, such as pass every check but that of the room. */
export const kpiMeasures = (form: KpiForm): fc.Arbitrary<KpiFacts> => {
  switch (form) {
    case 'attainment':
      return fc.record({
        form: fc.constant(form),
        unit: fc.constant({ kind: 'money', currency: 'CNY', scale: 2 } as const),
        actual: amount,
        target: fc.option(whole, { nil: null }),
        plan: fc.constant('P'),
      });
    case 'share':
      return fc.record({ form: fc.constant(form), numerator: whole, denominator: whole, target });
    case 'average':
      return fc.record({
        form: fc.constant(form),
        days: fc.uniqueArray(
          fc.record({ on: localDates({ from: '2025-01-01', to: '2025-03-31' }), customers: whole }),
          {
            maxLength: 5,
            selector: ({ on }) => on,
          },
        ),
        workingDays: fc.nat({ max: 70 }),
        target: fc.option(fc.integer({ min: 1, max: 3000 }), { nil: null }),
      });
    case 'count':
      return fc.record({ form: fc.constant(form), count: whole, target: fc.option(whole, { nil: null }) });
    case 'breadth':
      return fc.record({
        form: fc.constant(form),
        classes: perName(whole).map((list) => list.map(([name, customers]) => ({ class: name, customers }))),
        targeted: fc.subarray(names),
        target,
      });
    case 'mix':
      return fc.record({
        form: fc.constant(form),
        parts: perName(fc.tuple(whole, whole)).map((list) =>
          list.map(([name, [actual, planned]]) => ({ class: name, actual, planned })),
        ),
        target,
      });
    case 'growth':
      return fc.record({ form: fc.constant(form), current: amount, previous: amount, target });
    case 'rating':
      return fc.record({
        form: fc.constant(form),
        of: fc.constant(5),
        ratings: fc.uniqueArray(
          fc.record({
            by: fc.constantFrom('manager', 'boss', 'peer'),
            score: fc.nat({ max: 5 }),
            evidence: fc.constant('seen'),
          }),
          { minLength: 1, maxLength: 3, selector: ({ by }) => by },
        ),
        target,
      });
  }
};
