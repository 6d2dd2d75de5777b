/**
 * A sweep: prices l >= 0 on inequalities a.x <= b. Every choice costs the sum of l * a over its
 * column, none costs 0; slack = sum l * b - sum over groups of the cheapest remaining choice.
 * Every point of the node has sum l * (a.x) <= sum l * b, so a negative slack closes the node, and
 * no point takes a choice dearer than its group's cheapest plus slack. Groups with one remaining choice are
 * only summed: a sweep looks at a *focus*, the groups that were open when it was made.
 */
import { exactSum } from "../program/point.ts";
import { type Choices, drop, isOpen } from "./choices.ts";
import type { Form, Inequality } from "./system.ts";

/** With every cost below this limit, a cost plus twice the limit is still exact in doubles. */
const SAFE_COST = 2 ** 51;

/**
 * The groups to look at: every other group has one remaining choice, as long as the deletions stand with which the focus was made, or is out of reach
 * of what is priced. Foci are nested, each in the wider one (undefined: this one has all groups); group i is in the foci up to
 * `choices.focusOf[i]`, -1 where it was open and left out. `parts` are forms on these groups, made when first used.
 */
export type Focus = { readonly depth: number; readonly wider: Focus | undefined; readonly groups: Int32Array; readonly parts: Map<Form, Part> };

/** A form's entries in the groups of a focus, by choice, and its sum over the choices of all other groups; `reaches`: one of these had several choices. */
type Part = { readonly at: Int32Array; readonly coefficients: Float64Array; readonly held: bigint; readonly reaches: boolean };

/** Costs by choice, all doubles or all big integers, and what makes such numbers. */
type Costs = { [choice: number]: number };
type Kind = (value: number | bigint) => number;

/** All groups. */
export function wholeFocus({ groups }: Choices): Focus {
  return { depth: 0, wider: undefined, groups: new Int32Array(groups.count).map((_, i) => i), parts: new Map() };
}

/** The focus on the groups that are still open, and within all groups on those that the last sweep charged, where they are less than half; otherwise the same. */
export function narrowed(choices: Choices, wider: Focus): Focus {
  const [groups, depth] = [wider.groups.slice(), wider.depth + 1];
  let count = 0;
  for (let k = 0; k < groups.length; k++)
    if (isOpen(choices, groups[k] as number) && (depth > 1 || isCharged(choices, groups[k] as number))) groups[count++] = groups[k] as number;
  if (2 * count >= groups.length) return wider;
  for (const i of wider.groups) choices.focusOf[i] = isOpen(choices, i) ? -1 : wider.depth;
  for (let k = 0; k < count; k++) choices.focusOf[groups[k] as number] = depth;
  return { depth, wider, groups: groups.slice(0, count), parts: new Map() };
}

function isCharged({ first, cost }: Choices, group: number): boolean {
  for (let choice = first[group] as number; choice < (first[group + 1] as number); choice++) if (cost[choice] !== 0) return true;
  return false;
}

/** Made of the part of the next wider focus, or of the whole form. */
function partOf(choices: Choices, { parts, wider, depth }: Focus, form: Form): Part {
  const part = parts.get(form) ?? (wider === undefined ? wholePart(choices, form) : partWithin(choices, depth, partOf(choices, wider, form)));
  parts.set(form, part);
  return part;
}

function wholePart({ ofColumn }: Choices, { columns, coefficients }: Form): Part {
  const at = columns.slice();
  for (let e = 0; e < at.length; e++) at[e] = ofColumn[at[e] as number] as number;
  return { at, coefficients, held: 0n, reaches: false };
}

function partWithin(choices: Choices, depth: number, { at, coefficients, held, reaches: already }: Part): Part {
  const { focusOf, groupOf, remains } = choices;
  const [inside, values] = [at.slice(), coefficients.slice()];
  let [count, reaches] = [0, already];
  const more = exactSum(at.length, (e) => {
    const choice = at[e] as number;
    const value = coefficients[e] as number;
    const isOutside = (focusOf[groupOf[choice] as number] as number) < depth;
    reaches ||= focusOf[groupOf[choice] as number] === -1;
    if (isOutside) return remains[choice] === 1 ? value : 0;
    inside[count] = choice;
    values[count++] = value;
    return 0;
  });
  return { at: inside.slice(0, count), coefficients: values.slice(0, count), held: held + more, reaches };
}

/**
 * Deletes what the prices exclude; true where they close the node (then nothing is deleted).
 * Every inequality has a bound, every group a remaining choice. Costs are doubles where they are exact, otherwise big
 * integers under the same operators: `Costs` and `Kind` say number for either.
 */
export function sweep(choices: Choices, focus: Focus, inequalities: readonly Inequality[], prices: readonly bigint[]): boolean {
  const [{ first, remains }, { groups, wider }] = [choices, focus];
  if (wider !== undefined && inequalities.some(({ form }) => partOf(choices, focus, form).reaches)) return sweep(choices, wider, inequalities, prices);
  const largest = inequalities.reduce((sum, { form }, k) => sum + (prices[k] as bigint) * BigInt(form.largest), 0n);
  const isSafe = largest < SAFE_COST;
  const [cost, kind] = [isSafe ? choices.cost : [], isSafe ? Number : BigInt] as [Costs, Kind];
  for (const i of groups) for (let choice = first[i] as number; choice < (first[i + 1] as number); choice++) cost[choice] = kind(0);
  let slack = 0n;
  for (const [k, { form, sign, bound }] of inequalities.entries()) {
    const part = partOf(choices, focus, form);
    const price = BigInt(sign) * (prices[k] as bigint);
    charge(cost, part, kind(price), kind);
    slack += (prices[k] as bigint) * (bound as bigint) - price * part.held;
  }
  const low = new Int32Array(groups.length);
  for (let k = 0; k < low.length; k++) low[k] = cheapest(choices, groups[k] as number, cost);
  slack -= isSafe ? exactSum(low.length, (k) => cost[low[k] as number] as number) : [...low].reduce((sum, choice) => sum + BigInt(cost[choice] as number), 0n);
  if (slack < 0n) return true;
  for (let k = slack < 2n * largest ? 0 : low.length, over = kind(slack); k < low.length; k++) {
    const limit = (cost[low[k] as number] as number) + over;
    for (let choice = first[groups[k] as number] as number; choice < (first[(groups[k] as number) + 1] as number); choice++)
      if (remains[choice] === 1 && (cost[choice] as number) > limit) drop(choices, choice);
  }
  return false;
}

/** Adds factor * a to the cost of every choice of a part. */
function charge(cost: Costs, { at, coefficients }: Part, factor: number, kind: Kind): void {
  for (let e = 0; e < at.length; e++) (cost[at[e] as number] as number) += factor * kind(coefficients[e] as number);
}

/** The remaining choice of a group that costs least, the first of them. */
function cheapest({ first, remains }: Choices, group: number, cost: Costs): number {
  let least = -1;
  for (let choice = first[group] as number; choice < (first[group + 1] as number); choice++)
    if (remains[choice] === 1 && (least < 0 || (cost[choice] as number) < (cost[least] as number))) least = choice;
  return least;
}
