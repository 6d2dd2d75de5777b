/** Which decisions a scheme asks for: what nothing asks for is a mistake in the file, not a decision. */
import type { Limit, Scheme } from "./scheme.ts";

/** A kind of decision: whether its value is a number of places. */
export interface DecisionKey {
  readonly key: string;
  readonly isNumber: boolean;
}

function limitKeys(limit: Limit | undefined): readonly DecisionKey[] {
  if (limit?.kind === "decision") return [{ key: limit.key, isNumber: true }];
  return limit?.kind === "apportion" ? [{ key: limit.plan, isNumber: true }] : [];
}

/** All keys that decisions.csv may use under this scheme. */
export function decisionKeys(scheme: Scheme): readonly DecisionKey[] {
  const levels = scheme.awards.flatMap((award) => award.levels);
  const found = [
    { key: "waiver", isNumber: false },
    ...scheme.awards.flatMap((award) => (award.payable === undefined ? [] : [{ key: award.payable.decision, isNumber: false }])),
    ...levels.flatMap((level) => [...limitKeys(level.cap?.limit), ...(level.amount.kind === "decision" ? [{ key: level.amount.key, isNumber: false }] : [])]),
    ...levels.flatMap((level) => (level.amount.kind === "range" ? [{ key: "amount", isNumber: false }] : [])),
    ...scheme.quotas.flatMap((quota) => [...limitKeys(quota.atMost), ...limitKeys(quota.atLeast)]),
  ];
  return [...new Map(found.map((entry) => [entry.key, entry])).values()];
}
