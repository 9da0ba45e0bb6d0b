/** Time that passes only when everybody waits: hours of trouble in milliseconds, and the same in every run. */
import { setImmediate } from 'node:timers/promises';
import { install } from '@sinonjs/fake-timers';

/** Turns of the loop that let everything happen that can happen before time goes on. */
const turns = 4;

/** Does some work in virtual time, of which it may take so many milliseconds. */
export const inVirtualTime = async <Value>(most: number, work: () => Promise<Value>): Promise<Value> => {
  const clock = install({
    now: Date.UTC(2025, 9, 9),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  const start = clock.now;
  try {
    let over = false;
    const result = work().finally(() => {
      over = true;
    });
    result.catch(() => undefined);
    while (!over) {
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      if (over) break;
      if (clock.countTimers() === 0) throw new Error('everybody waits, and for nothing');
      if (clock.now - start > most) throw new Error(`it is not over after ${most} ms`);
      clock.next();
    }
    return await result;
  } finally {
    clock.uninstall();
  }
};
