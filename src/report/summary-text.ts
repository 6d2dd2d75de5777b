/** An allocation's summary as text for a terminal. */
import { authorityWord, awardWord, caseTitle, levelWord, readingQuestion } from "../award/titles.ts";
import { listed } from "../words/lists.ts";
import type { AllocationResult, GoalResult } from "../allocate.ts";
import { sponsorTotals } from "../award/allocation.ts";
import { waiverOf } from "../award/eligibility.ts";
import { readingsInUse } from "../award/readings.ts";
import { keyGoal } from "../award/recount.ts";
import { awardOf, isOptimised } from "../award/scheme.ts";
import { formatDecimal, FULL_BP } from "../decimal.ts";
import type { Fairness } from "../explain/fairness.ts";
import type { LotReport } from "../explain/lot-report.ts";
import * as words from "../words/report.ts";
import { inWords } from "../words/in-words.ts";
import { fairnessLines } from "./fairness-text.ts";
import { parameterText } from "./scheme-values.ts";
import { textTable } from "./text-table.ts";
import { cutOffLines } from "./cut-off-text.ts";
import { tieLines } from "./tie-text.ts";

type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;

/** Yuan with two decimals and thousands separators, from fen. */
export function yuan(fen: number): string {
  const [whole, cents] = formatDecimal(fen, 2).split(".");
  return `${(whole ?? "").replace(/\B(?=(\d{3})+(?!\d))/g, ",")}.${cents}`;
}

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const leftColumns = headers[1] === words.reportTexts.levelHeaders[1] ? 2 : 1;
  return textTable(
    headers,
    rows,
    headers.map((_, i) => (i < leftColumns ? "left" : "right")),
  );
}

function funnelTable(result: Allocated): string {
  const rows = result.summary.funnel.map((row) =>
    [row.title, row.candidates, row.eligible, row.waiting, row.notEligible + row.disqualified, row.notAccepted].map(String),
  );
  return table(words.reportTexts.funnelHeaders, rows);
}

/** The levels to show: of awards for which nobody competes only those that somebody got, or the first. */
export function shownLevels(result: {
  readonly theCase: Allocated["theCase"];
  readonly summary: Pick<Allocated["summary"], "levels">;
}): Allocated["summary"]["levels"] {
  const { levels } = result.summary;
  return levels.filter((row, i) => {
    const award = awardOf(result.theCase.scheme, row.award);
    const isFirst = levels[i - 1]?.award !== row.award;
    const nobody = levels.every((other) => other.award !== row.award || other.awarded === 0);
    return isOptimised(award) || row.awarded > 0 || (isFirst && nobody);
  });
}

/** What is told of places: a case, and its limits on groups. */
interface WithPlaces {
  readonly theCase: Allocated["theCase"];
  readonly summary: Pick<Allocated["summary"], "quotas">;
}

/** Places of a level, or that there is no cap, or that the authority decides. */
export function placesText(result: WithPlaces, award: string, places: number | undefined): string {
  if (places !== undefined) return String(places);
  if (awardOf(result.theCase.scheme, award).selection === "decided") return words.reportTexts.asDecided;
  return result.summary.quotas.some((quota) => quota.awards.includes(award)) ? words.reportTexts.byQuota : words.reportTexts.noCap;
}

function levelTable(result: Allocated): string {
  const digits = result.theCase.scheme.merit.digits;
  const shown = shownLevels(result);
  const rows = shown.map((row, i) => [
    shown[i - 1]?.award === row.award ? "" : row.title,
    row.levelTitle,
    placesText(result, row.award, row.places),
    String(row.awarded),
    row.cutOff === undefined ? words.reportTexts.none : formatDecimal(row.cutOff, digits),
    yuan(row.fen),
  ]);
  const awarded = result.summary.levels.reduce((sum, row) => sum + row.awarded, 0);
  const fen = result.summary.levels.reduce((sum, row) => sum + row.fen, 0);
  return table(words.reportTexts.levelHeaders, [...rows, [words.reportTexts.total, "", "", String(awarded), "", yuan(fen)]]);
}

function budgetLines(result: Allocated): readonly string[] {
  if (result.summary.budgets.length === 0) return [words.noBudget()];
  return result.summary.budgets.map((row) =>
    words.budgetLine({
      title: row.title,
      limit: yuan(row.limitFen),
      spent: row.spentFen === 0 ? "" : yuan(row.spentFen),
      due: yuan(row.dueFen),
      reserved: yuan(row.reservedFen),
      awarded: yuan(row.awardedFen),
      left: yuan(row.leftFen),
    }),
  );
}

/** Limits on groups of places, where one is used or must be filled. */
function quotaLines(result: Allocated): readonly string[] {
  const title = (id: string) => awardOf(result.theCase.scheme, id).title;
  return result.summary.quotas
    .filter((row) => row.used > 0 || (row.atLeast ?? 0) > 0)
    .map((row) => words.quotaLine({ ...row, awards: row.awards.map(title).join(" + ") }));
}

/** Money by sponsor, where several pay. */
function sponsorLines(result: Allocated): readonly string[] {
  const totals = sponsorTotals(result.students);
  return totals.length < 2 ? [] : totals.map(({ sponsor, fen }) => words.sponsorLine(sponsor, yuan(fen)));
}

/** Which ambiguous clauses matter, and which of them are not read by default. */
function readingLines(result: Allocated): readonly string[] {
  const used = readingsInUse(result.theCase);
  const { scheme, parameters } = result.theCase;
  const same = (value: unknown, fallback: unknown) => JSON.stringify(value) === JSON.stringify(fallback);
  const other = used.filter((parameter) => !same(parameters.get(parameter.name), parameter.fallback));
  const ids = used.map((parameter) => parameter.reading.id);
  return [
    ...(ids.length === 0 ? [] : [words.readingsLine(listed(ids), other.length)]),
    ...other.map((parameter) => {
      const { id, question } = parameter.reading;
      return words.readingLine(id, readingQuestion(scheme, id, question), parameterText(scheme, parameter, parameters.get(parameter.name)));
    }),
  ];
}

/** How many are flagged by which rule. */
function flagLines(result: Pick<Allocated, "students">): readonly string[] {
  const counts = new Map<string, { count: number; readonly first: string; readonly article: string }>();
  for (const student of result.students) {
    for (const flag of student.flags) {
      const found = counts.get(flag.rule) ?? { count: 0, first: student.id, article: flag.article };
      counts.set(flag.rule, { ...found, count: found.count + 1 });
    }
  }
  return [...counts].map(([rule, { count, first, article }]) => words.flagLine(rule, article, count, first));
}

/** A sum of numerators in the unit of its value; a fraction where the unit is no decimal. */
function keyShown(value: bigint, denominator: number): string {
  const digits = String(denominator).length - 1;
  return 10 ** digits === denominator ? formatDecimal(value, digits).replace(/\.0+$/, "") : `${value}/${denominator}`;
}

/** Merit sums are basis points times scaled merits: shown as points with the scheme's digits and four more; keys in the unit of their value. */
export function goalShown(result: { readonly theCase: Allocated["theCase"] }, name: string, value: bigint): string {
  const key = result.theCase.scheme.keys.find((candidate) => `goal|${keyGoal(candidate)}` === name);
  if (key !== undefined) return keyShown(value, key.value.denominator);
  return goalValueShown(name, value, result.theCase.scheme.merit.digits);
}

/** The value of a goal that is no key. */
export function goalValueShown(name: string, value: bigint, meritDigits: number): string {
  if (name !== "goal|merit") return value.toString();
  return formatDecimal(value, meritDigits + String(FULL_BP).length - 1).replace(/(\.\d\d\d*?)0+$/, "$1");
}

function goalLine(result: Allocated, goal: GoalResult): string {
  const gap = goal.bound === goal.value ? "" : goalShown(result, goal.name, goal.bound - goal.value);
  return words.goalText(words.goalNames[goal.name] ?? words.keyGoalName(goal.name.replace("goal|key-", "")), goalShown(result, goal.name, goal.value), gap);
}

/** The goals with their values, and the proof, in one line each. */
export function proofLines(result: Allocated): readonly string[] {
  const goals = listed(result.goals.map((goal) => goalLine(result, goal)));
  const { lines, bytes, claims, checkMilliseconds } = result.proof;
  const first = result.status === "optimal" ? words.provedLine(goals) : words.notProvedLine(goals, result.limit ?? "");
  const { engine, prover, settledByEngine, refusedClaim } = result.facts;
  const ownClaims = settledByEngine === undefined ? [] : [words.claimLine(engine, prover, settledByEngine, refusedClaim ?? "")];
  return [first, words.proofLine({ lines, bytes, claims, milliseconds: checkMilliseconds.toFixed(0) }), ...ownClaims];
}

/** What remarks speak of. */
type Remarked = Pick<Allocated, "basis" | "theCase" | "students"> & { readonly summary: Pick<Allocated["summary"], "levels"> };

/** Declarations, waivers in force, places beyond caps, obligations that were not carried out, flags. */
export function remarks(result: Remarked): readonly string[] {
  const { basis, theCase } = result;
  const excess = result.summary.levels.filter((row) => row.excess > 0).map((row) => words.excessLine(row.title, row.levelTitle, row.excess));
  const unowed = basis.obligations.unowed.map((place) =>
    words.unowedLine(
      theCase.ids[place.student] ?? "",
      awardWord(theCase.scheme, place.award),
      levelWord(theCase.scheme, place.award, place.level),
      place.agreement,
      place.why,
    ),
  );
  const waivers = theCase.decisions.filter((decision) => decision.key === "waiver");
  const inForce = waivers.filter((decision) => {
    const rule = theCase.scheme.rules.find((candidate) => candidate.id === decision.value);
    if (rule === undefined) return true;
    return waiverOf(theCase, rule, decision.award, theCase.ids.indexOf(decision.subject)) !== undefined;
  });
  const locks = theCase.locks.map((lock) => words.lockLine(lock.kind, lock.student, lock.award, lock.level ?? "", lock.author, lock.reason));
  return [
    ...locks,
    ...inForce.map((decision) => words.waiverLine(decision.subject, decision.value, authorityWord(theCase.scheme, decision.authority), decision.reason)),
    ...excess,
    ...unowed,
    ...flagLines(result),
  ];
}

function questionLines(result: Allocated): readonly string[] {
  if (result.summary.questions.length === 0) return [];
  return [words.reportTexts.questions, ...result.summary.questions.map((question) => `  ${inWords(question).says}`), ""];
}

function fairnessSection({ theCase }: Allocated, fairness: Fairness | undefined): readonly string[] {
  if (fairness === undefined) return [];
  const title = (award: string, level: string) => awardOf(theCase.scheme, award).levels.find((candidate) => candidate.id === level)?.title ?? level;
  const shown = (goal: number, value: bigint) => {
    const name = `goal|${theCase.goals[goal] ?? ""}`;
    return { name, value: goalShown({ theCase }, name, value) };
  };
  return [...fairnessLines(fairness, theCase.scheme.merit.digits, title, shown), ""];
}

/** The whole summary, ending with a line break; `lot` and `fairness`: their numbers, where they were worked out. */
export function summaryText(result: Allocated, lot?: LotReport, fairness?: Fairness): string {
  const { theCase } = result;
  const parts = [
    words.headline(caseTitle(theCase), theCase.asOfText, theCase.round),
    ...(theCase.synthetic ? [words.reportTexts.synthetic] : []),
    "",
    words.studentsLine(result.summary.students),
    "",
    funnelTable(result),
    "",
    levelTable(result),
    "",
    ...cutOffLines(result),
    ...quotaLines(result),
    ...budgetLines(result),
    ...sponsorLines(result),
    "",
    ...tieLines(result, lot, (key, value) => goalShown(result, `goal|key-${key}`, BigInt(value))),
    ...remarks(result),
    "",
    ...readingLines(result),
    "",
    ...fairnessSection(result, fairness),
    ...questionLines(result),
    ...proofLines(result),
  ];
  return parts.map((line) => `${line}\n`).join("");
}
