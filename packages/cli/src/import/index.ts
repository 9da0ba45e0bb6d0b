/** Import: tables of any source become commands, by a declared mapping. */
export { type Mapping, type MappingFault, type MappingInput, mappingSchema, parseMapping } from './mapping.ts';
export {
  type HandleCommand,
  type ImportCounts,
  type ImportOptions,
  type ImportReport,
  type Outcome,
  type RejectedRow,
  runImport,
} from './run.ts';
