/** What holds of every finding's stream, whoever wrote it. */
import { type Instant, type Law, lawOf, type RecordedEvent, type Text } from '../../kernel/index.ts';
import { type FindingEvent, findingEvents } from './events.ts';

const handles = findingEvents.map(({ type }) => type);

const text = (en: string, zh: string): Text => ({ en, zh });

interface Course {
  readonly stage: 'none' | 'open' | 'answered' | 'closed';
  readonly at: Instant;
}

const breachOf = ({ stage, at }: Course, event: RecordedEvent<FindingEvent>): Text | null => {
  if (event.type === 'FindingRaised')
    return stage === 'none' ? null : text('the finding was raised before', '该问题此前已登记');
  if (stage === 'none') return text('the finding was not raised', '该问题尚未登记');
  if (stage === 'closed') return text('the finding was closed before', '该问题此前已结束');
  if (event.occurredAt < at) return text('it lies before what happened before it', '其时间早于此前的事件');
  return event.type === 'FindingClosed' && event.data.solved && stage !== 'answered'
    ? text('it is closed as solved without an answer', '尚未提出对策即以已解决结束')
    : null;
};

const stageAfter = ({ type }: FindingEvent): Course['stage'] =>
  type === 'FindingRaised' ? 'open' : type === 'FindingAnswered' ? 'answered' : 'closed';

const inOrder: Law = lawOf<FindingEvent, Course>({
  code: 'finding.raised-answered-closed',
  rows: ['G18'],
  text: text(
    'A finding is raised once, answered after that, and closed once; none is solved without an answer.',
    '问题只登记一次，随后提出对策，最后结束一次；没有对策不得视为已解决。',
  ),
  scope: 'stream',
  handles,
  initial: { stage: 'none', at: 0 },
  check: (course, event) => ({
    memory: { stage: stageAfter(event), at: event.occurredAt },
    breach: breachOf(course, event),
  }),
});

const oneFinding: Law = lawOf<FindingEvent, string | null>({
  code: 'finding.one-finding',
  rows: ['G18'],
  text: text('All events of a stream are about one finding.', '一个流中的所有事件都属于同一问题。'),
  scope: 'stream',
  handles,
  initial: null,
  check: (memory, { data: { finding } }) => ({
    memory: memory ?? finding,
    breach:
      memory === null || memory === finding
        ? null
        : text(`it is about ${finding}, but the stream is about ${memory}`, `它属于 ${finding}，而该流属于 ${memory}`),
  }),
});

const dueAfterAnswer: Law = lawOf<FindingEvent, null>({
  code: 'finding.due-can-be-kept',
  rows: ['G18'],
  text: text('The date by which an answer is due is not before the day it is given.', '对策期限不早于提出之日。'),
  scope: 'stream',
  handles: ['FindingAnswered'],
  initial: null,
  check: (memory, event) => ({
    memory,
    breach:
      event.type !== 'FindingAnswered' || event.data.answer.due >= event.occurredOn
        ? null
        : text(`it is due on ${event.data.answer.due}`, `其期限为 ${event.data.answer.due}`),
  }),
});

/** The laws of the room. */
export const findingLaws: readonly Law[] = [oneFinding, inOrder, dueAfterAnswer];
