import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { cycles, floors, knownRooms, never, packages, purity } from "./rooms.ts";
import {
  codesWithoutSentence,
  docstrings,
  exportForms,
  fileHeads,
  fileSizes,
  frontsOfTexts,
  functionSizes,
  sentences,
  sentencesWithoutCode,
  mappingStandsAlone,
  trustedBase,
  trustedBaseStandsAlone,
} from "./shape.ts";
import { readSources, type Rule, type Violation } from "./sources.ts";

const ROOT = resolve(import.meta.dirname, "../..");

function readTree(folder: string): Record<string, string> {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(ROOT, file), "utf8")]));
}

const sources = readSources(readTree("src"));
const told = (violations: readonly Violation[]) => violations.map(({ file, line, what }) => `${file}:${line}: ${what}`);

test("the scan sees the house", () => {
  expect(sources.size).toBeGreaterThan(30);
  expect([...sources.values()].reduce((sum, { imports }) => sum + imports.length, 0)).toBeGreaterThan(60);
});

test.each<[string, Rule]>([
  ["every file stands in a room, every import names a file", knownRooms],
  ["imports go downwards", floors],
  ["imports that never are", never],
  ["packages where they belong", packages],
  ["no clock, random, console, network below floor 5", purity],
  ["no import cycle", cycles],
  ["no default export, no export *, no barrel", exportForms],
  ["files of at most 400 lines", fileSizes],
  ["functions of at most 60 lines", functionSizes],
  ["a head on every file", fileHeads],
  ["a docstring on every export", docstrings],
  ["no sentence outside words/", sentences],
  ["texts through their front", frontsOfTexts],
  ["the trusted base is small and stands alone", trustedBaseStandsAlone],
  ["the mapping of cut-offs is small and stands alone", mappingStandsAlone],
])("%s", (_, rule) => {
  expect(told(rule(sources))).toEqual([]);
});

test("the trusted base is what we think it is", () => {
  const files = [...trustedBase(sources).keys()];
  expect(files).toEqual(expect.arrayContaining(["src/exact.ts", "src/program/mps-read.ts", "src/program/point.ts", "src/program/program.ts"]));
  expect(files.filter((file) => file.startsWith("src/certificate/")).length).toBeGreaterThan(1);
});

describe("codes and sentences", async () => {
  const rooms = [...sources.keys()].filter((file) => /^src\/words\/en\/[^/]+\.ts$/.test(file));
  const modules = await Promise.all(rooms.map(async (file) => (await import(join(ROOT, file))) as object));
  const dictionaries = modules.flatMap((module) => Object.entries(module)).filter(([name]) => name.endsWith("Sentences"));
  const codes = dictionaries.flatMap(([, dictionary]) => Object.keys(dictionary as object));

  test("every code has one sentence, and every sentence is said", () => {
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
    expect(told(codesWithoutSentence(sources, new Set(codes)))).toEqual([]);
    expect(sentencesWithoutCode(sources, new Set(codes))).toEqual([]);
  });

  test("every dictionary is part of the language", async () => {
    const { inWords } = await import("../../src/words/en.ts");
    const silent = codes.filter((code) => {
      try {
        inWords({ code, values: {} });
        return false;
      } catch (error) {
        return error instanceof Error && error.message.startsWith("no sentence");
      }
    });
    expect(silent).toEqual([]);
  });
});
