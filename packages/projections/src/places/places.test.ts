/** Places under all their names and codes, and what of them stays as it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line, placed, section, told, yuan } from '../../test/sales.ts';
import { gazetteerOf, placeByCode, placeLabel } from './gazetteer.ts';
import { provinceName } from './provinces.ts';

const rows = [
  { code: '330000', name: '浙江省' },
  { code: '3301', name: '杭州市' },
  { code: '330106', name: '西湖区' },
  { code: '330110', name: '余杭区' },
  { code: '36', name: '江西省' },
  { code: '3601', name: '南昌市' },
  { code: '360103', name: '西湖区' },
  { code: '11', name: '北京市' },
  { code: '1101', name: '市辖区' },
  { code: '110105', name: '朝阳区' },
  { code: '21', name: '辽宁省' },
  { code: '2113', name: '朝阳市' },
  { code: 'nonsense', name: '无' },
  { code: '99999', name: '无' },
];
const gazetteer = gazetteerOf(rows);

test('G5: a province is one class whether it is written with its suffix, without it, or by its code', () => {
  const names = (...texts: readonly string[]) => [...new Set(texts.map(provinceName))];
  expect(names('山东', '山东省', '37', '370000', ' 山东 ')).toEqual(['山东']);
  expect(names('广西', '广西壮族自治区', '广西自治区', '450000')).toEqual(['广西']);
  expect(names('北京', '北京市', '内蒙古', '内蒙古自治区', '香港特别行政区')).toEqual(['北京', '内蒙古', '香港']);
  expect(names('Bavaria', '', '99', '__proto__', '山')).toEqual(['Bavaria', '', '99', '__proto__', '山']);
});

test('G5: sales of 山东 and 山东省 are one region, and its customers are counted once', () => {
  const sale = (order: string, customer: string, province: string) =>
    placed(order, '2024-01-10', { customer, place: { country: '中国', province }, lines: [line('P1', yuan(10))] });
  const own = section([sale('1', 'C1', '山东'), sale('2', 'C1', '山东省'), sale('3', 'C2', '370000')], {
    axes: ['province'],
  });
  expect(told(own, own.rows)).toEqual([['山东', '30', '1.000000', 2, 3]]);
});

test('a district tells its city and its province; one name in two cities is told apart by what is above it', () => {
  expect(placeByCode(gazetteer, { city: '杭州', district: '西湖' })).toEqual({
    province: '33',
    city: '3301',
    district: '330106',
  });
  expect(placeByCode(gazetteer, { province: '江西', district: '西湖区' })).toEqual({
    province: '36',
    city: '3601',
    district: '360103',
  });
  expect(placeByCode(gazetteer, { district: '330110' })).toEqual({ province: '33', city: '3301', district: '330110' });
  // 西湖区 alone may be either, and stays a name.
  expect(placeByCode(gazetteer, { district: '西湖区' })).toEqual({ district: '西湖区' });
});

test('a city that is its own province is found, and 朝阳 is a city in 辽宁 and a district in 北京', () => {
  expect(placeByCode(gazetteer, { province: '北京', city: '北京', district: '朝阳' })).toEqual({
    province: '11',
    city: '1101',
    district: '110105',
  });
  expect(placeByCode(gazetteer, { city: '朝阳' })).toEqual({ province: '21', city: '2113' });
  expect(['11', '1101', '110105', '330106', '2113', 'x'].map((key) => placeLabel(gazetteer, key))).toEqual([
    '北京市',
    '北京市 市辖区',
    '北京市 朝阳区',
    '杭州市 西湖区',
    '朝阳市',
    'x',
  ]);
});

test('by a gazetteer, two districts of one name are two classes, in words that tell them apart', () => {
  const sale = (order: string, province: string) =>
    placed(order, '2024-01-10', {
      customer: 'C1',
      place: { province, district: '西湖' },
      lines: [line('P1', yuan(10))],
    });
  const streams = [sale('1', '浙江省'), sale('2', '江西')];
  const texts = (question: object) =>
    section(streams, { axes: ['district'], ...question }).rows.map(({ classes }) => classes[0]?.text.zh);
  expect(texts({})).toEqual(['西湖']);
  expect(texts({ gazetteer })).toEqual(['杭州市 西湖区', '南昌市 西湖区']);
});

test('whatever a place says, it is told by its code once and stays so, and what is unknown is kept', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...rows.map(({ code }) => code),
      ...rows.map(({ name }) => name),
      '杭州',
      '西湖',
      '北京',
      '__proto__',
    ),
    fc.string({ maxLength: 4 }),
  );
  const place = fc.record({ country: word, province: word, city: word, district: word }, { requiredKeys: [] });
  fc.assert(
    fc.property(place, (one) => {
      const once = placeByCode(gazetteer, one);
      expect(placeByCode(gazetteer, once)).toEqual(once);
      expect(once.country).toBe(one.country);
      for (const level of ['province', 'city', 'district'] as const)
        if (one[level] !== undefined) expect(once[level]).toBeDefined();
    }),
  );
});
