/** Clauses of a scheme file that let caps move while the money stays constant, with the way in which each is read. */
import type { Adjustable } from "../award/scheme.ts";
import { oneOf, readSetting, WHOLE } from "./reading.ts";
import { knownAward, type SchemeContext } from "./scheme-context.ts";
import type { SchemeData } from "./scheme-shape.ts";

/** Bases on which a total can be constant (reading A01). */
export const BASES = ["reference-tuition", "units", "baseline", "explicit"] as const;

/** Reads the adjustable clauses; what a clause does not state is read as the regulations' default. */
export function readAdjustable(context: SchemeContext, data: SchemeData, awards: readonly string[]): readonly Adjustable[] {
  return (data.adjustable ?? []).map((shape, i) => {
    const path = ["adjustable", i];
    knownAward(context, awards, [...path, "award"], shape.award);
    const stated = (key: "on" | "basis" | "relation" | "capsForBudget" | "headLimit" | "direction", fallback: string, values: readonly string[]) =>
      readSetting(context.reading, [...path, key], shape[key] ?? fallback, oneOf(values), context.parameters);
    return {
      id: shape.id,
      article: shape.article,
      award: shape.award,
      on: stated("on", "off", ["off", "on"]),
      basis: stated("basis", "reference-tuition", BASES),
      relation: stated("relation", "le", ["le", "eq", "tolerance"]),
      toleranceFen: readSetting(context.reading, [...path, "toleranceFen"], shape.toleranceFen ?? "0", WHOLE, context.parameters),
      capsForBudget: stated("capsForBudget", "floored", ["floored", "unrounded"]),
      headLimit: stated("headLimit", "none", ["none", "sumOfCaps", "floorOfSum"]),
      direction: stated("direction", "any", ["any", "down"]),
    };
  });
}
