/**
 * Broken inputs and what `bursar` says of them. A folder of tests/golden/bad states how it differs from
 * tests/golden/base (`change.txt`, see tests/support/base-scenario.ts; any other file takes the place of the
 * base's) and, in `faults.txt`, every fault with its place and hint, exactly as it is printed.
 *
 * `UPDATE_GOLDEN=1 npx vitest run tests/golden.test.ts` records faults.txt anew; a person reads the difference.
 */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { afterAll, describe, expect, test } from "vitest";
import { allocate } from "../src/allocate.ts";
import { faultsText } from "../src/cli/print-faults.ts";
import { loadCase } from "../src/load.ts";
import { applyChange, writeScenario } from "./support/base-scenario.ts";
import { bursar } from "./support/build.ts";

const BAD = join(import.meta.dirname, "golden/bad");
const NAMES = readdirSync(BAD).sort();

/** Cases that also run through the real command: one for every way in which a fault can come up. */
const REAL = new Set([
  "many-files-at-once",
  "many-scheme-and-table",
  "scenario-missing-parameters",
  "scheme-not-yaml",
  "scheme-unknown-field",
  "table-merit-off-scale",
  "table-not-utf8",
]);

const folder = mkdtempSync(join(tmpdir(), "bursar-golden-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes the scenario `case` of a golden folder into a folder of its own. */
function prepare(name: string): string {
  const place = join(folder, name);
  const target = join(place, "case");
  writeScenario(target);
  for (const file of readdirSync(join(BAD, name))) {
    if (file === "change.txt") applyChange(target, readFileSync(join(BAD, name, file), "utf8"));
    else if (file !== "faults.txt") copyFileSync(join(BAD, name, file), join(target, file));
  }
  return place;
}

/** The faults of the scenario `case` in a folder, as the command prints them. */
async function faultsOf(place: string): Promise<string> {
  const loaded = await loadCase("./case", {}, { workingFolder: place, shippedFolder: place });
  if (!loaded.ok) return faultsText(loaded.faults);
  const result = await allocate(loaded.value.theCase, { engine: "highs", maxProbes: 0, now: () => 0, shouldStop: () => false });
  return result.kind === "refused" ? faultsText(result.faults) : "";
}

test("the base has no fault", async () => {
  const place = join(folder, "base");
  writeScenario(join(place, "case"));
  expect(await faultsOf(place)).toBe("");
});

describe("broken inputs", () => {
  test("there are enough of them, and all real runs are among them", () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(75);
    expect([...REAL].filter((name) => !NAMES.includes(name))).toEqual([]);
  });

  test.each(NAMES)("%s", async (name) => {
    const place = prepare(name);
    const found = await faultsOf(place);
    const recorded = join(BAD, name, "faults.txt");
    if (env["UPDATE_GOLDEN"] === "1") writeFileSync(recorded, found);
    expect(found).not.toBe("");
    expect(found).toBe(readFileSync(recorded, "utf8"));
    if (!REAL.has(name)) return;
    const ended = bursar(["allocate", "./case", "--out", "out"], { cwd: place });
    expect(ended).toEqual({ code: 2, stdout: "", stderr: found });
    expect(readdirSync(place)).toEqual(["case"]);
    const json = bursar(["allocate", "./case", "--out", "out", "--json"], { cwd: place });
    expect(json).toMatchObject({ code: 2, stderr: "" });
    const { status, faults } = JSON.parse(json.stdout) as { status: string; faults: { says: string }[] };
    expect(status).toBe("faults");
    for (const { says } of faults) expect(found).toContain(says);
    expect(existsSync(join(place, "out"))).toBe(false);
  });
});
