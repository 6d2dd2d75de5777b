/** Programs from flat arrays: the same as the builder's, and what is not sound is refused. */
import { expect, test } from "vitest";
import { assembleProgram, type ProgramParts, type SparseRow } from "../../src/program/assemble.ts";
import { findGroups, programBuilder } from "../../src/program/build.ts";
import { writeMps } from "../../src/program/mps-write.ts";
import { runs } from "../support/runs.ts";
import { randomFrom } from "../support/tiny-prover.ts";

const row = (name: string, entries: readonly (readonly [number, number])[], lower?: number, upper?: number): SparseRow => ({
  name,
  columns: Int32Array.from(entries, ([column]) => column),
  coefficients: Float64Array.from(entries, ([, coefficient]) => coefficient),
  ...(lower === undefined ? {} : { lower }),
  ...(upper === undefined ? {} : { upper }),
});

/** Two groups, of two columns and one, and one row. */
const PARTS: ProgramParts = {
  name: "p",
  columnNames: ["a", "b", "c"],
  goals: [{ name: "goal", coefficients: Float64Array.of(3, 2, 1) }],
  groupNames: ["g", "h"],
  firstColumn: Int32Array.of(0, 2, 3),
  rows: [
    row(
      "r",
      [
        [0, 5],
        [2, -7],
      ],
      undefined,
      4,
    ),
  ],
};

test("group rows come first, with coefficients 1 and at most one; then the rows as stated", () => {
  const program = assembleProgram(PARTS);
  expect([[...program.rowNames], [...program.groupRows]]).toEqual([
    ["g", "h", "r"],
    [0, 1],
  ]);
  expect([[...program.rowStart], [...program.rowColumn], [...program.rowCoefficient]]).toEqual([
    [0, 2, 3, 5],
    [0, 1, 2, 0, 2],
    [1, 1, 1, 5, -7],
  ]);
  expect([[...program.lower], [...program.upper]]).toEqual([
    [-Infinity, -Infinity, -Infinity],
    [1, 1, 4],
  ]);
});

test("random programs are those of the builder, text and groups", () => {
  const draw = randomFrom(7);
  let withRows = 0;
  const times = runs(200);
  for (let i = 0; i < times; i++) {
    const sizes = Array.from({ length: 1 + draw(4) }, () => 1 + draw(3));
    const firstColumn = Int32Array.from([0, ...sizes.map((_, g) => sizes.slice(0, g + 1).reduce((sum, size) => sum + size, 0))]);
    const columns = firstColumn.at(-1) ?? 0;
    const entries = () => Array.from({ length: columns }, (_, c) => [c, draw(9) - 4] as const).filter(([, coefficient]) => coefficient !== 0);
    const limit = (sign: number) => [undefined, 0, sign * draw(9)][draw(3)];
    const rows = Array.from({ length: draw(4) }, (_, r) => row(`r${r}`, entries(), limit(-1), limit(1)));
    const goal = { name: "goal", coefficients: Float64Array.from({ length: columns }, () => draw(20)) };
    const columnNames = Array.from({ length: columns }, (_, c) => `x${c}`);
    const groupNames = sizes.map((_, g) => `g${g}`);
    const assembled = assembleProgram({ name: "p", columnNames, goals: [goal], groupNames, firstColumn, rows });
    const builder = programBuilder("p");
    columnNames.forEach(builder.addColumn);
    builder.addGoal(
      "goal",
      [...goal.coefficients].map((coefficient, c) => [c, coefficient]),
    );
    groupNames.forEach((name, g) => {
      const members = columnNames.flatMap((_, c) => (c >= (firstColumn[g] ?? 0) && c < (firstColumn[g + 1] ?? 0) ? [[c, 1] as const] : []));
      builder.addRow({ name, upper: 1, entries: members, group: true });
    });
    for (const { name, lower, upper, columns: at, coefficients } of rows) {
      const sides = { ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) };
      builder.addRow({ name, ...sides, entries: [...at].map((c, e) => [c, coefficients[e] ?? 0]) });
    }
    const built = builder.build();
    expect({ ...assembled, rowNames: [...assembled.rowNames] }).toEqual({ ...built, rowNames: [...built.rowNames] });
    expect(writeMps(assembled)).toBe(writeMps(built));
    expect(findGroups(assembled)).toEqual(findGroups(built));
    if (rows.length > 0) withRows += 1;
  }
  expect(withRows).toBeGreaterThan(times / 2);
});

test.each<readonly [string, Partial<ProgramParts>, RegExp]>([
  [
    "a column twice",
    {
      rows: [
        row("r", [
          [1, 1],
          [1, 2],
        ]),
      ],
    },
    /row r/,
  ],
  [
    "columns that descend",
    {
      rows: [
        row("r", [
          [2, 1],
          [0, 2],
        ]),
      ],
    },
    /row r/,
  ],
  ["a column that is not there", { rows: [row("r", [[3, 1]])] }, /row r/],
  ["a coefficient 0", { rows: [row("r", [[0, 0]])] }, /row r/],
  ["a fraction", { rows: [row("r", [[0, 0.5]])] }, /row r/],
  ["a coefficient of 2^53", { rows: [row("r", [[0, 2 ** 53]])] }, /row r/],
  ["a limit that is a fraction", { rows: [row("r", [[0, 1]], 0.5)] }, /row r: the limit 0.5/],
  ["a limit that is no number", { rows: [row("r", [[0, 1]], undefined, Number.NaN)] }, /row r: the limit NaN/],
  ["a goal with a fraction", { goals: [{ name: "goal", coefficients: Float64Array.of(1, 0.5, 1) }] }, /goal goal/],
  ["groups that leave a column out", { firstColumn: Int32Array.of(0, 1, 2) }, /every column/],
])("%s is refused", (_, change, message) => {
  expect(() => assembleProgram({ ...PARTS, ...change })).toThrow(message);
});

test("an absent side is no limit, and minus nothing is nothing", () => {
  const program = assembleProgram({ ...PARTS, rows: [row("r", [[0, 1]], -0, Number.POSITIVE_INFINITY)] });
  expect([program.lower[2], program.upper[2]]).toEqual([0, Number.POSITIVE_INFINITY]);
});
