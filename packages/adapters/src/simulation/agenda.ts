/**
 * What is to be done, and when: the days of the company in their order, and within a day one thing after the other. Only
 * what lies ahead is held, so that a long life takes no more room than a short one.
 */
import { day, type Instant, minute } from '@clientele/domain/kernel';

export interface Task {
  readonly at: Instant;
  readonly run: () => void;
}

export interface Agenda {
  /** Puts something on the list; what lies before now is done next. */
  readonly at: (at: Instant, run: () => void) => void;
  /** Does everything of a day (counted from 1970-01-01 on the company's wall), telling before each what time it is. */
  readonly live: (dayNumber: number, tick: (at: Instant) => void) => void;
  /** How many things lie ahead. */
  readonly ahead: () => number;
}

/** A company's days begin so long before those of UTC. */
const ahead = 480 * minute;

/** The first instant of a day on the company's wall (China Standard Time). */
export const dayStart = (dayNumber: number): Instant => dayNumber * day - ahead;

/** The day of an instant on the company's wall. */
export const dayOfInstant = (at: Instant): number => Math.floor((at + ahead) / day);

export const newAgenda = (): Agenda => {
  const days = new Map<number, Task[]>();
  let today = Number.NEGATIVE_INFINITY;
  /** What is left of today, the next at the end. */
  let left: Task[] = [];
  let waiting = 0;

  /** Behind everything of the same time, so that things are done in the order in which they were thought of. */
  const insert = (task: Task): void => {
    let low = 0;
    let high = left.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((left[middle] as Task).at > task.at) low = middle + 1;
      else high = middle;
    }
    left.splice(low, 0, task);
  };

  return {
    at: (at, run) => {
      waiting += 1;
      const on = dayOfInstant(at);
      const task = { at, run };
      if (on <= today) {
        insert(task);
        return;
      }
      const known = days.get(on);
      if (known === undefined) days.set(on, [task]);
      else known.push(task);
    },
    live: (dayNumber, tick) => {
      today = dayNumber;
      left = (days.get(dayNumber) ?? [])
        .map((task, index) => ({ task, index }))
        .sort((one, other) => other.task.at - one.task.at || other.index - one.index)
        .map(({ task }) => task);
      days.delete(dayNumber);
      for (let task = left.pop(); task !== undefined; task = left.pop()) {
        waiting -= 1;
        tick(task.at);
        task.run();
      }
    },
    ahead: () => waiting,
  };
};
