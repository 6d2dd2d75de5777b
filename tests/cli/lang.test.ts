/** The language of the program: which one it is, what it changes, and what never depends on it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usageError } from "../../src/cli/commander-words.ts";
import { environmentLanguage, languageWord } from "../../src/cli/language.ts";
import { saidIn } from "../../src/words/language.ts";
import { writeScenario } from "../support/base-scenario.ts";
import { bursar, bursarProcess, built } from "../support/build.ts";
import { sheetTexts } from "../support/sheets.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-lang-"));
const GOLDEN = join(import.meta.dirname, "../golden/zh");
const CHINESE = /\p{Script=Han}{2}/u;
/** Three words of English in a row. */
const ENGLISH = /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/;
const zh = (...words: readonly string[]) => bursar([...words, "--lang", "zh"], { cwd: folder });
const en = (...words: readonly string[]) => bursar([...words, "--lang", "en"], { cwd: folder });

beforeAll(() => writeScenario(join(folder, "case")));
afterAll(() => rmSync(folder, { recursive: true }));

/** What depends on the clock, taken out. */
const timeless = (text: string) => text.replace(/用时 \d+ 毫秒/g, "用时 N 毫秒").replaceAll(folder, "DIR");

function golden(name: string, said: string): void {
  const file = join(GOLDEN, name);
  if (env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(file, timeless(said));
  }
  expect(timeless(said)).toBe(readFileSync(file, "utf8"));
}

describe("which language", () => {
  test.each([
    [{}, "en"],
    [{ LANG: "zh_CN.UTF-8" }, "zh"],
    [{ LANG: "zh" }, "zh"],
    [{ LANG: "ZH-Hans" }, "zh"],
    [{ LANG: "zha_CN" }, "en"],
    [{ LANG: "de_DE.UTF-8" }, "en"],
    [{ LC_MESSAGES: "zh_CN", LANG: "en_US" }, "zh"],
    [{ LC_MESSAGES: "en_US", LANG: "zh_CN" }, "en"],
    [{ LC_ALL: "C", LC_MESSAGES: "zh_CN", LANG: "zh_CN" }, "en"],
    [{ LC_ALL: "", LANG: "zh_CN" }, "zh"],
    [{ LC_ALL: "zh_TW", LANG: "en_US" }, "zh"],
  ] as const)("the environment %j: %s", (environment, language) => {
    expect(environmentLanguage(environment)).toBe(language);
  });

  test.each([
    [["check", "x"], undefined],
    [["--lang", "zh", "check"], "zh"],
    [["check", "x", "--lang=en"], "en"],
    [["check", "--lang", "en", "--lang", "zh"], "zh"],
    [["check", "--lang"], undefined],
    [["check", "--", "--lang", "zh"], undefined],
    [["check", "--language", "zh"], undefined],
  ] as const)("the words %j: %s", (words, language) => {
    expect(languageWord(words)).toBe(language);
  });

  test("in a process of its own: the environment, and --lang before it", () => {
    const run = (environment: Record<string, string>, ...words: string[]) =>
      bursarProcess(["check", "./nowhere", ...words], { cwd: folder, env: environment }).stderr;
    const [chinese, english] = [run({ LC_ALL: "", LC_MESSAGES: "", LANG: "zh_CN.UTF-8" }), run({ LC_ALL: "C", LANG: "zh_CN.UTF-8" })];
    expect(chinese).toMatch(CHINESE);
    expect(english).toMatch(ENGLISH);
    expect(english).not.toMatch(CHINESE);
    expect(run({ LC_ALL: "C" }, "--lang", "zh")).toBe(chinese);
    expect(run({ LC_ALL: "zh_CN.UTF-8" }, "--lang=en")).toBe(english);
  });

  test("another language is refused in both, and nothing is done", () => {
    expect(bursar(["allocate", "./case", "--lang", "fr"], { cwd: folder })).toEqual({
      code: 2,
      stdout: "",
      stderr: 'error: --lang "fr": the languages are en and zh\n错误：--lang “fr”：可选语言为 en 和 zh\n',
    });
  });
});

describe("the words of the command line", () => {
  const errors: readonly (readonly string[])[] = [
    ["allocate"],
    ["allocate", "--seed"],
    ["allocate", "./case", "--sed", "x"],
    ["allocate", "a", "b", "c"],
    ["alocate"],
    ["report", "x"],
    ["check", "x", "--zzzz"],
  ];

  test.each(errors)("%s %s %s %s", (...words) => {
    const given = words.filter((word) => word !== undefined);
    const [chinese, english] = [zh(...given), en(...given)];
    expect([chinese.code, english.code]).toEqual([2, 2]);
    expect(chinese.stderr).toMatch(/^错误：/);
    expect(chinese.stderr).not.toMatch(ENGLISH);
    expect(english.stderr).toMatch(/^error: /);
  });

  test("in English a message of commander stays as it is", () => {
    for (const message of [
      "error: missing required argument 'a'",
      "error: option '--a <b>' argument missing",
      "error: required option '--a <b>' not specified",
      "error: unknown option '--a'\n(Did you mean --b?)",
      "error: unknown option '--a'\n(Did you mean one of --b, --c?)",
      "error: unknown command 'a'",
      "error: too many arguments for 'a'. Expected 1 argument but got 3.",
      "error: too many arguments. Expected 0 arguments but got 3.",
      "error: something that nobody knows",
    ]) {
      expect(usageError(message)).toBe(`${message}\n`);
      const said = saidIn("zh", () => usageError(message));
      if (!message.includes("nobody")) expect([message, ENGLISH.test(said)]).toEqual([message, false]);
    }
  });

  test("every help page is Chinese, no wider than 80 columns where lines can break", () => {
    const commands = [...zh("--help").stdout.matchAll(/^ {2}([a-z]+) /gm)]
      .map((match) => match[1] ?? "")
      .filter((name) => name !== "help" && name !== "bursar");
    expect(commands.length).toBeGreaterThan(17);
    for (const command of commands) {
      const { stdout } = zh(command, "--help");
      expect([command, stdout.startsWith("用法："), stdout.includes("--lang <language>")]).toEqual([command, true, true]);
      expect([command, /\b(Usage|Options|Arguments|Commands|default):/.exec(stdout)?.[0]]).toEqual([command, undefined]);
    }
    golden("allocate-help.txt", zh("allocate", "--help").stdout);
  });
});

describe("what does not depend on the language", () => {
  const TIMES = /"(seconds|checkMilliseconds|search|proof|check)": [\d.e-]+|"madeAt": "[^"]*"/g;
  const filesOf = (place: string) => readdirSync(join(folder, place), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const contents = (place: string) =>
    filesOf(place).map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "latin1").replace(TIMES, "")]);

  test("the folder of an allocation, byte by byte, but for the times in the manifest", () => {
    expect([zh("allocate", "./case", "--out", "zh").code, en("allocate", "./case", "--out", "en").code]).toEqual([0, 0]);
    expect(contents("zh")).toEqual(contents("en"));
    expect(contents("zh").length).toBeGreaterThan(8);
    const [inChinese, inEnglish] = [zh("allocate", "zust-autumn-tight", "--out", "tight-zh"), en("allocate", "zust-autumn-tight", "--out", "tight-en")];
    expect([inChinese.code, inEnglish.code]).toEqual([0, 0]);
    expect(contents("tight-zh")).toEqual(contents("tight-en"));
  });

  test.each([
    "allocate ./case",
    "allocate zust-autumn-tight",
    "allocate ./nowhere",
    "eligibility zust-autumn",
    "readings ./case",
    "compare ./case ./case",
    "stress ./case --budget --trials 3",
    "sweep ./case --vary budgets.fund.limit=50%..100%:50%",
    "adjust check zust-autumn --award excellent-language --places 2,5,7",
    "reevaluate zust-reevaluation",
    "scheme check zust",
    "scheme show zust",
    "scheme readings zust",
    "scheme coverage zust",
    "cohort check ./case",
  ])("%s --json", (words) => {
    const [chinese, english] = [zh(...words.split(" "), "--json"), en(...words.split(" "), "--json")];
    expect(chinese.stdout.replace(TIMES, "")).toBe(english.stdout.replace(TIMES, ""));
    expect(chinese.code).toBe(english.code);
  });
});

describe("in Chinese", () => {
  test("the summary of an allocation, made in a worker", () => {
    const { code, stdout } = zh("allocate", "zust-autumn", "--out", "result");
    expect(code).toBe(0);
    golden("allocate.txt", stdout);
    const own = bursarProcess(["allocate", "./case", "--lang", "zh"], { cwd: folder });
    expect(own.stdout).toContain("最优，已证明");
    expect(own.stdout).not.toMatch(/\b(proved|awards|students)\b/);
  });

  test("why a student was not given it, why another was, and what is decided of a third", () => {
    golden("explain-loser.txt", zh("explain", "result", "S0403").stdout);
    golden("explain-winner.txt", zh("explain", "result", "S0435", "--award", "excellent-degree").stdout);
    golden("eligibility.txt", zh("eligibility", "zust-autumn", "--student", "S0403").stdout);
  });

  test("a fault in a table", () => {
    writeScenario(join(folder, "bad"));
    const file = join(folder, "bad/students.csv");
    const [head = "", first = "", ...rest] = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, [head, first.replace(/,[^,]*$/, ",x"), ...rest].join("\n"));
    const { code, stderr } = zh("allocate", "./bad");
    expect(code).toBe(2);
    golden("faults.txt", stderr);
  });

  test("the check alone, too", () => {
    const { stdout } = bursarProcess(["check", "result"], { cwd: folder, env: { LC_ALL: "zh_CN.UTF-8" } });
    expect(stdout).toMatch(CHINESE);
    expect(built("check.mjs")).toContain("check.mjs");
  });

  test("the sheets of the workbook", () => {
    expect(zh("report", "result", "--format", "xlsx", "--out", "result.xlsx").code).toBe(0);
    const sheets = sheetTexts(readFileSync(join(folder, "result.xlsx")));
    golden("workbook.txt", [...sheets].map(([name, { rows }]) => `${name}：${rows[0]?.join(" | ")}\n`).join(""));
  });

  test("notice, letters and receipt", () => {
    writeFileSync(join(folder, "salt.txt"), `bursar salt 1 ${"5a".repeat(32)}\n`);
    const publish = (format: string) => zh("report", "result", "--format", format, "--out", format, "--salt-file", "salt.txt", "--from", "2024-10-08");
    expect([publish("notice").stderr, publish("letters").stderr]).toEqual(["", ""]);
    const letters = readdirSync(join(folder, "letters")).filter((name) => name.endsWith(".html"));
    const losers =
      readFileSync(join(folder, "letters/letters.csv"), "utf8")
        .split("\n")
        .find((line) => line.startsWith("S0403")) ?? "";
    const letter = letters.find((name) => losers.includes(name)) ?? "";
    const shown = (page: string) => {
      const text = readFileSync(join(folder, page), "utf8");
      expect([page, text.includes('<html lang="zh-CN">')]).toEqual([page, true]);
      const body = text.replace(/^.*<body>|<script.*$|<pre.*?<\/pre>/gs, "").replace(/<[^>]*>/g, " ");
      return body
        .replace(/[0-9a-f]{64}/g, "HASH")
        .replace(/[ \t]+/g, " ")
        .replace(/\s*\n\s*/g, "\n");
    };
    golden("notice.txt", shown("notice/notice.html").split("\n").slice(0, 60).join("\n"));
    golden("letter.txt", shown(`letters/${letter}`));
    golden("receipt.txt", shown("notice/receipt.html"));
  });
});
