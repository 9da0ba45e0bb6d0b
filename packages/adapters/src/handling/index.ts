/** Handling commands: from a command to the events that are stored of it, or to why there are none. */
export type { Pause } from './append.ts';
export { type AnyHandler, type Dispatcher, type DispatcherFault, dispatcher } from './dispatcher.ts';
export type {
  Accepted,
  DefectPlace,
  Failed,
  Handled,
  HistoryFault,
  NotAccepted,
  Rejected,
} from './handled.ts';
export { type CommandHandler, commandHandler, type HandlerOptions } from './handler.ts';
export { eventId, eventNamespace, fingerprint, newCommandId } from './identity.ts';
