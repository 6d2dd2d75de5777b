/** The work of `stress`, from files to plain data: runs in a worker thread, so that it can be stopped. */
import { prepareRecount } from "../award/recount.ts";
import { stressCase, type StressResult } from "../explain/stress.ts";
import { loadCase } from "../load.ts";
import { stressJson, stressText } from "../report/stress-text.ts";
import type { StressKind } from "../scenario/stress-change.ts";
import type { EngineName } from "../solve/lp.ts";
import { hallOptions, type Reply } from "./answers.ts";
import { EXIT, type ExitCode } from "./exit.ts";

/** What the command line asks for. */
export interface StressRequest {
  readonly scenario: string;
  readonly kinds: readonly StressKind[];
  readonly trials: number;
  readonly seed: string;
  readonly engine: EngineName;
  /** Of the whole search. */
  readonly limitSeconds: number | undefined;
}

function exitOf(result: StressResult): ExitCode {
  if (result.kind === "none") return EXIT.refused;
  if (result.kind === "open") return EXIT.limit;
  if (result.findings.some((finding) => finding.found !== undefined)) return EXIT.refused;
  return result.findings.every((finding) => finding.isComplete) ? EXIT.done : EXIT.limit;
}

/** Loads, searches, and renders. Throws where an invariant is broken. */
export async function workOnStress(request: StressRequest, onNews: (solved: number) => void): Promise<Reply> {
  const loaded = await loadCase(request.scenario);
  if (!loaded.ok) return { kind: "faults", faults: loaded.faults };
  const basis = prepareRecount(loaded.value.theCase);
  const { faults } = basis.entitlements;
  if (faults.length > 0) return { kind: "faults", faults };
  const options = hallOptions(request);
  const end = request.limitSeconds === undefined ? Number.POSITIVE_INFINITY : options.now() + request.limitSeconds * 1000;
  const shouldStop = () => options.now() > end;
  const { kinds, trials, seed } = request;
  const result = await stressCase(basis, { kinds, trials, seed, shouldStop, onTrial: onNews }, { ...options, shouldStop });
  return { kind: "done", exit: exitOf(result), text: stressText(result), json: stressJson(result) };
}
