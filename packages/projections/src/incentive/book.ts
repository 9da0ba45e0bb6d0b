/** Commission runs, awards and contests, as they were told. */
import {
  type AwardEvent,
  award,
  type CommissionEvent,
  type ContestEvent,
  commission,
  contest,
} from '@clientele/domain/planning';
import { type ToldStreams, toldStreams } from '../kernel/told-streams.ts';

export type CommissionBook = ToldStreams<CommissionEvent>;
export type AwardBook = ToldStreams<AwardEvent>;
export type ContestBook = ToldStreams<ContestEvent>;

/** Every commission run; a run is one stream. */
export const commissionBook = toldStreams('commissions', commission, ({ data }) => data.run);
/** Every award; an award is one stream. */
export const awardBook = toldStreams('awards', award, ({ data }) => data.award);
/** Every contest; a contest is one stream. */
export const contestBook = toldStreams('contests', contest, ({ data }) => data.contest);
