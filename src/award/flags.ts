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

const NONE: readonly Flag[] = [];

/** Finds all flags of a student, in the scheme's order. */
export function flagFinder({ theCase, eligibility }: Pick<RecountBasis, "theCase" | "eligibility">): (student: number) => readonly Flag[] {
  const awards = eligibility.map((entry) => ({
    entry,
    rules: theCase.scheme.rules.filter((rule) => rule.awards.includes(entry.award.id)),
    keys: theCase.scheme.keys.filter((key) => key.awards.includes(entry.award.id) && isInForce(theCase, key)),
  }));
  return (student) => {
    let flags: Flag[] | undefined;
    for (const { entry, rules, keys } of awards) {
      const position = entry.positionOf[student] ?? -1;
      if (position < 0) continue;
      const award = entry.award.id;
      const add = (code: Flag["code"], { id, article }: { readonly id: string; readonly article: string }) =>
        (flags ??= []).push({ award, code, rule: id, article });
      for (const rule of rules) {
        const value = ruleValue(theCase, rule, student);
        if (value === 1) continue;
        if (rule.kind === "flag") add("flag", rule);
        else if (Number.isNaN(value) && ruleStatus(theCase, rule, award, student, 0) === DISQUALIFIED && bestStatus(entry, position) !== DISQUALIFIED)
          add("may-be-disqualified", rule);
      }
      for (const key of keys) if (Number.isNaN(key.value.evaluate(theCase.facts, student))) add("key-unknown", key);
    }
    return flags ?? NONE;
  };
}

/** All flags of one student. */
export function flagsOf(basis: Pick<RecountBasis, "theCase" | "eligibility">, student: number): readonly Flag[] {
  return flagFinder(basis)(student);
}
