/** Whom every later event of a complaint names. */
import type { LodgedComplaint } from './state.ts';

/** The complaint, and its customer where one is known. */
export const namedIn = ({
  complaint,
  content: { customer },
}: LodgedComplaint): { readonly complaint: string; readonly customer?: string } => ({
  complaint,
  ...(customer === undefined ? {} : { customer }),
});
