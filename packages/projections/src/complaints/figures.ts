/** What many complaints come to: how many stand where, how many were answered in time, and how long it took. */
import { type Ratio, ratioOf } from '@clientele/domain/kernel';
import type { ClockReading, Standing } from '@clientele/domain/service';
import { type DurationFigure, durationsOf } from './durations.ts';
import type { MeasuredComplaint } from './measuring.ts';

/** The timely share of one clock: of those that were done, and of all (`definitions.md`). */
export interface TimelyFigure {
  readonly done: number;
  readonly timely: number;
  readonly share: Ratio | null;
  readonly shareOfAll: Ratio | null;
  /** How many have used more than was allotted, done or not. */
  readonly breached: number;
}

export interface ComplaintFigures {
  readonly lodged: number;
  readonly standings: Readonly<Record<Standing, number>>;
  /** Open or paused, and beyond what the resolution's clock allots. */
  readonly openBreached: number;
  readonly answer: TimelyFigure;
  readonly resolution: TimelyFigure;
  /** As sources state it that keep no times: how many were said to be timely, of all. */
  readonly statedTimely: { readonly stated: number; readonly timely: number; readonly shareOfAll: Ratio | null };
  readonly disputed: { readonly stated: number; readonly disputed: number; readonly share: Ratio | null };
  readonly daysToRouting: DurationFigure;
  readonly toAnswer: { readonly elapsed: DurationFigure; readonly business: DurationFigure };
  readonly toResolve: { readonly elapsed: DurationFigure; readonly business: DurationFigure };
  /** Closed of lodged (结案率), closed without a reopening of closed (一次解决率), come back of closed (重复投诉率). */
  readonly closed: { readonly count: number; readonly share: Ratio | null };
  readonly firstTime: { readonly count: number; readonly share: Ratio | null };
  readonly repeated: { readonly count: number; readonly share: Ratio | null };
}

const share = (part: number, whole: number): Ratio | null => ratioOf(BigInt(part), BigInt(whole));

const timelyOf = (
  all: readonly MeasuredComplaint[],
  readingOf: (one: MeasuredComplaint) => ClockReading,
  isDone: (one: MeasuredComplaint) => boolean,
): TimelyFigure => {
  const done = all.filter(isDone);
  const timely = done.filter((one) => readingOf(one).state === 'met').length;
  return {
    done: done.length,
    timely,
    share: share(timely, done.length),
    shareOfAll: share(timely, all.length),
    breached: all.filter((one) => readingOf(one).state === 'breached').length,
  };
};

const countOf = <T>(all: readonly T[], which: (one: T) => boolean): number => all.filter(which).length;

const standingsOf = (all: readonly MeasuredComplaint[]): ComplaintFigures['standings'] => {
  const of = (standing: Standing) => countOf(all, (one) => one.standing === standing);
  return {
    open: of('open'),
    paused: of('paused'),
    resolved: of('resolved'),
    confirmed: of('confirmed'),
    lapsed: of('lapsed'),
  };
};

const counted = (count: number, of: number) => ({ count, share: share(count, of) });

/**
 * The figures of complaints.
 *
 * @param cameBack those that were lodged again after they were closed
 */
export const figuresOf = (
  all: readonly MeasuredComplaint[],
  cameBack: ReadonlySet<MeasuredComplaint>,
): ComplaintFigures => {
  const closed = all.filter((one) => one.closed);
  const stated = all.flatMap(({ complaint }) => complaint.stated.slice(-1));
  const saidTimely = stated.filter(({ timely }) => timely !== null);
  const timely = countOf(saidTimely, (one) => one.timely === true);
  const saidDisputed = stated.filter(({ disputed }) => disputed !== null);
  const disputed = countOf(saidDisputed, (one) => one.disputed === true);
  return {
    lodged: all.length,
    standings: standingsOf(all),
    openBreached: countOf(all, (one) => !one.closed && one.clocks.resolution.state === 'breached'),
    answer: timelyOf(
      all,
      ({ clocks }) => clocks.answer,
      ({ toAnswer }) => toAnswer !== null,
    ),
    resolution: timelyOf(
      all,
      ({ clocks }) => clocks.resolution,
      (one) => one.closed,
    ),
    statedTimely: { stated: saidTimely.length, timely, shareOfAll: share(timely, all.length) },
    disputed: { stated: saidDisputed.length, disputed, share: share(disputed, saidDisputed.length) },
    daysToRouting: durationsOf(all.map(({ daysToRouting }) => daysToRouting)),
    toAnswer: {
      elapsed: durationsOf(all.map(({ toAnswer }) => toAnswer?.elapsed ?? null)),
      business: durationsOf(all.map(({ toAnswer }) => toAnswer?.business ?? null)),
    },
    toResolve: {
      elapsed: durationsOf(all.map(({ toResolve }) => toResolve?.elapsed ?? null)),
      business: durationsOf(all.map(({ toResolve }) => toResolve?.business ?? null)),
    },
    closed: counted(closed.length, all.length),
    firstTime: counted(
      countOf(closed, ({ reopenings }) => reopenings === 0),
      closed.length,
    ),
    repeated: counted(
      countOf(closed, (one) => cameBack.has(one)),
      closed.length,
    ),
  };
};
