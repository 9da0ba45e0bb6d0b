/**
 * What a journal needs of a file system, and nothing more, so that tests can let any of it fail. Any of these may reject; the
 * store turns that into an answer.
 */

/** One open file, read from any place and written at its end only. */
export interface OpenFile {
  /** Reads from a place on, as much as fits or less; answers how many bytes came, 0 at the end. */
  readonly read: (into: Uint8Array, at: number) => Promise<number>;
  /** Writes all of the bytes behind what is there. Where it rejects, some of them may be there. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  /** Resolves when what was written would survive a power failure. */
  readonly sync: () => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The file system, as a journal sees it. */
export interface JournalFiles {
  /** One name for one file, however it was called. */
  readonly locate: (path: string) => Promise<string>;
  /** Opens a file, made where it is not there. */
  readonly open: (path: string) => Promise<OpenFile>;
  /** Makes a file with this content, synced; false, and nothing done, where one of the name is there. */
  readonly create: (path: string, content: Uint8Array) => Promise<boolean>;
  /** The text of a small file, or null where there is none. */
  readonly readText: (path: string) => Promise<string | null>;
  readonly remove: (path: string) => Promise<void>;
  /** Makes the names of new files in the folder of this one survive a power failure. */
  readonly syncFolderOf: (path: string) => Promise<void>;
}
