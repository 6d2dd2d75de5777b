/** Tiny cases under the policy `rank`. */
import type { Case } from "../../src/award/case.ts";
import { dice, type Dice } from "./dice.ts";
import { choosable, type Choosable } from "./enumerate.ts";
import { buildCase, drawCase, TINY_MORE, type CaseDraft } from "./tiny-case.ts";

/** Most allocations of a case. */
const MOST = 2048;

/** Some scores equal, so that ties are met; locks on some students. */
function rankDraft(number: number): CaseDraft {
  const die = dice(number);
  const draft = drawCase(number, TINY_MORE);
  const ties = die.pick(["lot", "lot", "all", "report"] as const);
  const students = draft.tables.get("students.csv");
  const score = students?.headers.indexOf("score") ?? -1;
  const rows = (students?.rows ?? []).map((row) => row.map((cell, i) => (i === score && cell !== "" && die.chance(0.7) ? String(die.pick([70, 80])) : cell)));
  const tables = new Map([...draft.tables, ["students.csv", { headers: students?.headers ?? [], rows }] as const]);
  const exclusions = (draft.scheme.exclusions ?? []).map((clause) => (die.chance(0.9) ? { ...clause, precedence: [...die.shuffle(clause.awards)] } : clause));
  return {
    scheme: { ...draft.scheme, exclusions },
    tables,
    scenario: {
      ...draft.scenario,
      policy: "rank",
      ties,
      locks: drawLocks(
        die,
        draft,
        rows.map(([id = ""]) => id),
      ),
    },
  };
}

function drawLocks(die: Dice, { scheme }: CaseDraft, ids: readonly string[]): NonNullable<CaseDraft["scenario"]["locks"]> {
  const awards = scheme.awards.filter((award) => award.selection === "optimised");
  return [0, 1].slice(0, die.pick([0, 0, 0, 0, 1, 2])).map(() => {
    const award = die.pick(awards);
    const kind = die.pick(["must", "must-not", "at-least"] as const);
    const level = kind === "at-least" || die.chance(0.5) ? { level: die.pick(award.levels).id } : {};
    return { kind, student: die.pick(ids), award: award.id, ...level, author: "office", reason: "test" };
  });
}

/** The first tiny case from a seed on that is small enough, and not too small. */
export function tinyRankCase(from: number): { readonly seed: number; readonly draft: CaseDraft; readonly theCase: Case; readonly choices: Choosable } {
  for (let seed = from; ; seed += 1) {
    const draft = rankDraft(seed);
    const theCase = buildCase(draft);
    const choices = choosable(theCase);
    if (choices.size <= MOST && choices.size > 3) return { seed, draft, theCase, choices };
  }
}
