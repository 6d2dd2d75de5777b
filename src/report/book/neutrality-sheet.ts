/**
 * The sheet of neutrality (regulation V: the proportion of each level may be adjusted while the total stays constant): the places of every level in units of
 * its share or amount, and their sum against the constant. An allocation keeps the regulation's own places; other places can be tried in a column of
 * their own, and the sheet computes what they would come to. Where nothing may be adjusted it says so.
 */
import { textOf } from "../../award/case.ts";
import { fundingOf, percentOfPlaces, referenceFen, roundRatio, unitsOfPlaces, wholeRatio, type Funding } from "../../award/neutral.ts";
import type { Adjustable } from "../../award/scheme.ts";
import { formatDecimal } from "../../decimal.ts";
import { bookHeaders as headers, bookSheets, bookTexts as words } from "../../words/book.ts";
import { titlesOf, type BookSource } from "./source.ts";
import { cellAt, count, FORMAT, type Cell, type Column, type Row, type Table } from "./table.ts";

type Key =
  | "award"
  | "level"
  | "percent"
  | "capPlaces"
  | "awarded"
  | "units"
  | "reference"
  | "capUnits"
  | "tried"
  | "triedUnits"
  | "constant"
  | "beyond"
  | "remark";

const whole = <K extends Key>(key: K, header: string): Column<K> => ({ key, header, format: FORMAT.count });

const columns = (): readonly Column<Key>[] => [
  { key: "award", header: headers.award, format: FORMAT.text },
  { key: "level", header: headers.level, format: FORMAT.text },
  { key: "percent", header: headers.percent, format: "0.00%_ " },
  whole("capPlaces", headers.capPlaces),
  whole("awarded", headers.awarded),
  whole("tried", headers.tried),
  whole("units", headers.units),
  { key: "reference", header: headers.reference, format: FORMAT.money },
  whole("capUnits", headers.capUnits),
  whole("triedUnits", headers.triedUnits),
  { key: "constant", header: headers.constant, format: "#,##0.######_ " },
  { key: "beyond", header: headers.beyond, format: "#,##0.######_ " },
  { key: "remark", header: headers.remark, format: FORMAT.text, mostWidth: 50 },
];

/** Decimals that a constant is told with, rounded down, where it is no whole number. */
const DIGITS = 6;

/** Every award that a clause lets move. */
export function neutralityTable(source: BookSource): Table<Key> {
  const { scheme } = source.standing.basis.theCase;
  const rows: Row<Key>[] = [];
  for (const clause of scheme.adjustable) rows.push(...clauseRows(source, clause, rows.length));
  return { name: bookSheets.neutrality, columns: columns(), rows: rows.length > 0 ? rows : [{ award: words.noClause }] };
}

function clauseRows(source: BookSource, clause: Adjustable, first: number): readonly Row<Key>[] {
  const { theCase } = source.standing.basis;
  const award = titlesOf(source).award(clause.award);
  const funding = fundingOf(theCase, clause.award);
  if ("code" in funding) return [{ award, remark: `${words.notAdjustable} (${clause.article})` }];
  const levels = funding.award.levels.map((_, l) => levelCells(source, funding, l, first + l));
  return [...levels, sumRow(source, funding, first)];
}

function awardedAt({ summary }: BookSource, { award }: Funding, level: number): number {
  return summary.levels.find((row) => row.award === award.id && row.level === award.levels[level]?.id)?.awarded ?? 0;
}

function levelCells(source: BookSource, funding: Funding, l: number, row: number): Row<Key> {
  const { award, caps, units } = funding;
  const { theCase } = source.standing.basis;
  const level = award.levels[l];
  if (level === undefined) throw new Error("a level is one of its award");
  const at = (key: Key) => cellAt({ columns: columns() }, key, row);
  const [places, unit] = [caps[l] ?? 0, units[l] ?? 0];
  const percent = percentOfPlaces(theCase, award, level, places);
  const fen = referenceFen(funding, wholeRatio(unit));
  return {
    award: award.title,
    level: level.title,
    percent: percent === undefined ? undefined : { number: formatDecimal(percent, 4) },
    capPlaces: count(places),
    awarded: count(awardedAt(source, funding, l)),
    tried: count(places),
    units: count(unit),
    reference: fen === undefined ? undefined : { number: formatDecimal(roundRatio(fen, "floor"), 2) },
    capUnits: { formula: `${at("capPlaces")}*${at("units")}`, value: String(places * unit) },
    triedUnits: { formula: `${at("tried")}*${at("units")}`, value: String(places * unit) },
  };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The sums of an award's levels, against the constant. */
function sumRow(source: BookSource, funding: Funding, first: number): Row<Key> {
  const { award, caps, clause, constant } = funding;
  const { theCase } = source.standing.basis;
  const levels = award.levels.length;
  const at = (key: Key, row: number) => cellAt({ columns: columns() }, key, row);
  const sum = (key: Key, value: number): Cell => ({ formula: `SUM(${at(key, first)}:${at(key, first + levels - 1)})`, value: String(value) });
  const [all, awarded] = [total(caps), total(award.levels.map((_, l) => awardedAt(source, funding, l)))];
  const scale = 10n ** BigInt(DIGITS);
  const scaled = (constant.over * scale) / constant.under;
  const units = unitsOfPlaces(funding, caps);
  const plain = (value: bigint) => formatDecimal(value, DIGITS).replace(/\.?0+$/, "");
  return {
    award: award.title,
    level: words.total,
    capPlaces: sum("capPlaces", all),
    awarded: sum("awarded", awarded),
    tried: sum("tried", all),
    capUnits: sum("capUnits", units),
    triedUnits: sum("triedUnits", units),
    constant: { number: plain(scaled) },
    beyond: { formula: `${at("triedUnits", first + levels)}-${at("constant", first + levels)}`, value: plain(BigInt(units) * scale - scaled) },
    remark: `${words.ownPlaces} ${words.constantReading(textOf(theCase, clause.basis), textOf(theCase, clause.relation), textOf(theCase, clause.capsForBudget))} (${clause.article})`,
  };
}
