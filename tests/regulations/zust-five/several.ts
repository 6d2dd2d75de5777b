/** Several awards of one student (VII(II)i ii) Note; reading A18), and what joint agreements owe (XI). */
import type { RegulationCase, Row, Together } from "../cases.ts";
import { all, type Differing, type FiveAward } from "./ideals.ts";

function together(award: FiveAward, name: string, differing: Differing, given: Together): RegulationCase {
  return { ...all(award, "eligible", name, differing), expect: { together: given } };
}

const BOTH: Differing = { ideal: "freshman-and-degree" };
const HELD = { award: "excellent-freshman", level: "3", cycle: "2023-2024", from: "2023-09-04", to: "2024-07-05", paidUntil: undefined, amount: 9000 };
const held = (more: Row = {}): Differing => ({ lists: { awardsHeld: [{ ...HELD, ...more }] } });
const picks = ["excellent-freshman/2", "excellent-degree/1"];
const alone = ["excellent-degree/1"];

const STACKING: readonly RegulationCase[] = [
  all("excellent-freshman", "eligible", "an ideal of this award and Excellent Degree Student", BOTH),
  all("excellent-degree", "eligible", "an ideal of both awards", BOTH),
  together("excellent-degree", "70 and 100 % are together one year's tuition (A18)", BOTH, {
    picks,
    breaks: [],
    pays: { "excellent-freshman": "12600.03", "excellent-degree": "5400.02" },
  }),
  together(
    "excellent-degree",
    "Excellent Freshman is the one reduced (A18)",
    { ...BOTH, readings: { "combine.reduce": "excellent-freshman" } },
    {
      picks,
      breaks: [],
      pays: { "excellent-freshman": "0", "excellent-degree": "18000.05" },
    },
  ),
  together(
    "excellent-degree",
    "half a year's tuition for both (A18)",
    { ...BOTH, readings: { "combine.tuitionCap": "50 %" } },
    {
      picks,
      breaks: [],
      pays: { "excellent-freshman": "9000.02", "excellent-degree": "0" },
    },
  ),
  together(
    "excellent-degree",
    "no limit on both (A18)",
    { ...BOTH, readings: { "combine.tuitionCap": null } },
    {
      picks,
      breaks: [],
      pays: { "excellent-freshman": "12600.03", "excellent-degree": "18000.05" },
    },
  ),
  together("excellent-degree", "what she holds for this year counts (A18)", held(), { picks: alone, breaks: [], pays: { "excellent-degree": "9000.05" } }),
  together("excellent-degree", "what she held the year before does not count (A18)", held({ cycle: "2022-2023" }), {
    picks: alone,
    breaks: [],
    pays: { "excellent-degree": "18000.05" },
  }),
  together("excellent-degree", "another award that she holds does not count (A18)", held({ award: "hsk-winner" }), {
    picks: alone,
    breaks: [],
    pays: { "excellent-degree": "18000.05" },
  }),
  together("excellent-degree", "two levels of one award", {}, { picks: [...alone, "excellent-degree/2"], breaks: ["two-levels"] }),
];

const LANGUAGE: Differing = { ideal: "freshman-and-language" };
const EXCLUSION: readonly RegulationCase[] = [
  all("excellent-freshman", "eligible", "an ideal of this award and Excellent Chinese Language Student", LANGUAGE),
  all("excellent-language", "eligible", "an ideal of both awards", LANGUAGE),
  together("excellent-language", "not both Excellent Freshman and Excellent Chinese Language Student (Note)", LANGUAGE, {
    picks: ["excellent-freshman/1", "excellent-language/1"],
    breaks: ["exclusion"],
  }),
  together("excellent-language", "Excellent Chinese Language Student alone", LANGUAGE, {
    picks: ["excellent-language/1"],
    breaks: [],
    pays: { "excellent-language": "2000" },
  }),
];

const AGREEMENT = {
  agreement: "J1",
  kind: "joint-cultivation",
  partner: "Partner",
  from: "2020-01-01",
  to: "2030-12-31",
  award: "excellent-degree",
  level: "1",
};
/** She does not meet the award's own rules; the agreement demands none. */
function joint(more: Row = {}, differing: Differing = {}): Differing {
  return { ...differing, agreements: [{ ...AGREEMENT, requirement: "none", ...more }], facts: { jointAgreementId: "J1", gpaYear: "2.5", ...differing.facts } };
}
const FULL = { census: [{ population: "degree", count: 10 }] };
const POOR = { budgets: [{ id: "fund", title: "Fund", limit: "100 yuan", awards: "all" }] };
const owed = (name: string, differing: Differing, given: Together) => together("excellent-degree", name, differing, given);

const AGREEMENTS: readonly RegulationCase[] = [
  owed("the agreement's level must be given (XI)", joint(), { picks: [], breaks: ["owed"] }),
  owed("the agreement prevails over the rules (XI)", joint(), { picks: alone, breaks: [], pays: { "excellent-degree": "18000.05" } }),
  owed("an agreement that demands the award's own rules (XI)", joint({ requirement: "scheme" }), { picks: [], breaks: [] }),
  owed("an agreement that has ended owes nothing", joint({ to: "2024-09-19" }), { picks: alone, breaks: ["not-eligible"] }),
  owed("an agreement of another kind owes nothing", joint({ kind: "exchange" }), { picks: alone, breaks: ["not-eligible"] }),
  owed("more owed than the cap allows: the agreement prevails (A41)", joint({}, FULL), { picks: alone, breaks: [] }),
  owed("more owed than the cap allows: a conflict (A41)", joint({}, { ...FULL, readings: { "XI.overCap": "infeasible" } }), { picks: alone, breaks: ["cap"] }),
  { ...all("excellent-degree", "eligible", "owed places take places of the cap (A41)", joint({}, FULL)), expect: { places: { "V-III-i-caps-1": 1 } } },
  {
    ...all("excellent-degree", "eligible", "owed places are in addition to the cap (A41)", joint({}, { ...FULL, readings: { "XI.countsInCaps": false } })),
    expect: { places: { "V-III-i-caps-1": 0 } },
  },
  owed("owed places take money of the fund (A41)", joint({}, POOR), { picks: alone, breaks: ["budget"] }),
  owed("owed places are in addition to the fund (A41)", joint({}, { ...POOR, readings: { "XI.countsInBudget": false } }), { picks: alone, breaks: [] }),
];

/** Cases of several awards and of agreements. */
export const SEVERAL: readonly RegulationCase[] = [...STACKING, ...EXCLUSION, ...AGREEMENTS];
