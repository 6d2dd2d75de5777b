import { expect, test } from "vitest";
import { findGroups, programBuilder } from "../../src/program/build.ts";
import { goalValue, rowActivity, violatedRows } from "../../src/program/point.ts";
import { runs } from "../support/runs.ts";
import { tinyProgram } from "../support/tiny-programs.ts";
import { randomFrom } from "../support/tiny-prover.ts";

test("columns ascend inside rows, duplicates are summed, zeros are dropped", () => {
  const builder = programBuilder("p");
  const [a, b, c] = ["a", "b", "c"].map(builder.addColumn) as [number, number, number];
  expect(
    builder.addGoal("goal|0", [
      [c, 2],
      [a, 1],
      [c, 3],
    ]),
  ).toBe(0);
  expect(
    builder.addRow({
      name: "r",
      lower: -1,
      entries: [
        [c, 5],
        [a, 1],
        [b, 2],
        [c, -4],
        [b, -2],
      ],
    }),
  ).toBe(0);
  expect(builder.addRow({ name: "s", upper: 1, entries: [[b, 1]], group: true })).toBe(1);
  const program = builder.build();
  expect([...(program.goals[0]?.coefficients ?? [])]).toEqual([1, 0, 5]);
  expect([...program.rowStart]).toEqual([0, 2, 3]);
  expect([...program.rowColumn]).toEqual([0, 2, 1]);
  expect([...program.rowCoefficient]).toEqual([1, 1, 1]);
  expect([...program.lower]).toEqual([-1, Number.NEGATIVE_INFINITY]);
  expect([...program.upper]).toEqual([Number.POSITIVE_INFINITY, 1]);
  expect([...program.groupRows]).toEqual([1]);
});

test("the builder throws on twice the same name, unknown columns and numbers that are no integers below 2^53", () => {
  const builder = () => {
    const empty = programBuilder("p");
    empty.addColumn("a");
    return empty;
  };
  const throws = (fill: (b: ReturnType<typeof builder>) => void) => {
    const b = builder();
    fill(b);
    expect(() => b.build()).toThrow();
  };
  throws((b) => b.addColumn("a"));
  throws((b) => {
    b.addGoal("r", []);
    b.addRow({ name: "r", entries: [] });
  });
  for (const entry of [
    [1, 1],
    [-1, 1],
    [0, 0.5],
    [0, 2 ** 53],
    [0, Number.NaN],
  ] as const) {
    throws((b) => b.addGoal("g", [entry]));
    throws((b) => b.addRow({ name: "r", entries: [entry] }));
  }
  throws((b) =>
    b.addRow({
      name: "r",
      entries: [
        [0, 2 ** 53 - 1],
        [0, 1],
      ],
    }),
  );
  for (const upper of [0.5, 2 ** 53, Number.NaN, Number.NEGATIVE_INFINITY]) throws((b) => b.addRow({ name: "r", upper, entries: [] }));
});

test("groups: those of group rows in order, then every other column by itself", () => {
  const builder = programBuilder("p");
  const columns = ["a", "b", "c", "d", "e"].map(builder.addColumn);
  builder.addRow({ name: "some", upper: 9, entries: columns.map((c) => [c, 1] as const) });
  builder.addRow({
    name: "first",
    lower: 1,
    upper: 1,
    entries: [
      [3, 1],
      [1, 1],
    ],
    group: true,
  });
  builder.addRow({ name: "second", lower: 0, upper: 1, entries: [[4, 1]], group: true });
  const groups = findGroups(builder.build());
  expect(groups.count).toBe(4);
  expect([...groups.groupOf]).toEqual([2, 0, 3, 0, 1]);
  expect([...groups.start]).toEqual([0, 2, 3, 4, 5]);
  expect([...groups.columns]).toEqual([1, 3, 4, 0, 2]);
  expect([...groups.mayBeNone]).toEqual([0, 1, 1, 1]);
});

test("rows that state no group are refused", () => {
  const groupsOf = (rows: readonly { lower?: number; upper?: number; entries: [number, number][] }[]) => {
    const builder = programBuilder("p");
    for (const name of ["a", "b"]) builder.addColumn(name);
    rows.forEach((row, r) => builder.addRow({ name: `r${r}`, group: true, ...row }));
    return () => findGroups(builder.build());
  };
  expect(
    groupsOf([
      { upper: 1, entries: [[0, 1]] },
      { upper: 1, entries: [[1, 1]] },
    ]),
  ).not.toThrow();
  expect(
    groupsOf([
      { upper: 1, entries: [[0, 1]] },
      {
        upper: 1,
        entries: [
          [0, 1],
          [1, 1],
        ],
      },
    ]),
  ).toThrow(/row 1/);
  expect(groupsOf([{ upper: 1, entries: [[0, 2]] }])).toThrow(/row 0/);
  expect(groupsOf([{ upper: 2, entries: [[0, 1]] }])).toThrow(/row 0/);
  expect(groupsOf([{ entries: [[0, 1]] }])).toThrow(/row 0/);
  expect(groupsOf([{ lower: 2, upper: 1, entries: [[0, 1]] }])).toThrow(/row 0/);
});

test("sums beyond 2^53 stay exact, also where they come back below it", () => {
  const builder = programBuilder("p");
  const big = 2 ** 53 - 1;
  const values = [big, big, 1, -big, big, -big, -7];
  values.forEach((_, c) => builder.addColumn(`c${c}`));
  builder.addGoal(
    "goal|0",
    values.map((a, c) => [c, a] as const),
  );
  builder.addRow({ name: "r", lower: 5, entries: values.map((a, c) => [c, a] as const) });
  const program = builder.build();
  for (let bits = 0; bits < 2 ** values.length; bits++) {
    const point = Uint8Array.from(values, (_, c) => (bits >> c) & 1);
    const sum = values.reduce((total, a, c) => (point[c] === 1 ? total + BigInt(a) : total), 0n);
    expect(goalValue(program, 0, point)).toBe(sum);
    expect(rowActivity(program, 0, point)).toBe(sum);
    expect(violatedRows(program, point)).toEqual(sum < 5n ? [0] : []);
  }
});

test("activities, violated rows and single coefficients agree with a dense reading of the rows", () => {
  const random = randomFrom(3);
  let broken = 0;
  for (let run = 0; run < runs(200); run++) {
    const program = tinyProgram(random);
    const point = Uint8Array.from(program.columnNames, () => random(2));
    const expected: number[] = [];
    for (let r = 0; r < program.rowNames.length; r++) {
      const dense = Array.from(program.columnNames, () => 0);
      for (let e = program.rowStart[r] as number; e < (program.rowStart[r + 1] as number); e++)
        dense[program.rowColumn[e] as number] = program.rowCoefficient[e] as number;
      const sum = dense.reduce((total, a, c) => total + a * (point[c] as number), 0);
      expect(rowActivity(program, r, point)).toBe(BigInt(sum));
      if (sum < (program.lower[r] as number) || sum > (program.upper[r] as number)) expected.push(r);
    }
    expect(violatedRows(program, point)).toEqual(expected);
    broken += expected.length;
  }
  expect(broken).toBeGreaterThan(runs(50));
});
