/**
 * The search for somebody who is harmed by what should harm nobody: drawn changes, one after the other, until one harms or the trials
 * are over. The same seed and number of trials search the same. That nobody was found proves nothing.
 */
import type { AllocateOptions } from "../allocate.ts";
import type { RecountBasis } from "../award/recount.ts";
import type { StressKind } from "../scenario/stress-change.ts";
import { drawsFrom } from "./draws.ts";
import { drawChange } from "./stress-draw.ts";
import { solveCase, tryChange, type Prover, type Solved } from "./stress-proof.ts";
import { shrink, type SmallHarm } from "./stress-shrink.ts";

/** How long to search. */
export interface StressSearch {
  readonly kinds: readonly StressKind[];
  /** Of each kind. */
  readonly trials: number;
  readonly seed: string;
  /** Ends the search; what was found until then is told. */
  shouldStop(): boolean;
  onTrial?(count: number): void;
}

/** What the search for one kind found. */
export interface StressFinding {
  readonly kind: StressKind;
  /** Changes that were drawn and solved. */
  readonly trials: number;
  /** Of them: the loss was that of a tie, or could not be told from one. */
  readonly tied: number;
  /** Of them: not proved, or no allocation after the change. */
  readonly open: number;
  /** Draws in which there was nothing of the kind to change. */
  readonly idle: number;
  /** False where the search was ended before its trials were over. */
  readonly isComplete: boolean;
  readonly found: SmallHarm | undefined;
}

/** What became of the whole search. */
export type StressResult =
  | { readonly kind: "searched"; readonly before: Solved; readonly findings: readonly StressFinding[]; readonly solved: number }
  | { readonly kind: "none" }
  | { readonly kind: "open" };

async function searchKind(kind: StressKind, before: Solved, search: StressSearch, prover: Prover): Promise<StressFinding> {
  const draw = drawsFrom(`${search.seed}\nstress ${kind}`);
  const counts = { trials: 0, tied: 0, open: 0, idle: 0 };
  for (let trial = 0; trial < search.trials; trial += 1) {
    if (search.shouldStop()) return { kind, ...counts, isComplete: false, found: undefined };
    const change = drawChange(kind, before, draw);
    if (change === undefined) {
      counts.idle += 1;
      continue;
    }
    counts.trials += 1;
    search.onTrial?.(prover.solved);
    const tried = await tryChange(before, change, prover);
    if (tried.kind === "harm") return { kind, ...counts, isComplete: true, found: await shrink(tried.harm, prover, () => search.shouldStop()) };
    if (tried.kind !== "spared") counts[tried.kind] += 1;
  }
  return { kind, ...counts, isComplete: true, found: undefined };
}

/** Searches a case for harm of each kind. */
export async function stressCase(basis: RecountBasis, search: StressSearch, options: AllocateOptions): Promise<StressResult> {
  const prover: Prover = { options, solved: 0 };
  const before = await solveCase(basis, prover);
  if (before === undefined) return { kind: "open" };
  if (before === "none") return { kind: "none" };
  const findings: StressFinding[] = [];
  for (const kind of search.kinds) findings.push(await searchKind(kind, before, search, prover));
  return { kind: "searched", before, findings, solved: prover.solved };
}
