/** Why an append is refused, in words. Only asked after the fast judges said no, so it may take its time. */
import { jsonFault } from '@clientele/domain/kernel';
import { envelopeFault } from '../codec/envelope.ts';
import { saidBy } from '../thrown.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Stands in for what the store would add, to ask of the envelope what is asked of a stored one. */
const placed = { stream: 'any', revision: 0, position: 0 };

const found = (event: unknown): string => {
  if (!isObject(event)) return 'it is no event';
  const { id, type, version, occurredAt, occurredOn, by, command, correlationId, causationId, tags, policies } = event;
  const { corrects, recordedAt = 0, data } = event;
  const named = { id, type, version, occurredAt, occurredOn, by, command, correlationId, causationId, tags, policies };
  const optional = corrects === undefined ? {} : { corrects };
  const envelope = envelopeFault({ ...placed, ...named, ...optional, recordedAt });
  if (envelope !== null) return `${envelope.path}: ${envelope.reason}`;
  const fault = jsonFault(data);
  if (fault === null) return 'it was another when it was looked at again';
  return `${fault.path === '' ? 'data' : `data.${fault.path}`}: ${fault.found} is no plain JSON`;
};

/** What is wrong with an event that was not taken in; it never throws, whatever the event does when it is looked at. */
export const reasonAgainst = (event: unknown, index: number): string => {
  try {
    return `events.${index}: ${found(event)}`;
  } catch (thrown) {
    return `events.${index}: it can't be read: ${saidBy(thrown)}`;
  }
};
