/**
 * Paths into the data of a scenario or a scheme as people write them: keys joined by dots, where a
 * key may have dots of its own (`parameters.cycle.academicYear`); an item of a list by its id, term
 * or text, a lock by its student (and award), any item by its number from 0,
 * unless an item of the list is called so.
 */
import { editDistance } from "../award/condition/names.ts";
import type { Path } from "./reading.ts";

/** One number, text or truth of a file, and where it stands. */
export interface Leaf {
  readonly text: string;
  readonly path: Path;
  readonly value: string | number | boolean | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** True for data with keys. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What an item of a list calls itself, the most telling name first. */
function ownNames(item: unknown): readonly string[] {
  if (!isFields(item)) return [String(item)];
  const { id, term, student, award } = item;
  const ofLock = typeof student === "string" && typeof award === "string" ? [`${student}.${award}`] : [];
  return [id, term, ...ofLock, student].flatMap((name) => (typeof name === "string" || typeof name === "number" ? [String(name)] : []));
}

/** What every item of a list is called: its own names, and its number where no item calls itself so (levels are often called 1, 2, 3). */
function itemNames(items: readonly unknown[]): readonly (readonly string[])[] {
  const own = items.map(ownNames);
  const taken = new Set(own.flat());
  return own.map((names, i) => (taken.has(String(i)) ? names : [...names, String(i)]));
}

/** What remains of a text after a name at its beginning; undefined where it does not begin so. */
function after(text: string, name: string): string | undefined {
  if (text === name) return "";
  return text.startsWith(`${name}.`) ? text.slice(name.length + 1) : undefined;
}

/** Everything that a text can mean in some data: one path in most cases, none where it is unknown. */
export function findPaths(data: unknown, text: string): readonly Path[] {
  if (text === "") return [[]];
  const into = (key: string | number, inner: unknown, name: string): readonly Path[] => {
    const rest = after(text, name);
    return rest === undefined ? [] : findPaths(inner, rest).map((path) => [key, ...path]);
  };
  if (Array.isArray(data)) {
    const items: readonly unknown[] = data;
    const names = itemNames(items);
    return items.flatMap((item, i) => {
      const found = (names[i] ?? []).flatMap((name) => into(i, item, name));
      return [...new Map(found.map((path) => [JSON.stringify(path), path])).values()];
    });
  }
  return isFields(data) ? Object.entries(data).flatMap(([key, inner]) => into(key, inner, key)) : [];
}

/** The data at a path. */
export function dataAt(data: unknown, path: Path): unknown {
  let at = data;
  for (const part of path) at = typeof at === "object" && at !== null ? (at as Record<string | number, unknown>)[part] : undefined;
  return at;
}

/** Every number, text and truth of some data, each by its most telling name, in file order. */
export function leavesOf(data: unknown, text = "", path: Path = []): readonly Leaf[] {
  const within = (name: string) => (text === "" ? name : `${text}.${name}`);
  if (Array.isArray(data)) {
    const items: readonly unknown[] = data;
    const names = itemNames(items);
    return items.flatMap((item, i) => leavesOf(item, within(names[i]?.[0] ?? String(i)), [...path, i]));
  }
  if (isFields(data)) return Object.entries(data).flatMap(([key, inner]) => leavesOf(inner, within(key), [...path, key]));
  return data === undefined ? [] : [{ text, path, value: data as Leaf["value"] }];
}

/** No distance is computed for texts longer than this. */
const MAX_LENGTH = 200;
const NEAREST = 3;

/** The known texts that are nearest to one, at most three, the nearest first. */
export function nearestPaths(text: string, known: readonly string[]): string {
  const far = (name: string) => editDistance(text.slice(0, MAX_LENGTH), name.slice(0, MAX_LENGTH));
  const ranked = known.map((name) => ({ name, far: far(name) })).sort((a, b) => a.far - b.far);
  return ranked
    .slice(0, NEAREST)
    .map(({ name }) => name)
    .join(", ");
}
