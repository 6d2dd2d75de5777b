/**
 * `bursar allocate --policy rank` as a person meets it. Its text on a shipped scenario stands in tests/golden/rank; `UPDATE_GOLDEN=1` records
 * it anew, and a person reads the difference.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { env } from "node:process";
import { afterAll, expect, test } from "vitest";
import { bursar, built } from "../support/build.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const GOLDEN = join(ROOT, "tests/golden/rank");
const folder = mkdtempSync(join(tmpdir(), "bursar-rank-"));
afterAll(() => rmSync(folder, { recursive: true }));

const checkAlone = (name: string) => spawnSync(process.execPath, [built("check.mjs"), name], { cwd: folder, encoding: "utf8" });

/** The tutorial's regulation and students, copied and changed. */
function tutorial(name: string, edit: (file: "scheme" | "scenario", text: string) => string): void {
  const place = join(folder, name);
  mkdirSync(place);
  cpSync(join(ROOT, "scenarios/tutorial"), place, { recursive: true });
  cpSync(join(ROOT, "models/tutorial"), join(place, "scheme"), { recursive: true });
  const change = (file: string, kind: "scheme" | "scenario") => writeFileSync(file, edit(kind, readFileSync(file, "utf8")));
  change(join(place, "scheme/scheme.yaml"), "scheme");
  change(join(place, "scenario.yaml"), "scenario");
  writeFileSync(join(place, "scenario.yaml"), readFileSync(join(place, "scenario.yaml"), "utf8").replace("scheme: tutorial", "scheme: ./scheme"));
}

const STATED = ", precedence: [merit-award, service-award]";
const withPrecedence = (text: string) => text.replace(STATED, ", precedence: [service-award, merit-award]");

test("a shipped scenario: the text, and a folder that both checks accept", () => {
  const ended = bursar(["allocate", "zust-reevaluation", "--policy", "rank", "--out", join(folder, "shipped")]);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  const said = ended.stdout.replaceAll(folder, "").replace(/in \d+ ms/, "in N ms");
  const recorded = join(GOLDEN, "zust-reevaluation.txt");
  if (env["UPDATE_GOLDEN"] === "1") writeFileSync(recorded, said);
  expect(said).toBe(readFileSync(recorded, "utf8"));
  const proved = /^proved optimal: goal\|merit = \d+, goal\|heads = 60; no allocation without envy is better\.\n/;
  expect(bursar(["check", "shipped"], { cwd: folder })).toMatchObject({ code: 0, stdout: expect.stringMatching(proved) as string });
  expect(checkAlone("shipped")).toMatchObject({ status: 0, stdout: expect.stringMatching(proved) as string });
});

test("an explanation under rank: the cut-off, the merit that would have won, and what is not worked out", () => {
  const ended = ["S0075", "S0031"].map((student) => bursar(["explain", "shipped", student], { cwd: folder }));
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ""],
    [0, ""],
  ]);
  const said = ended.map(({ stdout }) => stdout).join("\n");
  const recorded = join(GOLDEN, "explained.txt");
  if (env["UPDATE_GOLDEN"] === "1") writeFileSync(recorded, said);
  expect(said).toBe(readFileSync(recorded, "utf8"));
});

test("the order of people is part of the proof: without it, and with another cut-off stated, a folder is refused", () => {
  cpSync(join(folder, "shipped"), join(folder, "changed"), { recursive: true });
  rmSync(join(folder, "changed/order.txt"));
  expect(checkAlone("changed")).toMatchObject({ status: 1, stdout: expect.stringContaining("order.txt is missing") as string });
});

test("a folder under rank is not drawn as if it were under merit", () => {
  const json = bursar(["draw", "shipped", "--json"], { cwd: folder });
  expect({ ...json, stdout: JSON.parse(json.stdout) as unknown }).toMatchObject({ code: 1, stderr: "", stdout: { status: "refused", policy: "rank" } });
});

test("an exclusion must say which award is taken first; then nobody who takes it envies the others", () => {
  tutorial("silent", (_, text) => text.replace(STATED, ""));
  const refused = bursar(["allocate", "./silent", "--policy", "rank"], { cwd: folder });
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain("the exclusion one-award must say which award comes first");
  tutorial("stated", (_, text) => withPrecedence(text));
  const ended = bursar(["allocate", "./stated", "--policy", "rank", "--json", "--out", "result"], { cwd: folder });
  expect(ended.code).toBe(0);
  const told = JSON.parse(ended.stdout) as { readonly policy: string; readonly cutOffs: readonly { readonly award: string; readonly last: object | null }[] };
  expect(told.policy).toBe("rank");
  expect(told.cutOffs.length).toBeGreaterThan(2);
  expect(checkAlone("result").status).toBe(0);
});

test("a scenario may state the policy; `ties: all` belongs to it alone", () => {
  tutorial("own", (kind, text) => (kind === "scheme" ? withPrecedence(text) : `${text}policy: rank\nties: all\n`));
  const ended = bursar(["allocate", "./own"], { cwd: folder });
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining("cut-offs (policy rank, no envy)") as string });
  const other = bursar(["allocate", "./own", "--policy", "merit"], { cwd: folder });
  expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining("exists under the policy rank only") as string });
});

test("a precedence lists the awards of its exclusion", () => {
  tutorial("wrong", (_, text) => text.replace(STATED, ", precedence: [service-award]"));
  expect(bursar(["allocate", "./wrong"], { cwd: folder })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("precedence must list the awards") as string,
  });
});
