/** When something was so. */
import type { Instant, LocalDate } from '../../kernel/index.ts';

/** When something was so: the instant, and its date in the company's zone. */
export interface Moment {
  readonly at: Instant;
  readonly on: LocalDate;
}
