/** The coaching report (辅导与联合拜访): who is coached by whom, and what became of each point to improve. */
import { type CoachedPoint, type CoachingCounts, type Coachings, coachingTerms, terms } from '@clientele/projections';
import { type Cell, countCell, none, type Report, type Table, termCell, textCell } from '../render/index.ts';

const words = coachingTerms;
const column = (key: keyof typeof words) => ({ key, title: words[key] });
const orNone = (text: string | null): Cell => (text === null ? none : textCell(text));

const countKeys = ['joints', 'sessions', 'raised', 'followedUp', 'improved', 'open', 'overdue'] as const;
const countsOf = (counts: CoachingCounts): readonly Cell[] => countKeys.map((key) => countCell(counts[key]));

const subordinates = ({ rows, total }: Coachings): Table => ({
  key: 'subordinates',
  title: words.bySubordinate,
  columns: (['subordinate', ...countKeys, 'next', 'nextMissed'] as const).map(column),
  rows: rows.map((row) => [
    textCell(row.subordinate),
    ...countsOf(row),
    orNone(row.next),
    row.nextMissed ? termCell(words.yes) : none,
  ]),
  total: [termCell(terms.rows.total), ...countsOf(total), none, none],
});

const superiors = (view: Coachings): Table => ({
  key: 'superiors',
  title: words.bySuperior,
  columns: (['superior', 'joints', 'sessions', 'people'] as const).map(column),
  rows: view.superiors.map(({ superior, joints, sessions, people }) => [
    textCell(superior),
    countCell(joints),
    countCell(sessions),
    countCell(people),
  ]),
});

const pointRow = (one: CoachedPoint): readonly Cell[] => [
  textCell(one.subordinate),
  textCell(one.superior),
  textCell(one.point),
  textCell(one.what),
  orNone(one.action),
  orNone(one.due),
  textCell(one.raised),
  countCell(one.followUps),
  orNone(one.note),
  termCell(one.improved !== null ? words.improved : one.overdue ? words.overdue : words.open),
  orNone(one.improved),
];

const points = (view: Coachings): Table => ({
  key: 'points',
  title: words.each,
  columns: (
    [
      'subordinate',
      'superior',
      'point',
      'what',
      'action',
      'due',
      'raisedOn',
      'followUps',
      'note',
      'standing',
      'improvedOn',
    ] as const
  ).map(column),
  rows: view.points.map(pointRow),
});

/** The report of coaching. */
export const coachingReport = (view: Coachings): Report => {
  const { asOf, period } = view.asked;
  return {
    key: 'coaching',
    title: words.title,
    notes: [
      {
        en: `${terms.definitions.asOf.en} ${asOf}${period === undefined ? '' : `; ${period.key}`}`,
        zh: `${terms.definitions.asOf.zh} ${asOf}${period === undefined ? '' : `；${period.key}`}`,
      },
    ],
    figures: countKeys.map((key) => ({ key, title: words[key], value: countCell(view.total[key]) })),
    tables: [subordinates(view), superiors(view), points(view)],
    charts: [],
  };
};
