// How far the log had come, as a token: a command's answer carries it in `Log-Position`, and whoever wants a view in which that
// command is counted sends it back in `Read-After`. What is in it is the store's affair.
import type { Position } from '@clientele/adapters';

/** A position as a token for a header. */
export const positionToken = (position: Position): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** The position in a token, or null where it is none. */
export const positionIn = (token: string): Position | null => {
  try {
    const position: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return Number.isSafeInteger(position) || typeof position === 'string' ? (position as Position) : null;
  } catch {
    return null;
  }
};
