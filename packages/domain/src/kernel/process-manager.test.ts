/** Names of commands that a process manager sends: the same for the same event, else different. */
import { expect, it } from 'vitest';
import { wishId } from './process-manager.ts';

it("the names of a process manager's commands tell events and places apart", () => {
  const manager = { name: 'credit-hold' };
  const names = [
    wishId(manager, 'E1', 0),
    wishId(manager, 'E1', 1),
    wishId(manager, 'E2', 0),
    wishId({ name: 'x' }, 'E1', 0),
  ];
  expect(new Set(names).size).toBe(4);
  expect(wishId(manager, 'E1', 0)).toBe(names[0]);
});
