/**
 * The output that README.md shows is the output that a user gets: the block after "The first prints"
 * equals what `npm start` prints, but for the milliseconds of the check. UPDATE_README=1 writes it anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bursar } from "./support/build.ts";

const FENCE = /(The first prints[^\n]*\n\n```\n)([\s\S]*?)(\n```)/;

/** Lines without trailing blanks, and without what differs from run to run. */
function comparable(text: string): string {
  return text
    .replace(/ in \d+ ms;/, " in N ms;")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}

test("README.md shows what npm start prints", () => {
  const run = bursar(["allocate", "zust-autumn"]);
  expect(run.code).toBe(0);
  const readme = readFileSync("README.md", "utf8");
  const shown = FENCE.exec(readme)?.[2] ?? "";
  if (process.env["UPDATE_README"] === "1") {
    const output = run.stdout
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n")
      .trim();
    writeFileSync(
      "README.md",
      readme.replace(FENCE, (_, before: string, __, after: string) => before + output + after),
    );
  } else {
    expect(comparable(shown)).toBe(comparable(run.stdout));
  }
});
