/** What the rejections of the room say to people: the place, the rule and the remedy, in both languages. */
import { formatMoney, type Messages, type Money, type Text } from '../../kernel/index.ts';
import type { Sheet } from './events.ts';
import { factsMessages } from './kpi-messages.ts';
import type {
  Act,
  AppraisalLifeRejection,
  AppraisalRejection,
  ConsequenceRejection,
  FollowingRejection,
  MeasuringRejection,
} from './rejections.ts';
import type { Cycle, ScoreBand } from './scheme.ts';

const cycles: Readonly<Record<Cycle, Text>> = {
  month: { en: 'month', zh: '月度' },
  quarter: { en: 'quarter', zh: '季度' },
  half: { en: 'half-year', zh: '半年度' },
  year: { en: 'year', zh: '年度' },
};

const acts: Readonly<Record<Act, Text>> = {
  open: { en: 'open an appraisal', zh: '发起考核' },
  collect: { en: 'issue and collect sheets', zh: '发放、收取考勤和考核表' },
  measure: { en: 'measure and freeze an appraisal', zh: '计量并确定考核' },
  feedback: { en: 'give feedback', zh: '反馈考核结果' },
  answer: { en: 'answer an objection', zh: '答复申诉' },
  coach: { en: 'order coaching', zh: '安排辅导' },
  reward: { en: 'reward', zh: '奖励' },
  penalty: { en: 'penalise', zh: '惩罚' },
  promotion: { en: 'promote', zh: '晋升' },
  dismissal: { en: 'dismiss', zh: '解雇' },
};

const outcomes: Readonly<Record<ScoreBand['outcome'], Text>> = {
  penalty: { en: 'a penalty', zh: '惩罚' },
  none: { en: 'neither reward nor penalty', zh: '不奖不罚' },
  reward: { en: 'a reward', zh: '奖励' },
};

const forms: Readonly<Record<Sheet['form'], Text>> = {
  attendance: { en: 'attendance sheet', zh: '考勤表' },
  appraisal: { en: 'appraisal sheet', zh: '考核表' },
};

const formList = (of: readonly Sheet['form'][], language: 'en' | 'zh'): string =>
  of.map((form) => forms[form][language]).join(language === 'en' ? ', ' : '、');

const amountEn = (amount: Money | null): string =>
  amount === null ? '' : ` of ${formatMoney(amount)} ${amount.currency}`;
const amountZh = (amount: Money | null): string =>
  amount === null ? '' : ` ${formatMoney(amount)} ${amount.currency}`;

const percent = (basisPoints: number): string => `${basisPoints / 100} %`;
const rolesEn = (roles: readonly string[]): string => (roles.length === 0 ? 'no role' : roles.join(', '));
const rolesZh = (roles: readonly string[]): string => (roles.length === 0 ? '无角色' : roles.join('、'));

const lifeMessages: Messages<AppraisalLifeRejection> = {
  'appraisal.unknown': {
    en: ({ appraisal, subject }) => `${subject} has no appraisal ${appraisal}; open it first (OpenAppraisal).`,
    zh: ({ appraisal, subject }) => `${subject} 没有考核 ${appraisal}；请先发起（OpenAppraisal）。`,
  },
  'appraisal.exists': {
    en: ({ appraisal, subject }) =>
      `${subject} has an appraisal ${appraisal} already; give another one an id of its own.`,
    zh: ({ appraisal, subject }) => `${subject} 已有考核 ${appraisal}；请使用新的编号。`,
  },
  'appraisal.scheme-unknown': {
    en: ({ scheme, known }) =>
      `No appraisal scheme ${scheme} was adopted; known are: ${known.length === 0 ? 'none' : known.join(', ')}.`,
    zh: ({ scheme, known }) =>
      `未采用考核方案 ${scheme}；已采用的方案：${known.length === 0 ? '无' : known.join('、')}。`,
  },
  'appraisal.scheme-not-in-force': {
    en: ({ scheme, from, start }) =>
      `Scheme ${scheme} is in force from ${from}, after the period begins (${start}); nobody is appraised by rules that came later.`,
    zh: ({ scheme, from, start }) =>
      `考核方案 ${scheme} 自 ${from} 起生效，晚于考核周期开始日 ${start}；不得按事后的规则考核。`,
  },
  'appraisal.not-its-cycle': {
    en: ({ period, cycle }) => `The scheme appraises by the ${cycles[cycle].en}, and ${period} is none.`,
    zh: ({ period, cycle }) => `该方案的考核周期为${cycles[cycle].zh}，而 ${period} 不是。`,
  },
  'appraisal.period-taken': {
    en: ({ period, scheme, other }) =>
      `Appraisal ${other} covers days of ${period} by the same scheme ${scheme}; a period is appraised once.`,
    zh: ({ period, scheme, other }) =>
      `考核 ${other} 已按同一方案 ${scheme} 覆盖 ${period} 中的日期；每个周期只考核一次。`,
  },
  'appraisal.before-what-it-follows': {
    en: ({ appraisal, at, latest }) =>
      `It is dated ${at}, before the latest that is known of appraisal ${appraisal} (${latest}); date it then or later.`,
    zh: ({ appraisal, at, latest }) =>
      `业务时间 ${at} 早于考核 ${appraisal} 的最近记录（${latest}）；请填写不早于该时间的日期。`,
  },
  'appraisal.period-not-over': {
    en: ({ appraisal, on, end }) =>
      `Appraisal ${appraisal} can't be frozen on ${on}: its period goes on until before ${end}.`,
    zh: ({ appraisal, on, end }) => `考核 ${appraisal} 不能在 ${on} 确定：考核周期于 ${end} 前尚未结束。`,
  },
  'appraisal.frozen-already': {
    en: ({ appraisal, on }) =>
      `Appraisal ${appraisal} was frozen on ${on}; its inputs change only after an objection that was upheld.`,
    zh: ({ appraisal, on }) => `考核 ${appraisal} 已于 ${on} 确定；只有申诉成立后才能变更其数据。`,
  },
  'appraisal.not-frozen': {
    en: ({ appraisal }) => `Appraisal ${appraisal} isn't frozen; measure and freeze it first (FreezeAppraisal).`,
    zh: ({ appraisal }) => `考核 ${appraisal} 尚未确定；请先计量并确定（FreezeAppraisal）。`,
  },
  'appraisal.nothing-measured': {
    en: ({ appraisal }) =>
      `Nothing was measured in appraisal ${appraisal}; measure at least one indicator (MeasureKpi).`,
    zh: ({ appraisal }) => `考核 ${appraisal} 尚无任何指标数据；请至少计量一项指标（MeasureKpi）。`,
  },
  'appraisal.not-authorised': {
    en: ({ actor, roles, act, needed, policy }) =>
      `${actor} (${rolesEn(roles)}) may not ${acts[act].en}; by ${policy} that takes one of: ${rolesEn(needed)}.`,
    zh: ({ actor, roles, act, needed, policy }) =>
      `${actor}（${rolesZh(roles)}）无权${acts[act].zh}；按 ${policy}，须具有以下角色之一：${rolesZh(needed)}。`,
  },
  'appraisal.judges-himself': {
    en: ({ actor }) => `${actor} is the one who is appraised, and nobody judges himself; somebody else has to.`,
    zh: ({ actor }) => `${actor} 即被考核人，任何人不得考核自己；须由他人办理。`,
  },
};

const measuringMessages: Messages<MeasuringRejection> = {
  ...factsMessages,
  'appraisal.sheet-issued-already': {
    en: ({ appraisal, form, due }) =>
      `The ${forms[form].en} of appraisal ${appraisal} was issued already, due on ${due}.`,
    zh: ({ appraisal, form, due }) => `考核 ${appraisal} 的${forms[form].zh}已经发放，应于 ${due} 交回。`,
  },
  'appraisal.sheet-not-issued': {
    en: ({ appraisal, form }) => `The ${forms[form].en} of appraisal ${appraisal} was never issued; issue it first.`,
    zh: ({ appraisal, form }) => `考核 ${appraisal} 的${forms[form].zh}尚未发放；请先发放。`,
  },
  'appraisal.sheet-collected-already': {
    en: ({ appraisal, form, on }) => `The ${forms[form].en} of appraisal ${appraisal} was collected on ${on} already.`,
    zh: ({ appraisal, form, on }) => `考核 ${appraisal} 的${forms[form].zh}已于 ${on} 收取。`,
  },
  'appraisal.sheets-outstanding': {
    en: ({ appraisal, forms: of }) =>
      `Appraisal ${appraisal} waits for: ${formList(of, 'en')}. Collect what was issued.`,
    zh: ({ appraisal, forms: of }) => `考核 ${appraisal} 尚有未收取的：${formList(of, 'zh')}。请收取已发放的表格。`,
  },
  'appraisal.more-days-off-than-worked': {
    en: ({ appraisal, worked, off }) =>
      `The attendance sheet of ${appraisal} has ${off} days of leave and meetings within ${worked} working days.`,
    zh: ({ appraisal, worked, off }) => `考核 ${appraisal} 的考勤表中请假与会议共 ${off} 天，超过工作日 ${worked} 天。`,
  },
  'appraisal.kpi-not-of-the-scheme': {
    en: ({ kpi, scheme }) => `Scheme ${scheme} has no indicator "${kpi}".`,
    zh: ({ kpi, scheme }) => `考核方案 ${scheme} 没有指标“${kpi}”。`,
  },
  'appraisal.day-outside-the-period': {
    en: ({ kpi, on, period }) => `The facts of "${kpi}" count ${on}, which isn't in ${period}.`,
    zh: ({ kpi, on, period }) => `指标“${kpi}”的数据含 ${on}，不在考核周期 ${period} 内。`,
  },
  'appraisal.not-the-days-of-attendance': {
    en: ({ kpi, stated, attended }) =>
      `"${kpi}" is divided by ${stated} days, but the attendance sheet gives ${attended} days of field duty.`,
    zh: ({ kpi, stated, attended }) => `指标“${kpi}”按 ${stated} 天计算，而考勤表所载外勤工作日为 ${attended} 天。`,
  },
  'appraisal.facts-too-large': {
    en: ({ kpi, characters, most }) =>
      `With the facts of "${kpi}" the appraisal would take ${characters} characters, more than the ${most} that one record may hold; sum them up.`,
    zh: ({ kpi, characters, most }) =>
      `加上指标“${kpi}”的数据后，该考核将有 ${characters} 个字符，超过一份记录所能容纳的 ${most} 个；请先汇总。`,
  },
  'appraisal.rates-himself': {
    en: ({ kpi, actor }) => `${actor} rates himself in "${kpi}"; ratings come from others.`,
    zh: ({ kpi, actor }) => `${actor} 在指标“${kpi}”中为自己评分；评分须由他人作出。`,
  },
};

const followingMessages: Messages<FollowingRejection> = {
  'appraisal.nothing-unmet': {
    en: ({ appraisal, kpi }) =>
      `In appraisal ${appraisal} no target of "${kpi}" was missed, so there is nothing to explain.`,
    zh: ({ appraisal, kpi }) => `考核 ${appraisal} 中指标“${kpi}”没有未达成的目标，无须说明原因。`,
  },
  'appraisal.cause-missing': {
    en: ({ appraisal, kpi }) => `Appraisal ${appraisal}, "${kpi}": the cause of a missed result is mandatory.`,
    zh: ({ appraisal, kpi }) => `考核 ${appraisal} 的指标“${kpi}”：绩效未达成的真正原因为必填。`,
  },
  'appraisal.countermeasure-missing': {
    en: ({ appraisal, kpi }) => `Appraisal ${appraisal}, "${kpi}": the countermeasure is mandatory.`,
    zh: ({ appraisal, kpi }) => `考核 ${appraisal} 的指标“${kpi}”：改善对策为必填。`,
  },
  'appraisal.meeting-of-one': {
    en: ({ participants }) =>
      `Causes are discussed in a meeting; this one had ${participants} participant(s), and two are the least.`,
    zh: ({ participants }) => `原因须在销售会议上研讨；该会议只有 ${participants} 人参加，至少须有两人。`,
  },
  'appraisal.owner-not-in-the-meeting': {
    en: ({ owner }) => `${owner} answers for the countermeasure but wasn't in the meeting that drafted it.`,
    zh: ({ owner }) => `对策负责人 ${owner} 未参加研讨对策的会议。`,
  },
  'appraisal.explained-by-an-outsider': {
    en: ({ actor }) => `${actor} wasn't in the meeting that found the cause; somebody who was has to record it.`,
    zh: ({ actor }) => `${actor} 未参加研讨原因的会议；须由与会者登记。`,
  },
  'appraisal.meeting-not-after-freezing': {
    en: ({ meeting, frozen, on }) =>
      `The meeting of ${meeting} doesn't lie between the freezing of the appraisal (${frozen}) and this command (${on}).`,
    zh: ({ meeting, frozen, on }) => `会议日期 ${meeting} 不在考核确定日 ${frozen} 与本命令日期 ${on} 之间。`,
  },
  'appraisal.due-in-the-past': {
    en: ({ due, on }) => `It would be due on ${due}, before it is asked for (${on}); choose a later date.`,
    zh: ({ due, on }) => `期限 ${due} 早于提出日 ${on}；请选择更晚的日期。`,
  },
  'appraisal.feedback-given-already': {
    en: ({ appraisal, on }) => `Feedback on appraisal ${appraisal} was given on ${on} already.`,
    zh: ({ appraisal, on }) => `考核 ${appraisal} 的结果已于 ${on} 反馈。`,
  },
  'appraisal.no-feedback-yet': {
    en: ({ appraisal }) =>
      `No feedback was given on appraisal ${appraisal} yet; give it first (GiveAppraisalFeedback).`,
    zh: ({ appraisal }) => `考核 ${appraisal} 的结果尚未反馈；请先反馈（GiveAppraisalFeedback）。`,
  },
  'appraisal.answered-already': {
    en: ({ appraisal, on }) => `The appraised answered the feedback on ${appraisal} on ${on} already.`,
    zh: ({ appraisal, on }) => `被考核人已于 ${on} 对考核 ${appraisal} 的反馈作出回应。`,
  },
  'appraisal.only-the-appraised': {
    en: ({ actor, appraisee }) => `${actor} can't answer for the appraised, who is ${appraisee}.`,
    zh: ({ actor, appraisee }) => `${actor} 不能代替被考核人 ${appraisee} 回应。`,
  },
  'appraisal.objection-too-late': {
    en: ({ last, on }) => `Objections were possible until ${last}; this one is of ${on}.`,
    zh: ({ last, on }) => `申诉期限至 ${last}；本次申诉日期为 ${on}。`,
  },
  'appraisal.no-open-objection': {
    en: ({ appraisal }) => `No objection to appraisal ${appraisal} waits for an answer.`,
    zh: ({ appraisal }) => `考核 ${appraisal} 没有待答复的申诉。`,
  },
  'appraisal.judge-of-his-own-feedback': {
    en: ({ actor }) => `${actor} gave the feedback that is objected to; somebody else has to answer.`,
    zh: ({ actor }) => `${actor} 即反馈人，不得答复针对自己反馈的申诉；须由他人答复。`,
  },
  'appraisal.objection-open': {
    en: ({ appraisal, on }) => `The objection of ${on} to appraisal ${appraisal} isn't answered; answer it first.`,
    zh: ({ appraisal, on }) => `考核 ${appraisal} 于 ${on} 提出的申诉尚未答复；请先答复。`,
  },
};

const consequenceMessages: Messages<ConsequenceRejection> = {
  'appraisal.no-score': {
    en: ({ appraisal }) => `No indicator of appraisal ${appraisal} is defined, so it has no score to decide by.`,
    zh: ({ appraisal }) => `考核 ${appraisal} 的各项指标均无定义，没有可据以决定的得分。`,
  },
  'appraisal.not-what-the-score-leads-to': {
    en: ({ score, outcome, amount, asked, askedAmount }) =>
      `A score of ${score} leads to ${outcomes[outcome].en}${amountEn(amount)} by the scheme, not to ${outcomes[asked].en}${amountEn(askedAmount)}.`,
    zh: ({ score, outcome, amount, asked, askedAmount }) =>
      `得分 ${score} 按考核方案应为${outcomes[outcome].zh}${amountZh(amount)}，而非${outcomes[asked].zh}${amountZh(askedAmount)}。`,
  },
  'appraisal.objection-possible': {
    en: ({ last, on }) =>
      `The appraised may object until ${last} and hasn't answered yet; decide after that, or when he has, not on ${on}.`,
    zh: ({ last, on }) =>
      `被考核人在 ${last} 之前（含当日）可以申诉且尚未回应；不能在 ${on} 作出决定，请待其回应或期满之后。`,
  },
  'appraisal.decided-already': {
    en: ({ kind, on }) => `That (${acts[kind].en}) was decided on ${on} already on this appraisal.`,
    zh: ({ kind, on }) => `该考核已于 ${on} 作出${acts[kind].zh}决定。`,
  },
  'appraisal.not-above-expectation': {
    en: ({ score, above }) => `Promotion takes a score of at least ${percent(above)}; this one is ${score}.`,
    zh: ({ score, above }) => `晋升要求得分不低于 ${percent(above)}；本次得分为 ${score}。`,
  },
  'appraisal.not-below-expectation': {
    en: ({ score, below }) => `That takes a score below ${percent(below)}; this one is ${score}.`,
    zh: ({ score, below }) => `此项要求得分低于 ${percent(below)}；本次得分为 ${score}。`,
  },
  'appraisal.no-career-path': {
    en: ({ appraisal }) => `No career path was adopted along which appraisal ${appraisal} could lead.`,
    zh: ({ appraisal }) => `尚未采用职业发展通道，考核 ${appraisal} 无从据以晋升。`,
  },
  'appraisal.not-the-next-level': {
    en: ({ from, to, levels }) =>
      `From "${from}" the career path doesn't lead to "${to}"; its levels are: ${levels.join(', ')}.`,
    zh: ({ from, to, levels }) => `职业发展通道中“${from}”的下一级不是“${to}”；各级依次为：${levels.join('、')}。`,
  },
  'appraisal.not-coached': {
    en: ({ appraisal, start }) =>
      `No coaching was over before the period of appraisal ${appraisal} began (${start}); nobody is dismissed without having been coached.`,
    zh: ({ appraisal, start }) => `考核 ${appraisal} 的周期开始（${start}）之前没有已完成的辅导；未经辅导不得解雇。`,
  },
  'appraisal.coaching-without-days': {
    en: ({ from, until }) => `Coaching from ${from} until before ${until} has no day.`,
    zh: ({ from, until }) => `自 ${from} 起至 ${until} 前的辅导不含任何日期。`,
  },
  'appraisal.coaching-not-after-the-period': {
    en: ({ from, end }) =>
      `Coaching would begin on ${from}, within the period that led to it, which ends before ${end}.`,
    zh: ({ from, end }) => `辅导开始日 ${from} 在其所依据的考核周期（${end} 前）之内。`,
  },
  'appraisal.coaches-himself': {
    en: ({ coach }) => `${coach} can't coach himself.`,
    zh: ({ coach }) => `${coach} 不能辅导自己。`,
  },
};

/** The texts of every rejection of the room. */
export const appraisalMessages: Messages<AppraisalRejection> = {
  ...lifeMessages,
  ...measuringMessages,
  ...followingMessages,
  ...consequenceMessages,
};
