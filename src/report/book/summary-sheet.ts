/** The first sheet: what case this is, how its allocation is proved, its totals counted again from the other sheets, and one number for all checks. */
import { caseTitle } from "../../award/titles.ts";
import { bookHeaders as headers, bookSheets, bookTexts as words } from "../../words/book.ts";
import type { awardsTable, notAwardedTable } from "./awards-sheets.ts";
import type { paymentsTable } from "./budget-sheets.ts";
import { yuan, type BookSource } from "./source.ts";
import { cellAt, count, FORMAT, rangeOf, type Column, type Row, type Table } from "./table.ts";

type Key = "what" | "value" | "recounted" | "difference";

const columns = (): readonly Column<Key>[] => [
  { key: "what", header: headers.what, format: FORMAT.text, mostWidth: 60 },
  { key: "value", header: headers.value, format: FORMAT.count, mostWidth: 60 },
  { key: "recounted", header: headers.recounted, format: FORMAT.count },
  { key: "difference", header: headers.difference, format: FORMAT.count, isCheck: true },
];

/** The other sheets, of which it counts. */
export interface Counted {
  readonly awards: ReturnType<typeof awardsTable>;
  readonly notAwarded: ReturnType<typeof notAwardedTable>;
  readonly payments: ReturnType<typeof paymentsTable>;
  /** Every column of checks, as the cells of a sheet. */
  readonly checks: readonly string[];
}

/** The cells of every column of a table that must be 0. */
export function checksOf<K extends string>(table: Table<K>): readonly string[] {
  return table.columns.flatMap((column) => (column.isCheck === true ? [rangeOf(table, column.key)] : []));
}

/** What is known, as rows of words. */
function factRows({ standing, status }: BookSource): readonly Row<Key>[] {
  const { theCase } = standing.basis;
  const row = (what: string, value: string): Row<Key> => ({ what, value });
  return [
    row(words.case, caseTitle(theCase)),
    row(words.scheme, theCase.scheme.title),
    row(words.asOf, theCase.asOfText),
    row(words.round, theCase.round),
    row(words.policy, theCase.policy),
    row(words.status, status === "optimal" ? words.proved : words.notProved),
    ...(theCase.synthetic ? [{ what: words.synthetic }] : []),
    { what: words.personal },
  ];
}

/** A number that the other sheets give again. */
interface Total {
  readonly what: string;
  readonly value: string;
  readonly formula: string;
  readonly format: string;
}

function totalsOf(source: BookSource, { awards, notAwarded, payments }: Counted): readonly Total[] {
  const given = source.students.flatMap((student) => student.given);
  const money = yuan(given.reduce((sum, one) => sum + BigInt(one.fen), 0n)).number;
  const reasons = source.students.reduce((sum, student) => sum + student.reasons.length, 0);
  return [
    { what: words.awardsGiven, value: String(given.length), formula: `COUNTA(${rangeOf(awards, "student")})`, format: FORMAT.count },
    { what: words.moneyGiven, value: money, formula: `SUM(${rangeOf(awards, "amount")})`, format: FORMAT.money },
    { what: words.paid, value: money, formula: `SUM(${rangeOf(payments, "amount")})`, format: FORMAT.money },
    { what: words.nothing, value: String(reasons), formula: `COUNTA(${rangeOf(notAwarded, "student")})`, format: FORMAT.count },
  ];
}

/** The first sheet. */
export function summaryTable(source: BookSource, counted: Counted): Table<Key> {
  const { students } = source.summary;
  const rows: Row<Key>[] = [
    ...factRows(source),
    { what: words.students, value: count(students.students) },
    { what: words.candidates, value: count(students.candidates) },
    { what: words.eligible, value: count(students.eligible) },
    { what: words.waiting, value: count(students.waiting) },
  ];
  for (const { what, value, formula, format } of totalsOf(source, counted)) {
    const at = (key: Key) => cellAt({ columns: columns() }, key, rows.length);
    const difference = { formula: `ROUND(${at("value")}-${at("recounted")},2)`, value: "0", format };
    rows.push({ what, value: { number: value, format }, recounted: { formula, value, format }, difference });
  }
  const parts = counted.checks.map((range) => `SUMPRODUCT(ABS(${range}))`);
  rows.push({ what: words.allChecks, difference: { formula: parts.join("+"), value: "0", format: FORMAT.money } });
  return { name: bookSheets.summary, columns: columns(), rows };
}
