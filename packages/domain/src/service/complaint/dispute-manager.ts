/**
 * A complaint about an invoice is a dispute of it: while the complaint is open the invoice is disputed, so that dunning leaves
 * it out; once it is resolved the dispute is settled, and a reopened complaint disputes it anew. What the customer got decides
 * how it ended.
 */
import type { Instant, ProcessManager, Wish } from '../../kernel/index.ts';
import type { ReceivableCommand } from '../../trade/index.ts';
import type { ComplaintEvent } from './events.ts';

type Seen = Extract<
  ComplaintEvent,
  {
    readonly type:
      | 'ComplaintLodged'
      | 'ComplaintCorrected'
      | 'RemedyAnswered'
      | 'ComplaintResolved'
      | 'ComplaintReopened';
  }
>;
type Wanted = Extract<ReceivableCommand, { readonly type: 'DisputeInvoice' | 'SettleDispute' }>;

/** The dispute of one complaint: which invoice, how many times, and what was offered. */
export interface ComplaintDispute {
  readonly invoice: string | null;
  readonly class: string;
  readonly round: number;
  readonly open: boolean;
  readonly accepted: number;
  readonly refused: number;
}

const nothing: ComplaintDispute = { invoice: null, class: '', round: 0, open: false, accepted: 0, refused: 0 };

type Cause = Extract<Wanted, { readonly type: 'DisputeInvoice' }>['data']['cause'];
const causes = [
  'quantity',
  'quality',
  'price',
  'delivery',
  'paperwork',
  'not-ordered',
] as const satisfies readonly Cause[];

const longestNote = 2000;
const longestId = 200;

/** The first dispute has the complaint's id, later ones their number before it. */
const idOf = (complaint: string, round: number): string =>
  (round <= 1 ? complaint : `${round}/${complaint}`).slice(0, longestId).toWellFormed();

interface Reaction {
  readonly state: ComplaintDispute;
  readonly commands: readonly Wish<Wanted>[];
}

const disputing = (state: ComplaintDispute, complaint: string, at: Instant): Reaction => {
  const { invoice, class: ofClass } = state;
  if (invoice === null || state.open) return { state, commands: [] };
  const round = state.round + 1;
  const cause: Cause = causes.find((one) => one === ofClass) ?? 'other';
  const data = { invoice, dispute: idOf(complaint, round), cause, complaint };
  return {
    state: { ...state, round, open: true, accepted: 0, refused: 0 },
    commands: [{ type: 'DisputeInvoice', data, at }],
  };
};

const settling = (state: ComplaintDispute, complaint: string, note: string, at: Instant): Reaction => {
  const { invoice, round, open, accepted, refused } = state;
  if (invoice === null || !open) return { state, commands: [] };
  const outcome = accepted === 0 ? 'rejected' : refused === 0 ? 'upheld' : 'compromise';
  const words = note.slice(0, longestNote).toWellFormed();
  const data = { invoice, dispute: idOf(complaint, round), outcome, note: words } as const;
  return { state: { ...state, open: false }, commands: [{ type: 'SettleDispute', data, at }] };
};

/** Another invoice, or none: the dispute of the old one is settled, and the new one is disputed. */
const moving = (
  state: ComplaintDispute,
  event: Extract<Seen, { readonly type: 'ComplaintCorrected' }>,
  at: Instant,
): Reaction => {
  const { complaint, after, reason } = event.data;
  const invoice = after?.about.invoice ?? null;
  if (after !== null && invoice === state.invoice)
    return { state: invoice === null ? state : { ...state, class: after.class }, commands: [] };
  const settled = settling(state, complaint, reason, at);
  const moved = { ...settled.state, invoice, class: after?.class ?? '' };
  const opened = state.open ? disputing(moved, complaint, at) : { state: moved, commands: [] };
  return { state: opened.state, commands: [...settled.commands, ...opened.commands] };
};

/** The manager of disputes: one instance a complaint. */
export const complaintDisputes: ProcessManager<ComplaintDispute, Seen, Wanted> = {
  name: 'complaint-dispute',
  version: 1,
  handles: ['ComplaintLodged', 'ComplaintCorrected', 'RemedyAnswered', 'ComplaintResolved', 'ComplaintReopened'],
  initial: nothing,
  instanceOf: ({ data }) => data.complaint,
  react: (state, event) => {
    switch (event.type) {
      case 'ComplaintLodged': {
        const { complaint, content } = event.data;
        const { invoice } = content.about;
        // Of a complaint about anything else nothing is remembered: most are, and there may be very many.
        if (invoice === undefined) return { state: { ...nothing, round: state.round }, commands: [] };
        const lodged = { ...nothing, round: state.round, invoice, class: content.class };
        return disputing(lodged, complaint, event.occurredAt);
      }
      case 'ComplaintCorrected':
        return moving(state, event, event.occurredAt);
      case 'RemedyAnswered': {
        if (state.invoice === null) return { state, commands: [] };
        const { accepted } = event.data;
        const counted = accepted ? { accepted: state.accepted + 1 } : { refused: state.refused + 1 };
        return { state: { ...state, ...counted }, commands: [] };
      }
      case 'ComplaintResolved':
        return settling(state, event.data.complaint, event.data.outcome, event.occurredAt);
      case 'ComplaintReopened':
        return disputing(state, event.data.complaint, event.occurredAt);
      case 'TimePassed':
        return { state, commands: [] };
    }
  },
};
