import { expect, test } from "vitest";
import { writeCounting } from "../../src/certificate/format.ts";
import { parseLine } from "../../src/certificate/parse.ts";
import { addCounting, startSystem } from "../../src/certificate/system.ts";
import { findGroups } from "../../src/program/build.ts";
import { numbersOf } from "../../src/solve/numbers.ts";
import { countingRows } from "../../src/solve/prove/cells.ts";
import { runs } from "../support/runs.ts";
import { integer, programOf, random } from "./instances.ts";

test("a cell's conditions select exactly its columns, by the certificate's own reading", () => {
  let cells = 0;
  let withoutLevel = 0;
  for (let seed = 1; seed <= runs(200); seed++) {
    const next = random(seed);
    const columns = 20;
    const costs = Array.from({ length: columns }, () => [0, 300, 700, -500][integer(next, 0, 3)] as number).map((a) => (a === 0 ? 0 : a + integer(next, 0, 9)));
    const level = Array.from({ length: columns }, (_, c) => c).filter(() => next() < 0.5);
    const hasLevel = seed % 2 === 0 && level.length > 0;
    const program = programOf(
      [costs.map(() => 1)],
      [
        ...(hasLevel ? [{ name: "level", entries: level.map((c) => [c, 3] as const), upper: 9 }] : []),
        { name: "cost", entries: costs.flatMap((a, c) => (a === 0 ? [] : [[c, a] as const])), upper: 1000 },
      ],
    );
    for (const { columns: own, conditions } of countingRows(program, numbersOf(program, findGroups(program)))) {
      const system = startSystem(program);
      const line = parseLine(writeCounting({ number: hasLevel ? 3 : 2, conditions }).trimEnd());
      expect(addCounting(system, line as Parameters<typeof addCounting>[1])).toBe(true);
      expect(system.counting[0]?.form.columns).toEqual(own);
      cells += 1;
      if (!hasLevel) withoutLevel += 1;
    }
  }
  expect(cells).toBeGreaterThan(runs(300));
  expect(withoutLevel).toBeGreaterThan(runs(100));
});
