/** Words that name a student, an award or a level of a case, understood: what is not there is a fault with the nearest names as a hint. */
import type { Case } from "../award/case.ts";
import type { Award } from "../award/scheme.ts";
import { failure, success, type Result } from "../fault.ts";
import { nearestName } from "./nearest.ts";

/** The number of a student by her id; `word` is where it stands in the command. */
export function studentNamed({ ids }: Case, word: string, name: string): Result<number> {
  const student = ids.indexOf(name);
  if (student >= 0) return success(student);
  return failure([{ code: "explain-unknown-student", place: { file: word }, values: { name, near: nearestIds(name, ids) } }]);
}

/** Most ids that a hint names. */
const MOST_HINTS = 3;

/** The nearest id, and others that differ from what was written in as little. */
function nearestIds(name: string, ids: readonly string[]): string {
  const found: string[] = [];
  for (let left = ids; found.length < MOST_HINTS; left = left.filter((id) => !found.includes(id))) {
    const next = nearestName(name, left);
    if (next === "") break;
    found.push(next);
  }
  return found.join(", ");
}

/** An award by its id; undefined where none is named. */
export function awardNamed({ scheme }: Case, name: string | undefined): Result<Award | undefined> {
  if (name === undefined) return success(undefined);
  const award = scheme.awards.find((candidate) => candidate.id === name);
  if (award !== undefined) return success(award);
  const ids = scheme.awards.map((candidate) => candidate.id);
  return failure([{ code: "explain-unknown-award", place: { file: "--award" }, values: { name, known: ids.join(", "), near: nearestName(name, ids) } }]);
}

/** A level of an award by its id; undefined where none is named. Without an award it is a fault. */
export function levelNamed(award: Award | undefined, name: string | undefined): Result<string | undefined> {
  if (name === undefined) return success(undefined);
  if (award === undefined) return failure([{ code: "explain-level-alone", place: { file: "--level" }, values: {} }]);
  const ids = award.levels.map((level) => level.id);
  if (ids.includes(name)) return success(name);
  const values = { name, award: award.id, known: ids.join(", "), near: nearestName(name, ids) };
  return failure([{ code: "explain-unknown-level", place: { file: "--level" }, values }]);
}
