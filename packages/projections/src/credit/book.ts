/** Every credit account as it was told: so that it can be asked how it stood at the end of any date. */
import { type CreditEvent, credit, creditAccountOf } from '@clientele/domain/trade';
import { type ToldStreams, toldStreams } from '../kernel/told-streams.ts';

/** The credit accounts, each with all that happened to it. */
export type CreditBook = ToldStreams<CreditEvent>;

/** The fold of credit accounts. An account is one stream. */
export const creditBook = toldStreams('credit', credit, ({ data }) => creditAccountOf(data));
