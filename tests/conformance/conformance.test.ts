/** Every engine runs every model of the conformance list; a missing capability is a skip with its reason, counted and printed. */
import { beforeAll, describe, expect, test } from "vitest";
import { loadHighs } from "../../src/solve/engines/highs.ts";
import type { LinearEngine } from "../../src/solve/lp.ts";
import { solve } from "../../src/solve/solve.ts";
import { inWords } from "../../src/words/en.ts";
import { enumerate } from "../solve/reference.ts";
import { options, verdictOf } from "../solve/support.ts";
import { ENGINES } from "./engines.ts";
import { linearOf } from "./linear.ts";
import type { Model } from "./model.ts";
import { MODELS } from "./models.ts";

const MOST_ENUMERATED = 25;

const solvable = MODELS.filter((model) => model.expected.kind !== "refused");

describe("the models say what is true", () => {
  let engine: LinearEngine;
  beforeAll(async () => {
    engine = await loadHighs();
  });

  test("the list is long, and each name stands once", () => {
    expect(MODELS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(MODELS.map((model) => model.name)).size).toBe(MODELS.length);
    for (const { mathematics, hard } of MODELS) expect(Math.min(mathematics.length, hard.length)).toBeGreaterThan(5);
  });

  test("answers equal enumeration", () => {
    let enumerated = 0;
    for (const { name, program, expected } of solvable) {
      if (program.columnNames.length > MOST_ENUMERATED) continue;
      const found = enumerate(program);
      expect(found?.goals.map(BigInt), name).toEqual(expected.kind === "optimal" ? expected.goals : undefined);
      enumerated++;
    }
    expect(enumerated).toBeGreaterThanOrEqual(solvable.length - 2);
  });

  test.each(solvable.filter((model) => model.program.columnNames.length > 0))("the bound of the relaxation: $name", ({ program, expected }) => {
    const linear = linearOf(program);
    const model = engine.build(linear);
    const relaxed = model.solve(linear);
    model.dispose();
    const bound = expected.kind === "refused" ? undefined : expected.lpBound;
    expect(relaxed.kind).toBe(bound === undefined ? "infeasible" : "optimal");
    if (relaxed.kind === "optimal" && bound !== undefined) expect(Math.abs(relaxed.value - bound)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(bound)));
  });
});

describe.each(ENGINES)("$name", ({ name: engine, lacks }) => {
  const skipped: string[] = [];
  const claims = { settled: 0, refused: [] as string[] };

  test.for(MODELS)("$name", async (model: Model, { skip }) => {
    const missing = (model.needs ?? []).find((capability) => lacks[capability] !== undefined);
    if (missing !== undefined) {
      skipped.push(`${model.name}: ${lacks[missing]}`);
      skip(lacks[missing]);
    }
    const { program, expected } = model;
    const outcome = await solve(program, options({ engine, now: () => performance.now() }));
    if (outcome.kind === "refused") {
      expect(outcome).toMatchObject(expected);
      expect(inWords(outcome).says.length).toBeGreaterThan(15);
      return;
    }
    expect(outcome.kind).toBe(expected.kind);
    if (outcome.kind === "optimal" && expected.kind === "optimal") expect(outcome.goals).toEqual(expected.goals);
    expect(verdictOf(program, outcome)).toMatchObject({ ok: true, kind: expected.kind });
    expect(outcome.facts.engine).toBe(engine);
    if (outcome.facts.settledByEngine === true) claims.settled++;
    if (outcome.facts.refusedClaim !== undefined) claims.refused.push(`${model.name}: ${outcome.facts.refusedClaim}`);
  });

  test("what was skipped is told with its reason, and is little", () => {
    const own = engine === "highs" || engine === "price-and-branch" ? "" : `; its own claims settled ${claims.settled}, refused ${claims.refused.length}`;
    const lines = [
      `conformance, ${engine}: ${MODELS.length - skipped.length} models run, ${skipped.length} skipped${own}`,
      ...skipped.map((line) => `  skipped ${line}`),
      ...claims.refused.map((line) => `  refused ${line}`),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    const needy = MODELS.filter((model) => (model.needs ?? []).some((capability) => lacks[capability] !== undefined)).length;
    expect(skipped.length).toBeLessThanOrEqual(needy);
    expect(needy).toBeLessThan(MODELS.length / 5);
  });
});
