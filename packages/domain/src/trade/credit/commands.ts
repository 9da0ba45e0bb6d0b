/**
 * What can be asked of a credit account. What concerns the standing is dated no earlier than its last change, which the
 * decider sees to; documents may come as late as they like.
 */
import * as z from 'zod';
import { type CommandOf, commandType, idSchema, localDateSchema, moneySchema } from '../../kernel/index.ts';
import { grossLineSchema } from '../gross-line.ts';
import { account } from './account.ts';
import {
  CreditReservationConfirmed,
  CreditReservationReleased,
  DeliveryEntered,
  DueDateEntered,
  InvoiceEntered,
  PaymentUndone,
  ReceiptEntered,
  ReductionEntered,
  ReturnEntered,
  SettlementEntered,
} from './events-ledger.ts';
import { CreditStopEntered, evaluationSchema, holdScopeSchema } from './events-standing.ts';
import { limitTermsSchema } from './limit.ts';
import { paymentTermsSchema } from './terms.ts';

const reasonSchema = z.string().min(1).max(2000);
const request = { ...account, request: idSchema };
const why = { reason: reasonSchema, evidence: reasonSchema };

/** The customer was evaluated for a period (row M16); where its grade is to change, `request` names the request for that. */
export const EvaluateCredit = commandType({
  type: 'EvaluateCredit',
  schema: z.strictObject({ ...request, evaluation: evaluationSchema }),
});

/** The limit shall be another. */
export const RequestCreditLimit = commandType({
  type: 'RequestCreditLimit',
  schema: z.strictObject({ ...request, to: limitTermsSchema, ...why }),
});

/** Other terms shall hold for this customer. */
export const RequestCreditTerms = commandType({
  type: 'RequestCreditTerms',
  schema: z.strictObject({ ...request, to: paymentTermsSchema, ...why }),
});

/** The limit shall be raised for some days, both included. */
export const RequestTemporaryRaise = commandType({
  type: 'RequestTemporaryRaise',
  schema: z.strictObject({ ...request, by: moneySchema, from: localDateSchema, until: localDateSchema, ...why }),
});

/** Finance has nothing against a request (rows M21 M22). */
export const ConsentToCreditChange = commandType({
  type: 'ConsentToCreditChange',
  schema: z.strictObject({ ...request, note: z.string().max(2000).optional() }),
});

/** The request is granted: the change is made. */
export const ApproveCreditChange = commandType({ type: 'ApproveCreditChange', schema: z.strictObject(request) });

/** The request is off. */
export const RefuseCreditChange = commandType({
  type: 'RefuseCreditChange',
  schema: z.strictObject({ ...request, reason: reasonSchema }),
});

/** No new credit within a scope, until a date (included) or until it is lifted. */
export const HoldCredit = commandType({
  type: 'HoldCredit',
  schema: z.strictObject({
    ...account,
    hold: idSchema,
    scope: holdScopeSchema,
    until: localDateSchema.optional(),
    reason: reasonSchema,
  }),
});

/** A hold is off before its time. */
export const LiftCreditHold = commandType({
  type: 'LiftCreditHold',
  schema: z.strictObject({ ...account, hold: idSchema, reason: reasonSchema }),
});

/** Dunning proposes that no more credit be given: told through the manager of credit stops. */
export const EnterCreditStop = commandType({ type: 'EnterCreditStop', schema: CreditStopEntered.schema });

/** A proposed stop becomes a hold on the account, or is refused. */
export const DecideCreditStop = commandType({
  type: 'DecideCreditStop',
  schema: z.strictObject({ ...account, stop: idSchema, outcome: z.enum(['hold', 'refuse']), reason: reasonSchema }),
});

/** The customer is risky (row M20). */
export const FlagRiskyCustomer = commandType({
  type: 'FlagRiskyCustomer',
  schema: z.strictObject({ ...account, reason: reasonSchema }),
});

const investigation = { ...account, investigation: idSchema };

/** An agency shall investigate the customer's credit (row M20). */
export const OrderCreditInvestigation = commandType({
  type: 'OrderCreditInvestigation',
  schema: z.strictObject({ ...investigation, agency: z.string().min(1).max(200) }),
});

/** What the agency found. */
export const ReportCreditInvestigation = commandType({
  type: 'ReportCreditInvestigation',
  schema: z.strictObject({ ...investigation, findings: reasonSchema, conclusion: z.enum(['sound', 'risky']) }),
});

/** The customer is given up (row M18). */
export const GiveUpCustomer = commandType({
  type: 'GiveUpCustomer',
  schema: z.strictObject({ ...account, reason: reasonSchema }),
});

/** The customer is dealt with again. */
export const TakeBackCustomer = commandType({
  type: 'TakeBackCustomer',
  schema: z.strictObject({ ...account, reason: reasonSchema }),
});

const ofOrder = { ...account, order: idSchema, ask: z.int().min(1) };

/** An order asks for credit; `ask` counts its askings, and `askedBy` is who acts for it. */
export const ReserveCredit = commandType({
  type: 'ReserveCredit',
  schema: z.strictObject({
    ...ofOrder,
    askedBy: idSchema,
    lines: z.array(grossLineSchema).min(1).max(2000),
    total: moneySchema,
  }),
});

/** The order knows that it is granted. */
export const ConfirmCreditReservation = commandType({
  type: 'ConfirmCreditReservation',
  schema: CreditReservationConfirmed.schema,
});

/** The order needs no credit any more: what isn't delivered of it is out of the exposure. */
export const ReleaseCreditReservation = commandType({
  type: 'ReleaseCreditReservation',
  schema: CreditReservationReleased.schema,
});

/** A blocked order may pass: once, up to an amount, until a date (included). */
export const ReleaseBlockedOrder = commandType({
  type: 'ReleaseBlockedOrder',
  schema: z.strictObject({
    ...account,
    release: idSchema,
    order: idSchema,
    most: moneySchema,
    until: localDateSchema,
    reason: reasonSchema,
  }),
});

/** Goods of an order were delivered. */
export const EnterDelivery = commandType({ type: 'EnterDelivery', schema: DeliveryEntered.schema });
/** Goods of an order came back. */
export const EnterReturn = commandType({ type: 'EnterReturn', schema: ReturnEntered.schema });
/** An invoice was issued. */
export const EnterInvoice = commandType({ type: 'EnterInvoice', schema: InvoiceEntered.schema });
/** A payment came in. */
export const EnterReceipt = commandType({ type: 'EnterReceipt', schema: ReceiptEntered.schema });
/** An invoice was settled, wholly or in part. */
export const EnterSettlement = commandType({ type: 'EnterSettlement', schema: SettlementEntered.schema });
/** A credit note was issued, or something was written off. */
export const EnterReduction = commandType({ type: 'EnterReduction', schema: ReductionEntered.schema });
/** An invoice is due on another date. */
export const EnterDueDate = commandType({ type: 'EnterDueDate', schema: DueDateEntered.schema });
/** A payment bounced, a bill was not honoured, or money was paid back. */
export const UndoPayment = commandType({ type: 'UndoPayment', schema: PaymentUndone.schema });

/** Every command type of the room. */
export const creditCommands = [
  EvaluateCredit,
  RequestCreditLimit,
  RequestCreditTerms,
  RequestTemporaryRaise,
  ConsentToCreditChange,
  ApproveCreditChange,
  RefuseCreditChange,
  HoldCredit,
  LiftCreditHold,
  EnterCreditStop,
  DecideCreditStop,
  FlagRiskyCustomer,
  OrderCreditInvestigation,
  ReportCreditInvestigation,
  GiveUpCustomer,
  TakeBackCustomer,
  ReserveCredit,
  ConfirmCreditReservation,
  ReleaseCreditReservation,
  ReleaseBlockedOrder,
  EnterDelivery,
  EnterReturn,
  EnterInvoice,
  EnterReceipt,
  EnterSettlement,
  EnterReduction,
  EnterDueDate,
  UndoPayment,
] as const;

/** What can be asked of a credit account. */
export type CreditCommand = CommandOf<(typeof creditCommands)[number]>;
