/** What the readers of the parts of a scheme file share. */
import type { Names } from "../award/condition/types.ts";
import type { Award, Parameter, Population } from "../award/scheme.ts";
import { addFault, oneOf, type Path, type Reading } from "./reading.ts";

/** What the parts of a scheme file may refer to. */
export interface SchemeContext {
  readonly reading: Reading;
  readonly names: Names;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly populations: ReadonlyMap<string, Population>;
}

/** How shares become whole numbers. */
export const ROUNDING = oneOf(["floor", "half-up", "ceil"]);

/** Reports a part whose keys do not form exactly one of the stated shapes. */
export function wrongKeys(context: SchemeContext, path: Path, found: readonly string[], expected: string): void {
  addFault(context.reading, path, "scheme-one-of", { name: String(path.at(-1) ?? ""), found: found.join(", "), expected });
}

/** The keys that are written. */
export function presentKeys(data: object): readonly string[] {
  return Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [key]));
}

/** True where exactly one of the leading keys is there and all keys belong to its shape. */
export function matches(keys: readonly string[], leading: string, others: readonly string[], required: readonly string[] = []): boolean {
  return keys.includes(leading) && required.every((key) => keys.includes(key)) && keys.every((key) => key === leading || others.includes(key));
}

/** Reports an award that the scheme does not have. */
export function knownAward(context: SchemeContext, awards: readonly string[], path: Path, id: string): void {
  if (!awards.includes(id)) addFault(context.reading, path, "scheme-unknown-award", { name: id, known: awards.join(", ") });
}

/** Reports levels that an award does not have. */
export function checkLevels(context: SchemeContext, path: Path, levels: readonly string[] | undefined, awards: readonly Award[]): void {
  for (const [i, level] of (levels ?? []).entries()) {
    for (const award of awards.filter((candidate) => !candidate.levels.some((known) => known.id === level))) {
      addFault(context.reading, [...path, "levels", i], "scheme-unknown-level", {
        name: level,
        award: award.id,
        known: award.levels.map((known) => known.id).join(", "),
      });
    }
  }
}

/** Reports authorities that the scheme does not have. */
export function knownAuthorities(context: SchemeContext, path: Path, ids: readonly string[], known: Readonly<Record<string, string>>): void {
  ids.forEach((id, i) => {
    if (!(id in known)) addFault(context.reading, [...path, i], "scheme-unknown-authority", { name: id });
  });
}
