/** The sentences of a complaint's reasons, in both languages. */
import type { Messages } from '../../kernel/index.ts';
import type { ComplaintRejection } from './rejections.ts';
import { lineTexts, remedyTexts, severityTexts, standingTexts } from './words.ts';

const listed = (words: readonly string[]): string => words.join(', ');
const enumerated = (words: readonly string[]): string => words.join('、');

const documentTexts = {
  return: '退货单',
  'credit-note': '红字发票',
  order: '订单',
  'service-case': '服务单',
  payment: '付款',
} as const;

/** The sentences of a complaint's reasons. */
export const complaintMessages: Messages<ComplaintRejection> = {
  'complaint.not-lodged': {
    en: ({ complaint }) => `There is no complaint ${complaint}; lodge it first.`,
    zh: ({ complaint }) => `没有投诉 ${complaint}；请先登记。`,
  },
  'complaint.lodged-already': {
    en: ({ complaint, on }) => `Complaint ${complaint} was lodged on ${on} already; lodge another under its own id.`,
    zh: ({ complaint, on }) => `投诉 ${complaint} 已于 ${on} 登记；另一投诉请使用新的编号。`,
  },
  'complaint.about-nothing': {
    en: ({ complaint }) => `Complaint ${complaint} is about nothing; name an order, invoice, product, visit or person.`,
    zh: ({ complaint }) => `投诉 ${complaint} 未指明对象；请指明订单、发票、产品、拜访或人员。`,
  },
  'complaint.contact-of-nobody': {
    en: ({ complaint }) => `Complaint ${complaint} has a consumer's contact but no consumer; give the consumer an id.`,
    zh: ({ complaint }) => `投诉 ${complaint} 有联系方式却没有消费者；请给出消费者编号。`,
  },
  'complaint.dated-too-early': {
    en: ({ complaint, at, latest }) =>
      `It is dated ${at}, before the last thing that happened to complaint ${complaint} (${latest}); give the true time.`,
    zh: ({ complaint, at, latest }) =>
      `业务时间 ${at} 早于投诉 ${complaint} 最近一次处理的时间 ${latest}；请填写真实时间。`,
  },
  'complaint.dated-too-late': {
    en: ({ complaint, at, next }) =>
      `Complaint ${complaint} can't have been lodged at ${at}: it was being handled at ${next}.`,
    zh: ({ complaint, at, next }) => `投诉 ${complaint} 不可能于 ${at} 登记：${next} 已在处理。`,
  },
  'complaint.corrects-another': {
    en: ({ complaint, corrects, origin }) =>
      `Event ${corrects} isn't what says how complaint ${complaint} was lodged; correct ${origin}.`,
    zh: ({ complaint, corrects, origin }) => `事件 ${corrects} 不是投诉 ${complaint} 的登记；请更正 ${origin}。`,
  },
  'complaint.not-open': {
    en: ({ complaint, standing }) =>
      `Complaint ${complaint} is not open any more (${standingTexts[standing].en}); reopen it first.`,
    zh: ({ complaint, standing }) => `投诉 ${complaint} ${standingTexts[standing].zh}，不再处理中；请先重新打开。`,
  },
  'complaint.paused': {
    en: ({ complaint, since }) => `Complaint ${complaint} is paused since ${since}; resume it first.`,
    zh: ({ complaint, since }) => `投诉 ${complaint} 自 ${since} 起暂停；请先恢复处理。`,
  },
  'complaint.not-paused': {
    en: ({ complaint }) => `Complaint ${complaint} isn't paused.`,
    zh: ({ complaint }) => `投诉 ${complaint} 并未暂停。`,
  },
  'complaint.waits-for-itself': {
    en: ({ complaint, party }) =>
      `In complaint ${complaint} nobody can wait for himself (${party}); say who waits for whom.`,
    zh: ({ complaint, party }) => `投诉 ${complaint} 中不能自己等待自己（${party}）；请说明谁等待谁。`,
  },
  'complaint.acknowledged-already': {
    en: ({ complaint, on }) => `Complaint ${complaint} got its first answer on ${on} already.`,
    zh: ({ complaint, on }) => `投诉 ${complaint} 已于 ${on} 首次答复。`,
  },
  'complaint.escalated-already': {
    en: ({ complaint }) => `Complaint ${complaint} is beyond the first line already.`,
    zh: ({ complaint }) => `投诉 ${complaint} 已升级处理。`,
  },
  'complaint.not-routed': {
    en: ({ complaint }) => `Complaint ${complaint} was escalated, and no department answers for it; route it first.`,
    zh: ({ complaint }) => `投诉 ${complaint} 已升级却没有责任部门；请先转交部门。`,
  },
  'complaint.beyond-first-line': {
    en: ({ complaint, severity, roles, policy }) =>
      `Complaint ${complaint} (${severityTexts[severity].en}) is ${lineTexts.escalated.en.toLowerCase()}: ${policy} leaves it to ${listed(roles)}.`,
    zh: ({ complaint, severity, roles, policy }) =>
      `投诉 ${complaint}（${severityTexts[severity].zh}）属于${lineTexts.escalated.zh}：${policy} 规定由${enumerated(roles)}解决。`,
  },
  'complaint.no-emergency': {
    en: ({ complaint, severity }) =>
      `Complaint ${complaint} is no emergency (${severityTexts[severity].en}); raise its severity first if it is one.`,
    zh: ({ complaint, severity }) =>
      `投诉 ${complaint} 不是突发事件（${severityTexts[severity].zh}）；如属突发事件请先调整严重程度。`,
  },
  'complaint.not-negotiated': {
    en: ({ complaint }) => `Complaint ${complaint} is an emergency; negotiate with the customer before it is resolved.`,
    zh: ({ complaint }) => `投诉 ${complaint} 属突发事件；解决之前须先与客户协商。`,
  },
  'complaint.remedy-proposed-already': {
    en: ({ complaint, remedy }) => `Complaint ${complaint} has a remedy ${remedy} already; give this one its own id.`,
    zh: ({ complaint, remedy }) => `投诉 ${complaint} 已有处理方案 ${remedy}；请使用新的编号。`,
  },
  'complaint.remedy-unknown': {
    en: ({ complaint, remedy }) => `Complaint ${complaint} has no remedy ${remedy}; propose it first.`,
    zh: ({ complaint, remedy }) => `投诉 ${complaint} 没有处理方案 ${remedy}；请先提出。`,
  },
  'complaint.remedy-without-amount': {
    en: ({ remedy, kind }) => `Remedy ${remedy} (${remedyTexts[kind].en}) has no amount; say how much is offered.`,
    zh: ({ remedy, kind }) => `处理方案 ${remedy}（${remedyTexts[kind].zh}）没有金额；请给出金额。`,
  },
  'complaint.remedy-not-above-zero': {
    en: ({ remedy, field }) => `The ${field} of remedy ${remedy} isn't above zero.`,
    zh: ({ remedy, field }) => `处理方案 ${remedy} 的${field === 'amount' ? '金额' : '数量'}必须大于零。`,
  },
  'complaint.remedy-answered-already': {
    en: ({ remedy, accepted }) => `Remedy ${remedy} was ${accepted ? 'accepted' : 'refused'} already.`,
    zh: ({ remedy, accepted }) => `处理方案 ${remedy} 已被${accepted ? '接受' : '拒绝'}。`,
  },
  'complaint.remedy-unanswered': {
    en: ({ remedy }) => `Remedy ${remedy} was neither accepted nor refused; record the answer first.`,
    zh: ({ remedy }) => `处理方案 ${remedy} 尚未得到答复；请先记录答复。`,
  },
  'complaint.remedy-refused': {
    en: ({ remedy }) => `Remedy ${remedy} was refused; propose another.`,
    zh: ({ remedy }) => `处理方案 ${remedy} 已被拒绝；请提出其他方案。`,
  },
  'complaint.remedy-given-already': {
    en: ({ remedy, id }) => `Remedy ${remedy} was given already (${id}).`,
    zh: ({ remedy, id }) => `处理方案 ${remedy} 已经落实（${id}）。`,
  },
  'complaint.remedy-shown-by-other': {
    en: ({ remedy, kind, document, takes }) =>
      `Remedy ${remedy} (${remedyTexts[kind].en}) isn't shown by a ${document}; it takes ${listed(takes)}.`,
    zh: ({ remedy, kind, document, takes }) =>
      `处理方案 ${remedy}（${remedyTexts[kind].zh}）不能以${documentTexts[document]}证明；应为${enumerated(takes.map((one) => documentTexts[one]))}。`,
  },
  'complaint.without-cause': {
    en: ({ complaint }) => `No cause of complaint ${complaint} is known; find it before correcting it.`,
    zh: ({ complaint }) => `投诉 ${complaint} 尚未查明原因；请先查明原因再纠正。`,
  },
  'complaint.without-correction': {
    en: ({ complaint }) => `Nothing of complaint ${complaint} was corrected yet; correct it before preventing it.`,
    zh: ({ complaint }) => `投诉 ${complaint} 尚未纠正；请先纠正再制定预防措施。`,
  },
  'complaint.measure-planned-already': {
    en: ({ complaint, measure }) =>
      `Complaint ${complaint} has a measure ${measure} already; give this one its own id.`,
    zh: ({ complaint, measure }) => `投诉 ${complaint} 已有预防措施 ${measure}；请使用新的编号。`,
  },
  'complaint.measure-unknown': {
    en: ({ complaint, measure }) => `Complaint ${complaint} has no measure ${measure}; plan it first.`,
    zh: ({ complaint, measure }) => `投诉 ${complaint} 没有预防措施 ${measure}；请先制定。`,
  },
  'complaint.measure-done-already': {
    en: ({ measure, on }) => `Measure ${measure} has been in place since ${on}.`,
    zh: ({ measure, on }) => `预防措施 ${measure} 已于 ${on} 完成。`,
  },
  'complaint.measure-due-in-the-past': {
    en: ({ measure, due, on }) => `Measure ${measure} would have been due on ${due}, before it is planned (${on}).`,
    zh: ({ measure, due, on }) => `预防措施 ${measure} 的期限 ${due} 早于制定日期 ${on}。`,
  },
  'complaint.not-resolved': {
    en: ({ complaint, standing }) => `Complaint ${complaint} isn't resolved (${standingTexts[standing].en}).`,
    zh: ({ complaint, standing }) => `投诉 ${complaint} 尚未解决（${standingTexts[standing].zh}）。`,
  },
  'complaint.confirmed-already': {
    en: ({ complaint, on }) => `The customer confirmed complaint ${complaint} on ${on} already.`,
    zh: ({ complaint, on }) => `客户已于 ${on} 确认投诉 ${complaint}。`,
  },
  'complaint.lapsed': {
    en: ({ complaint, days, policy }) =>
      `Complaint ${complaint} has lapsed: ${policy} gives ${days} days to confirm a resolution.`,
    zh: ({ complaint, days, policy }) => `投诉 ${complaint} 已逾期：${policy} 规定解决后 ${days} 天内确认。`,
  },
  'complaint.reopened-too-late': {
    en: ({ complaint, days, policy }) =>
      `Complaint ${complaint} can't be reopened: ${policy} gives ${days} days after the resolution; lodge another one.`,
    zh: ({ complaint, days, policy }) =>
      `投诉 ${complaint} 不能重新打开：${policy} 规定解决后 ${days} 天内可重开；请另行登记。`,
  },
};
