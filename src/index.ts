/** The library's front door: from files to a checked allocation, and its proof. */
export { allocate, type AllocateOptions, type AllocateProgress, type AllocationResult, type Summary } from "./allocate.ts";
export { sha256Of } from "./formulation/program-text.ts";
export type { Case } from "./award/case.ts";
export { assess, type Eligibility } from "./award/eligibility.ts";
export { prepareRecount, recount, type Recount, type RecountBasis } from "./award/recount.ts";
export type { Scheme } from "./award/scheme.ts";
export { judgeCandidate, type CandidateVerdict } from "./award/verdict.ts";
export { checkCertificate, type Verdict } from "./certificate/check.ts";
export { checkFolder, type FolderVerdict, type LineFile } from "./certificate/folder.ts";
export type { Fault, Result } from "./fault.ts";
export { loadCase, loadScheme, type LoadedCase } from "./load.ts";
export { readMps } from "./program/mps-read.ts";
export type { Point, Program } from "./program/program.ts";
export { inWords } from "./words/en.ts";
