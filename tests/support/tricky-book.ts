/** A workbook whose labels a spreadsheet's own conditions would take for each other, or for numbers, dates and patterns: sums by label must tell them apart. */
import { count, countWhere, FORMAT, rangeOf, sheetOf, sumWhere, type Table } from "../../src/report/book/table.ts";
import { writeBook } from "../../src/tables/workbook/book.ts";

/** Labels that are alike to SUMIFS: in case, as numbers, as dates, as patterns, as comparisons. */
export const TRICKY: readonly string[] = ["a", "A", "1", "01", "1.0", "may-1", "5-1", "TRUE", "true", "a*", "?", "~a", ">5", "<>", "=a", "1E2", "100", "-"];
/** Labels that it tells apart. */
export const PLAIN: readonly string[] = ["first", "second", "1", "2", "10", "excellent-freshman"];

type DataKey = "label" | "amount";
type SumKey = "label" | "sum" | "places";

/** The workbook of some labels: label i stands in i + 1 rows with the amounts 1.25, 2.25, ... */
export function trickyBook(labels: readonly string[]): Uint8Array {
  const amounts = (i: number) => Array.from({ length: i + 1 }, (_, r) => `${r + 1}.25`);
  const data: Table<DataKey> = {
    name: "Data",
    columns: [
      { key: "label", header: "label", format: FORMAT.text },
      { key: "amount", header: "amount", format: FORMAT.money },
    ],
    rows: labels.flatMap((label, i) => amounts(i).map((number) => ({ label, amount: { number } }))),
  };
  const sums: Table<SumKey> = {
    name: "Sums",
    columns: [
      { key: "label", header: "label", format: FORMAT.text },
      { key: "sum", header: "sum", format: FORMAT.money },
      { key: "places", header: "places", format: FORMAT.count },
    ],
    rows: labels.map((label, i) => {
      const conditions = [{ range: rangeOf(data, "label"), cell: `A${i + 2}`, texts: labels }];
      const hundredths = amounts(i).reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0);
      return {
        label,
        sum: { formula: sumWhere(rangeOf(data, "amount"), conditions, [{ range: rangeOf(data, "label") }]), value: String(hundredths / 100) },
        places: { formula: countWhere(conditions), value: String(i + 1) },
      };
    }),
    sums: [{ label: "all", places: count(labels.length) }],
  };
  return writeBook([sheetOf(data), sheetOf(sums)], { head: "", foot: "" });
}
