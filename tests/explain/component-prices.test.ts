/** The price list of a proof that adds up limits of components is one sweep over the whole: it excludes no column that a best point takes, and some that none takes. */
import { expect, test } from "vitest";
import { priceListOf } from "../../src/explain/price-list.ts";
import { firstSweep, rowPrices } from "../../src/explain/row-prices.ts";
import { runs } from "../support/runs.ts";
import { tinyAwards } from "../solve/instances.ts";
import { enumerate } from "../solve/reference.ts";
import { sideBySide } from "../solve/side-by-side.ts";
import { solved } from "../solve/support.ts";

test("prices of components, added up, exclude nothing that a best point takes", async () => {
  let [listed, excluded, priced] = [0, 0, 0];
  for (let seed = 1; seed <= runs(60); seed++) {
    const [one, other] = [tinyAwards(2 * seed), tinyAwards(2 * seed + 1)];
    const program = sideBySide(one, other);
    const outcome = await solved(program, { engine: "price-and-branch", apartFrom: 0, anyPoint: true });
    if (outcome.kind !== "optimal") continue;
    const list = priceListOf(program, outcome.certificate, outcome.goals[0] as bigint);
    if (list === undefined) continue;
    listed++;
    expect(list.slack.over >= 0n, `seed ${seed}`).toBe(true);
    const best = [enumerate(one), enumerate(other)].flatMap((found, p) => (found?.points ?? []).map((point) => [p, point] as const));
    for (const [p, point] of best)
      point.forEach((x, c) => {
        const column = p === 0 ? c : one.columnNames.length + c;
        if (x === 1) expect(list.excludes(column), `seed ${seed}, column ${column}`).toBe(false);
      });
    for (let column = 0; column < program.columnNames.length; column++) if (list.excludes(column)) excluded++;
    const rows = [...(rowPrices(program, outcome.certificate)?.keys() ?? [])];
    if (rows.some((name) => name.endsWith("/0")) && rows.some((name) => name.endsWith("/1"))) priced++;
  }
  expect(listed).toBeGreaterThan(runs(20));
  expect(excluded).toBeGreaterThan(runs(60));
  expect(priced).toBeGreaterThan(runs(15));
}, 120_000);

test("the first sweeps of components count as much as their shares of the goal do", () => {
  const claims = ["N 10 0 2 1 4", "N 11 2 3", "claim total 10 5", "S 3 7 12 2", "claim total 11 1", "S 4 5 12 3", "claim goal 0 13", "S 0 1 10 2 11 3"];
  // Six of the goal are 6 / 2 * 2 of the first sweep and 6 / 3 * 3 of the second.
  expect(firstSweep(`${claims.join("\n")}\n`)).toEqual([
    [0, 6n],
    [3, 42n],
    [4, 30n],
  ]);
});
