/**
 * What a sweep needs of the steps above it. A sweep that closes with slack -1 - m would also close if its slack were
 * larger by m, its *margin*; one that deletes has the margin by which the cheapest option that must go is too dear. Taking back a
 * step raises the slack:
 *
 *     a side of form f from `now` to `before`:   |price of f| * |before - now|,
 *     options of type t come back:               size_t * (low_t - the cheapest cost among them), where that is cheaper.
 *
 * Steps are taken back greedily, newest first, splits before sweeps, as long as the margin pays; what remains is needed.
 */
import type { Multipliers } from "../prove/node.ts";
import type { Scene, Step } from "./scene.ts";

/** What must stand for what is below: options that must be gone, and split sides. */
export interface Need {
  readonly options: Uint8Array;
  readonly sides: Set<Step>;
}

/** Nothing needed. */
export function noNeed({ core }: Scene): Need {
  return { options: new Uint8Array(core.options), sides: new Set() };
}

/** Adds the needs of another to these. */
export function addNeed(to: Need, from: Need): void {
  for (let o = 0; o < from.options.length; o++) if (from.options[o] === 1) to.options[o] = 1;
  for (const step of from.sides) to.sides.add(step);
}

/** Whether a step is needed. */
export function isNeeded({ options, sides }: Need, step: Step): boolean {
  return step.kind === "side" ? sides.has(step) : step.options.some((o) => options[o] === 1);
}

/** Adds what the sweep last priced in the scene needs, if its slack may rise by `margin`; the scene's least costs are used up. */
export function addSweep(need: Need, scene: Scene, multipliers: Multipliers, margin: number): void {
  const price = new Map(Array.from(multipliers.forms, (f, k) => [f, multipliers.values[k] as number]));
  let left = margin;
  const pays = (cost: number): boolean => {
    if (!(cost <= left)) return false;
    left -= cost;
    return true;
  };
  for (const isSplit of [true, false])
    for (let i = scene.path.length - 1; i >= 0; i--) {
      const step = scene.path[i] as Step;
      if (step.kind === "options") {
        if (step.isSplit === isSplit) giveBack(need, scene, step.options, pays);
      } else if (isSplit) {
        const p = price.get(step.form) ?? 0;
        if (p === 0 || p > 0 !== step.isUpper || pays(Math.abs(p) * Math.abs(step.before - step.now))) continue;
        need.sides.add(step);
        // The sides above this one are not in force.
        price.delete(step.form);
      }
    }
}

/** Lets options come back where that is paid for, otherwise those that cost nothing; the others are needed. */
function giveBack(need: Need, { core, cost, low }: Scene, options: readonly number[], pays: (cost: number) => boolean): void {
  const cheaper = options.filter((o) => (cost[o] as number) < (low[core.typeOf[o] as number] as number));
  if (cheaper.length === 0) return;
  const least = new Map<number, number>();
  for (const o of cheaper) {
    const t = core.typeOf[o] as number;
    least.set(t, Math.min(least.get(t) ?? Infinity, cost[o] as number));
  }
  let total = 0;
  for (const [t, value] of least) total += (core.size[t] as number) * ((low[t] as number) - value);
  if (pays(total)) for (const [t, value] of least) low[t] = value;
  else for (const o of cheaper) need.options[o] = 1;
}
