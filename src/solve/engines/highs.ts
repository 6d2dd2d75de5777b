/**
 * HiGHS (npm `highs`, WebAssembly) as a linear engine: dual simplex without presolve, warm between
 * solves. 0/1 programs run with presolve off and both gaps at zero, the only setting that was
 * never wrong on 2,400 awkward instances; its answers are claims all the same.
 */
import type { Highs, Model, ModelData } from "highs";
import type { Bounds, LinearEngine, LinearModel, LinearProgram, MipClaim, MipRequest, Relaxed } from "../lp.ts";

let loading: Promise<Highs> | undefined;

/** The engine, loaded once per thread. */
export async function loadHighs(): Promise<LinearEngine> {
  loading ??= importHighs();
  const highs = await loading;
  return {
    name: "highs",
    build: (program) => linearModel(highs, program),
    runMip: async (request) => runMip(highs, request),
  };
}

/** Under `nodenext` the package's types resolve as CommonJS, which makes the callable default import look like a namespace. */
async function importHighs(): Promise<Highs> {
  const imported = (await import("highs")) as unknown as { readonly default: () => Promise<Highs> };
  return imported.default();
}

function modelData(highs: Highs, program: LinearProgram): ModelData {
  const numCols = program.cost.length;
  const numRows = program.rowLower.length;
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: program.cost,
    colLower: program.columnLower,
    colUpper: program.columnUpper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: "csc",
      numRows,
      numCols,
      starts: program.start,
      indices: program.row,
      values: program.value,
    },
  };
}

function linearModel(highs: Highs, program: LinearProgram): LinearModel {
  const model = highs.createModel(modelData(highs, program));
  model.options.set({ output_flag: false, presolve: "off", solver: "simplex" });
  const columns = program.cost.length;
  const rows = program.rowLower.length;
  return {
    solve(bounds: Bounds): Relaxed {
      if (columns > 0) model.changeColsBounds({ kind: "range", from: 0, to: columns - 1 }, bounds.columnLower, bounds.columnUpper);
      if (rows > 0) model.changeRowsBounds({ kind: "range", from: 0, to: rows - 1 }, bounds.rowLower, bounds.rowUpper);
      return answer(highs, model);
    },
    dispose: () => model.dispose(),
  };
}

/** Runs from the last basis; where HiGHS reports an error, once more from scratch. */
function answer(highs: Highs, model: Model): Relaxed {
  const { modelStatus, status: ran } = highs.constants;
  if (model.raw.run().status === ran.error) {
    model.clearSolver();
    if (model.raw.run().status === ran.error) return { kind: "unknown" };
  }
  const status = model.getModelStatus();
  if (status === modelStatus.optimal) {
    const solution = model.getSolution();
    return {
      kind: "optimal",
      value: model.getObjectiveValue(),
      values: solution.colValue,
      duals: solution.rowDual,
    };
  }
  if (status === modelStatus.infeasible) return { kind: "infeasible", ray: model.getDualRay()?.values };
  return { kind: "unknown" };
}

function runMip(highs: Highs, { program, limitSeconds, nodeLimit }: MipRequest): MipClaim {
  const { modelStatus, variableType, solutionStatus } = highs.constants;
  const model = highs.createModel({
    ...modelData(highs, program),
    integrality: new Int32Array(program.cost.length).fill(variableType.integer),
  });
  try {
    model.options.set({
      output_flag: false,
      presolve: "off",
      mip_rel_gap: 0,
      mip_abs_gap: 0,
      time_limit: limitSeconds,
      ...(nodeLimit === undefined ? {} : { mip_max_nodes: nodeLimit }),
    });
    const status = model.run().modelStatus;
    if (status === modelStatus.infeasible) return { status: "infeasible", values: undefined, objective: undefined };
    if (model.info.get("primal_solution_status") !== solutionStatus.feasible) return { status: "none", values: undefined, objective: undefined };
    return {
      status: status === modelStatus.optimal ? "optimal" : "feasible",
      values: model.getSolution().colValue,
      objective: model.getObjectiveValue(),
    };
  } finally {
    model.dispose();
  }
}
