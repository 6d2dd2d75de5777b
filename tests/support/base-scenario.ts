/** The tiny scenario of tests/golden/base, and small changes to it. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const BASE = resolve(import.meta.dirname, "../golden/base");

/** Copies the base scenario to a folder that does not exist, changed as `applyChange` says. */
export function writeScenario(folder: string, change = ""): void {
  cpSync(BASE, folder, { recursive: true });
  applyChange(folder, change);
}

/**
 * Changes files of a folder. `@ file` names a file, `@ file absent` removes it. What follows is written
 * like a diff without line numbers: lines that begin with a blank stay, with `-` go, with `+` come; an
 * empty line ends a hunk. The old lines of a hunk must stand in the file exactly once.
 */
export function applyChange(folder: string, change: string): void {
  for (const part of change.split(/^@ /m).slice(1)) {
    const [name = "", ...lines] = part.trimEnd().split("\n");
    const file = join(folder, name.replace(/ absent$/, ""));
    if (name.endsWith(" absent")) rmSync(file);
    else writeFileSync(file, lines.join("\n").split("\n\n").reduce(applyHunk, readFileSync(file, "utf8")));
  }
}

function applyHunk(text: string, hunk: string): string {
  const lines = hunk.split("\n");
  const side = (sign: string) => lines.flatMap((line) => (line.startsWith(sign) || line.startsWith(" ") ? [`${line.slice(1)}\n`] : [])).join("");
  const [before = "", after, ...more] = text.split(side("-"));
  if (after === undefined || more.length > 0) throw new Error(`these lines do not stand there exactly once:\n${side("-")}`);
  return before + side("+") + after;
}
