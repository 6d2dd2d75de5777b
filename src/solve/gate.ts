/**
 * The gate. In: a program is refused where its groups are none, or where after division by the
 * greatest common divisor a coefficient or a sum that a row or goal can form could leave 2^53.
 * Out: a point is believed only after exact integers have seen it.
 */
import { groupsOrBadRow } from "../program/groups.ts";
import { goalValue, violatedRows } from "../program/point.ts";
import type { Point, Program } from "../program/program.ts";
import type { Normal } from "./normalise.ts";
import { type Coefficients, type Numbers, numbersOf } from "./numbers.ts";
import type { GoalValues } from "./outcome.ts";

/** Why a program is not solved at all; the sentence for a code stands in `words/en/gate.ts`. */
export interface GateRefusal {
  readonly kind: "refused";
  readonly code: "gate-no-goal" | "gate-group" | "gate-number" | "gate-sum" | "gate-bound";
  readonly values: Readonly<Record<string, string | number>>;
}

/** The refusal of a program, or undefined where it may pass. */
export function refuseProgram(program: Program): GateRefusal | undefined {
  const seen = passGate(program);
  return seen.kind === "refused" ? seen : undefined;
}

/** The refusal of a program, or the numbers with which it passed. */
export function passGate(program: Program): GateRefusal | { readonly kind: "passed"; readonly numbers: Numbers } {
  if (program.goals.length === 0) return refusal("gate-no-goal", {});
  const groups = groupsOrBadRow(program);
  if (typeof groups === "number") return refusal("gate-group", { row: program.rowNames.at(groups) ?? String(groups) });
  const numbers = numbersOf(program, groups);
  const refused =
    firstOf(program.goals, ({ name }, g) => refuseSum(name, numbers.goals[g] as Coefficients)) ??
    // The coefficients of a group are 1, and its upper side too.
    firstOf(program.groupRows, (r) => refuseBound(program, r, program.lower[r] as number)) ??
    firstOf(
      numbers.coupling,
      (r, k) =>
        refuseSum(program.rowNames.at(r) as string, numbers.rows[k] as Coefficients) ??
        refuseBound(program, r, program.lower[r] as number) ??
        refuseBound(program, r, program.upper[r] as number),
    );
  return refused ?? { kind: "passed", numbers };
}

function firstOf<T>(list: ArrayLike<T>, refuse: (item: T, index: number) => GateRefusal | undefined): GateRefusal | undefined {
  for (let i = 0; i < list.length; i++) {
    const found = refuse(list[i] as T, i);
    if (found !== undefined) return found;
  }
  return undefined;
}

function refuseSum(name: string, { unsafe, most }: Coefficients): GateRefusal | undefined {
  if (unsafe !== undefined) return refusal("gate-number", { name, value: unsafe });
  return Number.isSafeInteger(most) ? undefined : refusal("gate-sum", { name, most });
}

function refuseBound({ rowNames }: Program, r: number, side: number): GateRefusal | undefined {
  return Number.isSafeInteger(side) || Math.abs(side) === Infinity ? undefined : refusal("gate-bound", { name: rowNames.at(r) as string, value: side });
}

function refusal(code: GateRefusal["code"], values: GateRefusal["values"]): GateRefusal {
  return { kind: "refused", code, values };
}

/**
 * The numbers of inequalities that, priced 1 each, show a row impossible by itself: an empty row
 * that is false, or sides that cross once rounded inwards. Undefined where there is no such row; none
 * where a group must take one of no columns, which needs no proof line.
 */
export function impossibleRow({ goals, firstCountForm, groups, largest, lower, upper, lowerNumber, upperNumber }: Normal): readonly number[] | undefined {
  for (let g = 0; g < groups.count; g++) if (groups.mayBeNone[g] === 0 && groups.start[g] === groups.start[g + 1]) return [];
  for (let f = goals; f < firstCountForm; f++) {
    const numbers = [upperNumber[f] as number, lowerNumber[f] as number] as const;
    if (largest[f] === 0 && (upper[f] as number) < 0) return [numbers[0]];
    if (largest[f] === 0 && (lower[f] as number) > 0) return [numbers[1]];
    if ((lower[f] as number) > (upper[f] as number)) return numbers;
  }
  return undefined;
}

/** The exact goal values of a point, or undefined where it breaks a row or is no point. */
export function valuesOf(program: Program, point: Point): GoalValues | undefined {
  if (point.length !== program.columnNames.length || point.some((x) => x > 1) || violatedRows(program, point).length > 0) return undefined;
  return program.goals.map((_, g) => goalValue(program, g, point));
}
