/** Innovative Practice: the lists of achievements (VII(II)iii ii)), teams (VIII iii), the special level, payment (V(IV)ii, A50). */
import type { DecisionRow, RegulationCase, Row } from "../cases.ts";
import { all, application, contest, DAY, NO_ACHIEVEMENT, one, team, YEAR_BEFORE, type Differing } from "./ideals.ts";

const AWARD = "innovative-practice";
type Lists = Readonly<Record<string, readonly Row[] | undefined>>;
/** Levels that are met; the others are not, but those in `open`. */
interface Met {
  readonly met: readonly ("1" | "2")[];
  readonly open?: readonly ("1" | "2")[];
}
const NONE: Met = { met: [] };
const FIRST: Met = { met: ["1"] };
const SECOND: Met = { met: ["2"] };
const BOTH: Met = { met: ["1", "2"] };

/** What some achievements, and no others, qualify for. */
function having(name: string, lists: Lists, { met, open = [] }: Met, differing: Differing = {}): RegulationCase {
  const status = Object.fromEntries(
    (["1", "2"] as const).map((level) => [level, met.includes(level) ? "eligible" : open.includes(level) ? "waiting" : "not-eligible"] as const),
  );
  return one(AWARD, `innovative-practice: ${name}`, { ...differing, lists: { ...NO_ACHIEVEMENT, ...lists, ...differing.lists } }, { status });
}

const prize = (field: string, tier: string, won: string, more: Row = {}) => ({ contests: [contest({ field, tier, prize: won, ...more })] });
const EACH = { readings: { "inno.levels": "each" } };

/** Field, tier, prize, levels, levels where each achievement is paid at its own level only. */
const PRIZES: readonly (readonly [field: string, tier: string, won: string, levels: Met, own: Met])[] = [
  ["academic", "international", "special", BOTH, FIRST],
  ["st-works", "international", "third", BOTH, FIRST],
  ["academic", "international", "other", SECOND, SECOND],
  ["academic", "international", "none", NONE, NONE],
  ["sports", "international", "first", NONE, NONE],
  ["st-works", "national", "special", BOTH, FIRST],
  ["academic", "national", "first", BOTH, FIRST],
  ["academic", "national", "second", SECOND, SECOND],
  ["st-works", "national", "third", SECOND, SECOND],
  ["academic", "national", "other", NONE, NONE],
  ["arts", "national", "first", NONE, NONE],
  ["academic", "provincial", "special", SECOND, SECOND],
  ["academic", "provincial", "second", SECOND, SECOND],
  ["academic", "provincial", "third", NONE, NONE],
  ["st-works", "provincial", "first", NONE, NONE],
  ["academic", "municipal", "first", NONE, NONE],
];

const CONTESTS: readonly RegulationCase[] = PRIZES.flatMap(([field, tier, won, levels, own]) => [
  having(`${won} prize, ${field}, ${tier} (L1 a, b; L2 a, b)`, prize(field, tier, won), levels),
  having(`${won} prize, ${field}, ${tier}, each achievement at its own level (A29)`, prize(field, tier, won), own, EACH),
]);

const paperOf = (more: Row): Lists => ({
  papers: [
    {
      paper: "P1",
      date: DAY,
      index: null,
      intlConference: "no",
      journalLevel: null,
      authorRank: 1,
      supervisorFirst: "no",
      firstUnit: "ZUST",
      verifiedByBoard: "yes",
      ...more,
    },
  ],
});
const LITERAL = { readings: { "inno.paperReading": "literal" } };

const PAPERS: readonly RegulationCase[] = [
  ...["SCI", "EI", "ISTP"].map((index) => having(`a paper in ${index} (L1 d)`, paperOf({ index }), FIRST)),
  having("a paper in no index (L1 d)", paperOf({}), NONE),
  having("a paper of an international conference (L1 d)", paperOf({ intlConference: "yes" }), FIRST),
  having("a paper of an international conference alone, both are needed (A30)", paperOf({ intlConference: "yes" }), NONE, LITERAL),
  having("a paper in a level-1 journal (L1 d)", paperOf({ journalLevel: "1" }), BOTH),
  having("a paper in a level-1 journal alone, both are needed (A30)", paperOf({ journalLevel: "1" }), SECOND, LITERAL),
  having("a paper of a conference in a level-1 journal, both are needed (A30)", paperOf({ journalLevel: "1", intlConference: "yes" }), BOTH, LITERAL),
  having("a paper in SCI, both are needed of others (A30)", paperOf({ index: "SCI" }), FIRST, LITERAL),
  having("a paper in a level-1 journal, each achievement at its own level (A29)", paperOf({ journalLevel: "1" }), FIRST, EACH),
  having("a paper in a level-2 journal (L2 d)", paperOf({ journalLevel: "2" }), SECOND),
  having("a paper in SCI, in a level-2 journal (L1 d, L2 d)", paperOf({ index: "SCI", journalLevel: "2" }), BOTH),
  ...(["1", "2"] as const).flatMap((journalLevel) => {
    const met: Met = journalLevel === "1" ? BOTH : SECOND;
    const open: Met = journalLevel === "1" ? { met: [], open: ["1", "2"] } : { met: [], open: ["2"] };
    const text = `level-${journalLevel} journal`;
    return [
      having(`${text}: second author after the supervisor (d)`, paperOf({ journalLevel, authorRank: 2, supervisorFirst: "yes" }), met),
      having(`${text}: second author after another (d)`, paperOf({ journalLevel, authorRank: 2 }), NONE),
      having(`${text}: third author (d)`, paperOf({ journalLevel, authorRank: 3, supervisorFirst: "yes" }), NONE),
      having(`${text}: another unit is first (d)`, paperOf({ journalLevel, firstUnit: "other" }), NONE),
      having(`${text}: the board did not verify it (d)`, paperOf({ journalLevel, verifiedByBoard: "no" }), NONE),
      having(`${text}: verification unknown (d)`, paperOf({ journalLevel, verifiedByBoard: undefined }), open),
    ];
  }),
  having(
    "no single paper is indexed and of ZUST (L1 d)",
    { papers: [...(paperOf({ index: "SCI", firstUnit: "other" })["papers"] ?? []), ...(paperOf({ paper: "P2" })["papers"] ?? [])] },
    NONE,
  ),
];

const patent = (more: Row): Lists => ({
  patents: [{ patent: "N1", date: DAY, kind: "national-invention", patenteeRank: 1, firstOrganisation: "ZUST", granted: "yes", ...more }],
});
const project = (tier: string, approved = "yes", more: Row = {}): Lists => ({ projects: [{ project: "J1", date: DAY, tier, approved, ...more }] });
const transfer = (tier: string | null): Lists => ({ techTransfers: [{ transfer: "X1", date: DAY, tier }] });
const practice = (solved: string | null, employerPraise: string): Lists => ({ practice: [{ period: "I1", date: DAY, solved, employerPraise }] });
const GOOD = { facts: { "appraisals.practiceConduct": "yes" } };

const OTHERS: readonly RegulationCase[] = [
  having("a national project (L1 c)", project("national"), FIRST),
  having("a provincial project (L2 c)", project("provincial"), SECOND),
  having("a municipal project", project("municipal"), NONE),
  having("a national project that is not approved (L1 c)", project("national", "no"), NONE),
  having("a provincial project that is not approved (L2 c)", project("provincial", "no"), NONE),
  having("results transferred (L1 c, L2 c)", transfer(null), BOTH),
  having("results transferred give the second level (A29)", transfer(null), SECOND, { readings: { "inno.transferLevel": "L2" } }),
  having("results of a provincial project transferred (A29)", transfer("provincial"), SECOND, { readings: { "inno.transferLevel": "project" } }),
  having("results of a national project transferred (A29)", transfer("national"), BOTH, { readings: { "inno.transferLevel": "project" } }),
  having("results transferred, each achievement at its own level (A29)", transfer(null), FIRST, EACH),
  having("a national invention patent (L1 e)", patent({}), FIRST),
  having("another patent (L1 e)", patent({ kind: "other" }), NONE),
  having("second patentee (L1 e)", patent({ patenteeRank: 2 }), NONE),
  having("a patent of another organisation (L1 e)", patent({ firstOrganisation: "other" }), NONE),
  having("a patent that is not granted (L1 e)", patent({ granted: "no" }), NONE),
  having("important problems solved in practice (L1 f)", practice("important-technical", "no"), FIRST, GOOD),
  having("important problems solved, praised (L1 f, L2 e)", practice("important-technical", "yes"), BOTH, GOOD),
  having("important problems solved, praised, each achievement at its own level (A29)", practice("important-technical", "yes"), FIRST, { ...GOOD, ...EACH }),
  having("problems solved in practice, praised (L2 e)", practice("technical", "yes"), SECOND, GOOD),
  having("problems solved in practice, not praised (L2 e)", practice("technical", "no"), NONE, GOOD),
  having("practice that solved nothing", practice(null, "yes"), NONE, GOOD),
  having("a proposal acknowledged as remarkable (L1 g)", { proposals: [{ proposal: "V1", date: DAY, acknowledgedRemarkable: "yes" }] }, FIRST),
  having("a proposal not acknowledged as remarkable (L1 g)", { proposals: [{ proposal: "V1", date: DAY, acknowledgedRemarkable: "no" }] }, NONE),
  having(
    "another achievement, acknowledged (L2 f)",
    { otherAchievements: [{ reference: "O1", date: DAY, acknowledgedBy: "Teaching Affairs Office" }] },
    SECOND,
  ),
  having("another achievement, not acknowledged (L2 f)", { otherAchievements: [{ reference: "O1", date: DAY, acknowledgedBy: null }] }, NONE),
  having("no achievement", {}, NONE),
  having("patents unknown, nothing else (L1 e)", { patents: undefined }, { met: [], open: ["1"] }),
  having("other achievements unknown, nothing else (L2 f)", { otherAchievements: undefined }, { met: [], open: ["2"] }),
  having("patents unknown beside a national project (L1)", { ...project("national"), patents: undefined }, FIRST),
];

/** One achievement of each list that gives its level, with the name of its code. */
const WINDOWED: readonly (readonly [list: string, code: string, rows: Lists, levels: Met, differing?: Differing])[] = [
  ["contests", "K1", prize("academic", "national", "first"), BOTH],
  ["projects", "J1", project("national"), FIRST],
  ["projects", "J1", project("provincial"), SECOND],
  ["techTransfers", "X1", transfer(null), BOTH],
  ["papers", "P1", paperOf({ journalLevel: "1" }), BOTH],
  ["patents", "N1", patent({}), FIRST],
  ["practice", "I1", practice("important-technical", "yes"), BOTH, GOOD],
  ["proposals", "V1", { proposals: [{ proposal: "V1", date: DAY, acknowledgedRemarkable: "yes" }] }, FIRST],
  ["otherAchievements", "O1", { otherAchievements: [{ reference: "O1", date: DAY, acknowledgedBy: "Graduate School" }] }, SECOND],
];

const rewarded = (achievement: string | null): Lists => ({
  awardsHeld: [{ award: AWARD, level: "2", cycle: "2022-2023", from: "2023-09-01", to: "2023-09-01", paidUntil: "2023-09-01", amount: 1500, achievement }],
});

const WINDOWS: readonly RegulationCase[] = WINDOWED.flatMap(([list, code, rows, levels, differing = {}]) => {
  const name = `${list}, ${levels.met.join(" and ")}`;
  const on = (date: string): Lists => ({ [list]: (rows[list] ?? []).map((row) => ({ ...row, date })) });
  return [
    having(`${name}: on the first day of the academic year (A29)`, on("2023-09-04"), levels, differing),
    having(`${name}: on the last day of the academic year (A29)`, on("2024-07-05"), levels, differing),
    having(`${name}: the day before the academic year (A29)`, on("2023-09-03"), NONE, differing),
    having(`${name}: the day after the academic year (A29)`, on("2024-07-06"), NONE, differing),
    having(`${name}: of the year before, every year counts (A29)`, on(YEAR_BEFORE), levels, { ...differing, readings: { "inno.window": "ever" } }),
    having(`${name}: rewarded before (A29)`, { ...rows, ...rewarded(code) }, NONE, differing),
    having(`${name}: another achievement was rewarded before (A29)`, { ...rows, ...rewarded("Z9") }, levels, differing),
    having(`${name}: rewards of before unknown (A29)`, { ...rows, awardsHeld: undefined }, { met: [], open: levels.met }, differing),
  ];
});

const TEAM_PRIZE = prize("academic", "national", "first", { teamId: "T1" });
const UNITS = { readings: { "inno.teamUnit": "member" } };

const TEAMS: readonly RegulationCase[] = [
  having("a team's prize, she leads its application (VIII iii, A32)", { ...TEAM_PRIZE, teams: [team()] }, BOTH),
  having("a team's prize, another leads its application (A32)", { ...TEAM_PRIZE, teams: [team({ lead: "no" })] }, NONE),
  having("a team's prize, for each member (A32)", { ...TEAM_PRIZE, teams: [team({ lead: "no" })] }, BOTH, UNITS),
  having("a team's prize, for each member, the team did not apply (VIII iii)", { ...TEAM_PRIZE, teams: [team({ applied: "no" })] }, NONE, UNITS),
  having("a team's prize, the team did not apply (VIII iii)", { ...TEAM_PRIZE, teams: [team({ applied: "no" })] }, NONE),
  having("a team's prize, the team applied for another contest (VIII iii)", { ...TEAM_PRIZE, teams: [team({ teamContest: "K2" })] }, NONE),
  having("a team's prize, another team applied (VIII iii)", { ...TEAM_PRIZE, teams: [team({ team: "T2" })] }, NONE),
  having("a team of one is none (VIII iii)", { ...TEAM_PRIZE, teams: [team({ members: 1 })] }, NONE),
  having("a team's prize, teams unknown (VIII iii)", { ...TEAM_PRIZE, teams: undefined }, { met: [], open: ["1", "2"] }),
  ...(
    [
      ["team application", [team()], []],
      ["no team application", [], ["VIII-III-team"]],
      ["team applications unknown", undefined, ["VIII-III-team"]],
      ["another team's application", [team({ team: "T2" })], ["VIII-III-team"]],
    ] as const
  ).map(([name, teams, flags]) =>
    one(AWARD, `innovative-practice: a team's prize with ${name} is flagged or not (VIII iii)`, { lists: { ...TEAM_PRIZE, teams } }, { flags }),
  ),
];

const SPECIAL = { lists: { applications: [application(AWARD, { level: "special" })] } };
const remarkable = (value: string, authority = "SOIE"): DecisionRow => ({ key: "special", subject: "S1", value, authority });
const amount = (value: string, more: Partial<DecisionRow> = {}): DecisionRow => ({
  key: "amount",
  award: AWARD,
  subject: "S1/special",
  value,
  authority: "SOIE",
  ...more,
});

const SPECIALS: readonly RegulationCase[] = [
  one(AWARD, "innovative-practice: nobody applied for the special level (VII(II)iii ii))", {}, { status: { special: "not-eligible" } }),
  one(
    AWARD,
    "innovative-practice: remarkable, but not applied for (VII(II)iii ii))",
    { decisions: [remarkable("yes")] },
    { status: { special: "not-eligible" } },
  ),
  one(AWARD, "innovative-practice: the special level is not decided yet (VII(II)iii ii))", SPECIAL, {
    status: { special: "waiting" },
    asks: [
      "decision that the achievements are particularly remarkable (School of International Education, International Student Scholarships and Grants-in-aid Assessment Committee)",
    ],
  }),
  one(AWARD, "innovative-practice: not particularly remarkable", { ...SPECIAL, decisions: [remarkable("no")] }, { status: { special: "not-eligible" } }),
  one(
    AWARD,
    "innovative-practice: the special level of 8000.01 yuan (V(IV)ii)",
    { ...SPECIAL, decisions: [remarkable("yes", "Committee"), amount("8000.01", { authority: "Committee" })] },
    { status: { special: "eligible" }, due: { special: "8000.01" } },
  ),
  ...(
    [
      ["0.01", { due: { special: "0.01" } }],
      ["0", { faults: ["decision-range"] }],
    ] as const
  ).map(([yuan, expect]) =>
    one(AWARD, `innovative-practice: the special level of ${yuan} yuan (V(IV)ii)`, { ...SPECIAL, decisions: [remarkable("yes"), amount(yuan)] }, expect),
  ),
  one(
    AWARD,
    "innovative-practice: the special level beside the first, each is paid (A29)",
    { ...SPECIAL, ...EACH, decisions: [remarkable("yes"), amount("5000")] },
    { due: { special: "5000", "1": "3000" } },
  ),
  one(
    AWARD,
    "innovative-practice: remarkable, judged by another office",
    { ...SPECIAL, decisions: [remarkable("yes", "SHIE")] },
    { faults: ["decision-authority"] },
  ),
  one(
    AWARD,
    "innovative-practice: a special amount of another office",
    { ...SPECIAL, decisions: [remarkable("yes"), amount("5000", { authority: "School" })] },
    { faults: ["decision-authority"] },
  ),
];

const LIST: DecisionRow = { key: "office-list", award: AWARD, value: "yes", authority: "School of International Education" };

const PAYMENT: readonly RegulationCase[] = [
  all(AWARD, "eligible", "the highest level is due, not payable before the list (A29, A50)", {}, { due: { "1": "3000" }, payable: { "1": false } }),
  all(AWARD, "eligible", "payable with the list on file (A50)", { decisions: [LIST] }, { due: { "1": "3000" }, payable: { "1": true } }),
  all(AWARD, "eligible", "payable at once (A50)", { readings: { "entitlement.payable": "at-once" } }, { due: { "1": "3000" }, payable: { "1": true } }),
  one(AWARD, "innovative-practice: the second level (V(IV)ii)", { lists: prize("academic", "national", "third") }, { due: { "2": "1500" } }),
  one(
    AWARD,
    "innovative-practice: an achievement for each level, each is paid (A29)",
    { lists: { ...prize("academic", "national", "first"), ...project("provincial") }, ...EACH },
    { due: { "1": "3000", "2": "1500" } },
  ),
  one(
    AWARD,
    "innovative-practice: an achievement for each level, the highest is paid (A29)",
    { lists: { ...prize("academic", "national", "first"), ...project("provincial") } },
    { due: { "1": "3000" } },
  ),
];

const CONDUCT: readonly RegulationCase[] = [
  all(AWARD, "not-eligible", "enrolled at ZUST no more, though graduates may apply (VII(II)iii ii))", {
    facts: { stage: "graduated" },
    readings: { "stage.others": ["registered", "graduated"] },
  }),
  all(AWARD, "eligible", "an achievement shows the active part (VII(II)iii ii))", { facts: { "appraisals.innovativeEngagement": "no" } }),
  all(AWARD, "not-eligible", "no active part, which is appraised (VII(II)iii ii))", {
    facts: { "appraisals.innovativeEngagement": "no" },
    parameters: { "inno.engagementImplied": false },
  }),
  all(
    AWARD,
    "waiting",
    "the active part is appraised, and unknown",
    { parameters: { "inno.engagementImplied": false } },
    {
      asks: ["documents in proof of outstanding performance"],
    },
  ),
  all(AWARD, "not-eligible", "bad conduct in practice (VII(II)iii ii))", {
    lists: practice("technical", "no"),
    facts: { "appraisals.practiceConduct": "no" },
  }),
  all(AWARD, "waiting", "conduct in practice unknown (VII(II)iii ii))", { lists: practice("technical", "no") }, { asks: ["statement of the employer"] }),
  all(AWARD, "eligible", "no practice, no conduct in it", { facts: { "appraisals.practiceConduct": "no" } }),
];

/** Cases of Innovative Practice. */
export const INNOVATIVE: readonly RegulationCase[] = [...CONTESTS, ...PAPERS, ...OTHERS, ...WINDOWS, ...TEAMS, ...SPECIALS, ...PAYMENT, ...CONDUCT];
