/** What a tree is asked beside its target: to go through the points for what is new in them. */
import type { Multipliers } from "../prove/node.ts";
import type { Core } from "./core.ts";
import type { CoreSplit } from "./proof.ts";
import type { Sides } from "./sides.ts";

/** A search for what occurs in the points, whose target stays (see `explore.ts`). */
export interface Tour {
  /** Closes a node, when all is known, that leaves nothing new; undefined where it leaves something. */
  spent(core: Core, alive: Uint8Array, sides: Sides): Multipliers | undefined;
  /** A split of a node that no relaxed point asks for. */
  ask(core: Core, alive: Uint8Array, sides: Sides): CoreSplit | undefined;
}
