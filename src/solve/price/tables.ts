/** What holds of every tree of a search: sides, countable forms and magnitudes. */
import type { Normal } from "../normalise.ts";
import type { SearchTask } from "../searcher.ts";
import type { Sides } from "./sides.ts";

/** Dense over the forms of the search's cores. */
export interface Tables {
  readonly objective: number;
  /** Sides of all forms at the root; the objective's own lower side is the target and not among them. */
  readonly sides: Sides;
  /** Forms with a side at the root, ascending, without the objective. */
  readonly active: Int32Array;
  /** Forms that may be split on, the program's rows before counting rows. */
  readonly countable: readonly Int32Array[];
  /** Whether a proof may split on the total of a form. */
  maySplit(form: number): boolean;
  /** From here on forms count single options of types of several members. */
  readonly ownFrom: number;
  /** Largest coefficient of each form, and a power of two not above it. */
  readonly largest: Float64Array;
  readonly scale: Float64Array;
}

/** Sides, countable forms and magnitudes at the root of a task, over so many forms. */
export function tablesOf({ normal, root, objective }: SearchTask, forms: number): Tables {
  const lower = new Float64Array(forms).fill(-Infinity);
  const upper = new Float64Array(forms).fill(Infinity);
  const largest = new Float64Array(forms).fill(1);
  const scale = new Float64Array(forms).fill(1);
  lower.set(root.lower);
  upper.set(root.upper);
  lower[objective] = -Infinity;
  largest.set(normal.largest);
  const active: number[] = [];
  for (let f = 0; f < normal.forms; f++) {
    if ((normal.largest[f] as number) > 0) scale[f] = 2 ** Math.floor(Math.log2(normal.largest[f] as number));
    if (f !== objective && (lower[f] !== -Infinity || upper[f] !== Infinity)) active.push(f);
  }
  const countable = [countableForms(normal, normal.goals, normal.firstCountForm), countableForms(normal, normal.firstCountForm, normal.forms)];
  const maySplit = (f: number): boolean => f >= normal.forms || normal.splitNumber[f] !== -1;
  return { objective, maySplit, sides: { lower, upper }, active: Int32Array.from(active), countable, ownFrom: normal.forms, largest, scale };
}

function countableForms({ counts, splitNumber }: Normal, from: number, to: number): Int32Array {
  const forms: number[] = [];
  for (let f = from; f < to; f++) if (counts[f] === 1 && splitNumber[f] !== -1) forms.push(f);
  return Int32Array.from(forms);
}
