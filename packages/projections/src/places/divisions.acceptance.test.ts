/** The divisions of China, all of them: every province, city and district is found by its code and by its names. */
import { describe, expect, test } from 'vitest';
import { hasData, rowsOf } from '../../test/data.ts';
import { gazetteerOf, placeByCode } from './gazetteer.ts';
import { isProvince, provinceName } from './provinces.ts';

const there = hasData('china_divisions');

describe.runIf(there)('31 provinces, 342 cities and 2,978 districts', () => {
  const rowsIn = (file: string) => rowsOf('china_divisions', file).map(({ code = '', name = '' }) => ({ code, name }));
  const [provinces, cities, areas] = there ? ['provinces.csv', 'cities.csv', 'areas.csv'].map(rowsIn) : [];
  const gazetteer = gazetteerOf([...(provinces ?? []), ...(cities ?? []), ...(areas ?? [])]);

  test('G5: each province has its code and its short name in the table that needs no data', () => {
    expect(provinces).toHaveLength(31);
    for (const { code, name } of provinces ?? []) {
      expect([name, code, `${code}0000`].every(isProvince)).toBe(true);
      expect(provinceName(name)).toBe(provinceName(code));
    }
  });

  test('each district is found by its code alone, with the city and the province above it', () => {
    expect(areas).toHaveLength(2978);
    for (const { code } of areas ?? [])
      expect(placeByCode(gazetteer, { district: code })).toEqual({
        province: code.slice(0, 2),
        city: code.slice(0, 4),
        district: code,
      });
  });

  test('each district is found by the names of its city and province, written with or without suffix', () => {
    const nameOf = (code: string) => gazetteer.names.get(code) ?? '';
    const found = (areas ?? []).filter(({ code, name }) => {
      const province = provinceName(nameOf(code.slice(0, 2)));
      const told = placeByCode(gazetteer, { province, city: nameOf(code.slice(0, 4)), district: name });
      return told.district === code;
    });
    // The others share their short name with another district of their city (桥东区 and 桥东, 矿区 and 矿 …).
    expect((areas?.length ?? 0) - found.length).toBeLessThan(30);
    expect(cities).toHaveLength(342);
    for (const { code, name } of cities ?? []) {
      const short = name.replace(/市$/u, '');
      if (['市辖区', '县'].includes(name) || name.includes('直辖')) continue;
      expect(placeByCode(gazetteer, { province: nameOf(code.slice(0, 2)), city: short }).city).toBe(code);
    }
  });
});
