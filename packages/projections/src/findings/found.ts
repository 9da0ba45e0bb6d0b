/**
 * What an analysis finds (rows G3 G9 G13): every rule of a policy held against the figures of a period, each finding with the
 * rule that fired, the figure, the bound it crossed, and what it suggests. Nothing is recorded here: a command raises a finding.
 */

import { type Period, type PolicyRef, policyRef, type Ratio, ratioOf } from '@clientele/domain/kernel';
import { type FindingPolicy, type FindingRule, findingPolicy, findingRules } from '@clientele/domain/planning';
import * as E from 'fp-ts/lib/Either.js';
import type { SalesBook } from '../book.ts';
import { composition } from '../composition/composition.ts';
import type { Class } from '../composition/labels.ts';
import { type FigureUnit, unitName } from '../kernel/figure.ts';
import { breadth } from '../regions/breadth.ts';
import { type Comparison, comparedWith } from '../regions/comparison.ts';
import { customerFlow } from '../regions/customer-flow.ts';
import { regions } from '../regions/regions.ts';
import type { QuestionFaults } from '../sales/asking.ts';
import type { Axis, SalesQuestion } from '../sales/question.ts';

export interface FindingsQuestion extends SalesQuestion {
  readonly period: Period;
  /** With which period growth and losses are told; the same of last year by default. */
  readonly compare?: Comparison;
  /** The regions; `territory` by default. */
  readonly axis?: Axis;
  /** The goods; `category` by default. */
  readonly goods?: Axis;
  /** The customers' grades; those by Pareto by default. */
  readonly grade?: Extract<Axis, 'pareto' | 'grade'>;
  /** The plan whose targets regions are held against; without it, no region is behind. */
  readonly plan?: string;
  readonly policy?: FindingPolicy;
}

/** Something that a rule found. */
export interface Found {
  /** The same for the same finding of the same period: an id for the command that raises it. */
  readonly id: string;
  readonly rule: FindingRule;
  readonly suggests: 'focus' | 'countermeasure';
  readonly about: Class;
  /** What it lacks, where the rule says that something isn't there. */
  readonly lacks: Class | null;
  /** The figure, and the bound that it crossed, in the same unit. */
  readonly measured: Ratio;
  readonly limit: Ratio;
}

export interface FoundSection {
  readonly unit: FigureUnit;
  /** In the order of the policy, then of the analysis. */
  readonly findings: readonly Found[];
}

export interface Findings {
  readonly policy: PolicyRef;
  readonly period: Period;
  readonly compared: Period;
  readonly sections: readonly FoundSection[];
}

/** A figure of some class, as rules meet it. */
interface Measured {
  readonly about: Class;
  readonly lacks?: Class;
  readonly value: Ratio | null;
}

const isAbove = (value: Ratio, limit: Ratio): boolean =>
  value.numerator * limit.denominator > limit.numerator * value.denominator;

/** Whether a rule fires where a figure is below its bound, not above. */
const firesBelow: ReadonlySet<FindingRule> = new Set(['region-falls', 'goods-fall', 'behind-target']);

/** A bound in the unit of its figure: HHI in its own points, all else as a ratio. */
const limitOf = (rule: FindingRule, bound: number): Ratio => ({
  numerator: BigInt(bound),
  denominator: findingRules[rule].bound === 'hhi' ? 1n : 10_000n,
});

const idOf = (rule: FindingRule, { about, lacks }: Measured, period: Period, unit: string): string =>
  [rule, about.axis, about.key ?? '', lacks?.key ?? '', period.key, unit]
    .filter((part) => part !== '')
    .join('/')
    .slice(0, 200);

type ByUnit = ReadonlyMap<string, readonly Measured[]>;

const byUnit = <S extends { readonly unit: FigureUnit }>(
  sections: readonly S[],
  read: (section: S) => readonly Measured[],
): ByUnit => new Map(sections.map((section) => [unitName(section.unit), read(section)]));

const wholeCompany: Class = { axis: 'company', key: 'all', text: { en: 'Whole company', zh: '全公司' } };

/** The figures that each rule looks at, by unit. */
const figuresOf = (
  book: SalesBook,
  question: FindingsQuestion,
): E.Either<
  QuestionFaults,
  { readonly units: readonly FigureUnit[]; readonly figures: ReadonlyMap<FindingRule, ByUnit> }
> => {
  const {
    axis = 'territory',
    goods = 'category',
    grade = 'pareto',
    compare = 'last-year',
    plan,
    policy: _policy,
    ...sales
  } = question;
  const byCustomer = composition(book, { ...sales, axes: ['customer'] });
  if (E.isLeft(byCustomer)) return byCustomer;
  const byGrade = composition(book, { ...sales, axes: [grade] });
  if (E.isLeft(byGrade)) return byGrade;
  const ofRegions = regions(book, { ...sales, axis, compare: [compare], ...(plan === undefined ? {} : { plan }) });
  if (E.isLeft(ofRegions)) return ofRegions;
  const ofGoods = regions(book, { ...sales, axis: goods, compare: [compare] });
  if (E.isLeft(ofGoods)) return ofGoods;
  const flow = customerFlow(book, { ...sales, compare });
  if (E.isLeft(flow)) return flow;
  const broad = breadth(book, { ...sales, axis, of: goods });
  if (E.isLeft(broad)) return broad;
  const customers = byCustomer.right.sections;
  const concentrated = (about: Class, hhi: Ratio | null): readonly Measured[] => [{ about, value: hhi }];
  const axisClass = (of: Axis): Class => ({ axis: of, key: null, text: { en: of, zh: of } });
  const growths = (sections: typeof ofRegions.right.sections) =>
    byUnit(sections, ({ rows }) =>
      rows.flatMap((row) =>
        row.class.key === null ? [] : [{ about: row.class, value: row.growth[0]?.growth ?? null }],
      ),
    );
  const largest = (k: number) =>
    byUnit(customers, ({ concentration, rows }) => {
      const share = concentration.largest.find((one) => one.k === k)?.share ?? null;
      const [first] = rows;
      const about = k === 1 ? (first?.classes[0] ?? wholeCompany) : wholeCompany;
      return concentration.classes > k ? [{ about, value: share }] : [];
    });
  const figures = new Map<FindingRule, ByUnit>([
    ['largest-customer', largest(1)],
    ['four-largest-customers', largest(4)],
    [
      'customers-concentrated',
      byUnit(customers, ({ concentration }) => concentrated(axisClass('customer'), concentration.hhi)),
    ],
    [
      'regions-concentrated',
      byUnit(ofRegions.right.sections, ({ concentration }) => concentrated(axisClass(axis), concentration.hhi)),
    ],
    [
      'goods-concentrated',
      byUnit(ofGoods.right.sections, ({ concentration }) => concentrated(axisClass(goods), concentration.hhi)),
    ],
    [
      'grade-carries-sales',
      byUnit(byGrade.right.sections, ({ rows }) =>
        rows.flatMap(({ classes: [own], share }) =>
          own === undefined || own.key === null ? [] : [{ about: own, value: share }],
        ),
      ),
    ],
    ['region-falls', growths(ofRegions.right.sections)],
    ['region-grows', growths(ofRegions.right.sections)],
    ['goods-fall', growths(ofGoods.right.sections)],
    [
      'customers-lost',
      byUnit(flow.right.sections, ({ total: { fates } }) => [
        {
          about: wholeCompany,
          value: ratioOf(BigInt(fates.lost.customers), BigInt(fates.kept.customers + fates.lost.customers)),
        },
      ]),
    ],
    [
      'goods-not-sold',
      byUnit(broad.right.sections, ({ rows }) =>
        rows.flatMap(({ class: about, missing }) =>
          about.key === null ? [] : missing.map((one) => ({ about, lacks: one.class, value: one.share })),
        ),
      ),
    ],
    [
      'behind-target',
      byUnit(ofRegions.right.sections, ({ rows }) =>
        rows.map((row) => ({ about: row.class, value: row.attainment?.attainment ?? null })),
      ),
    ],
  ]);
  return E.right({ units: ofRegions.right.sections.map(({ unit }) => unit), figures });
};

/** What the rules of a policy find in the figures of a period. */
export const findings = (book: SalesBook, question: FindingsQuestion): E.Either<QuestionFaults, Findings> => {
  const { policy = findingPolicy, period, compare = 'last-year' } = question;
  const compared = comparedWith(period, compare);
  if (E.isLeft(compared)) return E.left([compared.left]);
  const told = figuresOf(book, question);
  if (E.isLeft(told)) return told;
  const { units, figures } = told.right;
  return E.right({
    policy: policyRef(policy),
    period,
    compared: compared.right.period,
    sections: units.map((unit) => ({
      unit,
      findings: policy.rules.flatMap(({ rule, bound }) => {
        const limit = limitOf(rule, bound);
        return (figures.get(rule)?.get(unitName(unit)) ?? []).flatMap((one): readonly Found[] => {
          const { about, lacks = null, value } = one;
          if (value === null) return [];
          const fires = firesBelow.has(rule) ? isAbove(limit, value) : isAbove(value, limit);
          if (!fires) return [];
          const { suggests } = findingRules[rule];
          return [
            { id: idOf(rule, one, period, unitName(unit)), rule, suggests, about, lacks, measured: value, limit },
          ];
        });
      }),
    })),
  });
};
