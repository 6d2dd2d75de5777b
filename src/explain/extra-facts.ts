/** How many more places or how much more money would give a student a level at no loss, in facts. */
import type { Award } from "../award/scheme.ts";
import { fact, type Explanation } from "./explanation.ts";
import { leastExtras, type Extra, type LimitRow } from "./least-extra.ts";
import type { TrialOptions } from "../trials.ts";
import { yuan } from "./shown.ts";
import type { Standing } from "./standing.ts";

/** What a limit is called, with its article: the places of the level, the places of a part, or a fund. */
function limitValues({ words, unit }: LimitRow): Readonly<Record<string, string | number>> {
  if (unit === "fen") return { what: "fund", name: words.values["budget"] ?? "", article: "" };
  if (words.code === "row-quota") return { what: "quota", name: words.values["part"] ?? "", article: words.article };
  return { what: "level", name: "", article: words.article };
}

function besideFacts(beside: readonly LimitRow[]): readonly Explanation[] {
  return beside.map((limit) => fact("explain-extra-beside", limitValues(limit)));
}

function extraFact({ limit, beside, found }: Extra): Explanation {
  const values = limitValues(limit);
  const parts = besideFacts(beside);
  const shown = (count: bigint) => (limit.unit === "fen" ? yuan(count) : count.toString());
  switch (found.kind) {
    case "never":
      return fact("explain-extra-never", values, parts);
    case "open":
      return fact("explain-extra-open", values, parts);
    case "least":
      return found.from === found.to
        ? fact("explain-extra-least", { ...values, count: shown(found.from), unit: limit.unit }, parts)
        : fact("explain-extra-between", { ...values, from: shown(found.from), to: shown(found.to), unit: limit.unit }, parts);
  }
}

/** The least extra of each limit, with the warning that more can also take an award away. */
export async function extraFacts(standing: Standing, student: number, award: Award, level: string, options: TrialOptions): Promise<readonly Explanation[]> {
  const extras = await leastExtras(standing, student, award.id, level, options);
  if (extras.length === 0) return [];
  return [fact("explain-extra", { goal: standing.formulation.program.goals[0]?.name ?? "" }, [...extras.map(extraFact), fact("explain-extra-note")])];
}
