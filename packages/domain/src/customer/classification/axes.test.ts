// The axes of the source: every value of each can be told of a customer and said in both languages, and what a closed axis
// doesn't know is refused.
import { describe, expect, test } from 'vitest';
import { scenario, testMeta } from '../../testing/index.ts';
import { ClassifyCustomer } from './commands.ts';
import { CustomerClassified } from './events.ts';
import {
  axesPolicySchema,
  axisLabel,
  classification,
  classificationAxes,
  classificationAxesPolicy,
  classificationLabel,
  paretoPolicy,
} from './index.ts';

const customer = 'C1';
const given = { gradePolicy: paretoPolicy, axes: classificationAxesPolicy };
const policies = ['classification-axes@1'] as const;
const told = scenario(classification, given);

/** The words of the catalogue, by the axis and in its order. */
const catalogue = {
  time: ['老客户', '新客户', '未来客户'],
  'transaction-stage': ['曾经', '正在', '即将'],
  nature: ['政府机构', '特殊公司', '普通公司', '顾客', '交易伙伴'],
  'volume-and-position': ['主力客户', '一般客户', '零散客户'],
  ownership: ['全民所有制', '集体所有制', '个体所有制', '股份制', '合资'],
  'trade-form': ['批发店', '零售商', '代理店', '特约店', '连锁店', '专营店'],
  location: ['商业中心店', '交通枢纽店', '居民区店', '其他店铺'],
  class: ['重点客户', '一般客户', '潜在客户'],
  'terminal-class': ['县级医院和县级中医院', '乡镇卫生院', '乡村卫生室(所)', '个体诊所', '村镇药店'],
} as const;

/** Every value of the axis is told of a customer, kept, and said in both languages; nothing is left over. */
const everyValueOf = (axis: keyof typeof catalogue): void => {
  const shipped = classificationAxes.find((one) => one.axis === axis);
  expect(shipped?.values.map(({ zh }) => zh)).toEqual(catalogue[axis]);
  expect(axisLabel(axis, 'zh')).toBe(shipped?.zh);
  for (const { code, en, zh } of shipped?.values ?? []) {
    told
      .when(ClassifyCustomer.of({ customer, axis, value: code }, testMeta('2024-01-01')))
      .thenEvents(CustomerClassified.of({ customer, axis, value: code }, { policies }));
    expect(classificationLabel(axis, code, 'en')).toBe(en);
    expect(classificationLabel(axis, code, 'zh')).toBe(zh);
  }
};

const closed = (axis: keyof typeof catalogue): void => {
  const allowed = classificationAxes.find((one) => one.axis === axis)?.values.map(({ code }) => code) ?? [];
  told.when(ClassifyCustomer.of({ customer, axis, value: 'another' }, testMeta('2024-01-01'))).thenRejected({
    code: 'classification.value-not-allowed',
    data: { customer, axis, value: 'another', allowed, policy: 'classification-axes@1' },
  });
};

describe('each value of an axis of the source is taken, kept and named', () => {
  test('F1: by time a customer is old, new or future, and nothing else', () => {
    everyValueOf('time');
    closed('time');
  });
  test('F2: by transaction stage its dealings are past, current or upcoming, and nothing else', () => {
    everyValueOf('transaction-stage');
    closed('transaction-stage');
  });
  test('F6 F7 F8: by nature it is a government body, a special or ordinary company, an individual or a partner', () => {
    everyValueOf('nature');
  });
  test('F9: by volume and position it is main, ordinary or scattered, and nothing else', () => {
    everyValueOf('volume-and-position');
    closed('volume-and-position');
  });
  test('F11: by ownership it is state, collective, individual, joint-stock or a joint venture', () => {
    everyValueOf('ownership');
  });
  test('F12: by trade form it is a wholesaler, retailer, agent, appointed dealer, chain or exclusive shop', () => {
    everyValueOf('trade-form');
  });
  test('F13: by location it is in a commercial centre, at a transport hub, in a residential area, or elsewhere', () => {
    everyValueOf('location');
  });
  test('F22: its class is key, ordinary or potential', () => {
    everyValueOf('class');
  });
  test('F25 F26 F27: a terminal is a county hospital or a township health centre, or of the three other classes', () => {
    everyValueOf('terminal-class');
    closed('terminal-class');
  });
  test('F28 F29 F30: a terminal is a village clinic, a private clinic or a village or town pharmacy', () => {
    everyValueOf('terminal-class');
  });
});

test('an axis that the source leaves open takes a value of the company, as does an axis of its own', () => {
  told
    .when(ClassifyCustomer.of({ customer, axis: 'trade-form', value: 'vending machine' }, testMeta('2024-01-01')))
    .thenEvents(CustomerClassified.of({ customer, axis: 'trade-form', value: 'vending machine' }, { policies }))
    .when(ClassifyCustomer.of({ customer, axis: 'credit habit', value: 'slow' }, testMeta('2024-01-01')))
    .thenEvents(CustomerClassified.of({ customer, axis: 'credit habit', value: 'slow' }));
});

test('codes are unique on their axis, and what nobody named is said by its code', () => {
  for (const { values } of classificationAxes) {
    expect(new Set(values.map(({ code }) => code)).size).toBe(values.length);
  }
  expect(classificationLabel('credit habit', 'slow', 'zh')).toBe('slow');
  expect(classificationLabel('time', '__proto__', 'zh')).toBe('__proto__');
  expect(axisLabel('credit habit', 'en')).toBe('credit habit');
});

test('an axes policy from outside is read only where each axis is ruled once and a closed one names values', () => {
  const read = (axes: unknown) => axesPolicySchema.safeParse({ name: 'own', version: 1, axes }).success;
  expect(axesPolicySchema.safeParse(classificationAxesPolicy).success).toBe(true);
  expect(read([{ axis: 'size', values: ['small'], open: false }])).toBe(true);
  expect(read([{ axis: 'size', values: [], open: true }])).toBe(true);
  expect(read([{ axis: 'size', values: [], open: false }])).toBe(false);
  expect(
    read([
      { axis: 'size', values: ['small'], open: false },
      { axis: 'size', values: [], open: true },
    ]),
  ).toBe(false);
  expect(read([{ axis: '', values: ['small'], open: false }])).toBe(false);
  expect(read('__proto__')).toBe(false);
});
