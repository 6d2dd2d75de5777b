/**
 * The optimal face: all allocations that reach every goal's best value. The groups that may vary over it are known from
 * the settling of ties, all others are fixed at the point; what is left is a small system
 *
 *     goal_g(x) = what is left of its value,   lower_r <= a_r.x <= upper_r less what the fixed groups use
 *
 * over the varying groups. Groups with the same coefficients for every choice, in the order of preference, are of one
 * *kind*: an allocation is then, up to who of a kind gets what, a table of counts per kind and choice, and stands
 * for a product of multinomials. The tables are enumerated in exact integers, all of them or until a limit.
 */
import type { Formulation } from "../formulation/formulate.ts";
import { preferenceOf } from "../formulation/lot.ts";
import { entriesOf, type Point, type Program } from "../program/program.ts";

/** One varying group's kind: its choices by their coefficients in the forms, best first, "none" (all zero) last. */
export interface Kind {
  readonly choices: readonly Float64Array[];
  /** Members: group index, and the column of each choice (-1 for none), aligned with `choices`. */
  readonly members: readonly { readonly group: number; readonly columns: readonly number[] }[];
}

/** A table of counts: per kind, how many of its members hold each choice. */
export type Counts = readonly (readonly number[])[];

/** The face as tables of counts. */
export interface Face {
  readonly kinds: readonly Kind[];
  readonly tables: readonly Counts[];
  /** False where a limit ended the enumeration: there may be more tables. */
  readonly isComplete: boolean;
}

/** Where the face is taken from: a program, an optimal point, and the groups that may vary. */
export interface FaceBasis {
  readonly formulation: Formulation;
  readonly point: Point;
  readonly varying: readonly number[];
}

/** Most steps and tables of an enumeration. */
export interface FaceLimits {
  readonly steps: number;
  readonly tables: number;
}

/** Sums that every table must keep: `lower <= sum <= upper`, one entry per form (goals, then rows). */
interface System {
  readonly kinds: readonly Kind[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Coefficients of the varying columns in the forms that have any of them, and what the forms have left. */
interface Forms {
  readonly vectors: ReadonlyMap<number, Float64Array>;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** One form while it is collected: entries over all columns. */
interface RawForm {
  readonly entries: readonly (readonly [number, number])[];
  readonly lower: number;
  readonly upper: number;
}

function rawForms(program: Program, point: Point): readonly RawForm[] {
  const goals = program.goals.map((goal): RawForm => {
    const entries = [...goal.coefficients].flatMap((a, column) => (a === 0 ? [] : [[column, a] as const]));
    const value = entries.reduce((sum, [column, a]) => sum + a * (point[column] ?? 0), 0);
    return { entries, lower: value, upper: value };
  });
  const isGroup = new Set(program.groupRows);
  const rows = [...program.rowNames].flatMap((_, r): readonly RawForm[] => {
    const [lower, upper] = [program.lower[r] ?? Number.NaN, program.upper[r] ?? Number.NaN];
    if (isGroup.has(r) || (lower === -Infinity && upper === Infinity)) return [];
    const { columns, coefficients } = entriesOf(program, r);
    return [{ entries: [...columns].map((column, e) => [column, coefficients[e] ?? 0] as const), lower, upper }];
  });
  return [...goals, ...rows];
}

function formsOf(program: Program, point: Point, free: ReadonlySet<number>): Forms {
  const forms = rawForms(program, point).filter(({ entries }) => entries.some(([column]) => free.has(column)));
  const vectors = new Map([...free].map((column) => [column, new Float64Array(forms.length)]));
  const used = forms.map(({ entries }, f) => {
    let sum = 0;
    for (const [column, a] of entries) {
      const own = vectors.get(column);
      if (own === undefined) sum += a * (point[column] ?? 0);
      else own[f] = a;
    }
    return sum;
  });
  return {
    vectors,
    lower: Float64Array.from(forms, (form, f) => form.lower - (used[f] ?? 0)),
    upper: Float64Array.from(forms, (form, f) => form.upper - (used[f] ?? 0)),
  };
}

function kindsOf({ formulation, varying }: FaceBasis, columnsOf: (group: number) => readonly number[], forms: Forms): readonly Kind[] {
  const found = new Map<string, { readonly choices: readonly Float64Array[]; readonly members: { group: number; columns: number[] }[] }>();
  const preference = preferenceOf(formulation);
  const none = new Float64Array(forms.lower.length);
  for (const group of [...varying].sort((a, b) => a - b)) {
    const columns = [...columnsOf(group)].sort((a, b) => (preference[a] ?? 0) - (preference[b] ?? 0));
    const choices = [...columns.map((column) => forms.vectors.get(column) ?? none), none];
    const key = choices.map((vector) => vector.join(" ")).join("|");
    const kind = found.get(key) ?? { choices, members: [] };
    found.set(key, kind);
    kind.members.push({ group, columns: [...columns, -1] });
  }
  return [...found.values()];
}

/** Least and most that the kinds from each one on can add to every form. */
function reaches({ kinds, lower }: System): readonly { readonly least: Float64Array; readonly most: Float64Array }[] {
  const size = lower.length;
  const all = [{ least: new Float64Array(size), most: new Float64Array(size) }];
  for (const { choices, members } of [...kinds].reverse()) {
    const after = all[0] as (typeof all)[number];
    const add = (from: Float64Array, pick: (...values: number[]) => number) =>
      from.map((sum, f) => sum + members.length * pick(...choices.map((choice) => choice[f] ?? 0)));
    all.unshift({ least: add(after.least, Math.min), most: add(after.most, Math.max) });
  }
  return all;
}

/** An enumeration under way: `rest` is what lower and upper sides have left. */
interface Enumeration {
  readonly system: System;
  readonly reach: ReturnType<typeof reaches>;
  readonly limits: FaceLimits;
  readonly counts: number[][];
  readonly sums: Float64Array;
  readonly tables: Counts[];
  steps: number;
}

/** Whether the forms can still be met with what the kinds from `k` on add, `left` members of the kind before free among its choices from `p` on. */
function canEnd({ system, reach, sums }: Enumeration, k: number, kind: Kind, p: number, left: number): boolean {
  const { least, most } = reach[k + 1] as (typeof reach)[number];
  return sums.every((sum, f) => {
    const values = kind.choices.slice(p).map((choice) => choice[f] ?? 0);
    const [low, high] = left === 0 ? [0, 0] : [left * Math.min(...values), left * Math.max(...values)];
    return sum + low + (least[f] ?? 0) <= (system.upper[f] ?? 0) && sum + high + (most[f] ?? 0) >= (system.lower[f] ?? 0);
  });
}

/** Deals choices from `p` on of kind `k` to `left` members in all ways; false at a limit. */
function deal(work: Enumeration, k: number, p: number, left: number): boolean {
  const kind = work.system.kinds[k];
  if (kind === undefined) {
    work.tables.push(work.counts.map((counts) => [...counts]));
    return work.tables.length < work.limits.tables;
  }
  work.steps += 1;
  if (work.steps > work.limits.steps) return false;
  if (!canEnd(work, k, kind, p, left)) return true;
  const own = work.counts[k] as number[];
  const isLast = p === kind.choices.length - 1;
  const vector = kind.choices[p] as Float64Array;
  for (let count = isLast ? left : 0; count <= left; count += 1) {
    own[p] = count;
    vector.forEach((a, f) => (work.sums[f] = (work.sums[f] ?? 0) + count * a));
    const goesOn = isLast ? deal(work, k + 1, 0, work.system.kinds[k + 1]?.members.length ?? 0) : deal(work, k, p + 1, left - count);
    vector.forEach((a, f) => (work.sums[f] = (work.sums[f] ?? 0) - count * a));
    if (!goesOn) return false;
  }
  own[p] = 0;
  return true;
}

function tablesOf(system: System, limits: FaceLimits): Pick<Face, "tables" | "isComplete"> {
  const counts = system.kinds.map((kind) => kind.choices.map(() => 0));
  const work: Enumeration = { system, reach: reaches(system), limits, counts, sums: new Float64Array(system.lower.length), tables: [], steps: 0 };
  const isComplete = deal(work, 0, 0, system.kinds[0]?.members.length ?? 0);
  return { tables: work.tables, isComplete };
}

/** Drops the choices that no table uses, and joins the kinds that are then the same; only of a complete face. */
function merged({ kinds, tables }: Face, forms: Forms): readonly Kind[] {
  const found = new Map<string, { choices: readonly Float64Array[]; members: Kind["members"][number][] }>();
  kinds.forEach((kind, k) => {
    const used = kind.choices.map((_, p) => tables.some((table) => (table[k]?.[p] ?? 0) > 0));
    const keep = <T>(list: readonly T[]) => list.filter((_, p) => used[p] === true);
    const choices = keep(kind.choices);
    if (choices.length < 2) return;
    const key = choices.map((vector) => vector.join(" ")).join("|");
    const joined = found.get(key) ?? { choices, members: [] };
    found.set(key, joined);
    joined.members.push(...kind.members.map(({ group, columns }) => ({ group, columns: keep(columns) })));
  });
  // Kinds with one choice left are fixed; what they use is settled below, by taking it off the forms.
  kinds.forEach((kind, k) => {
    const only = kind.choices.filter((_, p) => tables.some((table) => (table[k]?.[p] ?? 0) > 0));
    if (only.length !== 1) return;
    only[0]?.forEach((a, f) => {
      forms.lower[f] = (forms.lower[f] ?? 0) - kind.members.length * a;
      forms.upper[f] = (forms.upper[f] ?? 0) - kind.members.length * a;
    });
  });
  return [...found.values()];
}

/** The face of an optimal point. */
export function faceOf(basis: FaceBasis, limits: FaceLimits): Face {
  const { program } = basis.formulation;
  const columnsOf = (group: number) => [...entriesOf(program, program.groupRows[group] ?? -1).columns];
  const free = new Set(basis.varying.flatMap(columnsOf));
  const forms = formsOf(program, basis.point, free);
  const kinds = kindsOf(basis, columnsOf, forms);
  const first = { kinds, ...tablesOf({ kinds, ...forms }, limits) };
  if (!first.isComplete) return first;
  const joined = merged(first, forms);
  return { kinds: joined, ...tablesOf({ kinds: joined, ...forms }, limits) };
}

/** Ways to deal a table's choices to the members, a product of binomials; `limit` where it is at least that. */
function waysOf({ kinds }: Face, table: Counts, limit: number): number {
  let ways = 1n;
  for (const [k, { members }] of kinds.entries()) {
    let left = members.length;
    for (const count of table[k] ?? []) {
      // Up to the middle C(left, i) only grows, and step by step it stays whole.
      for (let i = 1; i <= Math.min(count, left - count); i += 1) {
        ways = (ways * BigInt(left - i + 1)) / BigInt(i);
        if (ways >= BigInt(limit)) return limit;
      }
      left -= count;
    }
  }
  return Number(ways);
}

/** The number of allocations on a face up to `limit`; `isExact` false: at least so many. */
export function countAllocations(face: Face, limit: number): { readonly count: number; readonly isExact: boolean } {
  let count = 0;
  for (const table of face.tables) {
    count += waysOf(face, table, limit);
    if (count >= limit) return { count: limit, isExact: false };
  }
  return { count, isExact: face.isComplete };
}
