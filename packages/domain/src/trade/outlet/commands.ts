/** What can be asked of an outlet. Stores report late: all may be backdated, but never before what they rest on. */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema } from '../../kernel/index.ts';
import { outletSteps } from './events.ts';

const outlet = { outlet: idSchema };

/** Begins to follow a customer's store. */
export const OpenOutlet = commandType({
  type: 'OpenOutlet',
  schema: z.strictObject({ ...outlet, ...outletSteps.opened }),
});

/** Asks for goods. */
export const AskReplenishment = commandType({
  type: 'AskReplenishment',
  schema: z.strictObject({ ...outlet, ...outletSteps.asked }),
});

/** Refuses what was asked for. */
export const DeclineReplenishment = commandType({
  type: 'DeclineReplenishment',
  schema: z.strictObject({ ...outlet, ...outletSteps.declined }),
});

/** Sends goods. */
export const DispatchToOutlet = commandType({
  type: 'DispatchToOutlet',
  schema: z.strictObject({ ...outlet, ...outletSteps.dispatched }),
});

/** Follows goods on their way (row L14). */
export const FollowOutletDelivery = commandType({
  type: 'FollowOutletDelivery',
  schema: z.strictObject({ ...outlet, ...outletSteps.followed }),
});

/** Inspects what arrived. */
export const ReceiveAtOutlet = commandType({
  type: 'ReceiveAtOutlet',
  schema: z.strictObject({ ...outlet, ...outletSteps.received }),
});

/** Puts goods on the shelf. */
export const DisplayGoods = commandType({
  type: 'DisplayGoods',
  schema: z.strictObject({ ...outlet, ...outletSteps.displayed }),
});

/** Sends goods back. */
export const ReturnFromOutlet = commandType({
  type: 'ReturnFromOutlet',
  schema: z.strictObject({ ...outlet, ...outletSteps.returned }),
});

/** Writes down what was lost. */
export const RecordShrinkage = commandType({
  type: 'RecordShrinkage',
  schema: z.strictObject({ ...outlet, ...outletSteps.lost }),
});

/** Counts the stock. */
export const CountOutletStock = commandType({
  type: 'CountOutletStock',
  schema: z.strictObject({ ...outlet, ...outletSteps.counted }),
});

/** Reports what consumers bought. */
export const ReportSellOut = commandType({
  type: 'ReportSellOut',
  schema: z.strictObject({ ...outlet, ...outletSteps.reported }),
});

/** Takes a wrong report back. */
export const RetractSellOut = commandType({
  type: 'RetractSellOut',
  schema: z.strictObject({ ...outlet, ...outletSteps.retracted }),
});

/** Compares what was reported with the store's own books. */
export const CheckOutletAccount = commandType({
  type: 'CheckOutletAccount',
  schema: z.strictObject({ ...outlet, ...outletSteps.checked }),
});

/** Every command type of the room. */
export const outletCommands = [
  OpenOutlet,
  AskReplenishment,
  DeclineReplenishment,
  DispatchToOutlet,
  FollowOutletDelivery,
  ReceiveAtOutlet,
  DisplayGoods,
  ReturnFromOutlet,
  RecordShrinkage,
  CountOutletStock,
  ReportSellOut,
  RetractSellOut,
  CheckOutletAccount,
] as const;

/** What can be asked of an outlet. */
export type OutletCommand = CommandOf<(typeof outletCommands)[number]>;
