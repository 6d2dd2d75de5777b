/** Every file of Chinese texts says what its English twin says: the same names, keys and parameters, in Chinese, with the same values. */
import { expect, test } from "vitest";
import { comparePair, compareRoom, roomsOf, together, type Comparison } from "./pairs.ts";

/** Texts that need no Chinese, or do not mention the same values as the English ones, each with the reason. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ...["!=", "<", "<=", ">", ">="].map((operator) => [`conditions.operatorWords.${operator}`, "a sign, which fits numbers, money and dates alike"] as const),
  ["notice.noticeTexts.takeDownDay", "in English the day as it stands"],
]);

const both = roomsOf("en").filter((room) => roomsOf("zh").includes(room));
const compared: Comparison[] = [];

test.each(both)("%s says the same in Chinese", async (room) => {
  const comparison = await compareRoom(room);
  compared.push(comparison);
  expect(comparison.findings.filter((finding) => !REASONS.has(finding.split(":")[0] ?? ""))).toEqual([]);
});

test("enough was compared, and every reason is needed", () => {
  const { texts, calls, findings } = together(compared);
  expect(findings).toHaveLength(REASONS.size);
  expect(texts).toBeGreaterThan(500);
  expect(calls).toBeGreaterThan(50_000);
});

const differing: readonly (readonly [string, unknown, unknown])[] = [
  ["a value is forgotten", (v: { a: string; b: string }) => `${v.a} of ${v.b}`, (v: { a: string }) => `${v.a} 的`],
  [
    "a value is forgotten in one branch",
    (n: number, a: string) => (n === 1 ? `one ${a}` : `${n} ${a}`),
    (n: number, a: string) => (n === 1 ? "一个" : `${n} 个 ${a}`),
  ],
  ["a branch on a code is forgotten", (v: { kind: string; a: string }) => (v.kind === "odd" ? `odd ${v.a}` : "even"), () => "偶数"],
  ["a parameter is missing", (a: string, b: string) => `${a} and ${b}`, (a: string) => `${a} 和`],
  ["a key is missing", { one: "one thing", two: "two things" }, { one: "一件" }],
  ["a key is added", { one: "one thing" }, { one: "一件", two: "两件" }],
  ["a text is English", "no place is left", "no place is left"],
  ["a table is a function", { one: "one thing" }, () => "一件"],
  ["a comma is half-width", "first this, then that", "先这样,再那样"],
  ["brackets are half-width", (a: string) => `this (${a})`, (a: string) => `此 (见 ${a})`],
  ["a hint is missing", () => ({ says: "it is wrong", hint: "look at it" }), () => ({ says: "" })],
  ["the Chinese fails", (names: readonly string[]) => `all: ${names.join(" ")}`, (names: { all: () => string }) => `全部：${names.all()}`],
];

test.each(differing)("the comparison sees it when %s", (_, en, zh) => {
  expect(comparePair("pair", en, zh, ["odd"]).findings).toHaveLength(1);
});
