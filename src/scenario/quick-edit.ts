/**
 * A case with other caps, weights and budgets, made without reading any file again: what a slider moves. It is
 * the case that `editedCase` makes of the same values, or none where a value is of another kind.
 */
import type { Award, Level } from "../award/scheme.ts";
import { success, type Result } from "../fault.ts";
import { editedCase, type EditableCase, type EditedCase, type ValuesByPath } from "./edited-case.ts";
import { parseShare, parseYuan, WHOLE } from "./reading.ts";

const FULL_BP = 10_000;

type Change = (level: Level) => Level;

/** The changes that a value at a level's own path makes, by the end of the path; undefined where the value says something else. */
function changeOf(level: Level, key: string, text: string): Change | undefined {
  const limit = level.cap?.limit;
  if (key === "weight") {
    const share = parseShare(text);
    const bp = share === undefined ? Number.NaN : (share.numerator * FULL_BP) / share.denominator;
    return Number.isInteger(bp) ? (one) => ({ ...one, weightBp: bp }) : undefined;
  }
  if (key === "cap.share" && limit?.kind === "share") {
    const share = parseShare(text);
    return share && ((one) => (one.cap === undefined ? one : { ...one, cap: { ...one.cap, limit: { ...limit, share } } }));
  }
  if (key === "cap.places" && limit?.kind === "places" && limit.places.kind === "literal") {
    const places = WHOLE.literal(text);
    const setting = places === undefined ? undefined : { kind: "literal" as const, value: places };
    return setting && ((one) => (one.cap === undefined ? one : { ...one, cap: { ...one.cap, limit: { ...limit, places: setting } } }));
  }
  return undefined;
}

/** The path at which a level's value is stated. */
export function levelPath(award: string, level: string, key: "weight" | "cap.share" | "cap.places"): string {
  return `scheme.awards.${award}.levels.${level}.${key}`;
}

const LEVEL_KEYS = ["weight", "cap.share", "cap.places"] as const;

function changedLevel(award: Award, level: Level, left: Map<string, string>): Level {
  let changed = level;
  for (const key of LEVEL_KEYS) {
    const path = levelPath(award.id, level.id, key);
    const text = left.get(path);
    const change = text === undefined ? undefined : changeOf(changed, key, text);
    if (change === undefined) continue;
    changed = change(changed);
    left.delete(path);
  }
  return changed;
}

/** The case with other limits and weights alone; undefined where a value asks for more than that. */
export function quickEdit(base: EditableCase, values: ValuesByPath): EditedCase | undefined {
  const left = new Map(Object.entries(values).map(([path, value]) => [path, String(value)]));
  const budgets = base.theCase.budgets.map((budget) => {
    const path = `budgets.${budget.id}.limit`;
    const limitFen = parseYuan(left.get(path) ?? "");
    if (limitFen === undefined) return budget;
    left.delete(path);
    return { ...budget, limitFen };
  });
  const { scheme } = base.theCase;
  const awards = scheme.awards.map((award) => ({ ...award, levels: award.levels.map((level) => changedLevel(award, level, left)) }));
  if (left.size > 0) return undefined;
  const eligibility = base.eligibility.map((entry, i) => ({ ...entry, award: awards[i] ?? entry.award }));
  return { theCase: { ...base.theCase, scheme: { ...scheme, awards }, budgets }, eligibility };
}

/** The case with values stated otherwise, by the shortest way; every fault that they bring. */
export function quicklyEdited(base: EditableCase, values: ValuesByPath): Result<EditedCase> {
  const quick = quickEdit(base, values);
  return quick === undefined ? editedCase(base, values) : success(quick);
}
