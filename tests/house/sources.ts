/** The sources as the house rules see them: tokens, imports, rooms. */
import { posix } from "node:path";
import { type Token, tokensOf } from "./tokens.ts";

/** A broken rule. */
export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** A rule of the house: what it finds in the sources. */
export type Rule = (sources: Sources) => readonly Violation[];

/** One import or re-export; dynamic imports and `import type` included. */
export interface Import {
  /** As written: `../exact.ts`, `zod`, `node:fs`. */
  readonly from: string;
  /** The source file it names; undefined for packages. */
  readonly file: string | undefined;
  readonly line: number;
  readonly isReexport: boolean;
}

/** One source file. */
export interface Source {
  /** `src/award/case.ts` */
  readonly file: string;
  /** `award`; of a file at the top, its name: `exact.ts` */
  readonly room: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Without comments. */
  readonly code: readonly Token[];
  readonly imports: readonly Import[];
}

/** All source files by path. */
export type Sources = ReadonlyMap<string, Source>;

/** Reads a virtual file map, path to text. */
export function readSources(files: Readonly<Record<string, string>>): Sources {
  return new Map(Object.entries(files).map(([file, text]) => [file, readSource(file, text)]));
}

function readSource(file: string, text: string): Source {
  const tokens = tokensOf(text);
  const code = tokens.filter(({ kind }) => kind !== "comment");
  const room = file.split("/")[1] ?? "";
  return { file, room, text, tokens, code, imports: importsOf(file, code) };
}

function importsOf(file: string, code: readonly Token[]): readonly Import[] {
  const imports: Import[] = [];
  code.forEach((token, i) => {
    if (token.kind !== "word" || (token.text !== "import" && token.text !== "export")) return;
    if (code[i - 1]?.text === ".") return;
    const named = token.text === "import" ? importedText(code, i) : reexportedText(code, i);
    if (named === undefined) return;
    const from = named.text.slice(1, -1);
    const target = from.startsWith(".") ? posix.join(posix.dirname(file), from) : undefined;
    imports.push({ from, file: target, line: token.line, isReexport: token.text === "export" });
  });
  return imports;
}

/** The text of `import "x"`, `import ... from "x"` or `import("x")`. */
function importedText(code: readonly Token[], at: number): Token | undefined {
  const next = code[at + 1];
  if (next === undefined || next.text === ".") return undefined;
  if (next.kind === "text") return next;
  if (next.text === "(") return code[at + 2]?.kind === "text" ? code[at + 2] : undefined;
  const from = code.findIndex((token, i) => i > at && token.text === "from" && code[i + 1]?.kind === "text");
  return code[from + 1];
}

/** The text of `export ... from "x"`. */
function reexportedText(code: readonly Token[], at: number): Token | undefined {
  let i = at + 1;
  if (code[i]?.text === "type") i++;
  if (code[i]?.text === "*") {
    if (code[i + 1]?.text === "as") i += 2;
  } else if (code[i]?.text === "{") {
    while (code[i] !== undefined && code[i]?.text !== "}") i++;
  } else return undefined;
  return code[i + 1]?.text === "from" ? code[i + 2] : undefined;
}
