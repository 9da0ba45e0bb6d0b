/** The sentences of a customer's history that tell of the service: complaints, inquiries, after-sales cases, satisfaction. */
import { formatMoney, type RecordedEvent } from '@clientele/domain/kernel';
import {
  type AftersalesEvent,
  aftersalesEvents,
  type ComplaintEvent,
  complaintEvents,
  type InquiryEvent,
  inquiryEvents,
  partyTexts,
  remedyTexts,
  type SatisfactionEvent,
  satisfactionEvents,
  serviceKindTexts,
  severityTexts,
} from '@clientele/domain/service';
import { type Text, text } from './text.ts';

/** Whatever happens in the service. */
export type ServiceEvent = ComplaintEvent | InquiryEvent | AftersalesEvent | SatisfactionEvent;

type Sentences = {
  readonly [Type in ServiceEvent['type']]: (data: Extract<ServiceEvent, { readonly type: Type }>['data']) => Text;
};

const sentences: Sentences = {
  ComplaintLodged: ({ complaint, content }) =>
    text(
      `Complaint ${complaint} lodged: ${content.class} (${severityTexts[content.severity].en})`,
      `登记投诉 ${complaint}：${content.class}（${severityTexts[content.severity].zh}）`,
    ),
  ComplaintCorrected: ({ complaint, after, reason }) =>
    after === null
      ? text(`Complaint ${complaint} taken back: ${reason}`, `撤回投诉 ${complaint}：${reason}`)
      : text(`Complaint ${complaint} corrected: ${reason}`, `更正投诉 ${complaint}：${reason}`),
  ComplaintRouted: ({ complaint, department }) =>
    text(`Complaint ${complaint} passed to ${department}`, `投诉 ${complaint} 转交${department}`),
  ComplaintAcknowledged: ({ complaint }) => text(`First answer to complaint ${complaint}`, `首次答复投诉 ${complaint}`),
  ComplaintAssigned: ({ complaint, handler }) =>
    text(`Complaint ${complaint} handled by ${handler}`, `投诉 ${complaint} 由 ${handler} 处理`),
  ComplaintEscalated: ({ complaint, reason }) =>
    text(`Complaint ${complaint} escalated: ${reason}`, `投诉 ${complaint} 升级处理：${reason}`),
  ComplaintReprioritised: ({ complaint, severity, reason }) =>
    text(
      `Complaint ${complaint} is now: ${severityTexts[severity].en} (${reason})`,
      `投诉 ${complaint} 调整为${severityTexts[severity].zh}（${reason}）`,
    ),
  ComplaintPaused: ({ complaint, waiting, waitsFor }) =>
    text(
      `Complaint ${complaint} paused: ${partyTexts[waiting].en} waits for ${partyTexts[waitsFor].en}`,
      `投诉 ${complaint} 暂停：${partyTexts[waiting].zh}等待${partyTexts[waitsFor].zh}`,
    ),
  ComplaintResumed: ({ complaint }) => text(`Complaint ${complaint} resumed`, `投诉 ${complaint} 恢复处理`),
  EmergencyNegotiated: ({ complaint, agreement }) =>
    text(`Emergency ${complaint} negotiated: ${agreement}`, `突发事件 ${complaint} 协商：${agreement}`),
  RemedyProposed: ({ complaint, kind, amount }) => {
    const sum = amount === undefined ? '' : ` ${formatMoney(amount)} ${amount.currency}`;
    return text(
      `Offered for complaint ${complaint}: ${remedyTexts[kind].en}${sum}`,
      `投诉 ${complaint} 处理方案：${remedyTexts[kind].zh}${sum}`,
    );
  },
  RemedyAnswered: ({ complaint, accepted }) =>
    accepted
      ? text(`Offer for complaint ${complaint} accepted`, `接受投诉 ${complaint} 的处理方案`)
      : text(`Offer for complaint ${complaint} refused`, `拒绝投诉 ${complaint} 的处理方案`),
  RemedyGiven: ({ complaint, id }) =>
    text(
      `What was offered for complaint ${complaint} was given (${id})`,
      `投诉 ${complaint} 的处理方案已落实（${id}）`,
    ),
  CauseFound: ({ complaint, cause }) =>
    text(`Cause of complaint ${complaint}: ${cause}`, `投诉 ${complaint} 的原因：${cause}`),
  CorrectionMade: ({ complaint, text: said }) =>
    text(`Put right for complaint ${complaint}: ${said}`, `投诉 ${complaint} 的纠正：${said}`),
  PreventionPlanned: ({ complaint, text: said, owner, due }) =>
    text(
      `To prevent another complaint ${complaint}: ${said} (${owner}, until ${due})`,
      `投诉 ${complaint} 的预防措施：${said}（${owner}，${due} 前）`,
    ),
  PreventionDone: ({ complaint, measure }) =>
    text(
      `Prevention ${measure} of complaint ${complaint} is in place`,
      `投诉 ${complaint} 的预防措施 ${measure} 已完成`,
    ),
  ComplaintResolved: ({ complaint, outcome }) =>
    text(`Complaint ${complaint} resolved: ${outcome}`, `投诉 ${complaint} 已解决：${outcome}`),
  ComplaintConfirmed: ({ complaint }) =>
    text(`Resolution of complaint ${complaint} confirmed`, `客户确认投诉 ${complaint} 已解决`),
  ComplaintReopened: ({ complaint, reason }) =>
    text(`Complaint ${complaint} reopened: ${reason}`, `投诉 ${complaint} 重新打开：${reason}`),
  OutcomeStated: ({ complaint, outcome = '' }) =>
    text(`Complaint ${complaint} as its source states it: ${outcome}`, `来源标明投诉 ${complaint}：${outcome}`),
  InquiryReceived: ({ inquiry, subject }) => text(`Inquiry ${inquiry}: ${subject}`, `咨询 ${inquiry}：${subject}`),
  InquiryRelayed: ({ inquiry, to }) => text(`Inquiry ${inquiry} passed on to ${to}`, `咨询 ${inquiry} 转告 ${to}`),
  InquiryAnswered: ({ inquiry, answer }) =>
    text(`Inquiry ${inquiry} answered: ${answer}`, `答复咨询 ${inquiry}：${answer}`),
  CallReturned: ({ inquiry, reached }) =>
    reached
      ? text(`Called back on inquiry ${inquiry}`, `回访咨询 ${inquiry}`)
      : text(`Called back on inquiry ${inquiry}, not reached`, `回访咨询 ${inquiry}，未联系上`),
  ServiceCaseOpened: ({ case: id, kind }) =>
    text(`After-sales case ${id}: ${serviceKindTexts[kind].en}`, `售后服务单 ${id}：${serviceKindTexts[kind].zh}`),
  ServiceArranged: ({ case: id, staff, on }) =>
    text(`Case ${id} arranged for ${on}: ${staff.join(', ')}`, `服务单 ${id} 安排于 ${on}：${staff.join('、')}`),
  ServicePerformed: ({ case: id, done }) =>
    done ? text(`Case ${id} performed`, `服务单 ${id} 已完成`) : text(`Case ${id} not done`, `服务单 ${id} 未能完成`),
  ServiceJudged: ({ case: id, accepted }) =>
    accepted
      ? text(`Case ${id} accepted by the customer`, `客户验收服务单 ${id}`)
      : text(`Case ${id} not accepted by the customer`, `客户未验收服务单 ${id}`),
  ServiceCaseCancelled: ({ case: id, reason }) =>
    text(`Case ${id} cancelled: ${reason}`, `取消服务单 ${id}：${reason}`),
  DeliveryNoted: ({ order }) => text(`Order ${order} delivered`, `订单 ${order} 已交付`),
  ContactedAfterDelivery: ({ order, usage }) =>
    text(`Contacted after delivery of order ${order}: ${usage}`, `订单 ${order} 交付后联系：${usage}`),
  ReturnVisitMade: ({ complaints }) =>
    complaints.length === 0
      ? text('Return visit', '回访')
      : text(`Return visit, with complaints ${complaints.join(', ')}`, `回访，处理投诉 ${complaints.join('、')}`),
  SurveySent: ({ survey }) => text(`Satisfaction survey ${survey} sent`, `发出满意度调查 ${survey}`),
  SurveyAnswered: ({ survey, score, of }) =>
    text(`Survey ${survey} answered: ${score} of ${of}`, `答复满意度调查 ${survey}：${score} 分（满分 ${of}）`),
  SatisfactionFell: ({ survey }) =>
    text(`Satisfaction fell (survey ${survey}): an analysis is due`, `满意度下降（调查 ${survey}）：须说明原因`),
  FallExplained: ({ cause, measure }) =>
    text(`Why satisfaction fell: ${cause}; ${measure}`, `满意度下降原因：${cause}；对策：${measure}`),
  OpinionGiven: ({ text: said }) => text(`Opinion: ${said}`, `客户意见：${said}`),
  OpinionReported: ({ opinion, to }) => text(`Opinion ${opinion} reported to ${to}`, `意见 ${opinion} 已上报 ${to}`),
  OpinionUsed: ({ opinion, improvement }) =>
    text(`Improved by opinion ${opinion}: ${improvement}`, `按意见 ${opinion} 改进：${improvement}`),
  UpgradeOffered: ({ kind, text: said }) =>
    kind === 'upgrade'
      ? text(`Upgrade offered: ${said}`, `提供升级：${said}`)
      : text(`Service offered: ${said}`, `提供增值服务：${said}`),
  UpgradeAnswered: ({ offer, accepted }) =>
    accepted ? text(`Offer ${offer} taken`, `接受服务 ${offer}`) : text(`Offer ${offer} declined`, `谢绝服务 ${offer}`),
  CustomerReferred: ({ referred }) => text(`Referred customer ${referred}`, `介绍客户 ${referred}`),
};

/** The types of all events of the service. */
export const serviceTypes: ReadonlySet<string> = new Set(
  [...complaintEvents, ...inquiryEvents, ...aftersalesEvents, ...satisfactionEvents].map(({ type }) => type),
);

/** An event of the service as a sentence. */
export const serviceSentence = ({ type, data }: RecordedEvent<ServiceEvent>): Text =>
  (sentences[type] as (data: ServiceEvent['data']) => Text)(data);
