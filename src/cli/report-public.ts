/** What notice and letters have in common: every student's row under its salt, the tree over all rows, the prices, and who may be named. */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { dateOfTime } from "../award/calendar.ts";
import { type PriceBook, priceBookOf } from "../explain/published-prices.ts";
import { leafOf, rowText, treeOf, type RowBlock, type UsedRow } from "../explain/receipt-row.ts";
import type { Standing } from "../explain/standing.ts";
import { failure, success, type Result } from "../fault.ts";
import type { PublicPeriod } from "../report/public-period.ts";
import { publicPeople, publishedNames, type PublicPerson } from "../scenario/published.ts";
import { tablesAsRead, usedCells } from "../scenario/used-cells.ts";
import type { ScenarioFile } from "../scenario/scenario-file.ts";
import type { TextTable } from "../scenario/tables.ts";
import type { Publication } from "./report-request.ts";
import type { ReportSource } from "./report-source.ts";

/** Marks of a student under a secret: a code that is published in the place of a name, and the name of the letter's file. Neither tells an id. */
export interface Marks {
  readonly salt: string;
  readonly code: string;
  readonly file: string;
}

/** All students of an allocation for publication, in the order of their ids. */
export interface PublicParts {
  readonly book: PriceBook;
  readonly period: PublicPeriod;
  readonly people: readonly PublicPerson[];
  readonly fields: readonly string[];
  readonly rows: readonly UsedRow[];
  readonly marks: readonly Marks[];
  readonly blocks: readonly RowBlock[];
  readonly root: string;
}

const FILE_DIGITS = 32;
const CODE_LETTERS = "abcdefghjkmnpqrs";

/** HMAC-SHA-256 of a purpose and an id under the secret: 64 hexadecimal digits. */
function derived(secret: string, purpose: "row" | "code" | "file", id: string): string {
  return bytesToHex(hmac(sha256, hexToBytes(secret), utf8ToBytes(`${purpose}\n${id}`)));
}

/** The marks of a student. */
export function marksOf(secret: string, id: string): Marks {
  // Letters alone: a code must not look like a number of somebody.
  const code = derived(secret, "code", id).replaceAll(/./g, (digit) => CODE_LETTERS.charAt(Number.parseInt(digit, 16)));
  return {
    salt: derived(secret, "row", id),
    code: [code.slice(0, 4), code.slice(4, 8), code.slice(8, 12)].join("-"),
    file: `letter-${derived(secret, "file", id).slice(0, FILE_DIGITS)}.html`,
  };
}

/** Where the texts of students come from. */
export interface PublicInput {
  readonly standing: Standing;
  readonly scenario: ScenarioFile;
  readonly tables: ReadonlyMap<string, TextTable>;
}

/** Works out everything that notice and letters share. Faults: texts that may not be published. */
export function publicParts({ standing, scenario, tables }: PublicInput, publication: Publication): Result<PublicParts> {
  const { scheme, ids } = standing.basis.theCase;
  const read = tablesAsRead(scenario, scheme, tables);
  const students = read.get("students.csv");
  if (students === undefined) throw new Error("a case has a table of students");
  const people = publicPeople(scenario.data, students, ids);
  if (!people.ok) return people;
  const book = priceBookOf(standing);
  const cells = usedCells(read, ids);
  const rows = standing.students.map(({ student, id, given }): UsedRow => {
    return { student: id, facts: cells.get(id) ?? [], groups: book.groupsOf(student), given: given.map(({ award, level }) => [award, level]) };
  });
  const marks = ids.map((id) => marksOf(publication.secret, id));
  const texts = rows.map(rowText);
  const { root, paths } = treeOf(texts.map((text, i) => leafOf(marks[i]?.salt ?? "", text)));
  const blocks = texts.map((row, i) => ({ salt: marks[i]?.salt ?? "", path: paths[i] ?? [], row }));
  return success({
    book,
    period: periodOf(publication, scheme.zoneMinutes),
    people: people.value,
    fields: publishedNames(scenario.data),
    rows,
    marks,
    blocks,
    root,
  });
}

function periodOf({ firstDay, now, days }: Publication, zoneMinutes: number): PublicPeriod {
  return { firstDay: firstDay ?? dateOfTime(now, zoneMinutes) + 1, days, zoneMinutes };
}

/** The parts of a report's source. Faults: an allocation that is not proved the best, and those of `publicParts`. */
export function partsOfSource({ path, status, standing, folder }: ReportSource, publication: Publication | undefined): Result<PublicParts> {
  if (publication === undefined) throw new Error("a notice has a period");
  if (status !== "optimal") return failure([{ code: "publish-not-proved", place: { file: path }, values: {} }]);
  const { scenario, tablesByName } = folder.loaded;
  return publicParts({ standing, scenario, tables: tablesByName }, publication);
}
