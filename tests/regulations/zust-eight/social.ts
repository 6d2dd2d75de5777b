/** Social Service: its three parts (VII(II)iii iii)), the decided amount and number (V(IV)iii). */
import type { DecisionRow, RegulationCase } from "../cases.ts";
import { all, factCases, one } from "./ideals.ts";

const AWARD = "social-service";
const role = (name: string, excellent?: string) => ({ lists: { serviceRoles: [{ role: name, excellent }] } });
const CERTIFICATE = "certificate of the association or the head teacher";

const PLACES: DecisionRow = { key: "places", award: AWARD, value: "4", authority: "SOIE" };
const amount = (value: string, authority = "SOIE"): DecisionRow => ({ key: "amount", award: AWARD, subject: "S1", value, authority });

function decided(value: string, due: string | undefined): RegulationCase {
  const expect = due === undefined ? { faults: ["decision-range"] } : { status: { "1": "eligible" as const }, due: { "1": due } };
  return one(AWARD, `Social Service of ${value} yuan (V(IV)iii)`, { decisions: [PLACES, amount(value)] }, expect);
}

/** Cases of Social Service. */
export const SOCIAL: readonly RegulationCase[] = [
  ...factCases(AWARD, "appraisals.moralityService", "of good morality and in social service (VII(II)iii iii))", "documents in proof of social service"),
  ...factCases(AWARD, "appraisals.campusCivilisation", "outstanding on the campus (VII(II)iii iii))", "appraisal of SOIE"),
  all(AWARD, "eligible", "a key position, however held (VII(II)iii iii))", role("association-key-position", "no")),
  all(AWARD, "eligible", "an excellent class leader (VII(II)iii iii))", role("class-leader", "yes")),
  all(AWARD, "not-eligible", "a class leader, not excellent (VII(II)iii iii))", role("class-leader", "no")),
  all(AWARD, "eligible", "excellent in student management (VII(II)iii iii))", role("student-management", "yes")),
  all(AWARD, "not-eligible", "in student management, not excellent (VII(II)iii iii))", role("student-management", "no")),
  all(AWARD, "waiting", "a class leader, excellent or not is unknown", role("class-leader"), { asks: [CERTIFICATE] }),
  all(AWARD, "not-eligible", "no role (VII(II)iii iii))", { lists: { serviceRoles: [] } }),
  all(AWARD, "waiting", "roles unknown", { lists: { serviceRoles: undefined } }, { asks: [CERTIFICATE] }),
  decided("299.99", undefined),
  decided("300", "300"),
  decided("500", "500"),
  decided("500.01", undefined),
  one(AWARD, "the number of Social Service awards (V(IV)iii)", { decisions: [PLACES] }, { places: { "V-IV-iii-number": 4 }, due: {} }),
  one(AWARD, "an amount waits for the number of Social Service awards (V(IV)iii)", { decisions: [amount("400")] }, { due: {} }),
  one(AWARD, "Social Service decided by another office (V(IV)iii)", { decisions: [PLACES, amount("400", "SHIE")] }, { faults: ["decision-authority"] }),
];
