import fc from "fast-check";
import { expect, test } from "vitest";
import { programBuilder } from "../../src/program/build.ts";
import { readMps } from "../../src/program/mps-read.ts";
import { writeMps } from "../../src/program/mps-write.ts";
import type { Program } from "../../src/program/program.ts";
import { mpsSentences } from "../../src/words/en/mps.ts";
import { runs } from "../support/runs.ts";

const name = fc.stringMatching(/^[A-Za-z0-9|:+#*$'-]{0,6}$/);
const limit = fc.oneof(fc.constant(undefined), fc.integer({ min: -40, max: 40 }), fc.integer({ min: -(2 ** 51), max: 2 ** 51 }));
const coefficient = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.maxSafeInteger());

const programs: fc.Arbitrary<Program> = fc
  .record({
    name,
    columns: fc.uniqueArray(name, { maxLength: 6 }),
    goals: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
    rows: fc.uniqueArray(name, { maxLength: 5 }),
  })
  .chain(({ name: title, columns, goals, rows }) => {
    const entries = fc.uniqueArray(fc.tuple(fc.nat({ max: Math.max(0, columns.length - 1) }), coefficient), {
      selector: ([c]) => c,
      maxLength: columns.length,
    });
    return fc
      .tuple(
        fc.array(entries, { minLength: goals.length, maxLength: goals.length }),
        fc.array(fc.record({ entries, x: limit, y: limit, same: fc.boolean() }), { minLength: rows.length, maxLength: rows.length }),
      )
      .map(([goalEntries, rowData]) => {
        const builder = programBuilder(title);
        for (const column of columns) builder.addColumn(`c${column}`);
        goals.forEach((goal, g) => builder.addGoal(`goal|${goal}`, goalEntries[g] ?? []));
        rows.forEach((row, r) => {
          const { entries: e, x, y, same } = rowData[r] as { entries: [number, number][]; x: number | undefined; y: number | undefined; same: boolean };
          const [lower, upper] = same ? [x, x] : x !== undefined && y !== undefined && x > y ? [y, x] : [x, y];
          builder.addRow({ name: `r${row}`, entries: e, ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) });
        });
        return builder.build();
      });
  });

function read(text: string): Program {
  const result = readMps(text, "test.mps");
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

test("what is written reads back as the same program, and writes again as the same bytes", () => {
  const seen = { ranges: 0, equalities: 0, free: 0, empty: 0 };
  fc.assert(
    fc.property(programs, (program) => {
      const text = writeMps(program);
      const back = read(text);
      expect(back).toEqual(program);
      expect(writeMps(back)).toBe(text);
      program.lower.forEach((lower, r) => {
        const upper = program.upper[r] as number;
        if (lower === upper) seen.equalities += 1;
        else if (Number.isFinite(upper - lower)) seen.ranges += 1;
        else if (lower === -upper) seen.free += 1;
      });
      if ([...program.columnNames].some((_, c) => !program.rowColumn.includes(c) && program.goals.every((goal) => goal.coefficients[c] === 0))) seen.empty += 1;
    }),
    { seed: 1947, numRuns: runs(500) },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(runs(5));
});

const HEAD = "NAME t\nOBJSENSE\n MAX\nROWS\n N obj\n L cap\n G least\n E same\n N count\n N goal|2\n";
const COLUMNS = "COLUMNS\n x obj 3 cap 1\n x same 2\n y obj -1 cap 1\n y count 4 goal|2 7\n";
const LIMITS = "RHS\n RHS cap 5 least -2\n RHS same 1\n";
const BOUNDS = "BOUNDS\n BV BND x\n UP BND y 1\n BV BND y\n";

test("free MPS as others write it", () => {
  const program = read(`* comment\n${HEAD}${COLUMNS}${LIMITS}RANGES\n R cap 2 least 3\n R same -4\n${BOUNDS}ENDATA\n`);
  expect(program.columnNames).toEqual(["x", "y"]);
  expect(program.goals.map((goal) => [goal.name, [...goal.coefficients]])).toEqual([
    ["obj", [3, -1]],
    ["goal|2", [0, 7]],
  ]);
  expect(program.rowNames).toEqual(["cap", "least", "same", "count"]);
  expect([...program.lower]).toEqual([3, -2, -3, Number.NEGATIVE_INFINITY]);
  expect([...program.upper]).toEqual([5, 1, 1, Number.POSITIVE_INFINITY]);
  expect([...program.rowStart]).toEqual([0, 2, 2, 3, 4]);
});

test("a minimised goal changes sign; the sense may stand on its section's line, names of sets may be left out", () => {
  const text = (sense: string) => `NAME\n${sense}ROWS\n N obj\n L cap\nCOLUMNS\n x obj 3 cap 1\nRHS\n cap 1\nBOUNDS\n BV x\nENDATA\n`;
  for (const sense of ["", "OBJSENSE MIN\n", "OBJSENSE\n MINIMIZE\n"]) expect(read(text(sense)).goals[0]?.coefficients).toEqual(Float64Array.of(-3));
  for (const sense of ["OBJSENSE MAXIMIZE\n", "OBJSENSE\n    MAX\n"]) expect(read(text(sense)).goals[0]?.coefficients).toEqual(Float64Array.of(3));
});

test("binary by marker and bound, by marker and a row at most one, or fixed by a row", () => {
  const text = (bounds: string) =>
    `NAME t\nROWS\n N obj\n L one\n L two\nCOLUMNS\n M 'MARKER' 'INTORG'\n x one 1\n y two 1\n M 'MARKER' 'INTEND'\nRHS\n RHS one 1 two 2\n${bounds}ENDATA\n`;
  expect(read(text("BOUNDS\n UP BND y 1\n LO BND y 0\n")).columnNames).toEqual(["x", "y"]);
  const fixed = read(text("BOUNDS\n FX BND y 1\n"));
  expect(fixed.rowNames).toEqual(["one", "two", "fixed|y"]);
  expect([fixed.lower[2], fixed.upper[2], fixed.rowColumn[2], fixed.rowCoefficient[2]]).toEqual([1, 1, 1, 1]);
  expect(codes(text(""))).toEqual(["9 mps-not-binary"]);
  expect(codes(text("BOUNDS\n BV BND y\n").replaceAll(/ M .*\n/g, ""))).toEqual(["7 mps-not-binary"]);
});

test("the rows of fixed columns come last, in column order, and no line of the file can change them", () => {
  const file = (after: string) =>
    `NAME\nROWS\n N obj\n L cap\nCOLUMNS\n x cap 1\n y cap 1\nRHS\n cap 1\nBOUNDS\n BV x\n BV y\n FX y 1\n FX x 0\n${after}ENDATA\n`;
  const fixed = read(file(""));
  expect(fixed.rowNames).toEqual(["cap", "fixed|x", "fixed|y"]);
  expect([...fixed.lower]).toEqual([Number.NEGATIVE_INFINITY, 0, 1]);
  expect(codes(file("RANGES\n fixed|y -1\n"))).toEqual(["16 mps-unknown-row"]);
  expect(codes(file("COLUMNS\n z fixed|y 1\n"))).toContain("16 mps-unknown-row");
  expect(codes(file(" FX y 0\n"))).toEqual(["15 mps-twice"]);
  expect(codes(file("").replaceAll("cap", "fixed|y"))).toEqual(["15 mps-twice"]);
});

function codes(text: string): string[] {
  const result = readMps(text, "test.mps");
  return result.ok ? [] : result.faults.map((fault) => `${fault.place.line} ${fault.code}`);
}

const whole = `${HEAD}${COLUMNS}${LIMITS}${BOUNDS}ENDATA\n`;
const faults: readonly (readonly [string, string, string, string])[] = [
  ["decimals", "12 mps-number", "obj 3", "obj 3.0"],
  ["exponents", "12 mps-number", "obj 3", "obj 1e3"],
  ["a plus sign", "12 mps-number", "obj 3", "obj +3"],
  ["2^53", "12 mps-number", "obj 3", "obj 9007199254740992"],
  ["infinite sides", "17 mps-number", "cap 5", "cap 1e30"],
  ["half a pair", "12 mps-line", "obj 3 cap 1", "obj 3 cap"],
  ["an unknown row", "13 mps-unknown-row", " x same 2", " x none 2"],
  ["a coefficient stated twice", "13 mps-twice", " x same 2", " x obj 2"],
  ["a column in two runs of lines", "15 mps-twice", " y count 4", " x count 4"],
  ["a row stated twice", "8 mps-twice", " E same", " E cap"],
  ["a side stated twice", "18 mps-twice", " RHS same 1", " RHS cap 1"],
  ["a second set", "18 mps-second-set", " RHS same 1", " RHT same 1"],
  ["an offset", "18 mps-limit-of-n", " RHS same 1", " RHS obj 1"],
  ["other bounds", "21 mps-bound", "UP BND y 1", "UP BND y 2"],
  ["a lower bound of one", "21 mps-bound", "UP BND y 1", "LO BND y 1"],
  ["no lower bound", "21 mps-bound", "UP BND y 1", "MI BND y"],
  ["an unknown column", "21 mps-unknown-column", "UP BND y 1", "UP BND z 1"],
  ["an unknown sense", "3 mps-sense", " MAX", " BEST"],
  ["an unknown type", "8 mps-line", " E same", " X same"],
  ["an unknown section", "16 mps-section", "RHS\n", "SOS\n"],
  ["a section that every object has", "16 mps-section", "RHS\n", "constructor\n"],
  ["a cut file", "22 mps-no-end", "ENDATA\n", ""],
  ["text after the end", "24 mps-after-end", "ENDATA\n", "ENDATA\n x\n"],
  ["a line outside the sections", "1 mps-line", "NAME t", " x y"],
];

test("without a fault the whole text is read", () => {
  expect(codes(whole)).toEqual([]);
});

test.each(faults)("%s: refused at line and with code %s", (_what, code, from, to) => {
  expect(whole).toContain(from);
  expect(codes(whole.replace(from, to))).toContain(code);
});

test("faults are collected, at most a hundred, and every code has its sentence", () => {
  expect(codes(`ROWS\n${" X bad\n".repeat(300)}ENDATA\n`).length).toBe(100);
  const used = new Set(faults.map(([, code]) => code.split(" ")[1] as string));
  expect([...used, "mps-not-binary"].sort()).toEqual(Object.keys(mpsSentences).sort());
  for (const sentence of Object.values(mpsSentences))
    expect(sentence({ name: "N", text: "N", section: "N", sense: "N", row: "N", bound: "N" }).says).not.toContain("undefined");
});

test("the writer throws where the text would not read back", () => {
  const program = (change: Partial<Program>): Program => ({ ...read(whole), ...change });
  expect(() => writeMps(program({}))).not.toThrow();
  for (const columnNames of [
    ["x y", "z"],
    ["", "z"],
    ["'MARKER'", "z"],
    ["x", "x"],
  ])
    expect(() => writeMps(program({ columnNames }))).toThrow();
  for (const rowNames of [
    ["a", "b", "c", "goal|3"],
    ["a", "a", "c", "d"],
    ["obj", "b", "c", "d"],
  ])
    expect(() => writeMps(program({ rowNames }))).toThrow();
  expect(() => writeMps(program({ goals: [] }))).toThrow(/goal/);
  expect(() => writeMps(program({ goals: program({}).goals.toReversed() }))).toThrow(/goal\|/);
  expect(() => writeMps(program({ lower: Float64Array.of(3, 0, 0, 0), upper: Float64Array.of(2, 1, 1, 1) }))).toThrow(/range/);
});
