/**
 * A report before it takes a form: titles, tables of typed cells, and charts. Each format renders the same report, so that a
 * table on a terminal, a CSV file, JSON and a page never differ in a figure.
 */
import type { Ratio, Text } from '@clientele/domain/kernel';

/** An exact amount; `units × 10^−scale`. */
export interface AmountCell {
  readonly kind: 'amount';
  readonly units: bigint;
  readonly scale: number;
}

/** An exact ratio; null where it is undefined. `as` says how people read it. */
export interface RatioCell {
  readonly kind: 'ratio';
  readonly ratio: Ratio | null;
  readonly as: 'percent' | 'points' | 'number';
}

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'term'; readonly term: Text }
  | { readonly kind: 'count'; readonly count: number | bigint }
  | AmountCell
  | RatioCell
  | { readonly kind: 'none' };

export interface Column {
  /** The name of the column in CSV and JSON, the same in both languages. */
  readonly key: string;
  readonly title: Text;
}

export interface Table {
  readonly key: string;
  readonly title: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** A last row that sums up the others, set apart. */
  readonly total?: readonly Cell[];
}

/** A figure that stands by itself: the total of a period, a concentration. */
export interface Figure {
  readonly key: string;
  readonly title: Text;
  readonly value: Cell;
}

export type Chart =
  | { readonly kind: 'bars'; readonly title: Text; readonly bars: readonly Bar[]; readonly unit: string }
  | {
      readonly kind: 'pareto';
      readonly title: Text;
      readonly bars: readonly Bar[];
      /** The cuts between grades, in percent of the total. */
      readonly cuts: readonly number[];
      readonly unit: string;
    }
  | {
      readonly kind: 'pairs';
      readonly title: Text;
      readonly series: readonly [Text, Text];
      readonly pairs: readonly Pair[];
      readonly unit: string;
    }
  | {
      readonly kind: 'lines';
      readonly title: Text;
      readonly labels: readonly string[];
      readonly lines: readonly Line[];
      readonly unit: string;
    }
  /** A value for each row and column: region × product. */
  | {
      readonly kind: 'heat';
      readonly title: Text;
      readonly rows: readonly string[];
      readonly columns: readonly string[];
      /** By row, then by column; null where there is none. */
      readonly values: readonly (readonly (number | null)[])[];
      readonly unit: string;
    }
  /** How one value becomes another, step by step. */
  | {
      readonly kind: 'waterfall';
      readonly title: Text;
      readonly steps: readonly WaterfallStep[];
      readonly unit: string;
    }
  /** What was reached so far between a realistic and an ideal course. */
  | {
      readonly kind: 'fan';
      readonly title: Text;
      readonly labels: readonly string[];
      readonly realistic: readonly number[];
      readonly ideal: readonly number[];
      /** Null from where nothing is known yet. */
      readonly actual: readonly (number | null)[];
      readonly names: readonly [realistic: Text, ideal: Text, actual: Text];
      readonly unit: string;
    };

/** Charts draw, they don't count: their numbers are floats, made from the exact figures of the tables beside them. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

export interface Pair {
  readonly label: string;
  readonly values: readonly [number | null, number | null];
}

/** A step up or down; `whole` where the value is a level that stands on the ground. */
export interface WaterfallStep {
  readonly label: string;
  readonly value: number;
  readonly whole?: boolean;
}

export interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface Report {
  readonly key: string;
  readonly title: Text;
  /** What was asked, and by which definitions it was answered. */
  readonly notes: readonly Text[];
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
  readonly charts: readonly Chart[];
}

export const textCell = (text: string): Cell => ({ kind: 'text', text });
export const termCell = (term: Text): Cell => ({ kind: 'term', term });
export const countCell = (count: number | bigint): Cell => ({ kind: 'count', count });
export const amountCell = (amount: { readonly units: bigint; readonly scale: number } | null | undefined): Cell =>
  amount == null ? none : { kind: 'amount', units: amount.units, scale: amount.scale };
export const ratioCell = (ratio: Ratio | null, as: RatioCell['as'] = 'percent'): Cell => ({ kind: 'ratio', ratio, as });
export const none: Cell = { kind: 'none' };
