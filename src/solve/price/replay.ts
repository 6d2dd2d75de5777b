/**
 * The proof of a price-and-branch search as lines. It is read again from its root with the final target, as
 * `prove/certificate.ts` reads the other kind: sweeps that delete nothing are left out, and what closes earlier ends earlier.
 */
import { maskOf } from "../../certificate/format.ts";
import type { Normal } from "../normalise.ts";
import type { LineSink } from "../prove/lines.ts";
import type { Multipliers, Node } from "../prove/node.ts";
import { CoreSweep } from "./bound.ts";
import { coarserOf } from "./coarse.ts";
import { choiceAt, coefficientOf, type Core, shrink } from "./core.ts";
import type { CoreProof, CoreSplit, PriceProof } from "./proof.ts";
import type { WholeSweep } from "./whole-sweep.ts";

const SHRINK = 0.5;
/** The largest core on which coarser prices are tried. */
const MOST_COARSENED = 20_000;
/** In place of an option's number: its group has nothing else left. */
const DECIDED = -2;

/** Sides and their codes on the way down; changed by a split and put back after it. */
interface State {
  readonly normal: Normal;
  readonly proof: PriceProof;
  readonly sides: { readonly lower: Float64Array; readonly upper: Float64Array };
  readonly lowerCode: Int32Array;
  readonly upperCode: Int32Array;
  splits: number;
  readonly sink: LineSink;
  /** Codes of forms that count single options. */
  readonly ownCode: Map<number, number>;
}

/** A core at work; `at` leads from options of the tree's core to its own (-1: deleted, DECIDED: all that is left of its group). */
interface Place {
  readonly core: Core;
  readonly sweep: CoreSweep;
  readonly alive: Uint8Array;
  readonly at: Int32Array;
}

/** Writes the proof that no point is left at `root` (its goal sides set); throws where it does not close. */
export function replayCore(normal: Normal, root: Node, proof: PriceProof, sink: LineSink): void {
  const { whole, tree } = proof;
  const forms = tree?.core.forms ?? whole.forms;
  const state: State = {
    normal,
    proof,
    sides: { lower: extended(root.lower, forms, -Infinity), upper: extended(root.upper, forms, Infinity) },
    lowerCode: Int32Array.from({ length: forms }, (_, f) => root.lowerCode[f] ?? 0),
    upperCode: Int32Array.from({ length: forms }, (_, f) => root.upperCode[f] ?? 0),
    splits: root.splits,
    sink,
    ownCode: new Map(),
  };
  const slack = proof.sweep?.rest(state.sides, -1);
  if (proof.sweep !== undefined && slack !== undefined && applyWhole(state, proof.sweep, slack)) return;
  if (tree === undefined) throw new Error("the root of the proof stays open");
  const { core } = tree;
  const alive = leftIn(core, proof.sweep, slack);
  replay(state, { core, sweep: new CoreSweep(core), alive, at: Int32Array.from({ length: core.options }, (_, o) => o) }, tree.proof);
}

function extended(values: Float64Array, size: number, rest: number): Float64Array {
  const wide = new Float64Array(size).fill(rest);
  wide.set(values);
  return wide;
}

/** Writes the sweep of the whole core where it closes or deletes; true where it closes. */
function applyWhole(state: State, sweep: WholeSweep, slack: bigint): boolean {
  const { core, multipliers } = sweep;
  if (slack >= 0n && !sweep.deletes(slack)) return false;
  const isCoarsened = slack < 0n && core.options <= MOST_COARSENED;
  write(state, isCoarsened ? coarsest(state, new CoreSweep(core), new Uint8Array(core.options).fill(1), multipliers) : multipliers);
  return slack < 0n;
}

/** 1 per option of a core that the sweep of the whole one leaves at a slack; undefined: it deletes nothing. */
export function leftIn(core: Core, sweep: WholeSweep | undefined, slack: bigint | undefined): Uint8Array {
  if (sweep === undefined || slack === undefined) return new Uint8Array(core.options).fill(1);
  return core.origin.kind === "core" ? Uint8Array.from(core.origin.option, (o) => Number(sweep.keeps(o, slack))) : sweep.left(slack);
}

/** Repeats a sweep; true where it closes. */
function apply(state: State, sweep: CoreSweep, alive: Uint8Array, multipliers: Multipliers): boolean {
  sweep.price(alive, multipliers);
  const slack = sweep.rest(state.sides, -1);
  // A sweep that prices a goal of which nothing is claimed (no point was known) deleted nothing.
  if (slack === undefined) return false;
  if (slack >= 0n && sweep.dearer(alive, slack, true) === 0) return false;
  write(state, slack < 0n ? coarsest(state, sweep, alive, multipliers) : multipliers);
  return slack < 0n;
}

/** The shortest prices that still close: the same at a coarser scale. */
function coarsest(state: State, sweep: CoreSweep, alive: Uint8Array, multipliers: Multipliers): Multipliers {
  if (sweep.core.options <= MOST_COARSENED)
    for (const coarse of coarserOf(multipliers)) {
      sweep.price(alive, coarse);
      const slack = sweep.rest(state.sides, -1);
      if (slack !== undefined && slack < 0n) return coarse;
    }
  return multipliers;
}

function write({ sink, upperCode, lowerCode }: State, { forms, values }: Multipliers): void {
  const prices = Array.from(forms, (f, k) => {
    const m = values[k] as number;
    return [(m > 0 ? upperCode[f] : lowerCode[f]) as number, Math.abs(m)] as const;
  });
  sink.add({ kind: "sweep", prices });
}

function replay(state: State, place: Place, { sweeps, split, children }: CoreProof): void {
  for (const multipliers of sweeps) if (apply(state, place.sweep, place.alive, multipliers)) return;
  if (split === undefined || children === undefined) throw new Error("a node of the proof stays open");
  const here = smaller(place);
  if (split.kind === "total") splitTotal(state, here, split, children);
  else splitOptions(state, here, split, children);
}

function smaller(place: Place): Place {
  let left = 0;
  for (const a of place.alive) left += a;
  if (left > SHRINK * place.core.options || place.core.options < 24) return place;
  const { core, optionAt } = shrink(place.core, place.alive);
  const decided = new Set(core.origin.kind === "core" ? core.origin.decided() : []);
  return {
    core,
    sweep: new CoreSweep(core),
    alive: new Uint8Array(core.options).fill(1),
    at: place.at.map((o) => (o < 0 ? o : decided.has(o) ? DECIDED : optionAt(o))),
  };
}

function splitTotal(state: State, place: Place, { form, at }: CoreSplit & { kind: "total" }, children: readonly [CoreProof, CoreProof]): void {
  const { normal, sides, lowerCode, upperCode } = state;
  const isOwn = form >= normal.forms;
  const forward = isOwn || normal.splitSign[form] === 1;
  state.sink.add({ kind: "total", code: isOwn ? ownCode(state, form) : (normal.splitNumber[form] as number), at: forward ? at : -at - 1 });
  const code = -1 - state.splits++;
  for (const side of forward ? ([0, 1] as const) : ([1, 0] as const)) {
    const [values, codes] = side === 0 ? [sides.upper, upperCode] : [sides.lower, lowerCode];
    const [value, number] = [values[form] as number, codes[form] as number];
    values[form] = side === 0 ? Math.min(value, at) : Math.max(value, at + 1);
    codes[form] = code;
    replay(state, { ...place, alive: place.alive.slice() }, children[side]);
    values[form] = value;
    codes[form] = number;
  }
  state.splits--;
}

/** A group's split; where the group is settled already, only the side that holds its option is read. */
function splitOptions(state: State, place: Place, split: CoreSplit & { kind: "options" }, children: readonly [CoreProof, CoreProof]): void {
  const isLeft = (o: number): boolean => place.at[o] === DECIDED || place.alive[place.at[o] as number] === 1;
  const [kept, others] = [split.options.filter(isLeft), split.others.filter(isLeft)];
  if (kept.length > 0 && others.length > 0) state.sink.add({ kind: "choices", ...groupAndMask(state, kept) });
  for (const side of [0, 1] as const) {
    if ((side === 0 ? kept : others).length === 0) continue;
    const alive = place.alive.slice();
    for (const o of side === 0 ? others : kept) if ((place.at[o] as number) >= 0) alive[place.at[o] as number] = 0;
    replay(state, { ...place, alive }, children[side]);
  }
}

/** The group of options of a type of one member, and their places in it. */
function groupAndMask({ normal, proof }: State, kept: readonly number[]): { readonly group: number; readonly mask: string } {
  const { whole, tree } = proof;
  const wide = kept.map((o) => (tree?.core.origin.kind === "core" ? (tree.core.origin.option[o] as number) : o));
  const t = whole.typeOf[wide[0] as number] as number;
  const group = memberOf(whole, t, 0);
  const { start, columns } = normal.groups;
  const own = columns.subarray(start[group], start[group + 1]);
  const bits = wide.map((o) => {
    const choice = choiceAt(whole, group, o - (whole.start[t] as number));
    return choice < normal.columns ? own.indexOf(choice) : own.length;
  });
  return { group, mask: maskOf(bits) };
}

function memberOf({ origin }: Core, t: number, k: number): number {
  if (origin.kind !== "groups") throw new Error("a proof starts from a core of groups");
  return origin.members[(origin.memberStart[t] as number) + k] as number;
}

/** The counting row of a form that is none of the program's: of one option of a type of several members, or of a block. */
function ownCode(state: State, form: number): number {
  const known = state.ownCode.get(form);
  if (known !== undefined) return known;
  const { whole } = state.proof;
  const entries =
    form < whole.forms
      ? columnsOf(state, whole.origin.kind === "groups" ? (whole.origin.counted[form - state.normal.forms] as number) : -1, 1)
      : blockEntries(state, form);
  entries.sort((a, b) => a[0] - b[0]);
  const code = state.sink.countingCode(
    Int32Array.from(entries, ([column]) => column),
    Float64Array.from(entries, ([, coefficient]) => coefficient),
  );
  state.ownCode.set(form, code);
  return code;
}

/** The columns of all members of an option of the whole core. */
function columnsOf({ proof: { whole } }: State, o: number, coefficient: number): (readonly [column: number, coefficient: number])[] {
  const t = whole.typeOf[o] as number;
  return Array.from(
    { length: whole.size[t] as number },
    (_, k) => [choiceAt(whole, memberOf(whole, t, k), o - (whole.start[t] as number)), coefficient] as const,
  );
}

function blockEntries(state: State, form: number): (readonly [column: number, coefficient: number])[] {
  const { core } = state.proof.tree as { readonly core: Core };
  const found: (readonly [number, number])[] = [];
  for (let o = 0; o < core.options; o++) {
    const own = coefficientOf(core, o, form);
    if (own !== 0) found.push(...columnsOf(state, core.origin.kind === "core" ? (core.origin.option[o] as number) : o, own));
  }
  return found;
}
