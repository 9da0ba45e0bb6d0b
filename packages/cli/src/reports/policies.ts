/** The report on policies: which versions a company adopted, which is in force, and what each decided. */
import { type PolicyReport, terms } from '@clientele/projections';
import { countCell, none, type Report, termCell, textCell } from '../render/index.ts';
import { composed } from './wording.ts';

const { policyColumns: columns, policyKinds: kinds, policyTitles: titles, creditRemarks: remarks } = terms;

const column = (key: keyof typeof columns) => ({ key, title: columns[key] });

/** The report of the policies of trade. */
export const policiesReport = ({ asOf, adopted, decided }: PolicyReport): Report => ({
  key: 'policies',
  title: titles.policies,
  notes: [composed((of) => `${terms.definitions.asOf[of]} ${asOf}`)],
  figures: [],
  charts: [],
  tables: [
    {
      key: 'adopted',
      title: titles.adopted,
      columns: [column('kind'), column('name'), column('version'), column('from'), column('inForce')],
      rows: adopted.map(({ kind, name, version, from, inForce }) => [
        termCell(kinds[kind]),
        textCell(name),
        countCell(version),
        textCell(from),
        inForce ? termCell(remarks.yes) : none,
      ]),
    },
    {
      key: 'decided',
      title: titles.decided,
      columns: [column('policy'), column('type'), column('decisions'), column('first'), column('last')],
      rows: decided.map(({ policy, type, decisions, first, last }) => [
        textCell(policy),
        textCell(type),
        countCell(decisions),
        textCell(first),
        textCell(last),
      ]),
    },
  ],
});
