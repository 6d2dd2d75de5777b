/**
 * Nodes whose bound is a fraction that no point can lose. At prices p_f / D with integers p_f, every point that is worth at least
 * the target has, in integers that are all >= 0,
 *
 *     sum of what its options cost above the least of their types + sum_f |p_f| * (what form f lacks to its priced side)
 *         + D * (objective - target) = slack.
 *
 * Where every option left costs the least, and D and every |p_f| exceed a slack > 0, there is no such point, and yet no sweep
 * closes: the relaxed points lose nothing either. A tree that splits options would go through all of them. The proof splits every
 * priced form at its side instead. Beyond it the sweep closes; where all forms stand at their sides, so does the sweep with its
 * prices negated, because it says the same the other way round: its slack is that slack, negated.
 */
import type { Multipliers } from "../prove/node.ts";
import type { Bench } from "./bench.ts";
import { multipliersOf } from "./bound.ts";
import type { CoreProof } from "./proof.ts";
import type { Sides } from "./sides.ts";
import type { Tables } from "./tables.ts";

/** The largest D that is tried, and how far from whole a price times D may be: prices are those of a simplex in doubles. */
const MOST_DENOMINATOR = 60;
const NEAR = 1e-3;

/** A node below the last sweep of its tree. */
interface FractionNode {
  readonly bench: Bench;
  readonly alive: Uint8Array;
  readonly active: Int32Array;
  readonly sides: Sides;
  readonly target: number;
}

/** Whether the node is closed by the fraction of its bound; what shows it is added to the proof. */
export function closeByFraction({ bench, alive, active, sides, target }: FractionNode, tables: Tables, proof: CoreProof): boolean {
  const { objective } = tables;
  const multipliers = wholePrices(active, bench.simplex.price, tables);
  if (multipliers === undefined || !multipliers.forms.every((f) => tables.maySplit(f))) return false;
  const { sweep } = bench;
  sweep.price(alive, multipliers);
  const rest = sweep.rest(sides, objective);
  if (rest === undefined) return false;
  const scale = -(multipliers.values[multipliers.forms.indexOf(objective)] as number);
  const slack = rest - BigInt(scale) * BigInt(target);
  if (slack <= 0n || !multipliers.values.every((m) => BigInt(Math.abs(m)) > slack)) return false;
  if (sweep.dearer(alive, 0n, false) !== sweep.dearer(alive, slack, false)) return false;
  record(multipliers, sides, { form: objective, target }, proof);
  return true;
}

/** Prices times the least D that makes all of them nearly whole, rounded; undefined where no small one does. */
function wholePrices(active: Int32Array, price: Float64Array, { objective, largest }: Tables): Multipliers | undefined {
  for (let scale = 1; scale <= MOST_DENOMINATOR; scale++)
    if (active.every((f) => Math.abs((price[f] as number) * scale - Math.round((price[f] as number) * scale)) < NEAR))
      return multipliersOf(active, price, objective, largest, scale);
  return undefined;
}

/** Splits every priced form at its side, then closes by the negated prices. */
function record(multipliers: Multipliers, { lower, upper }: Sides, wanted: { readonly form: number; readonly target: number }, proof: CoreProof): void {
  let at = proof;
  at.sweeps.push(multipliers);
  multipliers.forms.forEach((form, k) => {
    const low = form === wanted.form ? wanted.target : (lower[form] as number);
    if (low === upper[form]) return;
    const beyond: CoreProof = { sweeps: [multipliers] };
    const rest: CoreProof = { sweeps: [] };
    const isUpper = (multipliers.values[k] as number) > 0;
    at.split = { kind: "total", form, at: isUpper ? (upper[form] as number) - 1 : low };
    at.children = isUpper ? [beyond, rest] : [rest, beyond];
    at = rest;
  });
  at.sweeps.push({ forms: multipliers.forms, values: multipliers.values.map((m) => -m) });
}
