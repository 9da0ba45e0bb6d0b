/** What the command line is made of, for programs: importing by mappings, and reports in four forms. */
export { type Imported, importInto } from './command/importing.ts';
export type { Io } from './command/terminal-io.ts';
export { companyHandler } from './company.ts';
export { outcomeOf } from './import/handling.ts';
export * from './import/index.ts';
export { type CarriedOut, type CarryingOut, carryOut, type Undone } from './processes.ts';
export * from './render/index.ts';
export * from './reports/index.ts';
export { rooms, sayRejection } from './rooms.ts';
