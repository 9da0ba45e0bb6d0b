/**
 * The envelope as it is stored: what must surround an event's data for it to be placed, sorted and traced. The schema says
 * it; `keepsEnvelope` says yes at a tenth of the cost, so that the schema is only run where there may be something to tell.
 */
import {
  actorSchema,
  idSchema,
  instantSchema,
  isLocalDate,
  jsonFault,
  localDateSchema,
  policyRefSchema,
  tagSchema,
} from '@clientele/domain/kernel';
import * as z from 'zod';

const countSchema = z.int().min(0);

/** The longest name of a stream: a namespace, a category and an id. */
const longestStream = 400;
const longestId = 200;

const nameSchema = z.string().min(1).max(longestId);

const envelopeSchema = z.strictObject({
  id: z.guid(),
  stream: z.string().min(1).max(longestStream),
  revision: countSchema,
  type: nameSchema,
  version: z.int().min(1),
  occurredAt: instantSchema,
  occurredOn: localDateSchema,
  by: actorSchema,
  command: z.strictObject({ id: idSchema, index: countSchema, fingerprint: nameSchema }),
  correlationId: idSchema,
  causationId: idSchema,
  corrects: z.guid().optional(),
  tags: z.array(tagSchema),
  policies: z.array(policyRefSchema),
  recordedAt: instantSchema,
  position: z.union([z.int(), z.string().min(1)]),
});

/** An object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

const guid = /^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/;
const tagForm = /^[a-z][a-z-]*:./su;
const policyForm = /^.+@\d+$/su;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isInteger = (value: unknown, least: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= least && !Object.is(value, -0);

/** From 1900 to 2999, to be safely inside what an instant may be; others are for the schema to judge. */
const isLikelyInstant = (value: unknown): boolean => isInteger(value, -2_208_988_800_000) && value < 32_503_680_000_000;

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most && value.isWellFormed();

const isGuid = (value: unknown): boolean => typeof value === 'string' && guid.test(value);

const everyText = (value: unknown, most: number, form: RegExp | null): boolean => {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index];
    if (!isText(item, most) || (form !== null && !form.test(item))) return false;
  }
  return true;
};

const hasOnly = (value: object, count: number): boolean => Object.keys(value).length === count;

const isActor = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['id'], longestId) &&
  everyText(value['roles'], 80, null) &&
  (value['roles'] as readonly unknown[]).length <= 20 &&
  hasOnly(value, 2);

const isCause = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['id'], longestId) &&
  isInteger(value['index'], 0) &&
  isText(value['fingerprint'], longestId) &&
  hasOnly(value, 3);

/** True only where the schema, too, would find nothing in these fields; false where it has to be asked. */
export const keepsEnvelope = (event: Fields): boolean =>
  isGuid(event['id']) &&
  isText(event['stream'], longestStream) &&
  isInteger(event['revision'], 0) &&
  isText(event['type'], longestId) &&
  isInteger(event['version'], 1) &&
  isLikelyInstant(event['occurredAt']) &&
  typeof event['occurredOn'] === 'string' &&
  isLocalDate(event['occurredOn']) &&
  isActor(event['by']) &&
  isCause(event['command']) &&
  isText(event['correlationId'], longestId) &&
  isText(event['causationId'], longestId) &&
  (event['corrects'] === undefined || isGuid(event['corrects'])) &&
  everyText(event['tags'], Number.POSITIVE_INFINITY, tagForm) &&
  everyText(event['policies'], Number.POSITIVE_INFINITY, policyForm) &&
  isLikelyInstant(event['recordedAt']) &&
  (isInteger(event['position'], Number.MIN_SAFE_INTEGER) || isText(event['position'], Number.POSITIVE_INFINITY));

/** What is wrong with an envelope, and where. */
export interface EnvelopeFault {
  readonly path: string;
  readonly reason: string;
}

const withoutData = ({ data: _, ...envelope }: Fields): Fields => envelope;

/** The first thing that is wrong with the envelope of an event, by the schema, or null; its data are not looked at. */
export const envelopeFault = (event: Fields): EnvelopeFault | null => {
  const envelope = withoutData(event);
  const issue = envelopeSchema.safeParse(envelope).error?.issues[0];
  if (issue !== undefined) return { path: issue.path.join('.'), reason: issue.message };
  const fault = jsonFault(envelope);
  return fault === null ? null : { path: fault.path, reason: `${fault.found} is no plain JSON` };
};
