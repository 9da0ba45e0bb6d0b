/** What is said of each event in a customer's history, in both languages. */
import type { Text } from './text.ts';

const joined = (parts: readonly (string | null)[], by: string): string =>
  parts.filter((part) => part !== null && part !== '').join(by);

/** A list of things, the rest counted. */
export const listed = (items: readonly string[], most: number): Text => {
  const shown = items.slice(0, most);
  const more = items.length - shown.length;
  return {
    en: joined([...shown, more > 0 ? `${more} more` : null], ', '),
    zh: joined([...shown, more > 0 ? `另有 ${more} 项` : null], '、'),
  };
};

/** The sentences of a story. Reasons and notes stand as they were given, in whatever language that was. */
export const sentences = {
  registered: (name: Text | null): Text => ({
    en: name === null ? 'Entered in the customer files' : `Entered in the customer files as ${name.en}`,
    zh: name === null ? '建立客户档案' : `建立客户档案：${name.zh}`,
  }),
  renamed: (name: Text): Text => ({ en: `Called ${name.en} from now on`, zh: `更名为${name.zh}` }),
  placed: (place: string): Text => ({ en: `Located in ${place}`, zh: `所在地：${place}` }),
  assigned: (territory: string): Text => ({
    en: `Assigned to the sales territory ${territory}`,
    zh: `划入销售区域 ${territory}`,
  }),
  classified: (axis: Text, value: Text): Text => ({
    en: `Classed (${axis.en}): ${value.en}`,
    zh: `客户分类（${axis.zh}）：${value.zh}`,
  }),
  graded: (grade: string): Text => ({ en: `Graded ${grade}`, zh: `客户等级评为 ${grade}` }),
  ungraded: (): Text => ({ en: 'Has no grade', zh: '无客户等级' }),
  evidence: (period: string, rank: number | null, customers: number, above: string | null): Text => ({
    en:
      rank === null
        ? `no positive value in ${period}`
        : `rank ${rank} of ${customers} in ${period}, ${above ?? '0'} of the sales ranked above`,
    zh:
      rank === null
        ? `${period} 期间无正值`
        : `${period} 期间在 ${customers} 家客户中排第 ${rank}，前列占比 ${above ?? '0'}`,
  }),
  takenBack: (what: Text): Text => ({
    en: `What was said before of the ${what.en} is taken back`,
    zh: `撤回此前登记的${what.zh}`,
  }),
  ordered: (order: string, goods: Text): Text => ({
    en: `Order ${order}: ${goods.en}`,
    zh: `订单 ${order}：${goods.zh}`,
  }),
  confirmed: (order: string): Text => ({ en: `Order ${order} confirmed`, zh: `订单 ${order} 已确认` }),
  amended: (order: string, reason: string): Text => ({
    en: `Order ${order} changed: ${reason}`,
    zh: `订单 ${order} 变更：${reason}`,
  }),
  cancelled: (order: string, reason: string): Text => ({
    en: `Order ${order} cancelled: ${reason}`,
    zh: `订单 ${order} 取消：${reason}`,
  }),
  returned: (order: string, goods: Text, reason: string): Text => ({
    en: `Goods of order ${order} came back (${goods.en}): ${reason}`,
    zh: `订单 ${order} 退货（${goods.zh}）：${reason}`,
  }),
  credited: (document: string, goods: Text, reason: string): Text => ({
    en: `Return ${document} (${goods.en}): ${reason}`,
    zh: `退货单 ${document}（${goods.zh}）：${reason}`,
  }),
  corrected: (order: string, reason: string): Text => ({
    en: `Order ${order} put right: ${reason}`,
    zh: `订单 ${order} 更正：${reason}`,
  }),
  withdrawn: (order: string, reason: string): Text => ({
    en: `Order ${order} never was: ${reason}`,
    zh: `订单 ${order} 实未发生：${reason}`,
  }),
  returnCorrected: (document: string, reason: string): Text => ({
    en: `Return ${document} put right: ${reason}`,
    zh: `退货单 ${document} 更正：${reason}`,
  }),
  returnWithdrawn: (document: string, reason: string): Text => ({
    en: `Return ${document} never was: ${reason}`,
    zh: `退货单 ${document} 实未发生：${reason}`,
  }),
  /** An event of a room that this story knows no words for. */
  other: (type: string): Text => ({ en: type, zh: type }),
  unreadable: (type: string): Text => ({ en: `${type}: this record can't be read`, zh: `${type}：该记录无法读取` }),
} as const;

/** What facts of a customer are called when they are taken back. */
export const facts = {
  place: { en: 'place', zh: '所在地' },
  territory: { en: 'sales territory', zh: '销售区域' },
  class: { en: 'class', zh: '客户分类' },
  grade: { en: 'grade', zh: '客户等级' },
} as const satisfies Readonly<Record<string, Text>>;

/** A sentence with a remark after it. */
export const withRemark = (sentence: Text, remark: Text | null): Text =>
  remark === null ? sentence : { en: `${sentence.en} (${remark.en})`, zh: `${sentence.zh}（${remark.zh}）` };

/** That an event replaces what was said before. */
export const correction: Text = { en: 'correction', zh: '更正' };
