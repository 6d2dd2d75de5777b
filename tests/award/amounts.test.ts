import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleAmounts, isStackingOn, pickAmount, stackingRoom, type Pick } from "../../src/award/amounts.ts";
import type { Case } from "../../src/award/case.ts";
import { assess, ELIGIBLE, statusAt, WAITING } from "../../src/award/eligibility.ts";
import { runs } from "../support/runs.ts";
import { award, smallCase, type Row } from "../support/small-case.ts";

const FIELDS = {
  score: { type: "decimal", digits: 2, min: 0, max: 100, document: "ranking list" },
  tuition: { type: "money", document: "tuition schedule" },
  months: { type: "integer", min: 0, max: 60, document: "calendar" },
  held: {
    type: "list",
    table: "history",
    document: "award register",
    records: { award: { type: "code" }, cycle: { type: "code" }, amount: { type: "money" } },
  },
};

/** The fen of one level's amount for one student. */
function fenOf(amount: Readonly<Record<string, unknown>>, student: Row): number {
  const theCase = smallCase({ scheme: { fields: FIELDS, awards: [award("x", [{ id: "1", amount }])] }, students: [{ id: "S1", score: 1, ...student }] });
  return pickAmount(theCase, { award: "x", level: "1" }, 0);
}

describe("one level", () => {
  test.each<[Readonly<Record<string, unknown>>, Row, number]>([
    [{ share: "70 %", of: "tuition" }, { tuition: 20000 }, 1_400_000],
    [{ share: "33.33 %", of: "tuition" }, { tuition: "100.01" }, 3333],
    [{ share: "1/3", of: "tuition" }, { tuition: 100 }, 3333],
    [{ share: "1/3", of: "tuition", rounding: "half-up" }, { tuition: 200 }, 6667],
    [{ share: "1/3", of: "tuition", rounding: "ceil" }, { tuition: 100 }, 3334],
    [{ share: "50 %", of: "tuition / 3" }, { tuition: 100 }, 1666],
    [{ share: "50 %", of: "min(tuition, yuan(15000))" }, { tuition: 20000 }, 750_000],
    [{ fixed: "99.50 yuan" }, {}, 9950],
    [{ perMonth: "600 yuan", months: "months" }, { months: 5 }, 300_000],
    [{ perMonth: "600 yuan", months: 5 }, {}, 300_000],
    [
      {
        coverage: [
          { item: "stipend", sponsor: "A", perMonth: "600 yuan", months: 2 },
          { item: "travel", sponsor: "B", fixed: "1000 yuan" },
        ],
      },
      {},
      220_000,
    ],
    [{ share: "70 %", of: "tuition" }, {}, Number.NaN],
    [{ perMonth: "600 yuan", months: "months" }, {}, Number.NaN],
  ])("%j of %j is %d fen", (amount, student, fen) => expect(fenOf(amount, student)).toBe(fen));

  test("a share of any tuition is exact to the fen", () => {
    const theCase = smallCase({
      scheme: {
        fields: FIELDS,
        awards: [
          award("x", [
            { id: "1", amount: { share: "70 %", of: "tuition" } },
            { id: "2", amount: { share: "7 %", of: "tuition" } },
          ]),
        ],
      },
      students: Array.from({ length: 400 }, (_, i) => ({ id: `S${i}`, tuition: `${1000 + i * 137}.${String((i * 37) % 100).padStart(2, "0")}` })),
    });
    theCase.ids.forEach((_, student) => {
      const tuition = BigInt(theCase.facts.scalars[1]?.[student] ?? 0);
      expect(BigInt(pickAmount(theCase, { award: "x", level: "1" }, student))).toBe((tuition * 7n) / 10n);
      expect(BigInt(pickAmount(theCase, { award: "x", level: "2" }, student))).toBe((tuition * 7n) / 100n);
    });
  });
});

const STACKING = {
  id: "A18",
  article: "8",
  awards: ["x", "y", "z"],
  limit: { share: "param.cap", of: "tuition" },
  reduce: "param.reduce",
  held: 'cycle == "2023-2024"',
};
const PARAMETERS = {
  cap: { type: "share", default: "100 %", meaning: "the most together" },
  reduce: { type: "code", values: ["x", "y", "z"], default: "y", meaning: "which is lowered" },
};
const amounts = (share: string) => [{ id: "1", amount: { share, of: "tuition" } }];

/** A student with 10,000 yuan of tuition and three awards of 70, 60 and 20 per cent of it. */
function stacked(student: Row, parameters: Readonly<Record<string, unknown>> = {}, held: readonly Row[] = []): Case {
  return smallCase({
    scheme: {
      fields: FIELDS,
      parameters: PARAMETERS,
      awards: [award("x", amounts("70 %")), award("y", amounts("60 %")), award("z", amounts("20 %")), award("w", amounts("90 %"))],
      stacking: [STACKING],
    },
    students: [{ id: "S1", score: 80, tuition: 10000, ...student }],
    lists: { held: held.map((row) => ({ id: "S1", ...row })) },
    scenario: { parameters },
  });
}

function paid(theCase: Case, awards: string): string {
  const picks = awards.split("").map((id): Pick => ({ award: id, level: "1" }));
  return bundleAmounts(theCase, 0, picks)
    .map((pick) => `${pick.award} ${pick.fen / 100}`)
    .join(", ");
}

describe("several awards together (A18)", () => {
  test("the named award is lowered first, then the others from the last; never below 0", () => {
    expect(paid(stacked({}), "x")).toBe("x 7000");
    expect(paid(stacked({}), "xy")).toBe("x 7000, y 3000");
    expect(paid(stacked({}), "xyz")).toBe("x 7000, y 1000, z 2000");
    expect(paid(stacked({}, { reduce: "x" }), "xyz")).toBe("x 2000, y 6000, z 2000");
    expect(paid(stacked({}, { reduce: "z" }), "xyz")).toBe("x 7000, y 3000, z 0");
    expect(paid(stacked({}, { cap: "60 %" }), "xyz")).toBe("x 6000, y 0, z 0");
    expect(paid(stacked({}, { reduce: "z" }), "xy")).toBe("x 7000, y 3000");
  });

  test("other awards are left alone", () => {
    expect(paid(stacked({}), "xyw")).toBe("x 7000, y 3000, w 9000");
    expect(paid(stacked({}), "w")).toBe("w 9000");
  });

  test("what she already holds takes room, of the clause's awards and of the stated cycle only", () => {
    const row = { award: "x", cycle: "2023-2024", amount: 4000 };
    expect(paid(stacked({}, {}, [row]), "y")).toBe("y 6000");
    expect(paid(stacked({}, {}, [row]), "xy")).toBe("x 6000, y 0");
    expect(paid(stacked({}, {}, [row, { ...row, award: "z", amount: "3000.50" }]), "y")).toBe("y 2999.5");
    expect(paid(stacked({}, {}, [{ ...row, amount: 12000 }]), "y")).toBe("y 0");
    expect(
      paid(
        stacked({}, {}, [
          { ...row, award: "w" },
          { ...row, cycle: "2022-2023" },
        ]),
        "xy",
      ),
    ).toBe("x 7000, y 3000");
  });

  test("no limit stated: the clause is off", () => {
    const off = stacked({ held: undefined }, { cap: null });
    expect(off.scheme.stacking.map((clause) => isStackingOn(off, clause))).toEqual([false]);
    expect(paid(off, "xyz")).toBe("x 7000, y 6000, z 2000");
    expect(status(off, "x")).toBe(ELIGIBLE);
  });

  test("an unknown register leaves the room unknown, and the award waits", () => {
    const open = stacked({ held: undefined });
    expect(open.scheme.stacking.map((clause) => stackingRoom(open, clause, 0))).toEqual([Number.NaN]);
    expect([status(open, "x"), status(open, "w")]).toEqual([WAITING, ELIGIBLE]);
  });

  function status(theCase: Case, id: string): number | undefined {
    const entry = assess(theCase).find((candidate) => candidate.award.id === id);
    return entry === undefined ? undefined : statusAt(entry, 0, "1");
  }

  test("together they never pass the room, and nothing is cut that fits", () => {
    let [cut, whole] = [0, 0];
    const parts = fc.subarray(["x", "y", "z"], { minLength: 1 });
    fc.assert(
      fc.property(
        parts,
        fc.constantFrom("10 %", "60 %", "1/3", "100 %", "100 %"),
        fc.constantFrom("x", "y", "z"),
        fc.integer({ min: 0, max: 500_000 }),
        (awards, cap, reduce, heldFen) => {
          const theCase = stacked({}, { cap, reduce }, [{ award: "x", cycle: "2023-2024", amount: (heldFen / 100).toFixed(2) }]);
          const picks = awards.map((id): Pick => ({ award: id, level: "1" }));
          const full = picks.map((pick) => pickAmount(theCase, pick, 0));
          const found = bundleAmounts(theCase, 0, picks).map((pick) => pick.fen);
          const [clause] = theCase.scheme.stacking;
          const room = clause === undefined ? 0 : stackingRoom(theCase, clause, 0);
          const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
          expect(sum(found)).toBe(Math.min(sum(full), room));
          expect(found.every((fen, i) => fen >= 0 && fen <= (full[i] ?? 0))).toBe(true);
          if (sum(full) > room) cut += 1;
          else whole += 1;
        },
      ),
      { seed: 20240920, numRuns: runs(150) },
    );
    expect(Math.min(cut, whole)).toBeGreaterThan(10);
  });
});
