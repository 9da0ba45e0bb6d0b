/** Copying histories between stores. */
export { type Copied, type CopyOptions, copyHistory } from './copy.ts';
export type { CopyFault } from './copy-fault.ts';
