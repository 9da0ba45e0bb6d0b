/** What the command line needs of the world, so that tests can give it another. */
import type { Instant } from '@clientele/domain/kernel';

export interface Io {
  /** Results go here, and nothing else. */
  readonly out: (text: string) => void;
  /** Messages to the person go here. */
  readonly err: (text: string) => void;
  /** Whether a person watches: progress is shown to nobody else. */
  readonly watched: boolean;
  readonly clock: () => Instant;
  readonly environment: Readonly<Record<string, string | undefined>>;
}
