/** What a person should look at about a candidate, though it decides nothing. */
import { isInForce } from "./case.ts";
import { bestStatus, DISQUALIFIED, ruleStatus, ruleValue } from "./eligibility.ts";
import type { RecountBasis } from "./recount.ts";

/** A rule that flags: it is not met or unknown; she may still be disqualified; or a fact of a tie key is unknown and counts 0. */
export interface Flag {
  readonly award: string;
  readonly code: "flag" | "may-be-disqualified" | "key-unknown";
  /** Id of the rule or the key. */
  readonly rule: string;
  readonly article: string;
}

/** All flags of one student, in the scheme's order. */
export function flagsOf({ theCase, eligibility }: Pick<RecountBasis, "theCase" | "eligibility">, student: number): readonly Flag[] {
  return eligibility.flatMap((entry) => {
    const position = entry.positionOf[student] ?? -1;
    if (position < 0) return [];
    const award = entry.award.id;
    const flags: Flag[] = [];
    for (const rule of theCase.scheme.rules.filter((candidate) => candidate.awards.includes(award))) {
      const value = ruleValue(theCase, rule, student);
      if (value === 1) continue;
      if (rule.kind === "flag") flags.push({ award, code: "flag", rule: rule.id, article: rule.article });
      else if (Number.isNaN(value) && ruleStatus(theCase, rule, award, student, 0) === DISQUALIFIED && bestStatus(entry, position) !== DISQUALIFIED)
        flags.push({ award, code: "may-be-disqualified", rule: rule.id, article: rule.article });
    }
    for (const key of theCase.scheme.keys.filter((candidate) => candidate.awards.includes(award) && isInForce(theCase, candidate))) {
      if (Number.isNaN(key.value.evaluate(theCase.facts, student))) flags.push({ award, code: "key-unknown", rule: key.id, article: key.article });
    }
    return flags;
  });
}
