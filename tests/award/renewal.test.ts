/** Re-evaluation of awards held: three values, money to the fen, what is missing, faults. */
import { describe, expect, test } from "vitest";
import { isOpen, type ReevaluatedAward, type RenewalMoney } from "../../src/award/renewal.ts";
import { dice, type Dice } from "../support/dice.ts";
import { runLaw } from "../support/law.ts";
import { evaluation, reevaluated, renewalCase, renewalScheme, student, type Holder } from "../support/renewal-case.ts";
import { runs } from "../support/runs.ts";
import { smallScheme } from "../support/small-case.ts";

/** The only award of one student with these facts. */
function one(row: Parameters<typeof student>[1], held: Parameters<typeof student>[2] = { level: "a", amount: 6000 }): ReevaluatedAward {
  const [found] = evaluation(renewalCase({ students: [student("S1", row, held)] })).awards;
  if (found === undefined) throw new Error("nobody holds anything");
  return found;
}

const money = (amountFen: number, keptFen: number, releasedFen: number, heldFen: number): RenewalMoney => ({ amountFen, keptFen, releasedFen, heldFen });

describe("one award", () => {
  test.each([
    ["no", 19, "kept", []],
    ["no", 20, "lost", ["absent"]],
    ["yes", 0, "lost", ["failed"]],
    ["yes", 25, "lost", ["failed", "absent"]],
    ["yes", undefined, "lost", ["failed"]],
    [undefined, 20, "lost", ["absent"]],
    [undefined, 19, "unknown", ["failed"]],
    ["no", undefined, "unknown", ["absent"]],
    [undefined, undefined, "unknown", ["failed", "absent"]],
  ] as const)("failed %s, %s hours: %s", (failed, hours, verdict, grounds) => {
    const found = one({ failed, hours });
    expect([found.verdict, found.grounds.map((ground) => ground.id)]).toEqual([verdict, grounds]);
    const expected = { kept: money(600_000, 600_000, 0, 0), lost: money(600_000, 300_000, 300_000, 0), unknown: money(600_000, 300_000, 0, 300_000) };
    expect(found.money).toEqual(expected[verdict]);
    const documents = { failed: "transcript", absent: "attendance record" };
    expect(found.missing).toEqual(verdict === "unknown" ? grounds.map((ground) => documents[ground]) : []);
  });

  test("the first part is the first semester's share of the amount held, rounded down; the amount is the history's", () => {
    expect(one({ hours: 20, first: 6000 }).money).toEqual(money(600_000, 360_000, 240_000, 0));
    expect(one({ hours: 20, tuition: 9999, first: 3333 }, { level: "a", amount: 100 }).money).toEqual(money(10_000, 3333, 6667, 0));
    expect(one({ hours: 20 }, { level: "a", amount: "0.01" }).money).toEqual(money(1, 0, 1, 0));
    expect(one({ hours: 20 }, { level: "a", amount: 1234 }).money).toEqual(money(123_400, 61_700, 61_700, 0));
  });

  test("an amount or a level that the history does not say is asked for", () => {
    const noAmount = one({}, { level: "a" });
    expect([noAmount.verdict, noAmount.money, noAmount.missing]).toEqual(["kept", undefined, ["award register"]]);
    const noLevel = one({ hours: 20 }, { amount: 6000 });
    expect([noLevel.level, noLevel.missing, noLevel.money?.releasedFen]).toEqual([undefined, ["award register"], 300_000]);
  });
});

describe("a cohort", () => {
  const held = { level: "b", amount: 4000 };
  const found = evaluation(
    renewalCase({
      students: [
        student("S4", { hours: 30 }, { level: "a", amount: 6000 }),
        student("S1", {}, held),
        student("S2", { hours: undefined }, held),
        student("S3", { hours: 40 }, { ...held, cycle: "before" }),
        student("S5", { awardsHeld: undefined }),
        student("S6", { failed: "yes" }, { level: "b" }),
        student("S7", {}, { ...held, cycle: undefined }),
        student("S8"),
      ],
    }),
  );

  test("only awards of the running cycle are looked at, by id", () => {
    expect(found.awards.map(({ id, verdict }) => [id, verdict])).toEqual([
      ["S1", "kept"],
      ["S2", "unknown"],
      ["S4", "lost"],
      ["S6", "lost"],
    ]);
  });

  test("of whom it is unknown whether she holds it, the register is asked for", () => {
    expect(found.unclear).toEqual([
      { id: "S5", missing: ["award register"] },
      { id: "S7", missing: ["award register"] },
    ]);
  });

  test("an older row whose cycle is unknown does not hide the one that is known", () => {
    const known = student("S1", {}, held);
    const older = { award: "grant", level: "a", amount: 6000 };
    const { awards, unclear } = evaluation(renewalCase({ students: [{ ...known, held: [older, ...(known.held ?? [])] }] }));
    expect([awards.map(({ level, money: m }) => [level?.id, m?.amountFen]), unclear]).toEqual([[["b", 400_000]], []]);
  });

  test("what is open: a record, an amount, or whether she holds it", () => {
    const openWith = (...students: readonly Holder[]) => isOpen(evaluation(renewalCase({ students })));
    expect([openWith(student("S1", { hours: undefined }, held)), openWith(student("S1", {}, { level: "b" }))]).toEqual([true, true]);
    expect([openWith(student("S1", { awardsHeld: undefined })), openWith(student("S1", {}, held), student("S2", { hours: 30 }, held))]).toEqual([true, false]);
  });

  test("totals by level", () => {
    const shown = found.levels.map(({ level, ...rest }) => ({ level: level?.id, ...rest }));
    expect(shown).toEqual([
      { level: "a", kept: 0, lost: 1, unknown: 0, withoutAmount: 0, ...money(600_000, 300_000, 300_000, 0) },
      { level: "b", kept: 1, lost: 1, unknown: 1, withoutAmount: 1, ...money(800_000, 600_000, 0, 200_000) },
    ]);
    expect(found.total).toEqual({ kept: 1, lost: 2, unknown: 1, withoutAmount: 1, ...money(1_400_000, 900_000, 300_000, 200_000) });
  });

  test("a level that is unknown has a row of its own, last", () => {
    const { levels } = evaluation(renewalCase({ students: [student("S1", {}, { amount: 10 })] }));
    expect(levels.map(({ level, kept }) => [level?.id, kept])).toEqual([
      ["a", 0],
      ["b", 0],
      [undefined, 1],
    ]);
  });
});

describe("faults", () => {
  const codesOf = (students: readonly Holder[], more = {}) => {
    const result = reevaluated(renewalCase({ students, ...more }));
    return result.ok ? [] : result.faults.map(({ code, place, values }) => [code, place.file, values["student"] ?? values["award"]]);
  };

  test("every wrong row is told", () => {
    const twice = student("S1", {}, { level: "a", amount: 1 });
    const students = [{ ...twice, held: [...(twice.held ?? []), ...(twice.held ?? [])] }, student("S2", {}, { level: "z", amount: 1 }), student("S3")];
    expect(codesOf(students)).toEqual([
      ["renewal-twice", "history.csv", "S1"],
      ["renewal-level", "history.csv", "S2"],
    ]);
  });

  test("an award that is paid at once has no second part", () => {
    expect(codesOf([student("S1", {}, { level: "a", amount: 1 })], { award: { paid: undefined } })).toEqual([["renewal-plan", "scheme.yaml", "grant"]]);
  });

  test("a renewal needs a history", () => {
    const fields = { score: { type: "decimal", digits: 2, min: 0, max: 100, document: "list" }, failed: { type: "boolean", document: "transcript" } };
    const result = smallScheme(renewalScheme({ scheme: { fields } }));
    expect(result.ok ? [] : result.faults.map((fault) => fault.code)).toContain("scheme-no-history");
  });
});

/** A drawn holder: any fact may be unknown. */
function drawHolder(die: Dice, id: string): Holder {
  const maybe = <T>(value: T) => (die.chance(0.2) ? undefined : value);
  const row = {
    tuition: maybe(die.between(1, 30_000)),
    first: maybe(die.between(0, 15_000)),
    failed: maybe(die.pick(["yes", "no", "no"])),
    hours: maybe(die.between(0, 30)),
  };
  return student(
    id,
    row,
    die.chance(0.8) ? { level: maybe(die.pick(["a", "b"])), amount: maybe(`${die.between(0, 30_000)}.${die.between(10, 99)}`) } : undefined,
  );
}

const SEED = 20_250_224;

test("law: money adds up, award by award and level by level", async () => {
  await runLaw({
    name: "kept + released + held = amount",
    seed: SEED,
    cases: runs(150),
    floors: { lost: 0.5, unknown: 0.5, kept: 0.5, "without amount": 0.3 },
    holds: async (number) => {
      const die = dice(number);
      const students = Array.from({ length: die.between(1, 12) }, (_, i) => drawHolder(die, `S${i + 10}`));
      const found = evaluation(renewalCase({ students }));
      for (const { money: m, verdict } of found.awards) {
        if (m === undefined) continue;
        expect(m.keptFen + m.releasedFen + m.heldFen).toBe(m.amountFen);
        expect(Math.min(m.keptFen, m.releasedFen, m.heldFen)).toBeGreaterThanOrEqual(0);
        expect([verdict === "lost" || m.releasedFen === 0, verdict === "unknown" || m.heldFen === 0]).toEqual([true, true]);
      }
      const { total } = found;
      expect(total.keptFen + total.releasedFen + total.heldFen).toBe(total.amountFen);
      for (const part of ["amountFen", "keptFen", "releasedFen", "heldFen", "kept", "lost", "unknown", "withoutAmount"] as const)
        expect(found.levels.reduce((sum, row) => sum + row[part], 0)).toBe(total[part]);
      expect(total.kept + total.lost + total.unknown).toBe(students.filter((one) => one.held !== undefined).length);
      return [...found.awards.map((award) => award.verdict), ...found.awards.flatMap((award) => (award.money === undefined ? ["without amount"] : []))];
    },
  });
});

test("law: a ground more, or a fact that becomes known, never raises what is kept against it", async () => {
  await runLaw({
    name: "grounds only take",
    seed: SEED + 1,
    cases: runs(150),
    floors: { "fewer kept": 0.2, settled: 0.2 },
    holds: async (number) => {
      const die = dice(number);
      const students = Array.from({ length: die.between(1, 12) }, (_, i) => drawHolder(die, `S${i + 10}`));
      const before = evaluation(renewalCase({ students }));
      const worse = students.map((one) => ({ ...one, row: { ...one.row, failed: die.chance(0.3) ? "yes" : one.row["failed"] } }));
      const after = evaluation(renewalCase({ students: worse }));
      const better = students.map((one) => ({ ...one, row: { ...one.row, failed: one.row["failed"] ?? "no", hours: one.row["hours"] ?? 0 } }));
      const settled = evaluation(renewalCase({ students: better }));
      const met: string[] = [];
      before.awards.forEach((award, i) => {
        const [kept, less, known] = [award.money?.keptFen, after.awards[i]?.money?.keptFen, settled.awards[i]?.money?.keptFen];
        if (kept === undefined || less === undefined || known === undefined) return;
        expect(less).toBeLessThanOrEqual(kept);
        expect(known).toBeGreaterThanOrEqual(kept);
        if (less < kept) met.push("fewer kept");
        if (award.verdict === "unknown") {
          expect(settled.awards[i]?.verdict).toBe("kept");
          met.push("settled");
        } else expect(settled.awards[i]?.verdict).toBe(award.verdict);
      });
      expect(after.total.keptFen).toBeLessThanOrEqual(before.total.keptFen);
      return met;
    },
  });
});
