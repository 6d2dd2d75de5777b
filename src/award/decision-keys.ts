/** Which decisions a scheme asks for, and who may make them: what nothing asks for is a mistake in the file, not a decision. */
import type { Award, Limit, Scheme } from "./scheme.ts";

/** A kind of decision. */
export interface DecisionRule {
  readonly key: string;
  /** The awards it is about; empty: all, or none in particular. */
  readonly awards: readonly string[];
  /** What its value is. */
  readonly value: "rule" | "places" | "number" | "yes-no" | "yuan";
  /** What its subject is. */
  readonly subject: "student" | "part" | "student-or-code" | "student-level" | "none";
  /** Who may make it: codes or titles of the scheme's authorities; empty: each of them. */
  readonly authorities: readonly string[];
}

function limitRules(limit: Limit | undefined, awards: readonly Award[], subject: "part" | "none"): readonly DecisionRule[] {
  const ids = awards.map((award) => award.id);
  const own = awards.map((award) => award.authority);
  if (limit?.kind === "decision")
    return [{ key: limit.key, awards: ids, value: "places", subject, authorities: limit.authority === "" ? own : [limit.authority] }];
  if (limit?.kind === "apportion")
    return [{ key: limit.plan, awards: ids, value: "places", subject: "part", authorities: limit.authority === "" ? own : [limit.authority] }];
  return [];
}

function awardRules(award: Award): readonly DecisionRule[] {
  const payable: readonly DecisionRule[] =
    award.payable === undefined
      ? []
      : [{ key: award.payable.decision, awards: [award.id], value: "yes-no", subject: "none", authorities: [award.payable.authority] }];
  const amounts = award.levels.flatMap((level): readonly DecisionRule[] =>
    level.amount.kind === "decided"
      ? [{ key: level.amount.key, awards: [award.id], value: "yuan", subject: "student-level", authorities: award.deciders }]
      : [],
  );
  return [...payable, ...amounts, ...award.levels.flatMap((level) => limitRules(level.cap?.limit, [award], "none"))];
}

/** All kinds of decisions under a scheme. */
export function decisionRules(scheme: Scheme): readonly DecisionRule[] {
  return [
    { key: "waiver", awards: [], value: "rule", subject: "student", authorities: [] },
    ...scheme.awards.flatMap(awardRules),
    ...scheme.quotas.flatMap((quota) => {
      const awards = scheme.awards.filter((award) => quota.awards.includes(award.id));
      const subject = quota.by === undefined ? "none" : "part";
      return [...limitRules(quota.atMost, awards, subject), ...limitRules(quota.atLeast, awards, subject)];
    }),
    ...[...scheme.decisions.values()].map(
      (kind): DecisionRule => ({
        key: kind.key,
        awards: [],
        value: kind.isNumber ? "number" : "yes-no",
        subject: "student-or-code",
        authorities: kind.authorities,
      }),
    ),
  ];
}

/** The rule for a decision's key and award; undefined where the scheme asks for no such decision. */
export function ruleOfDecision(rules: readonly DecisionRule[], key: string, award: string): DecisionRule | undefined {
  return rules.find((rule) => rule.key === key && (award === "" || rule.awards.length === 0 || rule.awards.includes(award)));
}

/** Whether an authority, written as its code or its title, is one of those that may decide. */
export function mayDecide(scheme: Scheme, rule: Pick<DecisionRule, "authorities">, authority: string): boolean {
  const allowed = rule.authorities.length === 0 ? [...scheme.authorities.keys()] : rule.authorities;
  return allowed.some((code) => code === authority || scheme.authorities.get(code) === authority);
}
