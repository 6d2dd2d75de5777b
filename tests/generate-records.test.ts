/** What `generator.yaml` states beside its students' facts: rows of registers, and decisions about students. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { drawCase } from "../src/scenario/generate/case-files.ts";
import { readGenerator } from "../src/scenario/generate/read-generator.ts";
import { readScheme } from "../src/scenario/scheme-file.ts";

const text = (file: string) => readFileSync(`models/zust/${file}`, "utf8");

function generatorOf(change: (generator: string) => string = (unchanged) => unchanged) {
  const scheme = readScheme("scheme.yaml", text("scheme.yaml"));
  if (!scheme.ok) throw new Error(JSON.stringify(scheme.faults));
  return readGenerator("generator.yaml", change(text("generator.yaml")), scheme.value);
}

type Table = readonly Readonly<Record<string, string>>[];

/** Tables of an invented cohort whose cells hold no comma. */
function tablesOf(students: number): (file: string) => Table {
  const generator = generatorOf();
  if (!generator.ok) throw new Error(JSON.stringify(generator.faults));
  const files = new Map<string, string>();
  for (const piece of drawCase(generator.value, { students, seed: "records", schemeName: "zust" })) {
    files.set(piece.file, (files.get(piece.file) ?? "") + piece.text);
  }
  return (file) => {
    const [header = "", ...rows] = (files.get(file) ?? "").trim().split("\n");
    const names = header.split(",");
    return rows.map((row) => Object.fromEntries(row.split(",").map((cell, i) => [names[i] ?? "", cell])));
  };
}

describe("an invented cohort", () => {
  // More than one chunk of students, so that their decisions are written in several pieces.
  const table = tablesOf(5000);
  const decisions = table("decisions.csv");
  const applicants = (awards: readonly string[]) =>
    new Set(
      table("students.applications.csv")
        .filter((row) => awards.includes(row["award"] ?? ""))
        .map((row) => row["id"]),
    );

  test("service is on posts that are announced", () => {
    const posts = new Map(table("posts.csv").map((row) => [row["post"], row]));
    const service = table("students.postService.csv");
    expect(posts.size).toBe(18);
    expect(service.length).toBeGreaterThan(200);
    expect(service.filter((row) => !posts.has(row["post"]))).toEqual([]);
    // A condition of the generator reads the register: only teaching posts have class hours.
    expect(service.filter((row) => (row["classHours"] !== "") !== (posts.get(row["post"])?.["kind"] === "ta"))).toEqual([]);
  });

  test("decisions are about the students of whom their condition holds, now and then", () => {
    const assistants = applicants(["grant-admin", "grant-ta", "grant-ra"]);
    const authorised = decisions.filter((row) => row["key"] === "authorised");
    expect(authorised.filter((row) => !assistants.has(row["subject"]))).toEqual([]);
    expect(authorised.length).toBeLessThan(assistants.size);
    expect(authorised.length).toBeGreaterThan(0.9 * assistants.size);
    expect(new Set(authorised.map((row) => row["subject"])).size).toBe(authorised.length);
    const refused = authorised.filter((row) => row["value"] === "no").length;
    expect(refused).toBeGreaterThan(0);
    expect(authorised.filter((row) => row["value"] === "yes").length + refused).toBe(authorised.length);
    expect(new Set(authorised.map((row) => row["authority"]))).toEqual(new Set(["SOIE"]));
    expect(Math.max(...authorised.map((row) => Number(row["subject"]?.slice(1))))).toBeGreaterThan(4096);
  });

  test("other decisions are written once, as they stand", () => {
    expect(decisions.filter((row) => row["key"] === "places").map((row) => row["award"])).toEqual([
      "promotion",
      "academic-diligence",
      "social-service",
      "arts-sports",
    ]);
    expect(decisions.filter((row) => row["key"] === "reviewed")).toHaveLength(5);
  });

  test("somebody applies for each of the thirteen awards", () => {
    const applied = new Set(table("students.applications.csv").map((row) => row["award"]));
    expect(applied.size).toBe(13);
  });
});

describe("faults", () => {
  const codesOf = (from: string, to: string): readonly string[] => {
    const read = generatorOf((generator) => {
      const changed = generator.replace(from, to);
      expect(changed).not.toBe(generator);
      return changed;
    });
    return read.ok ? [] : read.faults.map((fault) => fault.code);
  };

  test.each([
    ["a decision without a value", 'key: places, award: promotion, value: "40"', "key: places, award: promotion", ["generator-draw"]],
    [
      "shares of values, but of no student",
      'key: places, award: promotion, value: "40"',
      'key: places, award: promotion, shares: { "40": 1 }',
      ["generator-draw"],
    ],
    ["a value and shares of values", 'shares: { "yes": 95, "no": 5 }', 'value: "yes", shares: { "yes": 95, "no": 5 }', ["generator-draw"]],
    [
      "a subject beside a condition",
      "{ key: special, award: innovative-practice,",
      "{ key: special, award: innovative-practice, subject: S000001,",
      ["generator-detail"],
    ],
    [
      "a condition that is none",
      "{ key: special, award: innovative-practice, when: '",
      "{ key: special, award: innovative-practice, when: 'nobody and ",
      ["expression-unknown-name"],
    ],
    ["a cell that a register cannot hold", "monthlyAmount: 525,", "monthlyAmount: much,", ["generator-value"]],
    ["a register that the scheme does not have", "\n  posts:\n    - { post: P-A1", "\n  pots:\n    - { post: P-A1", ["yaml-unknown-key"]],
  ])("%s", (_, from, to, codes) => {
    expect(codesOf(from, to)).toEqual(codes);
  });
});
