/**
 * The linear relaxation of a node: maximise one form over what remains. Groups with one remaining
 * choice when the model is built are constants of it; later nodes below keep the model and only
 * move limits, so that the engine starts from its last basis. All scalings are powers of two.
 */
import type { Bounds, LinearEngine, LinearModel, LinearProgram, Relaxed } from "../lp.ts";
import type { Normal } from "../normalise.ts";
import type { Node } from "./node.ts";

/** Values per column of the program and reals per form; buffers that the next solve overwrites. */
export type Relaxation =
  | {
      readonly kind: "optimal";
      readonly value: number;
      readonly values: Float64Array;
      readonly prices: Float64Array;
    }
  | { readonly kind: "infeasible"; readonly prices: Float64Array | undefined }
  | { readonly kind: "unknown" };

/** A model for a node and everything below it. */
export interface RelaxationModel {
  /** Columns of the model: a node with far fewer remaining deserves a model of its own. */
  readonly size: number;
  solve(node: Node): Relaxation;
  /** The model itself at a node, for an engine that wants it whole. */
  linear(node: Node): LinearProgram;
  /** Values per column of the program, and the objective in divided units, from what an engine says of `linear`. */
  read(values: Float64Array, objective: number): { readonly values: Float64Array; readonly value: number };
  dispose(): void;
}

/** Scale of the objective's largest coefficient in the model. */
const OBJECTIVE_SIZE = 1024;

interface Core {
  readonly columns: readonly number[];
  /** Groups with more than one remaining column, which need a row of their own. */
  readonly groupRows: readonly number[];
  readonly rowOfGroup: Int32Array;
  readonly fixed: readonly number[];
}

function coreOf(normal: Normal, node: Node): Core {
  const { count, start, columns } = normal.groups;
  const core: number[] = [];
  const fixed: number[] = [];
  const groupRows: number[] = [];
  const rowOfGroup = new Int32Array(count).fill(-1);
  for (let g = 0; g < count; g++) {
    const own = [...columns.subarray(start[g], start[g + 1])].filter((c) => node.alive[c] === 1);
    const none = node.alive[normal.columns + g] === 1;
    if (own.length === 1 && !none) fixed.push(own[0] as number);
    else core.push(...own);
    if (own.length > 1) {
      rowOfGroup[g] = groupRows.length;
      groupRows.push(g);
    }
  }
  return { columns: core, groupRows, rowOfGroup, fixed };
}

/** The largest power of two not above `size`, as a divisor; 1 for an empty form. */
function powerBelow(size: number): number {
  return size > 0 ? 2 ** Math.floor(Math.log2(size)) : 1;
}

/** The model's arrays (first the rows of groups, then one row per form) and what leads back from them. */
interface Layout {
  readonly normal: Normal;
  readonly objective: number;
  readonly core: Core;
  /** Contribution of the fixed columns to every form. */
  readonly constant: Float64Array;
  readonly scale: Float64Array;
  readonly objectiveScale: number;
  readonly linear: LinearProgram;
  readonly values: Float64Array;
  readonly prices: Float64Array;
}

/** Builds the model of a node for maximising form `objective`. */
export function relaxationModel(normal: Normal, objective: number, engine: LinearEngine, node: Node): RelaxationModel {
  const layout = layOut(normal, objective, coreOf(normal, node));
  let model: LinearModel | undefined;
  return {
    size: layout.core.columns.length,
    read: (values, worth) => readValues(layout, values, worth),
    linear: (at) => ({ ...layout.linear, ...limitsAt(layout, at) }),
    solve: (at) => {
      if (layout.core.columns.length === 0) return { kind: "unknown" };
      const limits = limitsAt(layout, at);
      model ??= engine.build(layout.linear);
      return fromRelaxed(layout, model.solve(limits));
    },
    dispose: () => model?.dispose(),
  };
}

/** Writes a node's limits into the model's arrays. */
function limitsAt({ normal, objective, core, constant, scale, linear }: Layout, at: Node): Bounds {
  core.columns.forEach((c, k) => {
    const group = normal.groups.groupOf[c] as number;
    const alive = at.alive[c] as number;
    const alone = core.rowOfGroup[group] === -1;
    linear.columnUpper[k] = alive;
    linear.columnLower[k] = alone && at.alive[normal.columns + group] === 0 ? alive : 0;
  });
  core.groupRows.forEach((g, r) => {
    linear.rowLower[r] = at.alive[normal.columns + g] === 1 ? 0 : 1;
  });
  for (let f = 0; f < normal.forms; f++) {
    const r = core.groupRows.length + f;
    const [lower, upper] = f === objective ? [-Infinity, Infinity] : [at.lower[f] as number, at.upper[f] as number];
    linear.rowLower[r] = (lower - (constant[f] as number)) / (scale[f] as number);
    linear.rowUpper[r] = (upper - (constant[f] as number)) / (scale[f] as number);
  }
  return linear;
}

function fromRelaxed(layout: Layout, relaxed: Relaxed): Relaxation {
  switch (relaxed.kind) {
    case "unknown":
      return relaxed;
    case "infeasible":
      return { kind: "infeasible", prices: relaxed.ray && perForm(layout, relaxed.ray, 1) };
    case "optimal":
      return {
        kind: "optimal",
        ...readValues(layout, relaxed.values, relaxed.value),
        prices: perForm(layout, relaxed.duals, layout.objectiveScale),
      };
  }
}

function readValues({ core, constant, objective, objectiveScale, values }: Layout, given: Float64Array, worth: number) {
  core.columns.forEach((c, k) => {
    values[c] = given[k] as number;
  });
  return { values, value: worth / objectiveScale + (constant[objective] as number) };
}

function perForm({ normal, objective, core, scale, prices }: Layout, rows: Float64Array, unit: number): Float64Array {
  for (let f = 0; f < normal.forms; f++) {
    const row = rows[core.groupRows.length + f] as number;
    prices[f] = f === objective ? 0 : row / ((scale[f] as number) * unit);
  }
  return prices;
}

function layOut(normal: Normal, objective: number, core: Core): Layout {
  const constant = new Float64Array(normal.forms);
  const values = new Float64Array(normal.columns);
  for (const c of core.fixed) {
    addColumn(normal, c, constant);
    values[c] = 1;
  }
  const scale = Float64Array.from(normal.largest, powerBelow);
  const objectiveScale = OBJECTIVE_SIZE / powerBelow(normal.largest[objective] as number);
  const start = new Int32Array(core.columns.length + 1);
  const cost = new Float64Array(core.columns.length);
  const row: number[] = [];
  const value: number[] = [];
  core.columns.forEach((c, k) => {
    const own = core.rowOfGroup[normal.groups.groupOf[c] as number] as number;
    if (own >= 0) {
      row.push(own);
      value.push(1);
    }
    for (let e = normal.columnStart[c] as number; e < (normal.columnStart[c + 1] as number); e++) {
      const f = normal.columnForm[e] as number;
      const coefficient = normal.columnCoefficient[e] as number;
      if (f === objective) cost[k] = coefficient * objectiveScale;
      else {
        row.push(core.groupRows.length + f);
        value.push(coefficient / (scale[f] as number));
      }
    }
    start[k + 1] = row.length;
  });
  const linear = {
    cost,
    start,
    row: Int32Array.from(row),
    value: Float64Array.from(value),
    ...emptyLimits(core, normal.forms),
  };
  return {
    normal,
    objective,
    core,
    constant,
    scale,
    objectiveScale,
    linear,
    values,
    prices: new Float64Array(normal.forms),
  };
}

/** Room for the limits; the upper sides of groups are 1 and stay so. */
function emptyLimits(core: Core, forms: number): Bounds {
  const columns = core.columns.length;
  const rows = core.groupRows.length + forms;
  return {
    columnLower: new Float64Array(columns),
    columnUpper: new Float64Array(columns).fill(1),
    rowLower: new Float64Array(rows),
    rowUpper: new Float64Array(rows).fill(1),
  };
}

/** Adds a column's coefficients to a sum per form. */
export function addColumn(normal: Normal, column: number, sums: Float64Array, sign = 1): void {
  for (let e = normal.columnStart[column] as number; e < (normal.columnStart[column + 1] as number); e++) {
    const f = normal.columnForm[e] as number;
    sums[f] = (sums[f] as number) + sign * (normal.columnCoefficient[e] as number);
  }
}
