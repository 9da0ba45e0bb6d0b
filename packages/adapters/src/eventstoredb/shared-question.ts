/** One question asked by many at once is asked once: whoever comes while it is under way shares the next one. */

/**
 * A question whose answer is never older than the asking. It begins at once, or when the one under way is answered, and then
 * once for all who wait.
 */
export const sharedQuestion = <Answer>(ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let underWay: Promise<unknown> | null = null;
  let next: Promise<Answer> | null = null;

  const begin = (): Promise<Answer> => {
    next = null;
    const asked = ask();
    const over = (): void => {
      if (underWay === settled) underWay = null;
    };
    const settled: Promise<void> = asked.then(over, over);
    underWay = settled;
    return asked;
  };

  return () => {
    if (underWay === null) return begin();
    next ??= underWay.then(begin);
    return next;
  };
};
