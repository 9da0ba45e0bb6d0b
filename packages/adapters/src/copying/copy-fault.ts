/** Why a history can't be copied, or was not. */
import type { AppendError, ReadError } from '../store/port.ts';

export type CopyFault =
  /** The streams of one company have its name in theirs: a copy is of the same company. */
  | { readonly code: 'other-namespace'; readonly from: string; readonly to: string }
  | {
      readonly code: 'unreadable';
      readonly side: 'from' | 'to';
      readonly error: ReadError | { readonly code: 'defect'; readonly reason: string };
    }
  /** The target holds what the source does not, or in another order. Nothing was written from there on. */
  | { readonly code: 'other-history'; readonly stream: string; readonly revision: number }
  /** Earlier events of this stream are gone from the source, and no store begins a stream in its middle. */
  | { readonly code: 'gap'; readonly stream: string; readonly revision: number; readonly expected: number }
  /** It stopped in the middle; another run goes on from there. */
  | { readonly code: 'unwritable'; readonly stream: string; readonly error: AppendError }
  | { readonly code: 'stopped' }
  /** All is written, and yet these streams, at most ten of them, are not the same on both sides. */
  | { readonly code: 'unequal'; readonly streams: readonly string[]; readonly from: string; readonly to: string };
