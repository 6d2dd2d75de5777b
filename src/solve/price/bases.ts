/** The last few bases of a simplex, kept whole, so that the solves that start from one of them need not build its inverse again. */
import type { Inverse } from "./inverse.ts";
import type { Warm } from "./sides.ts";

/** A node's own trials, its children and theirs start from so many. */
const KEPT = 4;
/** Pivots after which an inverse is built anew. */
const MOST_PIVOTS = 60;

/** What stands in the slots of a basis. */
export interface Slots {
  readonly slotOption: Int32Array;
  readonly slotRow: Int32Array;
  readonly rowSlot: Int32Array;
}

interface Basis extends Slots {
  readonly warm: Warm;
  readonly pivots: number;
  readonly values: Float64Array;
}

/** A ring of bases by the starts that were made of them. */
export class Bases {
  readonly #kept: Basis[] = [];
  #next = 0;

  /** Keeps the basis of a start; `pivots` is the age of the inverse. */
  keep(warm: Warm, inverse: Inverse, { slotOption, slotRow, rowSlot }: Slots, pivots: number): void {
    if (pivots > MOST_PIVOTS) return;
    const { size } = inverse;
    const values = inverse.values.slice(0, size * size);
    this.#kept[this.#next] = { warm, pivots, values, slotOption: slotOption.slice(), slotRow: slotRow.slice(), rowSlot: rowSlot.slice() };
    this.#next = (this.#next + 1) % KEPT;
  }

  /** Puts the basis of a start back where its forms are active and its options remain: the age of its inverse, else undefined. */
  restore(warm: Warm, active: Int32Array, alive: Uint8Array, inverse: Inverse, into: Slots): number | undefined {
    const basis = this.#kept.find((kept) => kept.warm === warm);
    if (basis === undefined || !isSame(warm.forms, active)) return undefined;
    for (let i = 0; i < warm.option.length; i++) if (alive[warm.option[i] as number] === 0 || alive[warm.key[i] as number] === 0) return undefined;
    inverse.values.set(basis.values);
    into.slotOption.set(basis.slotOption);
    into.slotRow.set(basis.slotRow);
    into.rowSlot.set(basis.rowSlot);
    return basis.pivots;
  }
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
