import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkCertificate, type Verdict } from "../../src/certificate/check.ts";
import { linesOf } from "../../src/program/lines.ts";
import { readMps } from "../../src/program/mps-read.ts";
import { sha256 } from "../support/tiny-programs.ts";

const folder = new URL("../golden/broken-certificates/", import.meta.url);
const text = (name: string) => readFileSync(new URL(name, folder), "utf8");
const expected = JSON.parse(text("expected.json")) as Record<string, { code: string; line: number }>;

function check(name: string): Verdict {
  const mps = text("program.mps");
  const read = readMps(mps, "program.mps");
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return checkCertificate(read.value, sha256(mps), Uint8Array.of(1, 0, 0, 1, 0, 0), linesOf(text(`${name}.txt`)));
}

test("the whole certificate is accepted", () => {
  expect(check("whole")).toEqual({ ok: true, kind: "optimal", goals: [146n], claims: 3, steps: 3, maxDepth: 0 });
});

test("the gallery and its expectations list the same certificates", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt") && name !== "whole.txt");
  expect(files.sort()).toEqual(
    Object.keys(expected)
      .map((name) => `${name}.txt`)
      .sort(),
  );
  expect(files.length).toBeGreaterThanOrEqual(12);
});

test.each(Object.entries(expected))("%s is refused with its code at its line", (name, refusal) => {
  expect(check(name)).toMatchObject({ ok: false, ...refusal });
});
