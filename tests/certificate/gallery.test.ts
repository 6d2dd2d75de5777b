import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkSentences } from "../../src/words/en/check.ts";
import { BROKEN, galleryNames, judgedOf } from "./gallery.ts";
import { countAgreed, NO_PYTHON, SECOND_SAYS } from "./second/run.ts";

const WHOLE = ["whole", "whole-with-cells"];

/** Codes that take 10,000 lines or 2^24 characters to reach, all met in the test of check.test.ts that is named here. */
const HUGE = ["certificate-line-too-long", "certificate-too-deep", "certificate-too-long"];
const HUGE_TEST = "depth and lines are limited";

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
  const worded = Object.keys(checkSentences).filter((code) => !/^(folder|allocation)-/.test(code));
  expect([...new Set(refusing)].sort()).toEqual(worded.sort());
  expect(Object.keys(SECOND_SAYS).sort()).toEqual(worded.sort());
  const met = new Set(Object.values(BROKEN).map(({ code }) => code));
  expect(worded.filter((code) => !met.has(code)).sort()).toEqual(HUGE);
  const tests = readFileSync(new URL("check.test.ts", import.meta.url), "utf8");
  const start = tests.indexOf(`test("${HUGE_TEST}"`);
  const body = tests.slice(start, tests.indexOf("\n});", start));
  expect(start).toBeGreaterThan(0);
  for (const code of HUGE) expect(body).toContain(code);
});

test("the second checker judges the gallery as the first does", async ({ skip }) => {
  if (NO_PYTHON !== undefined) skip(NO_PYTHON);
  const broken = Object.entries(BROKEN).map(([name, expected]) => judgedOf(name, expected));
  const met = await countAgreed([...broken, ...WHOLE.map((name) => judgedOf(name))]);
  expect(met["optimal"]).toBe(WHOLE.length);
  expect(Object.keys(met).length).toBeGreaterThan(20);
});
