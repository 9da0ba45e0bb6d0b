/** Where the company sells, and what: regions that differ in size, growth, seasons and manners of paying, and its products. */
import type { Place } from '@clientele/domain/kernel';
import type { Seasons } from './calendar.ts';

/** The tree of territories. */
export const territoryPlan = 'sales';

export interface Province {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  readonly cities: readonly [string, ...string[]];
  /** Millionths of a degree. */
  readonly latitude: number;
  readonly longitude: number;
}

export interface Region {
  readonly id: string;
  readonly name: string;
  /** Its part of all customers. */
  readonly weight: number;
  /** Percent a year. */
  readonly growth: number;
  readonly seasons: Seasons;
  /** How many in a thousand invoices are paid late. */
  readonly late: number;
  readonly provinces: readonly [Province, ...Province[]];
}

const province = (
  id: string,
  name: string,
  cities: readonly [string, ...string[]],
  latitude: number,
  longitude: number,
): Province => ({
  id,
  name,
  place: { country: 'CN', province: name },
  cities,
  latitude: latitude * 1_000_000,
  longitude: longitude * 1_000_000,
});

/** From the largest to the smallest: a small company has the first few. */
export const regions: readonly [Region, ...Region[]] = [
  {
    id: 'east',
    name: '华东',
    weight: 30,
    growth: 8,
    seasons: 'ordinary',
    late: 140,
    provinces: [
      province('jiangsu', '江苏', ['南京', '苏州', '无锡'], 32, 119),
      province('zhejiang', '浙江', ['杭州', '宁波', '温州'], 30, 120),
    ],
  },
  {
    id: 'south',
    name: '华南',
    weight: 24,
    growth: 12,
    seasons: 'ordinary',
    late: 110,
    provinces: [
      province('guangdong', '广东', ['广州', '深圳', '佛山'], 23, 113),
      province('fujian', '福建', ['福州', '厦门'], 26, 119),
    ],
  },
  {
    id: 'north',
    name: '华北',
    weight: 18,
    growth: 4,
    seasons: 'northern',
    late: 180,
    provinces: [
      province('hebei', '河北', ['石家庄', '唐山'], 38, 115),
      province('shandong', '山东', ['济南', '青岛'], 36, 118),
    ],
  },
  {
    id: 'southwest',
    name: '西南',
    weight: 14,
    growth: 16,
    seasons: 'ordinary',
    late: 260,
    provinces: [
      province('sichuan', '四川', ['成都', '绵阳'], 30, 104),
      province('yunnan', '云南', ['昆明', '大理'], 25, 102),
    ],
  },
  {
    id: 'central',
    name: '华中',
    weight: 9,
    growth: 6,
    seasons: 'ordinary',
    late: 200,
    provinces: [province('hubei', '湖北', ['武汉', '宜昌'], 30, 114)],
  },
  {
    id: 'northeast',
    name: '东北',
    weight: 5,
    growth: -3,
    seasons: 'northern',
    late: 320,
    provinces: [province('liaoning', '辽宁', ['沈阳', '大连'], 41, 123)],
  },
];

export interface Product {
  readonly id: string;
  readonly category: string;
  /** Fen a box, net. */
  readonly price: number;
  readonly cost: number;
}

const categories = ['respiratory', 'digestive', 'cardiovascular', 'vitamins', 'devices'] as const;

/** Thirty products of five categories, from cheap to dear. */
export const products: readonly [Product, ...Product[]] = Array.from({ length: 30 }, (_, index) => {
  const price = 900 + index * 410 + (index % 7) * 130;
  return {
    id: `P${index + 1}`,
    category: categories[index % categories.length] ?? 'respiratory',
    price,
    cost: Math.round((price * (52 + (index % 5) * 4)) / 100),
  };
}) as unknown as readonly [Product, ...Product[]];
