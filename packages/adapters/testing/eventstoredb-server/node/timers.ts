/** Every timer of a server in one place, so that none outlives it. None keeps the process alive either. */

export interface Timers {
  /** Calls back once; the answered function calls it off. */
  readonly after: (milliseconds: number, action: () => void) => () => void;
  readonly pending: () => number;
  readonly clear: () => void;
}

export const createTimers = (): Timers => {
  const running = new Set<NodeJS.Timeout>();
  return {
    after: (milliseconds, action) => {
      const timer = setTimeout(() => {
        running.delete(timer);
        action();
      }, milliseconds);
      timer.unref();
      running.add(timer);
      return () => {
        running.delete(timer);
        clearTimeout(timer);
      };
    },
    pending: () => running.size,
    clear: () => {
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
};
