/** The walk-through of models/tutorial, typed as a new user would: every command, every edit, every line that it promises. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCase } from "../src/load.ts";
import { bursar } from "./support/build.ts";

type Step =
  | { readonly kind: "command"; readonly words: readonly string[]; readonly code: number; readonly expected: readonly string[] }
  | { readonly kind: "edit"; readonly file: string; readonly from: string; readonly to: string };

function commands(block: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  for (const line of block) {
    const typed = /^\$ bursar (.*?)\s*(?:# exit code (\d+))?$/.exec(line);
    const last = steps.at(-1);
    if (typed !== null) steps.push({ kind: "command", words: (typed[1] ?? "").split(/\s+/), code: Number(typed[2] ?? 0), expected: [] });
    else if (last?.kind === "command") steps[steps.length - 1] = { ...last, expected: [...last.expected, line] };
  }
  return steps;
}

function edit(block: readonly string[]): Step {
  const [head = "", ...lines] = block;
  const side = (marks: string) =>
    lines
      .filter((line) => marks.includes(line[0] ?? "?"))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  return { kind: "edit", file: head.replace(/^--- /, ""), from: side(" -"), to: side(" +") };
}

function stepsOf(markdown: string): readonly Step[] {
  return [...markdown.matchAll(/^```(console|diff)\n([^]*?)^```$/gm)].flatMap(([, kind, body = ""]) => {
    const block = body.trimEnd().split("\n");
    return kind === "console" ? commands(block) : [edit(block)];
  });
}

/** The expected lines stand in the output in this order, one after the other; `...` skips any number. */
function missingLine(expected: readonly string[], output: string): string | undefined {
  const lines = output.split("\n").map((line) => line.trimEnd());
  let at = 0;
  let maySkip = false;
  for (const line of expected) {
    if (line === "...") {
      maySkip = true;
      continue;
    }
    const found = maySkip ? lines.indexOf(line, at) : lines[at] === line ? at : -1;
    if (found < 0) return line;
    at = found + 1;
    maySkip = false;
  }
  return undefined;
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bursar-tutorial-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("lines are found in order, and a missing one is told", () => {
  expect(missingLine(["a", "...", "c"], "a\nb\nc\n")).toBeUndefined();
  expect(missingLine(["a", "c"], "a\nb\nc\n")).toBe("c");
  expect(missingLine(["b"], "a\nb\n")).toBe("b");
  expect(missingLine(["...", "c", "a"], "a\nb\nc\n")).toBe("a");
});

test("every command of the walk-through does what it says", () => {
  const steps = stepsOf(readFileSync("models/tutorial/README.md", "utf8"));
  expect(steps.filter((step) => step.kind === "command").length).toBeGreaterThanOrEqual(11);
  expect(steps.filter((step) => step.kind === "edit")).toHaveLength(4);
  for (const step of steps) {
    if (step.kind === "edit") {
      const path = join(folder, step.file);
      const text = readFileSync(path, "utf8");
      expect(text.split(step.from), step.from).toHaveLength(2);
      writeFileSync(
        path,
        text.replace(step.from, () => step.to),
      );
    } else {
      const ended = bursar(step.words, { cwd: folder });
      const output = ended.stdout + ended.stderr;
      expect([step.words.join(" "), ended.code, missingLine(step.expected, output), output]).toEqual([step.words.join(" "), step.code, undefined, output]);
    }
  }
}, 300_000);

test("the shipped scenario is the one that scheme new copies, and its size is what the page says", async () => {
  const loaded = await loadCase("scenarios/tutorial");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const { theCase } = loaded.value;
  const { scheme } = theCase;
  expect(theCase.ids).toHaveLength(8);
  expect(theCase.synthetic).toBe(true);
  expect(scheme.awards.map((award) => award.levels.length)).toEqual([2, 1]);
  expect(scheme.rules.filter((rule) => rule.kind === "document")).toHaveLength(1);
  expect(scheme.rules.filter((rule) => rule.soft.kind === "literal" && rule.soft.value === "waivable")).toHaveLength(1);
  expect([scheme.exclusions.length, theCase.budgets.length]).toEqual([1, 1]);
  expect(readFileSync("models/tutorial/scheme.yaml", "utf8").split("\n").length).toBeLessThan(100);
});
