/** Tags: whom an event is about. The whole history of one customer is one query, whatever streams hold it. */
import * as z from 'zod';

/** `customer:C1`, `salesperson:7`, `region:east`: a kind and an opaque id. */
export type Tag = `${string}:${string}`;

/** The tag of a kind (small letters and dashes) and an id. */
export const tag = (kind: string, id: string): Tag => `${kind}:${id}`;

/** An opaque id: 1 to 200 characters. No name and no phone number: natural keys are data (design: identity). */
export const idSchema = z.string().min(1).max(200);

/** Reads a {@link Tag}. */
export const tagSchema = z.custom<Tag>((value) => typeof value === 'string' && /^[a-z][a-z-]*:.+/su.test(value), {
  message: 'expected a tag as kind:id',
  params: { zh: '应为“类别:编号”形式的标签' },
});
