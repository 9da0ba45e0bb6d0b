/** The text by which a place is a class of its level: names and codes of one place are one class. */
import type { Place } from '@clientele/domain/kernel';
import type { PlaceLevel } from '../sales/question.ts';
import { type Gazetteer, placeByCode } from './gazetteer.ts';
import { provinceName } from './provinces.ts';

/** What a place is called at a level; undefined where it says nothing of it. */
export type PlaceNames = (place: Place, level: PlaceLevel) => string | undefined;

/** By a gazetteer where there is one; else only the provinces of China are joined, whatever way they are written. */
export const placeNames = (gazetteer: Gazetteer | null): PlaceNames =>
  gazetteer === null
    ? (place, level) => {
        const text = place[level];
        return level === 'province' && text !== undefined ? provinceName(text) : text;
      }
    : (place, level) => placeByCode(gazetteer, place)[level];
