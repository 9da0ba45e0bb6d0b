/**
 * The order of a round (`rules.md §3.11`, row P8): the least time on the road and waiting together, then the fewest metres. Up to
 * eight stops every order is weighed; beyond that the given order, the nearest next stop, and stops put in one by one are each
 * improved by turning stretches round (2-opt) and moving single stops, in a fixed order of trying, until nothing helps. So
 * the outcome is the same on every machine, and never worse than the order that was given.
 */
import type { PlannedStop, RouteStop } from './content.ts';
import { finished, nextStop, type Round, type Schedule, scheduleOf } from './schedule.ts';

/** Up to how many stops every order is weighed. */
export const exactUpTo = 8;

/** Of one set of stops, the time spent with customers is the same in any order: what ends first wastes least. */
const better = (one: Schedule, other: Schedule | null): boolean =>
  other === null || one.ends < other.ends || (one.ends === other.ends && one.figures.metres < other.figures.metres);

/** The best of all orders; of equals the one that comes first in the given order. */
const weighAll = (round: Round): Schedule | null => {
  let best: Schedule | null = null;
  const taken: PlannedStop[] = [];
  const left = new Set(round.stops);
  const go = (place: string, at: number, staying: number): void => {
    // What is still to be stayed can't be saved: an order that is later than the best by that alone is given up.
    if (best !== null && at + staying > best.ends) return;
    if (left.size === 0) {
      const whole = finished(round, [...taken]);
      if (whole !== null && better(whole, best)) best = whole;
      return;
    }
    for (const stop of round.stops) {
      if (!left.has(stop)) continue;
      const next = nextStop(round, place, at, stop);
      if (next === null) continue;
      left.delete(stop);
      taken.push(next);
      go(next.place, next.ends, staying - stop.stay);
      taken.pop();
      left.add(stop);
    }
  };
  go(
    round.start,
    round.leaves,
    round.stops.reduce((sum, { stay }) => sum + stay, 0),
  );
  return best;
};

/** Always to the stop that begins first from here, then the nearer one; ties in the given order. */
const nearestNext = (round: Round): readonly RouteStop[] => {
  const order: RouteStop[] = [];
  const left = [...round.stops];
  let [place, at] = [round.start, round.leaves];
  while (left.length > 0) {
    let best: PlannedStop | null = null;
    let found = 0;
    for (const [index, stop] of left.entries()) {
      const next = nextStop(round, place, at, stop);
      if (next === null) continue;
      const sooner =
        best === null || next.begins < best.begins || (next.begins === best.begins && next.metres < best.metres);
      if (sooner) [best, found] = [next, index];
    }
    if (best === null) return [];
    order.push(...left.splice(found, 1));
    [place, at] = [best.place, best.ends];
  }
  return order;
};

/** What must be earliest first: appointments, then the hours that end first; each at the place where the round ends soonest. */
const putIn = (round: Round): readonly RouteStop[] => {
  const due = ({ appointment, open }: RouteStop) =>
    appointment ?? Math.max(...open.map(({ to }) => to), open.length === 0 ? Number.MAX_SAFE_INTEGER : 0);
  const open: Round = { ...round, back: false };
  let order: readonly RouteStop[] = [];
  for (const stop of [...round.stops].sort((left, right) => due(left) - due(right))) {
    let best: Schedule | null = null;
    let chosen: readonly RouteStop[] = [];
    for (let at = 0; at <= order.length; at += 1) {
      const tried = order.toSpliced(at, 0, stop);
      const schedule = scheduleOf(open, tried);
      if (schedule !== null && better(schedule, best)) [best, chosen] = [schedule, tried];
    }
    if (best === null) return [];
    order = chosen;
  }
  return order;
};

/** Every order that differs by a stretch turned round, or by one stop moved; in a fixed order. */
const neighbours = function* (order: readonly RouteStop[]): Generator<readonly RouteStop[]> {
  for (let from = 0; from < order.length - 1; from += 1)
    for (let to = from + 1; to < order.length; to += 1)
      yield [...order.slice(0, from), ...order.slice(from, to + 1).reverse(), ...order.slice(to + 1)];
  for (const [from, stop] of order.entries())
    for (let to = 0; to < order.length; to += 1) if (to !== from) yield order.toSpliced(from, 1).toSpliced(to, 0, stop);
};

/** How often an order may be improved: far more than rounds need, and an end for the most hostile one. */
const mostSteps = 1000;

const improved = (round: Round, order: readonly RouteStop[]): Schedule | null => {
  let best = order.length === round.stops.length ? scheduleOf(round, order) : null;
  if (best === null) return null;
  let again = true;
  for (let step = 0; again && step < mostSteps; step += 1) {
    again = false;
    for (const tried of neighbours(best.stops)) {
      const schedule = scheduleOf(round, tried);
      if (schedule !== null && better(schedule, best)) {
        best = schedule;
        again = true;
        break;
      }
    }
  }
  return best;
};

/** A round before and after it was put in order. */
export interface OrderedRound {
  /** In the order that was given; null where that keeps not all hours and appointments. */
  readonly given: Schedule | null;
  /** Null where no order was found that keeps them: up to eight stops there is none. */
  readonly best: Schedule | null;
}

/** Puts a round in order: the least time on the road and waiting, then the fewest metres, hours and appointments kept. */
export const orderRoute = (round: Round): OrderedRound => {
  const given = scheduleOf(round, round.stops);
  if (round.stops.length <= exactUpTo) return { given, best: weighAll(round) };
  const tried = [improved(round, round.stops), improved(round, nearestNext(round)), improved(round, putIn(round))];
  return {
    given,
    best: tried.reduce<Schedule | null>((best, one) => (one !== null && better(one, best) ? one : best), null),
  };
};
