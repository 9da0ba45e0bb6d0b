/** What lies in the log: one event of one stream, with the place where its bytes would begin and end on a disk. */

export interface ProposedEvent {
  /** A UUID in lower case with dashes, as the server gives it back. */
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface LogRecord extends ProposedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  /** Where the next record begins: positions are places of bytes, so they have gaps. */
  readonly next: number;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly created: number;
}

/** 2^63−1 on the wire: the revision of a tombstone, and the `$tb` of a soft-deleted stream. A double rounds it up. */
export const tombstoneRevision = 2 ** 63;

export const noRevision = -1;

export const linkType = '$>';
export const metadataType = '$metadata';
export const tombstoneType = '$streamDeleted';

export const isMetastream = (stream: string): boolean => stream.startsWith('$$');
export const metastreamOf = (stream: string): string => `$$${stream}`;
export const originalOf = (metastream: string): string => metastream.slice(2);

/** How much of a disk a record would take: what the positions advance by. */
export const sizeOf = (stream: string, { type, data, metadata }: ProposedEvent): number =>
  96 + Buffer.byteLength(stream) + 2 * type.length + data.length + metadata.length;
