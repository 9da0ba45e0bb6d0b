/** UUIDs, judged without a regular expression: every event brings one, and the digits of one are as random as branches get. */

const dash = 45;

/** 0 for each code of a hexadecimal digit, 1 for others. */
const noDigit: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) =>
  /^[0-9a-fA-F]$/.test(String.fromCharCode(code)) ? 0 : 1,
);

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
  let wide = 0;
  for (let index = 0; index < 36; index++) {
    const code = text.charCodeAt(index);
    wide |= code;
    others += noDigit[code & 255] ?? 1;
  }
  return others === 4 && wide < 256;
};
