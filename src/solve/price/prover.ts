/** The prover of price and branch: prices from its own simplex, trees on cores. */
import type { Prover } from "../searcher.ts";
import { isLater, LaterSearch } from "./later.ts";
import { Root } from "./root.ts";
import { PriceSearch } from "./search.ts";

/** Price and branch. */
export const priceAndBranch: Prover = {
  name: "price-and-branch",
  search: (task) => (isLater(task) ? new LaterSearch(task) : new PriceSearch(task)),
  prices: (normal, node, objective) => {
    const root = new Root({ normal, root: node, objective });
    root.price();
    return root.multipliers === undefined ? undefined : root.priced?.price.subarray(0, normal.forms);
  },
};
