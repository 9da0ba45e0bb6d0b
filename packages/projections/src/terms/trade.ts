/** What is said of credit and of what becomes of orders in a customer's history, in both languages. */
import { formatMoney, say } from '@clientele/domain/kernel';
import {
  blockReasonText,
  type CreditEvent,
  callOffReasonText,
  type FulfilmentEvent,
  limitText,
  type OrderStage,
  termsText,
} from '@clientele/domain/trade';
import { type Text, text } from './text.ts';

/** How far an order has come, in words. */
export const stages: Readonly<Record<OrderStage, Text>> = {
  placed: text('placed', '已下单'),
  confirmed: text('confirmed', '已确认'),
  blocked: text('blocked for credit', '信用冻结'),
  'passed-on': text('passed on', '已传达'),
  'in-production': text('in production', '生产中'),
  produced: text('produced', '生产完成'),
  inspected: text('inspected', '验收合格'),
  'partly-shipped': text('partly shipped', '部分发货'),
  shipped: text('shipped', '已发货'),
  'partly-delivered': text('partly delivered', '部分交付'),
  delivered: text('delivered', '已交付'),
  cancelled: text('cancelled', '已取消'),
};

type Reasons = Parameters<typeof blockReasonText>[0];
const joined = (reasons: readonly Reasons[]): Text => ({
  en: reasons.map((reason) => say(blockReasonText(reason), 'en')).join('; '),
  zh: reasons.map((reason) => say(blockReasonText(reason), 'zh')).join('；'),
});

/** What is said of a step of an order. */
export const fulfilmentSentence = (event: FulfilmentEvent): Text => {
  const { order } = event.data;
  switch (event.type) {
    case 'OrderCreditAsked':
      return text(`Order ${order} asked for credit`, `订单 ${order} 申请授信`);
    case 'OrderCreditGranted':
      return text(`Order ${order} granted credit`, `订单 ${order} 获得授信`);
    case 'OrderCreditDeclined': {
      const why = joined(event.data.reasons);
      return text(`Order ${order} blocked: ${why.en}`, `订单 ${order} 信用冻结：${why.zh}`);
    }
    case 'OrderCreditLapsed':
      return text(`Order ${order} needs its credit no more`, `订单 ${order} 不再占用授信`);
    case 'OrderPassedOn':
      return text(`Order ${order} passed on to ${event.data.to}`, `订单 ${order} 传达至${event.data.to}`);
    case 'OrderScheduled':
      return text(
        `Order ${order}: delivery agreed by ${event.data.deliveredBy}`,
        `订单 ${order}：确认于 ${event.data.deliveredBy} 前交付`,
      );
    case 'ProductionReported':
      return text(`Order ${order}: production ${event.data.done} %`, `订单 ${order}：生产进度 ${event.data.done}%`);
    case 'GoodsInspected':
      return event.data.outcome === 'passed'
        ? text(`Order ${order}: goods passed inspection`, `订单 ${order}：验收合格`)
        : text(
            `Order ${order}: goods failed inspection: ${event.data.findings}`,
            `订单 ${order}：验收不合格：${event.data.findings}`,
          );
    case 'GoodsShipped':
      return text(
        `Order ${order}: goods shipped by ${event.data.carrier}`,
        `订单 ${order}：由 ${event.data.carrier} 发货`,
      );
    case 'GoodsDelivered':
      return text(
        `Order ${order}: goods delivered, received by ${event.data.receivedBy}`,
        `订单 ${order}：已交付，签收人 ${event.data.receivedBy}`,
      );
    case 'OrderExceptionRaised':
      return text(`Order ${order}: something goes wrong: ${event.data.note}`, `订单 ${order} 异常：${event.data.note}`);
    case 'OrderExceptionResolved':
      return text(
        `Order ${order}: seen to: ${event.data.resolution}`,
        `订单 ${order} 异常已处理：${event.data.resolution}`,
      );
    case 'OrderCallOffAsked':
      return text(
        `Order ${order} rests on contract ${event.data.contract}`,
        `订单 ${order} 依据合同 ${event.data.contract}`,
      );
    case 'OrderCallOffGranted':
      return text(
        `Contract ${event.data.contract} takes order ${order}${event.data.advanceOpen ? ', when its advance has come' : ''}`,
        `合同 ${event.data.contract} 接受订单 ${order}${event.data.advanceOpen ? '，待定金或预付款到账' : ''}`,
      );
    case 'OrderCallOffDeclined': {
      const why = event.data.reasons.map(callOffReasonText);
      return text(
        `Contract ${event.data.contract} doesn't take order ${order}: ${why.map(({ en }) => en).join('; ')}`,
        `合同 ${event.data.contract} 不接受订单 ${order}：${why.map(({ zh }) => zh).join('；')}`,
      );
    }
    case 'OrderCallOffLapsed':
      return text(
        `Order ${order} rests on contract ${event.data.contract} no more`,
        `订单 ${order} 不再依据合同 ${event.data.contract}`,
      );
    case 'OrderAdvanceCleared':
      return text(
        `The advance of contract ${event.data.contract} has come: order ${order} may leave`,
        `合同 ${event.data.contract} 的定金或预付款已到账，订单 ${order} 可发货`,
      );
    case 'CustomerInformed': {
      const stage = stages[event.data.stage];
      return text(`Told that order ${order} is ${stage.en}`, `告知客户订单 ${order} 状态：${stage.zh}`);
    }
  }
};

const amount = (value: Parameters<typeof formatMoney>[0]): string => `${formatMoney(value)} ${value.currency}`;

/** What is said of an event of a credit account. */
export const creditSentence = (event: CreditEvent): Text => {
  switch (event.type) {
    case 'CreditEvaluated': {
      const { evaluation, fell } = event.data;
      const cause = fell ? ` (${evaluation.rootCause ?? ''})` : '';
      return text(`Credit evaluated: ${evaluation.grade}${cause}`, `客户评价：${evaluation.grade}${cause}`);
    }
    case 'CreditChangeRequested':
      return text(`Change of credit asked for: ${event.data.reason}`, `申请变更信用：${event.data.reason}`);
    case 'CreditChangeConsented':
      return text(`Finance consented to ${event.data.request}`, `财务同意申请 ${event.data.request}`);
    case 'CreditChangeRefused':
      return text(
        `Request ${event.data.request} refused: ${event.data.reason}`,
        `申请 ${event.data.request} 未获批准：${event.data.reason}`,
      );
    case 'CreditLimitChanged': {
      const [before, after] = [limitText(event.data.before.limit), limitText(event.data.after.limit)];
      return text(`Credit limit ${before.en} → ${after.en}`, `信用限度 ${before.zh} → ${after.zh}`);
    }
    case 'CreditTermsChanged': {
      const terms = termsText(event.data.after);
      return text(`Terms agreed: ${terms.en}`, `交易条件：${terms.zh}`);
    }
    case 'CreditLimitRaised':
      return text(
        `Limit raised by ${amount(event.data.by)} until ${event.data.until}`,
        `临时提额 ${amount(event.data.by)}，至 ${event.data.until}`,
      );
    case 'CreditGradeChanged':
      return text(`Credit grade ${event.data.after}`, `信用等级 ${event.data.after}`);
    case 'CreditHeld':
      return text(`Credit held: ${event.data.reason}`, `信用冻结：${event.data.reason}`);
    case 'CreditHoldLifted':
      return text(`Hold lifted: ${event.data.reason}`, `解除冻结：${event.data.reason}`);
    case 'CreditStopEntered':
      return text(
        `Credit stop proposed: ${amount(event.data.balance)} of invoice ${event.data.invoice} is ${event.data.overdueDays} days late`,
        `建议停止赊销：发票 ${event.data.invoice} 欠款 ${amount(event.data.balance)}，逾期 ${event.data.overdueDays} 天`,
      );
    case 'CreditStopRefused':
      return text(`Credit goes on: ${event.data.reason}`, `继续赊销：${event.data.reason}`);
    case 'CustomerFlaggedRisky':
      return text(`Flagged as risky: ${event.data.reason}`, `列为危险客户：${event.data.reason}`);
    case 'CreditInvestigationOrdered':
      return text(`Credit investigated by ${event.data.agency}`, `委托 ${event.data.agency} 调查资信`);
    case 'CreditInvestigated':
      return text(
        `${event.data.agency} reported: ${event.data.findings}`,
        `${event.data.agency} 报告：${event.data.findings}`,
      );
    case 'CustomerGivenUp':
      return text(`Given up: ${event.data.reason}`, `放弃客户：${event.data.reason}`);
    case 'CustomerTakenBack':
      return text(`Dealt with again: ${event.data.reason}`, `恢复往来：${event.data.reason}`);
    case 'CreditReserved':
      return text(`Credit reserved for order ${event.data.order}`, `为订单 ${event.data.order} 预留授信`);
    case 'CreditReservationDeclined': {
      const why = joined(event.data.reasons);
      return text(
        `Credit declined for order ${event.data.order}: ${why.en}`,
        `订单 ${event.data.order} 未获授信：${why.zh}`,
      );
    }
    case 'CreditReservationConfirmed':
      return text(`Credit of order ${event.data.order} confirmed`, `订单 ${event.data.order} 授信确认`);
    case 'CreditReservationReleased':
      return text(`Credit of order ${event.data.order} released`, `订单 ${event.data.order} 授信释放`);
    case 'BlockedOrderReleased':
      return text(
        `Blocked order ${event.data.order} released: ${event.data.reason}`,
        `订单 ${event.data.order} 放行：${event.data.reason}`,
      );
    default:
      return text('Entered in the credit account', '信用账户入账');
  }
};
