import { type Decimal, formatDecimal, parseDecimal } from '@clientele/domain/kernel';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { compileFormula, type FormulaScope } from './formula.ts';

type Values = Readonly<Record<string, string>>;

const scope: FormulaScope<Values> = {
  isColumn: (text) => ['a', 'b', 'unit price', '数量'].includes(text),
  number: (column) => (values) => {
    const text = Object.hasOwn(values, column) ? (values[column] ?? '') : '';
    const number = parseDecimal(text);
    return E.isRight(number)
      ? number
      : E.left({ column, value: text, reason: { en: 'it is no number', zh: '不是数字' } });
  },
  rows: () => null,
};

/** An exact fraction, as an oracle that shares nothing with decimals. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

interface Term {
  readonly text: string;
  readonly value: (values: Values) => Fraction;
}

const fractionOf = (text: string): Fraction => {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const top = BigInt(whole + part);
  return { top: text.startsWith('-') ? -top : top, bottom: 10n ** BigInt(part.length) };
};

const number = fc
  .tuple(fc.nat(99_999), fc.nat(9999), fc.nat(4))
  .map(([whole, part, digits]) =>
    digits === 0 ? `${whole}` : `${whole}.${`${part}`.padStart(4, '0').slice(0, digits)}`,
  );

const term: fc.Arbitrary<Term> = fc.letrec<{ readonly term: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number.map((text) => ({ text, value: () => fractionOf(text) })),
    fc.constantFrom('a', 'b', '数量', 'row["unit price"]').map((name) => ({
      text: name,
      value: (values: Values) => fractionOf(values[name === 'row["unit price"]' ? 'unit price' : name] ?? ''),
    })),
    fc.tuple(tie('term'), fc.constantFrom('+', '-', '*'), tie('term')).map(([left, operator, right]) => ({
      text: `(${left.text} ${operator} ${right.text})`,
      value: (values: Values) => {
        const [a, b] = [left.value(values), right.value(values)];
        if (operator === '*') return { top: a.top * b.top, bottom: a.bottom * b.bottom };
        const sign = operator === '-' ? -1n : 1n;
        return { top: a.top * b.bottom + sign * b.top * a.bottom, bottom: a.bottom * b.bottom };
      },
    })),
  ),
})).term;

const valuesOf = fc.record({ a: number, b: number, 'unit price': number, 数量: number });

const evaluated = (text: string, values: Values): Decimal => {
  const formula = compileFormula(text, scope);
  if (E.isLeft(formula)) throw new Error(formula.left);
  const value = formula.right(values);
  if (E.isLeft(value)) throw new Error(value.left.reason.en);
  return value.right;
};

test('a formula gives exactly the number that fractions give', () => {
  fc.assert(
    fc.property(term, valuesOf, ({ text, value }, values) => {
      const { units, scale } = evaluated(text, values);
      const { top, bottom } = value(values);
      expect(units * bottom).toBe(top * 10n ** BigInt(scale));
    }),
  );
});

test('a quotient is rounded once, half away from zero', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 100_000 }), fc.nat(6), (a, b, decimals) => {
      const { units, scale } = evaluated(`round(a / b, ${decimals})`, { a: `${a}`, b: `${b}` });
      const twice = 2n * (BigInt(a) * 10n ** BigInt(decimals) - units * BigInt(b));
      expect(scale).toBe(decimals);
      expect(twice < 0n ? -twice : twice).toBeLessThanOrEqual(BigInt(b));
    }),
  );
  expect(formatDecimal(evaluated('round(a / b, 0)', { a: '5', b: '2' }))).toBe('3');
  expect(formatDecimal(evaluated('round(a / b, 0)', { a: '-5', b: '2' }))).toBe('-3');
});

test('a column whose name looks like a formula is that column', () => {
  const looking: FormulaScope<Values> = { ...scope, isColumn: (text) => text === 'a*b' };
  const formula = compileFormula('a*b', looking);
  expect(E.isRight(formula) && formula.right({ 'a*b': '7', a: '2', b: '2' })).toEqual(E.right({ units: 7n, scale: 0 }));
});

test('no text breaks the compiler', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const formula = compileFormula(text, scope);
      if (E.isRight(formula)) formula.right({ a: '1', b: '2' });
    }),
    { numRuns: 1000 },
  );
});
