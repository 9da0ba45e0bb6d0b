/** The appraisals of every subject, as they were told. */
import { type AppraisalEvent, appraisal } from '@clientele/domain/planning';
import { type ToldStreams, toldStreams } from '../kernel/told-streams.ts';

export type AppraisalBook = ToldStreams<AppraisalEvent>;

/** Every subject with its appraisals; a subject is one stream. */
export const appraisalBook = toldStreams('appraisals', appraisal, ({ data }) => data.subject);
