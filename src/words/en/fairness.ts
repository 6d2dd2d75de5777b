/** English texts of the fairness figures. */
import type { Sentence } from "../sentence.ts";

/** Sentence per reason why something can go wrong. */
export const fairnessSentences: Readonly<Record<string, Sentence>> = {
  "regime-unequal": (v) => ({
    says: `awards of one limit cost different amounts, so ${v.policy === "rank" ? "one cut-off can move down where another moves up" : "two cheaper ones can take the place of a dearer one"}`,
  }),
  "regime-crossing": () => ({ says: "limits overlap and none contains the other" }),
  "regime-floor": () => ({ says: "a least number must be reached, whoever has the higher scores" }),
  "regime-interaction": (v) => ({ says: `${v.awards} depend on each other` }),
  "regime-levels-limited": (v) => ({ says: `another limit than the levels' own places counts ${v.award}` }),
  "regime-levels-open": (v) => ({ says: `somebody is eligible for a level of ${v.award}, but not for every level below it` }),
  "regime-declared": (v) => ({ says: `a choice between levels of ${v.award} is declared beforehand` }),
  "regime-weights-rising": (v) => ({ says: `a lower level of ${v.award} counts more than one above it` }),
  "regime-weights-mixed": () => ({ says: "one limit counts places of different weight" }),
};

/** What can take somebody's award away, and from whom. */
const TAKES: Readonly<Record<string, readonly [what: string, whose: string]>> = {
  budget: ["more money", ""],
  cap: ["more places", ", from one of the very group that gets them"],
  withdrawal: ["a rival's leaving", ""],
  loser: ["the leaving of somebody who has nothing, whom nobody needs to stand behind then", ""],
  reserve: ["a reserve", ", from one of the group it is for"],
};

/** What else can go wrong, by example. */
const EXAMPLES: Readonly<Record<string, string>> = {
  envy: "a higher score can stand behind a lower one",
  score: "a higher score of their own can bring a student a lower level",
  shift: "the same points more for everybody can change who wins",
  percent: "one student fewer in the count of a percentage can cost a place",
};

/** What can go wrong, example by example. */
export function exampleTexts(ids: readonly string[]): readonly string[] {
  const first = ids.find((id) => id in TAKES);
  return ids.map((id) => {
    const [what, whose] = TAKES[id] ?? [];
    if (what === undefined) return EXAMPLES[id] ?? "";
    return id === first ? `${what} can take somebody's award away${whose}` : `so can ${what}${whose}`;
  });
}

/** Texts of the section. */
export const fairnessTexts = {
  noEnvy: "Envy: none. Nobody stands behind a lower score at a level for which they are eligible.",
  unknown: "unknown",
  nothing: "nothing",
  safe: "What can go wrong in a case of this kind: nothing of what is known; each limit counts equal amounts, and limits are nested or apart.",
  oneCutOff:
    "What can go wrong in a case of this kind: nothing of what is known; there is one cut-off, and more money, more places or somebody's leaving can only move it down.",
  otherwiseOneCutOff: "Nothing else of what is known can: there is one cut-off, and more money, more places or somebody's leaving can only move it down.",
  otherwiseSafe: "Nothing else of what is known can: each limit counts equal amounts, and limits are nested or apart.",
} as const;

/** What a case of this kind allows. */
export function risksLine(examples: string): string {
  return `What can go wrong in a case of this kind, though perhaps not here ("bursar stress" looks for somebody harmed): ${examples}.`;
}

/** Why it does. */
export function becauseLine(reasons: string): string {
  return `That is because ${reasons}.`;
}

/** Under rates that are not for everybody's eyes. */
export function notPublished(): string {
  return "* fewer than 5 students, or enough to work out such a group: not to be published.";
}

/** All envy in one line. */
export function envyLine(pairs: number): string {
  const what = pairs === 1 ? "1 pair" : `${pairs} pairs`;
  return `Envy: ${what} of students, one eligible for a level and with the higher score, but placed below it, the other holding it.`;
}

/** Envy at one level. */
export function levelEnvyLine(v: {
  readonly award: string;
  readonly level: string;
  readonly pairs: number;
  readonly envious: number;
  readonly acrossParts: number;
  readonly otherAward: number;
  readonly declared: number;
}): string {
  const accounted = [
    v.acrossParts === 0 ? "" : `${v.acrossParts} between parts of a quota`,
    v.otherAward === 0 ? "" : `${v.otherAward} where they hold another award that excludes this one`,
    v.declared === 0 ? "" : `${v.declared} through an owed or declared place`,
  ].filter((text) => text !== "");
  const rest = accounted.length === 0 ? "" : `; of the pairs, ${accounted.join(", ")}`;
  return `${v.award}, ${v.level}: ${v.pairs === 1 ? "1 pair" : `${v.pairs} pairs`}, ${v.envious === 1 ? "1 student envies" : `${v.envious} students envy`}${rest}`;
}

/** The pair with the widest difference. */
export function worstLine(v: {
  readonly envious: string;
  readonly merit: string;
  readonly holds: string;
  readonly envied: string;
  readonly less: string;
}): string {
  return `the widest: ${v.envious} with ${v.merit} holds ${v.holds}, ${v.envied} with ${v.less} holds it`;
}

/** Rates of one field; groups are texts already. */
export function ratesLine(title: string, groups: string, more: number): string {
  return `Awarded of the eligible, by ${title}: ${groups}${more === 0 ? "" : `, and ${more} smaller groups (see --json)`}.`;
}

/** The rate of one group. */
export function rateText(group: string, awarded: number, eligible: number, percent: string, isPublished: boolean): string {
  return `${group} ${awarded} of ${eligible} (${percent} %)${isPublished ? "" : "*"}`;
}

/** Beside a reason that holds for several. */
export function alsoText(count: number): string {
  return ` (and ${count} more like it)`;
}

/** Names of the policies. */
const POLICIES: Readonly<Record<string, string>> = { merit: "merit (the best total)", rank: "rank (the best total without envy)" };

function more(amount: string, unit: string): string {
  return amount.startsWith("-") ? `${amount.slice(1)} ${unit}less` : `${amount} ${unit}more`;
}

/** What the other policy would bring: differences as texts, signed. */
export function priceLine(
  policy: string,
  v: { readonly goal: string; readonly merit: string; readonly places: number; readonly yuan: string; readonly students: number },
): string {
  const name = POLICIES[policy] ?? policy;
  if (v.students === 0) return `Under the policy ${name} everybody would hold the same (proved).`;
  const who = v.students === 1 ? "1 student" : `${v.students} students`;
  const places =
    v.places === 0 ? "as many awards" : `${Math.abs(v.places)} ${Math.abs(v.places) === 1 ? "award" : "awards"} ${v.places < 0 ? "fewer" : "more"}`;
  return `Under the policy ${name}: ${v.goal} ${more(v.merit, "")}, ${places}, ${more(v.yuan, "yuan ")}; ${who} would hold something else (proved).`;
}

/** Why it is not known what the other policy would bring. */
export function noPriceLine(policy: string, kind: "infeasible" | "refused" | "open", says: string): string {
  const name = POLICIES[policy] ?? policy;
  switch (kind) {
    case "infeasible":
      return `Under the policy ${name} no allocation keeps all limits (proved).`;
    case "refused":
      return `What the policy ${name} would change is not known: ${says}.`;
    case "open":
      return `What the policy ${name} would change was not worked out here: the same command with --policy ${policy} does it.`;
  }
}
