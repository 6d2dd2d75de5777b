/**
 * A core: what is left to decide, in flat arrays. Groups with the same options are one *type* of
 * several members; the groups outside the core hold one choice each and are constants of every form.
 *
 *     form f of a point = constant_f + sum over types t, options o of t:  count_o * a_fo,
 *     sum of count_o over the options of t = size_t,   count_o >= 0 integer.
 *
 * "None" is an option like every other, mostly without entries. The forms are those of the normalised program and
 * after them, for types of several members, one count per option but "none", so that a split can name it.
 */
import type { Normal } from "../normalise.ts";
import { mergeGroups, type Merged } from "./types.ts";

/** Options of type t: `start[t] .. start[t + 1] - 1`; entries of option o: `entry[o] .. entry[o + 1] - 1`. */
export interface Core {
  readonly forms: number;
  readonly types: number;
  readonly options: number;
  readonly start: Int32Array;
  readonly typeOf: Int32Array;
  /** Members of each type. */
  readonly size: Int32Array;
  readonly entry: Int32Array;
  readonly form: Int32Array;
  readonly coefficient: Float64Array;
  /** Small costs that make optimal prices unique; no bound knows of them. */
  readonly nudge: Float64Array;
  /** Totals of all forms over what is decided. */
  readonly constant: Float64Array;
  readonly origin: Origin;
}

/** How counts of a core lead back: to choices of groups, or to counts of a wider core. */
type Origin =
  | {
      readonly kind: "groups";
      /** The choice of every group; those of the members are overwritten. */
      readonly chosen: Int32Array;
      readonly members: Int32Array;
      readonly memberStart: Int32Array;
      /** The option that each form behind those of the program counts. */
      readonly counted: Int32Array;
      readonly normal: Normal;
      readonly alive: Uint8Array;
    }
  | { readonly kind: "core"; readonly wider: Core; readonly option: Int32Array; decided(): Int32Array };

/** What a core is made of. */
export interface CoreTask {
  readonly normal: Normal;
  /** 1 per remaining choice, as in a node of a proof. */
  readonly alive: Uint8Array;
  /** The groups to decide, each with a remaining choice. */
  readonly groups: Int32Array;
  /** The choice of every other group. */
  readonly chosen: Int32Array;
  /** Totals of all forms over the other groups. */
  readonly constant: Float64Array;
  /** Largest nudge. */
  readonly nudge: number;
  readonly merge: boolean;
}

/** Types are worth their trouble where they are so much fewer than the groups. */
const WORTH_MERGING = 0.9;

/** Groups that are compared to see whether it is worth comparing all. */
const SAMPLE = 4000;

/** Builds a core from groups of the program. */
export function coreOfGroups(task: CoreTask): Core {
  const { normal, alive, groups, chosen } = task;
  const found: Merged = task.merge && seemsMergeable(task) ? mergeGroups(normal, alive, groups) : everyGroup(groups);
  const merged = found.first.length <= WORTH_MERGING * groups.length ? found : everyGroup(groups);
  const types = merged.first.length;
  const [options, entries, own] = measure(task, merged);
  const core = {
    forms: normal.forms + own,
    types,
    options,
    start: new Int32Array(types + 1),
    typeOf: new Int32Array(options),
    size: merged.size,
    entry: new Int32Array(options + 1),
    form: new Int32Array(entries),
    coefficient: new Float64Array(entries),
    nudge: new Float64Array(options),
    constant: new Float64Array(normal.forms + own),
    origin: { kind: "groups", chosen, members: merged.members, memberStart: merged.memberStart, counted: new Int32Array(own), normal, alive } as const,
  };
  core.constant.set(task.constant);
  fill(core, task, merged);
  return core;
}

/** Many groups are compared only where a sample of them has few types. */
function seemsMergeable({ normal, alive, groups }: CoreTask): boolean {
  if (groups.length <= 2 * SAMPLE) return true;
  const step = Math.floor(groups.length / SAMPLE);
  const sample = Int32Array.from({ length: SAMPLE }, (_, i) => groups[i * step] as number);
  return mergeGroups(normal, alive, sample).first.length <= SAMPLE / 2;
}

function everyGroup(groups: Int32Array): Merged {
  const count = groups.length;
  return { first: groups, size: new Int32Array(count).fill(1), members: groups, memberStart: Int32Array.from({ length: count + 1 }, (_, i) => i) };
}

function measure({ normal, alive }: CoreTask, { first, size }: Merged): [options: number, entries: number, own: number] {
  const { start, columns } = normal.groups;
  let options = 0;
  let entries = 0;
  let own = 0;
  for (let t = 0; t < first.length; t++) {
    const g = first[t] as number;
    if (alive[normal.columns + g] === 1) options++;
    for (let e = start[g] as number; e < (start[g + 1] as number); e++) {
      const c = columns[e] as number;
      if (alive[c] === 0) continue;
      options++;
      entries += (normal.columnStart[c + 1] as number) - (normal.columnStart[c] as number);
      if ((size[t] as number) > 1) own++;
    }
  }
  return [options, entries + own, own];
}

type Draft = Omit<Core, "origin">;

function fill(core: Draft & { readonly origin: { readonly counted: Int32Array } }, task: CoreTask, { first, size }: Merged): void {
  const { normal, alive } = task;
  const { start, columns } = normal.groups;
  const { counted } = core.origin;
  let o = 0;
  let own = 0;
  for (let t = 0; t < first.length; t++) {
    const g = first[t] as number;
    for (let e = start[g] as number; e < (start[g + 1] as number); e++) {
      if (alive[columns[e] as number] === 0) continue;
      const isCounted = (size[t] as number) > 1;
      addOption(core, task, o, t, columns[e] as number, isCounted ? normal.forms + own : -1);
      if (isCounted) counted[own++] = o;
      o++;
    }
    if (alive[normal.columns + g] === 1) addOption(core, task, o++, t, normal.columns + g, -1);
    core.start[t + 1] = o;
  }
}

function addOption(core: Draft, { normal, nudge }: CoreTask, o: number, t: number, choice: number, own: number): void {
  let at = core.entry[o] as number;
  core.typeOf[o] = t;
  core.nudge[o] = nudge * scatter(choice);
  if (choice < normal.columns) {
    for (let e = normal.columnStart[choice] as number; e < (normal.columnStart[choice + 1] as number); e++) {
      core.form[at] = normal.columnForm[e] as number;
      core.coefficient[at++] = normal.columnCoefficient[e] as number;
    }
  }
  if (own >= 0) {
    core.form[at] = own;
    core.coefficient[at++] = 1;
  }
  core.entry[o + 1] = at;
}

/** A fixed number in [0, 1) per choice. */
function scatter(choice: number): number {
  let h = Math.imul(choice + 0x7f4a7c15, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return ((h ^ (h >>> 13)) >>> 0) / 4294967296;
}

/** A core of what remains open in a wider one, and the new number of its options (-1: gone). */
export interface Shrunk {
  readonly core: Core;
  optionAt(option: number): number;
}

/** The types of a list (ascending) with all their options, every other type at its key; `keySum` are the totals with all types at their keys. */
export function subset(wider: Core, types: Int32Array, key: Int32Array, keySum: Float64Array): Shrunk {
  const kept: number[] = [];
  const keptStart: number[] = [0];
  const keptSize: number[] = [];
  const constant = keySum.slice();
  let entries = 0;
  for (const t of types) {
    addOptionTo(wider, key[t] as number, -(wider.size[t] as number), constant);
    for (let o = wider.start[t] as number; o < (wider.start[t + 1] as number); o++) kept.push(o);
    entries += (wider.entry[wider.start[t + 1] as number] as number) - (wider.entry[wider.start[t] as number] as number);
    keptStart.push(kept.length);
    keptSize.push(wider.size[t] as number);
  }
  const others = (): Int32Array => {
    const isIn = new Uint8Array(wider.types);
    for (const t of types) isIn[t] = 1;
    return key.filter((_, t) => isIn[t] === 0);
  };
  return copyOptions(wider, kept, keptStart, keptSize, entries, constant, others);
}

/** Drops deleted options, and decides the types with one option left. */
export function shrink(wider: Core, alive: Uint8Array): Shrunk {
  const kept: number[] = [];
  const keptStart: number[] = [0];
  const keptSize: number[] = [];
  const decided: number[] = [];
  const constant = wider.constant.slice();
  let entries = 0;
  for (let t = 0; t < wider.types; t++) {
    let left = 0;
    let last = -1;
    for (let o = wider.start[t] as number; o < (wider.start[t + 1] as number); o++) {
      if (alive[o] === 0) continue;
      left++;
      last = o;
    }
    if (left === 1) {
      decided.push(last);
      addOptionTo(wider, last, wider.size[t] as number, constant);
      continue;
    }
    for (let o = wider.start[t] as number; o < (wider.start[t + 1] as number); o++) {
      if (alive[o] === 0) continue;
      kept.push(o);
      entries += (wider.entry[o + 1] as number) - (wider.entry[o] as number);
    }
    keptStart.push(kept.length);
    keptSize.push(wider.size[t] as number);
  }
  return copyOptions(wider, kept, keptStart, keptSize, entries, constant, () => Int32Array.from(decided));
}

function copyOptions(
  wider: Core,
  kept: number[],
  keptStart: number[],
  keptSize: number[],
  entries: number,
  constant: Float64Array,
  decided: () => Int32Array,
): Shrunk {
  const option = Int32Array.from(kept);
  const entry = new Int32Array(option.length + 1);
  const form = new Int32Array(entries);
  const coefficient = new Float64Array(entries);
  const typeOf = new Int32Array(option.length);
  const nudge = new Float64Array(option.length);
  let at = 0;
  let t = 0;
  for (let o = 0; o < option.length; o++) {
    const from = option[o] as number;
    while (o >= (keptStart[t + 1] as number)) t++;
    typeOf[o] = t;
    nudge[o] = wider.nudge[from] as number;
    for (let e = wider.entry[from] as number; e < (wider.entry[from + 1] as number); e++) {
      form[at] = wider.form[e] as number;
      coefficient[at++] = wider.coefficient[e] as number;
    }
    entry[o + 1] = at;
  }
  const core: Core = {
    forms: wider.forms,
    types: keptSize.length,
    options: option.length,
    start: Int32Array.from(keptStart),
    typeOf,
    size: Int32Array.from(keptSize),
    entry,
    form,
    coefficient,
    nudge,
    constant,
    origin: { kind: "core", wider, option, decided },
  };
  return { core, optionAt: (o) => placeIn(option, o) };
}

/** Where a number stands in an ascending list, -1 where it does not. */
function placeIn(list: Int32Array, wanted: number): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] as number) < wanted) from = middle + 1;
    else to = middle;
  }
  return list[from] === wanted ? from : -1;
}

/** Adds `count` times an option to the totals of all forms. */
export function addOptionTo(core: Core, option: number, count: number, totals: Float64Array): void {
  for (let e = core.entry[option] as number; e < (core.entry[option + 1] as number); e++)
    totals[core.form[e] as number] = (totals[core.form[e] as number] as number) + count * (core.coefficient[e] as number);
}

/** The choice of every group that the counts of a core's options mean; members take their options in ascending order. */
export function chosenOfCounts(core: Core, counts: Int32Array): Int32Array {
  const { origin } = core;
  if (origin.kind === "core") {
    const wide = new Int32Array(origin.wider.options);
    for (const o of origin.decided()) wide[o] = origin.wider.size[origin.wider.typeOf[o] as number] as number;
    origin.option.forEach((o, i) => (wide[o] = counts[i] as number));
    return chosenOfCounts(origin.wider, wide);
  }
  const chosen = origin.chosen.slice();
  for (let t = 0; t < core.types; t++) {
    let member = origin.memberStart[t] as number;
    for (let o = core.start[t] as number; o < (core.start[t + 1] as number); o++)
      for (let k = counts[o] as number; k > 0; k--) {
        const group = origin.members[member++] as number;
        chosen[group] = choiceAt(core, group, o - (core.start[t] as number));
      }
  }
  return chosen;
}

/** The choice of one member at a position among its remaining choices; only for a core of groups. */
export function choiceAt({ origin }: Core, group: number, position: number): number {
  if (origin.kind !== "groups") throw new Error("this core is a part of another");
  const { normal, alive } = origin;
  const { start, columns } = normal.groups;
  let left = position;
  for (let e = start[group] as number; e < (start[group + 1] as number); e++)
    if (alive[columns[e] as number] === 1 && left-- === 0) return columns[e] as number;
  return normal.columns + group;
}

/** The option of the outermost core that an option stands for. */
export function outermost(core: Core, option: number): readonly [core: Core, option: number] {
  let [at, o] = [core, option];
  while (at.origin.kind === "core") [at, o] = [at.origin.wider, at.origin.option[o] as number];
  return [at, o];
}

/** The coefficient of an option in a form, 0 where it has none. */
export function coefficientOf(core: Core, o: number, f: number): number {
  for (let e = core.entry[o] as number; e < (core.entry[o + 1] as number); e++) if (core.form[e] === f) return core.coefficient[e] as number;
  return 0;
}
