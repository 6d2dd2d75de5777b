/** A sweep: the case at every point of one or two axes, the first goal of each proved by the hall. */
import { allocateFirstGoal, type AllocateOptions } from "../allocate.ts";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { editedCase, type EditableCase, type ValuesByPath } from "./edited-case.ts";
import type { Axis } from "./vary.ts";

/** One level of an allocation that reaches a point's best value. */
export interface PointLevel {
  readonly award: string;
  readonly level: string;
  readonly places: number | undefined;
  readonly awarded: number;
  readonly cutOff: number | undefined;
  readonly fen: number;
}

/** What the hall made of one point; goal and bound are exact integers as texts. */
export type PointAnswer =
  | {
      readonly kind: "allocated";
      readonly status: "optimal" | "feasible";
      readonly goal: string;
      readonly bound: string;
      readonly levels: readonly PointLevel[];
    }
  | { readonly kind: "infeasible" | "unsettled" }
  | { readonly kind: "refused"; readonly faults: readonly Fault[] };

/** One point: the index of its value on each axis. */
export type SweepPoint = readonly number[];

/** A whole sweep: its points in the order of the axes, the last axis fastest, and their answers. */
export interface Sweep {
  readonly scenario: string;
  readonly title: string;
  readonly titleZh: string | undefined;
  readonly synthetic: boolean;
  readonly scheme: string;
  readonly goal: string;
  readonly meritDigits: number;
  readonly axes: readonly Axis[];
  readonly points: readonly { readonly at: SweepPoint; readonly answer: PointAnswer }[];
}

/** Every point of some axes. */
export function pointsOf(axes: readonly Axis[]): readonly SweepPoint[] {
  return axes.reduce<readonly SweepPoint[]>((points, axis) => points.flatMap((point) => axis.values.map((_, i) => [...point, i])), [[]]);
}

/** The values that a point sets, by path. */
export function valuesAt(axes: readonly Axis[], point: SweepPoint): ValuesByPath {
  return Object.fromEntries(axes.map((axis, i) => [axis.path, axis.values[point[i] ?? 0]?.set ?? ""]));
}

/** Solves one point. */
export async function answerAt(base: EditableCase, values: ValuesByPath, options: AllocateOptions): Promise<PointAnswer> {
  const edited = editedCase(base, values);
  if (!edited.ok) return { kind: "refused", faults: edited.faults };
  const result = await allocateFirstGoal(edited.value.theCase, options, edited.value.eligibility);
  if (result.kind !== "allocated") return result;
  const { status, goal } = result;
  const levels = result.levels.map(({ award, level, places, awarded, cutOff, fen }) => ({ award, level, places, awarded, cutOff, fen }));
  return { kind: "allocated", status, goal: goal.value.toString(), bound: goal.bound.toString(), levels };
}

/** Whether the ends of every axis make a case at all: what is wrong there is told before any work begins. */
export function checkEnds(base: EditableCase, axes: readonly Axis[]): Result<true> {
  const last = axes.map((axis) => axis.values.length - 1);
  const corners: readonly SweepPoint[] = [axes.map(() => 0), last];
  const faults = corners.flatMap((corner) => {
    const edited = editedCase(base, valuesAt(axes, corner));
    return edited.ok ? [] : edited.faults;
  });
  const once = [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
  return once.length > 0 ? failure(once) : success(true);
}
