/**
 * The complaint book: what is known of every complaint, each fact with its instant, folded by the domain's own rules. All
 * that reports tell of any instant is derived from it; no deadline and no state is kept.
 */
import type { Json, RecordedEvent } from '@clientele/domain/kernel';
import {
  type ComplaintEvent,
  type ComplaintState,
  complaintEvents,
  complaintStateSchema,
  evolveComplaint,
  unlodged,
} from '@clientele/domain/service';
import type { Fold } from '../kernel/fold.ts';
import { listIn, loading, saving, wrong } from '../kernel/saved.ts';

/** Every complaint by its id. */
export interface ComplaintBook {
  readonly complaints: Map<string, ComplaintState>;
}

const bookForm = { name: 'complaint-book', version: 1 } as const;

const noComplaints = (): ComplaintBook => ({ complaints: new Map() });

const idOf = (state: ComplaintState): string | null => (state.status === 'unlodged' ? null : state.complaint);

/** The fold of the complaint book. A complaint is one stream. */
export const complaintBook: Fold<ComplaintBook, ComplaintEvent> = {
  ...bookForm,
  handles: complaintEvents.map(({ type }) => type),
  shardKey: ({ stream }) => stream,
  init: noComplaints,
  step: (book, event: RecordedEvent<ComplaintEvent>) => {
    const { complaint } = event.data;
    book.complaints.set(complaint, evolveComplaint(book.complaints.get(complaint) ?? unlodged, event));
    return book;
  },
  save: ({ complaints }) => saving(bookForm, { complaints: [...complaints.values()] as unknown as Json }),
  load: (saved) =>
    loading(bookForm, saved, (reading, body) => {
      const book = noComplaints();
      for (const one of listIn(reading, body['complaints'], 'complaints')) {
        const state = complaintStateSchema.safeParse(one);
        const id = state.success ? idOf(state.data) : null;
        if (state.success && id !== null) book.complaints.set(id, state.data);
        else wrong(reading, "a complaint can't be read");
      }
      return book;
    }),
  merge: (left, right) => {
    for (const [id, state] of right.complaints) left.complaints.set(id, state);
    return left;
  },
};
