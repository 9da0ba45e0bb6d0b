/** The sales plan (销售计划) as it is lived by: its basis, its measures, its reviews, and what is due. */
import type { Money, Text } from '@clientele/domain/kernel';
import { formatTarget, type TargetUnit, traitsOf } from '@clientele/domain/planning';
import { type PlanView, terms } from '@clientele/projections';
import {
  amountCell,
  type Cell,
  none,
  punctuation,
  type Report,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';
import { composed } from './wording.ts';

const {
  absences,
  columns,
  definitions,
  evidenceNames,
  measureNames,
  reviewQuestions,
  standings,
  targetColumns,
  targetTitles,
} = terms;

const texts = (...cells: readonly (string | null | undefined)[]): readonly Cell[] =>
  cells.map((text) => (text === null || text === undefined ? none : textCell(text)));

const table = (
  key: string,
  title: Text,
  columns: Table['columns'],
  rows: readonly (readonly Cell[])[],
): readonly Table[] => (rows.length === 0 ? [] : [{ key, title, columns, rows }]);

const column = (key: keyof typeof targetColumns): Table['columns'][number] => ({ key, title: targetColumns[key] });

const moneyCell = (money: Money | undefined): Cell =>
  money === undefined ? none : amountCell({ units: BigInt(money.amount), scale: money.scale });

const groundTables = ({ ground, header: { unit }, content }: PlanView): readonly Table[] => {
  if (ground === null) return [];
  const bound = (value: number | undefined): Cell => (value === undefined ? none : textCell(formatTarget(value, unit)));
  return [
    ...table(
      'ground',
      targetTitles.ground,
      [column('kind'), column('source'), column('what')],
      [
        ...ground.principles.map((what) => [termCell(evidenceNames.principle), none, textCell(what)]),
        ...ground.basis.map(({ kind, source, says }) => [termCell(evidenceNames[kind]), ...texts(source, says)]),
      ],
    ),
    ...table(
      'policy',
      targetTitles.policy,
      [column('kind'), column('what')],
      ground.policy === undefined
        ? []
        : [
            [termCell(evidenceNames.policy), textCell(ground.policy.policy)],
            [termCell(evidenceNames.strategy), textCell(ground.policy.strategy)],
            ...ground.policy.from.map(({ kind, document }) => [termCell(evidenceNames[kind]), textCell(document)]),
          ],
    ),
    ...table(
      'links',
      targetTitles.links,
      [column('department'), column('what'), column('least'), column('most')],
      ground.links.map(({ department, goal, least, most }) => [...texts(department, goal), bound(least), bound(most)]),
    ),
    ...table(
      'partners',
      targetTitles.partners,
      [column('partner'), column('by'), column('agreedOn'), column('standing')],
      ground.partners.map((partner) => {
        const agreement = content.agreements.findLast((one) => one.partner === partner);
        const standing =
          agreement === undefined ? standings.proposed : agreement.lapsed === null ? standings.done : standings.lapsed;
        return [...texts(partner, agreement?.by.id, agreement?.on), termCell(standing)];
      }),
    ),
  ];
};

const measureTables = ({ content, milestones, header }: PlanView): readonly Table[] => [
  ...table(
    'measures',
    targetTitles.measures,
    [
      column('measure'),
      column('kind'),
      column('what'),
      column('responsible'),
      column('indicator'),
      column('least'),
      column('budget'),
    ],
    content.measures.map(({ measure }) => [
      textCell(measure.measure),
      termCell(measureNames[measure.kind]),
      ...texts(`${measure.title}: ${measure.what}`, measure.responsible),
      termCell({ ...traitsOf[measure.indicator.metric].name }),
      textCell(`${measure.indicator.least}`),
      moneyCell(measure.budget),
    ]),
  ),
  ...table(
    'milestones',
    targetTitles.milestones,
    [
      column('measure'),
      column('milestone'),
      column('what'),
      column('dueOn'),
      column('standing'),
      column('on'),
      column('cause'),
      column('countermeasure'),
    ],
    milestones.map((one) => [
      ...texts(one.measure, one.milestone, one.what, one.due),
      termCell(standings[one.standing]),
      ...texts(one.on, one.cause, one.countermeasure),
    ]),
  ),
  ...table(
    'checks',
    targetTitles.checks,
    [column('measure'), column('on'), column('by'), column('finding'), column('instruction')],
    content.measures.flatMap(({ measure, checks }) =>
      checks.map(({ on, by, finding, instruction }) => [
        ...texts(measure.measure, on, by.id),
        termCell(standings[finding]),
        textCell(instruction),
      ]),
    ),
  ),
  ...table(
    'catchUp',
    targetTitles.catchUp,
    [column('what'), column('on'), column('needed')],
    content.catchUps.flatMap(({ of, on, parts }) =>
      parts.map(({ period, needed }) =>
        texts(`${of.subject} ${period.key}`, on, formatTarget(needed.realistic, header.unit)),
      ),
    ),
  ),
];

const reviewTables = ({ content, header: { unit } }: PlanView): readonly Table[] => [
  ...content.reviews.flatMap((review, index) => {
    const { answers, cell, expected, actual, cause } = review;
    const answer = (values: readonly string[]): string => values.join('; ');
    const said: Readonly<Record<keyof typeof reviewQuestions, string>> = {
      yearEnd: `${answers.yearEnd.result} (${formatTarget(answers.yearEnd.value, unit)})`,
      obstacles: answer(answers.obstacles),
      territory: `+ ${answer(answers.territory.strengths)} / − ${answer(answers.territory.weaknesses)}`,
      impact: answers.impact,
      progressive: answer(answers.progressive),
      progress: answers.progress,
      remedy: answers.remedy,
    };
    const name = `${cell.subject} ${cell.period.key}`;
    const figures = `${formatTarget(actual, unit)} / ${formatTarget(expected.realistic, unit)}`;
    return table(
      index === 0 ? 'review' : `review-${index + 1}`,
      composed((of) => `${targetTitles.review[of]}${punctuation[of].colon}${name}, ${figures}`),
      [column('question'), column('answer')],
      [
        ...(Object.keys(reviewQuestions) as (keyof typeof reviewQuestions)[]).map((question) => [
          termCell(reviewQuestions[question]),
          textCell(said[question]),
        ]),
        ...(cause === undefined ? [] : [[termCell(targetColumns.cause), textCell(cause)]]),
      ],
    );
  }),
  ...table(
    'standards',
    targetTitles.standards,
    [column('source'), column('rule'), column('on')],
    content.standards.map(({ lessonOf, rule, from }) =>
      texts(`${lessonOf.subject} ${lessonOf.period.key}`, rule, from),
    ),
  ),
];

const progressTable = ({ progress }: PlanView): readonly Table[] =>
  table(
    'progress',
    targetTitles.progress,
    [column('what'), column('dueOn'), column('standing'), column('on'), column('by'), column('to'), column('answer')],
    progress.map(({ period, due, standing, on, by, to, says }) => [
      ...texts(period, due),
      termCell(standings[standing]),
      ...texts(on, by, to, says),
    ]),
  );

const chainTable = ({ chain, header: { unit } }: PlanView): readonly Table[] =>
  table(
    'chain',
    targetTitles.chain,
    [
      column('source'),
      column('what'),
      { key: 'subject', title: columns.subject },
      column('earlier'),
      { key: 'realistic', title: columns.realistic },
    ],
    chain.map(({ plan, span, subject, earlier, realistic }) => [
      ...texts(plan, span, subject),
      earlier === null ? none : textCell(formatTarget(earlier, unit)),
      realistic === null ? termCell(absences.noTarget) : textCell(formatTarget(realistic, unit)),
    ]),
  );

const unitOf = (unit: TargetUnit): string =>
  unit.kind === 'money' ? unit.currency : unit.kind === 'quantity' ? unit.unit : '';

/** The report of a plan. */
export const planReport = (view: PlanView): Report => {
  const { header, standing, decisions, budget, asOf } = view;
  const metric = traitsOf[header.metric].name;
  const statement = (text: string): Text => ({ en: text, zh: text });
  return {
    key: 'plan',
    title: composed((of) => `${targetTitles.plan[of]}${punctuation[of].colon}${header.name}`),
    notes: [
      composed((of) => `${definitions.asOf[of]} ${asOf}`),
      composed((of) => `${metric[of]} ${unitOf(header.unit)}`.trim()),
      statement(`S ${header.smart.specific}`),
      statement(`M ${header.smart.measurable}`),
      statement(`A ${header.smart.achievable}`),
      statement(`R ${header.smart.relevant}`),
      statement(`T ${header.smart.timeBound}`),
    ],
    figures: [
      { key: 'standing', title: targetColumns.standing, value: termCell(standings[standing]) },
      ...(decisions.length === 0
        ? []
        : [{ key: 'decidedBy', title: targetColumns.decidedBy, value: textCell(decisions.at(-1)?.by.id ?? '') }]),
      ...(budget === null
        ? []
        : [
            { key: 'budget', title: targetTitles.budget, value: moneyCell(budget.total) },
            {
              key: 'budgetLeft',
              title: targetColumns.left,
              value: amountCell({ units: budget.left, scale: budget.total.scale }),
            },
          ]),
    ],
    tables: [
      ...groundTables(view),
      ...chainTable(view),
      ...measureTables(view),
      ...progressTable(view),
      ...reviewTables(view),
    ],
    charts: [],
  };
};
