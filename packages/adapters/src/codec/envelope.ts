/**
 * The envelope as it is stored: what must surround an event's data for it to be placed, sorted and traced. It asks for the
 * forms that the types promise and no more: what is sensible was judged when the command came in, and an event that a store
 * took must be readable for ever. The schema says it; `keepsEnvelope` says yes at a tenth of the cost, so that the schema
 * is only run where there may be something to tell.
 */
import { jsonFault, localDateSchema } from '@clientele/domain/kernel';
import * as z from 'zod';
import {
  areTags,
  areTexts,
  type Fields,
  hasKeys,
  isCount,
  isDate,
  isGuid,
  isInteger,
  isName,
  isObject,
  isText,
} from './forms.ts';

const text = z.string();
const name = z.string().min(1);
const count = z.int().min(0);

const envelopeSchema = z.strictObject({
  id: z.guid(),
  stream: name,
  revision: count,
  type: name,
  version: z.int().min(1),
  occurredAt: z.int(),
  occurredOn: localDateSchema,
  by: z.strictObject({ id: text, roles: z.array(text) }),
  command: z.strictObject({ id: text, index: count, fingerprint: text }),
  correlationId: text,
  causationId: text,
  corrects: z.guid().optional(),
  tags: z.array(z.string().regex(/^[^:]+:/, 'expected a tag as kind:id')),
  policies: z.array(text),
  recordedAt: z.int(),
  position: z.union([z.int(), text]),
});

const isActor = (value: unknown): boolean =>
  isObject(value) && isText(value['id']) && areTexts(value['roles']) && hasKeys(value, 2);

const isCause = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['id']) &&
  isCount(value['index']) &&
  isText(value['fingerprint']) &&
  hasKeys(value, 3);

/** True only where the schema, too, would find nothing in these fields; false where it has to be asked. */
export const keepsEnvelope = (event: Fields): boolean =>
  isGuid(event['id']) &&
  isName(event['stream']) &&
  isCount(event['revision']) &&
  isName(event['type']) &&
  isInteger(event['version']) &&
  event['version'] >= 1 &&
  isInteger(event['occurredAt']) &&
  isDate(event['occurredOn']) &&
  isActor(event['by']) &&
  isCause(event['command']) &&
  isText(event['correlationId']) &&
  isText(event['causationId']) &&
  (event['corrects'] === undefined || isGuid(event['corrects'])) &&
  areTags(event['tags']) &&
  areTexts(event['policies']) &&
  isInteger(event['recordedAt']) &&
  (isInteger(event['position']) || isText(event['position']));

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
