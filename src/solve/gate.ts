/**
 * The gate. In: a program is refused where its groups are none, or where after division by the
 * greatest common divisor a coefficient or a sum that a row or goal can form could leave 2^53.
 * Out: a point is believed only after exact integers have seen it.
 */
import { gcd } from "../exact.ts";
import { groupsOrBadRow } from "../program/groups.ts";
import { goalValue, violatedRows } from "../program/point.ts";
import type { Point, Program } from "../program/program.ts";
import { ceilDivide, floorDivide } from "./normalise.ts";
import type { GoalValues } from "./outcome.ts";

/** Why a program is not solved at all; the sentence for a code stands in `words/en/gate.ts`. */
export interface GateRefusal {
  readonly kind: "refused";
  readonly code: "gate-no-goal" | "gate-group" | "gate-number" | "gate-sum" | "gate-bound";
  readonly values: Readonly<Record<string, string | number>>;
}

/** The refusal of a program, or undefined where it may pass. */
export function refuseProgram(program: Program): GateRefusal | undefined {
  if (program.goals.length === 0) return refusal("gate-no-goal", {});
  const bad = groupsOrBadRow(program);
  if (typeof bad === "number") return refusal("gate-group", { row: program.rowNames[bad] ?? String(bad) });
  for (const goal of program.goals) {
    const found = refuseSum(goal.name, goal.coefficients);
    if (found !== undefined) return found;
  }
  const isGroup = new Uint8Array(program.rowNames.length);
  for (const r of program.groupRows) isGroup[r] = 1;
  for (let r = 0; r < program.rowNames.length; r++) {
    // The coefficients of a group are 1, and its upper side too.
    if (isGroup[r] === 1 && (Number.isInteger(program.lower[r]) || program.lower[r] === -Infinity)) continue;
    const name = program.rowNames[r] as string;
    const found =
      refuseSum(name, program.rowCoefficient.subarray(program.rowStart[r], program.rowStart[r + 1])) ??
      refuseBound(name, program.lower[r] as number) ??
      refuseBound(name, program.upper[r] as number);
    if (found !== undefined) return found;
  }
  return undefined;
}

function refuseSum(name: string, coefficients: Float64Array): GateRefusal | undefined {
  let divisor = 0;
  for (const a of coefficients) {
    if (!Number.isSafeInteger(a)) return refusal("gate-number", { name, value: a });
    if (divisor !== 1) divisor = gcd(divisor, a);
  }
  let most = 0;
  for (const a of coefficients) most += Math.abs(a) / (divisor || 1);
  return Number.isSafeInteger(most) ? undefined : refusal("gate-sum", { name, most });
}

function refuseBound(name: string, side: number): GateRefusal | undefined {
  return Number.isSafeInteger(side) || Math.abs(side) === Infinity ? undefined : refusal("gate-bound", { name, value: side });
}

function refusal(code: GateRefusal["code"], values: GateRefusal["values"]): GateRefusal {
  return { kind: "refused", code, values };
}

/**
 * The numbers of inequalities that, priced 1 each, show a row impossible by itself: an empty row
 * that is false, or sides that cross once rounded inwards. Undefined where there is no such row; none
 * where a group must take one of no columns, which needs no proof line.
 */
export function impossibleRow(program: Program): readonly number[] | undefined {
  if (program.groupRows.some((r) => program.rowStart[r] === program.rowStart[r + 1] && program.lower[r] === 1)) return [];
  let number = program.goals.length;
  for (let r = 0; r < program.rowNames.length; r++) {
    const lower = program.lower[r] as number;
    const upper = program.upper[r] as number;
    const divisor = divisorOf(program, r);
    const upperNumber = number;
    const lowerNumber = number + (upper === Infinity ? 0 : 1);
    if (divisor === 0 && upper < 0) return [upperNumber];
    if (divisor === 0 && lower > 0) return [lowerNumber];
    if (divisor > 0 && ceilDivide(lower, divisor) > floorDivide(upper, divisor)) return [upperNumber, lowerNumber];
    number += Math.max(1, Number(upper !== Infinity) + Number(lower !== -Infinity));
  }
  return undefined;
}

/** The greatest common divisor of a row's coefficients, 0 where it has none. */
function divisorOf({ rowStart, rowCoefficient }: Program, r: number): number {
  let divisor = 0;
  for (let e = rowStart[r] as number; e < (rowStart[r + 1] as number) && divisor !== 1; e++) divisor = gcd(divisor, rowCoefficient[e] as number);
  return divisor;
}

/** The exact goal values of a point, or undefined where it breaks a row or is no point. */
export function valuesOf(program: Program, point: Point): GoalValues | undefined {
  if (point.length !== program.columnNames.length || point.some((x) => x > 1) || violatedRows(program, point).length > 0) return undefined;
  return program.goals.map((_, g) => goalValue(program, g, point));
}
