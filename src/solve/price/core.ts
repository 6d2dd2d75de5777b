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

/** A core of what remains open in a wider one, and the new number of its options (-1: gone). */
export interface Shrunk {
  readonly core: Core;
  optionAt(option: number): number;
}

/** What stays of a wider core: options (ascending), and first option and size of each type. */
export interface Kept {
  readonly option: Int32Array;
  readonly start: Int32Array;
  readonly size: Int32Array;
  readonly constant: Float64Array;
  /** Options that are settled, one per type that is gone. */
  decided(): Int32Array;
}

/** The types of a list (ascending) with all their options, every other type at its key; `keySum` are the totals with all types at their keys. */
export function subset(wider: Core, types: Int32Array, key: Int32Array, keySum: Float64Array): Shrunk {
  const start = new Int32Array(types.length + 1);
  const size = new Int32Array(types.length);
  const constant = keySum.slice();
  for (let i = 0; i < types.length; i++) {
    const t = types[i] as number;
    size[i] = wider.size[t] as number;
    addOptionTo(wider, key[t] as number, -(size[i] as number), constant);
    start[i + 1] = (start[i] as number) + (wider.start[t + 1] as number) - (wider.start[t] as number);
  }
  const option = new Int32Array(start[types.length] as number);
  for (let i = 0; i < types.length; i++)
    for (let at = start[i] as number, o = wider.start[types[i] as number] as number; at < (start[i + 1] as number); at++, o++) option[at] = o;
  return copyOptions(wider, { option, start, size, constant, decided: () => keysOfOthers(types, key) });
}

/** The keys of the types that are not in an ascending list. */
export function keysOfOthers(types: Int32Array, key: Int32Array): Int32Array {
  const others = new Int32Array(key.length - types.length);
  for (let t = 0, i = 0, at = 0; t < key.length; t++)
    if (types[i] === t) i++;
    else others[at++] = key[t] as number;
  return others;
}

/** Drops deleted options, and decides the types with one option left. */
export function shrink(wider: Core, alive: Uint8Array): Shrunk {
  const [options, types] = openIn(wider, alive);
  const option = new Int32Array(options);
  const start = new Int32Array(types + 1);
  const size = new Int32Array(types);
  const decided = new Int32Array(wider.types - types);
  const constant = wider.constant.slice();
  let at = 0;
  let kept = 0;
  for (let t = 0; t < wider.types; t++) {
    const from = at;
    let last = -1;
    for (let o = wider.start[t] as number, end = wider.start[t + 1] as number; o < end; o++) {
      if (alive[o] === 0) continue;
      if (last >= 0) option[at++] = last;
      last = o;
    }
    if (at === from) {
      decided[t - kept] = last;
      addOptionTo(wider, last, wider.size[t] as number, constant);
      continue;
    }
    option[at++] = last;
    size[kept++] = wider.size[t] as number;
    start[kept] = at;
  }
  return copyOptions(wider, { option, start, size, constant, decided: () => decided });
}

/** How many types have more than one option left, and how many options these have. */
function openIn(wider: Core, alive: Uint8Array): readonly [options: number, types: number] {
  let options = 0;
  let types = 0;
  for (let t = 0; t < wider.types; t++) {
    let left = 0;
    for (let o = wider.start[t] as number, end = wider.start[t + 1] as number; o < end; o++) left += alive[o] as number;
    if (left < 2) continue;
    options += left;
    types++;
  }
  return [options, types];
}

/** The core of what stays of a wider one. */
export function copyOptions(wider: Core, { option, start, size, constant, decided }: Kept): Shrunk {
  const options = option.length;
  const entry = new Int32Array(options + 1);
  for (let o = 0; o < options; o++) {
    const from = option[o] as number;
    entry[o + 1] = (entry[o] as number) + (wider.entry[from + 1] as number) - (wider.entry[from] as number);
  }
  const form = new Int32Array(entry[options] as number);
  const coefficient = new Float64Array(entry[options] as number);
  const typeOf = new Int32Array(options);
  const nudge = new Float64Array(options);
  for (let o = 0, t = 0, at = 0; o < options; o++) {
    const from = option[o] as number;
    while (o >= (start[t + 1] as number)) t++;
    typeOf[o] = t;
    nudge[o] = wider.nudge[from] as number;
    for (let e = wider.entry[from] as number, end = wider.entry[from + 1] as number; e < end; e++) {
      form[at] = wider.form[e] as number;
      coefficient[at++] = wider.coefficient[e] as number;
    }
  }
  const core: Core = {
    forms: wider.forms,
    types: size.length,
    options,
    start,
    typeOf,
    size,
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
    for (let i = 0; i < counts.length; i++) wide[origin.option[i] as number] = counts[i] as number;
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
