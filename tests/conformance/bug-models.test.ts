/**
 * Published wrong answers, rebuilt: each is solved and proved here, by either engine behind the gate. What the engines say when
 * they are asked raw is recorded and printed, and fails nothing: an engine may be mended meanwhile.
 */
import { expect, test } from "vitest";
import { valuesOf } from "../../src/solve/gate.ts";
import type { MipClaim } from "../../src/solve/lp.ts";
import { solve } from "../../src/solve/solve.ts";
import type { Program } from "../../src/program/program.ts";
import { options, verdictOf } from "../solve/support.ts";
import { BUG_MODELS, NOT_REBUILT } from "./bug-models.ts";
import { ENGINES } from "./engines.ts";
import { rawClaims } from "./raw.ts";

const told: string[] = [];

/** Whether a raw claim says the truth: the right verdict, a point that keeps every row, and its exact worth to the nearest unit. */
function isTrue({ status, values, objective }: MipClaim, program: Program, expected: bigint | "infeasible"): boolean {
  if (expected === "infeasible") return status === "infeasible";
  if (status !== "optimal" || values === undefined || objective === undefined) return false;
  const worth = valuesOf(program, Uint8Array.from(values, Math.round))?.[0];
  return worth === expected && Math.abs(objective - Number(expected)) < 0.5;
}

test.each(BUG_MODELS)("$report", async ({ report, symptom, program, expected }) => {
  for (const { name: engine } of ENGINES) {
    const outcome = await solve(program, options({ engine, now: () => performance.now() }));
    if (outcome.kind === "refused") throw new Error(outcome.code);
    expect(verdictOf(program, outcome), engine).toMatchObject({ ok: true, kind: expected === "infeasible" ? "infeasible" : "optimal" });
    if (outcome.kind === "optimal") expect(outcome.goals, engine).toEqual([expected]);
  }
  const claims = Object.entries(await rawClaims(program));
  const wrong = claims.filter(([, claim]) => !isTrue(claim, program, expected));
  const said = ([name, claim]: (typeof claims)[number]): string =>
    `${name} says ${[claim.status, claim.objective, claim.detail].filter((part) => part !== undefined).join(" ")}`;
  told.push(`${report}: proved ${expected}${wrong.length === 0 ? "; every engine is right" : `; ${wrong.map(said).join("; ")}`} (${symptom})`);
});

test("what the engines said is told", ({ annotate }) => {
  expect(told.length).toBe(BUG_MODELS.length);
  const wrong = told.filter((line) => line.includes(" says "));
  const lines = [
    `${told.length} published models rebuilt and proved; an engine is wrong or silent on ${wrong.length} of them today`,
    ...wrong.map((line) => `  ${line}`),
  ];
  for (const [report, why] of NOT_REBUILT) lines.push(`  not rebuilt: ${report}: ${why}`);
  process.stdout.write(`${lines.join("\n")}\n`);
  return annotate(lines[0] ?? "");
});

test("reports are rebuilt from both solvers, most of them with their own numbers", () => {
  const of = (name: string): number => BUG_MODELS.filter(({ report }) => report.includes(name)).length;
  expect(Math.min(of("HiGHS"), of("jsLPSolver"))).toBeGreaterThanOrEqual(5);
  expect(BUG_MODELS.filter((model) => model.faithful).length).toBeGreaterThanOrEqual(10);
});
