/**
 * What a schema found wrong, for people: zod says it in English; the Chinese text is made here from the same finding, so that
 * none of zod's languages is carried along.
 */
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

const kinds: ReadonlyMap<string, string> = new Map([
  ['string', '文本'],
  ['number', '数字'],
  ['int', '整数'],
  ['bigint', '整数'],
  ['boolean', '是或否（true、false）'],
  ['object', '对象'],
  ['record', '对象'],
  ['array', '列表'],
  ['tuple', '列表'],
  ['set', '列表'],
  ['null', '空值（null）'],
  ['NaN', '非数字（NaN）'],
  ['nan', '非数字（NaN）'],
  ['never', '无此字段'],
]);

const kindOf = (expected: string): string => kinds.get(expected) ?? expected;

/** What a size is counted in. */
const measures: ReadonlyMap<string, readonly [what: string, unit: string]> = new Map([
  ['string', ['长度', '个字符'] as const],
  ['array', ['项数', '项'] as const],
  ['set', ['项数', '项'] as const],
  ['object', ['字段数', '个'] as const],
]);

const bound = (origin: string, limit: number | bigint, inclusive: boolean | undefined, above: boolean): string => {
  const [what, unit] = measures.get(origin) ?? ['数值', ''];
  const most = inclusive === false ? '必须小于' : '不得大于';
  const least = inclusive === false ? '必须大于' : '不得小于';
  return `${what}${above ? most : least} ${limit} ${unit}`.trimEnd();
};

/** What stood there instead, where zod says so. */
const foundIn = (expected: string, message: string): string => {
  const [, found] = /received (\w+)$/u.exec(message) ?? [];
  if (found === undefined || (expected === 'int' && found === 'number')) return '';
  return found === 'undefined' ? '，但未填写' : `，实为${kindOf(found)}`;
};

/** A finding in Chinese; what our own schemas say themselves stays as they say it. */
export const issueInChinese = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `应为${kindOf(issue.expected)}${foundIn(issue.expected, issue.message)}`;
    case 'too_big':
      return bound(issue.origin, issue.maximum, issue.inclusive, true);
    case 'too_small':
      return bound(issue.origin, issue.minimum, issue.inclusive, false);
    case 'invalid_format':
      return `格式不符（${issue.pattern ?? issue.format}）`;
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的倍数`;
    case 'unrecognized_keys':
      return `有不认识的字段：${issue.keys.join('、')}`;
    case 'invalid_value':
      return `应为下列之一：${issue.values.map(String).join('、')}`;
    case 'invalid_union':
      return '不是任何一种允许的形式';
    case 'invalid_key':
      return '字段名不符合要求';
    case 'invalid_element':
      return '其中有一项不符合要求';
    case 'custom':
      return issue.message;
  }
};
