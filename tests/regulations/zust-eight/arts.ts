/** Arts and Sports: skill and spirit (VII(II)iii iv)), contests of each tier, teams (V(IV)iv, VIII iii), decided amounts and number. */
import type { DecisionRow, RegulationCase, Row, Status } from "../cases.ts";
import { all, ARTS_CONTESTS, ARTS_LEVELS, ARTS_TEAMS, contest, factCases, one, team, YEAR_BEFORE, type Differing } from "./ideals.ts";

const AWARD = "arts-sports";
type Level = (typeof ARTS_LEVELS)[number];

/** What some contests, and no others, qualify for. */
function having(
  name: string,
  contests: readonly Row[] | undefined,
  met: readonly Level[],
  differing: Differing = {},
  rest: Status = "not-eligible",
): RegulationCase {
  const status = Object.fromEntries(ARTS_LEVELS.map((level) => [level, met.includes(level) ? "eligible" : rest] as const));
  return one(AWARD, `arts-sports: ${name}`, { ...differing, lists: { contests, teams: [], ...differing.lists } }, { status });
}

/** For each level its own contest alone, and all the others without it. */
const EACH_LEVEL: readonly RegulationCase[] = ARTS_LEVELS.flatMap((level) => {
  const own = ARTS_CONTESTS.filter((row) => row.contest === `K-${level}`);
  const others = ARTS_CONTESTS.filter((row) => row.contest !== `K-${level}`);
  const rest = ARTS_LEVELS.filter((other) => other !== level);
  const lists = { teams: ARTS_TEAMS };
  const on = (date: string) => own.map((row) => ({ ...row, date }));
  return [
    having(`${level} alone`, own, [level], { lists }),
    having(`all contests but ${level}`, others, rest, { lists }),
    having(`${level} on the first day of the academic year`, on("2023-09-04"), [level], { lists }),
    having(`${level} on the last day of the academic year`, on("2024-07-05"), [level], { lists }),
    having(`${level} of the year before`, on(YEAR_BEFORE), [], { lists }),
    having(`${level} of the year after`, on("2024-09-06"), [], { lists }),
  ];
});

const place = (more: Row = {}) => [contest({ placed: "yes", gloryNoPlace: "no", ...more })];
const part = (more: Row = {}) => [contest(more)];
const NOT_COVERED = { readings: { "arts.international": "not-covered" } };

const TIERS: readonly RegulationCase[] = [
  having("a place at municipal level counts as provincial (V(IV)iv)", place({ tier: "municipal" }), ["placed-provincial"]),
  having("active at municipal level counts as provincial (V(IV)iv)", part({ tier: "municipal" }), ["participated-provincial"]),
  having("a place in an international contest counts as national (A31)", place({ tier: "international" }), ["placed-national"]),
  having("active in an international contest counts as national (A31)", part({ tier: "international" }), ["participated-national"]),
  having("a place in an international contest, not covered (A31)", place({ tier: "international" }), [], NOT_COVERED),
  having("active in an international contest, not covered (A31)", part({ tier: "international" }), [], NOT_COVERED),
  one(
    AWARD,
    "arts-sports: an international contest is flagged (A31)",
    { lists: { contests: place({ tier: "international" }) } },
    { flags: ["A31-international"] },
  ),
  one(
    AWARD,
    "arts-sports: an international academic contest is none of arts or sports (A31)",
    { lists: { contests: [...place(), contest({ field: "academic", tier: "international" })] } },
    { flags: [] },
  ),
  one(AWARD, "arts-sports: contests at home are not flagged (A31)", {}, { flags: [] }),
];

const FIELDS: readonly RegulationCase[] = [
  having("a place in an arts contest (V(IV)iv)", place({ field: "arts" }), ["placed-national"]),
  having("a place in another kind of contest (V(IV)iv, A31)", place({ field: "other" }), ["placed-national"]),
  having("a place in another kind of contest, which does not count (A31)", place({ field: "other" }), [], {
    readings: { "arts.placedFields": ["arts", "sports"] },
  }),
  having("a place in an academic contest (V(IV)iv)", place({ field: "academic" }), []),
  having("active in an arts contest (V(IV)iv)", part({ field: "arts" }), ["participated-national"]),
  having("active in another kind of contest (V(IV)iv)", part({ field: "other" }), []),
  having("active in an academic contest (V(IV)iv)", part({ field: "academic" }), []),
  having("took part, not actively (V(IV)iv)", part({ active: "no" }), []),
  having("a place is no mere participation (V(IV)iv)", place({ active: "yes", gloryNoPlace: "yes" }), ["placed-national"]),
  having("no contest", [], []),
  having("contests unknown", undefined, [], {}, "waiting"),
];

const SPIRIT: readonly RegulationCase[] = [
  having("active without glory (VII(II)iii iv))", part({ gloryNoPlace: "no" }), []),
  having(
    "active without glory, but placed elsewhere (VII(II)iii iv))",
    [...part({ gloryNoPlace: "no" }), ...place({ tier: "university" })],
    ["participated-national", "placed-university"],
  ),
  having(
    "active without glory, placed in another kind of contest, which does not count (A31)",
    [...part({ gloryNoPlace: "no" }), ...place({ tier: "university", field: "other" })],
    [],
    { readings: { "arts.placedFields": ["arts", "sports"] } },
  ),
  having(
    "active without glory, placed internationally (A31)",
    [...part({ gloryNoPlace: "no" }), ...place({ tier: "international" })],
    ["participated-national", "placed-national"],
  ),
  having(
    "active without glory, placed internationally, not covered (A31)",
    [...part({ gloryNoPlace: "no" }), ...place({ tier: "international" })],
    [],
    NOT_COVERED,
  ),
  having("active without glory, placed in the year before", [...part({ gloryNoPlace: "no" }), ...place({ date: YEAR_BEFORE })], []),
  having("active without glory, glory in the year before", [...part({ gloryNoPlace: "no" }), contest({ contest: "K2", date: YEAR_BEFORE })], []),
  having("glory in another kind of contest (VII(II)iii iv))", [...part({ gloryNoPlace: "no" }), contest({ contest: "K2", field: "other" })], []),
  having("glory without an active part (VII(II)iii iv))", [...part({ gloryNoPlace: "no" }), contest({ contest: "K2", active: "no" })], []),
  ...factCases(AWARD, "appraisals.artsSkill", "skilled (VII(II)iii iv))", "documents in proof of arts or sports"),
  ...factCases(AWARD, "appraisals.artsDedication", "dedicated (VII(II)iii iv))", "documents in proof of arts or sports"),
];

const TEAM_PLACE = place({ teamId: "T1" });
const teams = (more: Row = {}) => ({ lists: { teams: [team(more)] } });
const MEMBER = { readings: { "arts.teamUnit": "member" } };

const TEAMS: readonly RegulationCase[] = [
  having("a team's place, she leads its application (VIII iii)", TEAM_PLACE, ["team-placed-national"], teams()),
  having("a team's place, another leads its application (A32)", TEAM_PLACE, [], teams({ lead: "no" })),
  having("a team's place, for each member (A32)", TEAM_PLACE, ["team-placed-national"], { ...teams({ lead: "no" }), ...MEMBER }),
  having("a team's place, the team did not apply (VIII iii)", TEAM_PLACE, [], { ...teams({ applied: "no" }), ...MEMBER }),
  having("a team's place, the team applied for another contest (VIII iii)", TEAM_PLACE, [], teams({ teamContest: "K2" })),
  having("a team's place, another team applied (VIII iii)", TEAM_PLACE, [], teams({ team: "T2" })),
  having("a team of one is none (VIII iii)", TEAM_PLACE, [], teams({ members: 1 })),
  one(AWARD, "arts-sports: a team without an application is flagged (VIII iii)", { lists: { contests: TEAM_PLACE, teams: [] } }, { flags: ["VIII-III-team"] }),
  one(AWARD, "arts-sports: a team with an application is not flagged (VIII iii)", { lists: { contests: TEAM_PLACE, teams: [team()] } }, { flags: [] }),
];

const PLACES: DecisionRow = { key: "places", award: AWARD, value: "6", authority: "SOIE" };
const amount = (value: string, subject = "S1"): DecisionRow => ({ key: "amount", award: AWARD, subject, value, authority: "SOIE" });

/** The ends of every range, and a fen outside them. */
const RANGES: readonly (readonly [level: Level, low: number, high: number | undefined])[] = [
  ["placed-national", 1500, 3000],
  ["placed-provincial", 1000, 1500],
  ["placed-university", 300, 500],
  ["participated-national", 1000, 1500],
  ["participated-provincial", 300, 800],
  ["participated-university", 100, 300],
  ["team-placed-national", 1500, undefined],
  ["team-placed-provincial", 1000, undefined],
  ["team-placed-university", 300, undefined],
  ["team-participated-national", 1000, undefined],
  ["team-participated-provincial", 300, undefined],
  ["team-participated-university", 100, undefined],
];

const AMOUNTS: readonly RegulationCase[] = RANGES.flatMap(([level, low, high]) => {
  const own = { lists: { contests: ARTS_CONTESTS.filter((row) => row.contest === `K-${level}`), teams: ARTS_TEAMS } };
  const decided = (name: string, yuan: string, isDue: boolean, differing: Differing = {}) =>
    one(
      AWARD,
      `arts-sports: ${level}, ${name} (V(IV)iv)`,
      { ...own, ...differing, decisions: [PLACES, amount(yuan)] },
      isDue ? { due: { [level]: yuan } } : { faults: ["decision-range"] },
    );
  const bounded = { parameters: { "arts.teamMax": "10000 yuan" } };
  return [
    decided("the lower end", String(low), true),
    decided("a fen below the lower end", `${low - 1}.99`, false),
    ...(high === undefined
      ? [
          decided("a large amount for a team", "60000", true),
          decided("more than what is stated for a team (A32)", "10000.01", false, bounded),
          decided("what is stated for a team (A32)", "10000", true, bounded),
        ]
      : [decided("the upper end", String(high), true), decided("a fen above the upper end", `${high}.01`, false)]),
  ];
});

const TWO = { lists: { contests: [...place(), ...part({ contest: "K2", tier: "university" })], teams: [] } };
const BOTH_AMOUNTS = [PLACES, amount("2000", "S1/placed-national"), amount("200", "S1/participated-university")];
const ONE_PLACE = { lists: { contests: place(), teams: [] } };
const ONE_PART = { lists: { contests: part(), teams: [] } };

const DECISIONS: readonly RegulationCase[] = [
  one(
    AWARD,
    "arts-sports: two contests, the best is rewarded, a second amount is a mistake (A31)",
    { ...TWO, decisions: BOTH_AMOUNTS },
    { due: { "placed-national": "2000" }, faults: ["decision-without-effect"] },
  ),
  one(
    AWARD,
    "arts-sports: two contests, each is rewarded (A31)",
    { ...TWO, decisions: BOTH_AMOUNTS, readings: { "arts.perStudent": "each" } },
    { due: { "placed-national": "2000", "participated-university": "200" } },
  ),
  one(AWARD, "arts-sports: the number holds for those who participated (V(IV)iv)", { decisions: [PLACES] }, { places: { "V-IV-iv-number": 6 } }),
  one(
    AWARD,
    "arts-sports: the number holds for all (A31)",
    { decisions: [PLACES], readings: { "arts.numberAppliesTo": "both" } },
    { places: { "V-IV-iv-number-both": 6 } },
  ),
  one(AWARD, "arts-sports: a place waits for no number (A31)", { ...ONE_PLACE, decisions: [amount("2000")] }, { due: { "placed-national": "2000" } }),
  one(
    AWARD,
    "arts-sports: a place waits for the number of all (A31)",
    { ...ONE_PLACE, decisions: [amount("2000")], readings: { "arts.numberAppliesTo": "both" } },
    { due: {} },
  ),
  one(AWARD, "arts-sports: who participated waits for the number (V(IV)iv)", { ...ONE_PART, decisions: [amount("1200")] }, { due: {} }),
  one(
    AWARD,
    "arts-sports: decided by another office",
    { ...ONE_PLACE, decisions: [{ ...amount("2000"), authority: "School" }] },
    { faults: ["decision-authority"] },
  ),
  one(
    AWARD,
    "arts-sports: a team's amount needs a reason (V(IV)iv)",
    { decisions: [PLACES, { ...amount("6000"), reason: "" }] },
    { faults: ["decision-incomplete"] },
  ),
];

/** Cases of Arts and Sports. */
export const ARTS: readonly RegulationCase[] = [
  all(AWARD, "eligible", "a contest for each level"),
  ...EACH_LEVEL,
  ...TIERS,
  ...FIELDS,
  ...SPIRIT,
  ...TEAMS,
  ...AMOUNTS,
  ...DECISIONS,
];
