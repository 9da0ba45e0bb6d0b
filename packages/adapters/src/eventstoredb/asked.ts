/**
 * An iterator whose every step waits for the one before, whoever asks and however often: what follows the log and what
 * consumes as one of a group are asked alike.
 */

/** What a follower does; it tells that it is over by `done`. */
export interface Steps<Value> {
  readonly step: () => Promise<IteratorResult<Value, undefined>>;
  /** What is told of an error that nobody foresaw. */
  readonly thrown: (thrown: unknown) => IteratorResult<Value, undefined>;
  /** Ends it, and whatever waits. */
  readonly leave: () => void;
}

export const over: IteratorResult<never, undefined> = { done: true, value: undefined };

export const asked = <Value>({ step, thrown, leave }: Steps<Value>): AsyncIterator<Value, undefined> => {
  let previous: Promise<unknown> = Promise.resolve();
  return {
    next: () => {
      const result = previous.then(step).catch(thrown);
      previous = result;
      return result;
    },
    return: () => {
      leave();
      return Promise.resolve(over);
    },
  };
};

/** Tells one thing, and is over. */
export const once = <Value>(value: Value): AsyncIterator<Value, undefined> => {
  let told = false;
  return {
    next: () => {
      const result = told ? over : { done: false as const, value };
      told = true;
      return Promise.resolve(result);
    },
  };
};
