/**
 * A later goal, asked the other way round. With the first goal held at its optimum z, "more than v of goal g" is refuted
 * by maximising the first goal under
 *
 *     goal g >= v + 1,    and wanting   first goal >= z:
 *
 * the same inequalities, so that the tree is the same kind of proof. What is held is tight by nature, so the first goal's
 * relaxation closes nodes that goal g's, free to trade the last unit of the first for hundreds of its own, leaves open for long.
 * Where a better point is found, v rises and the search begins anew; points that the first goal's optimum leaves are few.
 */
import type { Limit } from "../outcome.ts";
import { copyNode, requireGoal } from "../prove/node.ts";
import type { Selection } from "../prove/round.ts";
import type { Searcher, SearchTask, Watch } from "../searcher.ts";
import type { PriceProof } from "./proof.ts";
import { PriceSearch } from "./search.ts";

/** Nodes in which goal g is asked for itself: most later goals end at their root. */
const STRAIGHT_NODES = 60;

/** A later goal; `start` reaches z. */
export interface LaterTask extends SearchTask {
  readonly start: Selection;
}

/** Whether a task is a later goal from a point known: there is then something to turn round. */
export function isLater(task: SearchTask): task is LaterTask {
  const { objective, normal, root, start, first, target } = task;
  return start !== undefined && target === undefined && first !== true && objective > 0 && objective < normal.goals && Number.isFinite(root.lower[0]);
}

/** Asks straight for a few nodes, then the other way round; `run` may be called again after a limit. */
export class LaterSearch implements Searcher {
  readonly #task: LaterTask;
  readonly #straight: PriceSearch;
  #turned: PriceSearch | undefined;
  #isClosed = false;
  #earlierNodes = 0;
  #earlierPasses = 0;

  readonly #straightNodes: number;

  constructor(task: LaterTask, straightNodes = STRAIGHT_NODES) {
    this.#task = task;
    this.#straightNodes = straightNodes;
    this.#straight = new PriceSearch(task);
  }

  get best(): Selection | undefined {
    return this.#straight.best;
  }

  get improvements(): number {
    return this.#straight.improvements;
  }

  get nodes(): number {
    return this.#straight.nodes + this.#earlierNodes + (this.#turned?.nodes ?? 0);
  }

  get partNodes(): number {
    return this.#straight.partNodes + (this.#turned?.partNodes ?? 0);
  }

  get passes(): number {
    return this.#straight.passes + this.#earlierPasses + (this.#turned?.passes ?? 0);
  }

  get prices(): Searcher["prices"] {
    return this.#straight.prices;
  }

  get target(): number {
    return this.#straight.target;
  }

  get bound(): number {
    return this.#isClosed ? this.target - 1 : this.#straight.bound;
  }

  /** What the search that closed shows, else what the straight one shows of the bound. */
  get proof(): PriceProof {
    return this.#isClosed && this.#turned !== undefined ? this.#turned.proof : this.#straight.proof;
  }

  adopt(selection: Selection): boolean {
    const isBetter = this.#straight.adopt(selection);
    if (isBetter) this.#leave();
    return isBetter;
  }

  run(watch: Watch): "closed" | "found" | Limit {
    if (this.#isClosed) return "closed";
    const isLong = (): boolean => this.#straight.nodes >= this.#straightNodes;
    if (!isLong()) {
      const ending = this.#straight.run({ stop: () => watch.stop() ?? (isLong() ? "nodes" : undefined), node: () => watch.node() });
      if (ending === "closed" || !isLong()) return ending;
    }
    return this.#runTurned(watch);
  }

  #runTurned(watch: Watch): "closed" | "found" | Limit {
    for (;;) {
      this.#turned ??= this.#open();
      const ending = this.#turned.run(watch);
      if (ending === "closed") this.#isClosed = true;
      if (ending !== "found") return ending;
      const found = this.#turned.best;
      if (found === undefined || !this.adopt(found)) throw new Error("a point found the other way round is no better");
    }
  }

  #open(): PriceSearch {
    const { normal, objective, root } = this.#task;
    const asked = copyNode(root);
    requireGoal(asked, objective, this.target);
    return new PriceSearch({ normal, objective: 0, root: asked, target: root.lower[0], first: true });
  }

  #leave(): void {
    this.#earlierNodes += this.#turned?.nodes ?? 0;
    this.#earlierPasses += this.#turned?.passes ?? 0;
    this.#turned = undefined;
  }
}
