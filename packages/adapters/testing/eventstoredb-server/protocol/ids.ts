/** UUIDs in both of the protocol's forms, and the names of streams, which are bytes. */
import shared from '@eventstore/db-client/generated/shared_pb.js';

const form = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** In lower case with dashes; undefined for what is no UUID. */
export const readUuid = (uuid: shared.UUID | undefined): string | undefined => {
  const structured = uuid?.getStructured();
  const hex = (bits: string) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');
  const text =
    structured === undefined
      ? (uuid?.getString() ?? '')
      : hex(structured.getMostSignificantBits()) + hex(structured.getLeastSignificantBits());
  return form.exec(text)?.slice(1).join('-').toLowerCase();
};

export const writeUuid = (id: string, structured: boolean): shared.UUID => {
  const uuid = new shared.UUID();
  if (!structured) return uuid.setString(id);
  const hex = id.replaceAll('-', '');
  const bits = (part: string) => String(BigInt.asIntN(64, BigInt(`0x${part}`)));
  const halves = new shared.UUID.Structured();
  halves.setMostSignificantBits(bits(hex.slice(0, 16)));
  halves.setLeastSignificantBits(bits(hex.slice(16)));
  return uuid.setStructured(halves);
};

export const readStreamName = (identifier: shared.StreamIdentifier | undefined): string =>
  identifier === undefined ? '' : Buffer.from(identifier.getStreamName_asU8()).toString('utf8');

export const writeStreamName = (stream: string): shared.StreamIdentifier => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream)));
  return identifier;
};
