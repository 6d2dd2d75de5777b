/** An allocation's text checked against the tables of its case by hand: no reader, no recount, no program; amounts in BigInt. */
import type { SchemeData } from "../../src/scenario/scheme-shape.ts";
import type { CaseDraft } from "./tiny-case.ts";
import type { DraftTable } from "./tiny-tables.ts";

/** One award given, as allocation.jsonl states it. */
interface GivenLine {
  readonly award: string;
  readonly level: string;
  readonly fen: number;
  readonly by: "choice" | "entitled";
  readonly agreement?: string;
}

/** One student's line. */
interface StudentLine {
  readonly id: string;
  readonly awards: readonly GivenLine[];
}

/** What was found broken, and how often each limit was reached. */
export interface HandCheck {
  readonly broken: readonly string[];
  readonly reached: readonly string[];
}

type Facts = Readonly<Record<string, string>>;

function recordsOf(table: DraftTable | undefined): readonly Facts[] {
  return (table?.rows ?? []).map((row) => Object.fromEntries((table?.headers ?? []).map((header, i) => [header, row[i] ?? ""])));
}

function fenOf(yuan: string): bigint {
  const [whole, cents] = yuan.replace(" yuan", "").split(".");
  return BigInt(whole ?? "") * 100n + BigInt((cents ?? "").padEnd(2, "0"));
}

/** A share as a fraction: `33.33 %` is 3333/10000. */
function fraction(share: string): readonly [bigint, bigint] {
  if (share.includes("/")) return share.split("/").map((part) => BigInt(part.trim())) as [bigint, bigint];
  return [fenOf(share.replace(" %", "")), 10000n];
}

function plainFen(scheme: SchemeData, given: GivenLine, student: Facts): bigint {
  const amount = scheme.awards.find((award) => award.id === given.award)?.levels.find((level) => level.id === given.level)?.amount;
  if (amount?.fixed !== undefined) return fenOf(amount.fixed);
  const [part, whole] = fraction(amount?.share ?? "");
  return (fenOf(student["tuition"] ?? "") * part) / whole;
}

function capPlaces(draft: CaseDraft, award: string, level: string): number {
  const cap = draft.scheme.awards.find((candidate) => candidate.id === award)?.levels.find((candidate) => candidate.id === level)?.cap;
  if (cap === undefined) return Number.POSITIVE_INFINITY;
  if (cap.places !== undefined) return Number(cap.places);
  if (cap.decision !== undefined)
    return Number(recordsOf(draft.tables.get("decisions.csv")).find((row) => row["key"] === "places" && row["award"] === award)?.["value"] ?? 0);
  const percent = Number((cap.share ?? "").replace(" %", ""));
  const count = Number(recordsOf(draft.tables.get("census.csv")).find((row) => row["population"] === cap.of && row["part"] === "")?.["count"]);
  const whole = Math.trunc((percent * count) / 100);
  const rest = (percent * count) % 100;
  const rounded = cap.rounding === "ceil" ? whole + (rest > 0 ? 1 : 0) : cap.rounding === "half-up" ? whole + (rest >= 50 ? 1 : 0) : whole;
  return Math.max(0, Math.max(rounded, cap.minimumOne === "true" ? 1 : 0) - Number(cap.used ?? 0));
}

function checkCaps(draft: CaseDraft, lines: readonly StudentLine[], check: (ok: boolean, reached: boolean, what: string) => void): void {
  const clause = draft.scheme.agreements;
  for (const award of draft.scheme.awards.filter((candidate) => candidate.selection === "optimised")) {
    for (const level of award.levels) {
      const given = lines.flatMap((line) => line.awards.filter((entry) => entry.award === award.id && entry.level === level.id));
      const owed = given.filter((entry) => entry.agreement !== undefined).length;
      const used = given.length - (clause?.countsInCaps === "false" ? owed : 0);
      const stated = capPlaces(draft, award.id, level.id);
      const raised = clause?.countsInCaps === "true" && clause.overCap === "prevails" ? Math.max(stated, owed) : stated;
      check(used <= raised, used === raised, `cap ${award.id} ${level.id}: ${used} of ${raised}`);
    }
  }
}

function checkBudgets(draft: CaseDraft, lines: readonly StudentLine[], check: (ok: boolean, reached: boolean, what: string) => void): void {
  const free = draft.scheme.agreements?.countsInBudget === "false";
  for (const budget of draft.scenario.budgets ?? []) {
    const paid = lines
      .flatMap((line) => line.awards)
      .filter((given) => (budget.awards === "all" || budget.awards.includes(given.award)) && !(free && given.agreement !== undefined));
    const spent = paid.reduce((sum, given) => sum + BigInt(given.fen), 0n);
    const limit = fenOf(budget.limit);
    // Nobody may get a further tenth of the limit: the money was short.
    check(spent <= limit, spent * 10n > limit * 9n, `budget ${budget.id}: ${spent} of ${limit}`);
  }
}

/** The most that a stacking clause leaves: undefined where it is off. */
function room(draft: CaseDraft, clause: NonNullable<SchemeData["stacking"]>[number], student: Facts): bigint | undefined {
  const stated = clause.limit.share === "param.stackShare" ? draft.scheme.parameters?.["stackShare"]?.default : clause.limit.share;
  if (typeof stated !== "string") return undefined;
  const [part, whole] = fraction(stated);
  const rows =
    clause.held === undefined ? [] : recordsOf(draft.tables.get("history.csv")).filter((row) => row["id"] === student["id"] && row["cycle"] === "2023");
  const held = rows.filter((row) => clause.awards.includes(row["award"] ?? "")).reduce((sum, row) => sum + fenOf(row["amount"] ?? ""), 0n);
  const left = (fenOf(student["tuition"] ?? "") * part) / whole - held;
  return left > 0n ? left : 0n;
}

function checkAmounts(draft: CaseDraft, student: Facts, chosen: readonly GivenLine[], check: (ok: boolean, reached: boolean, what: string) => void): void {
  const clause = (draft.scheme.stacking ?? []).find((candidate) => chosen.some((given) => candidate.awards.includes(given.award)));
  const limit = clause === undefined ? undefined : room(draft, clause, student);
  const inside = chosen.filter((given) => limit !== undefined && clause?.awards.includes(given.award) === true);
  const plain = inside.reduce((sum, given) => sum + plainFen(draft.scheme, given, student), 0n);
  const paid = inside.reduce((sum, given) => sum + BigInt(given.fen), 0n);
  const expected = limit !== undefined && limit < plain ? limit : plain;
  check(paid === expected, paid < plain, `stacking of ${student["id"]}: ${paid}, not ${expected}`);
  for (const given of chosen) {
    const fen = plainFen(draft.scheme, given, student);
    const ok = inside.includes(given) ? BigInt(given.fen) <= fen : BigInt(given.fen) === fen;
    check(ok, !inside.includes(given), `amount of ${student["id"]} ${given.award}: ${given.fen}, not ${fen}`);
  }
}

/** Checks the text of allocation.jsonl. */
export function checkByHand(draft: CaseDraft, allocationJsonl: string): HandCheck {
  const [broken, reached]: [string[], string[]] = [[], []];
  const check = (ok: boolean, isReached: boolean, what: string) => {
    if (!ok) broken.push(what);
    if (isReached) reached.push(what.split(" ")[0] ?? "");
  };
  const lines = allocationJsonl
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => JSON.parse(line) as StudentLine);
  const students = new Map(recordsOf(draft.tables.get("students.csv")).map((row) => [row["id"] ?? "", row]));
  checkCaps(draft, lines, check);
  checkBudgets(draft, lines, check);
  for (const line of lines) {
    const student = students.get(line.id) ?? {};
    const chosen = line.awards.filter((given) => given.by === "choice");
    const awards = chosen.map((given) => given.award);
    check(new Set(awards).size === awards.length, awards.length > 1, `two levels of ${line.id}`);
    for (const clause of draft.scheme.exclusions ?? []) {
      const held = clause.awards.filter((id) => awards.includes(id)).length;
      const sought = clause.awards.every((id) => (student["applied"] ?? "").split(";").includes(id));
      check(held <= 1, held === 1 && sought, `exclusion ${clause.id} of ${line.id}`);
    }
    checkAmounts(draft, student, chosen, check);
  }
  return { broken, reached };
}
