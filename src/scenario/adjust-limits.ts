/** The limits of an adjustment as whole numbers, and whether a proposal keeps those that need no allocation. */
import { addRatios, referenceFen, roundRatio, wholeRatio, type Funding, type Ratio } from "../award/neutral.ts";
import type { LimitSum, NeutralLimit } from "../award/neutral-limits.ts";
import { toSafe } from "../decimal.ts";
import type { AdjustQuestion, Basis } from "./adjust-question.ts";

/** What the nominal allocation gives an award: places per level and fen; undefined where there is none. */
export interface Baseline {
  readonly counts: readonly number[];
  readonly fen: number;
}

function minus(a: Ratio, units: number): Ratio {
  return addRatios(a, wholeRatio(-units));
}

/** True where a basis counts units, not the money of the students who are chosen. */
export function countsUnits({ perTuition }: Funding, basis: Basis): boolean {
  return basis === "units" || (basis === "reference-tuition" && perTuition === undefined);
}

/** The money that must stay constant, fen, less the units of places that stay empty; undefined where the case does not say. */
export function constantFen(question: AdjustQuestion, basis: Basis, baseline: Baseline | undefined, emptyUnits = 0): number | undefined {
  switch (basis) {
    case "units":
    case "reference-tuition": {
      const fen = referenceFen(question.funding, minus(question.funding.constant, emptyUnits));
      return fen === undefined ? undefined : roundRatio(fen, "floor");
    }
    case "baseline":
      return baseline?.fen;
    case "explicit":
      return question.amountFen;
  }
}

/** Fen as units at the reference tuition; undefined where the case does not say what that is. */
function unitsOfFen({ perTuition, count, tuitionFen }: Funding, fen: number): Ratio | undefined {
  if (perTuition === undefined) return wholeRatio(fen);
  if (count === undefined || tuitionFen === undefined || tuitionFen === 0) return undefined;
  return { over: BigInt(fen) * BigInt(perTuition) * BigInt(count), under: BigInt(tuitionFen) };
}

function toleranceUnits(funding: Funding, fen: number): Ratio {
  const units = unitsOfFen(funding, fen);
  if (units === undefined) throw new Error("a tolerance in units needs the reference tuition");
  return units;
}

/** What the stated basis and relation ask of the sum over all that is given; undefined where the constant is not known. */
export function fundingLimit(question: AdjustQuestion, baseline: Baseline | undefined, emptyUnits = 0): NeutralLimit | undefined {
  const { funding, basis, relation } = question;
  if (countsUnits(funding, basis)) {
    const tolerance = relation.kind === "tolerance" ? toleranceUnits(funding, relation.fen) : wholeRatio(0);
    const less: Ratio = { over: -tolerance.over, under: tolerance.under };
    const sum: LimitSum = { kind: "levels", perLevel: funding.units };
    const lower = relation.kind === "le" ? undefined : roundRatio(addRatios(funding.constant, less), "ceil");
    return { kind: "funding", sum, lower, upper: roundRatio(addRatios(funding.constant, tolerance), "floor") };
  }
  const constant = constantFen(question, basis, baseline, emptyUnits);
  if (constant === undefined) return undefined;
  const tolerance = relation.kind === "tolerance" ? relation.fen : 0;
  return { kind: "funding", sum: { kind: "paid" }, lower: relation.kind === "le" ? undefined : constant - tolerance, upper: constant + tolerance };
}

/** The money limit with more fen, and by how much its sides rise before they are rounded; undefined where the case does not say. */
export function raisedFunding(
  question: AdjustQuestion,
  baseline: Baseline | undefined,
  fen: number,
): { readonly limit: NeutralLimit; readonly by: Ratio } | undefined {
  const { funding, basis } = question;
  const by = countsUnits(funding, basis) ? unitsOfFen(funding, fen) : wholeRatio(fen);
  if (by === undefined) return undefined;
  if (countsUnits(funding, basis)) {
    const limit = fundingLimit({ ...question, funding: { ...funding, constant: addRatios(funding.constant, by) } }, baseline);
    return limit === undefined ? undefined : { limit, by };
  }
  const limit = fundingLimit(question, baseline);
  const more = (side: number | undefined) => (side === undefined ? undefined : side + fen);
  return limit === undefined ? undefined : { limit: { ...limit, lower: more(limit.lower), upper: more(limit.upper) }, by };
}

/** Units of the caps down to a level: what money that moves only downward leaves there at most. */
function unitsDownTo(funding: Funding, level: number, places: readonly number[]): number {
  return places.slice(0, level + 1).reduce((sum, count, l) => sum + count * (funding.units[l] ?? 0), 0);
}

/** Limits beside the money: heads, shifts, direction. A level that even the nominal allocation does not fill may stay as it is. */
export function boundLimits(question: AdjustQuestion, baseline: Baseline | undefined): readonly NeutralLimit[] {
  const { funding, heads, maxShift, direction } = question;
  const { award, caps, units } = funding;
  const only = (from: number, to: number, value: (l: number) => number): LimitSum => ({
    kind: "levels",
    perLevel: units.map((_, l) => (l >= from && l <= to ? value(l) : 0)),
  });
  const one = () => 1;
  const all: NeutralLimit[] = [];
  if (heads !== undefined) all.push({ kind: "heads", sum: only(0, units.length, one), lower: undefined, upper: heads });
  award.levels.forEach((level, l) => {
    const cap = caps[l] ?? 0;
    const shift = maxShift?.[l];
    if (shift !== undefined) {
      const lower = Math.max(0, Math.min(cap - shift, baseline?.counts[l] ?? cap));
      all.push({ kind: "shift", level: level.id, sum: only(l, l, one), lower: lower === 0 ? undefined : lower, upper: cap + shift });
    }
    if (direction === "down")
      all.push({ kind: "down", level: level.id, sum: only(0, l, (i) => units[i] ?? 0), lower: undefined, upper: unitsDownTo(funding, l, caps) });
  });
  return all;
}

/** The sum of a limit over so many places at each level, where it counts places. */
export function placesSum({ sum }: NeutralLimit, places: readonly number[]): number {
  if (sum.kind !== "levels") throw new Error(`a limit on ${sum.kind} needs an allocation`);
  return toSafe(places.reduce((all, count, l) => all + BigInt(count) * BigInt(sum.perLevel[l] ?? 0), 0n));
}
