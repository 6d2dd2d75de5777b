/** The judge of last resort: on tiny cases the hall's answer is exactly what going through all allocations gives. */
import { expect, test } from "vitest";
import type { AllocationResult } from "../src/allocate.ts";
import { bundleAmounts, pickAmount } from "../src/award/amounts.ts";
import { countsInBudget, countsInCaps } from "../src/award/owed.ts";
import { inWords } from "../src/words/en.ts";
import { boundFen } from "../src/award/entitlement.ts";
import { AMOUNT_STYLES, withAmounts, type AmountStyle } from "./support/amount-style.ts";
import { decidedByHand, keySums, type DecidedByHand } from "./support/decided-by-hand.ts";
import { dice } from "./support/dice.ts";
import { choosable, drawLot, enumerate, type Allocation, type Choosable, type Enumeration } from "./support/enumerate.ts";
import { answered, givenByChoice } from "./support/hall.ts";
import { runs } from "./support/runs.ts";
import { buildCase, draftText, drawCase, TINY_MORE, type CaseDraft } from "./support/tiny-case.ts";

const CASES = runs(2000);
/** Most allocations that are gone through for one case. */
const MOST = 4096;

/** The first tiny case of a style from a seed on that is small enough; many seeds are passed over for few students' combinations. */
function enumerable(from: number, style: AmountStyle): { readonly seed: number; readonly draft: CaseDraft; readonly choices: Choosable } {
  for (let seed = from; ; seed += 1) {
    const draft = withAmounts(dice(seed), drawCase(seed, TINY_MORE), style);
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

/** Whether the amounts of a case, before stacking, are of their style. */
function isOfStyle({ basis, options }: Choosable, style: AmountStyle): boolean {
  const amounts = options.flatMap((own, student) => own.flatMap((picks) => picks.map((pick) => pickAmount(basis.theCase, pick, student))));
  const known = amounts.filter((fen) => !Number.isNaN(fen));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  switch (style) {
    case "plain":
      return known.every((fen) => fen % 10_000 === 0);
    case "odd":
      return known.some((fen) => fen % 100 !== 0);
    case "near":
      return least < most && most - least <= 3;
    case "huge":
      return most > 100_000_000;
  }
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
    exclusion: choices.excludes,
    unknown: basis.eligibility.some((entry) => entry.status.some((column) => column.includes(1))),
    waiver: waiverMatters(choices),
    key: theCase.goals.some((goal) => goal.startsWith("key-")),
    "key decides": found.keysDecide,
    "heads first": theCase.goals[0] === "heads" && theCase.goals.length > 1,
    infeasible: first === undefined,
    tie: found.best.length > 1,
  };
  const rules = [...[...found.broken].map((name) => `${name} broken`), ...[...found.binding].map((name) => `${name} binds`)];
  return [...Object.keys(is).filter((name) => is[name] === true), ...rules];
}

function waiverMatters({ basis, size }: Choosable): boolean {
  const { theCase } = basis;
  const others = theCase.decisions.filter((decision) => decision.key !== "waiver");
  return others.length < theCase.decisions.length && choosable({ ...theCase, decisions: others }).size < size;
}

/** True where the student could hold the owed level without the agreement. */
function isOpen({ basis }: Choosable, place: { readonly award: string; readonly level: string; readonly student: number }): boolean {
  const entry = basis.eligibility.find((candidate) => candidate.award.id === place.award);
  const level = entry?.award.levels.findIndex((candidate) => candidate.id === place.level) ?? -1;
  return entry?.status[level]?.[entry.positionOf[place.student] ?? -1] === 0;
}

/** Compares an answer with the enumeration; returns what kind of answer it is. A refusal must say why. */
function judge(result: AllocationResult, choices: Choosable, found: Enumeration, byHand: DecidedByHand, message: string): "solved" | "refused" {
  expect(result.kind === "refused", message).toBe(byHand.refused);
  if (result.kind === "refused") {
    expect(result.faults.length, message).toBeGreaterThan(0);
    for (const fault of result.faults) inWords(fault);
    return "refused";
  }
  const [first] = found.best;
  if (first === undefined) {
    expect(result.kind, message).toBe("infeasible");
    return "solved";
  }
  if (result.kind !== "allocated") throw new Error(`${result.kind}, but there is an allocation\n${message}`);
  expect(result.status, message).toBe("optimal");
  expect(
    result.goals.map((goal) => goal.value),
    message,
  ).toEqual(first.goals);
  expect(givenByChoice(result), message).toEqual(givenOf(choices, drawLot(choices.basis, found.best)));
  return "solved";
}

/** The decided award and the keys, worked out from the tables, against the answer. */
function judgeMore(result: AllocationResult, draft: CaseDraft, byHand: DecidedByHand, message: string): void {
  if (result.kind === "refused") return;
  const { entitlements } = result.basis;
  expect(boundFen(entitlements, ["d1"], "highest"), message).toEqual({
    dueFen: [...byHand.due.values()].reduce((sum, { fen }) => sum + fen, 0),
    reservedFen: byHand.reservedFen,
  });
  if (result.kind !== "allocated") return;
  const decided = result.students.flatMap((student) =>
    student.given.filter((given) => given.by === "decided").map((given) => [student.id, given.level, given.fen]),
  );
  expect(decided, message).toEqual([...byHand.due].map(([id, { level, fen }]) => [id, level, fen]));
  const sums = keySums(draft, givenByChoice(result));
  const reached = result.goals.filter((goal) => goal.name.startsWith("goal|key-"));
  expect(new Map(reached.map((goal) => [goal.name.replace("goal|key-", ""), goal.value])), message).toEqual(sums);
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
  "quota-of-two broken": 0.1,
  "quota-of-two binds": 0.03,
  key: 0.5,
  "key decides": 0.03,
  "decided: due": 0.15,
  "decided: amount open": 0.1,
  "decided: waits": 0.01,
  "decided: number open": 0.01,
  "decided: refused": 0.03,
};

/** The counts of a map, a line each, by name. */
function shown(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `\n  ${name}: ${count}`)
    .join("");
}

test("values, infeasibility and the lot equal those of all allocations, however awkward the numbers", async () => {
  const [counts, quarters] = [new Map<string, number>(), new Map<string, number>()];
  const add = (to: Map<string, number>, name: string) => to.set(name, (to.get(name) ?? 0) + 1);
  let [from, allocations] = [1, 0];
  for (let run = 0; run < CASES; run += 1) {
    const style = AMOUNT_STYLES[run % AMOUNT_STYLES.length] ?? "plain";
    const { seed, draft, choices } = enumerable(from, style);
    from = seed + 1;
    allocations += choices.size;
    const found = enumerate(choices);
    const byHand = decidedByHand(draft);
    const message = `seed ${seed}, ${style}\n${draftText(draft)}`;
    const result = await answered(choices.basis.theCase);
    const verdict = judge(result, choices, found, byHand, message);
    judgeMore(result, draft, byHand, message);
    add(quarters, `${style}, ${verdict}`);
    if (isOfStyle(choices, style)) add(quarters, `${style}, amounts of the style`);
    for (const trait of new Set([...traits(choices, found), ...byHand.traits])) add(counts, trait);
  }
  console.log(`brute force: ${CASES} cases, seeds 1..${from - 1}, ${allocations} allocations${shown(quarters)}${shown(counts)}`);
  for (const style of AMOUNT_STYLES) {
    expect(quarters.get(`${style}, solved`) ?? 0, style).toBeGreaterThanOrEqual(0.225 * CASES);
    expect(quarters.get(`${style}, amounts of the style`) ?? 0, style).toBeGreaterThan(0.17 * CASES);
  }
  for (const [trait, share] of Object.entries(FLOORS)) expect(counts.get(trait) ?? 0, trait).toBeGreaterThan(share * CASES);
}, 1_200_000);
