/** The engines by name, as runners of 0/1 programs, with this process's clock. */
import { loadHighs } from "../solve/engines/highs.ts";
import { loadJavascriptLpSolver } from "../solve/engines/javascript-lp-solver.ts";
import type { EngineName, MipRequest, RunMip } from "../solve/lp.ts";

/** What a thread is given: an engine, and what it shall run. */
export interface MipWork extends MipRequest {
  readonly engine: EngineName;
}

/** Loads the runner of 0/1 programs that an engine may ask, in this thread. */
export async function loadRunMip(engine: EngineName): Promise<RunMip> {
  switch (engine) {
    case "auto":
    case "price-and-branch":
    case "highs":
      return (await loadHighs()).runMip;
    case "javascript-lp-solver":
      return loadJavascriptLpSolver(() => performance.now());
  }
}
