/**
 * What `bursar allocate` says where no allocation exists. A folder of tests/golden/conflict states how its scenario differs
 * from tests/golden/base (`change.txt`) and, in `says.txt`, what is printed. `UPDATE_GOLDEN=1` records says.txt anew; a person
 * reads the difference.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { env } from "node:process";
import { afterAll, expect, test } from "vitest";
import { writeScenario } from "../support/base-scenario.ts";
import { bursar } from "../support/build.ts";

const GOLDEN = resolve(import.meta.dirname, "../golden/conflict");
const folder = mkdtempSync(join(tmpdir(), "bursar-conflict-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Cases that are also asked for as JSON. */
const JSON_TOO = ["lock-not-eligible", "two-ways-out"];

interface Told {
  readonly status: string;
  readonly conflict: {
    readonly isSmallest: boolean;
    readonly hasAllRelaxations: boolean;
    readonly relaxations: readonly { readonly isEnough: boolean; readonly isLeast: boolean; readonly changes: readonly { readonly says: string }[] }[];
    readonly clauses: readonly { readonly says: string; readonly notes: readonly { readonly says: string }[] }[];
  };
}

test.each(readdirSync(GOLDEN).sort())("%s", (name) => {
  writeScenario(join(folder, name), readFileSync(join(GOLDEN, name, "change.txt"), "utf8"));
  const ended = bursar(["allocate", `./${name}`], { cwd: folder });
  const recorded = join(GOLDEN, name, "says.txt");
  if (env["UPDATE_GOLDEN"] === "1") writeFileSync(recorded, ended.stdout);
  expect(ended).toEqual({ code: 1, stdout: readFileSync(recorded, "utf8"), stderr: "" });
  if (!JSON_TOO.includes(name)) return;
  const json = bursar(["allocate", `./${name}`, "--json"], { cwd: folder });
  expect(json).toMatchObject({ code: 1, stderr: "" });
  const { status, conflict } = JSON.parse(json.stdout) as Told;
  expect(status).toBe("infeasible");
  expect(conflict).toMatchObject({ isSmallest: true, hasAllRelaxations: true });
  expect(conflict.relaxations.length).toBeGreaterThan(0);
  for (const { changes, ...verified } of conflict.relaxations) {
    expect(verified).toEqual({ isEnough: true, isLeast: true });
    for (const { says } of changes) expect(ended.stdout).toContain(says);
  }
  for (const { says, notes } of conflict.clauses) for (const text of [says, ...notes.map((note) => note.says)]) expect(ended.stdout).toContain(text);
});
