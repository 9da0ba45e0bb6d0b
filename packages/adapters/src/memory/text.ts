/**
 * Well-formed text: no half of a pair of surrogates stands alone. Node's own `isWellFormed` leaves compiled code for each call,
 * which costs more than to look at the few characters that ids and names have.
 */

const short = 24;

/** True where a text can be written as UTF-8 without loss. */
export const isWellFormed = (text: string): boolean => {
  const { length } = text;
  if (length > short) return text.isWellFormed();
  for (let index = 0; index < length; index++) {
    if ((text.charCodeAt(index) & 0xf800) === 0xd800) return text.isWellFormed();
  }
  return true;
};

export const isText = (value: unknown): value is string => typeof value === 'string' && isWellFormed(value);
