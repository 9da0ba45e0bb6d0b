/** The suite that makes an adapter an adapter: whoever writes a store runs it. */
export type { Capability, ConformanceCase, ConformanceOptions, OpenStore } from './case.ts';
export { conformanceEvents } from './events.ts';
export { conformance } from './suite.ts';
