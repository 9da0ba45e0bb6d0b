/** What a thrown thing says, whatever it is: at the edge of code that isn't ours, a throw becomes data. */

/** The text of something thrown; it never throws itself, though what was thrown may. */
export const saidBy = (thrown: unknown): string => {
  try {
    return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  } catch {
    return 'something that can not be said';
  }
};
