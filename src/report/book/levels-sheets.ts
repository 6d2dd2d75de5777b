/** The sheets of counts: the funnel of every award, its levels, and the limits on groups. What was given is counted again from the sheet of awards. */
import type { LevelRow } from "../../award/summary.ts";
import { bookHeaders as headers, bookSheets, bookTexts as words } from "../../words/book.ts";
import { placesText } from "../summary-text.ts";
import type { awardsTable } from "./awards-sheets.ts";
import { meritCell, meritFormat, titlesOf, yuan, type BookSource } from "./source.ts";
import { cellAt, count, countWhere, FORMAT, ownRange, rangeOf, sumWhere, type Column, type Condition, type Row, type Table } from "./table.ts";

type Awards = ReturnType<typeof awardsTable>;

const countColumn = <Key extends string>(key: Key, header: string): Column<Key> => ({ key, header, format: FORMAT.count });
const zero = { formula: "", value: "0" };

/** Rows of the sheet of awards with the award, and the level, of a row here. */
function conditionsOf(source: BookSource, awards: Awards, cells: { readonly award: string; readonly level?: string }): readonly Condition[] {
  const { levels } = source.summary;
  const byAward: Condition = { range: rangeOf(awards, "awardId"), cell: cells.award, texts: levels.map((row) => row.award) };
  if (cells.level === undefined) return [byAward];
  return [byAward, { range: rangeOf(awards, "levelId"), cell: cells.level, texts: levels.map((row) => row.level) }];
}

type FunnelKey = "award" | "awardId" | "applied" | "eligible" | "waiting" | "notMet" | "notAccepted" | "disqualified" | "awarded" | "counted" | "difference";

/** Applications of every award by what became of them. */
export function funnelTable(source: BookSource, awards: Awards): Table<FunnelKey> {
  const columns: readonly Column<FunnelKey>[] = [
    { key: "award", header: headers.award, format: FORMAT.text },
    countColumn("applied", headers.applied),
    countColumn("eligible", headers.eligible),
    countColumn("waiting", headers.waiting),
    countColumn("notMet", headers.notMet),
    countColumn("notAccepted", headers.notAccepted),
    countColumn("disqualified", headers.disqualified),
    countColumn("awarded", headers.awarded),
    countColumn("counted", headers.awardedCounted),
    { ...countColumn("difference", headers.difference), isCheck: true },
    { key: "awardId", header: headers.awardId, format: FORMAT.text, isPrinted: false },
  ];
  const { levels, funnel } = source.summary;
  const rows = funnel.map((row, i): Row<FunnelKey> => {
    const at = (key: FunnelKey) => cellAt({ columns }, key, i);
    const awarded = levels.filter((level) => level.award === row.award).reduce((sum, level) => sum + level.awarded, 0);
    const counted = countWhere(conditionsOf(source, awards, { award: at("awardId") }));
    return {
      award: row.title,
      applied: count(row.candidates),
      eligible: count(row.eligible),
      waiting: count(row.waiting),
      notMet: count(row.notEligible),
      notAccepted: count(row.notAccepted),
      disqualified: count(row.disqualified),
      awarded: count(awarded),
      counted: { formula: counted, value: String(awarded) },
      difference: { ...zero, formula: `${at("awarded")}-${at("counted")}` },
      awardId: row.award,
    };
  });
  return { name: bookSheets.funnel, columns, rows };
}

type LevelKey =
  | "award"
  | "level"
  | "places"
  | "excess"
  | "awarded"
  | "cutOff"
  | "cost"
  | "awardedCounted"
  | "costCounted"
  | "awardedDifference"
  | "costDifference"
  | "awardId"
  | "levelId";

function levelColumns(source: BookSource): readonly Column<LevelKey>[] {
  return [
    { key: "award", header: headers.award, format: FORMAT.text },
    { key: "level", header: headers.level, format: FORMAT.text },
    countColumn("places", headers.places),
    ...(source.summary.levels.some((row) => row.excess > 0) ? [countColumn("excess", headers.excess)] : []),
    countColumn("awarded", headers.awarded),
    { key: "cutOff", header: headers.cutOff, format: meritFormat(source) },
    { key: "cost", header: headers.cost, format: FORMAT.money },
    countColumn("awardedCounted", headers.awardedCounted),
    { key: "costCounted", header: headers.costCounted, format: FORMAT.money },
    { ...countColumn("awardedDifference", headers.awardedDifference), isCheck: true },
    { key: "costDifference", header: headers.costDifference, format: FORMAT.money, isCheck: true },
    { key: "awardId", header: headers.awardId, format: FORMAT.text, isPrinted: false },
    { key: "levelId", header: headers.levelId, format: FORMAT.text, isPrinted: false },
  ];
}

/** Every level with its places, what was given, its cut-off and its cost; then their sums. */
export function levelsTable(source: BookSource, awards: Awards): Table<LevelKey> {
  const columns = levelColumns(source);
  const { levels } = source.summary;
  const rows = levels.map((row, i) => levelRow(source, awards, row, (key) => cellAt({ columns }, key, i)));
  const sum = (key: LevelKey, value: string) => ({ formula: `SUM(${ownRange({ columns }, key, rows.length)})`, value });
  const [awarded, cost] = [levels.reduce((all, row) => all + row.awarded, 0), yuan(levels.reduce((all, row) => all + BigInt(row.fen), 0n))];
  const sums: Row<LevelKey> = {
    award: words.total,
    awarded: sum("awarded", String(awarded)),
    cost: sum("cost", cost.number),
    awardedCounted: sum("awardedCounted", String(awarded)),
    costCounted: sum("costCounted", cost.number),
    awardedDifference: sum("awardedDifference", "0"),
    costDifference: sum("costDifference", "0"),
  };
  return { name: bookSheets.levels, columns, rows, sums: rows.length === 0 ? [] : [sums] };
}

function levelRow(source: BookSource, awards: Awards, row: LevelRow, at: (key: LevelKey) => string): Row<LevelKey> {
  const conditions = conditionsOf(source, awards, { award: at("awardId"), level: at("levelId") });
  const shown = { theCase: source.standing.basis.theCase, summary: source.summary };
  const cost = yuan(row.fen);
  return {
    award: row.title,
    level: row.levelTitle,
    places: row.places === undefined ? placesText(shown, row.award, undefined) : count(row.places),
    excess: row.excess === 0 ? undefined : count(row.excess),
    awarded: count(row.awarded),
    cutOff: meritCell(source, row.cutOff),
    cost,
    awardedCounted: { formula: countWhere(conditions), value: String(row.awarded) },
    costCounted: { formula: sumWhere(rangeOf(awards, "amount"), conditions), value: cost.number },
    awardedDifference: { ...zero, formula: `${at("awarded")}-${at("awardedCounted")}` },
    costDifference: { ...zero, formula: `ROUND(${at("cost")}-${at("costCounted")},2)` },
    awardId: row.award,
    levelId: row.level,
  };
}

type QuotaKey = "quota" | "article" | "awards" | "part" | "atLeast" | "atMost" | "used";

/** Every limit on a group of places. */
export function quotasTable(source: BookSource): Table<QuotaKey> {
  const titles = titlesOf(source);
  const columns: readonly Column<QuotaKey>[] = [
    { key: "quota", header: headers.quota, format: FORMAT.text },
    { key: "article", header: headers.article, format: FORMAT.text },
    { key: "awards", header: headers.awards, format: FORMAT.text, mostWidth: 60 },
    { key: "part", header: headers.part, format: FORMAT.text },
    countColumn("atLeast", headers.atLeast),
    countColumn("atMost", headers.atMost),
    countColumn("used", headers.used),
  ];
  const some = (value: number | undefined) => (value === undefined ? undefined : count(value));
  const rows = source.summary.quotas.map(
    (row): Row<QuotaKey> => ({
      quota: row.id,
      article: row.article,
      awards: row.awards.map(titles.award).join("; "),
      part: row.part,
      atLeast: some(row.atLeast),
      atMost: some(row.atMost),
      used: count(row.used),
    }),
  );
  return { name: bookSheets.quotas, columns, rows };
}
