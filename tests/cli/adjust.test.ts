/**
 * `bursar adjust` as a person meets it. Its texts on shipped scenarios stand in tests/golden/adjust;
 * `UPDATE_GOLDEN=1 npx vitest run tests/cli/adjust.test.ts` records them anew, and a person reads the difference.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { describe, expect, test } from "vitest";
import { faultsText } from "../../src/cli/print-faults.ts";
import { loadCase } from "../../src/load.ts";
import { readProposal, readQuestion, type AdjustWords } from "../../src/scenario/adjust-question.ts";
import { bursar } from "../support/build.ts";

const GOLDEN = join(import.meta.dirname, "../golden/adjust");

function recorded(name: string, found: string): string {
  const file = join(GOLDEN, `${name}.txt`);
  if (env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(file, found);
  }
  return readFileSync(file, "utf8");
}

/** The shipped case of the autumn round. */
const theCase = loadCase(join(import.meta.dirname, "../../scenarios/zust-autumn")).then((loaded) => {
  if (!loaded.ok) throw new Error(faultsText(loaded.faults));
  return loaded.value.theCase;
});

const FRESHMAN = ["zust-autumn", "--award", "excellent-freshman"];
const LANGUAGE = ["zust-autumn", "--award", "excellent-language"];

describe("what it prints", () => {
  test.each([
    ["check-neutral", ["check", ...FRESHMAN, "--places", "6,12,15,20"], 0],
    [
      "check-bounds",
      ["check", ...FRESHMAN, "--places", "3,11,19,23", "--basis", "units", "--heads", "sumOfCaps", "--max-shift", "3", "--direction", "down"],
      1,
    ],
    ["check-baseline", ["check", ...FRESHMAN, "--places", "8,11,15,19", "--basis", "baseline"], 1],
    ["check-explicit", ["check", ...LANGUAGE, "--places", "3,5,7", "--basis", "explicit", "--amount", "20000"], 1],
    ["propose-merit", ["propose", ...LANGUAGE, "--goal", "merit", "--max-shift", "2"], 0],
    ["propose-nearest", ["propose", ...LANGUAGE, "--goal", "nearest", "--basis", "explicit", "--amount", "16500"], 0],
    ["propose-marginal", ["propose", ...LANGUAGE, "--goal", "heads", "--max-shift", "2", "--marginal"], 0],
    ["check-marginal", ["check", ...LANGUAGE, "--places", "3,4,6", "--marginal"], 0],
    ["propose-none", ["propose", ...LANGUAGE, "--basis", "explicit", "--amount", "1", "--relation", "eq"], 1],
    ["frontier", ["frontier", ...LANGUAGE], 0],
    ["frontier-stopped", ["frontier", ...LANGUAGE, "--goals", "first-level,heads", "--max-points", "2"], 3],
  ] as const)("%s", (name, words, code) => {
    const ended = bursar(["adjust", ...words]);
    expect(ended).toEqual({ code, stdout: recorded(name, ended.stdout), stderr: "" });
  });

  test("as one object: the difference in fen, under every basis", () => {
    const ended = bursar(["adjust", "check", ...FRESHMAN, "--places", "6,12,15,20", "--json"]);
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      status: "neutral",
      ownPlaces: [7, 11, 15, 19],
      proposal: { places: [6, 12, 15, 20], basisPoints: [158, 316, 395, 527] },
      balances: [
        { basis: "reference-tuition", within: true, equal: false },
        { basis: "units", differenceFen: 0, within: true, equal: true },
        { basis: "baseline", within: false, equal: false },
        { basis: "explicit", kind: "unknown", why: "no-amount" },
      ],
    });
  });
});

describe("words that make no sense end with 2 and a sentence", () => {
  const asked = (words: Partial<AdjustWords>): AdjustWords => ({ award: "excellent-freshman", ...words });
  const own = { places: "7,11,15,19" };
  test.each([
    ["an unknown award", { award: "excellent-freshmen", places: "1,1,1,1" }, "did you mean excellent-freshman?"],
    ["an award that is not adjustable", { award: "hsk-winner", places: "1" }, "no award that the regulation lets be adjusted"],
    ["a percentage that is none", { percent: "2,x,4,5" }, '"x" is no percentage'],
    ["a percentage of three decimals", { percent: "2,3,4,5.125" }, '"5.125" is no percentage'],
    ["a percentage beyond 100", { percent: "2,3,4,101" }, '"101" is no percentage'],
    ["places that are no numbers", { places: "1,2,-3,4" }, '"-3" is no whole number'],
    ["more places than students", { places: "100,100,100,100" }, "400 places are proposed, but only 380 students are counted"],
    ["too few levels", { places: "7,11,15" }, "3 values for the 4 levels"],
    ["too many levels", { percent: "2,3,4,5,6" }, "5 values for the 4 levels"],
    ["no proposal", {}, "--percent or --places"],
    ["two proposals", { percent: "2,3,4,5", ...own }, "--percent or --places"],
    ["an unknown basis", { ...own, basis: "unit" }, "did you mean units?"],
    ["no amount", { ...own, basis: "explicit" }, "needs the amount"],
    ["an amount that is none", { ...own, basis: "explicit", amount: "1e6" }, '"1e6" is no amount'],
    ["an unknown relation", { ...own, relation: "about" }, '"about" is no relation'],
    ["a tolerance without a number", { ...own, relation: "tolerance:" }, '"tolerance:" is no relation'],
    ["heads that are none", { ...own, heads: "many" }, '"many" bounds no number of awards'],
    ["an unknown direction", { ...own, direction: "up" }, '"up" is no direction'],
    ["shifts for too few levels", { ...own, maxShift: "1,2" }, "2 values for the 4 levels"],
    ["several at once", { ...own, direction: "up", heads: "many" }, '"up" is no direction'],
  ] as const)("%s", async (_, words, says) => {
    const question = readQuestion(await theCase, asked(words));
    const read = question.ok ? readProposal(question.value, asked(words)) : question;
    expect(read.ok ? "" : faultsText(read.faults)).toContain(says);
  });

  test("a population whose tuition is not stated has no reference tuition", async () => {
    const { census, ...others } = await theCase;
    const silent = { ...others, census: census.map((row) => ({ ...row, tuitionFen: undefined })) };
    const text = (words: Partial<AdjustWords>) => {
      const question = readQuestion(silent, asked(words));
      return question.ok ? "" : faultsText(question.faults);
    };
    expect(text(own)).toContain("add the column tuition");
    expect(text({ ...own, basis: "units", relation: "tolerance:100" })).toContain("add the column tuition");
    expect([text({ ...own, basis: "units" }), text({ award: "excellent-language", places: "2,5,7" })]).toEqual(["", ""]);
  });

  test.each([
    ["a regulation without the sentence", ["propose", "anso-2024", "--award", "anso-master"], "the regulation lets no award be adjusted"],
    ["no award", ["check", "zust-autumn", "--places", "1,1,1,1"], "--award"],
    ["an unknown goal", ["propose", ...FRESHMAN, "--goal", "fame"], '--goal is "fame"'],
    ["one goal for a frontier", ["frontier", ...FRESHMAN, "--goals", "merit"], '--goals is "merit"'],
    ["a frontier of no points", ["frontier", ...FRESHMAN, "--max-points", "0"], '--max-points is "0"'],
    ["no part", [], "adjust"],
  ] as const)("%s", (_, words, says) => {
    const ended = bursar(["adjust", ...words]);
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toContain(says);
  });

  test("also as one object", () => {
    const ended = bursar(["adjust", "check", ...FRESHMAN, "--places", "1,2", "--json"]);
    expect([ended.code, ended.stderr]).toEqual([2, ""]);
    expect(JSON.parse(ended.stdout)).toMatchObject({ status: "faults", faults: [{ code: "adjust-levels", place: { file: "--places" } }] });
  });

  test("every part explains itself with examples", () => {
    for (const part of ["check", "propose", "frontier"]) {
      const ended = bursar(["adjust", part, "--help"]);
      expect([part, ended.code, ended.stdout.includes(`bursar adjust ${part} zust-autumn`)]).toEqual([part, 0, true]);
    }
  });
});
