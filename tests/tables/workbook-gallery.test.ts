/**
 * Broken and hostile workbooks, and what is said of them: tests/golden/workbooks.txt has every fault of each with its place and hint, as it is printed.
 * `UPDATE_GOLDEN=1 npx vitest run tests/tables/workbook-gallery.test.ts` records it anew; a person reads the difference.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { afterAll, expect, test } from "vitest";
import { printed, TABLES, writeCase } from "./support.ts";
import { GALLERY } from "./workbook-gallery.ts";

const RECORDED = join(import.meta.dirname, "../golden/workbooks.txt");
const folder = mkdtempSync(join(tmpdir(), "bursar-tests-gallery-"));
afterAll(() => rmSync(folder, { recursive: true }));
const absent = Object.fromEntries(TABLES.map((file) => [file, null]));

const found = new Map<string, string>();
const recorded = new Map(
  env["UPDATE_GOLDEN"] === "1"
    ? []
    : readFileSync(RECORDED, "utf8")
        .split(/^== /m)
        .slice(1)
        .map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n") + 1)] as const),
);

test.each(Object.keys(GALLERY))("%s", async (name) => {
  const { files, more } = GALLERY[name]?.() ?? { files: {} };
  const text = await printed(writeCase(join(folder, name), { ...absent, ...files }, more));
  expect(text).not.toBe("");
  found.set(name, text);
  if (env["UPDATE_GOLDEN"] !== "1") expect(text).toBe(recorded.get(name));
});

test("all are recorded, and nothing else", () => {
  if (env["UPDATE_GOLDEN"] === "1") writeFileSync(RECORDED, [...found].map(([name, text]) => `== ${name}\n${text}`).join(""));
  else expect([...recorded.keys()]).toEqual(Object.keys(GALLERY));
});
