/**
 * A sweep: prices l >= 0 on inequalities a.x <= b. Every choice costs the sum of l * a over its
 * column, none costs 0; slack = sum l * b - sum over groups of the cheapest remaining choice.
 * Every point of the node has sum l * (a.x) <= sum l * b, so a negative slack closes the node, and
 * no point takes a choice dearer than its group's cheapest plus slack. Groups with one remaining choice are
 * only summed: a sweep looks at a *focus*, the groups that were open when it was made.
 */
import type { Groups } from "../program/groups.ts";
import { exactSum } from "../program/point.ts";
import { type Choices, drop, isOpen } from "./choices.ts";
import type { Form, Inequality } from "./system.ts";

/** With every cost below this limit, a cost plus twice the limit is still exact in doubles. */
const SAFE_COST = 2 ** 51;

/** The groups to look at (every other group has one remaining choice, as long as the deletions stand with which the focus was made), and forms on them, made when first used. */
export type Focus = { readonly groups: Int32Array; readonly parts: Map<Form, Part>; readonly make: (form: Form) => Part };

/** A form's entries in the groups of a focus, and its sum over the choices of all other groups. */
type Part = Pick<Form, "columns" | "coefficients"> & { readonly held: bigint };

/** All groups. */
export function wholeFocus({ count }: Groups): Focus {
  return { groups: Int32Array.from({ length: count }, (_, i) => i), parts: new Map(), make: (form) => ({ ...form, held: 0n }) };
}

/** The focus on the groups that are still open, where they are less than half; otherwise the same. */
export function narrowed(choices: Choices, wider: Focus): Focus {
  const groups = wider.groups.filter((i) => isOpen(choices, i));
  if (2 * groups.length >= wider.groups.length) return wider;
  const inside = new Set(groups);
  const make = (form: Form): Part => {
    const { columns, coefficients, held } = partOf(wider, form);
    const isIn = columns.map((c) => Number(inside.has(choices.groups.groupOf[c] as number)));
    const isTaken = columns.map((c) => choices.remains[choices.ofColumn[c] as number] as number);
    const more = exactSum(columns.length, (e) => (isIn[e] === 0 && isTaken[e] === 1 ? (coefficients[e] as number) : 0));
    return { columns: columns.filter((_, e) => isIn[e] === 1), coefficients: coefficients.filter((_, e) => isIn[e] === 1), held: held + more };
  };
  return { groups, parts: new Map(), make };
}

function partOf({ parts, make }: Focus, form: Form): Part {
  if (!parts.has(form)) parts.set(form, make(form));
  return parts.get(form) as Part;
}

/**
 * Deletes what the prices exclude; true where they close the node (then nothing is deleted).
 * Every inequality has a bound, every group a remaining choice. Costs are doubles where they are exact, otherwise big
 * integers under the same operators; `as number` stands for either.
 */
export function sweep(choices: Choices, focus: Focus, inequalities: readonly Inequality[], prices: readonly bigint[]): boolean {
  const { first, remains, ofColumn } = choices;
  const largest = inequalities.reduce((sum, { form }, k) => sum + (prices[k] as bigint) * BigInt(form.largest), 0n);
  const isSafe = largest < SAFE_COST;
  const cost: Float64Array | bigint[] = isSafe ? choices.cost : new Array<bigint>(remains.length).fill(0n);
  if (isSafe) for (const i of focus.groups) choices.cost.fill(0, first[i], first[i + 1]);
  let slack = 0n;
  for (const [k, { form, sign, bound }] of inequalities.entries()) {
    const { columns, coefficients, held } = partOf(focus, form);
    const price = BigInt(sign) * (prices[k] as bigint);
    const factor = isSafe ? Number(price) : price;
    for (let e = 0; e < columns.length; e++)
      (cost[ofColumn[columns[e] as number] as number] as number) +=
        (factor as number) * ((isSafe ? coefficients[e] : BigInt(coefficients[e] as number)) as number);
    slack += (prices[k] as bigint) * (bound as bigint) - price * held;
  }
  const low = focus.groups.map((i) => {
    let least = -1;
    for (let choice = first[i] as number; choice < (first[i + 1] as number); choice++)
      if (remains[choice] === 1 && (least < 0 || (cost[choice] as number) < (cost[least] as number))) least = choice;
    return least;
  });
  slack -= isSafe ? exactSum(low.length, (k) => cost[low[k] as number] as number) : [...low].reduce((sum, choice) => sum + (cost[choice] as bigint), 0n);
  if (slack < 0n) return true;
  for (let k = slack < 2n * largest ? 0 : low.length, over = (isSafe ? Number(slack) : slack) as number; k < low.length; k++) {
    const limit = (cost[low[k] as number] as number) + over;
    for (let choice = first[focus.groups[k] as number] as number; choice < (first[(focus.groups[k] as number) + 1] as number); choice++)
      if (remains[choice] === 1 && (cost[choice] as number) > limit) drop(choices, choice);
  }
  return false;
}
