/** Whose name stands in which row of a workbook. */
import { expect, test } from "vitest";
import { studentNames } from "../../src/scenario/student-names.ts";

const table = (headers: readonly string[], rows: readonly (readonly string[])[]) => ({
  file: "students.csv",
  headers,
  rows,
  lineOf: Int32Array.from(rows, (_, i) => i + 2),
});
const ids = ["S1", "S2", "S3"];

test.each([
  ["a column called name", {}, ["id", "Name"], ["An", "Bo", ""]],
  ["in Chinese", {}, ["id", "姓名"], ["An", "Bo", ""]],
  ["the column that is published", { publish: { name: "call" } }, ["id", "call"], ["An", "Bo", ""]],
  [
    "a field that is published, under another header",
    { publish: { name: "call" }, columns: { students: { Rufname: "call" } } },
    ["id", "Rufname"],
    ["An", "Bo", ""],
  ],
  ["ids under another header", { columns: { students: { number: "id" } } }, ["number", "name"], ["An", "Bo", ""]],
  ["none", {}, ["id", "surname"], undefined],
  ["another one than is published", { publish: { name: "call" } }, ["id", "name"], undefined],
])("%s", (_, scenario, headers, expected) => {
  const rows = [
    ["S2", "Bo"],
    ["S1", "An"],
    ["S3", ""],
  ];
  expect(studentNames(scenario, table(headers, rows), ids)).toEqual(expected);
  expect(studentNames(scenario, undefined, ids)).toBeUndefined();
});
