/**
 * What may not stand in a public file: random cohorts whose private texts carry marks. Ids, facts, papers, decisions, agreements, and columns that no rule
 * reads (identity card, telephone, address, date of birth, need) are marked; name, school and grade are public where the scenario publishes them.
 */
import { expect, test } from "vitest";
import { marksOf, publicParts } from "../src/cli/report-public.ts";
import { lettersOf } from "../src/cli/report-letters.ts";
import { noticeFiles } from "../src/cli/report-notice.ts";
import type { Scheme } from "../src/award/scheme.ts";
import { standingOf } from "../src/explain/standing.ts";
import { readCase, readScenario } from "../src/scenario/scenario-file.ts";
import { readScheme } from "../src/scenario/scheme-file.ts";
import { readTable, writeTable } from "../src/tables/csv.ts";
import { dice, type Dice } from "./support/dice.ts";
import { answered } from "./support/hall.ts";
import { runs } from "./support/runs.ts";
import { drawCase, TINY_MORE, unwrap, type CaseDraft } from "./support/tiny-case.ts";
import { drawTables, type DraftTable } from "./support/tiny-tables.ts";

const MARK = "QZX";
const SECRET = "5a".repeat(32);
const PRINTS = { inputs: "a".repeat(64), program: "b".repeat(64), certificate: "c".repeat(64), allocation: "d".repeat(64) };
const SCHOOL_PARTS = ["art", "law", "sea"];

/** A text with the private ones in it marked: ids, agreements, schools where they are not public. */
function marked(text: string, hidesSchools: boolean): string {
  const withIds = text.replaceAll(/\bS(\d\d)\b/g, `${MARK}id$1`).replaceAll(/\bJ([12])\b/g, `${MARK}j$1`);
  return hidesSchools && SCHOOL_PARTS.includes(withIds) ? `${MARK}${withIds}` : withIds;
}

/** Private columns of a student's row. */
function privateCells(die: Dice, student: number): readonly string[] {
  const digits = (count: number) => Array.from({ length: count }, () => die.below(10)).join("");
  return [`${MARK}${digits(18)}`, `${MARK}1${digits(10)}`, `${MARK} street ${student}`, `${MARK}-1999-0${1 + die.below(9)}-11`, `${MARK} poor <b>`];
}

const PRIVATE_HEADERS = ["identityCard", "telephone", "address", "birthDate", "need"];

/** Cohorts that one scheme has: reading a scheme takes longer than all the rest. */
const COHORTS_PER_SCHEME = 10;

/** A random case with marks, and names of its own. */
function markedDraft(seed: number): { readonly draft: CaseDraft; readonly names: readonly string[]; readonly publishes: boolean } {
  const die = dice(seed);
  const ofScheme = Math.floor(seed / COHORTS_PER_SCHEME);
  const drawnCase = drawCase(ofScheme, TINY_MORE);
  const own = drawTables(die, drawnCase.scheme, die.between(2, 7));
  const plain = { ...drawnCase, tables: new Map([...drawnCase.tables, ...own]) };
  const publishes = ofScheme % 2 === 0;
  const tables = new Map<string, DraftTable>();
  const names: string[] = [];
  for (const [name, { headers, rows }] of plain.tables) {
    const isTold = (header: string) => name !== "students.csv" && /^(reason|partner)$/.test(header);
    const cells = rows.map((row) => row.map((cell, i) => (isTold(headers[i] ?? "") ? `${MARK} ${cell}` : marked(cell, !publishes))));
    if (name !== "students.csv") tables.set(name, { headers, rows: cells });
    else {
      names.push(...rows.map((_, i) => `李 Given${String.fromCharCode(65 + i)} <i>&`));
      tables.set(name, {
        headers: [...headers, "姓名", "grade", ...PRIVATE_HEADERS],
        rows: cells.map((row, i) => [...row, names[i] ?? "", "2023-autumn", ...privateCells(die, i)]),
      });
    }
  }
  const students = tables.get("students.csv")?.rows ?? [];
  const locks = die.chance(0.3)
    ? [
        {
          kind: "must-not" as const,
          student: students[0]?.[0] ?? "",
          award: plain.scheme.awards[0]?.id ?? "",
          author: `${MARK} author`,
          reason: `${MARK} reason`,
        },
      ]
    : [];
  const publish = publishes ? { name: "姓名", school: "school", grade: "grade" } : {};
  const ignore = { students: publishes ? PRIVATE_HEADERS : ["姓名", "grade", ...PRIVATE_HEADERS] };
  const scheme = JSON.parse(
    JSON.stringify(plain.scheme, (_, value: unknown) => (typeof value === "string" ? marked(value, !publishes) : value)),
  ) as CaseDraft["scheme"];
  return { draft: { scheme, tables, scenario: { ...plain.scenario, publish, ignore, locks } }, names, publishes };
}

const SCHEMES = new Map<string, Scheme>();

/** The public files of a drafted case, and its letters where they are wanted; undefined where it has no proved allocation. */
async function filesOf({ scheme: schemeData, scenario: data, tables: drafts }: CaseDraft, withLetters: boolean) {
  const schemeText = JSON.stringify(schemeData);
  const scheme = SCHEMES.get(schemeText) ?? unwrap(readScheme("scheme.yaml", schemeText));
  SCHEMES.set(schemeText, scheme);
  const scenario = unwrap(readScenario("scenario.yaml", JSON.stringify(data)));
  const encode = (text: string) => new TextEncoder().encode(text);
  const tables = new Map([...drafts].map(([name, { headers, rows }]) => [name, unwrap(readTable(name, encode(writeTable(headers, rows))))] as const));
  const theCase = unwrap(readCase(scenario, scheme, tables));
  const result = await answered(theCase, { engine: "price-and-branch" });
  if (result.kind !== "allocated" || result.status !== "optimal") return undefined;
  const standing = standingOf(result);
  const publication = { firstDay: 19_989, now: 0, days: 3, secret: SECRET, keepsSecret: true };
  const parts = unwrap(publicParts({ standing, scenario, tables }, publication));
  const letters = withLetters ? await lettersOf(standing, parts, () => 0) : undefined;
  return { files: noticeFiles(standing, parts, PRINTS, "0;"), letters, standing };
}

test("no mark of 2,000 random cohorts stands in a public file, and none of another student in a letter", async () => {
  const met = { cohorts: 0, withRows: 0, named: 0, coded: 0, letters: 0, parts: 0 };
  for (let seed = 1; met.cohorts < runs(2000); seed += 1) {
    const { draft, names, publishes } = markedDraft(seed);
    const made = await filesOf(draft, seed % 20 === 0);
    if (made === undefined) continue;
    met.cohorts += 1;
    const all = [...made.files.values()].map(String).join("\n");
    expect(all.includes(MARK), `seed ${seed}: ${/.{60}QZX.{60}/s.exec(all)?.[0]}`).toBe(false);
    const csv = String(made.files.get("notice.csv"));
    const rows = csv.split("\n").length - 2;
    const given = made.standing.students.flatMap((student) => student.given);
    expect(rows).toBe(given.length);
    if (rows > 0) met.withRows += 1;
    for (const { student, id, given: own } of made.standing.students) {
      const isThere = csv.includes(publishes ? (names[student] ?? "?") : marksOf(SECRET, id).code);
      expect(isThere, `seed ${seed}, ${id}`).toBe(own.length > 0);
      if (isThere) met[publishes ? "named" : "coded"] += 1;
    }
    if (SCHOOL_PARTS.some((part) => String(made.files.get("notice.html")).includes(`, ${part} (`))) met.parts += 1;
    for (const [file, letter] of made.letters ?? []) {
      const own = made.standing.basis.theCase.ids.find((id) => marksOf(SECRET, id).file === file) ?? "?";
      const others = [...letter.matchAll(/QZXid\d\d/g)].map(([id]) => id).filter((id) => id !== own);
      expect([file, others]).toEqual([file, []]);
      expect(letter).not.toMatch(/QZX( street|\d{11})/);
      met.letters += 1;
    }
  }
  console.log(`leaks: ${JSON.stringify(met)}`);
  const floor = met.cohorts / 5;
  expect(met.withRows).toBeGreaterThan(floor);
  expect(met.named).toBeGreaterThan(floor);
  expect(met.coded).toBeGreaterThan(floor);
  expect(met.letters).toBeGreaterThan(met.cohorts / 20);
  expect(met.parts).toBeGreaterThan(met.cohorts / 100);
}, 600_000);
