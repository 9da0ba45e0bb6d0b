/**
 * Links: for each tag a stream that says where its events are. They belong to a store of their own (another namespace of the
 * same database), and can be thrown away and written anew at any time.
 */
import { createHash } from 'node:crypto';
import { eventType, type Position, type RecordedEvent, type Tag } from '@clientele/domain/kernel';
import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod';
import { type EventStore, streamName } from '../store/port.ts';
import { saidBy } from '../thrown.ts';

const position = z.union([z.int(), z.string()]);

/** Where one event with a tag is. */
const link = z.strictObject({
  id: z.string(),
  stream: z.string(),
  revision: z.int().min(0),
  position,
  /** Of what comes before it in the log, so that it can be found there where its stream hides it. */
  after: position.nullable(),
});

/** Where one event with a tag is. */
export type Link = z.infer<typeof link>;

const TagLinked = eventType({
  type: 'TagLinked',
  version: 1,
  schema: z.strictObject({ tag: z.string(), links: z.array(link) }),
  tags: () => [],
});

/** What the runner of links writes: the registry of its store must know it. */
export const linkEvents = [TagLinked] as const;

/** A tag may be longer than the name of a stream; a digest is told from a tag by having no colon. */
export const streamOfTag = (namespace: string, tag: Tag): string =>
  streamName(namespace, 'tag', tag.length <= 500 ? tag : `sha256.${createHash('sha256').update(tag).digest('hex')}`);

export const linkTo = ({ id, stream, revision, position }: RecordedEvent, after: Position | null): Link => ({
  id,
  stream,
  revision,
  position,
  after,
});

/** The links that an event of a tag's stream holds, or null where it holds none that can be believed. */
export const linksIn = ({ type, data, fault }: RecordedEvent, tag: Tag): readonly Link[] | null => {
  if (fault !== undefined || type !== TagLinked.type) return null;
  const read = TagLinked.schema.safeParse(data);
  return read.success && read.data.tag === tag ? read.data.links : null;
};

/** The key under which the runner of links keeps how far it is. */
export const linksKey = 'tag-links@1';

/** Some link that is there, by which links are recognised: a tag, and the revision of its stream. */
export interface Witness {
  readonly tag: Tag;
  readonly revision: number;
}

/** Whether a store of links holds the witness; where it doesn't, the links are others, or were thrown away. */
export const isWitnessed = async (
  links: EventStore,
  { tag, revision }: Witness,
): Promise<E.Either<string, boolean>> => {
  try {
    const stream = streamOfTag(links.namespace, tag);
    for await (const page of links.readStream(stream, { from: revision, limit: 1 })) {
      if (E.isLeft(page)) return page.left.code === 'unavailable' ? E.left(page.left.reason) : E.right(false);
      const [event] = page.right;
      return E.right(event !== undefined && event.revision === revision && linksIn(event, tag) !== null);
    }
    return E.right(false);
  } catch (thrown) {
    return E.left(saidBy(thrown));
  }
};
