/** What the engines say by themselves: raw calls, with nothing of ours between but the arrays. */
import type { Highs } from "highs";
import type { Program } from "../../src/program/program.ts";
import { loadHighs } from "../../src/solve/engines/highs.ts";
import { loadJavascriptLpSolver } from "../../src/solve/engines/javascript-lp-solver.ts";
import type { MipClaim, RunMip } from "../../src/solve/lp.ts";
import { linearOf } from "./linear.ts";

const SECONDS = 5;

/** HiGHS with its own default options: presolve on, relative gap 10^-4. */
async function defaultHighs(): Promise<RunMip> {
  const { default: load } = (await import("highs")) as unknown as { readonly default: () => Promise<Highs> };
  const highs = await load();
  const { objectiveSense, variableType, modelStatus, solutionStatus } = highs.constants;
  return async ({ program, limitSeconds }): Promise<MipClaim> => {
    const [numCols, numRows] = [program.cost.length, program.rowLower.length];
    const model = highs.createModel({
      numCols,
      numRows,
      sense: objectiveSense.maximize,
      colCost: program.cost,
      colLower: program.columnLower,
      colUpper: program.columnUpper,
      rowLower: program.rowLower,
      rowUpper: program.rowUpper,
      matrix: { format: "csc", numRows, numCols, starts: program.start, indices: program.row, values: program.value },
      integrality: new Int32Array(numCols).fill(variableType.integer),
    });
    try {
      model.options.set({ output_flag: false, time_limit: limitSeconds });
      const status = model.run().modelStatus;
      if (status === modelStatus.infeasible) return { status: "infeasible", values: undefined, objective: undefined };
      if (model.info.get("primal_solution_status") !== solutionStatus.feasible) return { status: "none", values: undefined, objective: undefined };
      return { status: status === modelStatus.optimal ? "optimal" : "feasible", values: model.getSolution().colValue, objective: model.getObjectiveValue() };
    } finally {
      model.dispose();
    }
  };
}

/** Each engine's own answer to a program, in words. */
export async function rawClaims(program: Program): Promise<Readonly<Record<string, MipClaim>>> {
  const engines: readonly (readonly [string, RunMip])[] = [
    ["highs, default options", await defaultHighs()],
    ["highs, presolve off, no gap", (await loadHighs()).runMip],
    ["javascript-lp-solver", await loadJavascriptLpSolver(() => performance.now())],
  ];
  const claims: Record<string, MipClaim> = {};
  for (const [name, run] of engines) claims[name] = await run({ program: linearOf(program), limitSeconds: SECONDS });
  return claims;
}
