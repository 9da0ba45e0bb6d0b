/** Decimal numbers as exact integers with a scale: `12.50` is 1250 at scale 2. Text in, text out, no float between. */
import * as E from 'fp-ts/lib/Either.js';
import { divideHalfAway, powerOfTen } from './rounding.ts';

/** `units × 10^−scale`, exactly. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Why a text is no decimal number. */
export interface DecimalFault {
  readonly code: 'not-a-decimal' | 'too-many-decimals';
  readonly text: string;
}

/** No source of business figures needs more; it bounds what hostile text can cost. */
const longestDecimal = 64;

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/;

/** The same number with fewer trailing zeros in its fraction, at the least scale that holds it exactly. */
export const normalizeDecimal = (decimal: Decimal): Decimal => {
  let { units, scale } = decimal;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return { units, scale };
};

/**
 * Reads a decimal number at its own scale. A point is the only separator; an exponent is allowed.
 *
 * @example
 * ```ts
 * import { parseDecimal } from '@clientele/domain/kernel';
 *
 * parseDecimal('12.50'); // right({ units: 1250n, scale: 2 })
 * parseDecimal('12,50'); // left({ code: 'not-a-decimal', text: '12,50' })
 * ```
 */
export const parseDecimal = (text: string): E.Either<DecimalFault, Decimal> => {
  const trimmed = text.trim();
  const match = trimmed.length > longestDecimal ? null : pattern.exec(trimmed);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || whole + fraction === '') return E.left({ code: 'not-a-decimal', text });
  const digits = BigInt(`${whole}${fraction}`);
  const signed = sign === '-' ? -digits : digits;
  const scale = fraction.length - Number(exponent);
  return E.right(scale < 0 ? { units: signed * powerOfTen(-scale), scale: 0 } : { units: signed, scale });
};

/** The number at another scale: exact when it widens, half away from zero when it narrows. */
export const rescaleDecimal = (decimal: Decimal, scale: number): Decimal => {
  if (scale === decimal.scale) return decimal;
  return scale > decimal.scale
    ? { units: decimal.units * powerOfTen(scale - decimal.scale), scale }
    : { units: divideHalfAway(decimal.units, powerOfTen(decimal.scale - scale)), scale };
};

/** The sum, exact, at the finer scale of the two. */
export const addDecimals = (left: Decimal, right: Decimal): Decimal => {
  const scale = Math.max(left.scale, right.scale);
  return { units: rescaleDecimal(left, scale).units + rescaleDecimal(right, scale).units, scale };
};

/** The difference, exact, at the finer scale of the two. */
export const subtractDecimals = (left: Decimal, right: Decimal): Decimal =>
  addDecimals(left, { units: -right.units, scale: right.scale });

/** The product, exact, at the sum of the scales. */
export const multiplyDecimals = (left: Decimal, right: Decimal): Decimal => ({
  units: left.units * right.units,
  scale: left.scale + right.scale,
});

/**
 * Writes a decimal with all the digits of its scale.
 *
 * @example
 * ```ts
 * import { formatDecimal } from '@clientele/domain/kernel';
 *
 * formatDecimal({ units: -5n, scale: 2 }); // '-0.05'
 * ```
 */
export const formatDecimal = ({ units, scale }: Decimal): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};
