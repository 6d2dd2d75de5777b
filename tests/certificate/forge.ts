/** Claims that are false, each with a proof that was made for something true; and what is true, by enumeration. */
import type { Accepted } from "../../src/certificate/check.ts";
import { goalValue } from "../../src/program/point.ts";
import { writeMps } from "../../src/program/mps-write.ts";
import type { Point, Program } from "../../src/program/program.ts";
import { sha256 } from "../support/tiny-programs.ts";
import { bestValues, claimsAreTrue, feasiblePoints, type Random } from "../support/tiny-prover.ts";

/** A program with all its points, their best values (none where there is no point), and its text. */
export interface Enumerated {
  readonly program: Program;
  readonly mps: string;
  readonly hash: string;
  readonly points: readonly Point[];
  readonly best: readonly bigint[] | undefined;
}

/** A certificate with the point that stands beside it. */
export interface Presented {
  readonly text: string;
  readonly point: Point | undefined;
}

/** A certificate that claims something false, and what kind of thing. */
export interface Forged extends Presented {
  readonly kind:
    | "value too low"
    | "value not attained"
    | "bound too low"
    | "infeasible"
    | "refusal"
    | "total too low"
    | "point beside"
    | "no point beside"
    | "proof of a neighbour";
}

/** Enumerates a program. */
export function enumerated(program: Program): Enumerated {
  const mps = writeMps(program);
  const points = feasiblePoints(program);
  return { program, mps, hash: sha256(mps), points, best: bestValues(program, points) };
}

/** What a well-formed certificate says is proved. */
export function kindOf(text: string): Accepted["kind"] {
  if (text.includes("\nclaim infeasible\n")) return "infeasible";
  return text.includes("\nclaim bound ") ? "feasible" : "optimal";
}

/** Whether all that a well-formed certificate says is true: its claims, and that its point is one, has the values claimed and is what the decisions take. */
export function holds({ program, points }: Enumerated, { text, point }: Presented): boolean {
  if (!claimsAreTrue(program, text, points)) return false;
  if (kindOf(text) === "infeasible" || point === undefined) return kindOf(text) === "infeasible" && point === undefined;
  if (!points.some((other) => other.every((v, c) => v === point[c]))) return false;
  const lines = text.split("\n").map((line) => line.split(" "));
  const values = program.goals.map((_, g) => goalValue(program, g, point));
  const isReached = lines.every(([word, kind, g, z]) => {
    if (word !== "claim" || (kind !== "goal" && kind !== "bound")) return true;
    return kind === "goal" ? values[Number(g)] === BigInt(z as string) : (values[Number(g)] as bigint) <= BigInt(z as string);
  });
  const isTaken = lines.every(([word, column]) => word !== "take" || column === "none" || point[Number(column)] === 1);
  return isReached && isTaken && (kindOf(text) === "feasible" || lines.filter(([, kind]) => kind === "goal").length === program.goals.length);
}

/** A point that has the best values of the goals before g, and this value of goal g. */
function pointWith({ program, points, best }: Enumerated, g: number, value: bigint): Point | undefined {
  return points.find((point) => goalValue(program, g, point) === value && best?.slice(0, g).every((v, i) => goalValue(program, i, point) === v));
}

/** False claims in the place of the true ones of an honest certificate, with all its steps, and the honest one with the wrong point. */
export function falseClaims(of: Enumerated, honest: Presented, random: Random): Forged[] {
  const { best, program } = of;
  const { text, point } = honest;
  if (best === undefined || point === undefined) return [{ kind: "point beside", text, point: new Uint8Array(program.columnNames.length) }];
  const lines = text.split("\n");
  const valued = lines.flatMap((line, i) => (/^claim (goal|bound)/.test(line) ? [i] : []));
  const at = valued[random(valued.length)] as number;
  const [, kind, goal] = (lines[at] as string).split(" ");
  const g = Number(goal);
  const claiming = (value: bigint) => lines.with(at, `claim ${kind} ${goal} ${value}`).join("\n");
  const [low, lower] = [(best[g] as bigint) - 1n, (best[g] as bigint) - 2n - BigInt(random(3))];
  const tooLow = kind === "goal" ? "value too low" : "bound too low";
  const forged: Forged[] = [
    { kind: tooLow, text: claiming(low), point: pointWith(of, g, low) ?? point },
    { kind: tooLow, text: claiming(lower), point: pointWith(of, g, lower) ?? point },
    { kind: "no point beside", text, point: undefined },
    { kind: "infeasible", text: lines.with(valued[0] as number, "claim infeasible").join("\n"), point: undefined },
  ];
  if (kind === "goal") forged.push({ kind: "value not attained", text: claiming(low + 2n), point });
  // The best point is the best of every component, and uses nothing that is unused: the totals claimed are attained.
  const total = lines.findIndex((line) => line.startsWith("claim total"));
  const [, , row, most] = (lines[total] ?? "").split(" ");
  if (kind === "goal" && most !== undefined)
    forged.push({ kind: "total too low", text: lines.with(total, `claim total ${row} ${BigInt(most) - 1n - BigInt(random(2))}`).join("\n"), point });
  const refusal = lines.findIndex((line) => line.startsWith("claim refuse"));
  const possible = point.indexOf(1);
  if (refusal >= 0 && possible >= 0) forged.push({ kind: "refusal", text: lines.with(refusal, `claim refuse ${possible}`).join("\n"), point });
  return forged;
}

/** A program with the same groups where one number is another: a finite side or a coefficient of a row that is no group, or of a goal; undefined where the one drawn cannot change. */
export function neighbour(program: Program, random: Random): Program | undefined {
  const by = random(2) === 0 ? 1 : -1;
  const isGroup = new Set(program.groupRows);
  const rows = [...program.rowNames].flatMap((_, r) => (isGroup.has(r) ? [] : [r]));
  const r = rows[random(Math.max(1, rows.length))];
  if (random(3) === 0 || r === undefined) {
    const goals = program.goals.map((goal) => ({ ...goal, coefficients: Float64Array.from(goal.coefficients) }));
    const { coefficients } = goals[random(goals.length)] as (typeof goals)[number];
    const c = random(coefficients.length);
    coefficients[c] = (coefficients[c] as number) + 2 * by;
    return { ...program, goals };
  }
  const [start, end] = [program.rowStart[r] as number, program.rowStart[r + 1] as number];
  if (random(2) === 0 && end > start) {
    const rowCoefficient = Float64Array.from(program.rowCoefficient);
    const e = start + random(end - start);
    rowCoefficient[e] = (rowCoefficient[e] as number) + by;
    return rowCoefficient[e] === 0 ? undefined : { ...program, rowCoefficient };
  }
  const [lower, upper] = [Float64Array.from(program.lower), Float64Array.from(program.upper)];
  const side = Number.isFinite(upper[r]) ? upper : lower;
  side[r] = (side[r] as number) + by;
  return (lower[r] as number) > (upper[r] as number) ? undefined : { ...program, lower, upper };
}

/** The certificate of another program, presented as one of this. */
export function presentedAs({ hash }: Enumerated, { text, point }: Presented): Presented {
  return { text: text.split("\n").with(1, `program ${hash}`).join("\n"), point };
}
