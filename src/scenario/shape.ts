/** Checks parsed data against a zod shape and turns every issue into a placed fault. */
import type { z } from "zod";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { nearestName } from "./nearest.ts";
import type { YamlFile } from "./yaml.ts";

type Path = readonly (string | number)[];

function plainPath(path: readonly PropertyKey[]): Path {
  return path.map((part) => (typeof part === "symbol" ? String(part) : part));
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** A value as a reader sees it: short, and a missing one named so. */
export function shown(value: unknown): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function unknownKeys(file: YamlFile, path: Path, keys: readonly string[], allowed: readonly string[]): readonly Fault[] {
  return keys.map((key) => {
    return { code: "yaml-unknown-key", place: file.placeOfKey(path, key), values: { key, near: nearestName(key, allowed), allowed: allowed.join(", ") } };
  });
}

/** Keys that the object at a path may have, found by walking the shape. */
function allowedKeys(shape: unknown, path: Path): readonly string[] {
  let at = shape as { def?: { type?: string; shape?: Record<string, unknown>; element?: unknown; innerType?: unknown; valueType?: unknown } } | undefined;
  const unwrap = () => {
    while (at?.def?.innerType !== undefined) at = at.def.innerType as typeof at;
  };
  unwrap();
  for (const part of path) {
    const def = at?.def;
    at = (def?.shape?.[part as string] ?? def?.element ?? def?.valueType) as typeof at;
    unwrap();
  }
  return Object.keys(at?.def?.shape ?? {});
}

/** What an issue expects: a type, the values, or the alternatives of a union, separated by `|`. */
function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return issue.expected;
  if (issue.code === "invalid_value") return issue.values.map(String).join(", ");
  if (issue.code === "too_small") return `at-least-${issue.minimum}`;
  if (issue.code === "too_big") return `at-most-${issue.maximum}`;
  return issue.code === "invalid_union" ? [...new Set(issue.errors.flat().map(expectedBy))].join("|") : issue.code;
}

function issueFaults(file: YamlFile, shape: unknown, issue: z.core.$ZodIssue): readonly Fault[] {
  const path = plainPath(issue.path);
  const found = valueAt(file.data, path);
  const at = { place: file.placeOf(path), values: { name: path.map(String).join("."), found: shown(found) } };
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownKeys(file, path, issue.keys, allowedKeys(shape, path));
    case "invalid_type":
    case "invalid_value":
    case "invalid_union": {
      const inside = issue.code === "invalid_union" ? issue.errors.flat().filter((inner) => inner.path.length > 0) : [];
      if (inside.length > 0) return inside.flatMap((inner) => issueFaults(file, shape, { ...inner, path: [...issue.path, ...inner.path] }));
      const expected = expectedBy(issue);
      if (found === undefined) return [{ code: "yaml-missing", place: at.place, values: { name: String(path.at(-1) ?? ""), expected } }];
      return [{ code: issue.code === "invalid_type" ? "yaml-type" : "yaml-value", place: at.place, values: { ...at.values, expected } }];
    }
    case "custom":
      return [
        {
          code: String(issue.params?.["fault"] ?? "yaml-value"),
          place: at.place,
          values: { ...at.values, expected: String(issue.params?.["expected"] ?? "") },
        },
      ];
    default:
      return [{ code: "yaml-value", place: at.place, values: { ...at.values, expected: expectedBy(issue) } }];
  }
}

/** The data as the shape describes it, or all faults. */
export function checkShape<T>(file: YamlFile, shape: z.ZodType<T>): Result<T> {
  const parsed = shape.safeParse(file.data);
  if (parsed.success) return success(parsed.data);
  return failure(parsed.error.issues.flatMap((issue) => issueFaults(file, shape, issue)));
}
