/** `bursar report --format notice|letters` as built, on shipped scenarios: what is written, what is refused, and the pages in a browser. */
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkCertificate } from "../../src/certificate/check.ts";
import { editedProgram } from "../../src/formulation/edited.ts";
import { readMps } from "../../src/program/mps-read.ts";
import type { Program } from "../../src/program/program.ts";
import { receiptAnswer } from "../../src/explain/receipt-answer.ts";
import type { ReceiptData } from "../../src/report/receipt-data.ts";
import { receiptView } from "../../src/report/receipt-view.ts";
import { writeScenario } from "../support/base-scenario.ts";
import { bursar, type Ended } from "../support/build.ts";
import { axeViolations, NO_CHROMIUM, openChromium, type Browser } from "../support/chromium.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-notice-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]): Ended => bursar(words, { cwd: folder });
const read = (...path: readonly string[]) => readFileSync(join(folder, ...path), "utf8");

/** Scenarios, and the students of each. */
const SCENARIOS = [
  ["zust-autumn", 600],
  ["anso-2024", 2000],
] as const;

beforeAll(() => {
  for (const [name] of SCENARIOS) {
    for (const words of [
      ["allocate", name, "--out", name],
      ["report", name, "--format", "letters", "--from", "2024-09-23", "--out", `letters-${name}`],
      ["report", name, "--format", "notice", "--from", "2024-09-23", "--salt-file", `letters-${name}/salt.txt`, "--out", `notice-${name}`],
    ]) {
      const { code, stderr } = run(...words);
      // An allocation may end with questions to persons.
      if (code !== 0 && !(words[0] === "allocate" && code === 4)) throw new Error(stderr);
    }
  }
}, 600_000);

function published(name: string): ReceiptData {
  const data = /<script type="application\/json" id="published">(.*?)<\/script>/s.exec(read(`notice-${name}`, "receipt.html"))?.[1] ?? "";
  return JSON.parse(data) as ReceiptData;
}

/** Id, file and code of every letter. */
function lettersOf(name: string): readonly (readonly string[])[] {
  const [, ...lines] = read(`letters-${name}`, "letters.csv").trimEnd().split("\n");
  return lines.map((line) => line.split(","));
}

describe.each(SCENARIOS)("%s", (name, students) => {
  test("the notice tells its period, hashes and counts, and no id", () => {
    const notice = read(`notice-${name}`, "notice.html");
    const manifest = JSON.parse(read(name, "manifest.json")) as { readonly files: Readonly<Record<string, string>> };
    for (const file of ["program.mps", "certificate.txt", "allocation.jsonl"]) expect(notice).toContain(manifest.files[file]);
    const { root } = published(name);
    expect(notice).toContain(`<code>${root}</code> over the salted rows of ${students} students`);
    expect(notice).toContain('<time datetime="2024-09-23T00:00+08:00">2024-09-23, 00:00 (UTC+08:00)</time>');
    expect(notice).toContain('<time datetime="2024-09-26T00:00+08:00">the end of 2024-09-25, 24:00 (UTC+08:00)</time>');
    expect(notice).toContain('<meta name="bursar-notice-take-down" content="2024-09-26">');
    const csv = read(`notice-${name}`, "notice.csv");
    const awards = read(name, "awards.csv").trimEnd().split("\n").length - 1;
    expect(csv.trimEnd().split("\n").length - 1).toBe(awards);
    for (const [id = ""] of lettersOf(name))
      for (const text of [notice, csv, read(`notice-${name}`, "receipt.html")]) if (text.includes(id)) throw new Error(id);
  });

  test("every letter has the row of its student, accepted by the receipt, and a name that tells nothing", () => {
    const data = published(name);
    const letters = lettersOf(name);
    expect(letters.length).toBe(students);
    expect(readdirSync(join(folder, `letters-${name}`)).length).toBe(students + 2);
    const verdicts: Record<string, number> = {};
    for (const [id = "", file = "", code = ""] of letters) {
      expect(file).toMatch(/^letter-[0-9a-f]{32}\.html$/);
      const letter = read(`letters-${name}`, file);
      const answer = receiptAnswer(letter, data.root, data.prices);
      if (answer.kind !== "accepted") throw new Error(`${file}: ${answer.kind}`);
      expect(answer.row.student).toBe(id);
      expect(letter).toContain(code);
      expect(letter).not.toMatch(/<script|https?:|src=/);
      const { verdict } = answer.priced;
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      const hasOwn = /refutes the program|You were tied|not settled within/.test(letter);
      expect([id, hasOwn]).toEqual([id, verdict === "not-settled"]);
    }
    const { settled = 0, "not-settled": open = 0 } = verdicts;
    console.log(`${name}: ${JSON.stringify(verdicts)}, settled by prices alone ${((100 * settled) / (settled + open)).toFixed(1)} %`);
    expect(read(`notice-${name}`, "notice.html")).toContain(`open to ${settled + open} students: for ${settled} of them`);
    expect(settled / (settled + open)).toBeGreaterThan(0.5);
  });

  test("a letter speaks to its student: nobody is told of as she", () => {
    for (const [, file = ""] of lettersOf(name)) {
      const reasons = (/<h2>Reasons<\/h2>([\s\S]*?)<h2>What was used/.exec(read(`letters-${name}`, file))?.[1] ?? "").replaceAll(
        /Reason: .*|lifted for you by .*|by decision of .*|&quot;.*?&quot;/g,
        "",
      );
      expect(/\b([Ss]he|[Hh]ers?)\b/.exec(reasons)?.input.slice(0, 300)).toBe(undefined);
    }
  });
});

test("the same salt gives the same bytes, another one other leaves and codes", () => {
  run("allocate", "tutorial", "--out", "tutorial");
  expect(run("report", "tutorial", "--format", "letters", "--out", "letters-first", "--from", "2024-09-23").code).toBe(0);
  const same = ["--from", "2024-09-23", "--salt-file", "letters-first/salt.txt"];
  for (const out of ["first", "again"]) expect(run("report", "tutorial", "--format", "notice", "--out", out, ...same).code).toBe(0);
  for (const file of ["notice.html", "notice.csv", "receipt.html"]) expect(read("again", file)).toBe(read("first", file));
  expect(run("report", "tutorial", "--format", "letters", "--out", "letters-again", ...same).code).toBe(0);
  const names = readdirSync(join(folder, "letters-again"));
  expect([...names, "salt.txt"].sort()).toEqual(readdirSync(join(folder, "letters-first")).sort());
  for (const name of names) expect(read("letters-again", name)).toBe(read("letters-first", name));
  expect(run("report", "tutorial", "--format", "notice", "--out", "other", "--days", "5", "--from", "2024-09-23", "--salt-file", "new-salt.txt").code).toBe(0);
  expect(read("new-salt.txt")).toMatch(/^bursar salt 1 [0-9a-f]{64}\n$/);
  expect(read("other", "notice.html")).toContain('content="2024-09-28"');
  const codes = (name: string) =>
    new Set(
      read(name, "notice.csv")
        .split("\n")
        .slice(1, -1)
        .map((line) => line.split(",")[0]),
    );
  expect([...codes("other")].filter((code) => codes("again").has(code))).toEqual([]);
  expect(codes("other").size).toBeGreaterThan(2);
}, 120_000);

test("bad words and folders are refused, and nothing is written", () => {
  const refused = (code: number, says: string, ...words: string[]) => {
    const ended = run("report", ...words, "--out", "never");
    expect([words.join(" "), ended.code]).toEqual([words.join(" "), code]);
    expect(ended.stderr).toContain(says);
    expect(existsSync(join(folder, "never"))).toBe(false);
  };
  refused(2, "the same salts", "zust-autumn", "--format", "notice");
  refused(2, "in a folder that is published", "zust-autumn", "--format", "notice", "--salt-file", "never/salt.txt");
  refused(2, "in a folder that is published", "zust-autumn", "--format", "letters", "--salt-file", "zust-autumn/salt.txt");
  refused(2, "expected: a date", "zust-autumn", "--format", "letters", "--from", "23.9.2024");
  refused(2, "expected: a number of days", "zust-autumn", "--format", "letters", "--days", "0");
  writeFileSync(join(folder, "no-salt.txt"), "abc\n");
  refused(2, "no salt file", "zust-autumn", "--format", "letters", "--salt-file", "no-salt.txt");
  writeScenario(join(folder, "unsettled"));
  const scenario = join(folder, "unsettled/scenario.yaml");
  writeFileSync(
    scenario,
    readFileSync(scenario, "utf8")
      .replace(/^ties: .*$/m, "")
      .concat("\nties: report\n"),
  );
  expect(run("allocate", "./unsettled", "--out", "UNSETTLED").stderr).toBe("");
  refused(2, "not settled (ties: report)", "UNSETTLED", "--format", "letters");
  cpSync(join(folder, "zust-autumn"), join(folder, "changed"), { recursive: true });
  appendFileSync(join(folder, "changed/allocation.jsonl"), "\n");
  refused(1, "allocation.jsonl", "changed", "--format", "letters");
});

test("what may not be published is a fault with its place, and the text is not told", () => {
  writeScenario(join(folder, "private"), "@ scenario.yaml\n+publish: { name: phone }\n synthetic: true\n");
  const students = join(folder, "private/students.csv");
  const [head = "", ...rows] = readFileSync(students, "utf8").trimEnd().split("\n");
  writeFileSync(students, `${[`${head},phone`, ...rows.map((row, i) => `${row},${i === 0 ? "138 0013 8000" : "Li Na"}`)].join("\n")}\n`);
  expect(run("allocate", "./private", "--out", "PRIVATE").stderr).toBe("");
  const ended = run("report", "PRIVATE", "--format", "letters", "--out", "never");
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain("may not be published");
  expect(ended.stderr).toContain("students.csv:2");
  expect(ended.stderr).not.toContain("8000");
  writeFileSync(join(folder, "private/scenario.yaml"), read("private", "scenario.yaml").replace("name: phone", "name: id"));
  expect(run("allocate", "./private").stderr).toContain('the column "id" may not be published');
});

describe.skipIf(NO_CHROMIUM !== undefined)(`in a browser${NO_CHROMIUM === undefined ? "" : ` (skipped: ${NO_CHROMIUM})`}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  }, 60_000);
  afterAll(() => browser.close());

  /** A letter whose student the prices do not settle. */
  function openLetter(name: string): string {
    const data = published(name);
    const found = lettersOf(name).find(([, file = ""]) => {
      const answer = receiptAnswer(read(`letters-${name}`, file), data.root, data.prices);
      return answer.kind === "accepted" && answer.priced.verdict === "not-settled";
    });
    return join(folder, `letters-${name}`, found?.[1] ?? "");
  }

  test("axe finds nothing on notice, receipt and letter, and no page asks for anything", async () => {
    const name = "zust-autumn";
    for (const path of [join(folder, `notice-${name}/notice.html`), join(folder, `notice-${name}/receipt.html`), openLetter(name)]) {
      const page = await browser.open(path);
      const { violations, passes } = await axeViolations(page);
      expect([path, violations]).toEqual([path, []]);
      expect(passes).toBeGreaterThan(10);
      expect(page.trouble).toEqual([]);
    }
  }, 120_000);

  test("the receipt's page says what its functions say, of a file and of a text, true and changed", async () => {
    const path = openLetter("zust-autumn");
    const page = await browser.open(join(folder, "notice-zust-autumn/receipt.html"));
    const shown = () => page.evaluate<string>("document.getElementById('answer').innerText");
    const expected = receiptView(readFileSync(path, "utf8"), published("zust-autumn"));
    await page.giveFile("#file", path);
    await expect.poll(shown).toContain(expected.lines[0]);
    expect((await shown()).split(/\n+/)).toEqual(expected.lines);
    expect(await page.evaluate("document.getElementById('answer').className")).toBe("box good");
    expect(await page.evaluate("document.querySelectorAll('#details tbody tr').length")).toBe(expected.tables.flatMap((one) => one.rows).length);
    expect((await axeViolations(page)).violations).toEqual([]);
    const block =
      /bursar row 1[\s\S]*?end row/.exec(readFileSync(path, "utf8").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&"))?.[0] ?? "";
    for (const [text, says] of [
      [block, "YES"],
      [block.replace('"students","1","', '"students","2","'), "NO"],
      ["something", "No block was found"],
    ] as const) {
      await page.evaluate(`document.getElementById('text').value = ${JSON.stringify(text)}; document.getElementById('check').click()`);
      expect(await shown()).toContain(says);
    }
    expect(page.trouble).toEqual([]);
  }, 120_000);

  test("no other script runs in the receipt's page: the hash of its policy is that of its own", () => {
    const html = read("notice-zust-autumn", "receipt.html");
    const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
    expect(html).toContain(`script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    expect(html.match(/<script/g)?.length).toBe(2);
    // The page carries the licence of the package that computes its hashes.
    expect(script).toContain("The MIT License (MIT)");
  });
});

test("under the policy rank cut-offs decide: no prices, no proofs, and the receipt says so", () => {
  writeScenario(join(folder, "ranked"));
  expect(run("allocate", "./ranked", "--policy", "rank", "--out", "RANKED").stderr).toBe("");
  expect(run("report", "RANKED", "--format", "letters", "--from", "2024-09-23", "--out", "letters-ranked").code).toBe(0);
  const words = ["--format", "notice", "--from", "2024-09-23", "--salt-file", "letters-ranked/salt.txt", "--out", "notice-ranked"];
  expect(run("report", "RANKED", ...words).code).toBe(0);
  const notice = read("notice-ranked", "notice.html");
  expect(notice).toContain("Under this policy the cut-offs decide alone");
  expect(notice).not.toContain("published prices alone settle it");
  const data = published("ranked");
  expect(data.prices.sweeps).toEqual([]);
  for (const [, file = ""] of lettersOf("ranked")) {
    const letter = read("letters-ranked", file);
    expect(receiptView(letter, data).kind).toBe("good");
    expect(letter).not.toContain("claim infeasible");
  }
});

test("the proof in a letter refutes the folder's program with the rows that it names, read anew from both files", () => {
  const mps = readMps(read("zust-autumn", "program.mps"), "program.mps");
  if (!mps.ok) throw new Error(JSON.stringify(mps));
  const program = mps.value;
  const names = new Map([...program.columnNames].map((name, column) => [name, column]));
  // A choice that the allocation takes: of it the same lines prove nothing.
  const taken = names.get(/"columns":\["([^"]+)"/.exec(read("zust-autumn", "allocation.jsonl"))?.[1] ?? "") ?? -1;
  let proofs = 0;
  for (const [, file = ""] of lettersOf("zust-autumn")) {
    for (const [, block = ""] of read("letters-zust-autumn", file).matchAll(/<pre tabindex="0" role="group" aria-label="Proof[^>]*>([\s\S]*?)<\/pre>/g)) {
      const lines = block.replaceAll("&gt;", ">").split("\n");
      const [asked = "", ...rest] = lines;
      const columns = asked
        .split(" ")
        .slice(1, -2)
        .map((name) => names.get(name) ?? -1);
      const least = rest.filter((line) => line.startsWith("least|"));
      const goals = least.map((line, g) => goalAtLeast(program, g, Number(line.split(" ").at(-1))));
      const certificate = ["bursar certificate 1", `program ${"0".repeat(64)}`, ...rest.slice(least.length)];
      const row = (from: readonly number[]) => ({
        name: "asked",
        columns: Int32Array.from(from),
        coefficients: new Float64Array(from.length).fill(1),
        lower: 1,
      });
      const verdict = (from: readonly number[]) =>
        checkCertificate(editedProgram(program, { rows: [row(from), ...goals], goals: program.goals.slice(0, 1) }), "0".repeat(64), undefined, certificate);
      expect(verdict(columns)).toMatchObject({ ok: true, kind: "infeasible" });
      proofs += 1;
      expect(verdict([taken]).ok).toBe(false);
    }
  }
  expect(proofs).toBeGreaterThan(30);
});

/** "A goal is at least so much" as a row. */
function goalAtLeast({ goals }: Program, g: number, lower: number) {
  const { coefficients = new Float64Array(0) } = goals[g] ?? {};
  const columns = Int32Array.from(coefficients.keys()).filter((column) => coefficients[column] !== 0);
  return { name: `least ${g}`, columns, coefficients: Float64Array.from(columns, (column) => coefficients[column] ?? 0), lower };
}
