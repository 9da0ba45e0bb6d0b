/** The visit report (拜访分析): plans against visits by salesperson, and what each visit brought to light. */
import { contactModeTexts, mustAsks, type VisitAnswers, visitOccasionTexts } from '@clientele/domain/field';
import { formatQuantity } from '@clientele/domain/kernel';
import {
  mustAskTerms,
  type Regularity,
  terms,
  type VisitFigures,
  type VisitLine,
  type Visits,
  visitKindTerms,
  visitTerms,
} from '@clientele/projections';
import { type Cell, countCell, none, type Report, ratioCell, type Table, termCell, textCell } from '../render/index.ts';
import { regularityParts } from './regularity.ts';

const words = visitTerms;

const cellsOf = (figures: VisitFigures) => ({
  planned: countCell(figures.planned),
  matched: countCell(figures.matched),
  excused: countCell(figures.excused),
  unexcused: countCell(figures.unexcused),
  replanned: countCell(figures.replanned),
  compliance: ratioCell(figures.compliance),
  coverage: ratioCell(figures.coverage),
  done: countCell(figures.done),
  offPlan: ratioCell(figures.offPlan),
  strike: ratioCell(figures.strike),
  perDay: ratioCell(figures.perDay, 'number'),
  completeness: ratioCell(figures.completeness),
  returns: countCell(figures.returns),
  returnDays: ratioCell(figures.returnDays, 'number'),
  reports: countCell(figures.reports),
  lateReports: countCell(figures.lateReports),
});

const figureKeys = [
  'planned',
  'matched',
  'excused',
  'unexcused',
  'replanned',
  'compliance',
  'coverage',
  'done',
  'offPlan',
  'strike',
  'perDay',
  'completeness',
  'returns',
  'returnDays',
  'reports',
  'lateReports',
] as const;

const rowOf = (figures: VisitFigures): readonly Cell[] => {
  const cells = cellsOf(figures);
  return figureKeys.map((key) => cells[key]);
};

const salespeople = ({ rows, total }: Visits): Table => ({
  key: 'salespeople',
  title: words.bySalesperson,
  columns: [{ key: 'salesperson', title: words.salesperson }, ...figureKeys.map((key) => ({ key, title: words[key] }))],
  rows: rows.map(({ salesperson, figures }) => [textCell(salesperson), ...rowOf(figures)]),
  total: [termCell(terms.rows.total), ...rowOf(total)],
});

const orNone = (text: string | null | undefined): Cell => (text === null || text === undefined ? none : textCell(text));

const answerCell = (answers: VisitAnswers, ask: (typeof mustAsks)[number]): Cell => {
  if (ask === 'volume') {
    const { volume } = answers;
    return volume === undefined ? none : textCell(`${formatQuantity(volume)} ${volume.unit}`);
  }
  if (ask === 'cycle') return answers.cycle === undefined ? none : countCell(answers.cycle.days);
  return orNone(answers[ask]);
};

const lineColumns = [
  'visit',
  'begun',
  'customer',
  'salesperson',
  'mode',
  'kind',
  'occasion',
  'purpose',
  'follows',
  'followsDays',
  'stay',
  'predicted',
  'seen',
  'needsChange',
  'usage',
  'market',
  'next',
  'nextOn',
  'owner',
  'late',
] as const;

const lineRow = ({ visit, begun, predicted, follows }: VisitLine): readonly Cell[] => {
  const { report, ended, findings, answers } = visit;
  const found = (what: 'seen' | 'needs' | 'usage' | 'market') => {
    const texts = findings.flatMap((one) => (one[what] === undefined ? [] : [one[what]]));
    return texts.length === 0 ? none : textCell(texts.join('; '));
  };
  return [
    textCell(visit.visit),
    textCell(begun),
    textCell(visit.customer),
    textCell(visit.salesperson),
    termCell(contactModeTexts[visit.mode]),
    termCell(visitKindTerms[visit.kind]),
    visit.occasion === null ? none : termCell(visitOccasionTexts[visit.occasion]),
    textCell(visit.purpose),
    orNone(follows?.visit),
    follows === null ? none : countCell(follows.days),
    ended === null ? none : countCell(ended.stay),
    orNone(predicted),
    found('seen'),
    found('needs'),
    found('usage'),
    found('market'),
    orNone(report?.next.what),
    orNone(report?.next.on),
    orNone(report?.next.owner),
    report === null ? none : countCell(report.late),
    ...mustAsks.map((ask) => answerCell(answers, ask)),
  ];
};

const lines = (view: Visits): Table => ({
  key: 'visits',
  title: words.lines,
  columns: [
    ...lineColumns.map((key) => ({ key, title: words[key] })),
    ...mustAsks.map((key) => ({ key, title: mustAskTerms[key] })),
  ],
  rows: view.lines.map(lineRow),
});

/** The report of visits. */
export const visitsReport = (view: Visits, regular: Regularity): Report => {
  const more = regularityParts(regular);
  const { asOf, period, tolerance, policy, calendar } = view.asked;
  const cells = cellsOf(view.total);
  return {
    key: 'visits',
    title: words.title,
    notes: [
      {
        en: `${terms.definitions.asOf.en} ${asOf}; ${period.key}; at most ${tolerance} days off the plan; by ${policy.name}@${policy.version}, ${calendar.name}@${calendar.version}`,
        zh: `${terms.definitions.asOf.zh} ${asOf}；${period.key}；与计划相差至多 ${tolerance} 天；依据 ${policy.name}@${policy.version}、${calendar.name}@${calendar.version}`,
      },
    ],
    figures: [...figureKeys.map((key) => ({ key, title: words[key], value: cells[key] })), ...more.figures],
    tables: [salespeople(view), ...more.tables, lines(view)],
    charts: [],
  };
};
