/** The room of after-sales cases: arranged, performed, and judged by the customer. */
import {
  type Decider,
  type Decision,
  formatInstant,
  type NoGiven,
  refuse,
  type Text,
  unless,
} from '../../kernel/index.ts';
import { lawsOfState } from '../state-law.ts';
import { type AftersalesCommand, aftersalesCommands } from './commands.ts';
import {
  type AftersalesEvent,
  aftersalesEvents,
  ServiceArranged,
  ServiceCaseCancelled,
  ServiceCaseOpened,
  ServiceJudged,
  ServicePerformed,
} from './events.ts';
import { type AftersalesRejection, aftersalesMessages } from './rejections.ts';
import { type AftersalesState, evolveAftersales, type ServiceCase, type ServiceStage } from './state.ts';

export * from './commands.ts';
export {
  type AftersalesEvent,
  aftersalesEvents,
  ServiceArranged,
  ServiceCaseCancelled,
  ServiceCaseOpened,
  ServiceJudged,
  type ServiceKind,
  ServicePerformed,
  serviceKinds,
  serviceKindTexts,
} from './events.ts';
export { type AftersalesRejection, aftersalesMessages, serviceStageTexts } from './rejections.ts';
export {
  type AftersalesState,
  evolveAftersales,
  type ServiceCase,
  type ServiceStage,
  serviceCaseSchema,
  serviceStageOn,
  serviceStages,
} from './state.ts';

type Answer = Decision<AftersalesRejection, AftersalesEvent>;
type Step = Exclude<AftersalesCommand, { readonly type: 'OpenServiceCase' }>;

/** At which stages each step can be taken. */
const turns: Readonly<Record<Step['type'], readonly ServiceStage[]>> = {
  ArrangeService: ['opened', 'arranged'],
  PerformService: ['arranged'],
  JudgeService: ['performed'],
  CancelServiceCase: ['opened', 'arranged'],
};

const eventOf = ({ customer }: ServiceCase, { type, data }: Step): AftersalesEvent => {
  switch (type) {
    case 'ArrangeService':
      return ServiceArranged.of({ ...data, customer });
    case 'PerformService':
      return ServicePerformed.of({ ...data, customer });
    case 'JudgeService':
      return ServiceJudged.of({ ...data, customer });
    case 'CancelServiceCase':
      return ServiceCaseCancelled.of({ ...data, customer });
  }
};

const step = (state: ServiceCase, command: Step): Answer => {
  const { case: id, latest, stage, planned } = state;
  const { at, on } = command.meta;
  const arranging = command.type === 'ArrangeService' ? command.data.on : null;
  const early = command.type === 'PerformService' && planned !== null && on < planned;
  return unless<AftersalesRejection, AftersalesEvent>(
    [
      !turns[command.type].includes(stage) && { code: 'aftersales.not-its-turn', data: { case: id, stage } },
      at < latest.at && {
        code: 'aftersales.dated-too-early',
        data: { case: id, at: formatInstant(at), latest: formatInstant(latest.at) },
      },
      arranging !== null &&
        arranging < on && { code: 'aftersales.arranged-in-the-past', data: { case: id, planned: arranging, on } },
      early && { code: 'aftersales.before-the-date', data: { case: id, planned, on } },
    ],
    () => [eventOf(state, command)],
  );
};

const decide =
  (command: AftersalesCommand) =>
  (state: AftersalesState): Answer => {
    const { case: id } = command.data;
    if (command.type === 'OpenServiceCase')
      return state === null
        ? unless<AftersalesRejection, AftersalesEvent>([], () => [ServiceCaseOpened.of(command.data)])
        : refuse({ code: 'aftersales.opened-already', data: { case: id, on: state.opened.on } });
    return state === null ? refuse({ code: 'aftersales.not-opened', data: { case: id } }) : step(state, command);
  };

const text = (en: string, zh: string): Text => ({ en, zh });

/** What may follow each stage, told by events and not by commands. */
const follows: Readonly<Record<AftersalesEvent['type'], readonly (ServiceStage | 'nothing')[]>> = {
  ServiceCaseOpened: ['nothing'],
  ServiceArranged: ['opened', 'arranged'],
  ServicePerformed: ['arranged'],
  ServiceJudged: ['performed'],
  ServiceCaseCancelled: ['opened', 'arranged'],
};

const aftersalesLaws = [
  lawsOfState<AftersalesState, AftersalesEvent>({
    category: 'aftersales',
    events: aftersalesEvents,
    initial: null,
    evolve: evolveAftersales,
  })(
    'arranged-performed-judged',
    ['O7'],
    text(
      'A case is opened once, arranged before it is performed, performed before the customer judges it, and its time goes forward.',
      '服务单登记一次，先安排后上门，先完成后由客户验收，并按时间先后进行。',
    ),
    (state, { type, occurredAt, data }) => {
      if (!follows[type].includes(state?.stage ?? 'nothing')) return text('it was not its turn', '当时不应进行此操作');
      if (state === null) return null;
      if (data.case !== state.case) return text(`it is of case ${data.case}`, `事件属于服务单 ${data.case}`);
      return occurredAt < state.latest.at
        ? text('it is dated before what happened last', '其时间早于最近一次处理')
        : null;
    },
  ),
];

/**
 * The decider of after-sales cases: one stream a case.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 * import { aftersales, OpenServiceCase } from '@clientele/domain/service';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'order-7', { id: 'u1', roles: ['sales-assistant'] });
 * const opening = OpenServiceCase.of({ case: 'A1', customer: 'C1', kind: 'installation', order: 'O7' }, meta);
 * aftersales.decide(opening, {})(aftersales.initial); // right([{ type: 'ServiceCaseOpened', … }])
 * ```
 */
export const aftersales: Decider<AftersalesState, AftersalesCommand, AftersalesEvent, AftersalesRejection, NoGiven> = {
  category: 'aftersales',
  version: 1,
  commands: aftersalesCommands,
  events: aftersalesEvents,
  messages: aftersalesMessages,
  laws: aftersalesLaws,
  initial: null,
  streamOf: (command) => command.data.case,
  decide,
  evolve: evolveAftersales,
};
