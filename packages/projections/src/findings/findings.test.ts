/** What rules find in figures, on both sides of each bound; what was raised, answered and closed, as of any date. */

import { formatRatio, jsonFault, type LocalDate, year } from '@clientele/domain/kernel';
import {
  FindingAnswered,
  FindingClosed,
  type FindingPolicy,
  FindingRaised,
  type FindingRule,
  finding,
  findingPolicy,
  RaiseFinding,
} from '@clientele/domain/planning';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { instantOn, logOf, type Stream, streamOf, woven } from '../../test/events.ts';
import { companies } from '../../test/histories.ts';
import { folded, foldedInShards, foldedInTwo } from '../../test/laws.ts';
import { opened, planStream, splitOverTerritories } from '../../test/plans.ts';
import { answered, bookOf, line, placed, yuan } from '../../test/sales.ts';
import { salesBook } from '../book.ts';
import { breadth } from '../regions/breadth.ts';
import { raisedFindings } from './book.ts';
import { findings } from './found.ts';

const sale = (
  order: string,
  on: LocalDate,
  customer: string,
  territory: string,
  category: string,
  amount: number,
): Stream => placed(order, on, { customer, territory, lines: [line(category, yuan(amount), { category })] });

/** East grows from 50 to 60, west falls from 100 to 90 and lacks tea; C3 is lost. */
const history: readonly Stream[] = [
  sale('1', '2023-02-01', 'C1', 'east', 'tea', 50),
  sale('2', '2023-03-01', 'C2', 'west', 'coffee', 90),
  sale('3', '2023-03-01', 'C3', 'west', 'coffee', 10),
  sale('4', '2024-02-01', 'C1', 'east', 'tea', 60),
  sale('5', '2024-03-01', 'C2', 'west', 'coffee', 90),
];

const policyOf = (rule: FindingRule, bound: number): FindingPolicy => ({
  name: 'own',
  version: 1,
  rules: [{ rule, bound }],
});

const found = (rule: FindingRule, bound: number, streams = history) =>
  answered(
    findings(bookOf(streams), { asOf: '2024-12-31', period: year(2024), policy: policyOf(rule, bound) }),
  ).sections.flatMap((section) =>
    section.findings.map(({ about, lacks, measured, suggests }) => [
      about.key,
      ...(lacks === null ? [] : [lacks.key]),
      formatRatio(measured, 4),
      suggests,
    ]),
  );

test('G3 G9: each rule fires where its figure crosses the bound, and not where it only meets it', () => {
  // 90 of 150.
  expect(found('largest-customer', 5999)).toEqual([['C2', '0.6000', 'countermeasure']]);
  expect(found('largest-customer', 6000)).toEqual([]);
  // 60² + 40²
  expect(found('customers-concentrated', 5199)).toEqual([[null, '5200.0000', 'countermeasure']]);
  expect(found('customers-concentrated', 5200)).toEqual([]);
  expect(found('regions-concentrated', 5199)).toHaveLength(1);
  expect(found('goods-concentrated', 5200)).toEqual([]);
  // West −10 %, east +20 %.
  expect(found('region-falls', -999)).toEqual([['west', '-0.1000', 'countermeasure']]);
  expect(found('region-falls', -1000)).toEqual([]);
  expect(found('region-grows', 1999)).toEqual([['east', '0.2000', 'focus']]);
  expect(found('region-grows', 2000)).toEqual([]);
  expect(found('goods-fall', -999)).toEqual([['coffee', '-0.1000', 'countermeasure']]);
  // One of three customers.
  expect(found('customers-lost', 3333)).toEqual([['all', '0.3333', 'countermeasure']]);
  expect(found('customers-lost', 3334)).toEqual([]);
  // 60² + 40² of goods too; the other sides of bounds above.
  expect(found('goods-concentrated', 5199)).toEqual([[null, '5200.0000', 'countermeasure']]);
  expect(found('regions-concentrated', 5200)).toEqual([]);
  expect(found('goods-fall', -1000)).toEqual([]);
});

test('G9 G13: a region is behind its target where its attainment is below the bound, and not where it only meets it', () => {
  // East 60 of 75, west 90 of 100.
  const targets = [
    opened('P'),
    splitOverTerritories('P', [
      ['east', 75, 80],
      ['west', 100, 120],
    ]),
  ];
  const streams = [...history, planStream('P', targets)];
  const behind = (bound: number) => {
    const question = {
      asOf: '2024-12-31',
      period: year(2024),
      plan: 'P',
      policy: policyOf('behind-target', bound),
    } as const;
    return answered(findings(bookOf(streams), question)).sections.flatMap((section) =>
      section.findings.map(({ about, measured, suggests }) => [about.key, formatRatio(measured, 4), suggests]),
    );
  };
  expect(behind(8000)).toEqual([]);
  expect(behind(8001)).toEqual([['east', '0.8000', 'countermeasure']]);
  expect(behind(9001)).toEqual([
    ['west', '0.9000', 'countermeasure'],
    ['east', '0.8000', 'countermeasure'],
  ]);
  expect(found('behind-target', 9001, streams)).toEqual([]);
});

test('G3: the grade that carries the sales is where the emphasis goes', () => {
  expect(found('grade-carries-sales', 9999)).toEqual([['A', '1.0000', 'focus']]);
  expect(found('grade-carries-sales', 10_000)).toEqual([]);
});

test('G9 G13: what a region lacks of what others sell is a gap, by its weight in the sales of the company', () => {
  expect(found('goods-not-sold', 3999)).toEqual([
    ['east', 'coffee', '0.6000', 'countermeasure'],
    ['west', 'tea', '0.4000', 'countermeasure'],
  ]);
  expect(found('goods-not-sold', 4000)).toEqual([['east', 'coffee', '0.6000', 'countermeasure']]);
});

test('four customers are no finding where there are four in all', () => {
  expect(found('four-largest-customers', 1)).toEqual([]);
  const more = ['A', 'B', 'D'].map((customer) => sale(customer, '2024-05-01', customer, 'east', 'tea', 10));
  // 170 of 180.
  expect(found('four-largest-customers', 9444, [...history, ...more])).toEqual([['all', '0.9444', 'countermeasure']]);
  expect(found('four-largest-customers', 9445, [...history, ...more])).toEqual([]);
});

test('a region that has no growth, no target and no name is never found, and bounds that nothing crosses find nothing', () => {
  const book = bookOf([]);
  expect(answered(findings(book, { asOf: '2024-12-31', period: year(2024) })).sections).toEqual([]);
  expect(found('behind-target', 9000)).toEqual([]);
});

test('G13: breadth of a region is how many of the company’s goods it has customers for, and which it lacks', () => {
  const view = answered(breadth(bookOf(history), { asOf: '2024-12-31', period: year(2024) }));
  expect(
    view.sections[0]?.rows.map(({ class: { key }, classes, share, effective, missing }) => [
      key,
      classes,
      formatRatio(share),
      formatRatio(effective),
      missing.map((one) => one.class.key),
    ]),
  ).toEqual([
    ['east', 1, '0.500000', '1.000000', ['coffee']],
    ['west', 1, '0.500000', '1.000000', ['tea']],
  ]);
});

const about = { axis: 'territory', key: 'west' };
const answer = { kind: 'countermeasure', what: '走访西区客户', owner: 'S7', due: '2025-03-31' } as const;
const raised: readonly Stream[] = [
  streamOf('test.finding-F1', [
    ['2025-01-10', FindingRaised.of({ finding: 'F1', content: { rule: 'region-falls', about, period: year(2024) } })],
    ['2025-01-20', FindingAnswered.of({ finding: 'F1', about, answer })],
    ['2025-06-01', FindingClosed.of({ finding: 'F1', about, solved: true, outcome: '恢复增长' })],
  ]),
  streamOf('test.finding-F2', [
    ['2025-02-10', FindingRaised.of({ finding: 'F2', content: { rule: 'by-hand', about, period: year(2024) } })],
  ]),
];

test('G18 G17: a finding stands as it stood on the date asked for: open, answered, overdue, solved', () => {
  const book = bookOf(raised);
  const on = (asOf: LocalDate) =>
    raisedFindings(book.findings, asOf).map((one) => [one.id, one.finding.status, one.overdue]);
  expect(on('2025-01-09')).toEqual([]);
  expect(on('2025-01-15')).toEqual([['F1', 'open', false]]);
  expect(on('2025-03-31')).toEqual([
    ['F2', 'open', false],
    ['F1', 'answered', false],
  ]);
  expect(on('2025-04-01')).toEqual([
    ['F2', 'open', false],
    ['F1', 'answered', true],
  ]);
  expect(on('2025-06-01')).toEqual([
    ['F2', 'open', false],
    ['F1', 'closed', false],
  ]);
  expect(raisedFindings(book.findings, '2025-12-31')[1]?.finding).toMatchObject({
    solved: true,
    answer,
    outcome: '恢复增长',
  });
});

test('findings survive being saved and merged, and nobody spoils them through an answer', () => {
  const log = logOf(...raised);
  const shown = (book: ReturnType<typeof bookOf>) => JSON.stringify(raisedFindings(book.findings, '2025-12-31'));
  const book = folded(salesBook, log);
  const before = shown(book);
  expect(shown(foldedInTwo(salesBook, log, 2))).toBe(before);
  expect(shown(foldedInShards(salesBook, log, 3))).toBe(before);
  const [first] = raisedFindings(book.findings, '2025-12-31');
  if (first !== undefined) Object.assign(first.finding.content, { rule: 'spoilt' });
  expect(shown(book)).toBe(before);
  const saved = JSON.parse(JSON.stringify(salesBook.save(book)).replace('FindingAnswered', 'Nonsense'));
  expect(E.isLeft(salesBook.load(saved))).toBe(true);
});

test('G9 G18: whatever is found in any company can be raised as it is, once, by its own id', () => {
  fc.assert(
    fc.property(companies, (streams) => {
      const book = folded(salesBook, woven(streams, [2, 1]));
      const policy: FindingPolicy = {
        ...findingPolicy,
        rules: findingPolicy.rules.map(({ rule }) => ({
          rule,
          bound: rule === 'region-falls' || rule === 'goods-fall' ? 5000 : 1,
        })),
      };
      const view = answered(findings(book, { asOf: '2024-12-31', period: year(2024), policy }));
      const all = view.sections.flatMap((section) => section.findings);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const { id, rule, about: of, measured, limit } of all) {
        const content = {
          rule,
          about: { axis: of.axis, key: of.key },
          period: { ...year(2024) },
          measured: formatRatio(measured) ?? '',
          limit: formatRatio(limit) ?? '',
        };
        const meta = {
          commandId: id,
          at: instantOn('2025-01-05'),
          on: '2025-01-05',
          by: { id: 'u', roles: [] },
        } as const;
        const command = RaiseFinding.of({ finding: id, content, policy: view.policy }, meta);
        expect(jsonFault(command)).toBeNull();
        expect(RaiseFinding.schema.safeParse(command.data).success).toBe(true);
        expect(E.isRight(finding.decide(command, {})(finding.initial))).toBe(true);
      }
    }),
  );
});
