/** UUIDs, judged without a regular expression: every event brings one, and the digits of one are as random as branches get. */

const dash = 45;

/** 0 for each code of a hexadecimal digit, 1 for any other that a string can hold, so that nothing need be asked of a code. */
const noDigit: Uint8Array = new Uint8Array(65_536).fill(1);
for (const digit of '0123456789abcdefABCDEF') noDigit[digit.charCodeAt(0)] = 0;

/** True for 8-4-4-4-12 hexadecimal digits in either case; what the version says isn't asked. */
export const isGuid = (text: string): boolean => {
  if (
    text.length !== 36 ||
    text.charCodeAt(8) !== dash ||
    text.charCodeAt(13) !== dash ||
    text.charCodeAt(18) !== dash ||
    text.charCodeAt(23) !== dash
  ) {
    return false;
  }
  let others = 0;
  for (let index = 0; index < 36; index++) others += noDigit[text.charCodeAt(index)] as number;
  return others === 4;
};
