/**
 * The events by which checkpoints stand in a stream: parts of a text, and one that closes them. They belong to a store of
 * their own (another namespace of the same database), so that the company's log, its audit and its copies know nothing of them.
 */
import { dateAt, eventType, type Instant, type Tag, utc } from '@clientele/domain/kernel';
import * as z from 'zod';
import { eventId } from '../handling/identity.ts';
import type { NewEvent } from '../store/port.ts';

const tags = (): readonly Tag[] => [];

const CheckpointPart = eventType({
  type: 'CheckpointPart',
  version: 1,
  schema: z.strictObject({ save: z.string(), index: z.int().min(0), text: z.string() }),
  tags,
});

const CheckpointSaved = eventType({
  type: 'CheckpointSaved',
  version: 1,
  schema: z.strictObject({ key: z.string(), save: z.string(), parts: z.int().min(0), sha256: z.string() }),
  tags,
});

const CheckpointForgotten = eventType({
  type: 'CheckpointForgotten',
  version: 1,
  schema: z.strictObject({ key: z.string() }),
  tags,
});

export type SavedData = z.infer<typeof CheckpointSaved.schema>;

/** What closes a save, or null where it isn't that. */
export const savedIn = (data: unknown): SavedData | null => CheckpointSaved.schema.safeParse(data).data ?? null;

/** A part of a save, or null where it isn't that. */
export const partIn = (data: unknown): z.infer<typeof CheckpointPart.schema> | null =>
  CheckpointPart.schema.safeParse(data).data ?? null;

/** What `streamCheckpoints` writes: the registry of its store must know them. */
export const checkpointEvents = [CheckpointPart, CheckpointSaved, CheckpointForgotten] as const;

/** An event of a runner's own, whose id follows from what it says, so that its append can be sent again. */
export const runnersEvent = (type: string, cause: string, index: number, at: Instant, data: unknown): NewEvent => ({
  id: eventId(cause, index),
  type,
  version: 1,
  occurredAt: at,
  occurredOn: dateAt(utc, at),
  by: { id: 'runner', roles: [] },
  command: { id: cause, index, fingerprint: '' },
  correlationId: cause,
  causationId: cause,
  tags: [],
  policies: [],
  data,
});
