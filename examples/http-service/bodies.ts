// Views as JSON: exact figures as decimal text, ratios with six decimals or null, and every class with its name in the caller's
// language. What the question left open is said in `asked`.
import { formatRatio, type Language, periodName, type Ratio, say } from '@clientele/domain/kernel';
import {
  type AskedSales,
  type Composition,
  type CompositionRow,
  type Concentration,
  type Figures,
  type FigureUnit,
  formatAmount,
  formatFigure,
  type RegionFigures,
  type Regions,
  type StoryLine,
} from '@clientele/projections';

const asked = <A extends AskedSales>(question: A): object => ({
  ...question,
  period: question.period === null ? null : periodName(question.period),
});

const figures = (unit: FigureUnit, { value, customers, orders }: Figures): object => ({
  value: formatFigure(unit, value),
  customers,
  orders,
});

const concentration = ({ hhi, effective, largest }: Concentration): object => ({
  hhi: formatRatio(hhi, 4),
  effective: formatRatio(effective, 4),
  largest: largest.map(({ k, share }) => ({ k, share: formatRatio(share) })),
});

/** What share each class has in the whole, one section a currency or unit. */
export const compositionBody = (view: Composition, language: Language): object => ({
  asked: asked(view.asked),
  sections: view.sections.map(({ unit, rows, negative, total, ...section }) => {
    const row = ({ classes, share, ...own }: CompositionRow): object => ({
      classes: classes.map(({ axis, key, text }) => ({ axis, key, text: say(text, language) })),
      ...figures(unit, own),
      share: formatRatio(share),
    });
    return {
      unit,
      rows: rows.map(row),
      negative: negative.map(row),
      total: figures(unit, total),
      concentration: concentration(section.concentration),
    };
  }),
});

/** The regions of a period: sales, share, and growth on each period that it is compared with. */
export const regionsBody = (view: Regions, language: Language): object => {
  const growthOf = (unit: FigureUnit, growth: RegionFigures['growth']): object[] =>
    growth.map(({ earlier, movement, ...ratios }) => ({
      earlier: figures(unit, earlier),
      movement,
      ...Object.fromEntries(Object.entries<Ratio | null>(ratios).map(([name, ratio]) => [name, formatRatio(ratio)])),
    }));
  return {
    asked: asked(view.asked),
    covered: view.period.coverage,
    compared: view.comparisons.map(({ compare, period, coverage }) => ({
      compare,
      period: periodName(period),
      covered: coverage,
    })),
    sections: view.sections.map(({ unit, rows, total, ...section }) => ({
      unit,
      rows: rows.map(({ class: { axis, key, text }, share, growth, ...own }) => ({
        class: { axis, key, text: say(text, language) },
        ...figures(unit, own),
        share: formatRatio(share),
        growth: growthOf(unit, growth),
      })),
      total: { ...figures(unit, total), growth: growthOf(unit, total.growth) },
      concentration: concentration(section.concentration),
    })),
  };
};

/** What happened to a customer, one line an event. */
export const historyBody = (customer: string, lines: readonly StoryLine[], language: Language): object => ({
  customer,
  lines: lines.map(({ on, event, type, text, amounts }) => ({
    on,
    event,
    type,
    text: say(text, language),
    amounts: amounts.map((amount) => ({ currency: amount.currency, value: formatAmount(amount) })),
  })),
});
