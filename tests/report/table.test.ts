/** Formulas of a workbook: conditions are cells, never texts; labels that SUMIFS would take for each other are compared exactly. */
import { expect, test } from "vitest";
import { cellAt, countWhere, decimalFormat, rangeOf, sumWhere, type Condition, type Table } from "../../src/report/book/table.ts";
import { PLAIN, TRICKY, trickyBook } from "../support/tricky-book.ts";
import { partOf } from "../support/libreoffice.ts";

const table: Table<"a" | "b"> = {
  name: "It's",
  columns: [
    { key: "a", header: "A", format: "@" },
    { key: "b", header: "B", format: "0" },
  ],
  rows: [{}, {}, {}],
};

test("cells and ranges: rows from 0 below the names, at least one row", () => {
  expect([cellAt(table, "a", 0), cellAt(table, "b", 2)]).toEqual(["A2", "B4"]);
  expect(rangeOf(table, "b")).toBe("'It''s'!$B$2:$B$4");
  expect(rangeOf({ ...table, rows: [] }, "b")).toBe("'It''s'!$B$2:$B$2");
  expect(["0_ ", "0.0_ ", "0.000_ "]).toEqual([0, 1, 3].map(decimalFormat));
});

test("plain labels by SUMIFS and COUNTIFS, others exactly", () => {
  const condition = (texts: readonly string[]): Condition => ({ range: "R", cell: "C", texts });
  expect(sumWhere("S", [condition(PLAIN)])).toBe("SUMIFS(S,R,C)");
  expect(sumWhere("S", [condition(PLAIN)], [{ range: "F" }])).toBe('SUMIFS(S,R,C,F,"<>")');
  expect(countWhere([condition(PLAIN), condition(["x"])])).toBe("COUNTIFS(R,C,R,C)");
  expect(sumWhere("S", [condition(["a", "A"])], [{ range: "F" }])).toBe('SUMPRODUCT(EXACT(R,C)*(F<>"")*S)');
  expect(countWhere([condition(["a", "A"])])).toBe("SUMPRODUCT(1*EXACT(R,C))");
  for (const label of TRICKY.filter((text) => !["a", "A", "1", "100"].includes(text)))
    expect([label, countWhere([condition([label])])]).toEqual([label, "SUMPRODUCT(1*EXACT(R,C))"]);
});

test("no label stands in a formula", () => {
  const sheet = partOf(trickyBook(TRICKY), "xl/worksheets/sheet2.xml");
  const formulas = [...sheet.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula);
  expect(formulas).toHaveLength(2 * TRICKY.length);
  for (const formula of formulas)
    expect(formula).toMatch(
      /^SUMPRODUCT\((1\*)?EXACT\('Data'!\$A\$2:\$A\$\d+,A\d+\)(\*\('Data'!\$A\$2:\$A\$\d+&lt;&gt;&quot;&quot;\)\*'Data'!\$B\$2:\$B\$\d+)?\)$/,
    );
});
