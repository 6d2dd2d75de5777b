/**
 * The policy `rank` on tiny cases: what the hall gives is the best of all allocations without envy, as going through
 * all allocations finds it. Envy is judged here by its definition, pair by pair, from the case itself.
 */
import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import type { Pick } from "../src/award/amounts.ts";
import type { Case } from "../src/award/case.ts";
import { quotaPart } from "../src/award/eligibility.ts";
import { keepsLock } from "../src/award/locks.ts";
import { quotasInForce } from "../src/award/case.ts";
import type { Award } from "../src/award/scheme.ts";
import { recount } from "../src/award/recount.ts";
import { compareGoals, interacting, type Choosable } from "./support/enumerate.ts";
import { answered, givenByChoice } from "./support/hall.ts";
import { runLaw } from "./support/law.ts";
import { runs } from "./support/runs.ts";
import { tinyRankCase } from "./support/rank-case.ts";
import { draftText, type CaseDraft } from "./support/tiny-case.ts";

type Choices = ReadonlyMap<number, readonly Pick[]>;

/** Levels of an award that a student may have and no lock forbids her. */
function openLevels({ basis, options }: Choosable, student: number, award: Award): readonly string[] {
  const isOpen = (level: string) => (options[student] ?? []).some((picks) => picks.some((pick) => pick.award === award.id && pick.level === level));
  return award.levels.map((level) => level.id).filter((level) => isOpen(level) && !isForbidden(basis.theCase, student, { award: award.id, level }));
}

/** Whether somebody's place is declared beforehand, so that it is no matter of envy: by an agreement, or by a lock (where several awards interact, any that gives something). */
function isDeclared(choices: Choosable, student: number, award: string): boolean {
  const { theCase, obligations } = choices.basis;
  const own = interacting(theCase).find((awards) => awards.includes(award)) ?? [award];
  const isOwed = (id: string) => obligations.owed.some((place) => place.student === student && place.award === id);
  const locks = theCase.locks.filter((lock) => lock.student === theCase.ids[student] && lock.kind !== "must-not");
  const open = theCase.scheme.awards.filter(({ id }) => own.includes(id)).filter((one) => isOwed(one.id) || openLevels(choices, student, one).length > 0);
  if (open.length > 1) return own.some((id) => isOwed(id) || locks.some((lock) => lock.award === id));
  return isOwed(award) || locks.some((lock) => lock.award === award && lock.kind === "must" && lock.level !== undefined);
}

/** Whether a student holds an award that excludes this one and is taken first. */
function takesFirst({ basis }: Choosable, given: Choices, student: number, award: string): boolean {
  const before = basis.theCase.scheme.exclusions.flatMap(({ precedence }) =>
    precedence.includes(award) ? precedence.slice(0, precedence.indexOf(award)) : [],
  );
  return given.get(student)?.some((pick) => before.includes(pick.award)) === true;
}

/** A lock gives this level whatever the merit: it is the worst that the student may have. */
function isGiven({ basis, options }: Choosable, student: number, pick: Pick): boolean {
  const { theCase } = basis;
  const own = theCase.locks.filter((lock) => lock.student === theCase.ids[student] && lock.award === pick.award);
  if (!own.some((lock) => lock.kind !== "must-not")) return false;
  const levels = theCase.scheme.awards.find((award) => award.id === pick.award)?.levels.map((level) => level.id) ?? [];
  const kept = levels.filter((level) => {
    const alone = [{ award: pick.award, level }];
    const isOpen = (options[student] ?? []).some((picks) => picks.some((other) => other.award === pick.award && other.level === level));
    return isOpen && own.every((lock) => keepsLock(theCase, lock, alone));
  });
  return kept.at(-1) === pick.level;
}

function isForbidden(theCase: Case, student: number, pick: Pick): boolean {
  return theCase.locks.some(
    (lock) => lock.student === theCase.ids[student] && lock.award === pick.award && (lock.kind === "must-not" ? !keepsLock(theCase, lock, [pick]) : false),
  );
}

/** Positive: the first comes before the second, by merit, then keys, then (lot) ticket; 0: equals. */
function order({ basis }: Choosable, award: string, first: number, second: number): number {
  const { theCase } = basis;
  const entry = basis.eligibility.find((candidate) => candidate.award.id === award);
  const meritOf = (student: number) => entry?.merit[entry.positionOf[student] ?? -1] ?? 0;
  if (meritOf(first) !== meritOf(second)) return meritOf(first) - meritOf(second);
  for (const goal of theCase.goals) {
    const key = theCase.scheme.keys.find((candidate) => `key-${candidate.id}` === goal);
    if (key === undefined || !key.awards.includes(award)) continue;
    const [a, b] = [first, second].map((student) => key.value.evaluate(theCase.facts, student) || 0);
    if (a !== b) return (a ?? 0) - (b ?? 0);
  }
  if (theCase.ties !== "lot" || first === second) return 0;
  const [a = "", b = ""] = [first, second].map((student) =>
    createHmac("sha256", theCase.seed).update(`${theCase.round}\n${theCase.ids[student]}`).digest("hex"),
  );
  return a < b ? 1 : -1;
}

/** Whether the same quotas on an award count two students in the same parts. */
function sameParts({ basis }: Choosable, award: string, first: number, second: number): boolean {
  const quotas = quotasInForce(basis.theCase).filter((quota) => quota.awards.includes(award));
  return quotas.every((quota) => quotaPart(basis.theCase, quota, first) === quotaPart(basis.theCase, quota, second));
}

/** Whether some candidate, eligible for a level, holds a lower one or none while one who comes after her (or, without a lot, an equal) holds it. */
function isEnvied(choices: Choosable, given: Choices): boolean {
  const { theCase, eligibility } = choices.basis;
  return eligibility.some(({ award }) => {
    if (award.selection !== "optimised") return false;
    const rank = (student: number) => award.levels.findIndex((level) => given.get(student)?.some((pick) => pick.award === award.id && pick.level === level.id));
    return theCase.ids.some((_, student) =>
      award.levels.some((level, l) => {
        const pick = { award: award.id, level: level.id };
        const isOpen = (choices.options[student] ?? []).some((picks) => picks.some((other) => other.award === award.id && other.level === level.id));
        const holds = rank(student);
        if (takesFirst(choices, given, student, award.id)) return false;
        if (!isOpen || isForbidden(theCase, student, pick) || isDeclared(choices, student, award.id) || (holds >= 0 && holds <= l)) return false;
        return theCase.ids.some((_other, other) => {
          if (other === student || rank(other) !== l || isDeclared(choices, other, award.id) || isGiven(choices, other, pick)) return false;
          const before = order(choices, award.id, student, other);
          return sameParts(choices, award.id, student, other) && (before > 0 || (before === 0 && theCase.ties !== "lot"));
        });
      }),
    );
  });
}

/** The best goals of allocations without envy, and without regard to it; undefined: there are none. */
function bestOf(choices: Choosable) {
  const { basis, options, size } = choices;
  const plain = { ...basis, ranking: undefined };
  let [best, any]: (readonly bigint[] | undefined)[] = [undefined, undefined];
  let envied = 0;
  for (let number = 0; number < size; number += 1) {
    const given = new Map<number, readonly Pick[]>();
    let rest = number;
    options.forEach((own, student) => {
      const picks = own[rest % own.length] ?? [];
      rest = Math.floor(rest / own.length);
      if (picks.length > 0) given.set(student, picks);
    });
    const { violations, goals: values } = recount(plain, given);
    if (violations.length > 0) continue;
    const goals = basis.theCase.goals.map((name) => values.get(name) ?? 0n);
    if (any === undefined || compareGoals(goals, any) > 0) any = goals;
    const hasEnvy = isEnvied(choices, given);
    expect(
      recount(basis, given).violations.some((violation) => violation.code === "envy"),
      "the recount judges envy by its definition",
    ).toBe(hasEnvy);
    if (hasEnvy) envied += 1;
    else if (best === undefined || compareGoals(goals, best) > 0) best = goals;
  }
  return { best, any, envied };
}

/** What a case is about, for the counts. */
function traitsOf(choices: Choosable, draft: CaseDraft, found: ReturnType<typeof bestOf>, envy: boolean): readonly string[] {
  const { basis } = choices;
  const lists = basis.ranking ?? [];
  const is: Readonly<Record<string, boolean>> = {
    [`ties ${draft.scenario.ties}`]: true,
    "envy costs": found.best !== undefined && found.any !== undefined && compareGoals(found.any, found.best) > 0,
    "envied allocations": found.envied > 0,
    "envy makes it impossible": found.best === undefined && found.any !== undefined,
    infeasible: found.best === undefined,
    "level condition": lists.some((list) => new Set(list.people.map((one) => one.levels.join())).size > 1),
    "several lists": lists.length > 1,
    coupled: lists.some((list) => list.people.some((one) => one.isCoupled)),
    precedence: lists.some((list) => list.after.length > 0 && list.people.some((one) => one.isCoupled)),
    parts: lists.some((list) => list.part !== ""),
    equals: lists.some((list) => list.people.some((one, i) => i > 0 && one.merit === list.people[i - 1]?.merit)),
    keys: basis.theCase.goals.some((goal) => goal.startsWith("key-")),
    locks: basis.theCase.locks.length > 0,
    floors: lists.some((list) => list.people.some((one) => one.floor >= 0)),
    owed: basis.obligations.owed.length > 0,
    "merit policy has envy": envy,
  };
  return Object.keys(is).filter((name) => is[name] === true);
}

async function holds(number: number): Promise<readonly string[]> {
  const { seed, draft, theCase, choices } = tinyRankCase(number);
  const message = `seed ${seed}\n${draftText(draft)}`;
  const result = await answered(theCase);
  if (result.kind === "refused") return [result.faults.some((fault) => fault.code === "rank-precedence") ? "no precedence" : "refused"];
  const found = bestOf(choices);
  if (result.kind !== "allocated") {
    expect(result.kind, message).toBe("infeasible");
    expect(found.best, message).toBeUndefined();
    return ["solved", ...traitsOf(choices, draft, found, false)];
  }
  expect(result.status, message).toBe("optimal");
  expect(
    result.goals.map((goal) => goal.value),
    message,
  ).toEqual(found.best);
  const given = new Map(result.students.map((student) => [student.student, student.given.filter((one) => one.by === "choice")] as const));
  expect(isEnvied(choices, given), message).toBe(false);
  const merit = await answered({ ...theCase, policy: "merit", ties: "report" });
  const envy =
    merit.kind === "allocated" && givenByChoice(merit) !== undefined && isEnvied(choices, new Map(merit.students.map((one) => [one.student, one.given])));
  if (merit.kind === "allocated")
    expect(
      compareGoals(
        merit.goals.map((goal) => goal.value),
        found.best ?? [],
      ),
      message,
    ).toBeGreaterThanOrEqual(0);
  return ["solved", ...traitsOf(choices, draft, found, envy)];
}

test("rank is the best of all allocations without envy", { timeout: 600_000 }, async () => {
  await runLaw({
    name: "rank",
    seed: 7,
    cases: runs(1100),
    floors: {
      solved: 0.9,
      coupled: 0.15,
      precedence: 0.08,
      "level condition": 0.08,
      equals: 0.2,
      "ties all": 0.1,
      "ties report": 0.05,
      parts: 0.25,
      "envy costs": 0.02,
      "merit policy has envy": 0.04,
      floors: 0.02,
      owed: 0.08,
      "envy makes it impossible": 0.001,
    },
    holds,
  });
});
