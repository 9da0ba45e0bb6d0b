/** The wing of planning: what was promised (targets) and what became of it (appraisals, incentives), gathered for its readers. */

export {
  type Adoptable,
  type Adopted,
  type AdoptionAuthority,
  type AdoptionGiven,
  type AdoptionRejection,
  generalManagerAdopts,
  inForceOn,
  policyHeader,
  policyRoom,
} from './adoption.ts';
export * from './appraisal/index.ts';
export { type Band, type BandFault, bandOf, bandText } from './bands.ts';
export * from './finding/index.ts';
export * from './forecast/index.ts';
export * from './incentive/index.ts';
export * from './result/index.ts';
export * from './target/index.ts';
