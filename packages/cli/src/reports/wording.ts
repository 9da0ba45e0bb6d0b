/** How reports say what was asked: by which definitions, of which dates. */
import { axisLabel } from '@clientele/domain/customer';
import type { Text } from '@clientele/domain/kernel';
import { type AskedSales, type Basis, type FigureUnit, terms } from '@clientele/projections';
import { amountCell, type Cell, countCell, punctuation } from '../render/index.ts';

const { axes, definitions } = terms;

/** Both languages of a text made of other texts. */
export const composed = (make: (language: 'en' | 'zh') => string): Text => ({ en: make('en'), zh: make('zh') });

/** What an axis is called: a built-in one in both languages, a company's own by its name. */
export const axisTitle = (axis: string): Text => {
  if (Object.hasOwn(axes, axis)) return axes[axis as keyof typeof axes];
  const own = axis.replace(/^customer\./, '');
  return composed((language) => axisLabel(own, language));
};

/** The dates and definitions of an answer, a line each. */
export const askedNotes = (asked: AskedSales, by: Basis | null): readonly Text[] => {
  const { period } = asked;
  const dates = composed((language) =>
    [
      period === null
        ? ''
        : language === 'en'
          ? `${period.key}, from ${period.start} until before ${period.end}`
          : `${period.key}（${period.start} 起，${period.end} 前）`,
      `${definitions.asOf[language]} ${asked.asOf}`,
    ]
      .filter((part) => part !== '')
      .join(punctuation[language].semicolon),
  );
  const rules = composed((language) =>
    [
      definitions[asked.recognition][language],
      ...(by === null ? [] : [definitions[by][language]]),
      definitions[asked.returns][language],
      `${language === 'en' ? 'region' : '地区'}${punctuation[language].colon}${definitions[asked.region][language]}`,
      `${language === 'en' ? 'class' : '分类'}${punctuation[language].colon}${definitions[asked.classes][language]}`,
    ].join(punctuation[language].semicolon),
  );
  return [dates, rules];
};

/** A figure of a unit as a cell. */
export const figureCell = (unit: FigureUnit, value: bigint): Cell =>
  unit.kind === 'count' ? countCell(value) : amountCell({ units: value, scale: unit.scale });

/** What a unit is called beside its figures. */
export const unitText = (unit: FigureUnit): string =>
  unit.kind === 'money' ? unit.currency : unit.kind === 'quantity' ? unit.unit : '';

/** For charts only: the figure as a float. */
export const drawn = (unit: FigureUnit, value: bigint): number =>
  Number(value) / 10 ** (unit.kind === 'count' ? 0 : unit.scale);

/** A key of a table that tells units apart. */
export const sectionKey = (name: string, unit: FigureUnit, sections: number): string =>
  sections === 1 ? name : `${name}-${unitText(unit)}`;

/** A title with its unit. */
export const withUnit = (title: Text, unit: FigureUnit): Text => {
  const of = unitText(unit);
  return of === '' ? title : composed((language) => `${title[language]}${punctuation[language].remark(of)}`);
};
