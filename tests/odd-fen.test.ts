/** 150 students whose amounts have odd fen and a budget that binds: proved optimal, or honestly not, within the limit. */
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import type { AllocationResult } from "../src/allocate.ts";
import { loadCase } from "../src/load.ts";
import { allocated } from "./support/hall.ts";
import { unwrap } from "./support/tiny-case.ts";

const FOLDER = join(import.meta.dirname, "fixtures/odd-fen");

/** What holds of every answer, however long the search was. */
function checkHonest(
  result: Exclude<AllocationResult, { readonly kind: "refused" }>,
): asserts result is Extract<AllocationResult, { readonly kind: "allocated" }> {
  if (result.kind !== "allocated") throw new Error(`an allocation was expected, not ${result.kind}`);
  const claims = result.documents.certificate.split("\n").filter((line) => line.startsWith("claim goal "));
  for (const goal of result.goals) expect(goal.bound).toBeGreaterThanOrEqual(goal.value);
  if (result.status === "optimal") {
    expect(result.limit).toBeUndefined();
    expect(result.goals.map((goal) => goal.bound)).toEqual(result.goals.map((goal) => goal.value));
    expect(claims.map((line) => line.split(" ").at(-1))).toEqual(result.goals.map((goal) => String(goal.value)));
  } else {
    expect(result.limit).toBeDefined();
    expect(claims.length).toBeLessThan(result.goals.length);
    expect(result.documents.certificate).toMatch(/^claim bound \d+ \d+$/m);
    expect(result.documents.allocationJsonl.split("\n")[0]).toContain('"status":"feasible"');
  }
  const [fund] = result.summary.budgets;
  // The money binds: what is left pays no further place.
  expect(fund?.leftFen).toBeGreaterThanOrEqual(0);
  expect(fund?.leftFen).toBeLessThan(1_400_000 * 0.3);
}

test("within the limit of time: proved, or feasible with a certified bound", async () => {
  const { theCase } = unwrap(await loadCase(FOLDER));
  const result = await allocated(theCase, { limitSeconds: 25, now: () => performance.now() });
  checkHonest(result);
  expect(["optimal", "feasible"]).toContain(result.status);
  const { searchMilliseconds, proofMilliseconds, nodes } = result.facts;
  console.log(
    `odd fen: ${result.status}, goals ${result.goals.map((goal) => `${goal.value}/${goal.bound}`).join(" ")}, ${nodes} nodes, search ${Math.round(searchMilliseconds)} ms, proof ${Math.round(proofMilliseconds)} ms`,
  );
}, 120_000);

test("stopped after a few nodes it is never called optimal without a proof", async () => {
  const { theCase } = unwrap(await loadCase(FOLDER));
  const statuses = new Map<string, number>();
  for (const nodeLimit of [1, 2, 5, 20, 100]) {
    const result = await allocated(theCase, { nodeLimit });
    const status = result.kind === "allocated" ? result.status : result.kind;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (result.kind === "allocated") checkHonest(result);
    else expect(result.kind).toBe("unsettled");
  }
  expect(statuses.get("feasible") ?? 0).toBeGreaterThan(0);
}, 120_000);
