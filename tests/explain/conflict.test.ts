/**
 * A conflict is true and irreducible, judged by the recount over all allocations of tiny cases: every
 * allocation breaks one of its clauses, and for each clause some allocation breaks no other of them.
 */
import { expect, test } from "vitest";
import type { Pick } from "../../src/award/amounts.ts";
import { recount, type Violation } from "../../src/award/recount.ts";
import { findConflict } from "../../src/explain/conflict.ts";
import { choosable, type Choosable } from "../support/enumerate.ts";
import { dice } from "../support/dice.ts";
import { allocated } from "../support/hall.ts";
import { runs } from "../support/runs.ts";
import { buildCase, drawCase, TINY, type CaseDraft } from "../support/tiny-case.ts";

const WANTED = runs(40);
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

/** The clause that a violation breaks, by the names that conflicts use; undefined for what no clause could lift. */
function clauseOf(violation: Violation, locks: readonly { student: string; award: string; kind: string }[]): string | undefined {
  const v = violation.values;
  switch (violation.code) {
    case "cap":
      return `cap|${v["award"]}|${v["level"]}`;
    case "quota":
      return `quota|${v["rule"]}|${encodeURIComponent(String(v["part"]))}`;
    case "budget":
      return `budget|${v["budget"]}`;
    case "exclusion":
      return `exclusion|${v["rule"]}`;
    case "lock":
      return `lock|${locks.findIndex((lock) => lock.student === v["student"] && lock.award === v["award"] && lock.kind === v["kind"])}|${v["student"]}|${v["award"]}`;
    default:
      return undefined;
  }
}

/** For every allocation, the clauses of a set that it breaks. */
function* brokenIn({ basis, options, size }: Choosable, clauses: ReadonlySet<string>): Iterable<readonly string[]> {
  for (let number = 0; number < size; number += 1) {
    const choices = new Map<number, readonly Pick[]>();
    let rest = number;
    options.forEach((own, student) => {
      choices.set(student, own[rest % own.length] ?? []);
      rest = Math.floor(rest / own.length);
    });
    const names = recount(basis, choices).violations.flatMap((violation) => clauseOf(violation, basis.theCase.locks) ?? []);
    yield [...new Set(names)].filter((name) => clauses.has(name));
  }
}

test("every conflict is true and has no clause too many", { timeout: 600_000 }, async () => {
  let [checked, seed, clauses] = [0, 0, 0];
  for (; checked < WANTED && seed < WANTED * 60; seed += 1) {
    const theCase = buildCase(withLocks(drawCase(seed + 900_000, TINY), seed));
    const cohort = choosable(theCase);
    // Exclusions are left to single students by the enumeration, owed places change who may have what.
    if (cohort.size > MOST_ALLOCATIONS || theCase.scheme.exclusions.length > 0 || cohort.basis.obligations.owed.length > 0) continue;
    const twice = new Set(theCase.locks.map((lock) => `${lock.kind} ${lock.student} ${lock.award}`)).size < theCase.locks.length;
    const result = twice ? undefined : await allocated(theCase);
    if (result?.kind !== "infeasible") continue;
    const conflict = await findConflict(result, { engine: "highs", maxProbes: 0, now: () => 0, shouldStop: () => false });
    expect(conflict.isIrreducible).toBe(true);
    const names = new Set(conflict.clauses.map((clause) => clause.name.replace(/\|floor$/, "")));
    const broken = [...brokenIn(cohort, names)];
    expect(broken.filter((found) => found.length === 0).length, `seed ${seed}: some allocation keeps all of ${[...names].join(", ")}`).toBe(0);
    for (const name of names) {
      expect(
        broken.some((found) => found.every((other) => other === name)),
        `seed ${seed}: ${name} is not needed`,
      ).toBe(true);
    }
    checked += 1;
    clauses += names.size;
  }
  console.log(`${checked} conflicts with ${clauses} clauses, seeds 0..${seed}`);
  expect(checked).toBe(WANTED);
});
