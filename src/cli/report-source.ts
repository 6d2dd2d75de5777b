/**
 * What reports are made from: an output folder that the checker accepts, with everything that people read computed again from its inputs and its columns.
 * A folder whose file says anything else than what this version computes is refused: a report never says what was not checked.
 */
import { join } from "node:path";
import type { GoalResult, Summary } from "../allocate.ts";
import { allocationOf, type StudentAllocation } from "../award/allocation.ts";
import { budgetsOf, funnelOf, levelsOf, questionsOf, quotasOf, studentCounts } from "../award/summary.ts";
import type { Fault } from "../fault.ts";
import type { Standing } from "../explain/standing.ts";
import { allocationLines } from "../formulation/allocation-lines.ts";
import { readBack } from "../formulation/formulate.ts";
import { readTieLedger, type TieLedger } from "../scenario/tie-ledger.ts";
import { reportTexts } from "../words/report-command.ts";
import { standingTexts } from "../words/explain-command.ts";
import type { CheckedFolder } from "./checked-folder.ts";
import { checkedStanding } from "./standing-at.ts";

/** What a report may tell. */
export interface ReportSource {
  readonly path: string;
  readonly folder: CheckedFolder;
  readonly standing: Standing;
  /** `feasible`: the allocation breaks no rule, and was not proved the best. */
  readonly status: "optimal" | "feasible";
  readonly goals: readonly GoalResult[];
  /** Every student with awards, reasons and flags. */
  readonly students: readonly StudentAllocation[];
  readonly summary: Omit<Summary, "cutOffs">;
  /** What the folder says of itself: hashes of its files, and who made it when. */
  readonly manifest: ReportManifest;
}

/** What `manifest.json` says. */
export interface ReportManifest {
  readonly files: Readonly<Record<string, string>>;
  readonly madeBy: Readonly<Record<string, string>>;
  readonly madeAt: string;
}

/** What was found in a folder. */
export type ReportSourceResult =
  | { readonly kind: "source"; readonly source: ReportSource }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  /** The checker refuses it, or it is not what this version computes. */
  | { readonly kind: "refused"; readonly says: string };

/** Checks a folder and computes what reports tell. */
export async function reportSource(path: string): Promise<ReportSourceResult> {
  const found = await checkedStanding(path);
  if (found.kind === "faults") return found;
  if (found.kind === "refused") return { kind: "refused", says: found.says };
  const { folder, standing } = found;
  const { verdict } = folder;
  if (verdict.kind === "infeasible" || standing === undefined) return { kind: "refused", says: standingTexts.infeasible };
  const lines = folder.allocationText.split("\n");
  const manifest = JSON.parse(folder.manifestText) as ReportManifest;
  const students = allocationOf(standing.basis, standing.paid);
  const ledger = ledgerOf(standing, students, lines[0] ?? "");
  const goals = verdict.goals.map(({ name, value }) => ({ name, value, bound: value }));
  const source = ledger && { path, folder, standing, status: verdict.kind, goals, students, summary: summaryOf(standing, ledger), manifest };
  if (source === undefined || !isAsComputed(source, lines)) return { kind: "refused", says: reportTexts.otherAllocation(join(path, "allocation.jsonl")) };
  return { kind: "source", source };
}

function ledgerOf({ basis }: Standing, students: readonly StudentAllocation[], line: string): TieLedger | undefined {
  const { ids, seed, round } = basis.theCase;
  const place = new Map(ids.map((id, i) => [id, i]));
  const gotOf = (id: string) => (students[place.get(id) ?? -1]?.given ?? []).map(({ award, level }) => `${award} ${level}`);
  return readTieLedger(JSON.parse(line), { seed, round, gotOf });
}

function summaryOf({ basis, formulation, point, paid }: Standing, { ties, keyTies }: TieLedger): ReportSource["summary"] {
  const given = readBack(formulation, point);
  return {
    students: studentCounts(basis),
    funnel: funnelOf(basis),
    levels: levelsOf(basis, given, paid),
    quotas: quotasOf(basis, given),
    budgets: budgetsOf(basis, paid),
    ties,
    keyTies,
    questions: questionsOf(basis, given),
  };
}

/** What the header tells and only the search knows: ties (held against tickets and awards above), what was proved (the checker saw to it), cut-offs. */
const NOT_COMPUTED: readonly string[] = ["ties", "keyTies", "bound", "policy", "cutOffs", "choices"];

/** Whether the lines of `allocation.jsonl` are those that this version writes for the same columns. */
function isAsComputed({ standing, status, goals, students, summary }: ReportSource, lines: readonly string[]): boolean {
  const { basis, formulation, point } = standing;
  const facts = { theCase: basis.theCase, basis, formulation, ranked: undefined, status, goals, students, summary };
  let at = 0;
  for (const line of allocationLines(facts, point)) {
    const isSame = at === 0 ? computedPart(line) === computedPart(lines[0] ?? "") : line === `${lines[at]}\n`;
    if (!isSame) return false;
    at += 1;
  }
  return at === lines.length - 1 && lines[at] === "";
}

function computedPart(line: string): string {
  const header = JSON.parse(line) as Readonly<Record<string, unknown>>;
  return JSON.stringify(Object.entries(header).filter(([key]) => !NOT_COMPUTED.includes(key)));
}
