/** What can be asked of an order after it was placed. All may come late: papers follow the goods. */
import * as z from 'zod';
import {
  type CommandOf,
  commandType,
  currencySchema,
  idSchema,
  localDateSchema,
  moneySchema,
} from '../../kernel/index.ts';
import { blockReasonSchema } from '../credit/decision.ts';
import { countedLineSchema } from '../gross-line.ts';
import { callOffCommands } from './call-off.ts';
import { exceptionKinds } from './fulfilment-events.ts';

const order = { order: idSchema };
const wordsSchema = z.string().min(1).max(2000);
const countedSchema = z.array(countedLineSchema).min(1).max(2000);

/** The order shall be held against its customer's credit. */
export const AskOrderCredit = commandType({ type: 'AskOrderCredit', schema: z.strictObject(order) });

const answer = { ...order, customer: idSchema, currency: currencySchema, ask: z.int().min(1) };

/** The account granted an asking. */
export const GrantOrderCredit = commandType({
  type: 'GrantOrderCredit',
  schema: z.strictObject({ ...answer, total: moneySchema }),
});

/** The account declined an asking. */
export const DeclineOrderCredit = commandType({
  type: 'DeclineOrderCredit',
  schema: z.strictObject({ ...answer, reasons: z.array(blockReasonSchema).min(1).max(100) }),
});

/** The order goes to a department, with what it demands of the goods (row L3). */
export const PassOrderOn = commandType({
  type: 'PassOrderOn',
  schema: z.strictObject({ ...order, to: z.string().min(1).max(200), requirements: wordsSchema }),
});

/** When it is produced and delivered, and who agreed to that (rows L2 L16). */
export const ScheduleOrder = commandType({
  type: 'ScheduleOrder',
  schema: z.strictObject({
    ...order,
    producedBy: localDateSchema,
    deliveredBy: localDateSchema,
    agreedWith: z.array(z.string().min(1).max(200)).min(1).max(20),
    reason: wordsSchema.optional(),
  }),
});

/** How production stands (rows L4 L5). */
export const ReportProduction = commandType({
  type: 'ReportProduction',
  schema: z.strictObject({
    ...order,
    status: z.enum(['started', 'under-way', 'finished']),
    done: z.int().min(0).max(100),
    note: wordsSchema,
  }),
});

/** Goods were inspected (row L7). */
export const InspectGoods = commandType({
  type: 'InspectGoods',
  schema: z.strictObject({
    ...order,
    inspection: idSchema,
    lines: countedSchema,
    outcome: z.enum(['passed', 'failed']),
    findings: wordsSchema,
  }),
});

/** Goods leave for the customer. */
export const ShipGoods = commandType({
  type: 'ShipGoods',
  schema: z.strictObject({ ...order, shipment: idSchema, lines: countedSchema, carrier: z.string().min(1).max(200) }),
});

/** A shipment arrived; where not said how much was taken, all of it was. */
export const DeliverGoods = commandType({
  type: 'DeliverGoods',
  schema: z.strictObject({
    ...order,
    shipment: idSchema,
    lines: countedSchema.optional(),
    receivedBy: z.string().min(1).max(200),
  }),
});

/** Something goes wrong with the order (row L15). */
export const RaiseOrderException = commandType({
  type: 'RaiseOrderException',
  schema: z.strictObject({ ...order, exception: idSchema, kind: z.enum(exceptionKinds), note: wordsSchema }),
});

/** What was done about it. */
export const ResolveOrderException = commandType({
  type: 'ResolveOrderException',
  schema: z.strictObject({ ...order, exception: idSchema, resolution: wordsSchema }),
});

/** The customer was told how far the order has come (row L6). */
export const InformCustomer = commandType({
  type: 'InformCustomer',
  schema: z.strictObject({ ...order, means: z.string().min(1).max(200), note: z.string().max(2000).optional() }),
});

/** Every command type of credit and fulfilment. */
export const fulfilmentCommands = [
  AskOrderCredit,
  GrantOrderCredit,
  DeclineOrderCredit,
  PassOrderOn,
  ScheduleOrder,
  ReportProduction,
  InspectGoods,
  ShipGoods,
  DeliverGoods,
  RaiseOrderException,
  ResolveOrderException,
  InformCustomer,
  ...callOffCommands,
] as const;

/** What can be asked of an order after it was placed. */
export type FulfilmentCommand = CommandOf<(typeof fulfilmentCommands)[number]>;
