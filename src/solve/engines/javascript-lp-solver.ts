/**
 * javascript-lp-solver (npm, pure JavaScript) as an engine for small 0/1 programs: a second opinion, no
 * more. It has no trustworthy duals and works in doubles. Stopped by its own time it returns the
 * relaxation's point marked `feasible`, with an objective above the optimum; so an answer that
 * took its whole time is none, and a point that is not whole is a break-down.
 */
import type { LinearProgram, MipClaim, MipRequest, RunMip } from "../lp.ts";

/** One row of the package's JSON model. */
type Sides = { min?: number; max?: number; equal?: number };

/** The package's JSON model. */
export interface JsonModel {
  readonly optimize: string;
  readonly opType: "max";
  readonly constraints: Record<string, Sides>;
  readonly variables: Record<string, Record<string, number>>;
  readonly ints: Record<string, 1>;
  readonly binaries: Record<string, 1>;
  readonly options: { readonly timeout: number; readonly exitOnCycles: true };
}

/** What `Solve` returns, every value still to be doubted. */
export type Answered = Readonly<Record<string, unknown>>;

/** How far from 0 or 1 a value may be and still be meant as whole. */
const WHOLE = 1e-6;

/** Its tableau is dense: beyond so many entries it is not asked. */
const MOST_ENTRIES = 20_000_000;

/** The part of the package that is used. */
export interface JsonSolver {
  Solve(model: JsonModel): Answered;
}

/** The engine, loaded; `now` is a clock in milliseconds. */
export async function loadJavascriptLpSolver(now: () => number): Promise<RunMip> {
  // The package's types resolve as CommonJS under `nodenext`, as those of `highs` do.
  const imported = (await import("javascript-lp-solver")) as unknown as { readonly default: JsonSolver };
  return async (request) => runWith(imported.default, request, now);
}

/** Runs a 0/1 program by the package, or by what stands in for it. */
export function runWith(solver: JsonSolver, { program, limitSeconds }: MipRequest, now: () => number): MipClaim {
  const columns = program.cost.length;
  if (columns * program.rowLower.length > MOST_ENTRIES) return claim("none", "too large");
  if (emptyRowIsFalse(program)) return claim("infeasible");
  if (columns === 0) return { status: "optimal", values: new Float64Array(0), objective: 0 };
  const timeout = Math.max(1, Math.floor(limitSeconds * 1000));
  const began = now();
  let answered: Answered;
  try {
    answered = solver.Solve(modelOf(program, timeout));
  } catch (error) {
    return claim("failed", error instanceof Error ? error.message : String(error));
  }
  if (now() - began >= timeout) return claim("none", "timed out");
  return claimOf(answered, columns);
}

function claim(status: MipClaim["status"], detail?: string): MipClaim {
  return { status, values: undefined, objective: undefined, ...(detail === undefined ? {} : { detail }) };
}

/** What the package's answer claims, where it is an answer to a 0/1 program at all. */
function claimOf(answered: Answered, columns: number): MipClaim {
  const { feasible, bounded, result } = answered;
  if (feasible !== true) return claim("infeasible");
  if (bounded === false) return claim("failed", "unbounded");
  if (typeof result !== "number" || !Number.isFinite(result)) return claim("failed", `objective ${String(result)}`);
  const values = Float64Array.from({ length: columns }, (_, c) => Number(answered[`x${c}`] ?? 0));
  const isWhole = values.every((x) => Math.abs(x) <= WHOLE || Math.abs(x - 1) <= WHOLE);
  return isWhole ? { status: "optimal", values, objective: result } : claim("failed", `fractional ${result}`);
}

/** Whether a row without coefficients is false; the package would drop it. */
function emptyRowIsFalse({ row, rowLower, rowUpper }: LinearProgram): boolean {
  const used = new Uint8Array(rowLower.length);
  for (const r of row) used[r] = 1;
  return used.some((u, r) => u === 0 && ((rowLower[r] as number) > 0 || (rowUpper[r] as number) < 0));
}

/** The program as JSON: columns `x0 ..`, rows `r0 ..`, the objective `o`, so that no name has a meaning of its own. */
function modelOf(program: LinearProgram, timeout: number): JsonModel {
  const { cost, columnLower, columnUpper, start, row, value } = program;
  const model: JsonModel = {
    optimize: "o",
    opType: "max",
    constraints: {},
    variables: {},
    ints: {},
    binaries: {},
    options: { timeout, exitOnCycles: true },
  };
  program.rowLower.forEach((lower, r) => {
    const sides = sidesOf(lower, program.rowUpper[r] as number);
    if (sides !== undefined) model.constraints[`r${r}`] = sides;
  });
  const limited = limitedByRows(program);
  cost.forEach((worth, c) => {
    const name = `x${c}`;
    const entries: Record<string, number> = { o: worth };
    for (let e = start[c] as number; e < (start[c + 1] as number); e++) entries[`r${row[e]}`] = value[e] as number;
    if (columnLower[c] === columnUpper[c]) {
      entries[`fixed${c}`] = 1;
      model.constraints[`fixed${c}`] = { equal: columnLower[c] as number };
    }
    model.variables[name] = entries;
    if (limited[c] === 1) model.ints[name] = 1;
    else model.binaries[name] = 1;
  });
  return model;
}

function sidesOf(lower: number, upper: number): Sides | undefined {
  if (lower === upper) return { equal: lower };
  if (lower === -Infinity && upper === Infinity) return undefined;
  return { ...(lower === -Infinity ? {} : { min: lower }), ...(upper === Infinity ? {} : { max: upper }) };
}

/** 1 where a row "at most one" already keeps the column at most 1, which spares a row of the tableau. */
function limitedByRows({ cost, rowLower, rowUpper, start, row, value }: LinearProgram): Uint8Array {
  const isPlain = new Uint8Array(rowLower.length).fill(1);
  value.forEach((a, e) => {
    if (a !== 1) isPlain[row[e] as number] = 0;
  });
  return Uint8Array.from(cost, (_, c) => {
    const own = row.subarray(start[c], start[c + 1]);
    return own.some((r) => isPlain[r] === 1 && rowUpper[r] === 1) ? 1 : 0;
  });
}
