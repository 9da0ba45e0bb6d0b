/** The protocol's 64-bit numbers, which the client's messages hold as text. Memory never needs more than 2^53 of them. */
import { tombstoneRevision } from '../log/record.ts';

const highest = 2n ** 64n - 1n;
const highestRevision = 2n ** 63n - 1n;

/** 2^64−1 says "the end", and as an expected revision "no stream"; what lies between 2^63 and it no server takes. */
export const readUint64 = (text: string): number | 'end' | 'invalid' => {
  const value = BigInt.asUintN(64, BigInt(text));
  if (value === highest) return 'end';
  return value > highestRevision ? 'invalid' : Number(value);
};

export const writeUint64 = (value: number): string => {
  if (value === Number.POSITIVE_INFINITY) return String(highest);
  return value === tombstoneRevision ? String(highestRevision) : String(value);
};

/** Contract, last section: hundreds of nanoseconds. */
export const ticks = (milliseconds: number): string => String(BigInt(milliseconds) * 10_000n);
