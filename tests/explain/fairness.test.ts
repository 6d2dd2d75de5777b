/** The fairness section as it is printed, and what the other policy would bring. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { describe, expect, test } from "vitest";
import type { AllocationResult } from "../../src/allocate.ts";
import { fairnessOf } from "../../src/explain/fairness.ts";
import { priceOfPolicy } from "../../src/explain/policy-price.ts";
import { loadCase } from "../../src/load.ts";
import { fairnessJson } from "../../src/report/fairness-text.ts";
import { resultJson } from "../../src/report/result-json.ts";
import { summaryText } from "../../src/report/summary-text.ts";
import { allocated } from "../support/hall.ts";

const GOLDEN = join(import.meta.dirname, "../golden/fairness");
const OPTIONS = { engine: "price-and-branch", maxProbes: 10_000, now: () => 0, shouldStop: () => false } as const;

async function allocation(scenario: string, policy?: "merit" | "rank"): Promise<Extract<AllocationResult, { readonly kind: "allocated" }>> {
  const loaded = await loadCase(scenario, policy === undefined ? {} : { policy });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const result = await allocated(loaded.value.theCase);
  if (result.kind !== "allocated") throw new Error(result.kind);
  return result;
}

/** The same where no exclusion says which award is taken first. */
function withoutPrecedence<Result extends Extract<AllocationResult, { readonly kind: "allocated" }>>(result: Result): Result {
  const { theCase } = result;
  const exclusions = theCase.scheme.exclusions.map((clause) => ({ ...clause, precedence: [], first: undefined }));
  return { ...result, theCase: { ...theCase, scheme: { ...theCase.scheme, exclusions } } };
}

const fixture = (name: string) => join(import.meta.dirname, "../fixtures/stress", name);

/** The section between the readings and the proof. */
async function section(scenario: string): Promise<string> {
  const result = await allocation(scenario);
  const fairness = { ...fairnessOf(result), price: await priceOfPolicy(result, OPTIONS) };
  const [without, text] = [summaryText(result).split("\n"), summaryText(result, undefined, fairness).split("\n")];
  return text
    .filter((line) => !without.includes(line))
    .map((line) => `${line}\n`)
    .join("");
}

describe("the section", () => {
  test.each([
    ["envy", fixture("envy")],
    ["safe", fixture("safe")],
    ["tutorial", "tutorial"],
    ["zust-autumn-tight", "zust-autumn-tight"],
  ])("%s", async (name, scenario) => {
    const found = await section(scenario);
    const file = join(GOLDEN, `${name}.txt`);
    if (env["UPDATE_GOLDEN"] === "1") {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, found);
    }
    expect(found).toBe(readFileSync(file, "utf8"));
  });
});

describe("the price of the other policy", () => {
  test("no envy costs 65 points, an award and 2,000 yuan; the best total brings them back", async () => {
    const price = { kind: "known", places: -1, fen: -200_000, students: 3 };
    expect(await priceOfPolicy(await allocation(fixture("envy")), OPTIONS)).toEqual({ ...price, policy: "rank", goals: [-65_000_000n, -1n] });
    const back = { ...price, places: 1, fen: 200_000, policy: "merit", goals: [65_000_000n, 1n] };
    expect(await priceOfPolicy(await allocation(fixture("envy"), "rank"), OPTIONS)).toEqual(back);
  });

  test("nothing where nothing can go wrong; a reason where the policy cannot be asked for", async () => {
    expect(await priceOfPolicy(await allocation(fixture("safe")), OPTIONS)).toMatchObject({ kind: "known", places: 0, fen: 0, students: 0 });
    const tutorial = await allocation("tutorial");
    expect(await priceOfPolicy(tutorial, OPTIONS)).toMatchObject({ policy: "rank", kind: "known", places: 0, students: 0 });
    expect(await priceOfPolicy(withoutPrecedence(tutorial), OPTIONS)).toMatchObject({ policy: "rank", kind: "refused" });
    expect(await priceOfPolicy({ ...(await allocation(fixture("envy"))), status: "feasible" }, OPTIONS)).toEqual({ policy: "rank", kind: "open" });
  });

  test("under rank nobody envies, and the examples say so", async () => {
    const { envy, regime } = fairnessOf(await allocation(fixture("envy"), "rank"));
    expect(envy.map((level) => level.pairs)).toEqual([0]);
    expect(regime.examples).toContainEqual({ id: "envy", isPossible: false });
  });
});

test("as data: every group with whether it may be published, and what can and cannot happen", async () => {
  const result = await allocation("tutorial");
  const fairness = { ...fairnessOf(result), price: await priceOfPolicy(result, OPTIONS) };
  const json = fairnessJson(fairness);
  expect(JSON.parse(JSON.stringify(resultJson(result, undefined, fairness)))).toMatchObject({ fairness: JSON.parse(JSON.stringify(json)) as object });
  expect(json).toMatchObject({
    envyPairs: 1,
    rates: [{ field: "tuition", groups: [{ group: "16000.00", eligible: 2, awarded: 2, publish: false }, {}, {}] }],
    otherPolicy: { policy: "rank", kind: "known", places: 0, students: 0 },
    regime: { safe: false, cannotHappen: ["loser", "reserve", "score"] },
  });
});
