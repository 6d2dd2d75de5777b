/** Programs from other people's files: LP texts, MPS texts beyond the exact form, and the groups found in them. */
import { describe, expect, test } from "vitest";
import type { Fault } from "../../src/fault.ts";
import { type ForeignProgram, integerOf } from "../../src/program/foreign.ts";
import { readLp } from "../../src/program/lp-read.ts";
import { readForeignMps } from "../../src/program/mps-foreign.ts";
import { readMps } from "../../src/program/mps-read.ts";
import { writeMps } from "../../src/program/mps-write.ts";
import { entriesOf } from "../../src/program/program.ts";
import { findStructure } from "../../src/program/structure.ts";
import { inWords } from "../../src/words/en.ts";
import { runs } from "../support/runs.ts";
import { tinyProgram } from "../support/tiny-programs.ts";
import { random } from "../solve/instances.ts";

const FILE = "p.lp";

function read(result: ReturnType<typeof readLp>): ForeignProgram {
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

/** Faults as `line:column code`. */
function places(result: ReturnType<typeof readLp>): readonly string[] {
  if (result.ok) throw new Error("no fault");
  for (const fault of result.faults) expect(inWords(fault).says.length).toBeGreaterThan(10);
  return result.faults.map((fault: Fault) => `${fault.place.line ?? ""}:${fault.place.column ?? ""} ${fault.code}`);
}

/** A program in short: each row as text. */
function shown({ program, sense, offsets }: ForeignProgram): readonly string[] {
  const goal = program.goals[0];
  const row = (r: number): string => {
    const { columns, coefficients } = entriesOf(program, r);
    return `${program.rowNames.at(r)}: ${program.lower[r]} <= ${[...columns].map((c, e) => `${coefficients[e]} ${program.columnNames.at(c)}`).join(" + ")} <= ${program.upper[r]}`;
  };
  return [`${sense} ${offsets.join()} ${goal?.name}: ${[...(goal?.coefficients ?? [])].join(" ")}`, ...[...program.rowNames].map((_, r) => row(r))];
}

test.each([
  ["12", 12],
  ["+12", 12],
  ["-0", 0],
  ["12.000", 12],
  ["1.2e1", 12],
  ["120e-1", 12],
  [".5E1", 5],
  ["5.", 5],
  ["9007199254740991", 9007199254740991],
  ["0.000e9", 0],
])("the integer %s", (text, value) => {
  expect(integerOf(text)).toBe(value);
});

test.each(["", "-", "1.5", "12e-1", "9007199254740992", "1e16", "1e99", "0x1", "1e", "nan", "1 2", "1,5", "."])("no integer: %j", (text) => {
  expect(integerOf(text)).toBeUndefined();
});

describe("LP texts", () => {
  const text = (rows: string, bounds = "Binary\n x y z\n") => `Maximize\n obj: x + y + z\nSubject To\n${rows}\n${bounds}End\n`;

  test("a whole text", () => {
    const lp = String.raw`\ a comment
MINIMIZE
 cost: 3 x - 2y + 4 + 2 z1 \ another
   - 1 + x
s.t.
 a: x + 2 y
    >= 1
 2 <= x + y + z1 <= 3
 c: 5 >= 2 x - - 3 y
 one: x + y <= 1
 d: - x + + y = 0
 e: 2 x + 3 x - 5 x + y => 0.0
BOUNDS
 0 <= x <= 1
 z1 <= 1
 w <= 4
 0 <= w
 x >= -0
General
 x z1
 w
Binaries
 y
END
`;
    // w stands in no row "at most one": it is refused below; here it gets one.
    const found = read(readLp(lp.replace("one: x + y <= 1", "one: x + y + w <= 1"), FILE));
    expect(shown(found)).toEqual([
      "-1 3 cost: -4 2 -2 0",
      "a: 1 <= 1 x + 2 y <= Infinity",
      "R2: 2 <= 1 x + 1 y + 1 z1 <= 3",
      "c: -Infinity <= 2 x + 3 y <= 5",
      "one: -Infinity <= 1 x + 1 y + 1 w <= 1",
      "d: 0 <= -1 x + 1 y <= 0",
      "e: 0 <= 1 y <= Infinity",
    ]);
    expect(places(readLp(lp, FILE))).toEqual(["16:2 lp-not-binary"]);
  });

  test("columns fixed by their bounds, and sides that cross, become rows", () => {
    const found = read(readLp(text(" a: 3 <= x + y <= 2", "Bounds\n x = 1\n y <= 0\n 1 <= z\nBinary\n x y z\n"), FILE));
    expect(shown(found).slice(1)).toEqual([
      "a: -Infinity <= 1 x + 1 y <= 2",
      "a|lower: 3 <= 1 x + 1 y <= Infinity",
      "fixed|x: 1 <= 1 x <= 1",
      "fixed|y: 0 <= 1 y <= 0",
      "fixed|z: 1 <= 1 z <= 1",
    ]);
  });

  test("no objective terms, no rows, names with odd characters", () => {
    expect(shown(read(readLp("max\nst\nbin\na|b.c#1(2)\nend", FILE)))).toEqual(["1 0 obj: 0"]);
  });

  test.each<[string, string, string[]]>([
    ["half a coefficient", text(" a: 1.5 x <= 1"), ["4:5 lp-number"]],
    ["a number beyond 2^53", text(" a: x <= 9007199254740992"), ["4:10 lp-number"]],
    ["a column on the right", text(" a: x <= 1 y"), ["4:12 lp-after"]],
    ["a constant among the terms", text(" a: x + 3 <= 4"), ["4:5 lp-constant"]],
    ["no sign between terms", text(" a: x y <= 4"), ["4:7 lp-term"]],
    ["no relation", text(" a: x + y\n"), ["4:9 lp-relation"]],
    ["a relation without terms", text(" a: <= 4"), ["4:5 lp-term"]],
    ["relations that do not go together", text(" a: 1 <= x + y >= 3"), ["4:16 lp-relation"]],
    ["a sum that may or may not go on", text(" 1 <= x\n - z + y <= 3"), ["5:2 lp-after"]],
    ["a product", text(" a: x * y <= 4"), ["4:7 lp-term"]],
    ["a square", text(" a: x ^ 2 <= 4"), ["4:7 lp-term"]],
    ["an infinite limit of a row", text(" a: x >= -inf"), ["4:5 lp-number"]],
    ["two faults, and the row between them", text(" a: 1.5 x <= 1\n b: x <= 1\n c: x < < 1"), ["4:5 lp-number", "6:9 lp-number"]],
    ["a name twice", text(" a: x <= 1\n a: y <= 1"), [": lp-twice"]],
    ["a column declared nowhere", text(" a: x + v <= 1"), ["4:9 lp-not-binary"]],
    ["general without a bound", text(" a: 2 x + y <= 3", "Binary\n y z\nGeneral\n x\n"), ["2:7 lp-not-binary"]],
    ["general from -1", text(" a: x <= 3", "Bounds\n -1 <= x <= 1\nBinary\n y z\nGeneral\n x\n"), ["2:7 lp-not-binary"]],
    ["unbounded below", text(" a: x <= 3", "Bounds\n -inf <= x <= 1\nBinary\n y z\nGeneral\n x\n"), ["2:7 lp-not-binary"]],
    ["free", text(" a: x <= 3", "Bounds\n x free\nBinary\n x y z\n"), ["6:2 lp-not-binary"]],
    ["bounds that leave nothing", text(" a: x <= 3", "Bounds\n x >= 2\nBinary\n x y z\n"), ["2:7 lp-bound"]],
    ["a bound of a sum", text(" a: x <= 3", "Bounds\n x + y <= 1\nBinary\n x y z\n"), ["6:2 lp-bound"]],
    ["a section that is not read", text(" a: x <= 3", "Binary\n x y z\nSOS2\n s: x:1\n"), ["7:1 lp-section"]],
    ["two objectives", text(" a: x <= 3", "Binary\n x y z\nMinimize\n x\n"), ["7:1 lp-section", "8:2 lp-term"]],
    ["something after the end", `${text(" a: x <= 1")}x\n`, ["8:1 lp-after-end"]],
    ["no end", text(" a: x <= 1").replace("End\n", ""), [": lp-no-end"]],
    ["something before the start", `hello\n${text(" a: x <= 1")}`, ["1:1 lp-start"]],
    ["nothing", "", [": lp-no-objective", ": lp-no-end"]],
    ["a name that MPS cannot hold", text(" $a: x <= 1"), [": foreign-name"]],
  ])("refused: %s", (_, lp, expected) => {
    expect(places(readLp(lp, FILE))).toEqual(expected);
  });

  test("random programs survive being written as LP and read back", () => {
    const next = random(3);
    let compared = 0;
    for (let run = 0; run < runs(200); run++) {
      const program = tinyProgram((below) => Math.floor(next() * below));
      const sum = (columns: ArrayLike<number>, coefficients: ArrayLike<number>): string =>
        Array.from(
          columns,
          (c, e) => `${(coefficients[e] as number) < 0 ? "-" : "+"} ${Math.abs(coefficients[e] as number)} ${program.columnNames.at(c)}`,
        ).join(" ");
      const rows = [...program.rowNames].flatMap((name, r) => {
        const { columns, coefficients } = entriesOf(program, r);
        const [lower, upper] = [program.lower[r] as number, program.upper[r] as number];
        if (columns.length === 0 || (lower === -Infinity && upper === Infinity)) return [];
        const body = sum(columns, coefficients);
        if (lower === upper) return [` ${name}: ${body} = ${lower}`];
        if (lower === -Infinity) return [` ${name}: ${body} <= ${upper}`];
        return [upper === Infinity ? ` ${name}: ${body} >= ${lower}` : ` ${name}: ${lower} <= ${body} <= ${upper}`];
      });
      const all = [...program.columnNames].map((_, c) => c);
      const goal = program.goals[0]?.coefficients ?? [];
      const lp = ["maximize", ` g: ${sum(all, goal)}`, "subject to", ...rows, "binary", [...program.columnNames].join(" "), "end"].join("\n");
      const { program: back } = read(readLp(lp, FILE));
      expect([...(back.goals[0]?.coefficients ?? [])]).toEqual([...goal]);
      const kept = [...program.rowNames].flatMap((name, r) => ([...back.rowNames].includes(name) ? [r] : []));
      expect(back.rowNames.length).toBe(kept.length);
      kept.forEach((r, i) => {
        expect(entriesOf(back, i)).toEqual(entriesOf(program, r));
        expect([back.lower[i], back.upper[i]]).toEqual([program.lower[r], program.upper[r]]);
      });
      compared += kept.length;
    }
    expect(compared).toBeGreaterThan(runs(200));
  });
});

describe("MPS texts", () => {
  const text = (parts: { readonly sense?: string; readonly columns?: string; readonly rhs?: string; readonly bounds?: string }) =>
    `NAME my plan\n${parts.sense ?? ""}ROWS\n N COST\n L CAP\n G NEED\nCOLUMNS\n M1 'MARKER' 'INTORG'\n${parts.columns ?? " x COST 3.0 CAP 2\n x NEED 1e0\n y COST -1 CAP 1.\n"} M2 'MARKER' 'INTEND'\nRHS\n${parts.rhs ?? " RHS COST -10 CAP 3\n RHS NEED 1\n"}RANGES\nBOUNDS\n${parts.bounds ?? " UP BND x 1.0\n UP BND y 1\n"}ENDATA\n`;
  const from = (parts: Parameters<typeof text>[0]) => readForeignMps(text(parts), "p.mps");

  test("offset, sense, spellings of numbers; the trusted reader alone refuses them", () => {
    expect(shown(read(from({})))).toEqual(["-1 10 COST: -3 1", "CAP: -Infinity <= 2 x + 1 y <= 3", "NEED: 1 <= 1 x <= Infinity"]);
    expect(shown(read(from({ sense: "OBJSENSE\n    MAX\n" })))[0]).toBe("1 10 COST: 3 -1");
    expect(shown(read(from({ sense: "OBJSENSE MAXIMIZE\n", rhs: " COST 7\n" })))[0]).toBe("1 -7 COST: 3 -1");
    expect(read(from({})).program.name).toBe("my_plan");
    expect(readMps(text({}), "p.mps").ok).toBe(false);
  });

  test.each<[string, string, string[]]>([
    ["BV", " BV BND x\n BV BND y\n", []],
    ["integer upper", " UI BND x 1\n UI BND y 1\n", []],
    ["lower of 1 with an upper of 1", " LO BND x 1\n UP BND x 1\n UP BND y 1\n", ["fixed|x 1"]],
    ["upper of 0", " UP BND x 0\n BV BND y\n", ["fixed|x 0"]],
    ["fixed", " FX BND x 1.0\n LO BND y 0\n UP BND y 1\n", ["fixed|x 1"]],
    ["plus infinity beside BV", " PL BND x\n BV BND x\n BV BND y\n", []],
    ["an upper of 5 beside BV", " UP BND x 5\n BV BND x\n BV BND y\n", []],
    ["a set without a name", " UP x 1\n BV y\n", []],
  ])("bounds: %s", (_, bounds, fixed) => {
    const { program } = read(from({ bounds }));
    expect([...program.rowNames].map((name, r) => `${name} ${program.lower[r]}`).slice(2)).toEqual(fixed);
  });

  test.each<[string, Parameters<typeof text>[0], string[]]>([
    ["an upper of 5 alone", { bounds: " UP BND x 5\n BV BND y\n" }, ["8: mps-not-binary"]],
    ["no bounds", { bounds: " BV BND y\n" }, ["8: mps-not-binary"]],
    ["a lower of 1 without an upper", { bounds: " LO BND x 1\n BV BND y\n" }, ["17: mps-bound", "8: mps-not-binary"]],
    ["free", { bounds: " FR BND x\n BV BND y\n" }, ["17: mps-bound", "8: mps-not-binary"]],
    ["a negative lower", { bounds: " LO BND x -1\n UP BND x 1\n BV BND y\n" }, ["17: mps-bound"]],
    ["half a coefficient", { columns: " x COST 0.5 CAP 2\n y COST -1 CAP 1\n" }, ["8: mps-number"]],
    ["half an offset", { rhs: " RHS COST 0.5\n" }, ["13: foreign-offset"]],
    ["an offset twice", { rhs: " RHS COST 1\n RHS COST 2\n" }, ["14: mps-limit-of-n"]],
    ["a name that cannot be written", { columns: " $x COST 1 CAP 2\n y COST -1 CAP 1\n", bounds: " BV BND $x\n BV BND y\n" }, [": foreign-name"]],
  ])("refused: %s", (_, parts, expected) => {
    const result = from(parts);
    expect(places(result).map((place) => place.replace(/:\d+ /, ": "))).toEqual(expected);
  });

  test("columns without bounds are 0 or 1 where a row adds them up to at most 1", () => {
    const mps = "NAME\nROWS\n N C\n L ONE\nCOLUMNS\n M 'MARKER' 'INTORG'\n x C 1 ONE 1\n y C 2 ONE 1\n M 'MARKER' 'INTEND'\nRHS\n RHS ONE 1\nENDATA\n";
    expect(read(readForeignMps(mps, "p.mps")).program.columnNames).toEqual(["x", "y"]);
  });

  test("what our own writer writes is read the same", () => {
    const next = random(8);
    for (let run = 0; run < runs(100); run++) {
      const program = tinyProgram((below) => Math.floor(next() * below));
      const mps = writeMps(program);
      const own = readMps(mps, "p.mps");
      if (!own.ok) throw new Error("not read");
      expect(read(readForeignMps(mps, "p.mps"))).toEqual({ program: own.value, sense: 1, offsets: program.goals.map(() => 0n) });
    }
  });
});

describe("groups", () => {
  const groups = (rows: string) => {
    const { program } = read(readLp(`max\n obj: a + b + c + d\nst\n${rows}\nbin\n a b c d\nend`, FILE));
    return [...findStructure(program).groupRows].map((r) => program.rowNames.at(r));
  };

  test("rows at most one and exactly one, disjoint, in row order", () => {
    expect(groups(" p: a + b <= 1\n q: b + c <= 1\n r: c + d = 1\n s: a + d <= 2\n t: 2 a + b <= 1")).toEqual(["p", "r"]);
    expect(groups(" p: a + b >= 1\n q: 0 <= b + c <= 1\n r: d = 1\n s: a <= 1")).toEqual(["q", "r"]);
    expect(groups(" p: a - b <= 1\n q: a + b + c + d <= 3")).toEqual([]);
  });
});
