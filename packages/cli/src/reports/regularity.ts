/** How regularly customers are met, as a part of the visit report: interruptions, and coverage by class and by sales. */
import { classificationLabel } from '@clientele/domain/customer';
import type { VisitClass } from '@clientele/domain/field';
import { type ClassCoverage, type Regularity, regularityTerms, terms } from '@clientele/projections';
import { type Cell, countCell, type Report, ratioCell, type Table, termCell, textCell } from '../render/index.ts';
import { unitText } from './wording.ts';

const words = regularityTerms;
const columnsOf = (...keys: readonly (keyof typeof words)[]) => keys.map((key) => ({ key, title: words[key] }));

const classCell = (of: VisitClass | null): Cell =>
  termCell(
    of === null
      ? terms.rows.unknown
      : {
          en: classificationLabel('terminal-class', of, 'en'),
          zh: classificationLabel('terminal-class', of, 'zh'),
        },
  );

const coverageCells = ({ customers, visited, coverage, interruptions }: ClassCoverage): readonly Cell[] => [
  countCell(customers),
  countCell(visited),
  ratioCell(coverage),
  countCell(interruptions),
];

const byClass = ({ classes, total }: Regularity): Table => ({
  key: 'classes',
  title: words.byClass,
  columns: columnsOf('class', 'customers', 'visited', 'coverage', 'interruptions'),
  rows: classes.map((row) => [classCell(row.class), ...coverageCells(row)]),
  total: [termCell(terms.rows.total), ...coverageCells(total)],
});

const interruptions = (view: Regularity): Table => ({
  key: 'interruptions',
  title: words.interruptions,
  columns: columnsOf('customer', 'owner', 'class', 'from', 'to', 'days', 'longest', 'by'),
  rows: view.interruptions.map(({ customer, owner, class: of, from, to, days, longest, by }) => [
    textCell(customer),
    textCell(owner),
    classCell(of),
    textCell(from),
    textCell(to),
    countCell(days),
    countCell(longest),
    textCell(by),
  ]),
});

/** The figures and tables that the visit report has of it. */
export const regularityParts = (view: Regularity): Pick<Report, 'figures' | 'tables'> => ({
  figures: [
    { key: 'customerCoverage', title: words.coverage, value: ratioCell(view.total.coverage) },
    { key: 'interruptions', title: words.interruptions, value: countCell(view.total.interruptions) },
    ...view.weighted.map(({ unit, coverage }) => ({
      key: `weightedCoverage-${unit.kind === 'money' ? unit.currency : unit.kind}`,
      title: {
        en: `${words.weighted.en} (${unitText(unit)}, ${view.weighedBy?.key ?? ''})`,
        zh: `${words.weighted.zh}（${unitText(unit)}，${view.weighedBy?.key ?? ''}）`,
      },
      value: ratioCell(coverage),
    })),
  ],
  tables: [byClass(view), interruptions(view)],
});
