/** Tiny cases for the laws of explanations: a proved allocation, all ways to give awards, and a student with an award that competition decides. */
import { openLevels } from "../../src/explain/choices.ts";
import { standingOf, type Standing } from "../../src/explain/standing.ts";
import type { Award } from "../../src/award/scheme.ts";
import { dice, type Dice } from "./dice.ts";
import { choosable, type Choosable } from "./enumerate.ts";
import { allWays, type Way } from "./explain-by-hand.ts";
import { answered } from "./hall.ts";
import { buildCase, draftText, drawCase, TINY_MORE, type CaseDraft } from "./tiny-case.ts";

/** Most allocations that are gone through for one case. */
const MOST = 1500;

/** Options of the hall. */
export const OPTIONS = { engine: "price-and-branch" as const, now: () => 0, shouldStop: () => false };

/** What is drawn. */
export interface Drawn {
  readonly die: Dice;
  readonly standing: Standing;
  readonly choices: Choosable;
  readonly ways: readonly Way[];
  readonly student: number;
  readonly award: Award;
  readonly levels: readonly string[];
  readonly message: string;
}

/** Many laws look at few ways or none. */
function lazyWays(choices: Choosable): Pick<Drawn, "ways"> {
  let known: readonly Way[] | undefined;
  return {
    get ways() {
      return (known ??= allWays(choices));
    },
  };
}

/** The same under the policy rank: some scores equal, every exclusion with a stated precedence. */
function rankDraft(seed: number): CaseDraft {
  const die = dice(seed);
  const draft = drawCase(seed, TINY_MORE);
  const students = draft.tables.get("students.csv");
  const score = students?.headers.indexOf("score") ?? -1;
  const rows = (students?.rows ?? []).map((row) => row.map((cell, i) => (i === score && cell !== "" && die.chance(0.4) ? String(die.pick([70, 80])) : cell)));
  const tables = new Map([...draft.tables, ["students.csv", { headers: students?.headers ?? [], rows }] as const]);
  const exclusions = (draft.scheme.exclusions ?? []).map((clause) => ({ ...clause, precedence: [...clause.awards] }));
  return { scheme: { ...draft.scheme, exclusions }, tables, scenario: { ...draft.scenario, policy: "rank" } };
}

/** The first tiny case from a seed on that has an allocation and a student with a choice; one such student and award. */
export async function drawn(from: number, policy: "merit" | "rank" = "merit"): Promise<Drawn> {
  for (let seed = from; ; seed += 1) {
    const draft = policy === "rank" ? rankDraft(seed) : drawCase(seed, TINY_MORE);
    const choices = choosable(buildCase(draft));
    if (choices.size > MOST || choices.size < 4) continue;
    const result = await answered(choices.basis.theCase, { engine: "price-and-branch" });
    if (result.kind !== "allocated") continue;
    const standing = standingOf(result);
    const die = dice(seed);
    const candidates = choices.basis.theCase.ids.flatMap((_, student) =>
      choices.basis.theCase.scheme.awards.flatMap((award) => {
        const levels = award.selection === "optimised" ? openLevels(standing, student, award) : [];
        return levels.length === 0 ? [] : [{ student, award, levels }];
      }),
    );
    if (candidates.length === 0) continue;
    return { die, standing, choices, ...lazyWays(choices), ...die.pick(candidates), message: `seed ${seed}\n${draftText(draft)}` };
  }
}

/** Ways that break no rule. */
export function keeping(ways: readonly Way[]): readonly Way[] {
  return ways.filter(({ violations }) => violations.length === 0);
}
