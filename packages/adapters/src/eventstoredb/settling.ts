/**
 * Whether an append whose outcome is unknown was stored: by looking for its ids at the end of the stream, among what was not
 * there before it was sent. Needed where no revision says where to look, and where the server no longer looks itself.
 */
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Connection } from './connection.ts';
import { comparePlaces, type Place } from './position.ts';
import type { Proposed } from './proposal.ts';
import { idOf, placeOfRecord, revisionOf } from './recorded.ts';
import { streamRead } from './requests.ts';
import { openRead } from './source.ts';
import { passing, type Trouble } from './trouble.ts';

export type Settled =
  | { readonly kind: 'stored'; readonly revision: number; readonly place: Place }
  /** It is not there; the stream ends so. */
  | { readonly kind: 'absent'; readonly last: number | 'no-stream' }
  | Trouble;

interface Seen {
  readonly id: string;
  readonly revision: number;
  readonly place: Place;
}

/** Where the ids stand one after the other; `found` runs backwards. */
const placeOfSame = (found: readonly Seen[], events: readonly Proposed[]): Seen | undefined => {
  const { length } = events;
  return found.find((last, index) => {
    if (index + length > found.length) return false;
    return events.every((event, place) => found[index + length - 1 - place]?.id === event.id.toLowerCase()) && last;
  });
};

/** Looks at the stream from its end back to what was there before. */
export const settle = async (
  connection: Connection,
  stream: string,
  events: readonly Proposed[],
  before: Place | undefined,
): Promise<Settled> => {
  const { patience } = connection;
  const line = connection.line();
  const request = () => streamRead(stream, 'end', 'backwards', Number.MAX_SAFE_INTEGER);
  const opened = await openRead(connection, line, request, true);
  if ('trouble' in opened) return opened.trouble;
  const source = opened.value;
  const found: Seen[] = [];
  const taken = (message: streams.ReadResp): 'go on' | 'enough' | 'missing' => {
    if (message.hasStreamNotFound()) return 'missing';
    const record = message.getEvent()?.getEvent();
    if (record === undefined) return 'go on';
    const seen = { id: idOf(record).toLowerCase(), revision: revisionOf(record), place: placeOfRecord(record) };
    found.push(seen);
    return before !== undefined && comparePlaces(seen.place, before) <= 0 ? 'enough' : 'go on';
  };
  const outcome = (): Settled => {
    const same = placeOfSame(found, events);
    return same === undefined
      ? { kind: 'absent', last: found[0]?.revision ?? 'no-stream' }
      : { kind: 'stored', revision: same.revision, place: same.place };
  };
  try {
    for (;;) {
      const coming = await source.next(512, patience.read);
      switch (coming.kind) {
        case 'end':
          return outcome();
        case 'trouble':
          return coming.trouble;
        case 'left':
          return passing('the connection was given up', 'perhaps');
        case 'silence':
          connection.renew(line, `no answer to a read for ${patience.read} ms`);
          return passing('no answer to a read', 'perhaps');
        case 'messages':
          for (const message of coming.messages) {
            const then = taken(message);
            if (then === 'missing') return { kind: 'absent', last: 'no-stream' };
            if (then === 'enough') return outcome();
          }
      }
    }
  } finally {
    source.leave();
  }
};
