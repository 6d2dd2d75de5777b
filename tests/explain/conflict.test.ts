/**
 * Conflicts and the ways out, judged by the recount over all allocations of tiny cases: every allocation breaks a
 * clause of every conflict, for each clause some allocation breaks no other of them, no fewer clauses clash, the
 * ways out are exactly the smallest sets of clauses that some allocation breaks alone, and no number in them is too large.
 */
import { expect, test } from "vitest";
import type { Pick } from "../../src/award/amounts.ts";
import type { Case } from "../../src/award/case.ts";
import { prepareRecount, recount, type Violation } from "../../src/award/recount.ts";
import { findConflict, type Conflict } from "../../src/explain/conflict.ts";
import type { Relaxation } from "../../src/explain/relaxations.ts";
import { choosable, type Choosable } from "../support/enumerate.ts";
import { dice } from "../support/dice.ts";
import { allocated } from "../support/hall.ts";
import { runs } from "../support/runs.ts";
import { buildCase, drawCase, TINY, type CaseDraft } from "../support/tiny-case.ts";

const WANTED = runs(60);
const MOST_ALLOCATIONS = 4096;

/** Locks drawn at random make a third of the cases impossible. */
function withLocks(draft: CaseDraft, seed: number): CaseDraft {
  const die = dice(seed);
  const awards = draft.scheme.awards.filter((award) => award.selection === "optimised");
  const table = draft.tables.get("students.csv");
  const ids = (table?.rows ?? []).map((row) => row[table?.headers.indexOf("id") ?? 0] ?? "");
  const locks = [0, 1, 2].map(() => ({
    kind: die.pick(["must", "must", "must-not"] as const),
    student: die.pick(ids),
    award: die.pick(awards).id,
    author: "Committee",
    reason: "drawn",
  }));
  return { ...draft, scenario: { ...draft.scenario, locks } };
}

/** What one allocation breaks: clauses by name, and by how many places or fen (1 for what is kept or not). */
type Broken = ReadonlyMap<string, number>;

function quotaBroken({ values: v }: Violation): readonly (readonly [string, number])[] {
  const name = `quota|${v["rule"]}|${encodeURIComponent(String(v["part"]))}`;
  const { used, atMost, atLeast } = v;
  const over = atMost === "" ? 0 : Number(used) - Number(atMost);
  const under = atLeast === "" || Number(atLeast) === 0 ? 0 : Number(atLeast) - Number(used);
  const floor = atMost === "" ? name : `${name}|floor`;
  return [...(over > 0 ? [[name, over] as const] : []), ...(under > 0 ? [[floor, under] as const] : [])];
}

function clausesBroken(violation: Violation, locks: readonly { student: string; award: string; kind: string }[]): readonly (readonly [string, number])[] {
  const v = violation.values;
  switch (violation.code) {
    case "cap":
      return [[`cap|${v["award"]}|${v["level"]}`, Number(v["used"]) - Number(v["places"])]];
    case "quota":
      return quotaBroken(violation);
    case "budget":
      return [[`budget|${v["budget"]}`, Number(BigInt(String(v["spentFen"])) - BigInt(Number(v["limitFen"])))]];
    case "lock":
      return [
        [
          `lock|${locks.findIndex((lock) => lock.student === v["student"] && lock.award === v["award"] && lock.kind === v["kind"])}|${v["student"]}|${v["award"]}`,
          1,
        ],
      ];
    case "exclusion":
      return [[`exclusion|${v["rule"]}`, 1]];
    case "owed":
      return [[`owed|${v["student"]}|${v["award"]}|${encodeURIComponent(String(v["level"]))}`, 1]];
    default:
      throw new Error(`unexpected ${violation.code}`);
  }
}

/** What every allocation breaks, those with excluded combinations among them. */
function allBroken({ options, size }: Choosable, theCase: Case): readonly Broken[] {
  const basis = prepareRecount(theCase);
  return Array.from({ length: size }, (_, number) => {
    const choices = new Map<number, readonly Pick[]>();
    let rest = number;
    options.forEach((own, student) => {
      choices.set(student, own[rest % own.length] ?? []);
      rest = Math.floor(rest / own.length);
    });
    return new Map(recount(basis, choices).violations.flatMap((violation) => clausesBroken(violation, basis.theCase.locks)));
  });
}

/** Sets of names that contain no other of them. */
function smallestSets(sets: readonly Broken[]): readonly string[] {
  const distinct = [...new Set(sets.map((set) => [...set.keys()].sort().join(" ")))].map((text) => text.split(" "));
  return distinct
    .filter((set) => !distinct.some((other) => other.length < set.length && other.every((name) => set.includes(name))))
    .map((set) => set.join(" "));
}

/** Size of the smallest set of names that every allocation breaks one of, by trying all. */
function smallestConflict(sets: readonly string[]): number {
  const names = [...new Set(sets.flatMap((set) => set.split(" ")))];
  let best = names.length;
  for (let mask = 1; mask < 1 << names.length; mask += 1) {
    const chosen = names.filter((_, i) => (mask & (1 << i)) > 0);
    if (chosen.length < best && sets.every((set) => set.split(" ").some((name) => chosen.includes(name)))) best = chosen.length;
  }
  return best;
}

function judgeConflict(names: readonly string[], broken: readonly Broken[], message: string): void {
  const found = broken.map((set) => names.filter((name) => set.has(name)));
  expect(found.filter((some) => some.length === 0).length, `${message}: some allocation keeps all of ${names.join(", ")}`).toBe(0);
  for (const name of names) {
    expect(
      found.some((some) => some.every((other) => other === name)),
      `${message}: ${name} is not needed`,
    ).toBe(true);
  }
}

/** True where some allocation breaks only what is relaxed, each by no more than `by` of its change says. */
function isPossible(broken: readonly Broken[], by: ReadonlyMap<string, number>): boolean {
  return broken.some((set) => [...set].every(([name, excess]) => excess <= (by.get(name) ?? 0)));
}

function judgeRelaxation({ changes, isEnough, isLeast }: Relaxation, broken: readonly Broken[], message: string): number {
  expect({ isEnough, isLeast }, message).toEqual({ isEnough: true, isLeast: true });
  const by = new Map(changes.map((change) => [change.name, change.moved?.by ?? 1]));
  expect(isPossible(broken, by), `${message}: ${JSON.stringify([...by])} is not enough`).toBe(true);
  const moved = changes.filter((change) => change.moved !== undefined);
  for (const { name } of moved)
    expect(isPossible(broken, new Map([...by, [name, (by.get(name) ?? 0) - 1]])), `${message}: ${name} is moved further than needed`).toBe(false);
  return moved.length;
}

function judge(conflict: Conflict, broken: readonly Broken[], message: string): { readonly clauses: number; readonly ways: number; readonly numbers: number } {
  const sets = smallestSets(broken);
  const conflicts = [conflict.clauses, ...conflict.others].map((clauses) => clauses.map((clause) => clause.name));
  for (const names of conflicts) judgeConflict(names, broken, message);
  expect(conflict, message).toMatchObject({ isIrreducible: true, isSmallest: true, hasAllRelaxations: sets.length <= 10 });
  expect(conflict.clauses.length, message).toBe(smallestConflict(sets));
  const ways = conflict.relaxations.map((relaxation) =>
    relaxation.changes
      .map((change) => change.name)
      .sort()
      .join(" "),
  );
  if (sets.length <= 10) expect(ways.sort(), message).toEqual([...sets].sort());
  const numbers = conflict.relaxations.map((relaxation) => judgeRelaxation(relaxation, broken, message));
  return { clauses: conflicts.flat().length, ways: ways.length, numbers: numbers.reduce((sum, count) => sum + count, 0) };
}

const names = (conflict: Conflict) => [conflict.clauses, ...conflict.others].flat().map((clause) => clause.name);

test("every conflict is true, irreducible and smallest, and every way out is one and no wider than needed", { timeout: 600_000 }, async () => {
  const counts = { checked: 0, clauses: 0, ways: 0, numbers: 0, several: 0, exclusions: 0, owed: 0 };
  let seed = 0;
  for (; counts.checked < WANTED && seed < WANTED * 60; seed += 1) {
    const theCase = buildCase(withLocks(drawCase(seed + 900_000, TINY), seed));
    // Exclusions are clauses here, not a matter of single students.
    const cohort = choosable({ ...theCase, scheme: { ...theCase.scheme, exclusions: [] } });
    if (cohort.size > MOST_ALLOCATIONS) continue;
    const twice = new Set(theCase.locks.map((lock) => `${lock.kind} ${lock.student} ${lock.award}`)).size < theCase.locks.length;
    const result = twice ? undefined : await allocated(theCase);
    if (result?.kind !== "infeasible") continue;
    const conflict = await findConflict(result, { engine: "auto", now: () => 0, shouldStop: () => false });
    const found = judge(conflict, allBroken(cohort, theCase), `seed ${seed}`);
    counts.checked += 1;
    counts.clauses += found.clauses;
    counts.ways += found.ways;
    counts.numbers += found.numbers;
    counts.several += Number(conflict.others.length > 0);
    counts.exclusions += Number(names(conflict).some((name) => name.startsWith("exclusion|")));
    counts.owed += Number(names(conflict).some((name) => name.startsWith("owed|")));
  }
  console.log(`${JSON.stringify(counts)}, seeds 0..${seed}`);
  expect(counts.checked).toBe(WANTED);
  expect(counts.ways).toBeGreaterThan(WANTED);
  expect(counts.numbers).toBeGreaterThan(WANTED / 4);
  expect(counts.exclusions).toBeGreaterThan(0);
  expect(counts.owed).toBeGreaterThan(0);
  expect(counts.several).toBeGreaterThan(WANTED / 8);
});
