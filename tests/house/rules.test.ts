/** Every house rule catches what it is there for, and lets the innocent pass. */
import { describe, expect, test } from "vitest";
import { cycles, floors, knownRooms, never, packages, purity } from "./rooms.ts";
import {
  codesOf,
  codesWithoutSentence,
  docstrings,
  exportForms,
  fileHeads,
  frontsOfTexts,
  sentences,
  sentencesWithoutCode,
  trustedBaseStandsAlone,
} from "./shape.ts";
import { readSources, type Rule } from "./sources.ts";

type Files = Readonly<Record<string, string>>;

const found = (rule: Rule, files: Files) => rule(readSources(files)).map(({ file, line }) => `${file}:${line}`);

/** The files of a house in which everything exists. */
const HOUSE: Files = {
  "src/exact.ts": "",
  "src/fault.ts": "",
  "src/words/en.ts": "",
  "src/award/case.ts": "",
  "src/program/program.ts": "",
  "src/formulation/caps.ts": "",
  "src/solve/gate.ts": "",
  "src/certificate/format.ts": "",
  "src/certificate/check.ts": "",
  "src/allocate.ts": "",
  "src/scenario/read.ts": "",
  "src/explain/why.ts": "",
  "src/report/text.ts": "",
  "src/jobs/run.ts": "",
  "src/files.ts": "",
  "src/index.ts": "",
  "src/cli/main.ts": "",
  "src/serve/server.ts": "",
  "src/page/app.ts": "",
};

/** Whether `rule` lets a file import another. */
function allows(rule: Rule, from: string, to: string): boolean {
  const up = "../".repeat(from.split("/").length - 2) || "./";
  const source = `import { x } from "${up}${to.slice("src/".length)}";`;
  return found(rule, { ...HOUSE, [from]: source }).length === 0;
}

describe("imports", () => {
  test.each([
    ["src/award/case.ts", "src/exact.ts", true],
    ["src/solve/gate.ts", "src/program/program.ts", true],
    ["src/solve/gate.ts", "src/certificate/format.ts", true],
    ["src/explain/why.ts", "src/scenario/read.ts", true],
    ["src/allocate.ts", "src/certificate/check.ts", true],
    ["src/index.ts", "src/files.ts", true],
    ["src/cli/main.ts", "src/jobs/run.ts", true],
    ["src/solve/gate.ts", "src/certificate/check.ts", false],
    ["src/certificate/check.ts", "src/solve/gate.ts", false],
    ["src/scenario/read.ts", "src/explain/why.ts", false],
    ["src/award/case.ts", "src/program/program.ts", false],
    ["src/exact.ts", "src/fault.ts", false],
    ["src/formulation/caps.ts", "src/solve/gate.ts", false],
    ["src/formulation/caps.ts", "src/allocate.ts", false],
    ["src/allocate.ts", "src/files.ts", false],
    ["src/jobs/run.ts", "src/cli/main.ts", false],
    ["src/cli/main.ts", "src/serve/server.ts", true],
    ["src/serve/server.ts", "src/cli/main.ts", false],
    ["src/serve/server.ts", "src/jobs/run.ts", true],
    ["src/page/app.ts", "src/cli/main.ts", false],
    ["src/page/app.ts", "src/serve/server.ts", false],
    ["src/page/app.ts", "src/explain/why.ts", true],
  ])("floors: %s -> %s: %s", (from, to, isAllowed) => {
    expect(allows(floors, from, to)).toBe(isAllowed);
  });

  test.each([
    ["src/certificate/check.ts", "src/solve/gate.ts", false],
    ["src/certificate/check.ts", "src/formulation/caps.ts", false],
    ["src/solve/gate.ts", "src/award/case.ts", false],
    ["src/solve/gate.ts", "src/formulation/caps.ts", false],
    ["src/program/program.ts", "src/award/case.ts", false],
    ["src/award/case.ts", "src/program/program.ts", false],
    ["src/report/text.ts", "src/solve/gate.ts", false],
    ["src/report/text.ts", "src/formulation/caps.ts", false],
    ["src/report/text.ts", "src/program/program.ts", false],
    ["src/explain/why.ts", "src/solve/gate.ts", false],
    ["src/scenario/read.ts", "src/solve/gate.ts", false],
    ["src/cli/main.ts", "src/page/app.ts", false],
    ["src/serve/server.ts", "src/page/app.ts", false],
    ["src/page/app.ts", "src/serve/server.ts", false],
    ["src/page/app.ts", "src/solve/gate.ts", false],
    ["src/page/app.ts", "src/formulation/caps.ts", false],
    ["src/page/app.ts", "src/report/text.ts", false],
    ["src/page/app.ts", "src/jobs/run.ts", false],
    ["src/page/app.ts", "src/files.ts", false],
    ["src/page/app.ts", "src/certificate/check.ts", true],
    ["src/page/app.ts", "src/explain/why.ts", true],
    ["src/report/text.ts", "src/award/case.ts", true],
    ["src/allocate.ts", "src/solve/gate.ts", true],
    ["src/formulation/caps.ts", "src/program/program.ts", true],
  ])("never: %s -> %s: %s", (from, to, isAllowed) => {
    expect(allows(never, from, to)).toBe(isAllowed);
  });

  test.each([
    'import {\n  x,\n  y,\n} from "../solve/gate.ts";',
    'import type { X } from "../solve/gate.ts";',
    'import { type X } from "../solve/gate.ts"',
    'import * as gate from "../solve/gate.ts";',
    'import "../solve/gate.ts";',
    'const gate = await import("../solve/gate.ts");',
    'type X = import("../solve/gate.ts").X;',
    'export { x } from "../solve/gate.ts";',
    'export type { X } from "../solve/gate.ts";',
    'export * as gate from "../solve/gate.ts";',
    "import { x } from '../solve/gate.ts';",
    '/* a */ import /* b */ { x } /* c */ from /* d */ "../solve/gate.ts";',
    'const t = `${await import("../solve/gate.ts")}`;',
  ])("every form of import is seen: %j", (source) => {
    expect(found(never, { ...HOUSE, "src/explain/why.ts": source })).toHaveLength(1);
  });

  test.each([
    '// import { x } from "../solve/gate.ts";',
    '/* import { x } from "../solve/gate.ts"; */',
    "const text = 'import { x } from \"../solve/gate.ts\"';",
    'const text = `import { x } from "../solve/gate.ts"`;',
    'const at = import.meta.url; const from = "../solve/gate.ts";',
    'const pattern = /import "..\\/solve\\/gate.ts"/;',
  ])("what only looks like an import is none: %j", (source) => {
    expect(found(never, { ...HOUSE, "src/explain/why.ts": source })).toEqual([]);
  });

  test("unknown rooms and files", () => {
    expect(found(knownRooms, HOUSE)).toEqual([]);
    expect(found(knownRooms, { "src/utils/x.ts": "", "src/helper.ts": "" })).toEqual(["src/utils/x.ts:1", "src/helper.ts:1"]);
    expect(found(knownRooms, { "src/exact.ts": '\nimport "./gone.ts";' })).toEqual(["src/exact.ts:2"]);
  });

  test("cycles, types included, each once", () => {
    const cycle = {
      "src/award/a.ts": 'import type { B } from "./b.ts";',
      "src/award/b.ts": 'import { c } from "./c.ts";',
      "src/award/c.ts": 'export const c = () => import("./a.ts");',
      "src/award/d.ts": 'import { c } from "./c.ts"; import { b } from "./b.ts";',
    };
    expect(found(cycles, cycle)).toEqual(["src/award/c.ts:1"]);
    expect(found(cycles, { ...cycle, "src/award/c.ts": "" })).toEqual([]);
    expect(found(cycles, { "src/award/a.ts": 'import "./a.ts";' })).toEqual(["src/award/a.ts:1"]);
  });

  test("packages where they belong, and no others", () => {
    const file = (path: string, from: string) => found(packages, { [path]: `import { x } from "${from}";` });
    for (const [path, from] of [
      ["src/award/parse.ts", "mathjs"],
      ["src/award/parse.ts", "mathjs/number"],
      ["src/award/lot.ts", "@noble/hashes/sha2.js"],
      ["src/allocate.ts", "@noble/hashes/sha2.js"],
      ["src/solve/engines/highs.ts", "highs"],
      ["src/report/a.ts", "cli-table3"],
      ["src/cli/main.ts", "commander"],
      ["src/files.ts", "node:fs"],
      ["src/serve/server.ts", "node:http"],
      ["src/page/app.ts", "react"],
      ["src/page/main.ts", "react-dom/client"],
    ] as const) {
      expect(file(path, from)).toEqual([]);
    }
    for (const [path, from] of [
      ["src/scenario/read.ts", "mathjs"],
      ["src/award/scheme.ts", "zod"],
      ["src/program/hash.ts", "@noble/hashes/sha2.js"],
      ["src/exact.ts", "@noble/hashes/sha2.js"],
      ["src/solve/gate.ts", "highs"],
      ["src/report/text.ts", "commander"],
      ["src/cli/main.ts", "left-pad"],
      ["src/cli/main.ts", "fs"],
      ["src/scenario/read.ts", "node:fs"],
      ["src/certificate/check.ts", "node:crypto"],
      ["src/page/app.ts", "node:fs"],
      ["src/page/app.ts", "zod"],
      ["src/cli/main.ts", "react"],
      ["src/serve/server.ts", "react"],
    ] as const) {
      expect(file(path, from)).toEqual([`${path}:1`]);
    }
  });
});

test("purity: what the lower floors may not touch", () => {
  for (const impure of [
    "console.log(1)",
    "Date.now()",
    "new Date()",
    "new Date",
    "Date()",
    "Math.random()",
    "performance.now()",
    "process.env",
    "fetch(url)",
    "setTimeout(f, 1)",
    "Buffer.from(x)",
    "globalThis.x",
    "const { log } = console;",
    "`${Date.now()}`",
    "require(x)",
  ]) {
    expect([impure, found(purity, { "src/allocate.ts": impure })]).toEqual([impure, ["src/allocate.ts:1"]]);
    expect(found(purity, { "src/jobs/run.ts": impure, "src/cli/main.ts": impure })).toEqual([]);
  }
  for (const pure of [
    "new Date(2024, 1)",
    "Date.UTC(2024)",
    "Math.max(1)",
    "this.process(x)",
    "lot.random()",
    "// console",
    '"process"',
    "interface X { performance: number }",
    "/console/.test(x)",
    "budget.fetch(x)",
  ]) {
    expect([pure, found(purity, { "src/allocate.ts": pure })]).toEqual([pure, []]);
  }
});

test("export forms", () => {
  for (const bad of [
    "export default function f() {}",
    "export default 1;",
    "export { x as default };",
    'export * from "./b.ts";',
    'export type * from "./b.ts";',
    'export { x } from "./b.ts";',
    'export type { X } from "./b.ts";',
  ]) {
    expect([bad, found(exportForms, { "src/award/a.ts": bad }).length > 0]).toEqual([bad, true]);
  }
  for (const good of ["export const x = 1;", "export { x };", "const s = x as Default;", "switch (a) { default: f(); }", "// export default"]) {
    expect([good, found(exportForms, { "src/award/a.ts": good })]).toEqual([good, []]);
  }
  expect(found(exportForms, { "src/index.ts": 'export { x } from "./exact.ts";' })).toEqual([]);
  expect(found(exportForms, { "src/award/index.ts": "" })).toEqual(["src/award/index.ts:1"]);
});

test("docstrings", () => {
  const bad = (source: string) => found(docstrings, { "src/exact.ts": `/** Head. */\n\n${source}` });
  for (const kind of ["function x() {}", "async function x() {}", "const x = 1;", "type x = 1;", "interface x {}", "class x {}", "function* x() {}"]) {
    expect([kind, bad(`export ${kind}`)]).toEqual([kind, ["src/exact.ts:3"]]);
    expect([kind, bad(`/** Doc. */\nexport ${kind}`)]).toEqual([kind, []]);
    expect(bad(`// Doc.\nexport ${kind}`)).toEqual(["src/exact.ts:4"]);
    expect(bad(kind)).toEqual([]);
  }
  expect(bad("/** Doc. */\nexport function x(a: 1): 1;\nexport function x(a: 2): 2;\nexport function x(a: number) {}")).toEqual([]);
  expect(bad("export type { X };")).toEqual([]);
  expect(found(docstrings, { "src/exact.ts": "/** Doc. */\nexport const x = 1;" })).toEqual([]);
  expect(found(fileHeads, { "src/exact.ts": "const x = 1;", "src/fault.ts": "/** Head. */" })).toEqual(["src/exact.ts:1"]);
});

test("sentences", () => {
  for (const said of [
    '"the file is empty now"',
    "'no such file here'",
    "`row ${n} has only ${m} cells`",
    '{ hint: "Try this one instead." }',
    'z.string("must be a text")',
    "`${open} line\\nand another line`",
    '"没有这个文件"',
  ]) {
    expect([said, found(sentences, { "src/award/a.ts": `f(${said});` })]).toEqual([said, ["src/award/a.ts:1"]]);
    expect(found(sentences, { "src/words/en.ts": `f(${said});` })).toEqual([]);
  }
  for (const silent of [
    '"three words only"',
    "`${a} ${b} ${c} ${d}`",
    "`claim goal ${g} ${z}`",
    "// a comment of many words\n",
    "/** Doc with many words here. */",
    'throw new Error("this is a bug of ours")',
    "throw new RangeError(`the price ${p} is not an integer`)",
    '"award-id-not-known-at-all"',
    '"all, any, atLeast, count, date"',
    "`sum(${x} and award in ids ? amount : 0)`",
  ]) {
    expect([silent, found(sentences, { "src/award/a.ts": silent })]).toEqual([silent, []]);
  }
  expect(found(sentences, { "src/award/a.ts": 'throw new Error("a bug of ours");\nf("and then a sentence");' })).toEqual(["src/award/a.ts:2"]);
});

test("texts through their front", () => {
  const from = (file: string, path: string) => found(frontsOfTexts, { [file]: `import { x } from "${path}";` });
  expect(from("src/report/a.ts", "../words/cells.ts")).toEqual([]);
  expect(from("src/words/cells.ts", "./en/cells.ts")).toEqual([]);
  for (const path of ["../words/en/cells.ts", "../words/zh/cells.ts", "../words/en.ts", "../words/zh.ts"])
    expect([path, from("src/report/a.ts", path)]).toEqual([path, ["src/report/a.ts:1"]]);
});

test("codes and sentences", () => {
  const sources = readSources({
    "src/award/a.ts": 'faults.push({ code: "field-missing", values });\nreturn fault("field-twice", place) ?? refuse("field-refused");',
    "src/award/b.ts": 'const f = { code: found ? "field-late" : "field-early", values: { kind: "not-a-code" } };',
    "src/award/c.ts": 'interface F { readonly code: string }\n// code: "commented-out"\n',
    "src/words/en.ts": 'const f = { code: "in-words" };',
  });
  expect(codesOf(sources).map(({ code }) => code)).toEqual(["field-missing", "field-twice", "field-refused", "field-late", "field-early"]);
  const missing = codesWithoutSentence(sources, new Set(["field-missing", "field-early"]));
  expect(missing.map(({ file, line }) => `${file}:${line}`)).toEqual(["src/award/a.ts:2", "src/award/a.ts:2", "src/award/b.ts:1"]);
  expect(sentencesWithoutCode(sources, new Set(["field-missing", "in-words", "field-gone"]))).toEqual(["in-words", "field-gone"]);
});

test("the trusted base", () => {
  const code = (count: number) => "x;\n".repeat(count);
  expect(found(trustedBaseStandsAlone, { "src/exact.ts": code(500), "src/certificate/check.ts": code(500) })).toEqual([]);
  expect(found(trustedBaseStandsAlone, { "src/exact.ts": code(500), "src/certificate/check.ts": code(501) })).toEqual(["trusted base:0"]);
  expect(found(trustedBaseStandsAlone, { "src/exact.ts": code(500), "src/solve/gate.ts": code(900) })).toEqual([]);
  expect(found(trustedBaseStandsAlone, { "src/exact.ts": `// c\n\n/*\n${code(900)}*/\n${code(900)}` })).toEqual([]);
  const leaning = (from: string) => found(trustedBaseStandsAlone, { ...HOUSE, "src/certificate/check.ts": `import { x } from "${from}";` });
  expect(leaning("../exact.ts")).toEqual([]);
  expect(leaning("../fault.ts")).toEqual([]);
  expect(leaning("../award/case.ts")).toEqual(["src/certificate/check.ts:1"]);
  expect(leaning("@noble/hashes/sha2.js")).toEqual(["src/certificate/check.ts:1"]);
});
