/** Proofs made shorter after the search: still proofs of the same claim, never longer, and without lines that nothing needs. */
import { expect, test } from "vitest";
import { cohortProgram, KINDS } from "../../bench/support/cohorts.ts";
import { checkCertificate } from "../../src/certificate/check.ts";
import { linesOf } from "../../src/program/lines.ts";
import { writeMps } from "../../src/program/mps-write.ts";
import type { Program } from "../../src/program/program.ts";
import { loadHighs } from "../../src/solve/engines/highs.ts";
import { passGate } from "../../src/solve/gate.ts";
import { normalise } from "../../src/solve/normalise.ts";
import { priceAndBranch } from "../../src/solve/price/prover.ts";
import type { PriceProof } from "../../src/solve/price/proof.ts";
import { replayCore } from "../../src/solve/price/replay.ts";
import { countingRows } from "../../src/solve/prove/cells.ts";
import { certificateWriter } from "../../src/solve/prove/certificate.ts";
import type { Line } from "../../src/solve/prove/lines.ts";
import { copyNode, type Node, requireGoal, rootNode } from "../../src/solve/prove/node.ts";
import { linearProver } from "../../src/solve/prove/prover.ts";
import { pointOf } from "../../src/solve/prove/round.ts";
import type { Prover } from "../../src/solve/searcher.ts";
import { shortened } from "../../src/solve/shorten/proof.ts";
import { asCoreProof } from "../../src/solve/shorten/whole.ts";
import { countAgreed, type Judged, NO_PYTHON } from "../certificate/second/run.ts";
import { runs } from "../support/runs.ts";
import { sha256 } from "../support/tiny-programs.ts";

/** A searched cohort, the proof over a core as it was found, and the certificate of the shortened one. */
interface Found {
  readonly program: Program;
  readonly normal: ReturnType<typeof normalise>;
  readonly claimed: Node;
  readonly proof: PriceProof;
  readonly judged: Judged;
}

function foundBy(prover: Prover, kind: (typeof KINDS)[number], students: number, seed: number): Found {
  const cohort = cohortProgram({ kind, students, seed, awkward: seed % 2 === 0 });
  const program = { ...cohort, goals: cohort.goals.slice(0, 1) };
  const gate = passGate(program);
  if (gate.kind === "refused") throw new Error(gate.code);
  const normal = normalise(program, countingRows(program, gate.numbers), gate.numbers);
  const root = rootNode(normal);
  const search = prover.search({ normal, objective: 0, root });
  expect(search.run({ stop: () => undefined, node: () => undefined })).toBe("closed");
  const { best } = search;
  if (best === undefined) throw new Error("no point");
  const value = best.sums[0] as number;
  const claimed = copyNode(root);
  requireGoal(claimed, 0, value + 1);
  const writer = certificateWriter(normal);
  writer.claim({ kind: "goal", goal: 0, value: BigInt(value) * BigInt(normal.divisor[0] as number) });
  writer.proof(claimed, search.proof);
  const mps = writeMps(program);
  const certificate = writer.finish(sha256(mps), program.rowNames.length, program.groupRows);
  const point = pointOf(normal, best);
  const verdict = checkCertificate(program, sha256(mps), point, linesOf(certificate));
  const proof = search.proof.kind === "core" ? search.proof : asCoreProof(normal, claimed, search.proof.tree);
  if (proof === undefined) throw new Error("out of range");
  return { program, normal, claimed, proof, judged: { mps, certificate, point, verdict } };
}

/** The lines of a proof; throws where it does not close. */
function linesIn({ normal, claimed }: Found, proof: PriceProof): Line[] {
  const lines: Line[] = [];
  let codes = normal.firstCountNumber + 1000;
  replayCore(normal, claimed, proof, { add: (line) => void lines.push(line), countingCode: () => codes++ });
  return lines;
}

const digits = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + (line.kind === "sweep" ? line.prices.reduce((all, [, price]) => all + String(price).length, 0) : 0), 0);

test.each(["price-and-branch", "highs"])(
  "shortened proofs of %s are accepted, never longer, mostly shorter",
  async (name) => {
    const prover = name === "highs" ? linearProver(await loadHighs()) : priceAndBranch;
    const [students, seeds] = name === "highs" ? [40, runs(2)] : [150, runs(4)];
    let [proofs, long, before, after, fineDigits, coarseDigits] = [0, 0, 0, 0, 0, 0];
    for (const kind of KINDS)
      for (let seed = 1; seed <= seeds; seed++) {
        const found = foundBy(prover, kind, students, seed);
        expect(found.judged.verdict, `${kind} ${seed}`).toMatchObject({ ok: true, kind: "optimal" });
        const given = linesIn(found, found.proof);
        const made = linesIn(found, shortened(found.claimed, found.proof));
        expect(made.length, `${kind} ${seed}`).toBeLessThanOrEqual(given.length);
        expect(made.length).toBe(found.judged.certificate.split("\n").filter((line) => /^[SRB] /.test(line)).length);
        proofs++;
        if (given.length > 20) long++;
        before += given.length;
        after += made.length;
        fineDigits += digits(given);
        coarseDigits += digits(made);
      }
    expect(long).toBeGreaterThan(proofs / 4);
    expect(after).toBeLessThan(0.85 * before);
    expect(coarseDigits).toBeLessThan(0.8 * fineDigits);
  },
  120_000,
);

test("what is left is needed: without one of its sweeps hardly a proof stands, and both checkers say the same", async ({ skip }) => {
  if (NO_PYTHON !== undefined) skip(NO_PYTHON);
  const items: Judged[] = [];
  let tried = 0;
  for (let seed = 1; seed <= runs(3); seed++)
    for (const kind of ["tight", "multi"] as const) {
      const { program, judged } = foundBy(priceAndBranch, kind, 60, seed);
      items.push(judged);
      const lines = judged.certificate.split("\n");
      const sweeps = lines.flatMap((line, i) => (line.startsWith("S ") ? [i] : []));
      for (const i of sweeps.filter((_, k) => k % Math.ceil(sweeps.length / 20) === 0)) {
        const certificate = lines.filter((_, k) => k !== i).join("\n");
        items.push({ ...judged, certificate, verdict: checkCertificate(program, sha256(judged.mps), judged.point, linesOf(certificate)) });
        tried++;
      }
    }
  const said = await countAgreed(items);
  expect(tried).toBeGreaterThan(runs(30));
  expect(said["optimal"]).toBeGreaterThanOrEqual(items.length - tried);
  expect(said["optimal"]).toBeLessThan(items.length - tried + tried / 10);
}, 120_000);
