/**
 * The prices of a proof as they are published, and every student's choices as they count in them.
 *
 * Published are the first sweep of the proof of the first goal, read at the value that this goal has, and the sweeps of `claim face`, read at the values of all
 * goals: each is an inequality that every best allocation keeps (FORMAT.md). Their slacks are worked out here one after the other over the choices
 * of all students, without those that an earlier sweep has excluded; "none" stays where a group may be without a choice.
 */
import { parseLine } from "../certificate/parse.ts";
import { inequalityAt, startSystem, type Inequality, type System } from "../certificate/system.ts";
import type { Ratio } from "../award/neutral.ts";
import { linesOf } from "../program/lines.ts";
import type { Program } from "../program/program.ts";
import type { PricedSweep, PublishedPrices } from "./receipt-prices.ts";
import type { RowGroup } from "./receipt-row.ts";
import { firstSweep } from "./row-prices.ts";
import type { Standing } from "./standing.ts";

/** The published prices, and what is needed to write rows and tables that go with them. */
export interface PriceBook {
  readonly published: PublishedPrices;
  /** The groups of a student, as they stand in her row. */
  groupsOf(student: number): readonly RowGroup[];
  /** By row of the program, units of the first goal that one more unit of its upper side is worth by the first sweep; none where there is no such sweep. */
  readonly worth: ReadonlyMap<number, Ratio>;
}

type Sweep = readonly (readonly [k: number, price: bigint])[];

/** The sweeps of `claim face`, which do not close and so stand in one node. */
function faceSweeps(certificate: string): readonly Sweep[] {
  const found: Sweep[] = [];
  let isFace = false;
  for (const text of linesOf(certificate)) {
    if (text === "claim face") isFace = true;
    else if (isFace) {
      const line = parseLine(text);
      if (line?.kind !== "sweep") break;
      found.push(line.inequalities.map((k, i) => [k, line.prices[i] ?? 0n]));
    }
  }
  return found;
}

interface Priced {
  readonly sweep: Sweep;
  /** The sides of its inequalities, by number. */
  readonly sides: ReadonlyMap<number, bigint>;
}

/** A sweep with its right-hand sides at the present values of the goals; undefined where it prices what the program does not state. */
function priced(system: System, sweep: Sweep): Priced | undefined {
  const sides = new Map<number, bigint>();
  for (const [k] of sweep) {
    const bound = inequalityAt(system, k)?.bound;
    if (bound === undefined) return undefined;
    sides.set(k, bound);
  }
  return { sweep, sides };
}

function formOf(system: System, k: number): Inequality {
  const inequality = inequalityAt(system, k);
  if (inequality === undefined) throw new Error(`no inequality ${k}`);
  return inequality;
}

/** The cost of every column in a sweep. */
function costsOf(system: System, sweep: Sweep): readonly bigint[] {
  const cost = new Array<bigint>(system.program.columnNames.length).fill(0n);
  for (const [k, price] of sweep) {
    const { form, sign } = formOf(system, k);
    form.columns.forEach((column, e) => (cost[column] = (cost[column] ?? 0n) + BigInt(sign) * price * BigInt(form.coefficients[e] ?? 0)));
  }
  return cost;
}

/** The slack of a sweep over the remaining columns; what it excludes is taken out of them. */
function slackOf(program: Program, { sweep, sides }: Priced, costs: readonly bigint[], remaining: Uint8Array): bigint {
  const lows = [...program.groupRows].map((row, g) => {
    const own = columnsOf(program, g).flatMap((column) => (remaining[column] === 1 ? [costs[column] ?? 0n] : []));
    return [...own, ...(program.lower[row] === 1 ? [] : [0n])].reduce((least, one) => (one < least ? one : least));
  });
  const slack = sweep.reduce((sum, [k, price]) => sum + price * (sides.get(k) ?? 0n), 0n) - lows.reduce((sum, low) => sum + low, 0n);
  lows.forEach((low, g) => {
    for (const column of columnsOf(program, g)) if ((costs[column] ?? 0n) - low > slack) remaining[column] = 0;
  });
  return slack;
}

function columnsOf(program: Program, group: number): readonly number[] {
  const row = program.groupRows[group] ?? -1;
  return [...program.rowColumn.subarray(program.rowStart[row], program.rowStart[row + 1])];
}

/** Row of the program whose upper side is inequality k; undefined for goals and lower sides. */
function upperRow({ program, sides }: System, k: number): number | undefined {
  const row = sides[k - program.goals.length];
  return row === undefined || row < 0 ? undefined : row;
}

function worthOf(system: System, sweep: Sweep): PriceBook["worth"] {
  const goalPrice = sweep.find(([k]) => k === 0)?.[1] ?? 0n;
  const worth = new Map<number, Ratio>();
  if (goalPrice <= 0n) return worth;
  const goalDivisor = BigInt(formOf(system, 0).form.divisor);
  for (const [k, price] of sweep) {
    const row = upperRow(system, k);
    if (row !== undefined) worth.set(row, { over: price * goalDivisor, under: goalPrice * BigInt(formOf(system, k).form.divisor) });
  }
  return worth;
}

/** The sweeps that are published, in order: none under the policy `rank`, whose proof speaks of another program. */
function publishedSweeps(standing: Standing, system: System): { readonly first: Sweep | undefined; readonly all: readonly Priced[] } {
  const { certificate, goals, basis } = standing;
  if (basis.theCase.policy === "rank") return { first: undefined, all: [] };
  const all: Priced[] = [];
  const take = (sweep: Sweep): boolean => {
    const found = priced(system, sweep);
    if (found !== undefined) all.push(found);
    return found !== undefined;
  };
  const root = firstSweep(certificate);
  system.goalAtLeast[0] = goals[0];
  const first = root !== undefined && root.some(([k]) => k === 0) && take(root) ? root : undefined;
  goals.forEach((value, g) => (system.goalAtLeast[g] = value));
  for (const sweep of faceSweeps(certificate)) if (!take(sweep)) break;
  return { first, all };
}

/** Makes the price book of an allocation that stands. */
export function priceBookOf(standing: Standing): PriceBook {
  const { formulation, point, basis } = standing;
  const { program, groups, firstColumn, bundles } = formulation;
  const system = startSystem(program);
  const { first, all } = publishedSweeps(standing, system);
  const remaining = new Uint8Array(program.columnNames.length).fill(1);
  const sweeps = all.map((one): PricedSweep => {
    const slack = slackOf(program, one, costsOf(system, one.sweep), remaining);
    return { prices: one.sweep.map(([k, price]) => [String(k), String(price)]), slack: String(slack) };
  });
  const numbers = [...new Set(all.flatMap(({ sweep }) => sweep.map(([k]) => k)))].sort((a, b) => a - b);
  const inequalities = numbers.map((k) => {
    const { form, sign } = formOf(system, k);
    return { inequality: String(k), divisor: String(Math.max(form.divisor, 1)), sign: sign === 1 ? ("1" as const) : ("-1" as const) };
  });
  const uses = usesOf(system, numbers);
  const ranks = new Map(basis.theCase.scheme.awards.flatMap((award) => award.levels.map((level, rank) => [`${award.id}|${level.id}`, String(rank)])));
  const firstGroup = firstGroups(groups.students);
  const groupAt = (g: number): RowGroup => {
    const columns = Array.from({ length: (firstColumn[g + 1] ?? 0) - (firstColumn[g] ?? 0) }, (_, i) => (firstColumn[g] ?? 0) + i);
    const held = columns.findIndex((column) => point[column] === 1);
    return {
      must: program.lower[g] === 1 ? "yes" : "no",
      held: held < 0 ? "none" : String(held),
      choices: columns.map((column) => ({
        gives: (bundles.combinations[bundles.combinationOf[column] ?? -1] ?? []).map(({ award, level }) => [
          award,
          level,
          ranks.get(`${award}|${level}`) ?? "",
        ]),
        uses: uses[column] ?? [],
      })),
    };
  };
  const groupsOf = (student: number): readonly RowGroup[] => {
    const found: RowGroup[] = [];
    for (let g = firstGroup.get(student) ?? groups.students.length; groups.students[g] === student; g += 1) found.push(groupAt(g));
    return found;
  };
  return { published: { inequalities, sweeps }, groupsOf, worth: first === undefined ? new Map() : worthOf(system, first) };
}

function firstGroups(students: Int32Array): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  students.forEach((student, g) => {
    if (!first.has(student)) first.set(student, g);
  });
  return first;
}

/** By column, how much it counts in each priced inequality, in the file's own unit. */
function usesOf(system: System, numbers: readonly number[]): readonly (readonly (readonly [string, string])[])[] {
  const uses: (readonly [string, string])[][] = Array.from({ length: system.program.columnNames.length }, () => []);
  for (const k of numbers) {
    const { form } = formOf(system, k);
    form.columns.forEach((column, e) => uses[column]?.push([String(k), String(BigInt(form.coefficients[e] ?? 0) * BigInt(Math.max(form.divisor, 1)))]));
  }
  return uses;
}
