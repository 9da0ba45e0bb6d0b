/** What comes of a command, as data: one of these, always, and never a throw. */
import type {
  CommandRejection,
  DomainEvent,
  EventFault,
  Position,
  Rejection,
  Rejections,
  StoredEvent,
} from '@clientele/domain/kernel';

/** It is so. */
export interface Accepted<Event extends DomainEvent = DomainEvent> {
  readonly kind: 'accepted';
  readonly stream: string;
  /** The events as they are stored; none where the command changes nothing. */
  readonly events: readonly StoredEvent<Event>[];
  /** True where the command had been handled before, and this is the answer it got then. */
  readonly repeated: boolean;
  /** Where the last of the events stands in the log: a projection that has reached it has seen them. Null without events. */
  readonly position: Position | null;
}

/** It is refused, for these reasons; no event is left of it. */
export interface Rejected<R extends Rejection = Rejection> {
  readonly kind: 'rejected';
  readonly rejections: Rejections<R | CommandRejection>;
}

/** Why a stream's history can't be folded: an event that can't be read, or one that is missing. */
export type HistoryFault =
  | EventFault
  /** The event at the revision told is not the one that should follow: `expected` is missing. */
  | { readonly code: 'gap'; readonly expected: number };

/** Which code, not ours or the room's, did what it must not. */
export type DefectPlace = 'parse' | 'streamOf' | 'decide' | 'evolve' | 'given' | 'clock' | 'store';

/** Why nothing can be said for or against it. But for `outcome-unknown`, nothing was stored by this call. */
export type Failed =
  /** Others changed the stream, again and again, between its being read and written. */
  | { readonly kind: 'conflict'; readonly stream: string; readonly attempts: number }
  /** It may be stored or not. Send the same command again: it is either recognised or decided. */
  | { readonly kind: 'outcome-unknown'; readonly stream: string; readonly reason: string }
  /** The store can't be reached. */
  | { readonly kind: 'unavailable'; readonly stream: string; readonly reason: string }
  /** Its events are more than a store takes at once. */
  | { readonly kind: 'too-large'; readonly stream: string; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'stream-deleted'; readonly stream: string }
  | {
      readonly kind: 'corrupt-history';
      readonly stream: string;
      readonly revision: number;
      readonly reason: HistoryFault;
    }
  /** A fault of a program: of the room, or of what the handler was given. */
  | { readonly kind: 'defect'; readonly where: DefectPlace; readonly stream: string | null; readonly reason: string };

/** Everything but acceptance. */
export type NotAccepted<R extends Rejection = Rejection> = Rejected<R> | Failed;

/** What came of a command. */
export type Handled<Event extends DomainEvent = DomainEvent, R extends Rejection = Rejection> =
  | Accepted<Event>
  | NotAccepted<R>;

export const rejectedFor = <R extends Rejection>(rejections: Rejections<R | CommandRejection>): Rejected<R> => ({
  kind: 'rejected',
  rejections,
});

export const defect = (where: DefectPlace, stream: string | null, reason: string): Failed => ({
  kind: 'defect',
  where,
  stream,
  reason,
});

/** Accepted, with nothing to store. */
export const nothingNew = (stream: string): Accepted<never> => ({
  kind: 'accepted',
  stream,
  events: [],
  repeated: false,
  position: null,
});
