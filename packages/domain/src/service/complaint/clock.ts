/**
 * The two clocks of a complaint: until the first answer, and until the resolution. Both stand still while the complaint is
 * paused; another severity allots another time to both and leaves what was used (`rules.md §3.3`).
 */
import type { BusinessClock, Instant, PolicyRef } from '../../kernel/index.ts';
import { day, policyRef } from '../../kernel/index.ts';
import { type Allotted, type ClockCourse, type ClockReading, readClock } from '../service-clock.ts';
import { allotmentOf, type ComplaintPolicy } from './policy.ts';
import { type ComplaintState, complaintAt, type LodgedComplaint } from './state.ts';
import type { Standing } from './words.ts';

/** The policies that complaints were judged by: each event's own by its name and version, the first for all others. */
export type ComplaintPolicies = readonly [ComplaintPolicy, ...ComplaintPolicy[]];

const policyBy = (policies: ComplaintPolicies, ref: PolicyRef | null): ComplaintPolicy =>
  policies.find((policy) => policyRef(policy) === ref) ?? policies[0];

const allottedTo = (
  policies: ComplaintPolicies,
  { gravity, content }: LodgedComplaint,
  what: 'answer' | 'resolution',
): ClockCourse['allotted'] => {
  const all = gravity.map(
    ({ at, severity, policy }): Allotted => ({
      from: at,
      time: allotmentOf(policyBy(policies, policy), severity, content.class)[what],
    }),
  );
  const [first = { from: 0, time: allotmentOf(policies[0], content.severity, content.class)[what] }, ...others] = all;
  return [first, ...others];
};

const pausesOf = ({ pauses }: LodgedComplaint): ClockCourse['holds'] =>
  pauses.map(({ at, resumed }) => ({ from: at, to: resumed?.at ?? null }));

/** The course of the first answer. */
const answerCourse = (policies: ComplaintPolicies, state: LodgedComplaint): ClockCourse => ({
  start: state.lodged.at,
  holds: pausesOf(state),
  allotted: allottedTo(policies, state, 'answer'),
  finished: state.acknowledged?.at ?? null,
});

/** The courses of the resolution: one, and one more for each reopening that started it anew. */
const resolutionCourses = (policies: ComplaintPolicies, state: LodgedComplaint): readonly ClockCourse[] => {
  const allotted = allottedTo(policies, state, 'resolution');
  const courses: ClockCourse[] = [];
  let course: ClockCourse = { start: state.lodged.at, holds: pausesOf(state), allotted, finished: null };
  for (const { at, reopened } of state.resolutions) {
    if (reopened === null) course = { ...course, finished: at };
    else if (reopened.clock === 'continues')
      course = { ...course, holds: [...course.holds, { from: at, to: reopened.at }] };
    else {
      courses.push({ ...course, finished: at });
      course = { ...course, start: reopened.at };
    }
  }
  return [...courses, course];
};

/** What the clocks of a complaint show at an instant. */
export interface ComplaintClocks {
  readonly answer: ClockReading;
  /** Of the last course; breached where an earlier one was, since a breach stays a breach. */
  readonly resolution: ClockReading;
}

const readAll = (clock: BusinessClock, courses: readonly ClockCourse[], at: Instant): readonly ClockReading[] =>
  courses.map((course) => readClock(clock, course, at));

/**
 * What the clocks of a complaint showed, or will show, at an instant; null before it was lodged.
 *
 * @param policies the policies that its events cite
 */
export const complaintClocks = (
  state: ComplaintState,
  policies: ComplaintPolicies,
  clock: BusinessClock,
  at: Instant,
): ComplaintClocks | null => {
  const then = complaintAt(state, at);
  if (then === null) return null;
  const answer = readClock(clock, answerCourse(policies, then), at);
  const readings = readAll(clock, resolutionCourses(policies, then), at);
  const last = readings.at(-1) as ClockReading;
  const breachedAt = readings.find((reading) => reading.breachedAt !== null)?.breachedAt ?? null;
  return { answer, resolution: { ...last, breachedAt, state: breachedAt === null ? last.state : 'breached' } };
};

/** The instant from which a resolution that nobody confirmed has lapsed; null where there is none, or it was answered. */
export const lapsesAt = (state: LodgedComplaint, policies: ComplaintPolicies): Instant | null => {
  const last = state.resolutions.at(-1);
  if (last === undefined || last.confirmed !== null || last.reopened !== null) return null;
  return last.at + policyBy(policies, last.policy).confirmWithinDays * day;
};

/** Where a complaint stands at an instant; null before it was lodged. Computed: nobody has to say that it lapsed. */
export const standingAt = (state: ComplaintState, policies: ComplaintPolicies, at: Instant): Standing | null => {
  const then = complaintAt(state, at);
  if (then === null) return null;
  const last = then.resolutions.at(-1);
  if (last === undefined || last.reopened !== null) return then.pauses.at(-1)?.resumed === null ? 'paused' : 'open';
  if (last.confirmed !== null) return 'confirmed';
  const lapses = lapsesAt(then, policies);
  return lapses !== null && at > lapses ? 'lapsed' : 'resolved';
};
