/**
 * Changed certificates and false claims, over random programs and over what the engines prove of award cohorts: none is accepted
 * unless all that it says is true by enumeration, and two checkers that share nothing say the same of each one, with the same reason
 * at the same line.
 */
import { expect, test } from "vitest";
import { checkCertificate } from "../../src/certificate/check.ts";
import { linesOf } from "../../src/program/lines.ts";
import type { Program } from "../../src/program/program.ts";
import { solve } from "../../src/solve/solve.ts";
import { lotOf, tinyAwards } from "../solve/instances.ts";
import { sideBySide } from "../solve/side-by-side.ts";
import { runs } from "../support/runs.ts";
import { tinyProgram } from "../support/tiny-programs.ts";
import { prove, type Random, randomFrom } from "../support/tiny-prover.ts";
import { type Enumerated, enumerated, falseClaims, holds, kindOf, neighbour, type Presented, presentedAs } from "./forge.ts";
import { CHANGES, mutate } from "./mutate.ts";
import { countAgreed, type Judged, NO_PYTHON, SECOND_SAYS } from "./second/run.ts";

/** Codes that changes below the third line, with the honest point or none beside, do not lead to; the gallery has them. */
const NOT_BY_CHANGE = [
  "certificate-counting-columns",
  "certificate-counting-rows",
  "certificate-line-too-long",
  "certificate-program",
  "certificate-size",
  "certificate-too-deep",
  "certificate-too-long",
  "certificate-too-wide",
  "certificate-version",
  "point-shape",
];

/** A change that only certificates by components can have. */
const OF_TOTALS = "total of another inequality";

type Counts = Record<string, number>;

/** Everything that was judged, and how often of each kind. */
interface Trial {
  readonly judged: Judged[];
  /** Changed certificates, by the change. */
  readonly changes: Counts;
  /** Of the changed ones. */
  readonly outcomes: { accepted: number; refused: number };
  /** Claims that are false, by their kind. */
  readonly falseClaims: Counts;
  readonly honest: Counts;
}

function startTrial(): Trial {
  return { judged: [], changes: {}, outcomes: { accepted: 0, refused: 0 }, falseClaims: {}, honest: {} };
}

function count(counts: Counts, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

/** Checks what is presented; throws where something false is accepted. */
function judge(trial: Trial, of: Enumerated, presented: Presented): Judged["verdict"] {
  const verdict = checkCertificate(of.program, of.hash, presented.point, linesOf(presented.text));
  trial.judged.push({ mps: of.mps, certificate: presented.text, point: presented.point, verdict });
  if (verdict.ok && (!holds(of, presented) || verdict.kind !== kindOf(presented.text))) throw new Error(`accepted, and false:\n${presented.text}\n${of.mps}`);
  return verdict;
}

/** An honest certificate must be accepted; then `times` changes of it, every other one a double change, and the false claims. */
function judgeAll(trial: Trial, of: Enumerated, honest: Presented, times: number, random: Random): void {
  const verdict = judge(trial, of, honest);
  if (!verdict.ok) throw new Error(`refused (line ${verdict.line} ${verdict.code}), and honest:\n${honest.text}\n${of.mps}`);
  count(trial.honest, verdict.kind);
  for (let i = 0; i < times; i++) {
    const once = mutate(honest.text, random);
    const changed = i % 2 === 0 ? once : mutate(once.text, random);
    count(trial.changes, once.change);
    trial.outcomes[judge(trial, of, { ...honest, text: changed.text }).ok ? "accepted" : "refused"] += 1;
  }
  for (const forged of falseClaims(of, honest, random)) {
    count(trial.falseClaims, forged.kind);
    if (judge(trial, of, forged).ok) throw new Error(`accepted, and false (${forged.kind}):\n${forged.text}\n${of.mps}`);
  }
}

/** The proof of a program that differs by one number: a false claim where it does not hold of this one. */
function judgeNeighbour(trial: Trial, of: Enumerated, proof: Presented): void {
  const presented = presentedAs(of, proof);
  const isTrue = holds(of, presented);
  if (!isTrue) count(trial.falseClaims, "proof of a neighbour");
  if (judge(trial, of, presented).ok && !isTrue) throw new Error(`accepted, and false:\n${presented.text}\n${of.mps}`);
}

function provedTiny(program: Program, random: Random): Presented & { readonly of: Enumerated } {
  const of = enumerated(program);
  return { of, ...prove(program, of.hash, of.points, random, random(5) === 0 ? BigInt(random(4)) : undefined) };
}

/** What is made once and used by several tests. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const overPrograms = once(() => {
  const random = randomFrom(7);
  const trial = startTrial();
  for (let run = 0; run < runs(1100); run++) {
    const { of, ...honest } = provedTiny(tinyProgram(random), random);
    judgeAll(trial, of, honest, 4, random);
    const near = neighbour(of.program, random);
    if (near !== undefined) judgeNeighbour(trial, of, provedTiny(near, random));
  }
  return trial;
});

/** Price and branch by components, as large programs are solved: its certificates claim totals. */
const BY_COMPONENTS = { engine: "price-and-branch", apartFrom: 0 } as const;
const ENGINES = [{ engine: "highs" }, { engine: "price-and-branch" }] as const;

async function provedAwards(
  program: Program,
  seed: number,
  engine: (typeof ENGINES)[number] | typeof BY_COMPONENTS,
): Promise<Presented & { readonly of: Enumerated }> {
  const of = enumerated(program);
  const outcome = await solve(program, { ...engine, programSha256: of.hash, lot: lotOf(program, seed), now: () => 0, shouldStop: () => false });
  if (outcome.kind !== "optimal" && outcome.kind !== "infeasible") throw new Error(`seed ${seed}: ${outcome.kind}`);
  return { of, text: outcome.certificate, point: outcome.kind === "optimal" ? outcome.point : undefined };
}

const overCohorts = once(async () => {
  const random = randomFrom(77);
  const trial = startTrial();
  for (let seed = 1; seed <= runs(60); seed++) {
    for (const engine of ENGINES) {
      const { of, ...honest } = await provedAwards(tinyAwards(seed), seed, engine);
      judgeAll(trial, of, honest, 12, random);
      const near = neighbour(of.program, random);
      if (near !== undefined) judgeNeighbour(trial, of, await provedAwards(near, seed, engine));
    }
    if (seed % 3 > 0) continue;
    const { of, ...honest } = await provedAwards(sideBySide(tinyAwards(seed, 3), tinyAwards(seed + 1, 3)), seed, BY_COMPONENTS);
    if (honest.text.includes("claim total")) count(trial.honest, "claims totals");
    judgeAll(trial, of, honest, 24, random);
  }
  return trial;
});

/** Every count has a floor, so that nothing holds for want of cases. */
function expectAtLeast(counts: Counts, floors: Counts): void {
  for (const [key, floor] of Object.entries(floors)) expect(counts[key] ?? 0, key).toBeGreaterThanOrEqual(floor);
}

test(
  "random programs: of changed certificates and false claims, nothing false is accepted",
  () => {
    const { changes, outcomes, falseClaims: claims, honest } = overPrograms();
    expect(total(changes)).toBe(runs(4400));
    expectAtLeast(changes, Object.fromEntries(CHANGES.filter((change) => change !== OF_TOTALS).map((change) => [change, runs(15)])));
    expectAtLeast(outcomes, { accepted: runs(400), refused: runs(3000) });
    expectAtLeast(honest, { optimal: runs(400), feasible: runs(100), infeasible: runs(200) });
    expectAtLeast(claims, {
      "value too low": runs(800),
      "value not attained": runs(400),
      "bound too low": runs(100),
      infeasible: runs(400),
      refusal: runs(150),
      "no point beside": runs(400),
      "point beside": runs(200),
      "proof of a neighbour": runs(100),
    });
    expect(total(claims)).toBeGreaterThan(runs(3500));
  },
  runs(120_000),
);

test(
  "award cohorts: of what the engines prove, changed, and of false claims, nothing false is accepted",
  async () => {
    const { changes, outcomes, falseClaims: claims, honest } = await overCohorts();
    expect(total(changes)).toBe(runs(1440) + runs(20) * 24);
    expectAtLeast(changes, { [OF_TOTALS]: runs(5) });
    expectAtLeast(outcomes, { accepted: runs(80), refused: runs(1000) });
    expectAtLeast(honest, { optimal: runs(80), infeasible: runs(10), "claims totals": runs(8) });
    expectAtLeast(claims, {
      "value too low": runs(150),
      "value not attained": runs(80),
      infeasible: runs(80),
      refusal: runs(20),
      "total too low": runs(8),
      "proof of a neighbour": runs(12),
    });
  },
  runs(120_000),
);

test(
  "both checkers say the same of each one, with the same reason at the same line",
  async ({ skip }) => {
    if (NO_PYTHON !== undefined) skip(NO_PYTHON);
    const [programs, cohorts] = [overPrograms().judged, (await overCohorts()).judged];
    const met = await countAgreed([...programs, ...cohorts]);
    expect(total(met)).toBeGreaterThan(runs(10_000));
    const reached = Object.keys(SECOND_SAYS).filter((code) => (met[code] ?? 0) >= runs(3));
    expect(
      Object.keys(SECOND_SAYS)
        .filter((code) => !reached.includes(code))
        .sort(),
    ).toEqual(NOT_BY_CHANGE);
  },
  runs(120_000),
);
