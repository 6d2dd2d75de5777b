/** The trusted base is what the folder check imports and no more; its size is a rule of the house. */
import { readFileSync } from "node:fs";
import { dirname, normalize } from "node:path/posix";
import { expect, test } from "vitest";
import { MAPPING, TRUSTED, trustedBase } from "../house/shape.ts";
import { readSources } from "../house/sources.ts";

function source(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
}

/** Imported files and packages; type imports vanish in the built file and are left out. */
function imports(file: string): string[] {
  const found = [...source(file).matchAll(/^(?:import|export) (?!type )[^;]*?from "([^"]+)";|^import "([^"]+)";/gm)].map(
    (match) => match[1] ?? (match[2] as string),
  );
  return found.map((name) => (name.startsWith(".") ? normalize(`${dirname(file)}/${name}`) : name));
}

test("what the folder check imports is the trusted base, and the mapping of cut-offs", () => {
  const reached = new Set<string>();
  const queue = ["src/certificate/folder.ts"];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (file.startsWith("src/")) queue.push(...imports(file));
  }
  expect([...reached].sort()).toEqual([...TRUSTED, ...MAPPING].sort());
  expect(imports("src/program/program.ts")).toEqual([]);
  expect([...TRUSTED, ...MAPPING].flatMap((file) => [...source(file).matchAll(/\bimport\(|\brequire\(|\beval\(|\bFunction\(/g)])).toEqual([]);
});

test("at most 1,000 lines of code, blank lines and comments not counted", () => {
  const base = trustedBase(readSources(Object.fromEntries(TRUSTED.map((file) => [file, source(file)]))));
  expect([...base.keys()].sort()).toEqual([...TRUSTED].sort());
  const lines = [...base.values()].reduce((sum, count) => sum + count, 0);
  expect(lines).toBeLessThanOrEqual(1000);
  expect(lines).toBeGreaterThan(700);
});

test("the command alone adds its words and Node's file, path and crypto modules", () => {
  expect(imports("src/cli/check-alone.ts").sort()).toEqual([
    "node:fs",
    "node:path",
    "src/certificate/folder.ts",
    "src/cli/file-text.ts",
    "src/cli/language.ts",
    "src/words/check.ts",
    "src/words/language.ts",
  ]);
  expect(imports("src/cli/language.ts")).toEqual(["src/words/language.ts"]);
  expect(imports("src/cli/file-text.ts")).toEqual(["node:crypto", "node:fs"]);
  expect(imports("src/words/check.ts").sort()).toEqual(["src/words/en/check.ts", "src/words/language.ts", "src/words/zh/check.ts"]);
  expect(imports("src/words/language.ts")).toEqual([]);
  for (const language of ["en", "zh"]) {
    expect(imports(`src/words/${language}/check.ts`)).toEqual([`src/words/${language}/mps.ts`]);
    expect(imports(`src/words/${language}/mps.ts`)).toEqual([]);
  }
});
