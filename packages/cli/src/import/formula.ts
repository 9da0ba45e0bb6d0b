/**
 * Formulas over the columns of a row, exact: `UnitPrice * Quantity * (1 - Discount)`. Decimals never become floats; a
 * division must be inside `round(…, decimals)`, half away from zero. Parsed by jsep, evaluated here on exact decimals.
 */
import {
  addDecimals,
  type Decimal,
  divideHalfAway,
  multiplyDecimals,
  parseDecimal,
  powerOfTen,
  rescaleDecimal,
  subtractDecimals,
  type Text,
} from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import jsep from 'jsep';

/** What a formula needs of its row: the text of a column, and the rows of a join, for `sum(rows, formula)`. */
export interface FormulaScope<Context> {
  /** Whether a text, whatever its characters, is a column that has been seen. */
  readonly isColumn: (text: string) => boolean;
  readonly number: (column: string) => ((context: Context) => E.Either<FormulaFault, Decimal>) | null;
  readonly rows: (name: string) => {
    readonly of: (context: Context) => readonly Context[];
    readonly scope: FormulaScope<Context>;
  } | null;
}

export interface FormulaFault {
  readonly column: string;
  readonly value: string;
  readonly reason: Text;
}

export type Formula<Context> = (context: Context) => E.Either<FormulaFault, Decimal>;

type Compiled<Context> = E.Either<string, Formula<Context>>;

const operators: Readonly<Record<string, (left: Decimal, right: Decimal) => Decimal>> = {
  '+': addDecimals,
  '-': subtractDecimals,
  '*': multiplyDecimals,
};

const fixed =
  (value: Decimal): Formula<unknown> =>
  () =>
    E.right(value);

/** The way from the root of `a.b.c` or `row["a b"]`, as a column's name. */
const nameOf = (node: jsep.Expression): string | null => {
  if (node.type === 'Identifier') return (node as jsep.Identifier).name;
  if (node.type !== 'MemberExpression') return null;
  const { object, property } = node as jsep.MemberExpression;
  const inside = property.type === 'Literal' ? String((property as jsep.Literal).value) : nameOf(property);
  const outside = nameOf(object);
  if (inside === null || outside === null) return null;
  return outside === 'row' ? inside : `${outside}.${inside}`;
};

const binary =
  <Context>(
    left: Formula<Context>,
    right: Formula<Context>,
    combine: (left: Decimal, right: Decimal) => E.Either<FormulaFault, Decimal>,
  ): Formula<Context> =>
  (context) => {
    const a = left(context);
    if (E.isLeft(a)) return a;
    const b = right(context);
    return E.isLeft(b) ? b : combine(a.right, b.right);
  };

/** `left / right` to so many decimals, half away from zero. */
const quotient = (left: Decimal, right: Decimal, decimals: number): E.Either<FormulaFault, Decimal> =>
  right.units === 0n
    ? E.left({ column: '', value: '0', reason: { en: 'a number is divided by zero', zh: '除数为零' } })
    : E.right({
        units: divideHalfAway(left.units * powerOfTen(right.scale + decimals), right.units * powerOfTen(left.scale)),
        scale: decimals,
      });

const compileRound = <Context>(args: readonly jsep.Expression[], scope: FormulaScope<Context>): Compiled<Context> => {
  const [of, places] = args;
  const decimals = places?.type === 'Literal' ? (places as jsep.Literal).value : null;
  if (of === undefined || typeof decimals !== 'number' || !Number.isInteger(decimals) || decimals < 0 || decimals > 6) {
    return E.left('round(…, n) takes a formula and a number of decimals from 0 to 6');
  }
  if (of.type === 'BinaryExpression' && (of as jsep.BinaryExpression).operator === '/') {
    const { left, right } = of as jsep.BinaryExpression;
    const numerator = compileNode(left, scope);
    const denominator = compileNode(right, scope);
    if (E.isLeft(numerator)) return numerator;
    if (E.isLeft(denominator)) return denominator;
    return E.right(binary(numerator.right, denominator.right, (a, b) => quotient(a, b, decimals)));
  }
  const inner = compileNode(of, scope);
  return E.isLeft(inner)
    ? inner
    : E.right((context) =>
        E.map((value: Decimal) => rescaleDecimal(value, Math.min(decimals, value.scale)))(inner.right(context)),
      );
};

const compileSum = <Context>(args: readonly jsep.Expression[], scope: FormulaScope<Context>): Compiled<Context> => {
  const [over, of] = args;
  const name = over === undefined ? null : nameOf(over);
  const rows = name === null ? null : scope.rows(name);
  if (rows === null || of === undefined) return E.left('sum(rows, formula) takes the name of a join and a formula');
  const inner = compileNode(of, rows.scope);
  if (E.isLeft(inner)) return inner;
  return E.right((context) => {
    let sum: E.Either<FormulaFault, Decimal> = E.right({ units: 0n, scale: 0 });
    for (const row of rows.of(context)) {
      const value: E.Either<FormulaFault, Decimal> = inner.right(row);
      if (E.isLeft(value)) return value;
      if (E.isRight(sum)) sum = E.right(addDecimals(sum.right, value.right));
    }
    return sum;
  });
};

const compileNode = <Context>(node: jsep.Expression, scope: FormulaScope<Context>): Compiled<Context> => {
  switch (node.type) {
    case 'Literal': {
      const decimal = parseDecimal((node as jsep.Literal).raw);
      return E.isRight(decimal)
        ? E.right(fixed(decimal.right))
        : E.left(`"${(node as jsep.Literal).raw}" is no number`);
    }
    case 'Identifier':
    case 'MemberExpression': {
      const name = nameOf(node);
      const read = name === null ? null : scope.number(name);
      return read === null ? E.left(`there is no column "${name ?? '?'}"`) : E.right(read);
    }
    case 'UnaryExpression': {
      const { operator, argument } = node as jsep.UnaryExpression;
      const inner = compileNode(argument, scope);
      if (operator !== '-' && operator !== '+') return E.left(`there is no operator "${operator}"; use + - *`);
      if (E.isLeft(inner) || operator === '+') return inner;
      return E.right(binary(fixed({ units: 0n, scale: 0 }), inner.right, (a, b) => E.right(subtractDecimals(a, b))));
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as jsep.BinaryExpression;
      const combine = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
      if (combine === undefined) return E.left(`there is no operator "${operator}"; use + - *, and round(a / b, n)`);
      const a = compileNode(left, scope);
      const b = compileNode(right, scope);
      if (E.isLeft(a)) return a;
      return E.isLeft(b) ? b : E.right(binary(a.right, b.right, (x, y) => E.right(combine(x, y))));
    }
    case 'CallExpression': {
      const { callee, arguments: args } = node as jsep.CallExpression;
      if (nameOf(callee) === 'round') return compileRound(args, scope);
      return nameOf(callee) === 'sum' ? compileSum(args, scope) : E.left('there are only the functions round and sum');
    }
    default:
      return E.left('only numbers, columns, + - *, round(…, n) and sum(rows, …) can be used');
  }
};

/**
 * Compiles a formula against the columns of a table. A formula that is exactly a column's name is that column, whatever
 * characters it has; other columns with spaces are written `row["Unit price"]`.
 */
export const compileFormula = <Context>(text: string, scope: FormulaScope<Context>): Compiled<Context> => {
  const whole = scope.isColumn(text) ? scope.number(text) : null;
  if (whole !== null) return E.right(whole);
  try {
    return compileNode(jsep(text), scope);
  } catch (error) {
    return E.left(error instanceof Error ? error.message : 'it can not be read');
  }
};
