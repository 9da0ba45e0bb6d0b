/** The room of coaching (联合拜访、一对一辅导): one stream a subordinate, so that whatever comes next takes up what was left open. */
import {
  type CommandMeta,
  type Decider,
  type Decision,
  formatInstant,
  type Law,
  lawOf,
  type NoGiven,
  type Text,
  unless,
} from '../../kernel/index.ts';
import {
  type AnalyseJointVisit,
  type CoachingCommand,
  coachingCommands,
  type HoldCoachingSession,
  type HoldJointVisit,
} from './commands.ts';
import {
  type CoachingEvent,
  CoachingSessionHeld,
  coachingEvents,
  JointVisitAnalysed,
  JointVisitHeld,
} from './events.ts';
import { type CoachingRejection, coachingMessages } from './rejections.ts';
import { type CoachingState, evolveCoaching, notCoached } from './state.ts';

export * from './commands.ts';
export {
  type CoachingEvent,
  CoachingSessionHeld,
  coachingEvents,
  JointVisitAnalysed,
  JointVisitHeld,
} from './events.ts';
export { type CoachingRejection, coachingMessages } from './rejections.ts';
export type { CoachingPoint, CoachingState } from './state.ts';

type Reason = CoachingRejection | false | null;
type Decided = Decision<CoachingRejection, CoachingEvent>;

const tooEarly = ({ latest }: CoachingState, joint: string, { at }: CommandMeta): Reason =>
  latest !== null &&
  at < latest && {
    code: 'coaching.before-what-happened',
    data: { joint, at: formatInstant(at), latest: formatInstant(latest) },
  };

const hold = (state: CoachingState, { data, meta }: ReturnType<typeof HoldJointVisit.of>): Decided => {
  const { joint, subordinate, superior, leads, coaches } = data;
  const { last } = state;
  return unless<CoachingRejection, CoachingEvent>(
    [
      subordinate === superior && { code: 'coaching.coaches-himself', data: { joint } },
      (leads !== subordinate || coaches !== superior) && {
        code: 'coaching.roles-turned',
        data: { joint, leads, coaches },
      },
      state.joints.includes(joint) && { code: 'coaching.held-already', data: { joint } },
      last !== null && !last.analysed && { code: 'coaching.last-not-analysed', data: { joint, last: last.joint } },
      tooEarly(state, joint, meta),
    ],
    () => [JointVisitHeld.of(data)],
  );
};

interface FollowedUp {
  readonly followUps: readonly { readonly point: string }[];
  readonly points: readonly { readonly point: string }[];
}

/** Every open point is followed up, and no other; what is raised is new (row P33). */
const pointFaults = (state: CoachingState, joint: string, data: FollowedUp): readonly Reason[] => {
  const open = state.points.filter(({ improved }) => !improved).map(({ point }) => point);
  const followed = data.followUps.map(({ point }) => point);
  const left = open.filter((point) => !followed.includes(point));
  const unknown = followed.filter((point) => !open.includes(point));
  const known = state.points.map(({ point }) => point);
  const raised = data.points.map(({ point }) => point);
  const twice = [...followed, ...raised].filter((point, at, all) => all.indexOf(point) !== at);
  const again = raised.filter((point) => known.includes(point));
  const repeated = [...new Set([...twice, ...again])];
  return [
    left.length > 0 && { code: 'coaching.points-left', data: { joint, points: left } },
    unknown.length > 0 && { code: 'coaching.points-unknown', data: { joint, points: unknown } },
    repeated.length > 0 && { code: 'coaching.points-twice', data: { joint, points: repeated } },
  ];
};

const analyse = (state: CoachingState, { data, meta }: ReturnType<typeof AnalyseJointVisit.of>): Decided => {
  const { joint } = data;
  const { last } = state;
  return unless<CoachingRejection, CoachingEvent>(
    [
      last?.joint !== joint && { code: 'coaching.not-the-last', data: { joint } },
      last?.joint === joint && last.analysed && { code: 'coaching.analysed-already', data: { joint } },
      ...pointFaults(state, joint, data),
      tooEarly(state, joint, meta),
    ],
    () => [JointVisitAnalysed.of({ ...data, superior: last?.superior ?? joint })],
  );
};

const talk = (state: CoachingState, { data, meta }: ReturnType<typeof HoldCoachingSession.of>): Decided => {
  const { session, subordinate, superior, points, next } = data;
  const { last } = state;
  const { on } = meta;
  const past = [...points.map(({ due }) => due), next].find((day) => day < on);
  return unless<CoachingRejection, CoachingEvent>(
    [
      subordinate === superior && { code: 'coaching.coaches-himself', data: { joint: session } },
      state.sessions.includes(session) && { code: 'coaching.talked-already', data: { session } },
      last !== null &&
        !last.analysed && { code: 'coaching.last-not-analysed', data: { joint: session, last: last.joint } },
      past !== undefined && { code: 'coaching.day-is-past', data: { session, day: past, on } },
      ...pointFaults(state, session, data),
      tooEarly(state, session, meta),
    ],
    () => [CoachingSessionHeld.of(data)],
  );
};

const text = (en: string, zh: string): Text => ({ en, zh });

const rolesKept: Law = lawOf<CoachingEvent, string | null>({
  code: 'coaching.subordinate-leads',
  rows: ['P31', 'P32'],
  text: text(
    'At a joint visit the subordinate leads and the superior coaches, and nothing else follows before it was analysed.',
    '联合拜访由下级充当主角、上级充当教练；分析之后方可进行下一次。',
  ),
  scope: 'stream',
  handles: coachingEvents.map(({ type }) => type),
  initial: null,
  check: (waiting, event) => {
    if (event.type === 'JointVisitAnalysed')
      return {
        memory: null,
        breach: waiting === event.data.joint ? null : text('it does not wait for an analysis', '该联合拜访并不待分析'),
      };
    if (event.type === 'CoachingSessionHeld')
      return {
        memory: waiting,
        breach: waiting === null ? null : text(`${waiting} was not analysed`, `${waiting} 尚未分析`),
      };
    const { subordinate, superior, leads, coaches, joint } = event.data;
    const turned = leads !== subordinate || coaches !== superior || subordinate === superior;
    return {
      memory: joint,
      breach: turned
        ? text('the parts are turned', '角色颠倒')
        : waiting === null
          ? null
          : text(`${waiting} was not analysed`, `${waiting} 尚未分析`),
    };
  },
});

const pointsKept: Law = lawOf<CoachingEvent, readonly string[]>({
  code: 'coaching.points-followed-up',
  rows: ['P33', 'W5'],
  text: text(
    'What was left to improve is taken up the next time, and each time until it is improved.',
    '待改进之处须在下一次跟进，直至改善为止。',
  ),
  scope: 'stream',
  handles: ['JointVisitAnalysed', 'CoachingSessionHeld'],
  initial: [],
  check: (open, event) => {
    if (event.type === 'JointVisitHeld') return { memory: open, breach: null };
    const { followUps, points } = event.data;
    const followed = new Map(followUps.map(({ point, improved }) => [point, improved]));
    const left = open.filter((point) => !followed.has(point));
    return {
      memory: [...open.filter((point) => followed.get(point) !== true), ...points.map(({ point }) => point)],
      breach:
        left.length === 0
          ? null
          : text(`nothing is said of ${left.join(', ')}`, `未说明 ${left.join('、')} 的改善情况`),
    };
  },
});

/**
 * The decider of coaching.
 *
 * @example
 * ```ts
 * import { coaching, HoldJointVisit } from '@clientele/domain/field';
 * import { chinaStandardTime, madeOn } from '@clientele/domain/kernel';
 *
 * const meta = madeOn(chinaStandardTime, '2025-01-10', 'c1', { id: 'm1', roles: ['manager'] });
 * const both = { subordinate: 'S7', joint: 'J1', superior: 'M1', visit: 'V1', leads: 'S7', coaches: 'M1' };
 * coaching.decide(HoldJointVisit.of(both, meta), {})(coaching.initial); // right([{ type: 'JointVisitHeld', … }])
 * ```
 */
export const coaching: Decider<CoachingState, CoachingCommand, CoachingEvent, CoachingRejection, NoGiven> = {
  category: 'coaching',
  version: 2,
  commands: coachingCommands,
  events: coachingEvents,
  messages: coachingMessages,
  laws: [rolesKept, pointsKept],
  initial: notCoached,
  streamOf: (command) => command.data.subordinate,
  decide: (command) => (state) => {
    switch (command.type) {
      case 'HoldJointVisit':
        return hold(state, command);
      case 'AnalyseJointVisit':
        return analyse(state, command);
      case 'HoldCoachingSession':
        return talk(state, command);
    }
  },
  evolve: evolveCoaching,
};
