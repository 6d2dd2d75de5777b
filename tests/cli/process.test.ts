/** Every command in a process of its own, as a person runs it, against the process that the other tests run commands in: the same words, the same files. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeScenario } from "../support/base-scenario.ts";
import { bursar, bursarProcess } from "../support/build.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-process-"));
const [OWN, SHARED] = [join(folder, "own"), join(folder, "shared")];
afterAll(() => rmSync(folder, { recursive: true }));

const PROGRAM = "Maximize\n obj: 3 a + 2 b - 4 c - 1\nSubject To\n r: a + b + c <= 1\nGeneral\n a b c\nEnd\n";

beforeAll(() => {
  for (const place of [OWN, SHARED]) {
    mkdirSync(place);
    writeScenario(join(place, "case"));
    writeFileSync(join(place, "program.lp"), PROGRAM);
  }
});

/** Milliseconds and seconds that something took. */
const withoutTimes = (text: string) => text.replace(/\b\d+ ms\b|\b[\d.]+ s$/gm, "N").replace(/"(seconds|checkMilliseconds)": [\d.e-]+/g, '"$1": 0');

/** Files that tell of the time: a manifest states when it was written, and a report's workbook its hash. */
const TIMED = ["manifest.json", "result.xlsx"];

/** The other files, by name. */
function filesOf(place: string): Readonly<Record<string, string>> {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !TIMED.includes(entry.name));
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(place.length + 1), readFileSync(path, "latin1")]));
}

/** Code, words, and files that are there in the end. */
test.each([
  ["allocate ./case --out out", 0, ["out/certificate.txt"]],
  ["allocate ./case --json", 0, []],
  ["allocate ./case --out out", 2, []],
  ["allocate ./nowhere", 2, []],
  ["eligibility ./case --student S1", 0, []],
  ["check out", 0, []],
  ["explain out S2", 0, []],
  ["explain out S9", 2, []],
  ["reserve out", 0, []],
  ["schedule out", 0, []],
  ["report out --format xlsx --out result.xlsx", 0, []],
  ["draw out", 0, []],
  ["readings ./case", 0, []],
  ["compare ./case ./case", 0, []],
  ["sweep ./case --vary budgets.fund.limit=50%..100%:50% --out curve", 0, ["curve/sweep.csv"]],
  ["stress ./case --budget --trials 3", 0, []],
  ["adjust check zust-autumn --award excellent-language --places 2,5,7", 0, []],
  ["reevaluate zust-reevaluation", 4, []],
  ["solve program.lp --certificate proof.txt", 0, ["proof.txt"]],
  ["scheme check zust", 0, []],
  ["cohort check ./case", 0, []],
  ["generate zust --students 5 --seed s --out invented", 0, ["invented/students.csv"]],
  ["template zust --out cohort.xlsx", 0, ["cohort.xlsx"]],
  ["ledger append round.db entries.jsonl --by Office", 2, []],
  ["ledger verify round.db", 2, []],
  ["scheme new mine", 0, ["mine/scheme.yaml"]],
  ["chekc out", 2, []],
  ["--version", 0, []],
  ["", 2, []],
] as const)("bursar %s: %i", (line, code, written) => {
  const words = line.split(" ").filter((word) => word !== "");
  const [own, shared] = [bursarProcess(words, { cwd: OWN }), bursar(words, { cwd: SHARED })];
  expect({ ...own, stdout: withoutTimes(own.stdout) }).toEqual({ ...shared, stdout: withoutTimes(shared.stdout) });
  expect(own.code, own.stderr).toBe(code);
  expect((code === 2 ? own.stderr : own.stdout).length).toBeGreaterThan(5);
  const files = filesOf(OWN);
  expect(Object.keys(files)).toEqual(expect.arrayContaining([...written]));
  expect(files).toEqual(filesOf(SHARED));
});
