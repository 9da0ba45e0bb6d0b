/** The complaint report (客诉分析): how many, how fast, in time or not, and what is still open at an instant. */
import { formatInstant, ratioOf, type Text } from '@clientele/domain/kernel';
import { lineTexts, severityTexts, standingTexts } from '@clientele/domain/service';
import {
  type ComplaintFigures,
  type ComplaintRate,
  type Complaints,
  clockTerms,
  complaintAxisTerms,
  complaintTerms,
  type OpenComplaint,
  type RateAxis,
  terms,
} from '@clientele/projections';
import {
  type Cell,
  type Chart,
  countCell,
  type Figure,
  none,
  punctuation,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { composed, figureCell, unitText } from './wording.ts';

const hourOf = 3_600_000n;

/** Milliseconds as hours. */
const hours = (milliseconds: number | null): Cell =>
  milliseconds === null ? none : ratioCell(ratioOf(BigInt(milliseconds), hourOf), 'number');

const days = (value: number | null): Cell => (value === null ? none : countCell(value));

/** Every figure of complaints, by the key under which it is printed. */
const cellsOf = (figures: ComplaintFigures) => {
  const { answer, resolution, toAnswer, toResolve, daysToRouting } = figures;
  return {
    lodged: countCell(figures.lodged),
    open: countCell(figures.lodged - figures.closed.count),
    openBreached: countCell(figures.openBreached),
    closed: countCell(figures.closed.count),
    closedShare: ratioCell(figures.closed.share),
    firstTime: ratioCell(figures.firstTime.share),
    repeated: ratioCell(figures.repeated.share),
    answered: countCell(answer.done),
    answerTimely: ratioCell(answer.share),
    answerTimelyOfAll: ratioCell(answer.shareOfAll),
    resolutionTimely: ratioCell(resolution.share),
    resolutionTimelyOfAll: ratioCell(resolution.shareOfAll),
    statedTimely: ratioCell(figures.statedTimely.shareOfAll),
    disputed: ratioCell(figures.disputed.share),
    routingCount: countCell(daysToRouting.count),
    routingMissing: countCell(daysToRouting.missing),
    routingMedian: days(daysToRouting.median),
    routingP90: days(daysToRouting.p90),
    answerMedian: hours(toAnswer.elapsed.median),
    answerP90: hours(toAnswer.elapsed.p90),
    answerBusinessMedian: hours(toAnswer.business.median),
    answerBusinessP90: hours(toAnswer.business.p90),
    resolveMedian: hours(toResolve.elapsed.median),
    resolveP90: hours(toResolve.elapsed.p90),
    resolveBusinessMedian: hours(toResolve.business.median),
    resolveBusinessP90: hours(toResolve.business.p90),
  } as const;
};

type FigureKey = keyof ReturnType<typeof cellsOf>;

/** What a row of a table shows; the whole has all figures. */
const columnKeys = [
  'lodged',
  'open',
  'openBreached',
  'closedShare',
  'answerTimely',
  'resolutionTimely',
  'answerMedian',
  'resolveMedian',
  'resolveP90',
] as const satisfies readonly FigureKey[];

const rowOf = (figures: ComplaintFigures): readonly Cell[] => {
  const cells = cellsOf(figures);
  return columnKeys.map((key) => cells[key]);
};

const tableOf = ({ asked, rows, total }: Complaints): Table => ({
  key: 'complaints',
  title: complaintTerms.title,
  columns: [
    ...asked.by.map((axis) => ({ key: axis, title: complaintAxisTerms[axis] })),
    ...columnKeys.map((key) => ({ key, title: complaintTerms[key] })),
  ],
  rows: rows.map(({ classes, figures }) => [...classes.map(({ text }) => termCell(text)), ...rowOf(figures)]),
  total: [...asked.by.map((_, index) => (index === 0 ? termCell(terms.rows.total) : none)), ...rowOf(total)],
});

const named = (name: string | null): Cell => (name === null ? none : textCell(name));
const instant = (at: number | null): Cell => (at === null ? none : textCell(formatInstant(at)));

const openRow = ({ resolution, ...one }: OpenComplaint): readonly Cell[] => [
  textCell(one.complaint),
  textCell(one.lodgedOn),
  named(one.customer),
  textCell(one.class),
  termCell(severityTexts[one.severity]),
  termCell(lineTexts[one.line]),
  termCell(standingTexts[one.standing]),
  named(one.department),
  named(one.handler),
  textCell(one.recorder),
  termCell(clockTerms[resolution.state]),
  hours(resolution.used),
  hours(resolution.allotted),
  instant(resolution.deadline),
  instant(resolution.breachedAt),
];

const openTable = ({ open }: Complaints): Table => ({
  key: 'open',
  title: complaintTerms.openTitle,
  columns: [
    { key: 'complaint', title: complaintTerms.complaint },
    { key: 'lodgedOn', title: complaintTerms.lodgedOn },
    { key: 'customer', title: complaintAxisTerms.customer },
    { key: 'class', title: complaintAxisTerms.class },
    { key: 'severity', title: complaintAxisTerms.severity },
    { key: 'line', title: complaintAxisTerms.line },
    { key: 'standing', title: complaintAxisTerms.standing },
    { key: 'department', title: complaintAxisTerms.department },
    { key: 'handler', title: complaintAxisTerms.handler },
    { key: 'recorder', title: complaintTerms.recorder },
    { key: 'clock', title: complaintTerms.clock },
    { key: 'used', title: complaintTerms.used },
    { key: 'allotted', title: complaintTerms.allotted },
    { key: 'deadline', title: complaintTerms.deadline },
    { key: 'overdue', title: complaintTerms.overdue },
  ],
  rows: open.map(openRow),
});

/** Sales and complaints along one axis, side by side. */
export interface BesideSales {
  readonly axis: RateAxis;
  readonly rates: readonly ComplaintRate[];
}

/** A row a currency; what was sold in none has one row all the same. */
const rateRows = ({
  text,
  sales,
  orders,
  complaints,
  rate,
  satisfaction,
}: ComplaintRate): readonly (readonly Cell[])[] => {
  const rest = [countCell(orders), countCell(complaints), ratioCell(rate), ratioCell(satisfaction?.mean ?? null)];
  return sales.length === 0
    ? [[termCell(text), none, none, ...rest]]
    : sales.map(({ unit, value }) => [termCell(text), figureCell(unit, value), textCell(unitText(unit)), ...rest]);
};

const ratesTable = ({ axis, rates }: BesideSales): Table => ({
  key: 'rates',
  title: complaintTerms.ratesTitle,
  columns: [
    { key: axis, title: complaintAxisTerms[axis] },
    { key: 'sales', title: complaintTerms.sales },
    { key: 'currency', title: terms.columns.currency },
    { key: 'orders', title: complaintTerms.orders },
    { key: 'complaints', title: complaintTerms.lodged },
    { key: 'rate', title: complaintTerms.rate },
    { key: 'satisfaction', title: complaintTerms.satisfaction },
  ],
  rows: rates.flatMap(rateRows),
});

const notesOf = ({ asked }: Complaints): readonly Text[] => {
  const { period, at, policies, calendar, repeatWithinDays } = asked;
  const rules = `${policies.join(', ')}, ${calendar}`;
  return [
    composed((language) =>
      [
        ...(period === null
          ? []
          : [
              language === 'en'
                ? `lodged in ${period.key}, from ${period.start} until before ${period.end}`
                : `${period.key} 内登记（${period.start} 起，${period.end} 前）`,
            ]),
        `${terms.definitions.asOf[language]} ${formatInstant(at)}`,
      ].join(punctuation[language].semicolon),
    ),
    {
      en: `by ${rules}; came back: the same customer, product and cause within ${repeatWithinDays} days; percentiles by nearest rank`,
      zh: `依据 ${rules}；重复投诉：${repeatWithinDays} 天内同一客户、产品与原因；百分位取最近秩`,
    },
  ];
};

const chartsOf = ({ asked, rows }: Complaints, language: 'en' | 'zh'): readonly Chart[] =>
  asked.by.length === 0 || rows.length < 2
    ? []
    : [
        {
          kind: 'bars',
          title: complaintTerms.title,
          bars: rows.slice(0, 30).map(({ classes, figures }) => ({
            label: classes.map(({ text }) => text[language]).join(' · '),
            value: figures.lodged,
          })),
          unit: '',
        },
      ];

/** The report of complaints. */
export const complaintsReport = (
  view: Complaints,
  language: 'en' | 'zh',
  beside: BesideSales | null = null,
): Report => ({
  key: 'complaints',
  title: complaintTerms.title,
  notes: notesOf(view),
  figures: Object.entries(cellsOf(view.total)).map(
    ([key, value]): Figure => ({ key, title: complaintTerms[key as FigureKey], value }),
  ),
  tables: [
    ...(view.asked.by.length === 0 ? [] : [tableOf(view)]),
    ...(beside === null ? [] : [ratesTable(beside)]),
    openTable(view),
  ],
  charts: chartsOf(view, language),
});
