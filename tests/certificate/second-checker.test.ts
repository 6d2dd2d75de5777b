/**
 * A second checker in Python that shares nothing with the first, on the same certificates, honest and mutated: neither accepts
 * a false claim, and both say the same. Continuous integration must have python3; elsewhere the test is skipped where it is missing.
 */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { checkCertificate } from "../../src/certificate/check.ts";
import { linesOf } from "../../src/program/lines.ts";
import { writeMps } from "../../src/program/mps-write.ts";
import type { Point } from "../../src/program/program.ts";
import { solve } from "../../src/solve/solve.ts";
import { lotOf, tinyAwards } from "../solve/instances.ts";
import { runs } from "../support/runs.ts";
import { sha256, tinyProgram } from "../support/tiny-programs.ts";
import { feasiblePoints, prove, type Random, randomFrom } from "../support/tiny-prover.ts";
import { mutate } from "./mutate.ts";

const CHECKER = new URL("second/check.py", import.meta.url).pathname;
const isMissing = spawnSync("python3", ["--version"]).status !== 0;
const isSkipped = isMissing && process.env["CI"] === undefined;

interface Item {
  readonly mps: string;
  readonly certificate: string;
  readonly point: Point | undefined;
  /** Whether the first checker accepts it, and as what. */
  readonly first: string;
}

function judged(program: Parameters<typeof writeMps>[0], certificate: string, point: Point | undefined): Item {
  const mps = writeMps(program);
  const verdict = checkCertificate(program, sha256(mps), point, linesOf(certificate));
  return { mps, certificate, point, first: verdict.ok ? verdict.kind : "refused" };
}

/** What the second checker says of each item, in order. */
function second(items: readonly Item[]): string[] {
  const input = items.map(({ mps, certificate, point }) => JSON.stringify({ mps, certificate, point: point === undefined ? null : [...point] }));
  const { status, stdout, stderr } = spawnSync("python3", [CHECKER, "--batch"], { input: `${input.join("\n")}\n`, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0 || stderr !== "") throw new Error(`the second checker broke down: ${stderr.slice(-2000)}`);
  return [...linesOf(stdout)].map((line) => {
    const verdict = JSON.parse(line) as { ok: boolean; kind?: string };
    return verdict.ok ? (verdict.kind ?? "") : "refused";
  });
}

function expectAgreement(items: readonly Item[]): Record<string, number> {
  const said = second(items);
  expect(said.length).toBe(items.length);
  const met: Record<string, number> = {};
  items.forEach(({ first, mps, certificate }, i) => {
    if (said[i] !== first) throw new Error(`first ${first}, second ${said[i]}:\n${certificate}\n${mps}`);
    met[first] = (met[first] ?? 0) + 1;
  });
  return met;
}

test.skipIf(isSkipped)(
  "both checkers agree on random proofs and on 5,000 changed ones",
  () => {
    const random: Random = randomFrom(31);
    const items: Item[] = [];
    for (let run = 0; run < runs(1250); run++) {
      const program = tinyProgram(random);
      const mps = writeMps(program);
      const slack = random(5) === 0 ? BigInt(random(4)) : undefined;
      const { text, point } = prove(program, sha256(mps), feasiblePoints(program), random, slack);
      items.push(judged(program, text, point));
      for (let i = 0; i < 4; i++) items.push(judged(program, mutate(i % 2 === 0 ? text : mutate(text, random), random), point));
    }
    const met = expectAgreement(items);
    expect(met["refused"]).toBeGreaterThan(runs(3000));
    for (const kind of ["optimal", "feasible", "infeasible"]) expect(met[kind]).toBeGreaterThan(runs(100));
  },
  120_000,
);

test.skipIf(isSkipped)(
  "both checkers accept what price and branch proves, and agree on what is changed in it",
  async () => {
    const random: Random = randomFrom(77);
    const items: Item[] = [];
    for (let seed = 1; seed <= runs(120); seed++) {
      const program = tinyAwards(seed);
      const mps = writeMps(program);
      const lot = lotOf(program, seed);
      const outcome = await solve(program, { engine: "price-and-branch", programSha256: sha256(mps), lot, now: () => 0, shouldStop: () => false });
      if (outcome.kind !== "optimal" && outcome.kind !== "infeasible") throw new Error(`seed ${seed}: ${outcome.kind}`);
      const point = outcome.kind === "optimal" ? outcome.point : undefined;
      items.push(judged(program, outcome.certificate, point));
      expect(items.at(-1)?.first).toBe(outcome.kind);
      for (let i = 0; i < 10; i++) items.push(judged(program, mutate(outcome.certificate, random), point));
    }
    const met = expectAgreement(items);
    expect(met["refused"]).toBeGreaterThan(runs(500));
    expect(met["optimal"]).toBeGreaterThan(runs(100));
  },
  120_000,
);
