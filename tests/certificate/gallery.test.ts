import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkSentences } from "../../src/words/en/check.ts";
import { BROKEN, galleryNames, judgedOf } from "./gallery.ts";
import { countAgreed, NO_PYTHON, SECOND_SAYS } from "./second/run.ts";

const WHOLE = ["whole", "whole-with-cells", "whole-with-totals"];

/** Codes of limits, which take huge certificates (or lower limits) to reach: each is met in a test beside this one. */
const LIMIT = /^certificate-(too-|line-too-|counting-(rows|columns)$)/;

test("the whole certificates are accepted", () => {
  expect(judgedOf("whole").verdict).toEqual({ ok: true, kind: "optimal", goals: [146n], claims: 3, steps: 3, maxDepth: 0 });
  expect(judgedOf("whole-with-cells").verdict).toEqual({ ok: true, kind: "optimal", goals: [146n], claims: 1, steps: 3, maxDepth: 1 });
  const { program } = BROKEN["allocation-of-an-infeasible-program"] ?? {};
  expect(judgedOf("allocation-of-an-infeasible-program", { program: program as string, point: null }).verdict).toMatchObject({ ok: true, kind: "infeasible" });
});

test("the gallery and its expectations list the same certificates", () => {
  expect(galleryNames().sort()).toEqual([...WHOLE, ...Object.keys(BROKEN)].sort());
});

test.each(Object.entries(BROKEN))("%s is refused with its code at its line", (name, expected) => {
  expect(judgedOf(name, expected).verdict).toMatchObject({ ok: false, code: expected.code, line: expected.line });
});

test("every code with which the checker refuses has a certificate here, or needs a huge one", () => {
  const source = readFileSync(new URL("../../src/certificate/check.ts", import.meta.url), "utf8");
  const refusing = [...source.matchAll(/refuse\(\s*"([^"]+)"/g)].map(([, code]) => code as string);
  const worded = Object.keys(checkSentences).filter((code) => !/^(folder|allocation|order)-/.test(code));
  expect([...new Set(refusing)].sort()).toEqual(worded.sort());
  const met = new Set(Object.values(BROKEN).map(({ code }) => code));
  expect(worded.filter((code) => !met.has(code) && !LIMIT.test(code))).toEqual([]);
  expect(worded.filter((code) => SECOND_SAYS[code] === undefined && !LIMIT.test(code))).toEqual([]);
  const folder = new URL("./", import.meta.url);
  const tests = readdirSync(folder).filter((name) => name.endsWith(".test.ts") && name !== "mutations.test.ts" && name !== "second-checker.test.ts");
  const limits = tests.map((name) => readFileSync(new URL(name, folder), "utf8")).join("");
  for (const code of worded.filter((name) => LIMIT.test(name))) expect(limits).toContain(code);
});

test("the second checker judges the gallery as the first does", async ({ skip }) => {
  if (NO_PYTHON !== undefined) skip(NO_PYTHON);
  const broken = Object.entries(BROKEN).map(([name, expected]) => judgedOf(name, expected));
  const met = await countAgreed([...broken, ...WHOLE.map((name) => judgedOf(name))]);
  expect(met["optimal"]).toBe(WHOLE.length);
  expect(Object.keys(met).length).toBeGreaterThan(20);
});
