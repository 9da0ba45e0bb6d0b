/** The route report (拜访路线分析): rounds planned and driven, what of the day went where, and the fuel of a visit. */
import { type KnownRoute, type RouteFigures, vehicleTexts } from '@clientele/domain/field';
import { ratioOf } from '@clientele/domain/kernel';
import {
  type RouteFuel,
  type Routes,
  type RouteTotals,
  routeStatusTerms,
  routeTerms,
  terms,
} from '@clientele/projections';
import {
  amountCell,
  type Cell,
  countCell,
  none,
  type Report,
  ratioCell,
  type Table,
  termCell,
  textCell,
} from '../render/index.ts';

const words = routeTerms;
const column = (key: keyof typeof words) => ({ key, title: words[key] });

/** Kilometres to the metre, and minutes as exact shares of sixty seconds. */
const km = (metres: number): Cell => amountCell({ units: BigInt(metres), scale: 3 });
const minutes = (seconds: number): Cell => ratioCell(ratioOf(BigInt(seconds), 60n), 'number');

const cellsOf = (totals: RouteTotals) => ({
  routes: countCell(totals.routes),
  finished: countCell(totals.finished),
  stops: countCell(totals.stops),
  reached: countCell(totals.reached),
  skipped: countCell(totals.skipped),
  late: countCell(totals.late),
  appointments: countCell(totals.appointments),
  kept: countCell(totals.kept),
  plannedKm: km(totals.planned.metres),
  drivenKm: km(totals.driven.metres),
  plannedTravel: minutes(totals.planned.travel),
  plannedWaiting: minutes(totals.planned.waiting),
  travel: minutes(totals.driven.travel),
  waiting: minutes(totals.driven.waiting),
  visiting: minutes(totals.driven.visiting),
  travelShare: ratioCell(totals.travelShare),
  waitingShare: ratioCell(totals.waitingShare),
  visitingShare: ratioCell(totals.visitingShare),
  saved: minutes(totals.saved),
});

const figureKeys = [
  'routes',
  'finished',
  'stops',
  'reached',
  'skipped',
  'late',
  'appointments',
  'kept',
  'plannedKm',
  'drivenKm',
  'plannedTravel',
  'plannedWaiting',
  'travel',
  'waiting',
  'visiting',
  'travelShare',
  'waitingShare',
  'visitingShare',
  'saved',
] as const;

const rowOf = (totals: RouteTotals): readonly Cell[] => {
  const cells = cellsOf(totals);
  return figureKeys.map((key) => cells[key]);
};

const people = ({ rows, total }: Routes): Table => ({
  key: 'salespeople',
  title: words.bySalesperson,
  columns: [column('salesperson'), ...figureKeys.map(column)],
  rows: rows.map(({ salesperson, totals }) => [textCell(salesperson), ...rowOf(totals)]),
  total: [termCell(terms.rows.total), ...rowOf(total)],
});

const fuelRow = ({ salesperson, vehicle, metres, amount, visits, perVisit }: RouteFuel): readonly Cell[] => [
  textCell(salesperson),
  termCell(vehicleTexts[vehicle]),
  km(metres),
  amountCell(amount),
  textCell(amount.currency),
  countCell(visits),
  ratioCell(perVisit, 'number'),
];

const fuelTable = ({ fuel }: Routes): Table => ({
  key: 'fuel',
  title: words.fuel,
  columns: (['salesperson', 'vehicle', 'claimedKm', 'amount', 'currency', 'visits', 'perVisit'] as const).map(column),
  rows: fuel.map(fuelRow),
});

const drivenCells = (driven: RouteFigures | null, planned: RouteFigures): readonly Cell[] =>
  driven === null
    ? [none, none, none, none, none]
    : [
        km(driven.metres),
        km(driven.metres - planned.metres),
        minutes(driven.travel),
        minutes(driven.waiting),
        minutes(driven.visiting),
      ];

const routeRow = (one: KnownRoute): readonly Cell[] => [
  textCell(one.route),
  textCell(one.on),
  textCell(one.salesperson),
  termCell(vehicleTexts[one.vehicle]),
  termCell(routeStatusTerms[one.status]),
  textCell(one.stops.map(({ place }) => place).join(' → ')),
  countCell(one.stops.length),
  countCell(one.reached.length),
  countCell(one.skipped.length),
  km(one.planned.metres),
  minutes(one.planned.travel),
  minutes(one.planned.waiting),
  ...drivenCells(one.driven, one.planned),
];

const each = (view: Routes): Table => ({
  key: 'routes',
  title: words.each,
  columns: (
    [
      'route',
      'on',
      'salesperson',
      'vehicle',
      'status',
      'order',
      'stops',
      'reached',
      'skipped',
      'plannedKm',
      'plannedTravel',
      'plannedWaiting',
      'drivenKm',
      'detourKm',
      'travel',
      'waiting',
      'visiting',
    ] as const
  ).map(column),
  rows: view.routes.map(routeRow),
});

const leftOut = (view: Routes): Table => ({
  key: 'leftOut',
  title: words.leftOut,
  columns: (['route', 'on', 'place', 'reason'] as const).map(column),
  rows: view.routes.flatMap((one) =>
    one.leftOut.map(({ place, reason }) => [textCell(one.route), textCell(one.on), textCell(place), textCell(reason)]),
  ),
});

/** The report of routes. */
export const routesReport = (view: Routes): Report => {
  const { asOf, period } = view.asked;
  const cells = cellsOf(view.total);
  return {
    key: 'routes',
    title: words.title,
    notes: [
      {
        en: `${terms.definitions.asOf.en} ${asOf}; ${period.key}; shares of the time from the planned departure, or an earlier one, to the end; fuel as claimed`,
        zh: `${terms.definitions.asOf.zh} ${asOf}；${period.key}；占比以计划出发（或更早的实际出发）至结束的时间为分母；油费为申报数`,
      },
    ],
    figures: figureKeys.map((key) => ({ key, title: words[key], value: cells[key] })),
    tables: [people(view), fuelTable(view), each(view), leftOut(view)],
    charts: [],
  };
};
