/** English texts of `bursar stress`. */

/** Texts of `bursar stress --help`, and of its messages. */
export const stressTexts = {
  scenario: "a scenario's folder, or the name of a shipped one",
  kinds: {
    budget: "more money of a fund",
    cap: "more places of a level or a quota; harm counts among those for whom they are",
    score: "a higher score of one's own",
    withdrawal: "a rival who wins leaves",
    reserve: "more reserved places of a quota; harm counts in the group that they are for",
    shift: "the same points more for everybody",
    percent: "a loser leaves before the census, so that populations count one fewer",
  },
  trials: "changes to try of each kind",
  timeLimit: "seconds after which the search ends",
  seed: "text from which changes are drawn; the same text and number of trials try the same",
  engine: "auto, price-and-branch, highs or javascript-lp-solver",
  json: "print one JSON object",
  examples: `
Looks for somebody who is harmed by what should harm nobody, proves it, and shows the smallest such case that it finds. Without a
kind, --budget, --cap, --score and --withdrawal are tried. Harm is what no tie explains: before the change every best allocation gives
them the award, after it none does. Both cases use the same lot. That nobody is found in so many trials is no proof that nobody can be.

Examples:
  bursar stress zust-autumn-tight --budget --trials 50
  bursar stress ./2024-autumn --time-limit 60 --json

Exit codes: 0 all trials done and nobody harmed, 1 somebody is harmed (or the case itself has no allocation), 2 faults in files or
words, 3 the time ended the search.`,
  nothing: "nothing",
  noPlaces: "no place is left",
  tableHeaders: ["Student", "Score", "Could be given", "Before", "After"],
  leaves: "(leaves)",
  wholeCase: "The case, in which every student is needed for it:",
  smallest: "This is the smallest case that was found: with any one of these students fewer, nobody was harmed.",
  notSmallest: "A smaller case may exist: the search for one was ended.",
  noAllocation: "The case itself has no allocation: bursar allocate says which clauses clash.",
  notProved: "The case itself was not proved in the time: there is nothing to compare with.",
} as const;

/** While it searches. */
export function stressProgress(solved: number): string {
  return `${solved} cases solved and proved`;
}

/** The change of a finding. `unit`: of what it is more. */
export function changeWords(v: { readonly kind: string; readonly what: string; readonly by: string; readonly from: string; readonly to: string }): string {
  switch (v.kind) {
    case "budget":
      return `${v.what} has ${v.by} yuan more (${v.from} instead of ${v.to})`;
    case "cap":
      return `${v.what} may have ${v.by} more`;
    case "reserve":
      return `${v.what} must have ${v.by} more`;
    case "score":
      return `${v.what} has ${v.by} points more`;
    case "shift":
      return `everybody has ${v.by} points more`;
    case "withdrawal":
      return `${v.what} leaves`;
    default:
      return `${v.what}, who would win nothing, leaves before the census`;
  }
}

/** Who is harmed. */
export function harmLine(v: {
  readonly student: string;
  readonly award: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}): string {
  return `HARMED: ${v.student} holds ${v.award}, ${v.before}; if ${v.change}, ${v.student} holds ${v.after === "" ? "nothing of it" : v.after}.`;
}

/** Above the students of the smallest case. */
export function smallCaseHeading(students: number, of: number, steps: number): string {
  return `The case made small (${steps} steps, each solved and proved): ${students} of ${of} students; the others are left out with what they hold, and the limits are what remains.`;
}

/** A limit of the small case. */
export function limitLine(title: string, value: string): string {
  return `  ${title}: ${value}`;
}

/** The numbers of a quota. */
export function placesText(atLeast: number | undefined, atMost: number | undefined): string {
  const limits = [atLeast === undefined ? "" : `at least ${atLeast}`, atMost === undefined ? "" : `at most ${atMost}`].filter((text) => text !== "");
  return limits.length === 0 ? "any number" : limits.join(" and ");
}

/** Why it happens, in totals of the first goal that differs. */
export function whyLine(goal: string, best: string, kept: string, why: string): string {
  const rest = kept === "" ? "no allocation at all leaves them what they had" : `the best that leaves them what they had reaches ${kept}`;
  return `Why: ${why} After the change the best total is ${goal} ${best}; ${rest} (each solved and proved).`;
}

/** Why it can happen, by kind of change. */
export const whyTexts: Readonly<Record<string, string>> = {
  budget: "with more money another choice of awards fits, which together count for more than the one with theirs.",
  cap: "with more places another choice of awards fits, which together count for more than the one with theirs.",
  score: "with more points it is worth more to give a student a level that counts more, though it stands lower in the list of levels.",
  withdrawal: "what the rival would have taken was only worth giving together with theirs; without the rival another choice counts for more.",
  reserve: "the reserved places go to a choice of others of the group, which only together fits the limits.",
  shift: "points are added up, so the same points for everybody count once for each award that is given, and more awards gain more.",
  percent: "a percentage of one fewer, rounded, is a place fewer.",
};

/** One kind without a finding. */
export function nobodyLine(kind: string, v: { readonly trials: number; readonly tied: number; readonly open: number; readonly isComplete: boolean }): string {
  const rest = [
    v.tied === 0 ? "" : `in ${v.tied} of them somebody lost a place that a tie explains`,
    v.open === 0 ? "" : `${v.open} of them were not proved or have no allocation`,
  ].filter((text) => text !== "");
  const end = v.isComplete ? "" : "; the time ended the search";
  return `${kind}: nobody was found to be harmed in ${v.trials} trials${rest.length === 0 ? "" : ` (${rest.join("; ")})`}${end}. This is no proof that nobody can be.`;
}

/** A kind for which the case has nothing to change. */
export function idleLine(kind: string): string {
  return `${kind}: there is nothing of the kind to change in this case.`;
}

/** What was done in all. */
export function solvedLine(solved: number): string {
  return `${solved} cases were solved, proved and recounted.`;
}
