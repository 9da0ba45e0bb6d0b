/** What the command answers to the shell. */
export const exitCodes = {
  /** Everything was done. */
  done: 0,
  /** It was done, but for rows that were refused (they are in the file of rejects), or an audit found something. */
  rejects: 1,
  /** The command line can't be understood; nothing was done. */
  usage: 2,
  /** A file (mapping, table, store) can't be read or is damaged; nothing, or only part, was done, as the message says. */
  unreadable: 3,
  /** The question has no answer: there is no such customer, plan or period in the store. */
  unanswerable: 4,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An ending of the command with a message for the person. */
export interface Ending {
  readonly code: ExitCode;
  readonly message: string;
}

export const ending = (code: ExitCode, message: string): Ending => ({ code, message });
