/** What handling a command comes to, as the importer counts it. */
import type { Handled } from '@clientele/adapters';
import type { Outcome } from './run.ts';

/** What went wrong, in words: none of it is the row's fault. */
const reasonOf = (failed: Exclude<Handled, { readonly kind: 'accepted' | 'rejected' }>): string => {
  switch (failed.kind) {
    case 'conflict':
      return `others kept writing to ${failed.stream} (${failed.attempts} attempts)`;
    case 'too-large':
      return `its events take ${failed.bytes} bytes, and a store takes ${failed.limit} at once`;
    case 'corrupt-history':
      return `${failed.stream} can't be read at revision ${failed.revision}: ${failed.reason.code}`;
    case 'stream-deleted':
      return `${failed.stream} was deleted`;
    case 'defect':
      return `a fault of the program in ${failed.where}: ${failed.reason}`;
    default:
      return `${failed.kind}: ${failed.reason}`;
  }
};

/** Accepted, rejected, or a reason to stop. */
export const outcomeOf = (handled: Handled): Outcome => {
  switch (handled.kind) {
    case 'accepted':
      return { kind: 'accepted', repeated: handled.repeated };
    case 'rejected':
      return { kind: 'rejected', rejections: handled.rejections };
    default:
      return { kind: 'stopped', reason: reasonOf(handled) };
  }
};
