/**
 * 24 students of the shipped scenario: both engines give the same awards to the same people. The slice takes eight eligible
 * students of each of three optimised awards in the order of ids; census and budget are scaled so that both bind.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Case } from "../../src/award/case.ts";
import { ELIGIBLE } from "../../src/award/eligibility.ts";
import { prepareRecount } from "../../src/award/recount.ts";
import { loadCase } from "../../src/load.ts";
import { allocated, givenByChoice } from "../support/hall.ts";

const SCENARIO = resolve(import.meta.dirname, "../../scenarios/zust-autumn");
const AWARDS = ["excellent-freshman", "excellent-degree", "excellent-exchange"];
const OF_EACH = 8;
/** The census is divided by this; the budget is stated outright. */
const CENSUS_DIVISOR = 8;
const BUDGET = "52000 yuan";
const AMPLE = "500000 yuan";

const folder = mkdtempSync(join(tmpdir(), "bursar-slice-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function loaded(path: string): Promise<Case> {
  const result = await loadCase(path);
  if (!result.ok) throw new Error(JSON.stringify(result.faults.slice(0, 3)));
  return result.value.theCase;
}

/** Ids of the slice: of each award, the first students eligible for a level and not taken yet. */
function chosen(theCase: Case): ReadonlySet<string> {
  const ids = new Set<string>();
  const { eligibility } = prepareRecount(theCase);
  for (const award of AWARDS) {
    const entry = eligibility.find((one) => one.award.id === award);
    const eligible = [...(entry?.students ?? [])].filter((_, position) => entry?.status.some((level) => level[position] === ELIGIBLE));
    const fresh = eligible.map((student) => theCase.ids[student] as string).filter((id) => !ids.has(id));
    for (const id of fresh.slice(0, OF_EACH)) ids.add(id);
  }
  return ids;
}

/** Copies the scenario with the rows of these students only. */
function writeSlice(ids: ReadonlySet<string>, budget: string): string {
  const target = join(folder, budget);
  cpSync(SCENARIO, target, { recursive: true });
  const rewrite = (name: string, change: (text: string) => string): void => writeFileSync(join(target, name), change(readFileSync(join(target, name), "utf8")));
  const lines = (keep: (line: string) => string | undefined) => (text: string) => {
    const [header = "", ...rest] = text.trimEnd().split(/\r?\n/);
    return [header, ...rest.flatMap((line) => keep(line) ?? [])].map((line) => `${line}\n`).join("");
  };
  for (const name of readdirSync(target).filter((file) => /^(students.*|history|decisions)\.csv$/.test(file)))
    rewrite(
      name,
      lines((line) => ((/(?:^|,)(S\d{4}),/.exec(line)?.[1] ?? "") === "" || ids.has(/(?:^|,)(S\d{4}),/.exec(line)?.[1] ?? "") ? line : undefined)),
    );
  rewrite(
    "census.csv",
    lines((line) => {
      const cells = line.split(",");
      return [...cells.slice(0, 4), ...cells.slice(4).map((count) => (count === "" ? "" : String(Math.ceil(Number(count) / CENSUS_DIVISOR))))].join(",");
    }),
  );
  rewrite("scenario.yaml", (text) => text.replace(/limit: \d+ yuan/, `limit: ${budget}`));
  return target;
}

test("24 students: the engines agree, people included", async ({ annotate }) => {
  const ids = chosen(await loaded(SCENARIO));
  expect(ids.size).toBe(24);
  const theCase = await loaded(writeSlice(ids, BUDGET));
  expect(theCase.ids.length).toBe(24);
  const eligible = prepareRecount(theCase)
    .eligibility.filter((entry) => AWARDS.includes(entry.award.id))
    .map((entry) => [...entry.students].filter((_, position) => entry.status.some((level) => level[position] === ELIGIBLE)).length);
  expect(eligible.length).toBe(3);
  expect(Math.min(...eligible)).toBeGreaterThanOrEqual(OF_EACH);
  const first = await allocated(theCase);
  const second = await allocated(theCase, { engine: "javascript-lp-solver", now: () => performance.now() });
  if (first.kind !== "allocated" || second.kind !== "allocated") throw new Error(`${first.kind}, ${second.kind}`);
  expect([first.status, second.status]).toEqual(["optimal", "optimal"]);
  expect(second.goals).toEqual(first.goals);
  expect(second.students).toEqual(first.students);
  expect(second.documents.programMps).toBe(first.documents.programMps);
  expect(second.documents.allocationJsonl).toBe(first.documents.allocationJsonl);
  expect(second.facts).toMatchObject({ engine: "javascript-lp-solver", prover: "highs", settledByEngine: true });
  const given = Object.values(givenByChoice(first)).flat();
  for (const award of AWARDS)
    expect(
      given.some((line) => line.startsWith(award)),
      award,
    ).toBe(true);
  expect(given.length).toBeLessThan(24);
  expect(first.summary.levels.some((level) => level.places !== undefined && level.places > 0 && level.awarded === level.places)).toBe(true);
  const ample = await allocated(await loaded(writeSlice(ids, AMPLE)));
  if (ample.kind !== "allocated") throw new Error(ample.kind);
  expect(Number(ample.goals[0]?.value)).toBeGreaterThan(Number(first.goals[0]?.value));
  const told = `24 students: ${given.length} awards by either engine, the same people; javascript-lp-solver's own claims were what was proved`;
  process.stdout.write(`${told}\n`);
  await annotate(told);
});
