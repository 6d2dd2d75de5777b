/** What Chinese texts share: dates and values as Chinese writes them, and options, files and commands as they are. */
import { expect, test } from "vitest";
import { dateZh } from "../../src/words/zh/dates.ts";
import { inWords } from "../../src/words/zh.ts";
import { roomsOf } from "./pairs.ts";

test.each([
  ["2026-11-25", "2026年11月25日"],
  ["2024-03-01", "2024年3月1日"],
  ["2024-03-01 09:05", "2024年3月1日 09:05"],
  ["2024-autumn", "2024-autumn"],
  ["on 2024-03-01", "on 2024-03-01"],
])("the date %s", (iso, said) => {
  expect(dateZh(iso)).toBe(said);
});

test.each([
  ["explain-value", "met", "f：是"],
  ["explain-value", "not met", "f：否"],
  ["explain-value", "unknown", "f：未知"],
  ["explain-value", "2.45", "f：2.45"],
  ["explain-value", "500.00 yuan", "f：500.00 元"],
  ["explain-value", "2024-03-01", "f：2024年3月1日"],
  ["explain-condition", "not met", "不满足：c"],
])("%s that is %s", (code, value, said) => {
  expect(inWords({ code, values: { name: "f", condition: "c", value } }).says).toBe(said);
});

/** All texts of a room that hold no value, by their path. */
function plainTexts(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => plainTexts(inner, `${path}.${key}`));
}

/** What stays as it is in every language: options, names of files, numbers, commands in examples, code in backquotes. */
function fixedParts(text: string): readonly string[] {
  const parts = text.match(
    /--[a-z][\w-]*|[\w./-]+\.(?:yaml|csv|jsonl?|html|txt|svg|mps|lp|md|mjs|xlsx|parquet)\b|`[^`]+`|^ {2}bursar .*(?<!\S)$|\d[\d.,]*\d|\d/gm,
  );
  return [...new Set(parts?.map((part) => part.replace(/ {2,}\S.*$/, "").trim()))].sort();
}

test("options, files, commands and numbers are the same", async () => {
  let compared = 0;
  const findings: string[] = [];
  for (const room of roomsOf("en")) {
    const en: unknown = await import(`../../src/words/en/${room}.ts`);
    const zh: unknown = await import(`../../src/words/zh/${room}.ts`);
    const other = new Map(plainTexts({ ...(zh as object) }, room));
    for (const [path, text] of plainTexts({ ...(en as object) }, room)) {
      const wanted = fixedParts(text);
      if (wanted.length === 0) continue;
      compared += 1;
      const there = fixedParts(other.get(path) ?? "");
      const missing = wanted.filter((part) => !there.includes(part));
      const added = there.filter((part) => !wanted.includes(part));
      if (missing.length + added.length > 0) findings.push(`${path}: missing ${missing.join(" | ")}; added ${added.join(" | ")}`);
    }
  }
  expect(findings).toEqual([]);
  expect(compared).toBeGreaterThan(50);
});
