/**
 * A gazetteer: places by code and name (GB/T 2260: provinces, cities, districts), given with a question. By it a place becomes
 * the same whether a source names it with or without its suffix or gives its code, a district tells its city and province, and
 * two cities of one name are two.
 */
import type { Place } from '@clientele/domain/kernel';

/** A row of a gazetteer: a code of 2, 4 or 6 digits (zeros at the end may be there), and the name. */
export interface GazetteerRow {
  readonly code: string;
  readonly name: string;
}

type Level = 'province' | 'city' | 'district';

const levelOfLength: Readonly<Record<number, Level>> = { 2: 'province', 4: 'city', 6: 'district' };

/** Places by their codes and by every way to name them. */
export interface Gazetteer {
  readonly names: ReadonlyMap<string, string>;
  /** By level and name, with and without suffix: the codes that have it. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

const suffixes: Readonly<Record<Level, RegExp>> = {
  province: /(维吾尔自治区|壮族自治区|回族自治区|自治区|特别行政区|省|市)$/u,
  city: /(市|地区|自治州|盟)$/u,
  district: /(自治县|自治旗|新区|区|县|市|旗)$/u,
};

/** A name without its suffix; a name of one character keeps it (沙县, 县城). */
const shortOf = (level: Level, name: string): string => {
  const short = name.replace(suffixes[level], '');
  return short.length >= 2 ? short : name;
};

/** `330000` as `33`, `330100` as `3301`; undefined for what is no code. */
const codeOf = (text: string): string | undefined => {
  const digits = text.trim();
  if (!/^(\d{2}|\d{4}|\d{6})$/u.test(digits)) return undefined;
  return digits.replace(/(00)+$/u, '') || undefined;
};

/** A gazetteer of rows; rows without a readable code are left out. */
export const gazetteerOf = (rows: readonly GazetteerRow[]): Gazetteer => {
  const names = new Map<string, string>();
  const codes = new Map<string, string[]>();
  for (const { code: text, name } of rows) {
    const code = codeOf(text);
    const level = code === undefined ? undefined : levelOfLength[code.length];
    if (code === undefined || level === undefined) continue;
    names.set(code, name);
    for (const key of new Set([name, shortOf(level, name)])) {
      const known = codes.get(`${level} ${key}`);
      if (known === undefined) codes.set(`${level} ${key}`, [code]);
      else if (!known.includes(code)) known.push(code);
    }
  }
  return { names, codes };
};

/** The codes that a text may mean at a level, under what is known above. */
const candidates = ({ names, codes }: Gazetteer, level: Level, text: string, under: string): readonly string[] => {
  const code = codeOf(text);
  if (code !== undefined && levelOfLength[code.length] === level && names.has(code)) return [code];
  const trimmed = text.trim();
  const found = codes.get(`${level} ${trimmed}`) ?? codes.get(`${level} ${shortOf(level, trimmed)}`) ?? [];
  return found.filter((one) => one.startsWith(under));
};

/** The one code that a text means; undefined where none or several do. */
const codeIn = (gazetteer: Gazetteer, level: Level, text: string | undefined, under: string): string | undefined => {
  if (text === undefined) return undefined;
  const found = candidates(gazetteer, level, text, under);
  return found.length === 1 ? found[0] : undefined;
};

/** A city that is its own province (北京市 in 北京) has the first city code of it, which is called 市辖区. */
const municipality = ({ names }: Gazetteer, province: string | undefined, city: string | undefined) => {
  if (province === undefined || city === undefined) return undefined;
  const name = names.get(province) ?? '';
  const isSame = shortOf('province', name) === shortOf('city', city.trim());
  return isSame && names.get(`${province}01`) === '市辖区' ? `${province}01` : undefined;
};

/**
 * A place with codes in the stead of names where the gazetteer knows which is meant, and with what a code tells of the levels
 * above it. What is unknown or ambiguous stays as it is.
 *
 * @example
 * ```ts
 * import { gazetteerOf, placeByCode } from '@clientele/projections';
 *
 * const rows = [{ code: '33', name: '浙江省' }, { code: '3301', name: '杭州市' }, { code: '330106', name: '西湖区' }];
 * placeByCode(gazetteerOf(rows), { city: '杭州', district: '西湖' }); // { province: '33', city: '3301', district: '330106' }
 * ```
 */
export const placeByCode = (gazetteer: Gazetteer, place: Place): Place => {
  const { country, province, city, district } = place;
  const stated = codeIn(gazetteer, 'province', province, '');
  const ownCity = municipality(gazetteer, stated, city) ?? codeIn(gazetteer, 'city', city, stated ?? '');
  const under = ownCity ?? stated ?? '';
  const ownDistrict = codeIn(gazetteer, 'district', district, under);
  // A city without districts stands in lists of districts by its own code with zeros (441900 东莞).
  const wider = district === undefined ? undefined : codeOf(district);
  const known =
    ownDistrict ?? (wider !== undefined && gazetteer.names.has(wider) ? wider : undefined) ?? ownCity ?? stated ?? '';
  const at = (length: number): string | undefined =>
    known.length >= length && gazetteer.names.has(known.slice(0, length)) ? known.slice(0, length) : undefined;
  const levels = { province: at(2) ?? province, city: at(4) ?? city, district: ownDistrict ?? district };
  return {
    ...(country === undefined ? {} : { country }),
    ...(levels.province === undefined ? {} : { province: levels.province }),
    ...(levels.city === undefined ? {} : { city: levels.city }),
    ...(levels.district === undefined ? {} : { district: levels.district }),
  };
};

/** What a code is called: its name, a district's with that of its city; what is no code by itself. */
export const placeLabel = ({ names }: Gazetteer, key: string): string => {
  const name = names.get(key);
  if (name === undefined) return key;
  const above = names.get(key.slice(0, -2));
  if (key.length === 6 && above !== undefined && above !== '市辖区' && above !== '县') return `${above} ${name}`;
  const province = names.get(key.slice(0, 2));
  return key.length > 2 && (name === '市辖区' || key.length === 6) && province !== undefined
    ? `${province} ${name}`
    : name;
};
