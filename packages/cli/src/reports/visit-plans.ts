/** The report on visit plans (拜访计划): how each is kept, visit by visit; which areas are left; who has none. */
import { contactModeTexts } from '@clientele/domain/field';
import {
  type PlanRow,
  planHorizonTerms,
  plannedStandingTerms,
  terms,
  type VisitPlans,
  visitPlanTerms,
} from '@clientele/projections';
import { type Cell, countCell, none, type Report, ratioCell, type Table, termCell, textCell } from '../render/index.ts';

const words = visitPlanTerms;
type Word = keyof typeof words;

const columnsOf = (...keys: readonly Word[]) => keys.map((key) => ({ key, title: words[key] }));
const orNone = (text: string | null | undefined): Cell => (text === null || text === undefined ? none : textCell(text));

const planCells = (row: PlanRow): readonly Cell[] => [
  textCell(row.plan.salesperson),
  textCell(row.plan.horizon.key),
  row.length === null ? none : termCell(planHorizonTerms[row.length]),
  termCell(row.plan.status === 'running' ? words.running : words.closed),
  ...[row.planned, row.kept, row.excused, row.missed, row.toCome, row.replanned, row.offPlan.length].map(countCell),
  ratioCell(row.compliance),
  countCell(row.areas.length),
];

const plans = (rows: readonly PlanRow[]): Table => ({
  key: 'plans',
  title: words.plans,
  columns: columnsOf(
    'salesperson',
    'horizon',
    'length',
    'status',
    'planned',
    'kept',
    'excused',
    'missed',
    'toCome',
    'replanned',
    'offPlan',
    'compliance',
    'areasLeft',
  ),
  rows: rows.map(planCells),
});

const lines = (rows: readonly PlanRow[]): Table => ({
  key: 'lines',
  title: words.lines,
  columns: columnsOf(
    'salesperson',
    'horizon',
    'on',
    'customer',
    'mode',
    'standing',
    'visit',
    'done',
    'due',
    'before',
    'round',
    'purpose',
    'focus',
  ),
  rows: rows.flatMap((row) =>
    row.lines.map(({ salesperson, horizon, customer, planned, standing, done, before }) => [
      textCell(salesperson),
      textCell(horizon),
      textCell(planned.on),
      textCell(customer),
      termCell(contactModeTexts[planned.mode]),
      termCell(plannedStandingTerms[standing]),
      textCell(planned.visit),
      orNone(done),
      textCell(planned.due),
      before.length === 0 ? none : textCell(before.join(' ')),
      orNone(planned.round),
      textCell(planned.purpose),
      textCell(planned.focus),
    ]),
  ),
});

const areas = (rows: readonly PlanRow[]): Table => ({
  key: 'areas',
  title: words.areas,
  columns: columnsOf('salesperson', 'horizon', 'area', 'vehicle', 'next', 'rules'),
  rows: rows.flatMap((row) =>
    row.areas.map(({ salesperson, horizon, area, vehicle, planned, rules }) => [
      textCell(salesperson),
      textCell(horizon),
      textCell(area),
      textCell(vehicle),
      orNone(planned),
      textCell(rules),
    ]),
  ),
});

/** The report on visit plans. */
export const visitPlansReport = ({ asked, rows, missing }: VisitPlans): Report => ({
  key: 'visit-plans',
  title: words.title,
  notes: [
    {
      en: `${terms.definitions.asOf.en} ${asked.asOf}; plans that ${asked.on} lies in; at most ${asked.tolerance} days off the plan`,
      zh: `${terms.definitions.asOf.zh} ${asked.asOf}；含 ${asked.on} 的计划；与计划相差至多 ${asked.tolerance} 天`,
    },
  ],
  figures: [],
  tables: [
    plans(rows),
    lines(rows),
    areas(rows),
    {
      key: 'missing',
      title: words.missing,
      columns: columnsOf('salesperson', 'length'),
      rows: missing.map(({ salesperson, horizon }) => [textCell(salesperson), termCell(planHorizonTerms[horizon])]),
    },
  ],
  charts: [],
});
