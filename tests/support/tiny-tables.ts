/** Random tables for a random scheme: students, their lists, decisions and agreements. */
import type { SchemeData } from "../../src/scenario/scheme-shape.ts";
import type { Dice } from "./dice.ts";
import { SOFT_RANGE } from "./tiny-scheme.ts";

/** A table before it is written as CSV. */
export interface DraftTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The schools that students and the census have. */
export const SCHOOLS = ["art", "law", "sea"];

const TUITIONS = ["16000", "18000", "20000", "17333.37", "19999.99", "20001.01"];
const SCORES = ["60", "70", "70", "85.5", "85.5", "92.25"];
/** How often a fact is unknown. */
const UNKNOWN = 0.04;

/** Rows of a student: her own and those of her lists. */
interface StudentRows {
  /** In the order of HEADERS. */
  readonly own: readonly string[];
  readonly tests: readonly (readonly string[])[];
  readonly held: readonly (readonly string[])[];
}

const HEADERS = ["id", "tuition", "score", "extra", "gpa", "clean", "gender", "school", "agreement", "applied", "tests", "awardsHeld"];

function listState(die: Dice, rows: readonly unknown[]): string {
  if (rows.length > 0) return "listed";
  return die.chance(UNKNOWN) ? "" : "none";
}

function drawStudent(die: Dice, scheme: SchemeData, id: string, coarse: boolean): StudentRows {
  const fact = (value: string) => (die.chance(UNKNOWN) ? "" : value);
  const awards = scheme.awards.map((award) => award.id);
  const applied = awards.filter(() => die.chance(0.85));
  const tests = die.chance(0.5) ? [[id, String(die.between(4, 6)), String(die.between(150, 250))]] : [];
  const held = die.chance(0.25) ? [[id, "a1", die.pick(["2023", "2022"]), die.pick(["2500.50", "10000"])]] : [];
  const score = coarse ? die.pick(SCORES) : `${die.between(40, 99)}.${die.between(0, 99)}`;
  const own = [
    id,
    fact(die.pick(TUITIONS)),
    fact(score),
    fact(String(coarse ? 10 * die.between(5, 8) : die.between(40, 99))),
    fact(`${die.between(2, 4)}.${die.below(10)}`),
    fact(die.chance(0.92) ? "yes" : "no"),
    fact(die.pick(["F", "M"])),
    fact(die.pick(SCHOOLS)),
    die.chance(scheme.agreements === undefined ? 0.05 : 0.3) ? die.pick(["J1", "J1", "J2"]) : fact("none"),
    fact(applied.length === 0 ? "none" : applied.join(";")),
    listState(die, tests),
    listState(die, held),
  ];
  return { own, tests, held };
}

/** Decided amounts, mostly such as the scheme allows; the number of them; waivers of the soft range. */
function drawAmounts(die: Dice, scheme: SchemeData, ids: readonly string[], likely: readonly string[]): readonly (readonly string[])[] {
  const row = (key: string, subject: string, value: string) => [key, "d1", subject, value, "office", "2024-09-01", "drawn"];
  const quota = (scheme.quotas ?? []).find((candidate) => candidate.id === "d-number");
  const parts = quota?.atMost?.decision === undefined ? [] : quota.by === undefined ? [""] : SCHOOLS;
  const amount = () => (die.chance(0.05) ? die.pick(["150", "3000.01", "0"]) : die.pick(["200", "500.50", "1000", "1800", "3000"]));
  return [
    ...(die.chance(0.5) ? parts.map((part) => row("places", part, String(die.between(1, 4)))) : []),
    ...ids.filter((id) => die.chance(likely.includes(id) ? 0.32 : 0.025)).map((id) => row("amount", die.chance(0.1) ? `${id}/2` : id, amount())),
    ...ids.filter(() => die.chance(0.1)).map((id) => row("waiver", id, SOFT_RANGE)),
  ];
}

function drawDecisions(die: Dice, scheme: SchemeData, ids: readonly string[], likely: readonly string[]): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  const add = (key: string, award: string, subject: string, value: string) => rows.push([key, award, subject, value, "office", "2024-09-01", "drawn"]);
  for (const award of scheme.awards) {
    const asks = award.levels.some((level) => level.cap?.decision !== undefined);
    if (asks && die.chance(0.7)) add("places", award.id, "", String(die.between(1, 3)));
    if (award.payable !== undefined && die.chance(0.5)) add("office-list", award.id, "", "yes");
  }
  if (scheme.awards.some((award) => award.id === "d1")) rows.push(...drawAmounts(die, scheme, ids, likely));
  for (const rule of (scheme.rules ?? []).filter((candidate) => candidate.soft === "waivable")) {
    for (const id of ids) if (die.chance(0.2)) add("waiver", "", id, rule.id);
  }
  for (const quota of (scheme.quotas ?? []).filter((candidate) => candidate.atMost?.plan !== undefined)) {
    const award = quota.award ?? "";
    if (die.chance(0.25) && !rows.some((row) => row[0] === "quota" && row[1] === award))
      for (const part of SCHOOLS) add("quota", award, part, String(die.between(0, 2)));
  }
  return rows;
}

function drawAgreements(die: Dice, scheme: SchemeData): readonly (readonly string[])[] {
  const optimised = scheme.awards.filter((award) => award.selection === "optimised");
  return ["J1", "J2"].map((name) => {
    const award = die.pick(optimised);
    const owes = die.chance(0.8) ? [award.id, die.pick(award.levels).id] : ["", ""];
    const to = die.pick(["", "2025-12-31", "2025-12-31", "2023-12-31"]);
    return [name, die.chance(0.9) ? "joint" : "exchange", "partner", "2020-01-01", to, ...owes, die.pick(["scheme", "none"]), ""];
  });
}

/** Draws the tables of a cohort. */
export function drawTables(die: Dice, scheme: SchemeData, count: number): ReadonlyMap<string, DraftTable> {
  const coarse = die.chance(0.6);
  const ids = Array.from({ length: count }, (_, i) => `S${String(i + 1).padStart(2, "0")}`);
  const students = ids.map((id) => drawStudent(die, scheme, id, coarse));
  const cell = (student: StudentRows, name: string) => student.own[HEADERS.indexOf(name)] ?? "";
  const likely = students
    .filter((student) => cell(student, "applied").split(";").includes("d1") && cell(student, "clean") !== "no")
    .map(({ own: [id = ""] }) => id);
  return new Map<string, DraftTable>([
    ["students.csv", { headers: HEADERS, rows: students.map((student) => student.own) }],
    ["students.tests.csv", { headers: ["id", "level", "points"], rows: students.flatMap((student) => student.tests) }],
    ["history.csv", { headers: ["id", "award", "cycle", "amount"], rows: students.flatMap((student) => student.held) }],
    ["decisions.csv", { headers: ["key", "award", "subject", "value", "authority", "date", "reason"], rows: drawDecisions(die, scheme, ids, likely) }],
    [
      "agreements.csv",
      { headers: ["agreement", "kind", "partner", "from", "to", "award", "level", "requirement", "languageCert"], rows: drawAgreements(die, scheme) },
    ],
  ]);
}
