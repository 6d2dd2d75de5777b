/** The decided award and the keys of a drawn case worked out from its tables alone: no reader, no condition language, no recount. */
import type { CaseDraft } from "./tiny-case.ts";
import { DECIDED_RANGES, KEY_VALUES, SOFT_RANGE } from "./tiny-scheme.ts";
import type { DraftTable } from "./tiny-tables.ts";

type Facts = Readonly<Record<string, string>>;

/** What becomes of the decided award `d1`: amounts in fen. */
export interface DecidedByHand {
  /** By student id: level and fen that are paid. */
  readonly due: ReadonlyMap<string, { readonly level: string; readonly fen: number }>;
  /** Set aside. */
  readonly reservedFen: number;
  /** Some decision is none that the scheme allows. */
  readonly refused: boolean;
  /** What it met, for the counts. */
  readonly traits: readonly string[];
}

function recordsOf(table: DraftTable | undefined): readonly Facts[] {
  return (table?.rows ?? []).map((row) => Object.fromEntries((table?.headers ?? []).map((header, i) => [header, row[i] ?? ""])));
}

type Verdict = "yes" | "no" | "open";

const worst = (...verdicts: readonly Verdict[]): Verdict => (verdicts.includes("no") ? "no" : verdicts.includes("open") ? "open" : "yes");

function fenOf(yuan: string): number {
  const [whole = "", cents = ""] = yuan.split(".");
  return Number(whole) * 100 + Number(cents.padEnd(2, "0"));
}

/** Whether a student may have each level; undefined: she is no candidate. */
function verdicts(draft: CaseDraft, student: Facts, decisions: readonly Facts[], needsSchool: boolean): readonly Verdict[] | undefined {
  const applied = student["applied"] ?? "";
  if (applied !== "" && !applied.split(";").includes("d1")) return undefined;
  const soft = draft.scheme.rules?.find((rule) => rule.id === "clean")?.soft === "waivable";
  const waived = soft && decisions.some((row) => row["key"] === "waiver" && row["subject"] === student["id"] && row["value"] === "clean");
  const clean: Verdict = waived || student["clean"] === "yes" ? "yes" : student["clean"] === "no" ? "no" : "open";
  const gpa: Verdict = student["gpa"] === "" ? "open" : Number(student["gpa"]) >= 3 ? "yes" : "no";
  const candidate: Verdict = applied === "" ? "open" : "yes";
  const part: Verdict = needsSchool && student["school"] === "" ? "open" : "yes";
  return [worst(candidate, clean, part, gpa), worst(candidate, clean, part)];
}

/** The first level that holds the amount and is met, else the first that is open; undefined: a decision that is none. */
function place(
  levels: readonly Verdict[],
  fen: number,
  named: string | undefined,
  widened: boolean,
): { readonly level: string; readonly verdict: Verdict } | undefined {
  const held = DECIDED_RANGES.flatMap(({ id, low, high }, i) => {
    const inside = fen >= low * 100 && fen <= high * 100;
    const soft = i === 1 && widened && fen > 0;
    return (named === undefined || named === id) && (inside || soft) ? [{ level: id, verdict: levels[i] ?? "no" }] : [];
  });
  return held.find((entry) => entry.verdict === "yes") ?? held.find((entry) => entry.verdict === "open");
}

/** Works the decided award out. */
export function decidedByHand(draft: CaseDraft): DecidedByHand {
  const award = draft.scheme.awards.find((candidate) => candidate.id === "d1");
  const due = new Map<string, { readonly level: string; readonly fen: number }>();
  const nothing = { due, reservedFen: 0, refused: false, traits: [] };
  if (award === undefined) return nothing;
  const decisions = recordsOf(draft.tables.get("decisions.csv"));
  const students = recordsOf(draft.tables.get("students.csv"));
  const quota = (draft.scheme.quotas ?? []).find((candidate) => candidate.id === "d-number");
  const bySchool = quota?.by !== undefined;
  let [reservedFen, refused] = [0, false];
  const traits: string[] = [];
  for (const student of students) {
    const id = student["id"] ?? "";
    const decision = decisions.find((row) => row["key"] === "amount" && (row["subject"] ?? "").split("/")[0] === id);
    const levels = verdicts(draft, student, decisions, bySchool);
    if (decision === undefined) {
      if (award.levels[0]?.entitled === true && (levels?.[0] ?? "no") !== "no") {
        reservedFen += 300_000;
        traits.push("decided: amount open");
      }
      continue;
    }
    const fen = fenOf(decision["value"] ?? "");
    const widened = decisions.some((row) => row["key"] === "waiver" && row["subject"] === id && row["value"] === SOFT_RANGE);
    const found = levels === undefined ? undefined : place(levels, fen, decision["subject"]?.split("/")[1], widened);
    if (found === undefined) refused = true;
    else if (found.verdict === "yes") due.set(id, { level: found.level, fen });
    else {
      reservedFen += fen;
      traits.push("decided: waits");
    }
  }
  // The number that may be named: undecided, everybody waits; passed, a fault.
  const schoolOf = new Map(students.map((student) => [student["id"] ?? "", bySchool ? (student["school"] ?? "") : ""]));
  for (const part of quota === undefined ? [] : new Set(schoolOf.values())) {
    const members = [...due].filter(([id]) => schoolOf.get(id) === part);
    const row = decisions.find((candidate) => candidate["key"] === "places" && candidate["award"] === "d1" && candidate["subject"] === part);
    const places = quota?.atMost?.places ?? row?.["value"];
    if (places === undefined) {
      for (const [id, { fen }] of members) {
        reservedFen += fen;
        due.delete(id);
        traits.push("decided: number open");
      }
    } else if (members.length > Number(places)) refused = true;
  }
  if (due.size > 0) traits.push("decided: due");
  if (refused) traits.push("decided: refused");
  return { due, reservedFen, refused, traits };
}

/** The value of a key for a student: 0 where a fact is unknown. */
function keyValue(value: string, student: Facts): number {
  const [women, extra, school] = KEY_VALUES;
  if (value === women) return student["gender"] === "F" ? 1 : 0;
  if (value === extra) return Number(student["extra"] ?? "");
  if (value === school) return student["school"] === "art" ? 2 : student["school"] === "law" ? 1 : 0;
  throw new Error(`no key has the value ${value}`);
}

/** The sums of the keys that count, by id, over what was given by choice: `award level fen` texts by student id. */
export function keySums(draft: CaseDraft, given: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, bigint> {
  const students = new Map(recordsOf(draft.tables.get("students.csv")).map((student) => [student["id"] ?? "", student]));
  const inForce = (draft.scheme.keys ?? []).filter((key) => key.when === undefined);
  return new Map(
    inForce.map((key) => {
      const picks = Object.entries(given).flatMap(([id, texts]) =>
        texts.filter((text) => key.awards.includes(text.split(" ")[0] ?? "")).map(() => students.get(id) ?? {}),
      );
      return [key.id, picks.reduce((sum, student) => sum + BigInt(keyValue(key.value, student)), 0n)];
    }),
  );
}
