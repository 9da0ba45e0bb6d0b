/** The levels of a territory tree, a policy: a territory lies under one of a higher level, so that no tree turns in circles. */
import { type Language, say, type Text } from '../../kernel/index.ts';

/** The levels, the highest first. */
export interface TerritoryLevels {
  readonly name: string;
  readonly version: number;
  readonly levels: readonly string[];
}

/** 大区 → 省区 → 城市 → 片区. */
export const territoryLevels: TerritoryLevels = {
  name: 'territory-levels',
  version: 1,
  levels: ['region', 'area', 'city', 'patch'],
};

const words: ReadonlyMap<string, Text> = new Map([
  ['region', { en: 'Region', zh: '大区' }],
  ['area', { en: 'Provincial area', zh: '省区' }],
  ['city', { en: 'City', zh: '城市' }],
  ['patch', { en: 'Patch', zh: '片区' }],
]);

/** A level in words; a company's own by its code. */
export const territoryLevelLabel = (level: string, language: Language): string => {
  const known = words.get(level);
  return known === undefined ? level : say(known, language);
};
