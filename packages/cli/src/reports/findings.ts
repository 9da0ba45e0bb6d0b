/** What rules find in figures beside what was raised and done about it; and how broad the sales of regions are. */
import { type Breadth, type Findings, type FoundSection, type RaisedFinding, terms } from '@clientele/projections';
import { type Cell, countCell, none, type Report, ratioCell, type Table, termCell, textCell } from '../render/index.ts';
import { axisTitle, composed, sectionKey, withUnit } from './wording.ts';

const { columns, findingRules, findingWords, titles } = terms;

const ruleCell = (rule: string): Cell =>
  Object.hasOwn(findingRules, rule) ? termCell(findingRules[rule as keyof typeof findingRules]) : textCell(rule);

const aboutText = ({ axis, key }: { readonly axis: string; readonly key: string | null }): Cell =>
  key === null ? termCell(axisTitle(axis)) : termCell(composed((of) => `${axisTitle(axis)[of]} ${key}`));

const statusCell = ({ finding, overdue }: RaisedFinding): Cell => {
  if (overdue) return termCell(findingWords.overdue);
  if (finding.status !== 'closed') return termCell(findingWords[finding.status]);
  return termCell(finding.solved ? findingWords.solved : findingWords.unsolved);
};

const foundTable = (
  { sections }: Findings,
  { unit, findings }: FoundSection,
  raised: ReadonlyMap<string, RaisedFinding>,
): Table => ({
  key: sectionKey('found', unit, sections.length),
  title: withUnit(titles.findings, unit),
  columns: [
    { key: 'finding', title: columns.finding },
    { key: 'rule', title: columns.rule },
    { key: 'about', title: columns.about },
    { key: 'lacks', title: columns.lacks },
    { key: 'measured', title: columns.measured },
    { key: 'limit', title: columns.limit },
    { key: 'suggests', title: columns.suggests },
    { key: 'status', title: columns.status },
  ],
  rows: findings.map(({ id, rule, about, lacks, measured, limit, suggests }) => {
    const own = raised.get(id);
    const as = limit.denominator === 1n ? 'number' : 'percent';
    return [
      textCell(id),
      ruleCell(rule),
      about.key === null ? termCell(axisTitle(about.axis)) : termCell(about.text),
      lacks === null ? none : termCell(lacks.text),
      ratioCell(measured, as),
      ratioCell(limit, as),
      termCell(findingWords[suggests]),
      own === undefined ? none : statusCell(own),
    ];
  }),
});

const raisedTable = (raised: readonly RaisedFinding[]): Table => ({
  key: 'raised',
  title: titles.raisedFindings,
  columns: [
    { key: 'finding', title: columns.finding },
    { key: 'rule', title: columns.rule },
    { key: 'about', title: columns.about },
    { key: 'raisedOn', title: columns.date },
    { key: 'status', title: columns.status },
    { key: 'answer', title: columns.answer },
    { key: 'owner', title: columns.owner },
    { key: 'due', title: columns.dueDate },
    { key: 'outcome', title: columns.outcome },
  ],
  rows: raised.map((one) => {
    const { finding } = one;
    const answer = finding.status === 'open' ? null : finding.answer;
    return [
      textCell(one.id),
      ruleCell(finding.content.rule),
      aboutText(finding.content.about),
      textCell(finding.raised.on),
      statusCell(one),
      answer === null ? none : textCell(answer.what),
      answer === null ? none : textCell(answer.owner),
      answer === null ? none : textCell(answer.due),
      finding.status === 'closed' ? textCell(finding.outcome) : none,
    ];
  }),
});

/** The report of findings: what rules find now, and what became of what was raised. */
export const findingsReport = (findings: Findings, raised: readonly RaisedFinding[]): Report => {
  const byId = new Map(raised.map((one) => [one.id, one]));
  return {
    key: 'findings',
    title: titles.findings,
    notes: [
      composed((of) =>
        of === 'en'
          ? `${findings.policy}; ${findings.period.key} on ${findings.compared.key}`
          : `${findings.policy}；${findings.period.key} 较 ${findings.compared.key}`,
      ),
    ],
    figures: [
      {
        key: 'findings',
        title: columns.findings,
        value: countCell(findings.sections.reduce((sum, section) => sum + section.findings.length, 0)),
      },
      { key: 'overdue', title: findingWords.overdue, value: countCell(raised.filter(({ overdue }) => overdue).length) },
    ],
    tables: [...findings.sections.map((section) => foundTable(findings, section, byId)), raisedTable(raised)],
    charts: [],
  };
};

/** The report of breadth. */
export const breadthReport = ({ axis, of: what, sections }: Breadth): Report => ({
  key: 'breadth',
  title: composed((of) => `${titles.breadth[of]}: ${axisTitle(axis)[of]} × ${axisTitle(what)[of]}`),
  notes: [],
  figures: [],
  tables: sections.map(({ unit, rows, classes }) => ({
    key: sectionKey('breadth', unit, sections.length),
    title: withUnit(titles.breadth, unit),
    columns: [
      { key: axis, title: axisTitle(axis) },
      { key: 'classes', title: columns.classes },
      { key: 'of', title: columns.ofClasses },
      { key: 'share', title: columns.share },
      { key: 'effective', title: columns.effective },
      { key: 'missing', title: columns.missing },
    ],
    rows: rows.map((row) => [
      termCell(row.class.text),
      countCell(row.classes),
      countCell(classes),
      ratioCell(row.share),
      ratioCell(row.effective, 'number'),
      termCell(composed((of) => row.missing.map((one) => one.class.text[of]).join(of === 'en' ? ', ' : '、'))),
    ]),
  })),
  charts: [],
});
