/** The satisfaction report (客户满意度): scores and their trend, what is to be done, what was said, and what care led to. */
import { serviceKindTexts, serviceStages, serviceStageTexts } from '@clientele/domain/service';
import { dutyTerms, type Satisfaction, type SatisfactionMonth, satisfactionTerms, terms } from '@clientele/projections';
import {
  type Chart,
  countCell,
  type Figure,
  none,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';

const words = satisfactionTerms;

const figuresOf = ({ total, falls, opinions, offers, repeatPurchase, referrals }: Satisfaction): readonly Figure[] => [
  { key: 'sent', title: words.sent, value: countCell(total.sent) },
  { key: 'answered', title: words.answered, value: countCell(total.answered) },
  { key: 'responseRate', title: words.responseRate, value: ratioCell(total.responseRate) },
  { key: 'mean', title: words.mean, value: ratioCell(total.mean) },
  { key: 'content', title: words.content, value: ratioCell(total.content) },
  { key: 'falls', title: words.falls, value: countCell(falls.found) },
  { key: 'explained', title: words.explained, value: countCell(falls.explained) },
  { key: 'opinions', title: words.opinions, value: countCell(opinions.given) },
  { key: 'reported', title: words.reported, value: ratioCell(opinions.reported.share) },
  { key: 'reportedInTime', title: words.reportedInTime, value: ratioCell(opinions.reportedInTime.share) },
  { key: 'used', title: words.used, value: ratioCell(opinions.used.share) },
  { key: 'offers', title: words.offers, value: ratioCell(offers.share) },
  { key: 'repeatPurchase', title: words.repeatPurchase, value: ratioCell(repeatPurchase.share) },
  { key: 'referrals', title: words.referrals, value: ratioCell(referrals.share) },
];

const trendTable = ({ months }: Satisfaction): Table => ({
  key: 'trend',
  title: words.trend,
  columns: [
    { key: 'month', title: words.month },
    { key: 'sent', title: words.sent },
    { key: 'answered', title: words.answered },
    { key: 'mean', title: words.mean },
    { key: 'content', title: words.content },
    { key: 'change', title: words.change },
  ],
  rows: months.map(({ month, figures, change }) => [
    textCell(month),
    countCell(figures.sent),
    countCell(figures.answered),
    ratioCell(figures.mean),
    ratioCell(figures.content),
    change === null ? none : ratioCell(change, 'points'),
  ]),
});

const dutiesTable = ({ duties }: Satisfaction): Table => ({
  key: 'duties',
  title: words.duties,
  columns: [
    { key: 'what', title: words.what },
    { key: 'customer', title: words.customer },
    { key: 'of', title: words.of },
    { key: 'due', title: words.due },
    { key: 'overdue', title: words.overdue },
  ],
  rows: duties.map(({ what, customer, of, due, overdue }) => [
    termCell(dutyTerms[what]),
    textCell(customer),
    of === null ? none : textCell(of),
    textCell(due),
    overdue ? termCell(words.overdue) : none,
  ]),
});

const casesTable = ({ cases }: Satisfaction): Table => ({
  key: 'cases',
  title: words.cases,
  columns: [
    { key: 'kind', title: words.kind },
    ...serviceStages.map((stage) => ({ key: stage, title: serviceStageTexts[stage] })),
  ],
  rows: cases.map(({ kind, stages }) => [
    termCell(serviceKindTexts[kind]),
    ...serviceStages.map((stage) => countCell(stages[stage])),
  ]),
});

/** For charts only: the ratio as a float. */
const drawn = ({ figures: { mean } }: SatisfactionMonth): number | null =>
  mean === null ? null : Number((mean.numerator * 1_000_000n) / mean.denominator) / 10_000;

const chartsOf = ({ months }: Satisfaction, language: 'en' | 'zh'): readonly Chart[] =>
  months.length < 2
    ? []
    : [
        {
          kind: 'lines',
          title: words.trend,
          labels: months.map(({ month }) => month),
          lines: [{ name: words.mean[language], values: months.map(drawn) }],
          unit: '%',
        },
      ];

/** The report of satisfaction. */
export const satisfactionReport = (view: Satisfaction, language: 'en' | 'zh'): Report => {
  const { asOf, policy, calendar } = view.asked;
  return {
    key: 'satisfaction',
    title: words.title,
    notes: [
      {
        en: `${terms.definitions.asOf.en} ${asOf}; by ${policy}, ${calendar}`,
        zh: `${terms.definitions.asOf.zh} ${asOf}；依据 ${policy}、${calendar}`,
      },
    ],
    figures: figuresOf(view),
    tables: [trendTable(view), dutiesTable(view), casesTable(view)],
    charts: chartsOf(view, language),
  };
};
