/** The history of re-decomposition (目标调整记录): who moved how much from where to where, when, why, approved by whom. */
import { causeNames } from '@clientele/domain/planning';
import { type TargetChanges, terms } from '@clientele/projections';
import { type Cell, none, punctuation, type Report, termCell, textCell } from '../render/index.ts';
import { composed, figureCell, withUnit } from './wording.ts';

const { changeKinds, columns, definitions, standings, targetColumns, targetTitles } = terms;

interface Place {
  readonly subject: string;
  readonly period: { readonly key: string };
}

const at = (place: Place | null): Cell => (place === null ? none : textCell(`${place.subject} ${place.period.key}`));

/** The report of the changes of a plan. */
export const targetChangesReport = ({ plan, asOf, unit, changes }: TargetChanges): Report => ({
  key: 'target-changes',
  title: composed((of) => `${targetTitles.changes[of]}${punctuation[of].colon}${plan.name}`),
  notes: [composed((of) => `${definitions.asOf[of]} ${asOf}`)],
  figures: [],
  tables: [
    {
      key: 'changes',
      title: withUnit(targetTitles.changes, unit),
      columns: [
        { key: 'change', title: targetColumns.change },
        { key: 'kind', title: targetColumns.kind },
        { key: 'from', title: targetColumns.from },
        { key: 'to', title: targetColumns.to },
        { key: 'realistic', title: columns.realistic },
        { key: 'ideal', title: columns.ideal },
        { key: 'cause', title: targetColumns.cause },
        { key: 'reason', title: targetColumns.reason },
        { key: 'by', title: targetColumns.by },
        { key: 'on', title: targetColumns.on },
        { key: 'standing', title: targetColumns.standing },
        { key: 'decidedBy', title: targetColumns.decidedBy },
        { key: 'decidedOn', title: targetColumns.decidedOn },
      ],
      rows: changes.flatMap((change) =>
        change.moves.map(({ from, to, realistic, ideal }) => [
          textCell(change.change),
          termCell(changeKinds[change.kind]),
          at(from),
          at(to),
          figureCell(unit, realistic),
          figureCell(unit, ideal),
          termCell(causeNames[change.cause]),
          textCell(change.reason),
          textCell(change.proposedBy.id),
          textCell(change.proposedOn),
          termCell(standings[change.standing]),
          change.decidedBy === null ? none : textCell(change.decidedBy.id),
          change.decidedOn === null ? none : textCell(change.decidedOn),
        ]),
      ),
    },
    {
      key: 'shifts',
      title: withUnit(targetTitles.shifts, unit),
      columns: [
        { key: 'change', title: targetColumns.change },
        { key: 'subject', title: columns.subject },
        { key: 'period', title: columns.period },
        { key: 'realistic', title: columns.realistic },
        { key: 'ideal', title: columns.ideal },
      ],
      rows: changes.flatMap(({ change, shifts }) =>
        shifts.map(({ subject, period, by }) => [
          textCell(change),
          textCell(subject),
          textCell(period.key),
          figureCell(unit, BigInt(by.realistic)),
          figureCell(unit, BigInt(by.ideal)),
        ]),
      ),
    },
  ],
  charts: [],
});
