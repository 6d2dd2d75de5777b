/** Random schemes: a few awards with levels, caps, rules, exclusions, stacking, quotas and agreements. */
import type { AwardData, CapData, LimitData, RuleData, SchemeData } from "../../src/scenario/scheme-shape.ts";
import type { Dice } from "./dice.ts";

/** How large a case is. */
export interface CaseSize {
  readonly students: readonly [number, number];
  /** Census counts lie between these. */
  readonly count: readonly [number, number];
  readonly places: readonly [number, number];
  /** Most levels of the second and third award. */
  readonly furtherLevels: number;
  /** Also draw keys, quotas over two awards, and an award whose amounts are decided. */
  readonly more?: boolean;
}

const WEIGHTS = [
  ["100 %", "70 %", "50 %", "30 %"],
  ["100 %", "75 %", "50 %", "25 %"],
  ["80 %", "80 %", "80 %", "80 %"],
  ["100 %", "60 %", "60 %", "20 %"],
];
const SHARES = [
  ["100 %", "70 %", "50 %", "30 %"],
  ["1/3", "33.33 %", "20 %", "7 %"],
];
const FIXED = [
  ["9000 yuan", "7000 yuan", "5000 yuan", "3000 yuan"],
  ["8333.33 yuan", "4166.67 yuan", "2000.05 yuan", "999.99 yuan"],
];
const MERITS = ["score", "score", "extra", "(2 * score + extra) / 3"];

function drawCap(die: Dice, size: CaseSize): CapData | undefined {
  const kind = die.below(10);
  if (kind < 2) return undefined;
  if (kind < 4) return { places: String(die.between(size.places[0], size.places[1])) };
  if (kind < 5) return { decision: "places", authority: "office" };
  return {
    share: `${die.pick([1, 2, 3, 4, 5, 7])} %`,
    of: die.pick(["registered", "freshmen"]),
    rounding: die.pick(["floor", "floor", "half-up", "ceil"]),
    minimumOne: String(die.chance(0.5)),
    ...(die.chance(0.2) ? { used: "1" } : {}),
  };
}

function drawAward(die: Dice, size: CaseSize, id: string, mostLevels: number): AwardData {
  const weights = die.pick(WEIGHTS);
  const [shares, fixed] = [die.pick(SHARES), die.pick(FIXED)];
  const byShare = die.chance(0.6);
  const levels = weights.slice(0, die.between(1, mostLevels)).map((weight, i) => {
    const cap = drawCap(die, size);
    const amount = byShare ? { share: shares[i] ?? "", of: "tuition" } : { fixed: fixed[i] ?? "" };
    return { id: String(i + 1), title: `level ${i + 1}`, article: `${id}.${i + 1}`, amount, weight, ...(cap === undefined ? {} : { cap }) };
  });
  return {
    id,
    title: `award ${id}`,
    article: id,
    selection: "optimised",
    authority: "office",
    candidate: `"${id}" in applied`,
    merit: die.pick(MERITS),
    levels,
  };
}

function entitledAward(die: Dice): AwardData {
  const level = (id: string, yuan: string) => ({ id, title: `test ${id}`, article: "E", amount: { fixed: yuan } });
  return {
    id: "e1",
    title: "entitlement",
    article: "E",
    selection: "entitled",
    authority: "office",
    candidate: '"e1" in applied',
    combine: die.pick(["highest", "each"]),
    levels: [level("6", "1800.10 yuan"), level("5", "900 yuan")],
    ...(die.chance(0.3) ? { payable: { decision: "office-list", authority: "office", article: "E" } } : {}),
  };
}

function drawRules(die: Dice, awards: readonly AwardData[]): RuleData[] {
  const rules: RuleData[] = [{ id: "clean", article: "R1", awards: "all", require: "clean", soft: die.pick(["hard", "waivable"]) }];
  for (const award of awards) {
    if (award.selection === "decided") {
      rules.push({ id: "d-1", article: "D1", awards: [award.id], levels: ["1"], require: "gpa >= 3.0" });
      continue;
    }
    if (award.selection === "entitled") {
      rules.push({ id: "test-6", article: "E6", awards: ["e1"], levels: ["6"], require: "any(tests, level == 6 and points >= 180)" });
      rules.push({ id: "test-5", article: "E5", awards: ["e1"], levels: ["5"], require: "any(tests, level >= 5)" });
      continue;
    }
    const { id, levels } = award;
    if (die.chance(0.5)) rules.push({ id: `gpa-${id}`, article: "R2", awards: [id], levels: [die.pick(levels).id], require: "gpa >= 2.5", soft: "waivable" });
    if (die.chance(0.3)) rules.push({ id: `guard-${id}`, article: "R3", awards: [id], when: 'gender == "F"', require: "extra >= 55" });
  }
  return rules;
}

function quotaLimit(die: Dice, by: boolean, places: readonly number[]): LimitData {
  const total = { share: `${die.pick([2, 3, 5])} %`, of: "registered", rounding: die.pick(["floor", "ceil"]) };
  if (die.chance(0.5)) return { places: String(die.pick(places)) };
  if (by && die.chance(0.6)) return { apportion: "registered", total, method: die.pick(["largest-remainder", "per-part-floor"]), plan: "quota" };
  return total;
}

/** Where a quota counts a part only, floors can be met more often. */
function drawQuota(die: Dice, awards: readonly AwardData[], index: number): NonNullable<SchemeData["quotas"]>[number] {
  const award = die.pick(awards);
  const by = die.chance(0.4);
  const floor = die.chance(0.35);
  const limits: { atMost?: LimitData; atLeast?: LimitData } = floor
    ? { atLeast: { places: by ? "0" : String(die.pick([1, 1, 2])) } }
    : { atMost: quotaLimit(die, by, [0, 1, 1, 2]) };
  if (floor && by) limits.atMost = { places: "1" };
  return {
    id: `quota-${index}`,
    article: `Q${index}`,
    award: award.id,
    ...(die.chance(0.4) ? { levels: [die.pick(award.levels).id] } : {}),
    ...(die.chance(0.5) ? { where: die.pick(['gender == "F"', "gpa < 3.5"]) } : {}),
    ...(by ? { by: "school" } : {}),
    ...limits,
  };
}

function drawStacking(die: Dice, ids: readonly string[]): NonNullable<SchemeData["stacking"]> {
  if (ids.length < 2 || die.chance(0.5)) return [];
  const awards = die.chance(0.5) ? [...ids] : ids.slice(0, 2);
  const share = die.pick(["100 %", "80 %", "50 %", "param.stackShare"]);
  return [
    { id: "stack", article: "S", awards, limit: { share, of: "tuition" }, reduce: die.pick(awards), ...(die.chance(0.6) ? { held: 'cycle == "2023"' } : {}) },
  ];
}

function drawExclusions(die: Dice, ids: readonly string[]): NonNullable<SchemeData["exclusions"]> {
  const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b]));
  return pairs.filter(() => die.chance(0.25)).map((awards, i) => ({ id: `excl-${i}`, article: `X${i}`, awards }));
}

/** The levels of the decided award: their ranges in yuan; the second is soft. */
export const DECIDED_RANGES = [
  { id: "1", low: 1000, high: 3000 },
  { id: "2", low: 200, high: 1000 },
] as const;

/** Id of the soft range, which a waiver lifts. */
export const SOFT_RANGE = "d1-small";

function decidedAward(die: Dice): AwardData {
  const entitled = die.chance(0.5);
  const levels = DECIDED_RANGES.map(({ id, low, high }, i) => ({
    id,
    title: `service ${id}`,
    article: "D",
    amount: { range: [`${low} yuan`, `${high} yuan`], ...(i === 1 ? { soft: "true", id: SOFT_RANGE } : {}) },
    ...(i === 0 && entitled ? { entitled } : {}),
  }));
  return { id: "d1", title: "decided", article: "D", selection: "decided", authority: "office", candidate: '"d1" in applied', levels };
}

/** How many amounts may be decided. */
function decidedQuota(die: Dice): NonNullable<SchemeData["quotas"]> {
  if (die.chance(0.4)) return [];
  const atMost: LimitData = die.chance(0.5) ? { decision: "places", authority: "office" } : { places: String(die.between(2, 4)) };
  return [{ id: "d-number", article: "D2", award: "d1", ...(die.chance(0.3) ? { by: "school" } : {}), atMost }];
}

/** Places of two awards counted together. */
function quotaOfTwo(die: Dice, awards: readonly AwardData[]): NonNullable<SchemeData["quotas"]> {
  const [first, second] = die.shuffle(awards);
  if (first === undefined || second === undefined || die.chance(0.5)) return [];
  const limit = die.chance(0.75) ? { atMost: { places: String(die.between(1, 2)) } } : { atLeast: { places: String(die.between(1, 2)) } };
  const where = die.chance(0.3) ? { where: 'gender == "F"' } : {};
  return [{ id: "both", article: "Q0", awards: [first.id, second.id], ...(die.chance(0.3) ? { levels: ["1"] } : {}), ...where, ...limit }];
}

/** Keys by their values; tests/support/decided-by-hand.ts knows the same by hand. */
export const KEY_VALUES = ['gender == "F" ? 1 : 0', "extra", 'school == "art" ? 2 : school == "law" ? 1 : 0'] as const;

function drawKeys(die: Dice, awards: readonly AwardData[]): NonNullable<SchemeData["keys"]> {
  return [1, 2].slice(0, die.pick([0, 1, 1, 2])).map((i) => ({
    id: `key-${i}`,
    article: `K${i}`,
    awards: die.chance(0.6) ? awards.map((award) => award.id) : [die.pick(awards).id],
    ...(die.chance(0.2) ? { when: "param.keysCount" } : {}),
    value: die.pick(KEY_VALUES),
  }));
}

const FIELDS: SchemeData["fields"] = {
  tuition: { type: "money", document: "tuition schedule" },
  score: { type: "decimal", digits: 2, min: 0, max: 100, document: "score sheet" },
  extra: { type: "integer", min: 0, max: 100, document: "second score sheet" },
  gpa: { type: "decimal", digits: 1, min: 0, max: 5, document: "transcript" },
  clean: { type: "boolean", document: "discipline file" },
  gender: { type: "code", values: ["F", "M"], document: "passport" },
  school: { type: "code", document: "registration" },
  agreement: { type: "code", optional: true, document: "agreement" },
  applied: { type: "codes", document: "application form" },
  tests: { type: "list", document: "test certificate", records: { level: { type: "integer", min: 1, max: 6 }, points: { type: "integer", min: 0, max: 300 } } },
  awardsHeld: {
    type: "list",
    table: "history",
    document: "award register",
    records: { award: { type: "code" }, cycle: { type: "code" }, amount: { type: "money" } },
  },
};

/** Draws a scheme. */
export function drawScheme(die: Dice, size: CaseSize): SchemeData {
  const count = die.pick([1, 1, 2, 2, 2, 3]);
  const optimised = ["a1", "a2", "a3"].slice(0, count).map((id, i) => drawAward(die, size, id, i === 0 ? 4 : size.furtherLevels));
  const ids = optimised.map((award) => award.id);
  const plain = die.chance(0.4) ? [...optimised, entitledAward(die)] : optimised;
  const decides = size.more === true && die.chance(0.5);
  const awards = decides ? [...plain, decidedAward(die)] : plain;
  const truth = () => String(die.chance(0.5));
  return {
    scheme: "tiny",
    title: "tiny scheme",
    source: "drawn by a test",
    timezone: "+08:00",
    merit: { digits: die.pick([0, 1, 2]), from: 0, to: 100 },
    fields: FIELDS,
    parameters: {
      stackShare: { type: "share", meaning: "limit of stacking", default: die.pick([null, "60 %"]) },
      keysCount: { type: "boolean", meaning: "whether keys with a condition count", default: false },
    },
    authorities: { office: "International Office" },
    populations: {
      registered: { title: "registered students", article: "P1", parts: "school" },
      freshmen: { title: "freshmen", article: "P2" },
    },
    awards,
    rules: drawRules(die, awards),
    exclusions: drawExclusions(die, ids),
    stacking: drawStacking(die, ids),
    quotas: [
      ...[1, 2].slice(0, die.pick([0, 0, 1, 1, 2])).map((index) => drawQuota(die, optimised, index)),
      ...(size.more === true ? quotaOfTwo(die, optimised) : []),
      ...(decides ? decidedQuota(die) : []),
    ],
    keys: size.more === true ? drawKeys(die, optimised) : [],
    ...(die.chance(0.6)
      ? {
          agreements: {
            article: "XI",
            kind: "joint",
            field: "agreement",
            countsInCaps: truth(),
            countsInBudget: truth(),
            overCap: die.pick(["prevails", "infeasible"]),
          },
        }
      : {}),
  };
}
