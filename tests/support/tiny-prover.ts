/**
 * A prover for programs of a few columns, and the truth by enumeration. It shares no code with the checker but the line writers.
 * Proofs are made of trivial sweeps (one inequality at price 1), random sweeps that delete, and splits.
 */
import { gcd } from "../../src/exact.ts";
import { type CountingRow, END_LINE, maskOf, writeClaim, writeHeader, writeStep, writeTake } from "../../src/certificate/format.ts";
import type { Claim } from "../../src/certificate/parse.ts";
import { findGroups } from "../../src/program/build.ts";
import type { Groups } from "../../src/program/groups.ts";
import { goalValue, violatedRows } from "../../src/program/point.ts";
import { entriesOf, type Point, type Program } from "../../src/program/program.ts";

/** A pseudo-random integer in 0 .. below - 1. */
export type Random = (below: number) => number;

/** A small linear congruential generator (Numerical Recipes constants), high bits. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Every point that breaks no row; of a group, which has the upper side 1, at most one column is tried at a time. */
export function feasiblePoints(program: Program): Point[] {
  const { count, start, columns } = findGroups(program);
  let points = [new Uint8Array(program.columnNames.length)];
  for (let i = 0; i < count; i++) {
    const own = columns.subarray(start[i], start[i + 1]);
    points = points.flatMap((point) => [point, ...Array.from(own, (c) => point.with(c, 1))]);
  }
  return points.filter((point) => violatedRows(program, point).length === 0);
}

/** The lexicographic best values over points, one per goal; undefined where there is no point. */
export function bestValues(program: Program, points: readonly Point[]): bigint[] | undefined {
  let left = points;
  const values: bigint[] = [];
  for (let g = 0; g < program.goals.length; g++) {
    const all = left.map((point) => goalValue(program, g, point));
    const best = all.reduce<bigint | undefined>((most, v) => (most === undefined || v > most ? v : most), undefined);
    if (best === undefined) return undefined;
    values.push(best);
    left = left.filter((_, i) => all[i] === best);
  }
  return left.length === 0 ? undefined : values;
}

interface Inequality {
  readonly a: readonly bigint[];
  readonly b: bigint | undefined;
}

function gcdOf(values: readonly bigint[]): bigint {
  return values.reduce((x, y) => {
    let [p, q] = [x, y < 0n ? -y : y];
    while (q !== 0n) [p, q] = [q, p % q];
    return p;
  }, 0n);
}

function divided(a: readonly bigint[], b: bigint | undefined): Inequality {
  const g = gcdOf(a);
  if (g === 0n) return { a, b };
  const down = b === undefined ? undefined : b >= 0n ? b / g : -((-b + g - 1n) / g);
  return { a: a.map((v) => v / g), b: down };
}

/** A row's coefficients by column. */
function denseRow({ columnNames, rowStart, rowColumn, rowCoefficient }: Program, r: number): bigint[] {
  const a = Array.from(columnNames, () => 0n);
  for (let e = rowStart[r] as number; e < (rowStart[r + 1] as number); e++) a[rowColumn[e] as number] = BigInt(rowCoefficient[e] as number);
  return a;
}

/** A counting row for the header, and what it counts by column. */
interface Counted {
  readonly row: CountingRow;
  readonly dense: readonly bigint[];
}

/** Up to three counting rows: lists with coefficients -1 .. 2, and cells of one or two conditions around coefficients that occur. */
function drawCounting(program: Program, random: Random): Counted[] {
  const first = inequalities(program, [], []).length;
  return Array.from({ length: random(4) }, (_, i) =>
    random(3) === 0 || program.rowNames.length === 0 ? drawList(program, first + i, random) : drawCell(program, first + i, random),
  );
}

function drawList(program: Program, number: number, random: Random): Counted {
  const dense = [...program.columnNames].map(() => BigInt(random(4) - 1) * (random(3) === 0 ? 2n : 1n));
  const columns = dense.flatMap((a, c) => (a === 0n ? [] : [c]));
  return { row: { number, columns, coefficients: columns.map((c) => Number(dense[c])) }, dense };
}

function drawCell(program: Program, number: number, random: Random): Counted {
  const rows = [...new Set([random(program.rowNames.length), random(program.rowNames.length)])].sort((a, b) => a - b);
  const conditions = rows.map((row) => {
    const from = Number(denseRow(program, row)[random(program.columnNames.length)]) - random(2);
    return { row, from, to: from + random(4) };
  });
  const met = rows.map((row) => denseRow(program, row));
  const dense = [...program.columnNames].map((_, c) => {
    const isIn = conditions.every(({ from, to }, i) => BigInt(from) <= (met[i]?.[c] as bigint) && (met[i]?.[c] as bigint) <= BigInt(to));
    return isIn ? 1n : 0n;
  });
  return { row: { number, conditions }, dense };
}

/** All inequalities by number, dense; goals are assumed to reach `atLeast`. `counting` are dense rows. */
function inequalities(program: Program, atLeast: readonly (bigint | undefined)[], counting: readonly (readonly bigint[])[]): (Inequality | undefined)[] {
  const list: (Inequality | undefined)[] = program.goals.map((goal, g) => {
    const v = atLeast[g];
    return v === undefined
      ? undefined
      : divided(
          Array.from(goal.coefficients, (a) => BigInt(-a)),
          -v,
        );
  });
  for (let r = 0; r < program.rowNames.length; r++) {
    const a = denseRow(program, r);
    const [lower, upper] = [program.lower[r] as number, program.upper[r] as number];
    if (Number.isFinite(upper)) list.push(divided(a, BigInt(upper)));
    if (Number.isFinite(lower))
      list.push(
        divided(
          a.map((v) => -v),
          -BigInt(lower),
        ),
      );
    if (!Number.isFinite(upper) && !Number.isFinite(lower)) list.push(divided(a, undefined));
  }
  return [...list, ...counting.map((a) => divided(a, undefined))];
}

type Alive = readonly (readonly number[])[];

/** Column j of the group, or undefined for the choice "none" (j = number of columns). */
function columnOf(groups: Groups, group: number, j: number): number | undefined {
  const at = (groups.start[group] as number) + j;
  return at < (groups.start[group + 1] as number) ? groups.columns[at] : undefined;
}

function costs(groups: Groups, alive: Alive, a: readonly bigint[]): bigint[][] {
  return alive.map((choices, i) => choices.map((j) => a[columnOf(groups, i, j) ?? -1] ?? 0n));
}

function least(values: readonly bigint[]): bigint {
  return values.reduce((x, y) => (y < x ? y : x));
}

/** The alive choices after a sweep with one inequality at price l, undefined where it closes. */
function swept(groups: Groups, alive: Alive, { a, b }: Inequality): Alive | undefined {
  const cost = costs(groups, alive, a);
  const low = cost.map(least);
  const slack = (b as bigint) - low.reduce((x, y) => x + y, 0n);
  if (slack < 0n) return undefined;
  return alive.map((choices, i) => choices.filter((_, c) => (cost[i]?.[c] as bigint) <= (low[i] as bigint) + slack));
}

/** Steps that refute the node, or undefined where some point remains. */
function refute(groups: Groups, system: readonly (Inequality | undefined)[], alive: Alive, random: Random): string | undefined {
  for (const [k, inequality] of system.entries()) {
    if (inequality?.b !== undefined && swept(groups, alive, inequality) === undefined) return writeStep({ kind: "sweep", inequalities: [k], prices: [1n] });
  }
  const open = alive.flatMap((choices, i) => (choices.length > 1 ? [i] : []));
  const priceable = system.flatMap((inequality, k) => (inequality?.b === undefined ? [] : [k]));
  const splittable = system.flatMap((inequality, k) => (inequality === undefined ? [] : [k]));
  if (open.length === 0) return undefined;
  const what = random(4);
  if (what === 0 && priceable.length > 1) {
    const [k, l] = [random(priceable.length - 1), 0];
    const chosen = [priceable[k] as number, priceable[k + 1 + l] as number];
    const prices = chosen.map(() => BigInt(random(4)) * (random(5) === 0 ? 1n << 60n : 1n));
    const a = (system[0]?.a ?? system.find((row) => row !== undefined)?.a ?? []).map((_, c) =>
      chosen.reduce((sum, n, i) => sum + (prices[i] as bigint) * (system[n]?.a[c] as bigint), 0n),
    );
    const b = chosen.reduce((sum, n, i) => sum + (prices[i] as bigint) * (system[n]?.b as bigint), 0n);
    const after = swept(groups, alive, { a, b });
    const line = writeStep({ kind: "sweep", inequalities: chosen, prices });
    if (after === undefined) return line;
    if (after.flat().length < alive.flat().length) {
      const rest = refute(groups, system, after, random);
      return rest === undefined ? undefined : line + rest;
    }
  }
  if (what === 1 && splittable.length > 0) {
    const counted = splittable.filter((n) => system[n]?.b === undefined);
    const from = counted.length > 0 && random(2) === 0 ? counted : splittable;
    const k = from[random(from.length)] as number;
    const { a } = system[k] as Inequality;
    const cost = costs(groups, alive, a);
    const low = cost.map(least).reduce((x, y) => x + y, 0n);
    const high = -cost.map((c) => least(c.map((v) => -v))).reduce((x, y) => x + y, 0n);
    if (high > low) {
      const atMost = low + BigInt(random(Number(high - low)));
      const first = refute(groups, [...system, { a, b: atMost }], alive, random);
      const second = first === undefined ? undefined : refute(groups, [...system, { a: a.map((v) => -v), b: -atMost - 1n }], alive, random);
      return first === undefined || second === undefined ? undefined : writeStep({ kind: "split-row", inequality: k, atMost }) + first + second;
    }
  }
  const group = open[random(open.length)] as number;
  const choices = alive[group] as readonly number[];
  const cut = 1 + random(choices.length - 1);
  const side = (kept: readonly number[]) =>
    refute(
      groups,
      system,
      alive.map((c, i) => (i === group ? kept : c)),
      random,
    );
  const first = side(choices.slice(0, cut));
  const second = first === undefined ? undefined : side(choices.slice(cut));
  return first === undefined || second === undefined
    ? undefined
    : writeStep({ kind: "split-group", group, mask: maskOf(choices.slice(0, cut)) }) + first + second;
}

function allChoices(groups: Groups): Alive {
  return Array.from({ length: groups.count }, (_, i) => {
    const size = (groups.start[i + 1] as number) - (groups.start[i] as number);
    return Array.from({ length: size + (groups.mayBeNone[i] as number) }, (_unused, j) => j);
  });
}

/** A certificate that should be accepted: its text and point. */
export interface Proved {
  readonly text: string;
  readonly point: Point | undefined;
}

/**
 * Proves the program's optimum, or infeasibility, or a bound (`slack` above the last goal's best), then settles ties:
 * for every group in order the refused better columns and a take. `points` are the feasible ones.
 */
export function prove(program: Program, sha256: string, points: readonly Point[], random: Random, slack: bigint | undefined): Proved {
  const groups = findGroups(program);
  const counting = drawCounting(program, random);
  const header = writeHeader({
    programSha256: sha256,
    columns: program.columnNames.length,
    rows: program.rowNames.length,
    goals: program.goals.length,
    groupRows: program.groupRows,
    counting: counting.map(({ row }) => row),
  });
  const alive = allChoices(groups);
  const proof = (claim: Claim, atLeast: readonly (bigint | undefined)[], left: Alive): string => {
    if (left.some((choices) => choices.length === 0)) return writeClaim(claim);
    const steps = refute(
      groups,
      inequalities(
        program,
        atLeast,
        counting.map(({ dense }) => dense),
      ),
      left,
      random,
    );
    if (steps === undefined) throw new Error(`not refuted: ${writeClaim(claim)}`);
    return writeClaim(claim) + steps;
  };
  const best = bestValues(program, points);
  if (best === undefined) return { text: header + proof({ kind: "infeasible" }, [], alive) + END_LINE, point: undefined };
  const lines = [header];
  const last = program.goals.length - 1;
  best.forEach((value, goal) => {
    const claimed = goal === last && slack !== undefined ? value + slack : value;
    lines.push(proof({ kind: goal === last && slack !== undefined ? "bound" : "goal", goal, value: claimed }, [...best.slice(0, goal), claimed + 1n], alive));
  });
  const face = points.filter((point) => best.every((value, g) => goalValue(program, g, point) === value));
  if (slack !== undefined) return { text: lines.join("") + END_LINE, point: face[random(face.length)] };
  return settle(program, groups, lines, face, best, alive, proof, random);
}

function settle(
  program: Program,
  groups: Groups,
  lines: string[],
  face: readonly Point[],
  best: readonly bigint[],
  all: Alive,
  proof: (claim: Claim, atLeast: readonly bigint[], left: Alive) => string,
  random: Random,
): Proved {
  let left = face;
  let alive = all;
  if (random(2) === 0) {
    const chosen = inequalities(program, best, []).findIndex((inequality) => inequality?.b !== undefined);
    const inequality = inequalities(program, best, [])[chosen];
    const after = inequality === undefined ? undefined : swept(groups, alive, inequality);
    if (after !== undefined) {
      lines.push(writeClaim({ kind: "face" }), writeStep({ kind: "sweep", inequalities: [chosen], prices: [1n] }));
      alive = after;
    }
  }
  for (let group = 0; group < groups.count; group++) {
    const order = [...(alive[group] as readonly number[])].sort(() => random(3) - 1);
    const takes = (point: Point, j: number) => {
      const column = columnOf(groups, group, j);
      return column === undefined ? !groups.columns.subarray(groups.start[group], groups.start[group + 1]).some((c) => point[c] === 1) : point[column] === 1;
    };
    const at = order.findIndex((j) => left.some((point) => takes(point, j)));
    const refused = order.slice(0, at).filter((j) => columnOf(groups, group, j) !== undefined);
    if (refused.length > 0) {
      lines.push(
        proof(
          { kind: "refuse", columns: refused.map((j) => columnOf(groups, group, j) as number) },
          best,
          alive.map((choices, i) => (i === group ? refused : choices)),
        ),
      );
      alive = alive.map((choices, i) => (i === group ? choices.filter((j) => !refused.includes(j)) : choices));
    }
    const taken = order[at] as number;
    const column = columnOf(groups, group, taken);
    lines.push(writeTake(column === undefined ? { kind: "take-none", group } : { kind: "take", column }));
    left = left.filter((point) => takes(point, taken));
    alive = alive.map((choices, i) => (i === group ? [taken] : choices));
  }
  return { text: lines.join("") + END_LINE, point: left[random(left.length)] };
}

/** What a counting row counts of every column, divided. */
function countedBy(program: Program, kind: "N" | "C", words: readonly number[]): Int32Array {
  const row = new Int32Array(program.columnNames.length);
  if (kind === "N") for (let i = 0; i < words.length; i += 2) row[words[i] as number] = words[i + 1] as number;
  else {
    row.fill(1);
    for (let i = 0; i < words.length; i += 3) leaveOut(program, row, words.slice(i, i + 3));
  }
  const divisor = row.reduce((all, a) => gcd(all, a), 0);
  return divisor > 1 ? row.map((a) => a / divisor) : row;
}

/** Leaves out the columns whose coefficient in a row does not lie in an interval. */
function leaveOut(program: Program, counted: Int32Array, [r = 0, from = 0, to = 0]: readonly number[]): void {
  const { columns, coefficients } = entriesOf(program, r);
  const own = new Map(Array.from(columns, (c, e) => [c, coefficients[e] as number]));
  for (let c = 0; c < counted.length; c++) {
    const a = own.get(c) ?? 0;
    if (a < from || a > to) counted[c] = 0;
  }
}

function totalAt(row: Int32Array, point: Point): number {
  return row.reduce((sum, a, c) => sum + a * (point[c] as number), 0);
}

/**
 * Whether every claim of an accepted certificate is true, by enumeration. Reads the text on its own.
 * `face` claims need no check of their own: what they delete shows in the point and in later claims.
 */
export function claimsAreTrue(program: Program, text: string, points: readonly Point[]): boolean {
  const groups = findGroups(program);
  const counting = new Map<string, Int32Array>();
  let left = points;
  for (const line of text.split("\n")) {
    const [word, kind = "", ...rest] = line.split(" ");
    if (word === "N" || word === "C") counting.set(kind, countedBy(program, word, rest.map(Number)));
    if (word === "take") {
      const column = Number(kind);
      const members = groups.columns.subarray(groups.start[Number(rest[0])], groups.start[Number(rest[0]) + 1]);
      left = kind === "none" ? left.filter((point) => members.every((c) => point[c] === 0)) : left.filter((point) => point[column] === 1);
    }
    if (word !== "claim") continue;
    if (kind === "infeasible" && left.length > 0) return false;
    if (kind === "total" && left.some((point) => BigInt(totalAt(counting.get(rest[0] as string) as Int32Array, point)) > BigInt(rest[1] as string)))
      return false;
    if (kind === "refuse" && left.some((point) => rest.some((c) => point[Number(c)] === 1))) return false;
    if (kind === "goal" || kind === "bound") {
      const [goal, value] = [Number(rest[0]), BigInt(rest[1] as string)];
      if (left.some((point) => goalValue(program, goal, point) > value)) return false;
      if (kind === "goal") left = left.filter((point) => goalValue(program, goal, point) >= value);
    }
  }
  return true;
}
