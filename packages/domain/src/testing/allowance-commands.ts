/** Arbitrary commands of the sample room: enough of each kind that both answers come. */
import fc from 'fast-check';
import { type AllowanceCommand, GrantAllowance, SpendAllowance } from './allowance.ts';
import { commandsOf, ids } from './arbitraries.ts';

const data = fc.record({ person: ids('P'), amount: fc.integer({ min: 1, max: 400 }) });

/** Arbitrary commands of the sample room, for examples. */
export const allowanceCommands: fc.Arbitrary<AllowanceCommand> = fc.oneof(
  commandsOf(GrantAllowance, data),
  commandsOf(SpendAllowance, data),
);
