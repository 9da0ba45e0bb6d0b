/** What holds of every visit's stream, whoever wrote it: judged by nothing of the decider. */
import { type Instant, type Law, lawOf, type RecordedEvent, type Text } from '../../kernel/index.ts';
import { type VisitEvent, visitEvents } from './events.ts';

const handles = visitEvents.map(({ type }) => type);
const text = (en: string, zh: string): Text => ({ en, zh });

interface Course {
  readonly stage: 'none' | 'planned' | 'missed' | 'begun' | 'ended' | 'reported';
  readonly researched: boolean;
  readonly at: Instant;
}

const stageAfter = (stage: Course['stage'], { type }: VisitEvent): Course['stage'] => {
  switch (type) {
    case 'VisitPlanned':
      return 'planned';
    case 'VisitMissed':
    case 'VisitExcused':
      return 'missed';
    case 'VisitBegun':
    case 'UnplannedVisitBegun':
      return 'begun';
    case 'VisitEnded':
      return 'ended';
    case 'VisitReported':
      return 'reported';
    default:
      return stage;
  }
};

const breachOf = ({ stage, researched, at }: Course, { type, occurredAt }: RecordedEvent<VisitEvent>): Text | null => {
  const first = type === 'VisitPlanned' || type === 'UnplannedVisitBegun';
  if (first) return stage === 'none' ? null : text('the visit was known before', '该拜访此前已登记');
  if (stage === 'none') return text('the visit was neither planned nor begun', '该拜访既无计划也未开始');
  if (occurredAt < at) return text('it lies before what happened before it', '其时间早于此前的事件');
  const needs: Partial<Record<VisitEvent['type'], readonly Course['stage'][]>> = {
    VisitResearched: ['planned'],
    AppointmentMade: ['planned'],
    VisitReplanned: ['planned'],
    VisitMissed: ['planned'],
    VisitExcused: ['planned', 'missed'],
    VisitBegun: ['planned'],
    VisitRelayed: ['begun', 'ended', 'reported'],
    VisitReported: ['ended'],
  };
  if (!(needs[type] ?? ['begun']).includes(stage))
    return text(`it can't be while the visit is ${stage}`, `拜访处于 ${stage} 时不能发生`);
  return type === 'VisitBegun' && !researched ? text('nothing was looked into before', '此前未作调研') : null;
};

const inOrder: Law = lawOf<VisitEvent, Course>({
  code: 'visit.begun-before-ended',
  rows: ['P3', 'P35'],
  text: text(
    'A visit is planned or begins off plan once; a planned one is researched before it begins; nothing ends that has not begun, and only what ended is reported.',
    '拜访只计划一次或计划外开始一次；计划内的拜访先调研后开始；未开始的不得结束，结束后方可提交报告。',
  ),
  scope: 'stream',
  handles,
  initial: { stage: 'none', researched: false, at: 0 },
  check: (course, event) => ({
    memory: {
      stage: stageAfter(course.stage, event),
      researched: course.researched || event.type === 'VisitResearched',
      at: event.occurredAt,
    },
    breach: breachOf(course, event),
  }),
});

const oneVisit: Law = lawOf<VisitEvent, string | null>({
  code: 'visit.one-visit',
  rows: ['P35'],
  text: text(
    'All events of a stream are about one visit, customer and salesperson.',
    '一个流中的所有事件都属于同一拜访、客户与销售人员。',
  ),
  scope: 'stream',
  handles,
  initial: null,
  check: (memory, { data: { visit, customer, salesperson } }) => {
    const about = JSON.stringify([visit, customer, salesperson]);
    return {
      memory: memory ?? about,
      breach:
        memory === null || memory === about
          ? null
          : text(`it is about ${about}, but the stream is about ${memory}`, `它属于 ${about}，而该流属于 ${memory}`),
    };
  },
});

const uspTold: Law = lawOf<VisitEvent, null>({
  code: 'visit.usp-told',
  rows: ['P27'],
  text: text(
    'Whenever the product is introduced, its difference from rivals and its USP are told.',
    '介绍产品时须说明与竞品的差异和 USP。',
  ),
  scope: 'stream',
  handles: ['MaterialsPresented'],
  initial: null,
  check: (memory, event) => ({
    memory,
    breach:
      event.type === 'MaterialsPresented' &&
      event.data.kinds.includes('product-introduction') &&
      (event.data.usp === undefined || event.data.difference === undefined)
        ? text('the product is introduced without them', '介绍产品时缺少两者之一')
        : null,
  }),
});

/** The laws of the room. */
export const visitLaws: readonly Law[] = [oneVisit, inOrder, uspTold];
