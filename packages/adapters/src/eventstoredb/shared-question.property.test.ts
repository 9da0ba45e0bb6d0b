// Questions that are shared: no answer is older than its asking, never two are under way, and a failure stays with its askers.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedQuestion } from './shared-question.ts';

test('no answer is older than its asking, and never are two under way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 12 }), async (scheduler, askers) => {
      let version = 0;
      let [underWay, most, asked] = [0, 0, 0];
      const question = sharedQuestion(async () => {
        underWay += 1;
        asked += 1;
        most = Math.max(most, underWay);
        const seen = version;
        await scheduler.schedule(Promise.resolve(), 'answer');
        underWay -= 1;
        return seen;
      });
      const stale: number[] = [];
      const asking = Array.from({ length: askers }, async () => {
        await scheduler.schedule(Promise.resolve(), 'asker');
        version += 1;
        const due = version;
        const seen = await question();
        if (seen < due) stale.push(due);
      });
      await scheduler.waitFor(Promise.all(asking));
      expect(stale).toEqual([]);
      expect(most).toBe(1);
      expect(asked).toBeLessThanOrEqual(askers);
    }),
  );
});

test('many who ask while one is under way share the next', async () => {
  const answers: (() => void)[] = [];
  const question = sharedQuestion(() => new Promise<void>((resolve) => answers.push(resolve)));
  const all = [question(), question(), question(), question()];
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await all[0];
  await Promise.resolve();
  expect(answers).toHaveLength(2);
  answers[1]?.();
  await Promise.all(all);
  expect(answers).toHaveLength(2);
});

test('a question that fails tells those who asked it, and the next is asked anew', async () => {
  let times = 0;
  const question = sharedQuestion(async () => {
    times += 1;
    if (times === 1) throw new Error('not now');
    return times;
  });
  const [first, second] = [question(), question()];
  await expect(first).rejects.toThrow('not now');
  expect(await second).toBe(2);
});
