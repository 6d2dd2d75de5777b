import { expect, test } from "vitest";
import { checkCertificate } from "../../src/certificate/check.ts";
import { linesOf } from "../../src/program/lines.ts";
import { writeMps } from "../../src/program/mps-write.ts";
import { goalValue } from "../../src/program/point.ts";
import type { Point, Program } from "../../src/program/program.ts";
import { runs } from "../support/runs.ts";
import { sha256, tinyProgram } from "../support/tiny-programs.ts";
import { bestValues, feasiblePoints, prove, type Random, randomFrom } from "../support/tiny-prover.ts";

interface Case {
  readonly program: Program;
  readonly hash: string;
  readonly points: readonly Point[];
  readonly text: string;
  readonly point: Point | undefined;
  readonly slack: bigint | undefined;
}

function randomCase(random: Random): Case {
  const program = tinyProgram(random);
  const hash = sha256(writeMps(program));
  const points = feasiblePoints(program);
  const slack = random(5) === 0 ? BigInt(random(4)) : undefined;
  return { program, hash, points, slack, ...prove(program, hash, points, random, slack) };
}

function check({ program, hash, point }: Case, text: string, other = point) {
  return checkCertificate(program, hash, other, linesOf(text));
}

test("every honest proof is accepted, with the verdict that enumeration gives", () => {
  const random = randomFrom(20240920);
  const seen = { optimal: 0, feasible: 0, infeasible: 0 };
  const steps = { S: 0, R: 0, B: 0, N: 0, C: 0, face: 0, refuse: 0, take: 0, big: 0 };
  for (let run = 0; run < runs(600); run++) {
    const item = randomCase(random);
    const verdict = check(item, item.text);
    if (!verdict.ok)
      throw new Error(`run ${run}: line ${verdict.line} ${verdict.code} ${JSON.stringify(verdict.values)}\n${item.text}\n${writeMps(item.program)}`);
    const best = bestValues(item.program, item.points);
    seen[verdict.kind] += 1;
    expect(verdict.kind).toBe(best === undefined ? "infeasible" : item.slack === undefined ? "optimal" : "feasible");
    if (best !== undefined) expect(verdict.goals).toEqual(best);
    if (verdict.kind === "feasible") expect(verdict.bound).toBe((best?.at(-1) as bigint) + (item.slack as bigint));
    for (const line of item.text.split("\n")) {
      for (const word of ["S", "R", "B", "N", "C"] as const) if (line.startsWith(`${word} `)) steps[word] += 1;
      for (const word of ["face", "refuse"] as const) if (line.startsWith(`claim ${word}`)) steps[word] += 1;
      if (line.startsWith("take")) steps.take += 1;
      if (/^S .*\d{17}/.test(line)) steps.big += 1;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(runs(60));
  for (const count of Object.values(steps)) expect(count).toBeGreaterThan(runs(20));
});

test("a point that breaks a row, or is not the best, is refused with the true proof", () => {
  const random = randomFrom(5);
  let broken = 0;
  let worse = 0;
  for (let run = 0; run < runs(150); run++) {
    const item = randomCase(random);
    if (item.point === undefined || item.slack !== undefined) continue;
    const best = bestValues(item.program, item.points) as bigint[];
    for (let bits = 0; bits < 2 ** item.point.length; bits++) {
      const point = item.point.map((_, c) => (bits >> c) & 1);
      const verdict = check(item, item.text, point);
      const feasible = item.points.some((other) => other.every((v, c) => v === point[c]));
      if (!feasible) {
        expect(verdict).toMatchObject({ ok: false, code: "point-row" });
        broken += 1;
      } else if (!best.every((v, g) => goalValue(item.program, g, point) === v)) {
        expect(verdict).toMatchObject({ ok: false, code: "point-goal" });
        worse += 1;
      }
    }
  }
  expect(broken).toBeGreaterThan(runs(500));
  expect(worse).toBeGreaterThan(runs(50));
});
