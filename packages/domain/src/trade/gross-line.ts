/** A line of an order with what it comes to, tax and freight included (价税合计): how credit and delivery see it. */
import * as z from 'zod';
import { idSchema, moneySchema, quantitySchema } from '../kernel/index.ts';

/** Reads a {@link GrossLine}. */
export const grossLineSchema = z.strictObject({ line: idSchema, quantity: quantitySchema, gross: moneySchema });

/** A line, how much of it there is, and what that comes to with tax and freight. */
export type GrossLine = z.infer<typeof grossLineSchema>;

/** Reads a line and how much of it. */
export const countedLineSchema = z.strictObject({ line: idSchema, quantity: quantitySchema });

/** A line, and how much of it. */
export type CountedLine = z.infer<typeof countedLineSchema>;

/** Reads goods on their way: how much of a line, and what the whole line is. */
export const sentLineSchema = z.strictObject({ line: idSchema, quantity: quantitySchema, whole: grossLineSchema });
