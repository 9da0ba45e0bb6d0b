/** What a schema finds wrong is said in Chinese too, with the same numbers and names. */
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { commandType, kernelMessages, parseCommand } from './command.ts';
import { issueInChinese } from './malformed.ts';
import { messageCatalogue } from './rejection.ts';

const saidOf = (schema: z.ZodType, value: unknown): readonly string[] =>
  schema.safeParse(value).error?.issues.map(issueInChinese) ?? [];

describe('every kind of finding', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['another kind of value', z.string(), 7, '应为文本，实为数字'],
    ['nothing at all', z.number(), undefined, '应为数字，但未填写'],
    ['no whole number', z.int(), 1.5, '应为整数'],
    ['a list for an object', z.strictObject({}), [], '应为对象，实为列表'],
    ['too long a text', z.string().max(3), 'long', '长度不得大于 3 个字符'],
    ['too short a text', z.string().min(1), '', '长度不得小于 1 个字符'],
    ['too many', z.array(z.string()).max(1), ['a', 'b'], '项数不得大于 1 项'],
    ['too few', z.array(z.string()).min(1), [], '项数不得小于 1 项'],
    ['too large a number', z.number().max(9), 10, '数值不得大于 9'],
    ['a number that must be above', z.number().gt(0), 0, '数值必须大于 0'],
    ['a number that must be below', z.number().lt(5), 5, '数值必须小于 5'],
    ['another form', z.string().regex(/^[A-Z]{3}$/), 'cny', '格式不符（/^[A-Z]{3}$/）'],
    ['no multiple', z.number().multipleOf(5), 7, '应为 5 的倍数'],
    ['fields that nobody knows', z.strictObject({}), { a: 1, b: 2 }, '有不认识的字段：a、b'],
    ['none of the words', z.enum(['up', 'down']), 'left', '应为下列之一：up、down'],
    ['another literal', z.literal(1), 2, '应为下列之一：1'],
    ['none of the forms', z.union([z.string(), z.number()]), true, '不是任何一种允许的形式'],
    ['a bad key', z.record(z.string().max(1), z.number()), { long: 1 }, '字段名不符合要求'],
    ['what our own schemas say', z.string().refine(() => false, 'each grade once'), 'x', 'each grade once'],
  ])('%s', (_, schema, value, text) => {
    expect(saidOf(schema, value)).toEqual([text]);
  });
});

test('a command that can not be read is refused in Chinese without a word of English', () => {
  const Greet = commandType({
    type: 'Greet',
    schema: z.strictObject({ customer: z.string().min(1), times: z.int().max(3) }),
  });
  const parse = parseCommand([Greet]);
  const say = messageCatalogue([kernelMessages]);
  const meta = { commandId: 'c', at: 1, on: '2024-01-01', by: { id: 'u', roles: [] } };
  const told = (input: unknown, language: 'en' | 'zh') => {
    const read = parse(input);
    return E.isLeft(read) ? read.left.map((rejection) => say(rejection, language)) : [];
  };
  const bad = { type: 'Greet', data: { customer: '', times: 4, more: 1 }, meta };
  expect(told(bad, 'zh')).toEqual([
    '命令在“data.customer”处无法读取：长度不得小于 1 个字符。',
    '命令在“data.times”处无法读取：数值不得大于 3。',
    '命令在“data”处无法读取：有不认识的字段：more。',
  ]);
  expect(told(bad, 'en')[0]).toMatch(/^The command can't be read at "data\.customer": Too small/);
  expect(told({ type: 'Greet', data: { customer: 'C', times: 1 }, meta, extra: 1 }, 'zh')).toEqual([
    '命令在“extra”处无法读取：命令只有 type、data 和 meta。',
  ]);
  expect(told({ type: 'Greet', data: undefined, meta }, 'zh')).toEqual([
    '命令在“data”处无法读取：undefined 不是普通 JSON。',
  ]);
  expect(told('Greet', 'zh')).toEqual(['命令在“”处无法读取：应为对象。']);
});
