/** What `bursar stress` found, as text for a terminal and as JSON. */
import { bundleAmounts, type Pick } from "../award/amounts.ts";
import { boundFen } from "../award/entitlement.ts";
import { ELIGIBLE, quotaPart, statusAt } from "../award/eligibility.ts";
import type { RecountBasis } from "../award/recount.ts";
import { awardOf, isOptimised, quotaCounts, type Quota } from "../award/scheme.ts";
import { formatDecimal } from "../decimal.ts";
import type { StressFinding, StressResult } from "../explain/stress.ts";
import type { Harm } from "../explain/stress-proof.ts";
import type { SmallHarm } from "../explain/stress-shrink.ts";
import type { PlaceLimit, StressChange } from "../scenario/stress-change.ts";
import { goalNames, keyGoalName } from "../words/report.ts";
import {
  changeWords,
  harmLine,
  idleLine,
  limitLine,
  nobodyLine,
  placesText,
  smallCaseHeading,
  solvedLine,
  stressTexts,
  whyLine,
  whyTexts,
} from "../words/stress.ts";
import { goalShown, yuan } from "./summary-text.ts";
import { textTable } from "./text-table.ts";

function limitTitle({ theCase, quotas }: RecountBasis, limit: PlaceLimit): string {
  if (limit.kind === "level") return `${awardOf(theCase.scheme, limit.award).title}, ${levelTitle(theCase, limit.award, limit.level)}`;
  const article = quotas.find((state) => state.quota.id === limit.quota)?.quota.article ?? "";
  return `quota ${limit.quota}${limit.part === "" ? "" : ` ${limit.part}`} [${article}]`;
}

function levelTitle({ scheme }: RecountBasis["theCase"], award: string, level: string): string {
  return awardOf(scheme, award).levels.find((candidate) => candidate.id === level)?.title ?? level;
}

/** The change in words; a fund's limit before and after as the whole case states it. */
function changeText(basis: RecountBasis, change: StressChange): string {
  const { theCase } = basis;
  const digits = theCase.scheme.merit.digits;
  const nothing = { from: "", to: "" };
  switch (change.kind) {
    case "budget": {
      const budget = theCase.budgets.find((one) => one.id === change.budget);
      const limit = budget?.limitFen ?? 0;
      return changeWords({ kind: change.kind, what: budget?.title ?? change.budget, by: yuan(change.by), from: yuan(limit + change.by), to: yuan(limit) });
    }
    case "cap":
    case "reserve":
      return changeWords({ kind: change.kind, what: limitTitle(basis, change.limit), by: String(change.by), ...nothing });
    case "score":
      return changeWords({ kind: change.kind, what: theCase.ids[change.student] ?? "", by: formatDecimal(change.by, digits), ...nothing });
    case "shift":
      return changeWords({ kind: change.kind, what: "", by: formatDecimal(change.by, digits), ...nothing });
    case "withdrawal":
    case "percent":
      return changeWords({ kind: change.kind, what: theCase.ids[change.student] ?? "", by: "", ...nothing });
  }
}

function picksText({ theCase }: RecountBasis, picks: readonly Pick[] | undefined): string {
  if (picks === undefined || picks.length === 0) return stressTexts.nothing;
  return picks.map(({ award, level }) => `${awardOf(theCase.scheme, award).title}, ${levelTitle(theCase, award, level)}`).join("\n");
}

/** Every level open to a student with its amount; under the award's name where several awards compete. */
function openText(basis: RecountBasis, student: number): string {
  const competing = basis.eligibility.filter(({ award }) => isOptimised(award));
  const open = competing.map((entry) => {
    const levels = entry.award.levels.filter((level) => statusAt(entry, student, level.id) === ELIGIBLE);
    const texts = levels.map((level) => {
      const [paid] = bundleAmounts(basis.theCase, student, [{ award: entry.award.id, level: level.id }]);
      return `${level.title} ${yuan(paid?.fen ?? 0)}`;
    });
    return texts.length === 0 ? "" : `${competing.length === 1 ? "" : `${entry.award.title}: `}${texts.join("; ")}`;
  });
  return open.filter((text) => text !== "").join("\n");
}

function meritText({ theCase, eligibility }: RecountBasis, student: number): string {
  const merits = eligibility.filter(({ award }) => isOptimised(award)).map((entry) => entry.merit[entry.positionOf[student] ?? -1] ?? Number.NaN);
  const shown = merits.filter((merit) => !Number.isNaN(merit)).map((merit) => formatDecimal(merit, theCase.scheme.merit.digits));
  return [...new Set(shown)].join("; ");
}

function studentTable({ harm, students }: SmallHarm): string {
  const { before, after, change } = harm;
  const rows = students.map((student) => [
    before.basis.theCase.ids[student] ?? "",
    meritText(before.basis, student),
    openText(before.basis, student),
    picksText(before.basis, before.choices.get(student)),
    (change.kind === "withdrawal" || change.kind === "percent") && change.student === student
      ? stressTexts.leaves
      : picksText(after.basis, after.choices.get(student)),
  ]);
  return textTable(
    stressTexts.tableHeaders,
    rows,
    stressTexts.tableHeaders.map((_, i) => (i === 1 ? "right" : "left")),
  );
}

/** What is left of the limits that concern the students of the small case. */
function limitLines({ harm, students }: SmallHarm): readonly string[] {
  const { basis } = harm.before;
  const budgets = basis.theCase.budgets.map((budget) => {
    const { dueFen, reservedFen } = boundFen(basis.entitlements, budget.awards, budget.reserve);
    return limitLine(budget.title, `${yuan(budget.limitFen - budget.spentFen - dueFen - reservedFen)} yuan`);
  });
  const isOpen = (award: string, level: string) =>
    students.some((student) => basis.eligibility.some((entry) => entry.award.id === award && statusAt(entry, student, level) === ELIGIBLE));
  const caps = basis.caps.filter((cap) => Number.isFinite(cap.places) && isOpen(cap.award.id, cap.level.id));
  const isHers = (quota: Quota, student: number) =>
    basis.eligibility.some((entry) =>
      entry.award.levels.some((level) => quotaCounts(quota, entry.award.id, level.id) && statusAt(entry, student, level.id) === ELIGIBLE),
    );
  const counts = (quota: Quota, part: string) => students.some((student) => quotaPart(basis.theCase, quota, student) === part && isHers(quota, student));
  const closed = caps.filter((cap) => cap.places <= 0);
  const quotas = basis.quotas.filter(({ quota, part }) => counts(quota, part));
  return [
    ...budgets,
    ...caps.filter((cap) => cap.places > 0).map((cap) => limitLine(`${cap.award.title}, ${cap.level.title}`, String(cap.places))),
    ...(closed.length === 0 ? [] : [limitLine(stressTexts.noPlaces, closed.map((cap) => `${cap.award.title}, ${cap.level.title}`).join("; "))]),
    ...quotas.map(({ quota, part, atMost, atLeast }) =>
      limitLine(limitTitle(basis, { kind: "quota", quota: quota.id, part }), placesText(atLeast === undefined || atLeast === 0 ? undefined : atLeast, atMost)),
    ),
  ];
}

/** The first goal in which the best and the best that keeps her place differ. */
function whyText({ change, after, keptGoals }: Harm): string {
  const { theCase } = after.basis;
  const g =
    keptGoals === undefined
      ? 0
      : Math.max(
          0,
          after.goals.findIndex((value, i) => value !== keptGoals[i]),
        );
  const name = `goal|${theCase.goals[g] ?? ""}`;
  const shown = (value: bigint | undefined) => (value === undefined ? "" : goalShown({ theCase }, name, value));
  const goal = goalNames[name] ?? keyGoalName(name.replace("goal|key-", ""));
  return whyLine(goal, shown(after.goals[g]), shown(keptGoals?.[g]), whyTexts[change.kind] ?? "");
}

function foundLines(found: SmallHarm, of: number): readonly string[] {
  const { harm, students, steps, isSmallest } = found;
  const { basis } = harm.before;
  const { theCase } = basis;
  const title = (level: string) => (level === "" ? "" : levelTitle(theCase, harm.award, level));
  return [
    harmLine({
      student: theCase.ids[harm.student] ?? "",
      award: awardOf(theCase.scheme, harm.award).title,
      before: title(harm.level),
      after: title(harm.levelAfter),
      change: changeText(basis, harm.change),
    }),
    students.length === of ? stressTexts.wholeCase : smallCaseHeading(students.length, of, steps),
    ...limitLines(found),
    studentTable(found),
    whyText(harm),
    isSmallest ? stressTexts.smallest : stressTexts.notSmallest,
    "",
  ];
}

function findingLines(finding: StressFinding, of: number): readonly string[] {
  if (finding.found !== undefined) return foundLines(finding.found, of);
  const kind = stressTexts.kinds[finding.kind];
  if (finding.trials === 0 && finding.isComplete) return [idleLine(kind)];
  return [nobodyLine(kind, finding)];
}

/** The answer for people. */
export function stressText(result: StressResult): string {
  if (result.kind === "none") return `${stressTexts.noAllocation}\n`;
  if (result.kind === "open") return `${stressTexts.notProved}\n`;
  const of = result.before.basis.theCase.ids.length;
  return [...result.findings.flatMap((finding) => findingLines(finding, of)), solvedLine(result.solved)].map((line) => `${line}\n`).join("");
}

function foundJson({ harm, students, steps, isSmallest }: SmallHarm): Readonly<Record<string, unknown>> {
  const { before, after, change } = harm;
  const { ids } = before.basis.theCase;
  return {
    student: ids[harm.student],
    award: harm.award,
    before: harm.level,
    after: harm.levelAfter === "" ? null : harm.levelAfter,
    change: "student" in change ? { ...change, student: ids[change.student] } : change,
    goals: { names: before.basis.theCase.goals, before: before.goals.map(String), after: after.goals.map(String), kept: harm.keptGoals?.map(String) ?? null },
    budgets: before.basis.theCase.budgets.map(({ id, limitFen }) => ({ id, limitFen })),
    students: students.map((student) => ({ id: ids[student], before: before.choices.get(student) ?? [], after: after.choices.get(student) ?? [] })),
    steps,
    isSmallest,
  };
}

/** The answer as data; exact integers as texts. */
export function stressJson(result: StressResult): Readonly<Record<string, unknown>> {
  if (result.kind !== "searched") return { status: result.kind === "none" ? "infeasible" : "unsettled" };
  const isFound = result.findings.some((finding) => finding.found !== undefined);
  return {
    status: isFound ? "harmed" : "nobody-found",
    solved: result.solved,
    findings: result.findings.map(({ found, ...finding }) => ({ ...finding, found: found === undefined ? null : foundJson(found) })),
  };
}
