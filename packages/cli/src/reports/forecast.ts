/** Forecasts (销售预测): from the sales, and those that were made beside what came. */
import type { ForecastMethod } from '@clientele/domain/planning';
import { type MadeForecast, type SalesForecast, terms } from '@clientele/projections';
import { type Chart, countCell, none, type Report, ratioCell, termCell, textCell } from '../render/index.ts';
import { askedNotes, composed, drawn, figureCell, unitText, withUnit } from './wording.ts';

const { columns, definitions, forecastColumns, forecastMethods, forecastTitles } = terms;

const methodText = (method: ForecastMethod) =>
  composed((of) => {
    const { method: name, ...parameters } = method;
    const said = Object.entries(parameters).map(([key, value]) => `${key} ${value}`);
    return `${forecastMethods[name][of]} (${said.join(', ')})`;
  });

const chartsOf = ({ unit, history, forecast }: SalesForecast, language: 'en' | 'zh'): readonly Chart[] => {
  if (unit === null || history.length === 0) return [];
  const labels = [...history, ...forecast].map(({ period }) => period.key);
  return [
    {
      kind: 'lines',
      title: forecastTitles.report,
      labels,
      lines: [
        {
          name: columns.actual[language],
          values: labels.map((_, at) => (history[at] === undefined ? null : drawn(unit, history[at].value))),
        },
        {
          name: forecastColumns.forecast[language],
          values: labels.map((_, at) => {
            const value = forecast[at - history.length];
            return value === undefined ? null : drawn(unit, value.value);
          }),
        },
      ],
      unit: unitText(unit),
    },
  ];
};

/** The report of a forecast from sales. */
export const forecastReport = (view: SalesForecast, language: 'en' | 'zh'): Report => {
  const { asked, unit, method, test, history, forecast } = view;
  const title = unit === null ? forecastTitles.report : withUnit(forecastTitles.report, unit);
  return {
    key: 'forecast',
    title: composed((of) => `${forecastTitles.report[of]} ${asked.axis}:${asked.class}`),
    notes: askedNotes({ ...asked, period: null }, null),
    figures: [
      {
        key: 'method',
        title: forecastColumns.method,
        value: method === null ? termCell(forecastColumns.tooShort) : termCell(methodText(method)),
      },
      ...(test === null
        ? []
        : [
            { key: 'tested', title: forecastColumns.tested, value: countCell(test.tested) },
            { key: 'share', title: forecastColumns.share, value: ratioCell(test.share) },
            {
              key: 'bias',
              title: forecastColumns.bias,
              value: unit === null ? none : figureCell(unit, test.bias),
            },
          ]),
    ],
    tables: [
      {
        key: 'periods',
        title,
        columns: [
          { key: 'period', title: columns.period },
          { key: 'actual', title: columns.actual },
          { key: 'forecast', title: forecastColumns.forecast },
        ],
        rows:
          unit === null
            ? []
            : [
                ...history.map(({ period, value }) => [textCell(period.key), figureCell(unit, value), none]),
                ...forecast.map(({ period, value }) => [textCell(period.key), none, figureCell(unit, value)]),
              ],
      },
    ],
    charts: chartsOf(view, language),
  };
};

/** The report of the forecasts that were made. */
export const madeForecastsReport = (forecasts: readonly MadeForecast[], asOf: string): Report => ({
  key: 'forecasts',
  title: forecastTitles.made,
  notes: [composed((of) => `${definitions.asOf[of]} ${asOf}`)],
  figures: [],
  tables: [
    {
      key: 'forecasts',
      title: forecastTitles.made,
      columns: [
        { key: 'forecast', title: forecastColumns.id },
        { key: 'subject', title: columns.subject },
        { key: 'madeOn', title: forecastColumns.madeOn },
        { key: 'method', title: forecastColumns.method },
        { key: 'tested', title: forecastColumns.testedShare },
        { key: 'share', title: forecastColumns.share },
        { key: 'nextDue', title: forecastColumns.nextDue },
        { key: 'standing', title: forecastColumns.standing },
        { key: 'uses', title: forecastColumns.uses },
      ],
      rows: forecasts.map(({ forecast, subject, madeOn, made, share, overdue, uses }) => [
        textCell(forecast),
        textCell(subject),
        textCell(madeOn),
        termCell(methodText(made.method)),
        made.tested.share === null ? none : textCell(made.tested.share),
        share === null ? none : textCell(share),
        textCell(made.nextDue),
        termCell(overdue ? forecastColumns.overdue : forecastColumns.current),
        textCell(uses.map(({ plan, adjustment }) => `${plan}: ${adjustment}`).join('; ')),
      ]),
    },
    ...forecasts.map(({ forecast, unit, rows }) => ({
      key: `periods-${forecast}`,
      title: withUnit(
        composed((of) => `${forecastTitles.report[of]} ${forecast}`),
        unit,
      ),
      columns: [
        { key: 'period', title: columns.period },
        { key: 'forecast', title: forecastColumns.forecast },
        { key: 'actual', title: columns.actual },
        { key: 'error', title: forecastColumns.error },
      ],
      rows: rows.map(({ period, value, actual, error }) => [
        textCell(period.key),
        figureCell(unit, value),
        actual === null ? none : figureCell(unit, actual),
        error === null ? none : figureCell(unit, error),
      ]),
    })),
  ],
  charts: [],
});
