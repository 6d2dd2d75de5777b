/** `bursar allocate`, `check` and `eligibility` as built, on real files. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ticketOrder } from "../../src/award/lot.ts";
import { writeScenario } from "../support/base-scenario.ts";
import { bursar, built, type Ended } from "../support/build.ts";
import { randomFrom } from "../support/tiny-prover.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-allocate-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the built command in the folder. */
const run = (...words: string[]): Ended => bursar(words, { cwd: folder });

/** Every file below a folder, by its name with `/`. */
function filesOf(place: string): ReadonlyMap<string, string> {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = entries.map((entry) => relative(place, join(entry.parentPath, entry.name)));
  return new Map(names.sort().map((name) => [name, readFileSync(join(place, name), "latin1")]));
}

/** Writes a changed base scenario `name` and allocates it. */
function allocateChanged(name: string, change: string, ...words: string[]): Ended {
  writeScenario(join(folder, name), change);
  return run("allocate", `./${name}`, ...words);
}

/** Runs `check.mjs` alone: a copy of that one file in an empty folder, beside the output folder. */
function checkAlone(output: string): { readonly code: number | null; readonly stdout: string } {
  const alone = join(folder, "alone");
  rmSync(alone, { recursive: true, force: true });
  mkdirSync(alone);
  cpSync(built("check.mjs"), join(alone, "check.mjs"));
  cpSync(output, join(alone, "DIR"), { recursive: true });
  const { status, stdout } = spawnSync(process.execPath, ["check.mjs", "DIR"], { cwd: alone, encoding: "utf8" });
  return { code: status, stdout };
}

describe("the shipped scenario", () => {
  const OUT = join(folder, "zust");
  let text: Ended;
  let json: Ended;
  beforeAll(() => {
    text = run("allocate", "zust-autumn", "--out", OUT);
    json = run("allocate", "zust-autumn", "--json", "--out", join(folder, "zust-again"));
  });

  test("as text: funnel, levels, budget, ties, waivers, proof, and where it was written", () => {
    expect(text).toMatchObject({ code: 0, stderr: "" });
    expect(text.stdout).toMatch(/^Scholarships of ZUST.*as of 2024-09-20/m);
    expect(text.stdout).toContain("invented");
    expect(text.stdout).toMatch(/^600 students: \d+ applied/m);
    expect(text.stdout).toMatch(/Award +Applied +Eligible +Waiting +Not eligible +Not accepted/);
    expect(text.stdout).toMatch(/Award +Level +Places +Awarded +Cut-off +Cost \(yuan\)/);
    expect(text.stdout).toMatch(/Excellent Exchange Student Scholarship +accommodation allowance +14 +14 /);
    expect(text.stdout).toMatch(/1,725,000\.00 yuan = .* due without competition \+ .* set aside for unknown \+ .* awarded \+ .* left\./);
    expect(text.stdout).toMatch(/\d+ ties were settled by lot \(seed "zust 2024-autumn"/);
    expect(text.stdout).toMatch(/S\d{4} \([0-9a-f]{8}\) got excellent-\w+ \d; S\d{4} \([0-9a-f]{8}\) got nothing/);
    expect(text.stdout).toMatch(/^Waiver: .*S0435/m);
    expect(text.stdout).toMatch(/^Optimal, proved: weighted merit [\d.]+, awards given \d+\.$/m);
    expect(text.stdout).toMatch(/^Proof: \d+ lines, \d+ bytes, \d+ claims; checked in exact integers/m);
    expect(text.stdout).toMatch(/^Written: .*zust \(\d+ files\)\..*not for publication/m);
  });

  test("as JSON: the documented keys", () => {
    expect(json).toMatchObject({ code: 0, stderr: "" });
    const result = JSON.parse(json.stdout) as Readonly<Record<string, unknown>>;
    expect(result).toMatchObject({
      status: "optimal",
      scheme: "zust",
      synthetic: true,
      asOf: "2024-09-20",
      round: "2024-autumn",
      seed: "zust 2024-autumn",
      meritDigits: 2,
      questions: [],
    });
    const goals = result["goals"] as readonly Readonly<Record<string, string>>[];
    expect(goals.map((goal) => [Object.keys(goal), goal["name"]])).toEqual(["goal|merit", "goal|heads"].map((name) => [["name", "value", "bound"], name]));
    for (const goal of goals) expect([goal["value"], goal["value"]?.replace(/^\d+$/, "")]).toEqual([goal["bound"], ""]);
    const rows = result as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
    expect(Object.keys(rows["levels"]?.[0] ?? {})).toEqual(expect.arrayContaining(["award", "level", "places", "awarded", "cutOff", "fen"]));
    expect(Object.keys(rows["budgets"]?.[0] ?? {})).toEqual(expect.arrayContaining(["id", "limitFen", "dueFen", "reservedFen", "awardedFen", "leftFen"]));
    expect(Object.keys(rows["awards"]?.[0] ?? {})).toEqual(expect.arrayContaining(["id", "award", "level", "fen", "by", "payable"]));
    for (const key of ["students", "funnel", "ties", "proof", "engine", "seconds", "nodes", "passes"]) expect(result).toHaveProperty(key);
  });

  test("the folder holds every file, and nothing of a re-run differs but the manifest", () => {
    const files = filesOf(OUT);
    const inputs = readdirSync(join(import.meta.dirname, "../../scenarios/zust-autumn")).filter((name) => /\.(csv|yaml)$/.test(name));
    const expected = [
      "allocation.jsonl",
      "awards.csv",
      "certificate.txt",
      "inputs/scheme.yaml",
      ...inputs.map((name) => `inputs/${name}`),
      "manifest.json",
      "payments.csv",
      "program.mps",
    ];
    expect([...files.keys()]).toEqual(expect.arrayContaining(expected));
    const again = filesOf(join(folder, "zust-again"));
    expect([...again.keys()]).toEqual([...files.keys()]);
    expect([...files].flatMap(([name, content]) => (again.get(name) === content ? [] : [name]))).toEqual(["manifest.json"]);
  });

  test("the proof is checked by the command, and by one file that has nothing but Node", () => {
    const checked = run("check", OUT);
    expect(checked).toMatchObject({ code: 0, stderr: "" });
    expect(checked.stdout).toMatch(/^proved optimal: goal\|merit = \d+, goal\|heads = \d+; no allocation is better\.$/m);
    expect(checkAlone(OUT)).toEqual({ code: 0, stdout: checked.stdout });
  });

  test("one student's eligibility, rule by rule", () => {
    const one = run("eligibility", "zust-autumn", "--student", "S0133");
    expect(one).toMatchObject({ code: 0, stderr: "" });
    expect(one.stdout).toMatch(/^S0133 {2}excellent-\w+: /m);
    expect(one.stdout).toMatch(/^ {2}(met|not met|unknown) {2}VII-I-i-punish \[VII\(I\)i\]/m);
    const unknown = run("eligibility", "zust-autumn", "--student", "S9999");
    expect(unknown).toEqual({ code: 2, stdout: "", stderr: 'no student of this scenario has the id "S9999"\n' });
  });

  test("a limit of a millisecond ends with 3, and nothing is called optimal", () => {
    const stopped = run("allocate", "zust-autumn", "--time-limit", "0.001", "--json");
    expect(stopped).toMatchObject({ code: 3, stderr: "" });
    expect(["feasible", "unsettled"]).toContain((JSON.parse(stopped.stdout) as { status: string }).status);
    expect(stopped.stdout).not.toMatch(/optimal/i);
  });

  test("interrupted while it works: 130, and nothing is left behind", () => {
    const place = join(folder, "interrupted");
    mkdirSync(place);
    const code = 'import { isMainThread } from "node:worker_threads"; if (!isMainThread) setTimeout(() => process.kill(process.pid, "SIGINT"), 300);';
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
    const ended = bursar(["allocate", "zust-autumn", "--out", "out"], { cwd: place, env });
    expect(ended).toEqual({ code: 130, stdout: "", stderr: "" });
    expect(readdirSync(place)).toEqual([]);
  });
});

describe("an output folder", () => {
  const OUT = "tiny-out";
  const place = join(folder, OUT);
  beforeAll(() => {
    allocateChanged("tiny", "", "--out", OUT);
  });

  test("is never overwritten, and moved aside where that is asked for", () => {
    const before = filesOf(place);
    const again = run("allocate", "./tiny", "--out", OUT);
    expect(again).toMatchObject({ code: 2, stdout: "" });
    expect(again.stderr).toMatch(/^tiny-out: this exists already, and nothing is overwritten\n {4}.*--replace/);
    expect(filesOf(place)).toEqual(before);
    const replaced = run("allocate", "./tiny", "--out", OUT, "--replace");
    expect(replaced).toMatchObject({ code: 0, stderr: "" });
    expect(replaced.stdout).toMatch(/the old one is now .*tiny-out\.old-1/);
    expect(filesOf(`${place}.old-1`)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("awards and payments as tables", () => {
    const files = filesOf(place);
    expect(files.get("awards.csv")?.split("\n")[0]).toContain("id,award,level,amount,by,payable,agreement");
    expect(files.get("awards.csv")).toContain("S1,merit-grant,1,10000.00,choice,yes,");
    expect(files.get("payments.csv")).toContain("S2,exam-prize,5,award,fund,2024-09,500.00,yes,fund");
  });

  const changes = ["allocation.jsonl", "program.mps", "certificate.txt"].flatMap((name, f) => {
    const random = randomFrom(20240920 + f);
    return [1, 2, 3].map(() => [name, random(1000)] as const);
  });
  test.each(changes)("one digit changed in %s (at %i of 1000) is refused by both checks", (name, where) => {
    const spoiled = join(folder, "spoiled");
    rmSync(spoiled, { recursive: true, force: true });
    cpSync(place, spoiled, { recursive: true });
    const file = join(spoiled, name);
    const text = readFileSync(file, "utf8");
    const digits = [...text.matchAll(/\d/g)].map((match) => match.index);
    const at = digits[Math.floor((where * digits.length) / 1000)] ?? 0;
    writeFileSync(file, `${text.slice(0, at)}${(Number(text[at]) + 1) % 10}${text.slice(at + 1)}`);
    const checked = run("check", spoiled);
    expect(checked).toMatchObject({ code: 1, stderr: "" });
    expect(checked.stdout).toMatch(/^REFUSED: /);
    expect(checkAlone(spoiled)).toEqual({ code: 1, stdout: checked.stdout });
  });
});

describe("words that cannot be followed", () => {
  test.each([
    [["--policy", "best"], /^--policy is "best"; expected: merit, rank\.\n$/],
    [["--engine", "cplex"], /^--engine is "cplex"; expected: auto, price-and-branch, highs/],
    [["--time-limit", "x"], /^--time-limit is "x"; expected: 60\.\n$/],
    [["--time-limit", "-1"], /time-limit/],
    [["--replace"], /^--replace goes with --out\.\n$/],
    [["--no-such-option"], /unknown option '--no-such-option'/],
  ])("%j", (words, says) => {
    const ended = run("allocate", "zust-autumn", ...words);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(says);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  test("a scenario that is not there", () => {
    const ended = run("allocate", "zust-autum", "--out", "never");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(/there is no scenario "zust-autum"\n {4}.*zust-autumn/);
    expect(existsSync(join(folder, "never"))).toBe(false);
  });
});

describe("infeasible, undecided, unsettled by lot", () => {
  const floor = (places: number) =>
    `@ scheme/scheme.yaml
 exclusions:
   - { id: one-grant, article: "3", awards: [merit-grant, language-grant] }
+
`.replace("+\n", `+quotas: [{ id: at-least, article: "9", award: merit-grant, where: 'school == "SCE"', atLeast: { places: ${places} } }]\n`);

  test("a floor above what is possible: 1, and the rows in conflict in words", () => {
    const ended = allocateChanged("floor", floor(3), "--out", "floor-out");
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    expect(ended.stdout).toMatch(/^Infeasible, proved: no allocation keeps all limits and obligations at once/m);
    expect(ended.stdout).toMatch(/^ +merit-grant: at least 3 places \[9\]/m);
    const checked = run("check", "floor-out");
    expect(checked).toMatchObject({ code: 0, stderr: "" });
    expect(checked.stdout).toMatch(/^proved infeasible: no allocation satisfies the rules\./);
    expect(checkAlone(join(folder, "floor-out"))).toEqual({ code: 0, stdout: checked.stdout });
    const json = run("allocate", "./floor", "--json");
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ status: "infeasible" });
    expect(allocateChanged("floor-2", floor(2)).code).toBe(0);
  });

  test("a budget that is overdrawn before anybody competes", () => {
    const change = `@ scenario.yaml
-  - { id: fund, title: Fund, limit: 30000 yuan, awards: all }
+  - { id: fund, title: Fund, limit: 1299.99 yuan, awards: all }
`;
    const ended = allocateChanged("poor", change);
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    expect(ended.stdout).toMatch(/^ +Fund: at most 1299\.99 yuan, of which 1300\.00 yuan are due without competition/m);
  });

  test("an undecided number: 4, the question is listed, the files are written", () => {
    const change = `@ decisions.csv
-places,language-grant,,1,OFFICE,2024-09-01,minutes of 1 September
`;
    const ended = allocateChanged("undecided", change, "--out", "undecided-out");
    expect(ended).toMatchObject({ code: 4, stderr: "" });
    expect(ended.stdout).toMatch(
      /A person must still decide:\n +the scholarship office has not decided the number \(places\) for Language Grant; until then it has no places/,
    );
    expect(run("check", "undecided-out").code).toBe(0);
    const json = JSON.parse(run("allocate", "./undecided", "--json").stdout) as { status: string; questions: unknown };
    expect(json).toMatchObject({ status: "optimal", questions: [{ code: "question-undecided" }] });
  });

  test("what would change if everything were complete", () => {
    const change = `@ students.csv
-S1,SCE,yes,2022-09-05,4,20000,3.50,91.00,none,TH,merit-grant,none,listed
+S1,SCE,yes,2022-09-05,4,20000,,91.00,none,TH,merit-grant,none,listed
`;
    const ended = allocateChanged("incomplete", change, "--if-complete");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toMatch(/Optimal, proved/);
    expect(ended.stdout).toMatch(/S1.*merit-grant/);
  });

  test("another seed is another lot; without lot the tie is asked about", () => {
    const twin = `@ students.csv
-S2,SCE,yes,2022-09-05,4,16000,3.20,84.50,none,GB;NG,merit-grant;exam-prize,listed,listed
+S2,SCE,yes,2022-09-05,4,20000,3.20,91.00,none,GB;NG,merit-grant;exam-prize,listed,listed
@ census.csv
-registered,autumn,2024-09-15,,20
+registered,autumn,2024-09-15,,10
`;
    const first = allocateChanged("twins", twin, "--json");
    const winner = (ended: Ended) =>
      (JSON.parse(ended.stdout) as { awards: { id: string; award: string; level: string }[] }).awards.find(
        (given) => given.award === "merit-grant" && given.level === "1",
      )?.id;
    // Whose ticket comes first is known from the seed alone.
    const favourite = (seed: string) => ["S1", "S2"][ticketOrder(seed, "autumn", ["S1", "S2"])[0] ?? 0];
    const other = ["a", "b", "c", "d", "e"].find((seed) => favourite(seed) !== favourite("tiny")) ?? "";
    expect([first.code, winner(first)]).toEqual([0, favourite("tiny")]);
    expect(winner(run("allocate", "./twins", "--json", "--seed", other))).toBe(favourite(other));
    const report = allocateChanged(
      "report",
      `${twin}@ scenario.yaml
-seed: "tiny"
+ties: report
`,
    );
    expect(report).toMatchObject({ code: 4, stderr: "" });
    expect(report.stdout).toMatch(/\d+ choices are tied and not settled/);
  });
});
