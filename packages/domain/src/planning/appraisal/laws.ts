/** What holds in every history of appraisals, told in two languages, with the catalogue rows that it carries. */
import { type Law, lawOf, type RecordedEvent, type Text } from '../../kernel/index.ts';
import { coachingBefore } from './decide-consequence.ts';
import { isBelow } from './decide-following.ts';
import { inputsOf } from './decide-measuring.ts';
import { type AppraisalEvent, appraisalEvents } from './events.ts';
import { bandOfScore } from './scheme.ts';
import { resultOf, scoreOf } from './score.ts';
import { type Appraisal, type AppraisalFile, appraisalOf, evolveAppraisals, noAppraisals } from './state.ts';

/** A law on each event, in the light of the file before it. */
const fileLaw = (definition: {
  readonly code: string;
  readonly rows: readonly string[];
  readonly text: Text;
  readonly breach: (before: AppraisalFile, event: RecordedEvent<AppraisalEvent>) => Text | null;
}): Law =>
  lawOf<AppraisalEvent, AppraisalFile>({
    code: definition.code,
    rows: definition.rows,
    text: definition.text,
    scope: 'stream',
    handles: appraisalEvents.map(({ type }) => type),
    initial: noAppraisals,
    check: (before, event) => ({ memory: evolveAppraisals(before, event), breach: definition.breach(before, event) }),
  });

const ofEvent = (before: AppraisalFile, event: RecordedEvent<AppraisalEvent>): Appraisal | undefined =>
  appraisalOf(before, event.data.appraisal);

/** Key by key, so that the order in which they stand in a text has no say. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );

const recomputed = fileLaw({
  code: 'appraisal.recomputed-is-frozen',
  rows: ['B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'],
  text: {
    en: 'Every frozen appraisal, computed again from its inputs by its scheme, comes to the same digits.',
    zh: '每份已确定的考核，按其方案和所存数据重新计算，结果逐位相同。',
  },
  breach: (before, event) => {
    const of = ofEvent(before, event);
    if (event.type !== 'AppraisalFrozen' || of === undefined) return null;
    const again = resultOf(of.scheme, event.data.inputs);
    return canonical(again) === canonical(event.data.result)
      ? null
      : {
          en: `${of.id}: frozen with the score ${event.data.result.score}, computed again it is ${again.score}`,
          zh: `${of.id}：确定时得分 ${event.data.result.score}，重新计算为 ${again.score}`,
        };
  },
});

const measured = fileLaw({
  code: 'appraisal.inputs-as-measured',
  rows: ['B1', 'B17'],
  text: {
    en: 'An appraisal is frozen with exactly the facts that were last measured.',
    zh: '考核确定时所存数据即最后计量的数据。',
  },
  breach: (before, event) => {
    const of = ofEvent(before, event);
    if (event.type !== 'AppraisalFrozen' || of === undefined) return null;
    return canonical(inputsOf(of)) === canonical(event.data.inputs)
      ? null
      : { en: `${of.id}: other facts were frozen than were measured`, zh: `${of.id}：确定的数据与计量的数据不同` };
  },
});

const once = fileLaw({
  code: 'appraisal.once-a-period',
  rows: ['B18', 'B19'],
  text: {
    en: 'A subject is appraised once a period by one scheme.',
    zh: '同一对象在同一方案下每个周期只考核一次。',
  },
  breach: (before, event) => {
    if (event.type !== 'AppraisalOpened') return null;
    const { appraisal, period, scheme } = event.data;
    const other = before.appraisals.find(
      (one) =>
        one.id === appraisal ||
        (one.scheme.name === scheme.name && one.period.start < period.end && period.start < one.period.end),
    );
    return other === undefined
      ? null
      : {
          en: `${appraisal} covers ${period.key}, as ${other.id} does for ${other.period.key}`,
          zh: `${appraisal} 的周期 ${period.key} 与 ${other.id} 的周期 ${other.period.key} 重叠`,
        };
  },
});

const byTheScore = fileLaw({
  code: 'appraisal.consequence-follows-score',
  rows: ['B21', 'B22', 'C6', 'C7'],
  text: {
    en: 'Rewards and penalties are those that the scheme gives for the frozen score, and promotion takes a score above expectation.',
    zh: '奖惩与考核方案对已确定得分的规定一致，晋升须得分超出期望。',
  },
  breach: (before, event) => {
    const of = ofEvent(before, event);
    if (event.type !== 'ConsequenceDecided' || of === undefined) return null;
    const { consequence } = event.data;
    const score = of.frozen === null ? null : scoreOf(of.scheme, of.frozen.inputs).score;
    const none = { en: `${of.id} has no frozen score to decide by`, zh: `${of.id} 没有可据以决定的已确定得分` };
    if (score === null) return none;
    const kind = consequence.kind;
    if (kind === 'dismissal') return null;
    if (kind === 'promotion')
      return isBelow(score, of.scheme.expectation.above)
        ? { en: `${of.id}: promoted below expectation`, zh: `${of.id}：得分未超出期望即晋升` }
        : null;
    const band = bandOfScore(of.scheme, score);
    return band?.outcome === kind && canonical(band.amount) === canonical(consequence.amount)
      ? null
      : {
          en: `${of.id}: a ${kind} was decided, and the scheme gives ${band?.outcome}`,
          zh: `${of.id}：所作决定为 ${kind}，而方案规定为 ${band?.outcome}`,
        };
  },
});

const coachedFirst = fileLaw({
  code: 'appraisal.coached-before-dismissal',
  rows: ['B23'],
  text: {
    en: 'Nobody is dismissed but after coaching, and on a later appraisal that is still below expectation.',
    zh: '解雇须在辅导之后，且其后的考核仍低于期望。',
  },
  breach: (before, event) => {
    const of = ofEvent(before, event);
    if (event.type !== 'ConsequenceDecided' || event.data.consequence.kind !== 'dismissal' || of === undefined)
      return null;
    const score = of.frozen === null ? null : scoreOf(of.scheme, of.frozen.inputs).score;
    const still = score !== null && isBelow(score, of.scheme.expectation.below);
    return still && coachingBefore(before, of) !== undefined
      ? null
      : { en: `${of.id}: dismissed without coaching, or not below`, zh: `${of.id}：未经辅导或并未低于期望即解雇` };
  },
});

/** What only somebody else than the appraised may record. */
const judgements: readonly AppraisalEvent['type'][] = [
  'AppraisalOpened',
  'KpiMeasured',
  'AppraisalFrozen',
  'AppraisalFeedbackGiven',
  'ObjectionAnswered',
  'CoachingStarted',
  'ConsequenceDecided',
];

const notHimself = fileLaw({
  code: 'appraisal.nobody-judges-himself',
  rows: ['B22', 'B24'],
  text: {
    en: 'Nobody measures, freezes or decides his own appraisal, and nobody answers for the appraised.',
    zh: '任何人不得计量、确定或决定自己的考核，也不得代替被考核人回应。',
  },
  breach: (before, event) => {
    const appraisee = event.type === 'AppraisalOpened' ? event.data.appraisee : ofEvent(before, event)?.appraisee;
    if (appraisee === undefined) return null;
    const own = event.type === 'AppraisalAcknowledged' || event.type === 'AppraisalObjected';
    const wrong = own ? event.by.id !== appraisee : judgements.includes(event.type) && event.by.id === appraisee;
    return wrong
      ? {
          en: `${event.type} of ${event.data.appraisal} is by ${event.by.id}`,
          zh: `${event.data.appraisal} 的 ${event.type} 由 ${event.by.id} 作出`,
        }
      : null;
  },
});

/** The laws of the room. */
export const appraisalLaws: readonly Law[] = [recomputed, measured, once, byTheScore, coachedFirst, notHimself];
