/**
 * Two provers after one another: the first as long as its tree stays small, then the second, from the
 * best point so far and what the first one's prices leave beside it, unless that is too much for it. The hand-over counts
 * nodes over all that is open, and options, never time, so that the same program has the same proof.
 */
import type { Limit } from "./outcome.ts";
import type { Prover, Searcher, SearchTask, Watch } from "./searcher.ts";
import type { Selection } from "./prove/round.ts";

/** Nodes after which the first prover hands a search over: most programs of its kind need fewer than a tenth. */
const PATIENCE = 1500;

/** What the first prover leaves may have so many options; beyond, a general relaxation does not come to its end, and the first prover goes on. */
const MOST_OPTIONS = 5000;

/** How many options a proof that is not finished leaves open. */
function openOptions(proof: Searcher["proof"]): number {
  return proof.kind === "core" ? (proof.tree?.core ?? proof.whole).options : 0;
}

/** A search that changes its prover once. */
class Relay implements Searcher {
  readonly #task: SearchTask;
  readonly #second: Prover;
  readonly #handOver: () => void;
  #running: Searcher;
  #before = 0;
  #earlier = 0;
  #passes = 0;
  #isFirst = true;

  readonly #patience: number;

  constructor(task: SearchTask, [first, second]: readonly [Prover, Prover], patience: number, handOver: () => void) {
    this.#patience = patience;
    this.#task = task;
    this.#second = second;
    this.#handOver = handOver;
    this.#running = first.search(task);
  }

  get best(): Selection | undefined {
    return this.#running.best;
  }

  get improvements(): number {
    return this.#earlier + this.#running.improvements;
  }

  get nodes(): number {
    return this.#before + this.#running.nodes;
  }

  get partNodes(): number {
    return this.#running.partNodes;
  }

  get passes(): number {
    return this.#passes + this.#running.passes;
  }

  get prices(): Searcher["prices"] {
    return this.#running.prices;
  }

  get target(): number {
    return this.#running.target;
  }

  get bound(): number {
    return this.#running.bound;
  }

  get proof(): Searcher["proof"] {
    return this.#running.proof;
  }

  adopt(selection: Selection): boolean {
    return this.#running.adopt(selection);
  }

  run(watch: Watch): "closed" | "found" | Limit {
    if (!this.#isFirst) return this.#running.run(watch);
    const first = this.#running;
    const isLong = (): boolean => first.nodes - first.partNodes >= this.#patience;
    const ending = first.run({ stop: () => watch.stop() ?? (isLong() ? "nodes" : undefined), node: () => watch.node() });
    if (ending === "closed" || ending === "found" || !isLong()) return ending;
    const { proof } = first;
    if (openOptions(proof) > MOST_OPTIONS) {
      this.#isFirst = false;
      return watch.stop() ?? first.run(watch);
    }
    this.#before = first.nodes;
    this.#earlier = first.improvements;
    this.#passes = first.passes;
    const sweep = proof.kind === "core" ? proof.sweep?.multipliers : undefined;
    this.#running = this.#second.search({ ...this.#task, start: first.best ?? this.#task.start, sweep });
    this.#isFirst = false;
    this.#handOver();
    return watch.stop() ?? this.#running.run(watch);
  }
}

/** The first prover, and the second where the first one's tree grows; the name says whether that happened. */
export function relayProver(first: Prover, second: Prover, patience = PATIENCE): Prover {
  let isHandedOver = false;
  return {
    get name() {
      return isHandedOver ? `${first.name}, then ${second.name}` : first.name;
    },
    search: (task) => new Relay(task, [first, second], patience, () => (isHandedOver = true)),
    prices: (normal, node, objective) => first.prices(normal, node, objective),
  };
}
