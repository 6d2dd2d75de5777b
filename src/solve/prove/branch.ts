/**
 * Where a node is split: on the total of a row of counts whose relaxed total is fractional, a
 * program's own rows before counting rows; then on the choices of the most fractional group.
 * Splitting on totals first is what keeps proofs short (engine-notes, section 4).
 */
import type { Normal } from "../normalise.ts";
import { type Node, type Split, choicesOf } from "./node.ts";
import { addColumn } from "./relax.ts";

/** Values closer to a whole number than this count as whole. */
export const WHOLE = 1e-6;

/** Distance to the nearest integer. */
function fraction(value: number): number {
  return Math.abs(value - Math.round(value));
}

/** The totals of all forms at a relaxed point. */
export function totals(normal: Normal, values: Float64Array, sums: Float64Array): Float64Array {
  sums.fill(0);
  for (let c = 0; c < normal.columns; c++) {
    const x = values[c] as number;
    if (x === 0) continue;
    if (x === 1) addColumn(normal, c, sums);
    else
      for (let e = normal.columnStart[c] as number; e < (normal.columnStart[c + 1] as number); e++)
        sums[normal.columnForm[e] as number] = (sums[normal.columnForm[e] as number] as number) + x * (normal.columnCoefficient[e] as number);
  }
  return sums;
}

/** The split for a relaxed point; without one (or at a whole point) the first group that still has a choice; undefined where no group has. */
export function chooseSplit(normal: Normal, node: Node, values: Float64Array | undefined, sums: Float64Array): Split | undefined {
  if (values === undefined) return anyChoices(normal, node, undefined);
  return totalSplit(normal, node, totals(normal, values, sums)) ?? fractionalChoice(normal, node, values) ?? anyChoices(normal, node, values);
}

function totalSplit(normal: Normal, node: Node, sums: Float64Array): Split | undefined {
  for (const [from, to] of [
    [normal.goals, normal.firstCountForm],
    [normal.firstCountForm, normal.forms],
  ] as const) {
    let best = -1;
    let most = WHOLE;
    for (let f = from; f < to; f++) {
      if (normal.counts[f] === 0 || normal.splitNumber[f] === -1) continue;
      const sum = sums[f] as number;
      if (!(fraction(sum) > most) || Math.floor(sum) < (node.lower[f] as number) || Math.floor(sum) >= (node.upper[f] as number)) continue;
      most = fraction(sum);
      best = f;
    }
    if (best >= 0) return { kind: "total", form: best, at: Math.floor(sums[best] as number) };
  }
  return undefined;
}

function fractionalChoice(normal: Normal, node: Node, values: Float64Array): Split | undefined {
  let best = -1;
  let most = WHOLE;
  for (let c = 0; c < normal.columns; c++) {
    if (node.alive[c] === 0 || !(fraction(values[c] as number) > most)) continue;
    most = fraction(values[c] as number);
    best = c;
  }
  return best < 0 ? undefined : { kind: "choices", group: normal.groups.groupOf[best] as number, first: [best] };
}

function anyChoices(normal: Normal, node: Node, values: Float64Array | undefined): Split | undefined {
  for (let g = 0; g < normal.groups.count; g++) {
    const remaining = choicesOf(normal, g).filter((choice) => node.alive[choice] === 1);
    if (remaining.length < 2) continue;
    const taken = remaining.find((choice) => choice < normal.columns && (values?.[choice] ?? 0) > 0.5);
    return { kind: "choices", group: g, first: [taken ?? (remaining.at(-1) as number)] };
  }
  return undefined;
}
