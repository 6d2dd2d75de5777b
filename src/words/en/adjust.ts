/** English texts of `bursar adjust`. */
import type { Sentence } from "../sentence.ts";

const BASIS: Readonly<Record<string, string>> = {
  units: "units: shares of a tuition, whosever tuition it is",
  "reference-tuition": "money at the reference tuition, the mean of the population",
  baseline: "money of the baseline: the allocation with the regulation's own places",
  explicit: "an amount that the office states",
};

const RELATION: Readonly<Record<string, string>> = { le: "at most the constant", eq: "exactly the constant", tolerance: "the constant within a tolerance" };

const GOALS: Readonly<Record<string, string>> = {
  merit: "merit",
  heads: "heads",
  "first-level": "first-level places",
  nearest: "the fewest places that differ from the baseline",
};

const MARGINAL_GOALS: Readonly<Record<string, string>> = {
  merit: "merit of all awards",
  heads: "awards of all kinds",
  "award-heads": "awards",
  "award-first-level": "awards at the first level",
};

const WHY: Readonly<Record<string, string>> = {
  "no-tuition": "census.csv does not state the tuition of the population",
  "no-baseline": "the regulation's own places have no allocation",
  "no-amount": "no amount is stated (--amount)",
};

const MONEY: Readonly<Record<string, string>> = {
  kept: "the total amount stays within what is asked",
  nominal: "no level exceeds its own places, which the regulation allows without an adjustment",
  over: "the total amount does not stay within what is asked",
};

/** Words of the command and its report. */
export const adjustTexts = {
  scenario: "a scenario's folder, or the name of a shipped one",
  award: "the award whose levels are adjusted",
  percent: "a percentage per level, first level first: 2,3,4,5",
  places: "places per level, first level first: 8,13,17,21",
  basis: "constant relative to what: reference-tuition, units, baseline or explicit (default: as the scenario reads the regulation)",
  amount: "the constant in yuan, with --basis explicit",
  relation: "le, eq or tolerance:FEN (default: as the scenario reads the regulation)",
  heads: "most awards: none, sumOfCaps, floorOfSum or a number (default: as the scenario reads the regulation)",
  maxShift: "most places that a level may move: 3, or one per level: 1,2,3,3",
  direction: "any, or down: money moves from higher levels to lower ones only",
  goal: "merit, heads, first-level, or nearest: as few places as possible differ from those given without an adjustment",
  marginal: "print what one more place at each level, and 1,000 more yuan, would bring",
  goals: "two of merit, heads and first-level: merit,heads",
  maxPoints: "stop after so many adjustments",
  engine: "auto, price-and-branch, highs or javascript-lp-solver",
  timeLimit: "seconds for each allocation",
  json: "print one JSON object",
  check: "is a proposal of percentages or places budget-neutral, to the fen",
  propose: "the best budget-neutral adjustment for a goal, proved",
  frontier: "all budget-neutral adjustments between two goals of which none is better in both, proved",
  examples: `
"While the total amount of funding shall remain constant, the proportion of students awarded at each level can be
adjusted": this says whether a proposal does that, or finds the best one that does. Nothing is decided by it: an adjustment
needs a decision of the authority.

Examples:
  bursar adjust check zust-autumn --award excellent-freshman --places 6,12,15,20
  bursar adjust check zust-autumn --award excellent-freshman --percent 2,3,4,5 --basis units --relation eq
  bursar adjust propose zust-autumn --award excellent-freshman --goal merit --max-shift 2
  bursar adjust propose zust-autumn --award excellent-freshman --goal nearest --basis units --relation eq
  bursar adjust frontier zust-autumn --award excellent-language --goals merit,heads
  bursar adjust propose zust-autumn --award excellent-language --max-shift 2 --marginal

Exit codes: 0 neutral, or found and proved; 1 not neutral, or no neutral adjustment; 2 faults in files or words; 3 stopped by a limit.`,
  heading: (award: string, title: string) => `${award} · ${title}`,
  population: (count: number, date: string) => `percentages of ${count} counted on ${date}`,
  levelHeaders: ["Level", "Own places", "Given with them", "Proposed", "Given", "Smallest %", "At the reference (yuan)"],
  proposedHeaders: ["Level", "Own places", "Given with them", "Proposed", "Smallest %", "At the reference (yuan)"],
  basisHeaders: ['"Constant"', "Constant (yuan)", "Proposal (yuan)", "Difference (yuan)", "Tuition-years", "Within", "Equal"],
  shortBasis: (basis: string, isStated: boolean) => `${basis}${isStated ? " *" : ""}`,
  stated: (basis: string, relation: string, fen: string) =>
    `* asked: ${BASIS[basis] ?? basis}; ${RELATION[relation] ?? relation}${fen === "" ? "" : ` of ${fen} yuan`}`,
  unknownBalance: "?",
  whyUnknown: (basis: string, why: string) => `? ${basis}: ${WHY[why] ?? why}`,
  yes: "yes",
  no: "no",
  noPercent: "none",
  verdict: (isNeutral: boolean, money: string) => `${isNeutral ? "Neutral" : "Not neutral"}: ${MONEY[money] ?? money}.`,
  chosen: (isNeutral: boolean, fen: string) =>
    `${isNeutral ? "Neutral" : "Not neutral"}: chosen by the goals alone the students cost too much; with the money as a limit as many are given at every level, for ${fen} yuan.`,
  headsBound: (value: number, most: number, kept: boolean) => `${kept ? "kept" : "broken"}: ${value} awards, at most ${most}`,
  shift: (level: string, value: number, least: string, most: number, kept: boolean) =>
    `${kept ? "kept" : "broken"}: level ${level} with ${value} places, ${least === "" ? "" : `at least ${least}, `}at most ${most}`,
  down: (level: string, value: number, most: number, kept: boolean) => `${kept ? "kept" : "broken"}: down to level ${level} ${value} units, at most ${most}`,
  empty: (places: string) => `Places that stay empty, because nobody else is eligible or other limits bind: ${places}`,
  proposal: (goal: string) => `The best neutral adjustment for ${GOALS[goal] ?? goal}:`,
  values: (merit: string, heads: string, first: string) => `merit of all awards ${merit}, ${heads} awards, ${first} of them at the first level`,
  before: "with the regulation's own places:",
  after: "adjusted:",
  distance: (places: number) => `places that differ, over all levels: ${places}`,
  proof: (lines: number) => `Proved: no neutral adjustment is better (${lines} lines checked).`,
  moves: (count: number) =>
    count === 0 ? "Nobody receives something else." : count === 1 ? "1 student receives something else:" : `${count} students receive something else:`,
  move: (id: string, from: string, to: string) => `  ${id}: ${from} -> ${to}`,
  nothing: "nothing",
  more: (count: number) => `  and ${count} more (--json names all)`,
  frontierHeading: (count: number, first: string, second: string) =>
    `${count} neutral adjustments between ${GOALS[first] ?? first} and ${GOALS[second] ?? second}; of no two is one better in both:`,
  frontierHeaders: ["Places", "Merit of all awards", "Heads", "First level", "Paid (yuan)", "Move"],
  frontierProof: "Proved: there is no other between them, and none beyond the ends.",
  incomplete: (count: number) => `Stopped after ${count} adjustments (--max-points): there are more.`,
  rate: (from: string, count: string, to: string, fen: string) =>
    `  one place at ${from} = ${count} at ${to}${fen === "" ? "" : ` = ${fen} yuan at the reference tuition`}`,
  rates: "What places are worth in one another:",
  marginalHeading: (goal: string) => `What more would bring (${MARGINAL_GOALS[goal] ?? goal}):`,
  marginalHeaders: ["One more", "Indicated by the proof's prices", "Confirmed by solving again"],
  marginalPlace: (level: string) => `place at ${level}`,
  marginalMoney: "1,000 yuan in the total, levels free",
  marginalNone: "none",
  marginalNote: "A price indicates what the relaxation would gain; what is confirmed is the difference of two proved values.",
  none: (what: string, kind: string) => `${NONE[what] ?? what}: ${KINDS[kind] ?? kind}.`,
  progress: (points: number) => `adjust: ${points} found`,
  unknown: (option: string, found: string, expected: string) => `${option} is "${found}"; expected: ${expected}.`,
} as const;

const NONE: Readonly<Record<string, string>> = {
  nominal: "With the regulation's own places",
  proposed: "With the proposed places",
  adjusted: "With the constant total as a limit",
};

const KINDS: Readonly<Record<string, string>> = {
  infeasible: "there is no allocation (proved)",
  unsettled: "no allocation was found before the limit",
  feasible: "the allocation was not proved the best before the limit",
};

const near = (name: string | number | undefined) => (name === "" || name === undefined ? {} : { hint: `did you mean ${name}?` });

/** Sentence per fault of the words of `adjust`, and of what the case lacks for it. */
export const adjustSentences: Readonly<Record<string, Sentence>> = {
  "adjust-award": (v) => ({
    says: v.known === "" ? "the regulation lets no award be adjusted" : `"${v.name}" is no award that the regulation lets be adjusted; it names ${v.known}`,
    ...near(v.near),
  }),
  "adjust-amounts": (v) => ({
    says: `${v.award} cannot be adjusted: its levels are neither all shares of a tuition nor all fixed amounts that students compete for`,
  }),
  "adjust-caps": (v) => ({ says: `${v.award}, ${v.level}: no number of places is stated or decided, so that nothing is constant` }),
  "adjust-basis": (v) => ({ says: `"${v.found}" is no basis; known: ${v.known}`, ...near(v.near) }),
  "adjust-relation": (v) => ({ says: `"${v.found}" is no relation`, hint: "le (at most), eq (exactly), or tolerance:100 (within 100 fen)" }),
  "adjust-heads": (v) => ({ says: `"${v.found}" bounds no number of awards`, hint: "none, sumOfCaps, floorOfSum or a whole number" }),
  "adjust-direction": (v) => ({ says: `"${v.found}" is no direction`, hint: "any or down" }),
  "adjust-levels": (v) => ({
    says: `${v.found} ${v.found === 1 ? "value" : "values"} for the ${v.levels} levels of ${v.award}`,
    hint: "one per level, first level first, with commas between them",
  }),
  "adjust-number": (v) => ({ says: `"${v.found}" is no whole number of places` }),
  "adjust-percent": (v) => ({ says: `"${v.found}" is no percentage from 0 to 100 with at most two decimals` }),
  "adjust-no-percentage": (v) => ({ says: `the limits of ${v.award} are no percentages of a population`, hint: "state --places" }),
  "adjust-one-of": () => ({ says: "state the proposal once: --percent or --places" }),
  "adjust-too-many": (v) => ({ says: `${v.places} places are proposed, but only ${v.students} students are counted` }),
  "adjust-amount": (v) => ({ says: `"${v.found}" is no amount in yuan` }),
  "adjust-nearest-levels": (v) => ({ says: `${v.award} has ${v.levels} levels; the nearest adjustment is searched for ${v.most} at most` }),
  "adjust-amount-missing": () => ({ says: "the basis explicit needs the amount that the office states", hint: "--amount 638000" }),
  "adjust-no-tuition": (v) => ({
    says: `the tuition of the population behind ${v.award} is not stated for ${v.date}, ${v.round}: its mean is what "constant" refers to`,
    hint: "add the column tuition (yuan of one year, all who are counted), or choose --basis units, baseline or explicit",
  }),
};
