/**
 * A company opened for the command line: a store by its address, with a handler for each room. `memory:` begins empty and
 * ends with the process; `journal:<file>` is kept in a file.
 */
export {};
