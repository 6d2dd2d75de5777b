/**
 * A small lexer of TypeScript, enough for the house rules: it tells code from comments, texts,
 * templates and regular expressions, and never looks at types.
 */

/** One token; a template's `text` has `0` in place of every `${...}`, whose tokens follow it. */
export interface Token {
  readonly kind: "word" | "punctuation" | "text" | "template" | "regex" | "number" | "comment";
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

const PATTERNS = [
  ["comment", /\/\/[^\n]*|\/\*[^]*?\*\//y],
  ["text", /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'/y],
  ["number", /\d[\w.]*/y],
  ["word", /[\p{L}_$#@][\p{L}\p{N}_$]*/uy],
  ["punctuation", /=>|[^\s]/y],
] as const;

const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const BEFORE_REGEX = new Set(["return", "typeof", "case", "in", "of", "void", "throw", "new", "else", "await"]);

/** All tokens of a source file, comments included. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  readTokens(source, 0, tokens, undefined);
  return tokens;
}

/** Reads up to the end, or to the closing brace of a template's `${`; returns where it stopped. */
function readTokens(source: string, from: number, tokens: Token[], until: "}" | undefined): number {
  let at = from;
  let depth = 0;
  while (at < source.length) {
    if (/\s/.test(source[at] ?? "")) {
      at++;
    } else if (source[at] === "`") {
      at = readTemplate(source, at, tokens);
    } else {
      const token = nextToken(source, at, tokens);
      if (token.kind === "punctuation" && token.text === "{") depth++;
      if (token.kind === "punctuation" && token.text === "}" && depth-- === 0 && until === "}") return at;
      tokens.push(token);
      at += token.text.length;
    }
  }
  return at;
}

function nextToken(source: string, at: number, before: readonly Token[]): Token {
  const line = lineAt(source, at);
  const isComment = source.startsWith("//", at) || source.startsWith("/*", at);
  if (source[at] === "/" && !isComment && regexMayFollow(before)) {
    const text = matchAt(REGEX, source, at);
    if (text !== undefined) return { kind: "regex", text, line };
  }
  for (const [kind, pattern] of PATTERNS) {
    const text = matchAt(pattern, source, at);
    if (text !== undefined) return { kind, text, line };
  }
  throw new Error(`no token at ${source.slice(at, at + 20)}`);
}

function regexMayFollow(before: readonly Token[]): boolean {
  const last = before.findLast((token) => token.kind !== "comment");
  if (last === undefined) return true;
  if (last.kind === "punctuation") return !/^[)\]}]$/.test(last.text);
  return last.kind === "word" && BEFORE_REGEX.has(last.text);
}

function readTemplate(source: string, from: number, tokens: Token[]): number {
  const inner: Token[] = [];
  let text = "";
  let at = from + 1;
  while (at < source.length && source[at] !== "`") {
    if (source.startsWith("${", at)) {
      at = readTokens(source, at + 2, inner, "}") + 1;
      text += "0";
    } else {
      const size = source[at] === "\\" ? 2 : 1;
      text += source.slice(at, at + size);
      at += size;
    }
  }
  tokens.push({ kind: "template", text, line: lineAt(source, from) }, ...inner);
  return at + 1;
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

let counted = { source: "", at: 0, line: 1 };

/** Counts on from the last call, because tokens are asked for in order. */
function lineAt(source: string, at: number): number {
  if (counted.source !== source || counted.at > at) counted = { source, at: 0, line: 1 };
  for (let i = counted.at; i < at; i++) if (source[i] === "\n") counted.line++;
  counted.at = at;
  return counted.line;
}

/** The position of the bracket that closes the one at `open`. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const { kind, text } = tokens[i] as Token;
    if (kind !== "punctuation") continue;
    if (text === "(" || text === "[" || text === "{") depth++;
    if ((text === ")" || text === "]" || text === "}") && --depth === 0) return i;
  }
  return tokens.length - 1;
}
