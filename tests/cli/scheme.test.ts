/** `bursar scheme`: a regulation checked, in words, its readings, its JSON schema, a new one. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Scheme } from "../../src/award/scheme.ts";
import { conditionText, factsOf } from "../../src/report/condition-text.ts";
import { schemeDocument } from "../../src/report/scheme-document.ts";
import { documentText, readingsText, reportReadings } from "../../src/report/scheme-text.ts";
import { shareText } from "../../src/report/scheme-values.ts";
import { wrapped } from "../../src/report/wrap.ts";
import { jsonSchema } from "../../src/scenario/json-schema.ts";
import { readScheme } from "../../src/scenario/scheme-file.ts";
import { bursar } from "../support/build.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bursar-scheme-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function schemeOf(name: string): Scheme {
  const read = readScheme(name, readFileSync(`models/${name}/scheme.yaml`, "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

describe("conditions in words", () => {
  const scheme = schemeOf("zust");
  test.each([
    ["any(hsk, level == 5 and score >= 180)", "any hsk record with level = 5 and score at least 180"],
    ["not any(hsk, level == 5)", "no hsk record with level = 5"],
    ["any(hsk, true)", "any hsk record"],
    ["count(lawViolations, true) == 0", "the number of lawViolations records = 0"],
    ["all(courses, firstPassed)", "every courses record with firstPassed"],
    ["gpaYear >= 3.0 and not isFreshman", "gpaYear at least 3 and not isFreshman"],
    ["isFreshman and (programmeDegree or onSchoolList)", "isFreshman and (programmeDegree or onSchoolList)"],
    ["isFreshman or (programmeDegree and onSchoolList)", "isFreshman or (programmeDegree and onSchoolList)"],
    ["isFreshman or programmeDegree or onSchoolList", "isFreshman or programmeDegree or onSchoolList"],
    ["not (isFreshman or programmeDegree)", "not (isFreshman or programmeDegree)"],
    ['degreeLevel in ["master", "doctor"]', "degreeLevel is master or doctor"],
    ['not (degreeLevel in ["master", "doctor"])', "degreeLevel is not master or doctor"],
    ['"CN" in citizenships', "citizenships include CN"],
    ['not ("CN" in citizenships)', "citizenships do not include CN"],
    ["stage in param.stage.freshman", "stage is one of stage.freshman (reading A48)"],
    ["semestersAtZust >= param.activities.min", "semestersAtZust at least activities.min (stated)"],
    ["known(gpaYear) and not known(enrolledOn)", "gpaYear is known and enrolledOn is unknown"],
    ["implies(isFreshman, programmeDegree) and onSchoolList", "(if isFreshman, then programmeDegree) and onSchoolList"],
    ["(isFreshman ? gpaYear : finalExamOverall) >= 3", "(if isFreshman: gpaYear, otherwise: finalExamOverall) at least 3"],
    ["semestersAtZust - (examCheatingCount + 1) > 2 * (activitiesCount + 1)", "semestersAtZust - (examCheatingCount + 1) more than 2 × (activitiesCount + 1)"],
    ["any(hsk, level == 5 and score >= 180) and isFreshman", "(any hsk record with level = 5 and score at least 180) and isFreshman"],
    ["atLeast(1, isFreshman, onSchoolList)", "at least 1 of these: isFreshman; onSchoolList"],
    ["tuitionYear > yuan(5000)", "tuitionYear more than 5000 yuan"],
    ['enrolledOn != date("2024-01-31")', "enrolledOn is not 2024-01-31"],
    ["monthsBetween(enrolledOn, dateOf(param.asOf)) >= 6", "the whole months from enrolledOn to the date of the day of the case at least 6"],
  ])("%s", (text, expected) => {
    expect(conditionText(scheme, text)).toBe(expected);
  });

  test("the facts of a condition are the student's, not the record's", () => {
    expect(factsOf(scheme, "any(hsk, level == 5 and examDate >= enrolledOn) and isFreshman")).toEqual(["hsk", "enrolledOn", "isFreshman"]);
  });

  test("no word of the language is left in the regulation's words", () => {
    const texts = scheme.rules.map((rule) => conditionText(scheme, rule.require.text));
    expect(texts).toHaveLength(145);
    expect(texts.filter((text) => /param\.|==|>=|<=|\b(any|all|count|implies|known)\(/.test(text))).toEqual([]);
  });
});

describe("the document", () => {
  const scheme = schemeOf("zust");
  const whole = documentText(schemeDocument(scheme, undefined), 80);

  test("names every award, level, rule, exclusion, population, clause, fact and parameter", () => {
    const titles = [
      ...scheme.awards.flatMap((award) => [award.title, ...award.levels.map((level) => `Level ${level.id} (${level.title})`)]),
      ...scheme.rules.map((rule) => rule.id),
      ...[...scheme.exclusions, ...scheme.stacking, ...scheme.quotas, ...scheme.procedure, ...scheme.adjustable].map((clause) => clause.id),
      ...scheme.fields.map((field) => field.name),
    ];
    const flat = whole.replaceAll(/\s+/g, " ");
    expect(titles.length).toBeGreaterThan(190);
    expect(titles.filter((title) => !flat.includes(title))).toEqual([]);
  });

  test("every rule has its article and its quote", () => {
    const flat = whole.replaceAll(/\s+/g, " ");
    expect(
      scheme.rules.filter((rule) => !flat.includes(`${rule.id} [${rule.article}] "${rule.quote.trim().replaceAll(/\s+/g, " ")}"`)).map((rule) => rule.id),
    ).toEqual([]);
  });

  test("is no wider than the terminal", () => {
    for (const width of [40, 80, 120]) {
      const lines = documentText(schemeDocument(scheme, undefined), width).split("\n");
      const tooLong = lines.filter((line) => line.length > width && line.trim().includes(" "));
      expect(tooLong).toEqual([]);
    }
  });

  test("of one award holds what concerns it, and nothing else", () => {
    const award = scheme.awards.find((one) => one.id === "excellent-language");
    const { sections } = schemeDocument(scheme, award);
    const rules = sections.find((section) => section.title === "Rules")?.items.map((item) => item.title);
    expect(rules).toEqual(scheme.rules.filter((rule) => rule.awards.includes("excellent-language")).map((rule) => rule.id));
    expect(sections.find((section) => section.title === "Awards")?.items).toHaveLength(1);
    expect(sections.find((section) => section.title === "Several awards together")?.items.map((item) => item.title)).toEqual(["VII-II-i-ii-note-excl"]);
  });

  test("texts wrap at blanks, shares are exact", () => {
    expect(wrapped("one two three four", 10, 2, 4)).toBe("  one two\n    three\n    four\n");
    expect(wrapped("", 10, 2)).toBe("  \n");
    expect(
      [
        { numerator: 1, denominator: 3 },
        { numerator: 1, denominator: 50 },
        { numerator: 3333, denominator: 10000 },
      ].map(shareText),
    ).toEqual(["1/3", "2 %", "33.33 %"]);
  });
});

describe("readings", () => {
  test("all of them, with question, articles, readings and default", () => {
    const scheme = schemeOf("zust");
    const readings = reportReadings(scheme, undefined);
    const text = readingsText(readings, 100);
    expect(readings.length).toBeGreaterThan(40);
    expect(readings.find((reading) => reading.id === "A24")).toEqual({
      id: "A24",
      question: 'Does HSK 6 satisfy "HSK level 5 certificate with 180 points"?',
      articles: ["VII(II)i ii) c"],
      parameter: "hsk.higherCounts",
      type: "boolean",
      values: [
        { value: "true", meaning: "level 6 with 180 points counts too" },
        { value: "false", meaning: "only level 5" },
      ],
      default: "true",
    });
    expect(text).toContain("true: level 6 with 180 points counts too (default)\n");
    expect(readings.find((reading) => reading.id === "A18")?.default).toBe("100 %");
    expect(readings.find((reading) => reading.id === "A48")?.default).toBe("applicant, admitted, registered");
  });

  test("with a scenario, the value in force", () => {
    const plain = bursar(["scheme", "readings", "zust", "--scenario", "zust-autumn"]);
    expect([plain.code, plain.stderr]).toEqual([0, ""]);
    expect(plain.stdout).toContain("(default, in force)");
    const other = bursar(["scheme", "readings", "bench", "--scenario", "zust-autumn"]);
    expect([other.code, other.stdout]).toEqual([2, ""]);
    expect(other.stderr).toContain("uses the scheme zust, not bench");
  });
});

describe("the JSON schema", () => {
  test("knows the keys of both files, as they are written", () => {
    const scheme = jsonSchema("scheme") as {
      readonly properties: Record<string, { readonly items?: { readonly required?: readonly string[] } }>;
      readonly required: readonly string[];
    };
    expect(Object.keys(scheme.properties)).toEqual(expect.arrayContaining(["fields", "awards", "rules", "exclusions", "readings"]));
    expect(scheme.required).toEqual(expect.arrayContaining(["scheme", "title", "awards", "fields"]));
    expect(scheme.properties["rules"]?.items?.required).toEqual(["id", "article", "awards", "require"]);
    expect(Object.keys((jsonSchema("scenario") as typeof scheme).properties)).toEqual(expect.arrayContaining(["scheme", "asOf", "budgets", "seed"]));
    const extension = jsonSchema("extension") as typeof scheme;
    expect(extension.required).toEqual(["extends"]);
    expect(Object.keys(extension.properties)).toEqual(expect.arrayContaining(["extends", "set", "add", "remove", "budgets"]));
  });

  test("is printed, and no other is there", () => {
    const printed = bursar(["scheme", "schema", "scenario"]);
    expect(JSON.parse(printed.stdout)).toEqual(jsonSchema("scenario"));
    expect(JSON.parse(printed.stdout)).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#", additionalProperties: false });
    expect(bursar(["scheme", "schema", "cohort"])).toMatchObject({ code: 2, stdout: "" });
  });

  test("a file may name its schema in its first line", () => {
    const text = readFileSync("models/tutorial/scheme.yaml", "utf8");
    expect(text).toMatch(/^# yaml-language-server: \$schema=/);
  });
});

describe("the commands", () => {
  test.each(["zust", "tutorial", "bench"])("check %s: one line, or one object", (name) => {
    const scheme = schemeOf(name);
    const plain = bursar(["scheme", "check", name]);
    expect([plain.code, plain.stderr]).toEqual([0, ""]);
    expect(plain.stdout).toMatch(new RegExp(`^${name}: ${scheme.awards.length} awards with .*${scheme.rules.length} rules.*no fault\\.\\n$`));
    expect(JSON.parse(bursar(["scheme", "check", name, "--json"]).stdout)).toMatchObject({
      status: "done",
      awards: scheme.awards.length,
      rules: scheme.rules.length,
    });
  });

  test("check: every fault with its place, also as JSON", () => {
    const text = readFileSync("models/bench/scheme.yaml", "utf8")
      .replace("require: gpa >= 3.0", "require: gpaa >= 3.0")
      .replace("awards: [merit, research], precedence: [merit, research] }", "awards: [merit, reserch], precedence: [merit, reserch] }");
    const path = join(folder, "broken", "scheme.yaml");
    bursar(["scheme", "new", join(folder, "broken")]);
    writeFileSync(path, text);
    const plain = bursar(["scheme", "check", join(folder, "broken")]);
    expect([plain.code, plain.stdout]).toEqual([2, ""]);
    expect(plain.stderr.match(/scheme\.yaml:\d+:\d+: /g)).toHaveLength(2);
    const json = JSON.parse(bursar(["scheme", "check", join(folder, "broken"), "--json"]).stdout) as {
      status: string;
      faults: { says: string; place: { line: number } }[];
    };
    expect(json.status).toBe("faults");
    expect(json.faults.map((fault) => fault.place.line > 1 && fault.says.length > 10)).toEqual([true, true]);
  });

  test("show: in words, of one award, as JSON; an award that is none", () => {
    const shown = bursar(["scheme", "show", "zust", "--award", "hsk-winner"]);
    expect([shown.code, shown.stderr]).toEqual([0, ""]);
    expect(shown.stdout).toContain("everyone who qualifies");
    expect(shown.stdout).toMatch(/any hsk record with level = 4\s+and score at least 210/);
    expect(shown.stdout).not.toContain("any(");
    expect(JSON.parse(bursar(["scheme", "show", "zust", "--json"]).stdout)).toMatchObject({ status: "done", scheme: "zust" });
    const none = bursar(["scheme", "show", "zust", "--award", "nothing"]);
    expect([none.code, none.stdout]).toEqual([2, ""]);
    expect(none.stderr).toContain("known: promotion, excellent-freshman");
  });

  test("new: a folder that allocates at once; a folder that exists is refused and left alone", () => {
    const made = join(folder, "mine");
    const ended = bursar(["scheme", "new", made]);
    expect([ended.code, ended.stderr]).toEqual([0, ""]);
    expect(ended.stdout).toContain(`bursar allocate ${made}`);
    expect(readdirSync(made).sort()).toEqual(["census.csv", "decisions.csv", "scenario.yaml", "scheme.yaml", "students.csv", "students.documents.csv"]);
    expect(readFileSync(join(made, "students.csv"), "utf8").trim().split("\n")).toHaveLength(9);
    expect(bursar(["allocate", made]).code).toBe(0);
    writeFileSync(join(made, "students.csv"), "mine");
    const again = bursar(["scheme", "new", made]);
    expect([again.code, again.stdout]).toEqual([2, ""]);
    expect(again.stderr).toContain("exists already");
    expect(readFileSync(join(made, "students.csv"), "utf8")).toBe("mine");
  });

  test("every part explains itself with an example; words that are not understood end with 2", () => {
    for (const words of [
      ["scheme"],
      ["scheme", "check"],
      ["scheme", "show"],
      ["scheme", "readings"],
      ["scheme", "schema"],
      ["scheme", "new"],
      ["cohort"],
      ["cohort", "check"],
      ["generate"],
    ]) {
      const help = bursar([...words, "--help"]);
      expect([words, help.code, help.stderr]).toEqual([words, 0, ""]);
      expect(help.stdout).toMatch(/Example/);
    }
    expect(bursar(["scheme"]).code).toBe(2);
    expect(bursar(["scheme", "chekc", "zust"]).stderr).toContain("Did you mean check?");
    expect(bursar(["scheme", "check"]).code).toBe(2);
  }, 240_000);
});
