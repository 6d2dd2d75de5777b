/** What a scenario may publish of a student: which columns, and which texts. */
import { expect, test } from "vitest";
import { mayBePublic } from "../src/scenario/published.ts";
import { usedCells } from "../src/scenario/used-cells.ts";
import { readCase, readScenario } from "../src/scenario/scenario-file.ts";
import { readTable } from "../src/tables/csv.ts";
import { smallScheme } from "./support/small-case.ts";

test.each([
  ["王小明", true],
  ["Nguyễn Văn A", true],
  ["Zoë O'Neill-Smith Jr.", true],
  ["School of Civil Engineering, class 2", true],
  ["2023-autumn", true],
  ["2021-2022", true],
  ["2023级", true],
  ["HSK 6", true],
  ["", true],
  ["138 0013 8000", false],
  ["13800138000", false],
  ["330106199905171234", false],
  ["Li Na (330106)", false],
  ["id 33-01-06-99", false],
  ["１３８００１３８０００", false],
  ["1999-05-17", false],
  ["1999年5月17日", false],
  ["17.05.1999", false],
  ["a@b.cn", false],
  ["x".repeat(81), false],
  ["S0042 Li Na", false],
])("%s: %s", (text, isPublic) => {
  expect(mayBePublic(text, "S0042")).toBe(isPublic);
});

const SCHEME = {
  fields: {
    school: { type: "code", document: "x" },
    born: { type: "date", document: "x" },
    fee: { type: "money", document: "x" },
    tags: { type: "codes", document: "x" },
  },
};

const STATED = { scheme: "small", title: "x", asOf: "2024-09-20", round: "r", census: "2024-09-15", seed: "s" };
const STUDENTS = "id,school,born,fee,tags,name\nS1,a,1999-05-17,1,none,Li\n";

function codesOf(publish: Readonly<Record<string, string>>): readonly string[] {
  const scheme = smallScheme(SCHEME);
  const scenario = readScenario("scenario.yaml", JSON.stringify({ ...STATED, publish }));
  const students = readTable("students.csv", new TextEncoder().encode(STUDENTS));
  if (!scheme.ok || !students.ok) throw new Error("scheme and students are right");
  const read = scenario.ok ? readCase(scenario.value, scheme.value, new Map([["students.csv", students.value]])) : scenario;
  return read.ok ? [] : read.faults.map(({ code, place }) => `${code} ${place.file}`);
}

test("columns that may be published: texts that are codes, and columns that no rule reads", () => {
  expect(codesOf({ name: "name", school: "school" })).toEqual([]);
  // Without it the column of names is unknown.
  expect(codesOf({ school: "school" })).toEqual(["column-unknown students.csv"]);
  for (const column of ["id", "born", "fee", "tags"]) expect(codesOf({ name: "name", grade: column })).toEqual([expect.stringMatching(/^publish-type/)]);
  expect(codesOf({ name: "name", grade: "grad" })).toEqual([expect.stringMatching(/^publish-unknown-column/)]);
  expect(codesOf({ name: "name", phone: "name" })).toEqual([expect.stringMatching(/^yaml-/)]);
});

test("a student's own cells: her rows of every table that names her, numbered, without empty cells and columns that are not read", () => {
  const table = (headers: readonly string[], rows: readonly (readonly string[])[], fields: readonly (string | undefined)[] = headers) => ({
    file: "x",
    headers,
    rows,
    lineOf: Int32Array.from(rows, (_, i) => i + 2),
    fields,
  });
  const tables = new Map([
    [
      "history.csv",
      table(
        ["id", "award"],
        [
          ["B", "x"],
          ["A", "y"],
          ["B", "z"],
        ],
      ),
    ],
    [
      "students.csv",
      table(
        ["学号", "学费", "电话"],
        [
          ["A", "100", "1"],
          ["B", "", "2"],
        ],
        ["id", "tuition", undefined],
      ),
    ],
    [
      "decisions.csv",
      table(
        ["key", "subject", "reason"],
        [
          ["waiver", "A", "ill"],
          ["places", "", "x"],
        ],
      ),
    ],
    ["census.csv", table(["population", "count"], [["all", "2"]])],
  ]);
  const cells = usedCells(tables, ["A", "B"]);
  expect(cells.get("A")).toEqual([
    ["students", "1", "学费", "100"],
    ["decisions", "1", "key", "waiver"],
    ["decisions", "1", "reason", "ill"],
    ["history", "1", "award", "y"],
  ]);
  expect(cells.get("B")).toEqual([
    ["history", "1", "award", "x"],
    ["history", "2", "award", "z"],
  ]);
});
