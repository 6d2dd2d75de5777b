/** Building a core from groups of a program. */
import type { Normal } from "../normalise.ts";
import type { Core } from "./core.ts";
import { mergeGroups, type Merged } from "./types.ts";

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
/** How many times fewer the types of many groups must seem. */
const FEWER = 2;

/** Builds a core from groups of the program. */
export function coreOfGroups(task: CoreTask): Core {
  const { normal, groups, chosen } = task;
  const merged = task.merge ? mergedWhereWorthIt(task) : everyGroup(groups);
  const isWhole = merged.first === groups && isAll(task);
  const [options, entries, own] = measure(task, merged);
  const core = {
    forms: normal.forms + own,
    types: merged.first.length,
    options,
    start: new Int32Array(merged.first.length + 1),
    typeOf: new Int32Array(options),
    size: merged.size,
    entry: new Int32Array(options + 1),
    form: isWhole ? normal.columnForm : new Int32Array(entries),
    coefficient: isWhole ? normal.columnCoefficient : new Float64Array(entries),
    nudge: new Float64Array(options),
    constant: new Float64Array(normal.forms + own),
    origin: {
      kind: "groups",
      chosen,
      members: merged.members,
      memberStart: merged.memberStart,
      counted: new Int32Array(own),
      normal,
      alive: task.alive,
    } as const,
  };
  core.constant.set(task.constant);
  if (isWhole) fillAll(core, task);
  else fill(core, task, merged);
  return core;
}

function mergedWhereWorthIt(task: CoreTask): Merged {
  const { normal, alive, groups } = task;
  if (!seemsMergeable(task)) return everyGroup(groups);
  const merged = mergeGroups(normal, alive, groups);
  return merged.first.length <= WORTH_MERGING * groups.length ? merged : everyGroup(groups);
}

/** Whether the core is the whole program, columns in the order of the groups: then its entries are those of the program, without a copy. */
function isAll({ normal, alive, groups }: CoreTask): boolean {
  if (groups.length !== normal.groups.count) return false;
  const { columns } = normal.groups;
  for (let c = 0; c < normal.columns; c++) if (columns[c] !== c || alive[c] === 0) return false;
  return true;
}

function fillAll(core: Draft, { normal, alive, nudge }: CoreTask): void {
  const { start } = normal.groups;
  const { columnStart, columns } = normal;
  let o = 0;
  for (let g = 0; g < core.types; g++) {
    for (let c = start[g] as number; c < (start[g + 1] as number); c++) {
      core.typeOf[o] = g;
      core.nudge[o] = nudge * scatter(c);
      core.entry[++o] = columnStart[c + 1] as number;
    }
    if (alive[columns + g] === 1) {
      core.typeOf[o] = g;
      core.nudge[o] = nudge * scatter(columns + g);
      core.entry[o + 1] = core.entry[o] as number;
      o++;
    }
    core.start[g + 1] = o;
  }
}

/** Many groups are compared only where a sample of them says that they are of few types: of k equally frequent ones, m groups hold about m^2 / 2k pairs that are alike. */
function seemsMergeable({ normal, alive, groups }: CoreTask): boolean {
  if (groups.length <= 2 * SAMPLE) return true;
  const step = Math.floor(groups.length / SAMPLE);
  const sample = Int32Array.from({ length: SAMPLE }, (_, i) => groups[i * step] as number);
  const alike = SAMPLE - mergeGroups(normal, alive, sample).first.length;
  return alike > 0 && SAMPLE ** 2 / (2 * alike) <= groups.length / FEWER;
}

function everyGroup(groups: Int32Array): Merged {
  const memberStart = new Int32Array(groups.length + 1);
  for (let i = 0; i <= groups.length; i++) memberStart[i] = i;
  return { first: groups, size: new Int32Array(groups.length).fill(1), members: groups, memberStart };
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
