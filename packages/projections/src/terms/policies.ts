/** Every word of the report on policies that people see, in both languages. */
import { type Text, text } from './text.ts';

export const policyTitles = {
  policies: text('Policies of trade', '交易政策'),
  adopted: text('Adopted versions', '采用的版本'),
  decided: text('What each version decided', '各版本所作决定'),
} as const satisfies Readonly<Record<string, Text>>;

export const policyColumns = {
  kind: text('Policy on', '政策类别'),
  name: text('Name', '名称'),
  version: text('Version', '版本'),
  from: text('In force from', '生效日期'),
  inForce: text('In force', '现行'),
  policy: text('Policy', '政策'),
  type: text('Decision', '决定'),
  decisions: text('Decisions', '决定数'),
  first: text('First', '首次'),
  last: text('Last', '末次'),
} as const satisfies Readonly<Record<string, Text>>;

export const policyKinds = {
  credit: text('credit', '信用'),
  dunning: text('dunning', '催收'),
  pricing: text('prices and discounts', '价格与折扣'),
} as const satisfies Readonly<Record<string, Text>>;
