/** Why a journal does not open. Nothing in it was changed then. */
import type { Holder } from './lock.ts';

export type OpenFault =
  /** Another store has it open; `holder` is null where the lock file says nothing that can be read. */
  | { readonly code: 'locked'; readonly file: string; readonly lock: string; readonly holder: Holder | null }
  /** Its first line is not that of a journal. */
  | { readonly code: 'not-a-journal'; readonly file: string; readonly reason: string }
  /** A later version of this program wrote it. */
  | { readonly code: 'newer-format'; readonly file: string; readonly version: number; readonly known: number }
  | { readonly code: 'other-namespace'; readonly file: string; readonly found: string; readonly expected: string }
  /** A line that was written whole is not what was written. Lines count from 1, the header. */
  | { readonly code: 'damaged-line'; readonly file: string; readonly line: number; readonly reason: string }
  /** The file system refused; the reason is what it said. */
  | { readonly code: 'unreadable'; readonly file: string; readonly reason: string }
  | { readonly code: 'invalid-namespace'; readonly file: string; readonly reason: string };
