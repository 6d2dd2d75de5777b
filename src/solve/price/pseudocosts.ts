/** What splits cost before: the loss of the bound per unit of fraction, on either side of each form or option, once seen often enough to be believed. */
import type { Core } from "./core.ts";
import type { CoreSplit } from "./proof.ts";

/** Trials of a split before its past is believed. */
const ENOUGH = 8;

/** Losses by split, for one tree. */
export class Pseudocosts {
  readonly #root: Core;
  /** Per key: sum and number of losses per unit, first and second side. */
  readonly #past = new Map<number, Float64Array>();

  constructor(root: Core) {
    this.#root = root;
  }

  /** The expected losses of the two sides, undefined where too little is known. */
  expected(core: Core, split: CoreSplit, part: number): readonly [first: number, second: number] | undefined {
    const past = this.#past.get(this.#keyOf(core, split));
    if (past === undefined || (past[1] as number) < ENOUGH) return undefined;
    return [((past[0] as number) / (past[1] as number)) * fraction(0, part), ((past[2] as number) / (past[3] as number)) * fraction(1, part)];
  }

  /** Learns the loss of a side. */
  learn(core: Core, split: CoreSplit, part: number, side: 0 | 1, loss: number): void {
    const key = this.#keyOf(core, split);
    const past = this.#past.get(key) ?? new Float64Array(4);
    this.#past.set(key, past);
    past[2 * side] = (past[2 * side] as number) + loss / fraction(side, part);
    past[2 * side + 1] = (past[2 * side + 1] as number) + 1;
  }

  #keyOf(core: Core, split: CoreSplit): number {
    if (split.kind === "total") return split.form;
    let [at, o] = [core, split.options[0] as number];
    while (at !== this.#root && at.origin.kind === "core") [at, o] = [at.origin.wider, at.origin.option[o] as number];
    return -1 - o;
  }
}

/** How far the total moves on a side; the first side of an option keeps it, which rounds it up. */
function fraction(side: 0 | 1, part: number): number {
  return Math.max(1e-6, side === 0 ? part : 1 - part);
}
