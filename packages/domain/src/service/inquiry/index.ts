/** The room of inquiries: who called, who was told, and what was answered. */
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
import { type InquiryCommand, inquiryCommands } from './commands.ts';
import {
  CallReturned,
  InquiryAnswered,
  type InquiryEvent,
  InquiryReceived,
  InquiryRelayed,
  inquiryEvents,
} from './events.ts';
import { evolveInquiry, type InquiryState, type ReceivedInquiry } from './inquiry.ts';
import { type InquiryRejection, inquiryMessages } from './rejections.ts';

export * from './commands.ts';
export {
  CallReturned,
  InquiryAnswered,
  type InquiryEvent,
  InquiryReceived,
  InquiryRelayed,
  inquiryEvents,
} from './events.ts';
export {
  type InquiryPolicy,
  type InquiryState,
  inquiryClocks,
  inquiryPolicy,
  type ReceivedInquiry,
} from './inquiry.ts';
export { type InquiryRejection, inquiryMessages } from './rejections.ts';

type Answer = Decision<InquiryRejection, InquiryEvent>;

const receive = (
  state: InquiryState,
  { data }: Extract<InquiryCommand, { readonly type: 'ReceiveInquiry' }>,
): Answer => {
  const { inquiry, contact, consumer } = data;
  return unless<InquiryRejection, InquiryEvent>(
    [
      state !== null && { code: 'inquiry.received-already', data: { inquiry, on: state.received.on } },
      contact !== undefined && consumer === undefined && { code: 'inquiry.contact-of-nobody', data: { inquiry } },
    ],
    () => [InquiryReceived.of(data)],
  );
};

type Step = Exclude<InquiryCommand, { readonly type: 'ReceiveInquiry' }>;

const faultOf = (state: ReceivedInquiry, { type }: Step): InquiryRejection | null => {
  const { inquiry, wanted, relayed, answered, customer, consumer } = state;
  switch (type) {
    case 'RelayInquiry':
      if (wanted === null) return { code: 'inquiry.nobody-wanted', data: { inquiry } };
      return relayed === null ? null : { code: 'inquiry.relayed-already', data: { inquiry, on: relayed.on } };
    case 'AnswerInquiry':
      return answered === null ? null : { code: 'inquiry.answered-already', data: { inquiry, on: answered.on } };
    case 'ReturnCall':
      return customer === null && consumer === null ? { code: 'inquiry.caller-unknown', data: { inquiry } } : null;
  }
};

const eventOf = ({ customer, wanted }: ReceivedInquiry, { type, data }: Step): InquiryEvent => {
  const named = customer === null ? {} : { customer };
  switch (type) {
    case 'RelayInquiry':
      return InquiryRelayed.of({ ...data, ...named, to: wanted ?? '' });
    case 'AnswerInquiry':
      return InquiryAnswered.of({ ...data, ...named });
    case 'ReturnCall':
      return CallReturned.of({ ...data, ...named });
  }
};

const decide =
  (command: InquiryCommand) =>
  (state: InquiryState): Answer => {
    if (command.type === 'ReceiveInquiry') return receive(state, command);
    const { inquiry } = command.data;
    if (state === null) return refuse({ code: 'inquiry.not-received', data: { inquiry } });
    const { at } = command.meta;
    const early = at < state.latest.at && {
      code: 'inquiry.dated-too-early' as const,
      data: { inquiry, at: formatInstant(at), latest: formatInstant(state.latest.at) },
    };
    return unless([early, faultOf(state, command)], () => [eventOf(state, command)]);
  };

const text = (en: string, zh: string): Text => ({ en, zh });

const inquiryLaws = [
  lawsOfState<InquiryState, InquiryEvent>({
    category: 'inquiry',
    events: inquiryEvents,
    initial: null,
    evolve: evolveInquiry,
  })(
    'told-once-in-order',
    ['O17', 'O18'],
    text(
      'An inquiry is received once, then relayed once to whom was wanted, and answered once; its time goes forward.',
      '咨询受理一次，转告所找的人一次，答复一次，并按时间先后进行。',
    ),
    (state, event) => {
      const { type, data, occurredAt } = event;
      if (type === 'InquiryReceived') return state === null ? null : text('it was received before', '此前已受理');
      if (state === null) return text('it was not received', '尚未受理');
      if (occurredAt < state.latest.at) return text('it is dated before what happened last', '其时间早于最近一次处理');
      if (type === 'InquiryRelayed' && (data.to !== state.wanted || state.relayed !== null))
        return text('nobody or another was wanted, or he was told before', '没有要找此人或此前已转告');
      return type === 'InquiryAnswered' && state.answered !== null
        ? text('it was answered before', '此前已答复')
        : null;
    },
  ),
];

/**
 * The decider of inquiries: one stream an inquiry.
 *
 * @example
 * ```ts
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 * import { inquiry, ReceiveInquiry } from '@clientele/domain/service';
 *
 * const meta = madeOn(chinaStandardTime, '2024-05-01', 'call-3', { id: 'u1', roles: ['sales-assistant'] });
 * const call = { inquiry: 'Q1', customer: 'C1', channel: 'phone', subject: 'delivery date', wanted: 'S7' };
 * inquiry.decide(ReceiveInquiry.of(call, meta), {})(inquiry.initial); // right([{ type: 'InquiryReceived', … }])
 * ```
 */
export const inquiry: Decider<InquiryState, InquiryCommand, InquiryEvent, InquiryRejection, NoGiven> = {
  category: 'inquiry',
  version: 1,
  commands: inquiryCommands,
  events: inquiryEvents,
  messages: inquiryMessages,
  laws: inquiryLaws,
  initial: null,
  streamOf: (command) => command.data.inquiry,
  decide,
  evolve: evolveInquiry,
};
