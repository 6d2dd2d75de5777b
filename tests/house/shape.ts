/** How a file looks: exports, sizes, docstrings, sentences, codes, the trusted base. */
import type { Rule, Source, Sources, Violation } from "./sources.ts";
import { closing, type Token } from "./tokens.ts";

const FRONT_DOOR = "src/index.ts";
const MAX_FILE_LINES = 400;
const MAX_FUNCTION_LINES = 60;
const MAX_TRUSTED_LINES = 1000;

function overFiles(sources: Sources, find: (source: Source) => readonly (readonly [line: number, what: string])[]): Violation[] {
  return [...sources.values()].flatMap((source) => find(source).map(([line, what]) => ({ file: source.file, line, what })));
}

/** No default export, no `export *`, no barrel but the front door. */
export const exportForms: Rule = (sources) =>
  overFiles(sources, (source) => [
    ...source.code.flatMap((token, i) => exportFault(source.code, token, i)),
    ...source.imports.flatMap(({ isReexport, line, from }) => (isReexport && source.file !== FRONT_DOOR ? [[line, `re-export from ${from}`] as const] : [])),
    ...(source.file.endsWith("/index.ts") && source.file !== FRONT_DOOR ? [[1, "an index.ts inside a room"] as const] : []),
  ]);

function exportFault(code: readonly Token[], token: Token, at: number): (readonly [number, string])[] {
  if (token.kind !== "word") return [];
  const next = code[at + 1]?.text;
  if (token.text === "export" && next === "default") return [[token.line, "default export"]];
  if (token.text === "as" && next === "default") return [[token.line, "default export"]];
  const afterType = next === "type" ? code[at + 2]?.text : next;
  if (token.text === "export" && afterType === "*") return [[token.line, "export *"]];
  return [];
}

const linesOf = (text: string) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

/** A file has at most 400 lines. */
export const fileSizes: Rule = (sources) => overFiles(sources, ({ text }) => (linesOf(text) > MAX_FILE_LINES ? [[1, `${linesOf(text)} lines`]] : []));

/** A function has at most 60 lines, from its head to its closing brace. */
export const functionSizes: Rule = (sources) =>
  overFiles(sources, ({ code }) =>
    functionsOf(code)
      .filter(({ lines }) => lines > MAX_FUNCTION_LINES)
      .map(({ line, lines }) => [line, `a function of ${lines} lines`] as const),
  );

const CONTROL = new Set(["if", "for", "while", "switch", "catch", "with", "await"]);

/** Functions with a braced body: arrows, and parameter lists of something that is no control word. */
export function functionsOf(code: readonly Token[]): readonly { readonly line: number; readonly lines: number }[] {
  return code.flatMap((token, i) => {
    const body = token.text === "=>" ? (code[i + 1]?.text === "{" ? i + 1 : -1) : token.text === "(" ? bodyAfter(code, i) : -1;
    if (token.kind !== "punctuation" || body < 0) return [];
    const end = code[closing(code, body)] as Token;
    return [{ line: token.line, lines: end.line - token.line + 1 }];
  });
}

/** The opening brace of the body after the parameter list at `open`, or -1. */
function bodyAfter(code: readonly Token[], open: number): number {
  const before = code[open - 1];
  if (before === undefined || (before.kind === "word" && CONTROL.has(before.text))) return -1;
  if (before.kind !== "word" && before.text !== ">") return -1;
  const after = closing(code, open) + 1;
  if (code[after]?.text === "{") return after;
  return code[after]?.text === ":" ? bodyAfterType(code, after + 1) : -1;
}

/** Skips a return type: its braces follow a colon, a bar and the like, the body's brace follows a whole type. */
function bodyAfterType(code: readonly Token[], from: number): number {
  const expectsType = new Set([":", "|", "&", "<", ",", "=>", "is", "readonly", "keyof", "extends", "?"]);
  for (let i = from; i < code.length; i++) {
    const text = code[i]?.text ?? "";
    if (text === "{" && !expectsType.has(code[i - 1]?.text ?? "")) return i;
    if (text === "{" || text === "(" || text === "[") i = closing(code, i);
    else if (text === ";" || text === "}" || text === ")" || text === "=") return -1;
  }
  return -1;
}

const DECLARED = new Set(["function", "const", "let", "type", "interface", "class"]);

/** Everything that is exported where it is declared has a docstring (of overloads, the first). */
export const docstrings: Rule = (sources) =>
  overFiles(sources, ({ tokens }) => {
    const documented = new Set<string>();
    return tokens.flatMap((token, i) => {
      if (token.kind !== "word" || token.text !== "export") return [];
      const rest = tokens.slice(i + 1, i + 5).filter(({ text }) => !/^(async|abstract|declare|\*)$/.test(text));
      const name = rest[1]?.text ?? "";
      if (!DECLARED.has(rest[0]?.text ?? "") || name === "{") return [];
      const before = tokens[i - 1];
      const hasDocstring = before?.kind === "comment" && before.text.startsWith("/**") && !isFileHead(tokens, i - 1);
      if (hasDocstring) documented.add(name);
      return documented.has(name) ? [] : [[token.line, `${name} has no docstring`] as const];
    });
  });

/** The first comment of a file is its head, unless the declaration follows in the next line and no other comment could be it. */
function isFileHead(tokens: readonly Token[], at: number): boolean {
  if (at > 0) return false;
  const comment = tokens[0] as Token;
  return (tokens[1]?.line ?? 0) > comment.line + comment.text.split("\n").length;
}

/** Every file begins with a comment that says what it is. */
export const fileHeads: Rule = (sources) =>
  overFiles(sources, ({ tokens }) => (tokens[0]?.kind === "comment" ? [] : [[1, "no comment says what this file is"]]));

/** No sentence for people outside words/: texts of four words and more, or of four Chinese characters in a row, but for the message of a thrown error. */
export const sentences: Rule = (sources) =>
  overFiles(sources, (source) => {
    if (source.room === "words") return [];
    const thrown = thrownRanges(source.code);
    return source.code.flatMap((token, i) => {
      if (token.kind !== "text" && token.kind !== "template") return [];
      if (thrown.some(([from, to]) => from <= i && i <= to) || countWords(token) < 4) return [];
      return [[token.line, `a sentence: ${token.text.slice(0, 60)}`] as const];
    });
  });

/** Words between blanks; a list of names has commas after them, an expression has operators between blanks. Chinese has no blanks. */
function countWords({ kind, text }: Token): number {
  if (/\p{Script=Han}{4}/u.test(text)) return Number.POSITIVE_INFINITY;
  const parts = (kind === "text" ? text.slice(1, -1) : text).split(/\s+|\\n/);
  if (parts.some((part) => /^([=!<>]?=|[<>?:+*/-]|=>)$/.test(part))) return 0;
  return parts.filter((part) => /^["'(]?(?:a|A|I|[A-Za-z][A-Za-z'-]+)[.:;!?)"']*$/.test(part)).length;
}

/** Texts are read through their front, which chooses the language; the texts of one language are imported inside words/ alone. */
export const frontsOfTexts: Rule = (sources) =>
  overFiles(sources, (source) =>
    source.room === "words"
      ? []
      : source.imports.flatMap(({ file, from, line }) =>
          /^src\/words\/(?:en|zh)(?:\.ts$|\/)/.test(file ?? "") ? [[line, `${from} is one language: import its front`] as const] : [],
        ),
  );

function thrownRanges(code: readonly Token[]): (readonly [number, number])[] {
  return code.flatMap((token, i) =>
    token.text === "new" && code[i + 1]?.text.endsWith("Error") === true && code[i + 2]?.text === "(" ? [[i, closing(code, i + 2)] as const] : [],
  );
}

/** Codes of faults, reasons and rows: the texts after `code:`, and the texts of the first argument of `fault(...)` and `refuse(...)`. */
export function codesOf(sources: Sources): readonly (Violation & { readonly code: string })[] {
  return [...sources.values()].flatMap(({ file, room, code: tokens }) =>
    room === "words"
      ? []
      : tokens.flatMap((token, i) => {
          const isKey = token.text === "code" && tokens[i + 1]?.text === ":";
          const isCall = /^(fault|refuse|[a-z]\w*Fault)$/.test(token.text) && tokens[i + 1]?.text === "(";
          if (token.kind !== "word" || !(isKey || isCall)) return [];
          return valueTexts(tokens, i + 2).map((code) => ({
            file,
            line: token.line,
            code,
            what: `no sentence for ${code}`,
          }));
        }),
  );
}

/** Kebab-case texts from `from` to the next comma, semicolon or closing bracket. */
function valueTexts(tokens: readonly Token[], from: number): readonly string[] {
  const texts: string[] = [];
  for (let i = from; i < tokens.length && !/^[,;)}\]]$/.test(tokens[i]?.text ?? ""); i++) {
    const { kind, text } = tokens[i] as Token;
    if (kind === "text" && /^"[a-z0-9]+(-[a-z0-9]+)+"$/.test(text)) texts.push(text.slice(1, -1));
  }
  return texts;
}

/** Every code has a sentence. */
export function codesWithoutSentence(sources: Sources, known: ReadonlySet<string>): readonly Violation[] {
  return codesOf(sources).filter(({ code }) => !known.has(code));
}

/** Every sentence is said: its code stands as a text somewhere outside words/. */
export function sentencesWithoutCode(sources: Sources, known: ReadonlySet<string>): readonly string[] {
  const texts = new Set<string>();
  for (const { room, code } of sources.values()) {
    if (room === "words") continue;
    for (const { kind, text } of code) if (kind === "text") texts.add(text.slice(1, -1));
  }
  return [...known].filter((code) => !texts.has(code));
}

/** The files whose truth every proof rests on: what `certificate/folder.ts` imports, as `tests/certificate/trusted-base.test.ts` verifies. */
export const TRUSTED: readonly string[] = [
  "src/exact.ts",
  ...["program", "groups", "point", "lines", "mps-read"].map((name) => `src/program/${name}.ts`),
  ...["parse", "choices", "system", "sweep", "check", "folder"].map((name) => `src/certificate/${name}.ts`),
];

/** What is trusted besides where an allocation rests on cut-offs (policy `rank`): from an order of people to a program, and back. */
export const MAPPING: readonly string[] = ["src/program/cut-offs.ts", "src/certificate/cut-offs.ts"];

const MAX_MAPPING_LINES = 550;

/** The trusted files, each with its lines of code: comments and blank lines ask for no trust. */
export function trustedBase(sources: Sources, list: readonly string[] = TRUSTED): ReadonlyMap<string, number> {
  const trusted = [...sources.values()].filter(({ file }) => list.includes(file));
  return new Map(trusted.map(({ file, code }) => [file, new Set(code.map(({ line }) => line)).size]));
}

/** Imports of files that are not trusted; the folder's check alone knows the mapping, by its door. */
function untrustedImports(sources: Sources, files: Iterable<string>, what: string): Violation[] {
  const isTrusted = (file: string, imported: string) =>
    TRUSTED.includes(imported) || imported === "src/fault.ts" || (MAPPING.includes(imported) && [...MAPPING, "src/certificate/folder.ts"].includes(file));
  return [...files].flatMap((file) =>
    (sources.get(file)?.imports ?? [])
      .filter((imported) => !isTrusted(file, imported.file ?? ""))
      .map(({ from, line }) => ({ file, line, what: `the ${what} imports ${from}` })),
  );
}

function tooManyLines(base: ReadonlyMap<string, number>, most: number, what: string): Violation[] {
  const lines = [...base.values()].reduce((sum, count) => sum + count, 0);
  if (lines <= most) return [];
  return [{ file: what, line: 0, what: `${lines} lines of code: ${[...base].map(([file, count]) => `${file} ${count}`).join(", ")}` }];
}

/** The trusted base is small, and rests on nothing but itself (and the shape of a fault). */
export const trustedBaseStandsAlone: Rule = (sources) => {
  const base = trustedBase(sources);
  return [...tooManyLines(base, MAX_TRUSTED_LINES, "trusted base"), ...untrustedImports(sources, base.keys(), "trusted base")];
};

/** The mapping of cut-offs to people is small, and rests on nothing but itself and the trusted base. */
export const mappingStandsAlone: Rule = (sources) => {
  const mapping = trustedBase(sources, MAPPING);
  return [...tooManyLines(mapping, MAX_MAPPING_LINES, "mapping of cut-offs"), ...untrustedImports(sources, mapping.keys(), "mapping of cut-offs")];
};
