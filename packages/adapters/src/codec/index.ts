/** The codec: events to JSON and back, and the bytes over which they are proven. */
export { canonicalJson } from './canonical-json.ts';
export { type BrokenEnvelope, decodeEvent, type Placement } from './decode.ts';
export { canonicalEvent, encode, toJson, type WritableEvent } from './encode.ts';
export { type EventRegistry, type EventsOfRoom, eventRegistry, type RegistryFault } from './registry.ts';
