/** One complaint as it stood at an instant: where it stands, what its clocks show, and how long everything took. */
import { type BusinessClock, daysBetween, type Instant } from '@clientele/domain/kernel';
import {
  type ComplaintClocks,
  type ComplaintPolicies,
  type ComplaintState,
  complaintAt,
  complaintClocks,
  type LodgedComplaint,
  type Standing,
  standingAt,
} from '@clientele/domain/service';

/** How long something took, in milliseconds. */
export interface Duration {
  readonly elapsed: number;
  readonly business: number;
}

export interface MeasuredComplaint {
  readonly complaint: LodgedComplaint;
  readonly standing: Standing;
  readonly clocks: ComplaintClocks;
  /** Resolved and not reopened, confirmed or not. */
  readonly closed: boolean;
  readonly reopenings: number;
  /** Calendar days from the lodging to the first department; null where none answers for it yet. */
  readonly daysToRouting: number | null;
  readonly toAnswer: Duration | null;
  readonly toResolve: Duration | null;
}

const durationTo = (clock: BusinessClock, from: Instant, to: Instant | undefined): Duration | null =>
  to === undefined ? null : { elapsed: to - from, business: clock.businessTime(from, to) };

/** A complaint as it stood at an instant; null before it was lodged. */
export const measured = (
  state: ComplaintState,
  policies: ComplaintPolicies,
  clock: BusinessClock,
  at: Instant,
): MeasuredComplaint | null => {
  const complaint = complaintAt(state, at);
  const standing = standingAt(state, policies, at);
  const clocks = complaintClocks(state, policies, clock, at);
  if (complaint === null || standing === null || clocks === null) return null;
  const { lodged, departments, acknowledged, resolutions } = complaint;
  const last = resolutions.at(-1);
  const closed = last !== undefined && last.reopened === null;
  const routed = departments[0];
  return {
    complaint,
    standing,
    clocks,
    closed,
    reopenings: resolutions.filter(({ reopened }) => reopened !== null).length,
    daysToRouting: routed === undefined ? null : daysBetween(lodged.on, routed.on),
    toAnswer: durationTo(clock, lodged.at, acknowledged?.at),
    toResolve: durationTo(clock, lodged.at, closed ? last.at : undefined),
  };
};

/** Why it came to this, as found last. */
export const causeOf = ({ complaint }: MeasuredComplaint): string | null => complaint.causes.at(-1)?.cause ?? null;

/** What makes two complaints the same again: customer, product and cause; null where one of them isn't known. */
const sameness = (one: MeasuredComplaint): string | null => {
  const { customer, about } = one.complaint.content;
  const cause = causeOf(one);
  return customer === undefined || about.product === undefined || cause === null
    ? null
    : JSON.stringify([customer, about.product, cause]);
};

/**
 * The closed complaints that came back: the same customer, product and cause, lodged again within so many days after the
 * resolution.
 */
export const repeated = (all: readonly MeasuredComplaint[], withinDays: number): ReadonlySet<MeasuredComplaint> => {
  const lodgings = new Map<string, readonly MeasuredComplaint[]>();
  for (const one of all) {
    const key = sameness(one);
    if (key !== null) lodgings.set(key, [...(lodgings.get(key) ?? []), one]);
  }
  const cameBack = (one: MeasuredComplaint): boolean => {
    const key = sameness(one);
    const resolved = one.complaint.resolutions.at(-1);
    if (key === null || resolved === undefined || !one.closed) return false;
    return (lodgings.get(key) ?? []).some((other) => {
      const days = daysBetween(resolved.on, other.complaint.lodged.on);
      return other !== one && other.complaint.lodged.at >= resolved.at && days <= withinDays;
    });
  };
  return new Set(all.filter(cameBack));
};
