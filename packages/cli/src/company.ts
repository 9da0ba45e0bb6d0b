/** A company as the command line opens it: one door for the commands of every room, on one store. */
import { commandHandler, type Dispatcher, dispatcher, type EventStore } from '@clientele/adapters';
import { card, classification, paretoPolicy, territory, territoryLevels } from '@clientele/domain/customer';
import type { Instant } from '@clientele/domain/kernel';
import { finding, generalManagerApproves, target } from '@clientele/domain/planning';
import { complaint, complaintPolicy } from '@clientele/domain/service';
import { financeCollects, order, receipt, receivable, statement, threeLevels } from '@clientele/domain/trade';
import * as E from 'fp-ts/lib/Either.js';

/** Handles the commands of every room, by the policies that hold where a company adopted no others. */
export const companyHandler = (store: EventStore, clock: () => Instant): Dispatcher['handle'] => {
  const door = dispatcher([
    commandHandler({ store, clock, decider: target, given: () => ({ approval: generalManagerApproves }) }),
    commandHandler({ store, clock, decider: card, given: () => ({}) }),
    commandHandler({ store, clock, decider: classification, given: () => ({ gradePolicy: paretoPolicy }) }),
    commandHandler({ store, clock, decider: territory, given: () => ({ levels: territoryLevels }) }),
    commandHandler({ store, clock, decider: finding, given: () => ({}) }),
    commandHandler({ store, clock, decider: order, given: () => ({}) }),
    commandHandler({
      store,
      clock,
      decider: receivable,
      given: () => ({ dunning: threeLevels, collection: financeCollects }),
    }),
    commandHandler({ store, clock, decider: receipt, given: () => ({}) }),
    commandHandler({ store, clock, decider: statement, given: () => ({}) }),
    commandHandler({ store, clock, decider: complaint, given: () => ({ policy: complaintPolicy }) }),
  ]);
  // Rooms that share a command or a category would be a fault of this file, and show at once.
  if (E.isLeft(door)) throw new Error(JSON.stringify(door.left));
  return door.right.handle;
};
