/** What holds on every credit account, whoever wrote it. */
import { type Law, lawOf, type RecordedEvent, type Text } from '../../kernel/index.ts';
import { moneySaid, textOfUnits, unitsOf } from './amounts.ts';
import { documentOf } from './entering.ts';
import { type CreditEvent, creditEvents, type LedgerEvent } from './events.ts';
import { evolveCredit } from './evolve.ts';
import { exposureOfOrder, exposureOn } from './ledger.ts';
import { raisedOn } from './limit.ts';
import { type CreditAccount, newCreditAccount, type OrderRelease } from './state.ts';
import { toldAs } from './told-as.ts';

const handles = creditEvents.map(({ type }) => type);
const text = (en: string, zh: string): Text => ({ en, zh });

/** All that is in a stream is about one customer and one currency. */
const oneAccount: Law = lawOf<CreditEvent, string | null>({
  code: 'credit.one-account',
  rows: ['M14'],
  text: text(
    'All events of a credit account are about one customer and one currency.',
    '一个信用账户的所有事件都属于同一客户、同一币种。',
  ),
  scope: 'stream',
  handles,
  initial: null,
  check: (memory, { data: { customer, currency } }) => {
    const name = `${customer} ${currency}`;
    const breach =
      memory === null || memory === name
        ? null
        : text(`it is about ${name}, not ${memory}`, `它属于 ${name}，而非 ${memory}`);
    return { memory: memory ?? name, breach };
  },
});

const accountLaw = (
  definition: Pick<Law, 'code' | 'rows' | 'text'>,
  types: readonly CreditEvent['type'][],
  check: (before: CreditAccount, event: RecordedEvent<CreditEvent>, after: CreditAccount) => Text | null,
): Law => {
  const checked: ReadonlySet<string> = new Set(types);
  return lawOf<CreditEvent, CreditAccount>({
    ...definition,
    scope: 'stream',
    handles,
    initial: newCreditAccount,
    check: (before, event) => {
      const memory = evolveCredit(before, event);
      return { memory, breach: checked.has(event.type) ? check(before, event, memory) : null };
    },
  });
};

const changes = ['CreditLimitChanged', 'CreditTermsChanged', 'CreditLimitRaised', 'CreditGradeChanged'] as const;
type Change = Extract<CreditEvent, { readonly type: (typeof changes)[number] }>;
const isChange = (event: CreditEvent): event is Change => (changes as readonly string[]).includes(event.type);

/** Who asks doesn't approve, and finance has consented (rows M21 M22). */
const fourEyes: Law = accountLaw(
  {
    code: 'credit.four-eyes',
    rows: ['M21', 'M22'],
    text: text(
      'Every change of limit, terms or grade was asked for by one, consented to by finance, and approved by another.',
      '信用限度、交易条件和等级的每次变更都由一人申请、财务同意、另一人批准。',
    ),
  },
  changes,
  ({ requests }, event) => {
    if (!isChange(event)) return null;
    const pending = requests.get(event.data.request);
    if (pending === undefined) return text('nobody asked for it', '没有对应的申请');
    const { requestedBy, consentedBy } = event.data;
    if (pending.requestedBy !== requestedBy || pending.consentedBy !== consentedBy)
      return text('it names others than who asked and consented', '申请人或同意人与记录不符');
    if (consentedBy === requestedBy) return text('who asked for it consented to it', '申请人自行同意');
    return event.by.id === requestedBy ? text('who asked for it approved it', '申请人自行批准') : null;
  },
);

const wasBefore = ({ standing }: CreditAccount, event: Change): unknown => {
  switch (event.type) {
    case 'CreditLimitChanged':
    case 'CreditLimitRaised':
      return standing.limit;
    case 'CreditTermsChanged':
      return standing.terms;
    case 'CreditGradeChanged':
      return standing.grade?.grade ?? null;
  }
};

/** What a change says was before was so, and the exposure that it names is that of its instant. */
const toldInFull: Law = accountLaw(
  {
    code: 'credit.told-in-full',
    rows: ['M13', 'M14'],
    text: text(
      'Every change says truly what was before, and what the customer owed at that instant.',
      '每次变更都如实写明变更前的内容及当时的信用占用。',
    ),
  },
  changes,
  (before, event) => {
    if (!isChange(event)) return null;
    const said = event.type === 'CreditLimitRaised' ? event.data.limit : event.data.before;
    if (toldAs(said) !== toldAs(wasBefore(before, event)))
      return text('what it says was before was not so', '所述变更前内容不实');
    const owed = exposureOn(before.ledger, event.occurredOn).total;
    const told = unitsOf(event.data.exposure);
    // What is beyond all money is told at its edge.
    return unitsOf(moneySaid(owed, event.data.currency)) === told
      ? null
      : text(
          `it says that ${textOfUnits(told)} was owed, but ${textOfUnits(owed)} was`,
          `所述信用占用 ${textOfUnits(told)}，实为 ${textOfUnits(owed)}`,
        );
  },
);

const fallOf = ({ standing: { evaluations } }: CreditAccount): number =>
  evaluations.length - 1 - evaluations.findLastIndex(({ fell }) => !fell);

/** A fall has a cause, and one fall ends nothing (rows M17 M18). */
const fallsAreAnswered: Law = accountLaw(
  {
    code: 'credit.falls-are-answered',
    rows: ['M17', 'M18'],
    text: text(
      'Every fall of an evaluation has its root cause and an answer, and no customer is given up after a single one.',
      '每次评价下降都有根本原因和应对措施，且不因一次下降而放弃客户。',
    ),
  },
  ['CreditEvaluated', 'CustomerGivenUp'],
  (before, event) => {
    if (event.type === 'CreditEvaluated') {
      const { fell, evaluation } = event.data;
      return fell && (evaluation.rootCause === null || evaluation.response === null)
        ? text('it fell, and no cause or no answer is told', '评价下降而未写明原因或应对')
        : null;
    }
    const falls = fallOf(before);
    return falls < 2 ? text(`it was given up after ${falls} fall(s) in a row`, `连续下降 ${falls} 次即被放弃`) : null;
  },
);

type Reserved = Extract<LedgerEvent, { readonly type: 'CreditReserved' }>;

/** A release works once, for its order, up to its amount, until its date. */
const releaseFault = (
  one: OrderRelease | undefined,
  { data, occurredOn }: RecordedEvent<Reserved>,
  units: bigint,
): Text | null => {
  if (one === undefined || one.order !== data.order) return text('no release was given for it', '没有对应该订单的放行');
  if (one.used) return text('the release was used before', '该放行已使用过');
  if (occurredOn > one.until) return text('the release was over', '该放行已过期');
  return units > unitsOf(one.most) ? text('it is beyond the release', '超出放行金额') : null;
};

const withinLimit: Law = accountLaw(
  {
    code: 'credit.granted-within-limit',
    rows: ['M14'],
    text: text(
      'No order is granted beyond the limit that holds on its day, unless a release lets it pass: once, this order, up to its amount, until its expiry.',
      '除经放行（一次、指定订单、金额以内、有效期内）外，任何订单的授信不得超过当日信用限度。',
    ),
  },
  ['CreditReserved'],
  (before, event, after) => {
    if (event.type !== 'CreditReserved') return null;
    const { order, release, others } = event.data;
    const was = before.ledger.orders.get(order);
    const units = exposureOfOrder(after.ledger, order);
    const owed = exposureOn(before.ledger, event.occurredOn).total - exposureOfOrder(before.ledger, order);
    if (unitsOf(others) !== unitsOf(moneySaid(owed, event.data.currency)))
      return text(
        `without it ${textOfUnits(owed)} was owed, not what it says`,
        `不计该订单的信用占用应为 ${textOfUnits(owed)}`,
      );
    if (release !== null) return releaseFault(before.releases.get(release), event, units);
    if (was !== undefined && was.held !== null && units <= exposureOfOrder(before.ledger, order)) return null;
    const { limit, raises } = before.standing;
    if (limit.limit.kind === 'unlimited') return null;
    const most = limit.limit.kind === 'unset' ? 0n : unitsOf(limit.limit.amount) + raisedOn(raises, event.occurredOn);
    return owed + units > most
      ? text(
          `with it ${textOfUnits(owed + units)} is owed, and the limit is ${textOfUnits(most)}`,
          `加上该订单占用 ${textOfUnits(owed + units)}，限度为 ${textOfUnits(most)}`,
        )
      : null;
  },
);

/** Who sends the last notice doesn't decide on the stop that it proposes (row M4). */
const stopsAreDecided: Law = accountLaw(
  {
    code: 'credit.stops-are-decided',
    rows: ['M4'],
    text: text(
      'A credit stop that dunning proposed becomes a hold, or is refused, once, and by another than who sent the last notice.',
      '催款提出的停止赊销建议由发出最后通知者以外的人决定，且只决定一次。',
    ),
  },
  ['CreditHeld', 'CreditStopRefused'],
  ({ stops }, event) => {
    if (event.type !== 'CreditHeld' && event.type !== 'CreditStopRefused') return null;
    const stop = stops.get(event.type === 'CreditHeld' ? event.data.hold : event.data.stop);
    if (stop === undefined)
      return event.type === 'CreditHeld' ? null : text('no stop was proposed', '没有停止赊销的建议');
    if (stop.status !== 'proposed') return text('it was decided on before', '此前已有决定');
    return stop.proposedBy === event.by.id ? text('who proposed it decided on it', '建议人自行决定') : null;
  },
);

/** Each document counts once. */
const documentsOnce: Law = accountLaw(
  {
    code: 'credit.documents-once',
    rows: ['M1'],
    text: text('No document is entered twice.', '任何单据都不重复入账。'),
  },
  [
    'DeliveryEntered',
    'ReturnEntered',
    'InvoiceEntered',
    'ReceiptEntered',
    'SettlementEntered',
    'ReductionEntered',
    'DueDateEntered',
    'PaymentUndone',
  ],
  ({ ledger }, event) => {
    const document = documentOf(event as LedgerEvent);
    return document !== null && ledger.documents.has(document.key)
      ? text(`${document.key} was entered before`, `${document.key} 此前已入账`)
      : null;
  },
);

/** The laws of the room. */
export const creditLaws: readonly Law[] = [
  oneAccount,
  fourEyes,
  toldInFull,
  fallsAreAnswered,
  withinLimit,
  stopsAreDecided,
  documentsOnce,
];
