/** The prover that prices with a linear engine's relaxations. */
import type { LinearEngine } from "../lp.ts";
import type { Prover } from "../searcher.ts";
import { Search } from "./refute.ts";
import { relaxationModel } from "./relax.ts";

/** The prover of a linear engine. */
export function linearProver(engine: LinearEngine): Prover {
  return {
    name: engine.name,
    search: (task) => new Search({ ...task, engine }),
    prices: (normal, node, objective) => {
      const model = relaxationModel(normal, objective, engine, node);
      const relaxed = model.solve(node);
      const prices = relaxed.kind === "optimal" ? relaxed.prices.slice() : undefined;
      model.dispose();
      return prices;
    },
  };
}
