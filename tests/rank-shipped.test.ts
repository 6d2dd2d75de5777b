/**
 * The policy `rank` on every shipped scenario: it allocates, both checks accept the folder, and a count of envy pairs by their definition
 * (award/envy-pairs.ts, which knows no list and no cut-off) finds none but those that parts, precedence or a declaration account for.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { prepareRecount } from "../src/award/recount.ts";
import { precedenceOf } from "../src/award/interacting.ts";
import { rankingOf } from "../src/award/ranking.ts";
import { loadCase } from "../src/load.ts";
import { bursar, built } from "./support/build.ts";

const ROOT = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "bursar-rank-shipped-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Told {
  readonly status: string;
  readonly policy: string;
  readonly cutOffs: readonly object[];
  readonly fairness: {
    readonly envy: readonly { readonly pairs: number; readonly acrossParts: number; readonly otherAward: number; readonly declared: number }[];
  };
}

const SHIPPED = readdirSync(join(ROOT, "scenarios"));
/** Exit code 4: done, and a person must still decide something. */
const DONE = [0, 4];

test("there are shipped scenarios", () => expect(SHIPPED.length).toBeGreaterThan(4));

test.each([...SHIPPED, "bench"])("%s", { timeout: 300_000 }, (name) => {
  const scenario = name === "bench" ? join(folder, "cohort") : name;
  if (name === "bench") expect(bursar(["generate", "bench", "--students", "120", "--seed", "rank", "--out", scenario]).code).toBe(0);
  const out = join(folder, name);
  const ended = bursar(["allocate", scenario, "--policy", "rank", "--json", "--out", out]);
  expect(DONE, ended.stderr).toContain(ended.code);
  const told = JSON.parse(ended.stdout) as Told;
  expect(told).toMatchObject({ status: "optimal", policy: "rank" });
  expect(told.cutOffs.length).toBeGreaterThan(0);
  expect(told.fairness.envy.map(({ pairs, acrossParts, otherAward, declared }) => pairs - acrossParts - otherAward - declared)).toEqual(
    told.fairness.envy.map(() => 0),
  );
  expect(bursar(["check", out]).code).toBe(0);
  expect(spawnSync(process.execPath, [built("check.mjs"), out]).status).toBe(0);
});

test.each([
  ["zust-autumn", "exclusive.first", "excellent-freshman", "excellent-language"],
  ["anso-2024", "boxFirst", "phd-twas", "phd"],
])("%s: the reading %s decides which award is taken first", async (scenario, name, first, other) => {
  const loaded = await loadCase(scenario, { policy: "rank" });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const { theCase } = loaded.value;
  const after = (taken: string | undefined) => {
    const own = taken === undefined ? theCase : { ...theCase, parameters: new Map([...theCase.parameters, [name, taken]]) };
    const lists = rankingOf({ ...prepareRecount(theCase), theCase: own });
    return new Map(lists.map((list) => [list.award.id, list.after]));
  };
  expect(after(undefined)).toEqual(after(first));
  expect([after(first).get(first), after(first).get(other)]).toEqual([[], [first]]);
  expect([after(other).get(first), after(other).get(other)]).toEqual([[other], []]);
  const [clause] = theCase.scheme.exclusions;
  expect(clause && precedenceOf(theCase, clause)).toEqual([first, other]);
});
