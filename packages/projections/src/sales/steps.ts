/** Classes that change over time, as rows meet them: from an instant on, which class. */

export interface Step {
  readonly at: number;
  readonly of: number;
}

/** The class in force at an instant: of the last step that isn't later; 0 before the first. */
export const classAt = (steps: readonly Step[], at: number): number => {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle] as Step).at <= at) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : (steps[low - 1] as Step).of;
};
