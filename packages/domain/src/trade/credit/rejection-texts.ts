/** What the rejections of a credit account say to people: what is in the way, and what to do instead. */
import type { Messages, Text } from '../../kernel/index.ts';
import type { CreditRejection, Deed } from './rejections.ts';

const english = (items: readonly string[]): string => (items.length === 0 ? 'none' : items.join(', '));
const chinese = (items: readonly string[]): string => (items.length === 0 ? '无' : items.join('、'));

const deeds: Readonly<Record<Deed, Text>> = {
  requested: { en: 'asked for it', zh: '提出了该申请' },
  'asked-for-order': { en: 'asked for the order', zh: '提交了该订单' },
  'proposed-stop': { en: 'sent the last notice', zh: '发出了最后一次催款通知' },
};

const stopStates: Readonly<Record<'proposed' | 'held' | 'lifted' | 'refused', Text>> = {
  proposed: { en: 'proposed', zh: '待决定' },
  held: { en: 'held', zh: '已冻结' },
  lifted: { en: 'lifted', zh: '已解除' },
  refused: { en: 'refused', zh: '已否决' },
};

const parts: Readonly<Record<'rootCause' | 'response', Text>> = {
  rootCause: { en: 'its root cause', zh: '根本原因' },
  response: { en: 'what is done about it', zh: '应对措施' },
};

const kinds: Readonly<Record<'limit' | 'terms' | 'grade', Text>> = {
  limit: { en: 'limit', zh: '信用限度' },
  terms: { en: 'terms', zh: '交易条件' },
  grade: { en: 'grade', zh: '信用等级' },
};

/** The sentences of the account's reasons. */
export const creditMessages: Messages<CreditRejection> = {
  'credit.other-currency': {
    en: ({ currency, expected }) =>
      `The amount is in ${currency}, but the account is kept in ${expected}; use the account of that currency.`,
    zh: ({ currency, expected }) => `金额币种为 ${currency}，而该信用账户以 ${expected} 记账；请使用对应币种的账户。`,
  },
  'credit.amount-not-above-zero': {
    en: ({ amount, currency }) => `The amount ${amount} ${currency} can't stand here; state it without a minus.`,
    zh: ({ amount, currency }) => `金额 ${amount} ${currency} 无效；请填写不带负号的金额。`,
  },
  'credit.dated-too-early': {
    en: ({ on, changedOn }) =>
      `It is dated ${on}, before the last change of the customer's standing on ${changedOn}; date it no earlier.`,
    zh: ({ on, changedOn }) => `业务日期 ${on} 早于该客户信用状况的最近变更日 ${changedOn}；请填写不早于该日的日期。`,
  },
  'credit.not-authorised': {
    en: ({ actor, needed, policy }) =>
      `${actor} acts in none of the roles that ${policy} asks for (${english(needed)}); let one who does decide.`,
    zh: ({ actor, needed, policy }) =>
      `${actor} 不具备 ${policy} 要求的任一角色（${chinese(needed)}）；请由具备者办理。`,
  },
  'credit.beyond-authority': {
    en: ({ actor, asked, authority, currency, policy }) =>
      `${actor} may approve up to ${authority} ${currency} by ${policy}, and ${asked} is asked for; let a higher level approve.`,
    zh: ({ actor, asked, authority, currency, policy }) =>
      `按 ${policy}，${actor} 的审批权限为 ${authority} ${currency}，而申请为 ${asked === 'unlimited' ? '不限' : asked}；请由上级审批。`,
  },
  'credit.own-request': {
    en: ({ actor, deed }) => `${actor} ${deeds[deed].en}, and can't decide on it too; let another do so.`,
    zh: ({ actor, deed }) => `${actor} ${deeds[deed].zh}，不能同时审批；请由他人办理。`,
  },
  'credit.unknown-grade': {
    en: ({ grade, known, policy }) => `${policy} has no grade "${grade}"; its grades are ${english(known)}.`,
    zh: ({ grade, known, policy }) => `${policy} 没有等级“${grade}”；现有等级：${chinese(known)}。`,
  },
  'credit.period-evaluated': {
    en: ({ period, last, until }) =>
      `${period} lies before the end (${until}) of ${last}, which was evaluated already; evaluate a later period.`,
    zh: ({ period, last, until }) => `期间 ${period} 早于已评价期间 ${last} 的结束日 ${until}；请评价之后的期间。`,
  },
  'credit.period-not-over': {
    en: ({ period, on, end }) =>
      `${period} goes on until before ${end}, and can't be evaluated on ${on}; evaluate it when it is over.`,
    zh: ({ period, on, end }) => `期间 ${period} 至 ${end}（不含）才结束，不能在 ${on} 评价；请待其结束。`,
  },
  'credit.fall-without-cause': {
    en: ({ before, after, missing }) =>
      `The evaluation falls from ${before} to ${after}; a fall has a cause: write down ${missing.map((part) => parts[part].en).join(' and ')}.`,
    zh: ({ before, after, missing }) =>
      `客户评价由 ${before} 下降为 ${after}；评价下降一定有原因，请写明${missing.map((part) => parts[part].zh).join('和')}。`,
  },
  'credit.request-known': {
    en: ({ request }) => `There is a request ${request} already; give the new one an id of its own.`,
    zh: ({ request }) => `申请 ${request} 已存在；请为新申请使用单独编号。`,
  },
  'credit.unknown-request': {
    en: ({ request, pending }) => `No request ${request} is under way; those that are: ${english(pending)}.`,
    zh: ({ request, pending }) => `没有待办的申请 ${request}；待办申请：${chinese(pending)}。`,
  },
  'credit.not-consented': {
    en: ({ request }) => `Finance hasn't consented to ${request} yet; ask for that first.`,
    zh: ({ request }) => `财务部门尚未同意申请 ${request}；请先取得财务同意。`,
  },
  'credit.already-consented': {
    en: ({ request, by }) => `${by} has consented to ${request} for finance already.`,
    zh: ({ request, by }) => `${by} 已代表财务同意申请 ${request}。`,
  },
  'credit.nothing-changes': {
    en: ({ kind }) => `The ${kinds[kind].en} is that already; nothing would change.`,
    zh: ({ kind }) => `现行${kinds[kind].zh}即为所申请者，无需变更。`,
  },
  'credit.not-graded': {
    en: ({ customer }) =>
      `Customer ${customer} has no credit grade, and a limit rests on one; evaluate the customer first.`,
    zh: ({ customer }) => `客户 ${customer} 没有信用等级，而信用限度须以等级为基础；请先评价该客户。`,
  },
  'credit.above-ceiling': {
    en: ({ asked, ceiling, currency, grade, policy }) =>
      `${asked ?? 'An unlimited limit'} is above ${ceiling} ${currency}, the highest limit of grade ${grade} by ${policy}; ask for no more, or raise it for some days.`,
    zh: ({ asked, ceiling, currency, grade, policy }) =>
      `${asked ?? '不限'} 超过 ${policy} 规定的等级 ${grade} 最高限度 ${ceiling} ${currency}；请降低申请，或申请临时提额。`,
  },
  'credit.not-investigated': {
    en: ({ customer, days, policy }) =>
      `Customer ${customer} is risky, and ${policy} asks for an agency's report of the last ${days} days; order one first.`,
    zh: ({ customer, days, policy }) =>
      `客户 ${customer} 属危险客户，${policy} 要求最近 ${days} 天内的资信机构调查报告；请先委托调查。`,
  },
  'credit.ends-too-early': {
    en: ({ until, from }) => `It would end on ${until}, before ${from}; let it end no earlier.`,
    zh: ({ until, from }) => `截止日 ${until} 早于 ${from}；请填写不早于该日的截止日。`,
  },
  'credit.nothing-to-raise': {
    en: ({ limit }) =>
      limit === 'unset'
        ? 'No limit is set, so there is nothing to raise; ask for a limit.'
        : 'The limit is unlimited, so there is nothing to raise.',
    zh: ({ limit }) => (limit === 'unset' ? '尚未设定信用限度，无从提额；请先申请限度。' : '信用限度不限，无需提额。'),
  },
  'credit.hold-known': {
    en: ({ hold }) => `There is a hold ${hold} already; give the new one an id of its own.`,
    zh: ({ hold }) => `冻结 ${hold} 已存在；请为新的冻结使用单独编号。`,
  },
  'credit.unknown-hold': {
    en: ({ hold, known }) => `There is no hold ${hold}; those that stand: ${english(known)}.`,
    zh: ({ hold, known }) => `没有冻结 ${hold}；现有冻结：${chinese(known)}。`,
  },
  'credit.unknown-stop': {
    en: ({ stop, proposed }) => `No credit stop ${stop} was proposed; those that wait: ${english(proposed)}.`,
    zh: ({ stop, proposed }) => `没有待决定的停止赊销建议 ${stop}；待决定的有：${chinese(proposed)}。`,
  },
  'credit.stop-decided': {
    en: ({ stop, status }) => `The credit stop ${stop} was decided on before: it is ${stopStates[status].en}.`,
    zh: ({ stop, status }) => `停止赊销建议 ${stop} 已有决定：${stopStates[status].zh}。`,
  },
  'credit.stop-without-arrears': {
    en: ({ stop, invoice }) =>
      `Invoice ${invoice} is settled by now, so the credit stop ${stop} has nothing to rest on; refuse it.`,
    zh: ({ stop, invoice }) => `发票 ${invoice} 已结清，停止赊销建议 ${stop} 已无依据；请予否决。`,
  },
  'credit.still-owed': {
    en: ({ hold, invoice, open, currency, needed, policy }) =>
      `Of invoice ${invoice}, for which ${hold} was placed, ${open} ${currency} is still open; it is lifted when that is settled, or before by ${english(needed)} (${policy}).`,
    zh: ({ hold, invoice, open, currency, needed, policy }) =>
      `冻结 ${hold} 所依据的发票 ${invoice} 尚欠 ${open} ${currency}；结清后方可解除，或由${chinese(needed)}提前解除（${policy}）。`,
  },
  'credit.already-risky': {
    en: ({ customer, since }) => `Customer ${customer} has been flagged as risky since ${since}.`,
    zh: ({ customer, since }) => `客户 ${customer} 自 ${since} 起已列为危险客户。`,
  },
  'credit.investigation-known': {
    en: ({ investigation }) => `There is an investigation ${investigation} already; give the new one an id of its own.`,
    zh: ({ investigation }) => `调查 ${investigation} 已存在；请为新的调查使用单独编号。`,
  },
  'credit.unknown-investigation': {
    en: ({ investigation, known }) =>
      `No investigation ${investigation} was ordered; those that were: ${english(known)}.`,
    zh: ({ investigation, known }) => `未委托过调查 ${investigation}；已委托：${chinese(known)}。`,
  },
  'credit.investigation-reported': {
    en: ({ investigation, on }) => `Investigation ${investigation} was reported on ${on}; order another.`,
    zh: ({ investigation, on }) => `调查 ${investigation} 已于 ${on} 报告；请另行委托。`,
  },
  'credit.given-up-lightly': {
    en: ({ customer, falls, needed, policy }) =>
      `Customer ${customer} fell ${falls} time(s) in a row, and ${policy} gives nobody up before ${needed}: find the cause and answer it.`,
    zh: ({ customer, falls, needed, policy }) =>
      `客户 ${customer} 评价连续下降 ${falls} 次，而 ${policy} 规定满 ${needed} 次才可放弃：请查找原因并应对，不要轻易放弃客户。`,
  },
  'credit.given-up': {
    en: ({ customer, on }) => `Customer ${customer} was given up on ${on}.`,
    zh: ({ customer, on }) => `客户 ${customer} 已于 ${on} 放弃。`,
  },
  'credit.not-given-up': {
    en: ({ customer }) => `Customer ${customer} isn't given up; there is nothing to take back.`,
    zh: ({ customer }) => `客户 ${customer} 并未放弃，无需恢复。`,
  },
  'credit.duplicate-lines': {
    en: ({ order, lines }) => `Order ${order} asks for several lines with one id (${english(lines)}).`,
    zh: ({ order, lines }) => `订单 ${order} 的申请中有重复的行编号（${chinese(lines)}）。`,
  },
  'credit.lines-beside-total': {
    en: ({ order, lines, total }) =>
      `The lines of order ${order} come to ${lines}, and its total is ${total}; with tax and freight they must be the same.`,
    zh: ({ order, lines, total }) => `订单 ${order} 各行合计 ${lines}，总额为 ${total}；价税合计及运费须一致。`,
  },
  'credit.not-blocked': {
    en: ({ order }) => `Order ${order} isn't blocked for credit, so there is nothing to release.`,
    zh: ({ order }) => `订单 ${order} 未被信用冻结，无需放行。`,
  },
  'credit.release-known': {
    en: ({ release }) => `There is a release ${release} already; give the new one an id of its own.`,
    zh: ({ release }) => `放行 ${release} 已存在；请为新的放行使用单独编号。`,
  },
  'credit.release-too-small': {
    en: ({ order, most, total }) =>
      `Order ${order} comes to ${total}, and a release up to ${most} wouldn't let it pass; release it up to its amount.`,
    zh: ({ order, most, total }) => `订单 ${order} 金额 ${total}，放行上限 ${most} 不足；请按其金额放行。`,
  },
  'credit.document-known': {
    en: ({ document }) =>
      `The document ${document} was entered before and said something else; enter the difference as a document of its own.`,
    zh: ({ document }) => `单据 ${document} 此前已入账且内容不同；请将差异作为单独单据入账。`,
  },
};
