/** Who may import whom: floors, exceptions, packages, purity, cycles. */
import type { Import, Rule, Source, Sources, Violation } from "./sources.ts";

const FLOOR: Readonly<Record<string, number>> = {
  cli: 7,
  serve: 6,
  page: 6,
  "files.ts": 5,
  tables: 5,
  report: 5,
  ledger: 5,
  jobs: 5,
  "load.ts": 5,
  "index.ts": 5,
  scenario: 4,
  explain: 4,
  round: 4,
  "allocate.ts": 3,
  "trials.ts": 3,
  formulation: 2,
  solve: 2,
  certificate: 2,
  award: 1,
  program: 1,
  "exact.ts": 0,
  "decimal.ts": 0,
  "fault.ts": 0,
  words: 0,
};

/** What a room may import on its own floor, by the beginning of the path. The front door opens to every room of its floor. */
const SAME_FLOOR: Readonly<Record<string, readonly string[]>> = {
  "decimal.ts": ["src/exact.ts"],
  solve: ["src/certificate/format.ts"],
  explain: ["src/scenario/"],
  "load.ts": ["src/files.ts", "src/tables/"],
  "index.ts": ["src/"],
};

/** Downward imports that are forbidden all the same, by the beginning of the path. */
const NEVER: Readonly<Record<string, readonly string[]>> = {
  certificate: ["src/solve/", "src/formulation/"],
  program: ["src/award/", "src/formulation/"],
  solve: ["src/award/", "src/formulation/"],
  award: ["src/program/"],
  report: ["src/solve/", "src/formulation/", "src/program/"],
  explain: ["src/solve/"],
  scenario: ["src/solve/"],
  cli: ["src/page/"],
  serve: ["src/page/"],
  // What is put into a page is bundled for a browser: facts, words and the checker, never a search, a file or a thread.
  page: [
    "src/formulation/",
    "src/solve/",
    "src/tables/",
    "src/report/",
    "src/ledger/",
    "src/jobs/",
    "src/files.ts",
    "src/load.ts",
    "src/index.ts",
    "src/serve/",
  ],
};

/** Where each package may be imported, by the beginning of the path; no other package may be. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  mathjs: ["src/award/"],
  zod: ["src/scenario/", "src/ledger/", "src/cli/", "src/serve/"],
  yaml: ["src/scenario/"],
  "javascript-lp-solver": ["src/solve/engines/"],
  highs: ["src/solve/engines/"],
  commander: ["src/cli/"],
  "@duckdb/node-api": ["src/tables/"],
  echarts: ["src/report/committee/"],
  "@photostructure/sqlite": ["src/ledger/"],
  "cli-table3": ["src/cli/", "src/report/"],
  picocolors: ["src/cli/", "src/report/"],
  "@noble/hashes": [
    "src/award/",
    "src/formulation/",
    "src/solve/",
    "src/certificate/",
    "src/allocate.ts",
    "src/scenario/",
    "src/explain/",
    "src/round/",
    "src/files.ts",
    "src/tables/",
    "src/report/",
    "src/ledger/",
    "src/jobs/",
    "src/cli/",
    "src/serve/",
  ],
  react: ["src/page/"],
  "react-dom": ["src/page/"],
};

/** Rooms that run in a browser alone, whatever their floor. */
const IN_A_BROWSER = new Set(["page"]);

/** Below this floor the code runs unchanged in a browser's worker. */
const FIRST_FLOOR_OF_NODE = 5;

const beginsWithOneOf = (path: string, beginnings: readonly string[] = []) => beginnings.some((beginning) => path.startsWith(beginning));

function overImports(sources: Sources, find: (source: Source, imported: Import) => string | undefined): Violation[] {
  return [...sources.values()].flatMap((source) =>
    source.imports.flatMap((imported) => {
      const what = find(source, imported);
      return what === undefined ? [] : [{ file: source.file, line: imported.line, what }];
    }),
  );
}

/** Every file stands in a room of the house, and every import names a file that is there. */
export const knownRooms: Rule = (sources) => [
  ...[...sources.values()].flatMap(({ file, room }) => (room in FLOOR ? [] : [{ file, line: 1, what: `no room ${room}` }])),
  ...overImports(sources, (_, { file }) => (file === undefined || sources.has(file) ? undefined : `no file ${file}`)),
];

/** Imports go downwards only, but for the stated exceptions on one floor. */
export const floors: Rule = (sources) =>
  overImports(sources, (source, { file }) => {
    const target = file === undefined ? undefined : sources.get(file);
    if (target === undefined || target.room === source.room) return undefined;
    const from = FLOOR[source.room] ?? 0;
    const to = FLOOR[target.room] ?? 0;
    if (to > from) return `${target.file} is on floor ${to}, above ${from}`;
    const isAllowed = to < from || beginsWithOneOf(target.file, SAME_FLOOR[source.room]);
    return isAllowed ? undefined : `${target.file} is on the same floor`;
  });

/** The imports that are forbidden whatever the floors say. */
export const never: Rule = (sources) =>
  overImports(sources, (source, { file }) =>
    file !== undefined && beginsWithOneOf(file, NEVER[source.room]) ? `${source.room} never imports ${file}` : undefined,
  );

/** Packages stay where they belong; Node's own modules stay on the upper floors. */
export const packages: Rule = (sources) =>
  overImports(sources, (source, { from, file }) => {
    if (file !== undefined) return undefined;
    if (from.startsWith("node:")) {
      if (IN_A_BROWSER.has(source.room)) return `${from} in a page`;
      return (FLOOR[source.room] ?? 0) >= FIRST_FLOOR_OF_NODE ? undefined : `${from} below floor ${FIRST_FLOOR_OF_NODE}`;
    }
    const name = from
      .split("/")
      .slice(0, from.startsWith("@") ? 2 : 1)
      .join("/");
    return beginsWithOneOf(source.file, PACKAGES[name]) ? undefined : `the package ${name} does not belong here`;
  });

const IMPURE = new Set(
  "console process performance fetch setTimeout setInterval setImmediate Buffer require crypto globalThis WebSocket XMLHttpRequest localStorage navigator".split(
    " ",
  ),
);

/** No console, clock, random, network or process below floor 5. */
export const purity: Rule = (sources) =>
  [...sources.values()].flatMap((source) =>
    (FLOOR[source.room] ?? 0) >= FIRST_FLOOR_OF_NODE
      ? []
      : source.code.flatMap((token, i) => {
          if (token.kind !== "word" || !isImpure(source, i)) return [];
          return [{ file: source.file, line: token.line, what: `${token.text} below floor ${FIRST_FLOOR_OF_NODE}` }];
        }),
  );

function isImpure(source: Source, at: number): boolean {
  const around = (offset: number) => source.code[at + offset]?.text;
  const word = around(0) ?? "";
  if (around(-1) === ".") return false;
  if (word === "Math") return around(1) === "." && around(2) === "random";
  if (word === "Date") {
    const isNow = around(1) === "." && around(2) === "now";
    const isNewNow = around(-1) === "new" && (around(1) !== "(" || around(2) === ")");
    const isCalled = around(-1) !== "new" && around(1) === "(";
    return isNow || isNewNow || isCalled;
  }
  // As a key or a typed parameter it is somebody's own name.
  return IMPURE.has(word) && around(1) !== ":";
}

/** No import cycle, types included; each is told once, from its first file in the order of names. */
export const cycles: Rule = (sources) => {
  const found: Violation[] = [];
  const state = new Map<string, "open" | "done">();
  const path: string[] = [];
  const visit = (file: string): void => {
    state.set(file, "open");
    path.push(file);
    for (const { file: target, line } of sources.get(file)?.imports ?? []) {
      if (target === undefined || !sources.has(target)) continue;
      if (state.get(target) === "open") {
        found.push({
          file,
          line,
          what: `cycle: ${[...path.slice(path.indexOf(target)), target].join(" -> ")}`,
        });
      } else if (state.get(target) === undefined) visit(target);
    }
    path.pop();
    state.set(file, "done");
  };
  for (const file of [...sources.keys()].sort()) if (!state.has(file)) visit(file);
  return found;
};
