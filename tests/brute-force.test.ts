/** The judge of last resort: on tiny cases the hall's answer is exactly what going through all allocations gives. */
import { expect, test } from "vitest";
import type { AllocationResult } from "../src/allocate.ts";
import { bundleAmounts, pickAmount } from "../src/award/amounts.ts";
import { countsInBudget, countsInCaps } from "../src/award/owed.ts";
import { choosable, drawLot, enumerate, excludes, type Allocation, type Choosable, type Enumeration } from "./support/enumerate.ts";
import { allocated, givenByChoice } from "./support/hall.ts";
import { runs } from "./support/runs.ts";
import { buildCase, draftText, drawCase, TINY, type CaseDraft } from "./support/tiny-case.ts";

const CASES = runs(1000);
/** Most allocations that are gone through for one case. */
const MOST = 4096;

/** The first tiny case from a seed on that is small enough; many seeds are passed over for few students' combinations. */
function enumerable(from: number): { readonly seed: number; readonly draft: CaseDraft; readonly choices: Choosable } {
  for (let seed = from; ; seed += 1) {
    const draft = drawCase(seed, TINY);
    const choices = choosable(buildCase(draft));
    if (choices.size <= MOST && choices.size > 1) return { seed, draft, choices };
  }
}

/** What an allocation gives, in the words of `givenByChoice`. */
function givenOf({ basis }: Choosable, allocation: Allocation): Readonly<Record<string, readonly string[]>> {
  const entries = [...allocation.paid].map(
    ([student, picks]) => [basis.theCase.ids[student] ?? "", picks.map((pick) => `${pick.award} ${pick.level} ${pick.fen}`).sort()] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function reduces({ basis, options }: Choosable): boolean {
  return options.some((own, student) =>
    own.some((picks) => bundleAmounts(basis.theCase, student, picks).some((pick) => pick.fen < pickAmount(basis.theCase, pick, student))),
  );
}

/** What a case is about, for the counts. */
function traits(choices: Choosable, found: Enumeration): readonly string[] {
  const { basis, options } = choices;
  const { theCase } = basis;
  const [first] = found.best;
  const is: Readonly<Record<string, boolean>> = {
    "two-awards": options.some((own) => own.some((picks) => picks.length > 1)),
    "two-awards given": first !== undefined && [...first.paid.values()].some((picks) => picks.length > 1),
    owed: basis.obligations.owed.length > 0,
    "owed against the rules": basis.obligations.owed.some((place) => !isOpen(choices, place)),
    "owed outside caps": basis.obligations.owed.length > 0 && !countsInCaps(theCase),
    "owed outside budgets": basis.obligations.owed.length > 0 && theCase.budgets.length > 0 && !countsInBudget(theCase),
    "cap raised": basis.caps.some((cap) => cap.excess > 0),
    entitlement: basis.entitlements.due.length > 0,
    "entitlement in a budget": basis.entitlements.due.some((due) => theCase.budgets.some((budget) => budget.awards.includes(due.award))),
    reduction: reduces(choices),
    exclusion: excludes(choices),
    unknown: basis.eligibility.some((entry) => entry.status.some((column) => column.includes(1))),
    waiver: choosable({ ...theCase, decisions: theCase.decisions.filter((decision) => decision.key !== "waiver") }).size < choices.size,
    "heads first": theCase.goals[0] === "heads" && theCase.goals.length > 1,
    infeasible: first === undefined,
    tie: found.best.length > 1,
  };
  const rules = [...[...found.broken].map((name) => `${name} broken`), ...[...found.binding].map((name) => `${name} binds`)];
  return [...Object.keys(is).filter((name) => is[name] === true), ...rules];
}

/** True where the student could hold the owed level without the agreement. */
function isOpen({ basis }: Choosable, place: { readonly award: string; readonly level: string; readonly student: number }): boolean {
  const entry = basis.eligibility.find((candidate) => candidate.award.id === place.award);
  const level = entry?.award.levels.findIndex((candidate) => candidate.id === place.level) ?? -1;
  return entry?.status[level]?.[entry.positionOf[place.student] ?? -1] === 0;
}

function judge(result: Exclude<AllocationResult, { readonly kind: "refused" }>, choices: Choosable, found: Enumeration, message: string): void {
  const [first] = found.best;
  if (first === undefined) {
    expect(result.kind, message).toBe("infeasible");
    return;
  }
  if (result.kind !== "allocated") throw new Error(`${result.kind}, but there is an allocation\n${message}`);
  expect(result.status, message).toBe("optimal");
  expect(
    result.goals.map((goal) => goal.value),
    message,
  ).toEqual(first.goals);
  expect(givenByChoice(result), message).toEqual(givenOf(choices, drawLot(choices.basis, found.best)));
}

/** Least share of the cases in which each trait must occur. */
const FLOORS: Readonly<Record<string, number>> = {
  "two-awards": 0.3,
  "two-awards given": 0.1,
  "cap broken": 0.5,
  "cap binds": 0.15,
  "cap raised": 0.002,
  "quota-at-most broken": 0.12,
  "quota-at-most binds": 0.03,
  "quota-at-least broken": 0.1,
  "quota-at-least binds": 0.05,
  "budget broken": 0.5,
  "budget binds": 0.4,
  owed: 0.12,
  "owed binds": 0.05,
  "owed against the rules": 0.03,
  "owed outside caps": 0.05,
  "owed outside budgets": 0.05,
  entitlement: 0.15,
  "entitlement in a budget": 0.1,
  reduction: 0.15,
  exclusion: 0.12,
  unknown: 0.3,
  waiver: 0.05,
  "heads first": 0.2,
  infeasible: 0.08,
  tie: 0.15,
};

test("values, infeasibility and the lot equal those of all allocations", async () => {
  const counts = new Map<string, number>();
  let [from, allocations] = [1, 0];
  for (let run = 0; run < CASES; run += 1) {
    const { seed, draft, choices } = enumerable(from);
    from = seed + 1;
    allocations += choices.size;
    const found = enumerate(choices);
    const result = await allocated(choices.basis.theCase);
    judge(result, choices, found, `seed ${seed}\n${draftText(draft)}`);
    for (const trait of traits(choices, found)) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  }
  console.log(
    `brute force: ${CASES} cases, seeds 1..${from - 1}, ${allocations} allocations\n${[...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([trait, count]) => `  ${trait}: ${count}`)
      .join("\n")}`,
  );
  for (const [trait, share] of Object.entries(FLOORS)) expect(counts.get(trait) ?? 0, trait).toBeGreaterThan(share * CASES);
}, 600_000);
