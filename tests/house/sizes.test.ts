import { describe, expect, test } from "vitest";
import { fileSizes, functionSizes, functionsOf } from "./shape.ts";
import { readSources, type Rule } from "./sources.ts";
import { tokensOf } from "./tokens.ts";

const found = (rule: Rule, files: Readonly<Record<string, string>>) => rule(readSources(files)).map(({ file, line }) => `${file}:${line}`);

describe("sizes", () => {
  const lines = (count: number) => "x;\n".repeat(count);

  test("files", () => {
    expect(found(fileSizes, { "src/exact.ts": lines(400) })).toEqual([]);
    expect(found(fileSizes, { "src/exact.ts": lines(401) })).toEqual(["src/exact.ts:1"]);
  });

  test.each([
    ["function f(a: number) {", "}"],
    ["export async function* f<T>(a: T): Promise<{ readonly a: number } | undefined> {", "}"],
    ["const f = (a) => {", "};"],
    ["const f = async (a: number): Promise<void> => {", "};"],
    ["class A { method(a = { b: 1 }): { c: number } {", "} }"],
    ["const o = { method(a) {", "} };"],
    ["test('x', () => {", "});"],
    ["function f(a: string): a is 'b' {", "}"],
  ])("functions: %s", (head, tail) => {
    const file = (count: number) => found(functionSizes, { "src/exact.ts": `${head}\n${lines(count)}${tail}\n` });
    expect(file(58)).toEqual([]);
    expect(file(59)).toEqual(["src/exact.ts:1"]);
  });

  test("what is no function: blocks, objects, types, interface methods", () => {
    const body = lines(100);
    for (const source of [
      `if (x) {\n${body}}`,
      `for (const a of b) {\n${body}}`,
      `while (f(x)) {\n${body}}`,
      `switch (f(x)) {\n${body}}`,
      `const o = {\n${"a: f(x),\n".repeat(100)}};`,
      `interface A {\n${"f(x: number): void;\n".repeat(100)}}`,
      `try {\n${body}} catch (e) {\n${body}}`,
      `const a = b ? f(x) : {\n${"a: 1,\n".repeat(100)}};`,
    ]) {
      expect([source.slice(0, 30), found(functionSizes, { "src/exact.ts": source })]).toEqual([source.slice(0, 30), []]);
    }
    expect(functionsOf(tokensOf("const f = (a) => a; type F = (a: number) => void;"))).toEqual([]);
  });
});

describe("tokens", () => {
  const kinds = (source: string) => tokensOf(source).map(({ kind, text }) => `${kind} ${text}`);

  test("texts, templates, regular expressions and divisions are told apart", () => {
    expect(kinds("a / b / c")).toEqual(["word a", "punctuation /", "word b", "punctuation /", "word c"]);
    expect(kinds('f(/[/"]\\//g, x)')).toEqual(["word f", "punctuation (", 'regex /[/"]\\//g', "punctuation ,", "word x", "punctuation )"]);
    expect(kinds("`a ${`b ${c}`} d`")).toEqual(["template a 0 d", "template b 0", "word c"]);
    expect(kinds('"a\\"b" \'c\' // d\n/* e */')).toEqual(['text "a\\"b"', "text 'c'", "comment // d", "comment /* e */"]);
    expect(kinds("`${{ a: 1 }.a}` + 1n")).toEqual([
      "template 0",
      "punctuation {",
      "word a",
      "punctuation :",
      "number 1",
      "punctuation }",
      "punctuation .",
      "word a",
      "punctuation +",
      "number 1n",
    ]);
  });

  test("lines", () => {
    expect(tokensOf("a\n`\n${b}\n`\n/*\n*/ c").map(({ text, line }) => [text.trim(), line])).toEqual([
      ["a", 1],
      ["0", 2],
      ["b", 3],
      ["/*\n*/", 5],
      ["c", 6],
    ]);
  });
});
