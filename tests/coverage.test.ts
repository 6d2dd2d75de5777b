/** The clause lists of the shipped regulations, their reader and their judge. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { faultsText } from "../src/cli/print-faults.ts";
import { loadClauses } from "../src/load.ts";
import { coverageText } from "../src/report/coverage-text.ts";
import { CLAUSE_KINDS, COMPUTABLE_KINDS, readClauses, type Clause, type ClauseKind, type ClauseList } from "../src/scenario/clauses-file.ts";
import { judgeCoverage, type Coverage } from "../src/scenario/coverage.ts";
import { readScheme } from "../src/scenario/scheme-file.ts";
import { bursar } from "./support/build.ts";

/** Clauses of each kind in the two texts, as counted from the texts themselves: [zust, anso]. */
const COUNTS: Readonly<Record<ClauseKind, readonly [number, number]>> = {
  "eligibility predicate": [62, 12],
  "document requirement": [37, 1],
  amount: [17, 2],
  level: [15, 0],
  "percentage cap": [4, 0],
  quota: [5, 3],
  "budget/funding rule": [3, 0],
  "adjustability rule": [3, 0],
  "exclusivity/override": [3, 3],
  "repeat/history rule": [2, 0],
  "renewal/re-evaluation": [7, 14],
  "timing/cycle": [22, 6],
  "procedure/authority": [20, 7],
  "coverage/sponsor split": [0, 10],
  "discretionary judgement": [24, 1],
  "not computable": [11, 4],
  "structure (added kind)": [5, 1],
};
const TOTALS: Readonly<Record<string, number>> = { zust: 240, anso: 64 };

function listOf(name: string): ClauseList {
  const file = `models/${name}/clauses.yaml`;
  const read = readClauses(file, readFileSync(file, "utf8"));
  if (!read.ok) throw new Error(faultsText(read.faults));
  return read.value;
}

/** Everything under a key: a member of that name, or the entry of a list that has it as its `key`. */
function underKey(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const isNamed = "key" in value && value.key === key;
  return [...(isNamed ? [value] : []), ...Object.entries(value).flatMap(([name, inner]) => (name === key ? [inner] : underKey(inner, key)))];
}

/** All texts in a value. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe.each([["zust"], ["anso"]])("the clauses of %s", (name) => {
  const { clauses, scheme } = listOf(name);
  const column = name === "zust" ? 0 : 1;

  test("each once, with a kind; as many of each kind as the text has", () => {
    const counted = CLAUSE_KINDS.map((kind) => [kind, clauses.filter((clause) => clause.kind === kind).length]);
    expect(counted).toEqual(CLAUSE_KINDS.map((kind) => [kind, COUNTS[kind][column]]));
    expect(new Set(clauses.map((clause) => clause.id)).size).toBe(TOTALS[name]);
    expect(scheme).toBe(name);
  });

  test("every clause has its row", () => {
    expect(clauses.filter((clause) => clause.treatment === undefined).map((clause) => clause.id)).toEqual([]);
  });

  test("what could be computed is computed, or asked of somebody, or argued", () => {
    const computable = clauses.filter((clause) => COMPUTABLE_KINDS.some((kind) => kind === clause.kind));
    const rest = computable.filter(({ treatment }) => treatment?.kind !== "computed" && treatment?.kind !== "decided");
    expect(computable.length).toBe(COMPUTABLE_KINDS.reduce((sum, kind) => sum + COUNTS[kind][column], 0));
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.length).toBeLessThan(computable.length / 4);
    expect(rest.filter((clause) => (clause.argued ?? "").length < 20).map((clause) => clause.id)).toEqual([]);
  });

  test("every clause is said in one short line", () => {
    expect(clauses.filter(({ says }) => says.length > 170 || says.length < 10 || /\n/.test(says)).map((clause) => clause.id)).toEqual([]);
  });

  test("a clause that is shown is found under the key of the output of its command", () => {
    const shown = clauses.flatMap(({ id, treatment }) => (treatment?.kind === "procedure" ? [{ id, ...treatment }] : []));
    const commands = [...new Set(shown.map((clause) => clause.command))];
    const outputs = new Map(
      commands.map((command) => {
        const ended = bursar(command.split(" "));
        expect([command, ended.code, ended.stderr]).toEqual([command, 0, ""]);
        return [command, JSON.parse(ended.stdout) as unknown];
      }),
    );
    const missing = shown.filter(({ id, command, key }) => !underKey(outputs.get(command), key).flatMap(textsOf).includes(id));
    expect(shown.length).toBeGreaterThan(5);
    expect(missing.map((clause) => clause.id)).toEqual([]);
  });

  test("the scheme has every part that a clause names, and no part that none names", async () => {
    const loaded = await loadClauses(name);
    if (!loaded.ok) throw new Error(faultsText(loaded.faults));
    expect(faultsText(judgeCoverage(loaded.value.list, loaded.value.scheme).gaps)).toBe("");
  });

  test("the command: a table that adds up, exit code 0; as one object with every clause", () => {
    const plain = bursar(["scheme", "coverage", name]);
    expect([plain.code, plain.stderr]).toEqual([0, ""]);
    expect(plain.stdout).toMatch(new RegExp(`^all( +\\d+){4} +${TOTALS[name]}$`, "m"));
    const json = bursar(["scheme", "coverage", name, "--json"]);
    const object = JSON.parse(json.stdout) as { status: string; gaps: unknown[]; clauses: { id: string; treatment: string }[] };
    expect([json.code, object.status, object.gaps]).toEqual([0, "done", []]);
    expect(object.clauses.map((clause) => clause.id)).toEqual(clauses.map((clause) => clause.id));
  });
});

/** The clauses of the tutorial's regulation, complete. */
const SMALL = `scheme: tutorial
source: invented for this tutorial
clauses:
  - { id: "1", article: "1", kind: eligibility predicate, awards: all, says: Who is registered may apply., computed: [rule registered] }
  - { id: "2", article: "2", kind: percentage cap, awards: [merit-award], says: Five of a hundred., computed: [cap merit-award-1-cap, cap merit-award-2-cap, population students] }
  - { id: 3-levels, article: "3", kind: level, awards: [merit-award], says: Two levels., computed: [award merit-award, level merit-award/1, amount merit-award/2] }
  - { id: 3-marks, article: "3", kind: eligibility predicate, awards: [merit-award], soft: true, says: Good marks., decided: { by: the office, refs: [rule good-marks, field gpa] } }
  - { id: 4-service, article: "4", kind: amount, awards: [service-award], says: Service., computed: [award service-award, amount service-award/award, cap service-award-award-cap, rule hours] }
  - { id: 5-form, article: "5", kind: document requirement, awards: all, says: The form., computed: [rule application-form, parameter deadline, decision waiver] }
  - { id: 6-one, article: "6", kind: exclusivity/override, awards: all, says: One award., computed: [exclusion one-award] }
  - { id: publication, article: "7", kind: procedure/authority, awards: all, says: Published., procedure: { command: scheme show tutorial --json, key: procedure } }
  - { id: 8-aim, article: "8", kind: not computable, awards: [], says: The aim., notComputable: an aim without a test }
`;

function judged(text: string): Coverage {
  const read = readScheme("models/tutorial/scheme.yaml", readFileSync("models/tutorial/scheme.yaml", "utf8"));
  if (!read.ok) throw new Error(faultsText(read.faults));
  const list = readClauses("clauses.yaml", text);
  if (!list.ok) throw new Error(faultsText(list.faults));
  return judgeCoverage(list.value, read.value);
}

/** The list with one change, which must apply. */
function changed(from: string, to: string): string {
  expect(SMALL.split(from)).toHaveLength(2);
  return SMALL.replace(from, to);
}

describe("the judge", () => {
  test("a complete list has no gap; an amount stands for its level", () => {
    expect(faultsText(judged(SMALL).gaps)).toBe("");
  });

  test.each([
    ["nothing said", ", computed: [exclusion one-award]", "", ["10:5: clause 6-one: nothing is said of it", "no clause names exclusion"]],
    [
      "a rule that is not there",
      "[rule registered]",
      "[rule registerd]",
      ['4:119: clause 1: the scheme has no rule "registerd"', 'no clause names rule "registered"'],
    ],
    ["a level without award", "level merit-award/1", "level 1", ['the scheme has no level "1"', 'no clause names level "merit-award/1"']],
    ["a cap left out", "cap merit-award-1-cap, ", "", ['no clause names cap "merit-award-1-cap"']],
    ["a population left out", ", population students", "", ['no clause names population "students"']],
    ["an award left out", "award service-award, ", "", ['no clause names award "service-award"']],
    ["agreements where there are none", "[exclusion one-award]", "[exclusion one-award, agreements]", ["clause 6-one: the scheme has no agreements"]],
    ["an award that is not there", "awards: [service-award]", "awards: [servis-award]", ['8:5: clause 4-service: the scheme has no award "servis-award"']],
    ["a parameter that is not there", "parameter deadline", "parameter dedline", ['the scheme has no parameter "dedline"']],
    ["a decision that nothing asks for", "decision waiver", "decision waver", ['the scheme has no decision "waver"']],
    ["shown, but not there", "id: publication", "id: publicity", ["11:5: clause publicity: it is not in the procedure of scheme.yaml"]],
    [
      "not argued",
      "computed: [exclusion one-award]",
      "notComputable: too hard",
      ['clause 6-one: "exclusivity/override" can be computed', "no clause names exclusion"],
    ],
    ["another scheme", "scheme: tutorial\n", "scheme: zust\n", ['1:9: these are the clauses of the scheme "zust", not of "tutorial"']],
  ])("%s", (_, from, to, expected) => {
    const { gaps } = judged(changed(from, to));
    const lines = gaps.map((gap) => faultsText([gap]).split("\n")[0] ?? "");
    expect(lines).toHaveLength(expected.length);
    expected.forEach((part, i) => expect(lines[i]).toContain(part));
    for (const line of lines) expect(line).toMatch(/^clauses\.yaml:/);
  });

  test("argued: no gap but the part that is now nobody's", () => {
    const { gaps } = judged(changed("computed: [exclusion one-award]", "notComputable: too hard, argued: nobody holds two"));
    expect(gaps.map((gap) => gap.code)).toEqual(["coverage-unnamed"]);
  });

  test("readings that no clause names are told, and are no gap", async () => {
    const loaded = await loadClauses("zust");
    if (!loaded.ok) throw new Error(faultsText(loaded.faults));
    const { list, scheme } = loaded.value;
    const without = (clause: Clause) => clause.id !== "VII-II-i-ii-c";
    const coverage = judgeCoverage({ ...list, clauses: list.clauses.filter(without) }, scheme);
    expect(coverage.readingsWithoutClause).toContain("A24");
    expect(coverage.gaps.some((gap) => gap.values["name"] === "A24")).toBe(false);
    expect(coverageText("zust", coverage, [], 80)).toMatch(/Readings that no clause names:[^.]*A24/);
  });

  test("a list without clauses: every part that decides something is nobody's", async () => {
    const loaded = await loadClauses("zust");
    if (!loaded.ok) throw new Error(faultsText(loaded.faults));
    const { list, scheme } = loaded.value;
    const { gaps } = judgeCoverage({ ...list, clauses: [] }, scheme);
    const levels = scheme.awards.flatMap((award) => award.levels);
    const parts = [scheme.awards, levels, levels.filter((level) => level.cap !== undefined), scheme.rules, scheme.exclusions, scheme.stacking, scheme.quotas];
    const more = [
      scheme.adjustable,
      [...scheme.populations],
      scheme.funds,
      scheme.keys,
      scheme.renewals,
      scheme.renewals.flatMap((renewal) => renewal.grounds),
    ];
    const items = levels.flatMap(({ amount }) => (amount.kind === "coverage" ? amount.items : []));
    const agreements = scheme.agreements === undefined ? 0 : 1;
    expect(new Set(gaps.map((gap) => gap.code))).toEqual(new Set(["coverage-unnamed"]));
    expect(gaps).toHaveLength([...parts, ...more, items].reduce((sum, some) => sum + some.length, agreements));
    expect(gaps.length).toBeGreaterThan(100);
  });

  test("counts and report", () => {
    const coverage = judged(changed(", notComputable: an aim without a test", ""));
    expect(coverage.counts.find((count) => count.kind === "eligibility predicate")).toEqual({
      kind: "eligibility predicate",
      computed: 1,
      decided: 1,
      procedure: 0,
      notComputable: 0,
      none: 0,
      all: 2,
    });
    const text = coverageText("tutorial", coverage, coverage.clauses.slice(3, 5), 120);
    expect(text).toContain("\nall                           6        1      1               0             1    9\n");
    expect(text).toContain("3-marks [3] Good marks.\n    decided: by the office: rule good-marks, field gpa\n");
    expect(text).toContain("    computed: award service-award, amount service-award/award, cap service-award-award-cap, rule hours\n");
    expect(text).toContain("1 thing is missing:\n");
    expect(coverageText("tutorial", judged(SMALL), [], 120)).toContain("\nKind of clause         computed  decided  shown  not computable  all\n");
  });
});

describe("broken clause lists", () => {
  test.each<[string, string, string, string]>([
    ["a kind that is none", "kind: level", "kind: levels", `clauses.yaml:6:41: clauses.2.kind is "levels"`],
    ["no paraphrase", "says: Published., ", "", `clauses.yaml:11:5: the key "says" is missing`],
    ["an unknown key", "says: Published.", "say: Published.", `clauses.yaml:11:78: there is no key "say" here\n    did you mean "says"?`],
    [
      "two treatments",
      "notComputable: an aim without a test",
      "notComputable: an aim, computed: [rule hours]",
      `clauses.yaml:12:5: the clause "8-aim" has several treatments: computed, notComputable\n    keep one of them`,
    ],
    ["an id twice", "id: 3-marks", "id: 3-levels", `clauses.yaml:7:11: the clause "3-levels" is already in line 6\n    ids are unique`],
    [
      "a reference of no kind",
      "[rule registered]",
      "[rulle registered]",
      `clauses.yaml:4:119: "rulle registered" does not begin with a kind of part of a scheme\n    did you mean "rule"?`,
    ],
    [
      "a reference without a name",
      "exclusion one-award",
      "exclusion",
      `clauses.yaml:10:102: "exclusion" is no reference\n    write the name after it, such as exclusion NAME`,
    ],
    [
      "agreements with a name",
      "exclusion one-award",
      "agreements one-award",
      `clauses.yaml:10:102: "agreements one-award" is no reference\n    write agreements alone: a scheme has one clause of them`,
    ],
    ["no references", "[exclusion one-award]", "[]", `clauses.yaml:10:101: clauses.6.computed is "[]"\n    expected: at least 1`],
    ["decided by nobody", "by: the office, ", "", `clauses.yaml:7:126: the key "by" is missing`],
    ["no YAML", "scheme: tutorial\n", "scheme: [\n", "this is not valid YAML"],
  ])("%s", (_, from, to, expected) => {
    const read = readClauses("clauses.yaml", changed(from, to));
    expect(read.ok ? "" : faultsText(read.faults)).toContain(expected);
  });

  test("every fault at once", () => {
    const read = readClauses("clauses.yaml", changed("[rule registered]", "[rulle registered, exclusion]").replace("id: 3-marks", "id: 3-levels"));
    expect(read.ok ? [] : read.faults.map((fault) => fault.code)).toEqual(["clause-ref-kind", "clause-ref-name", "clause-duplicate"]);
  });
});

describe("the command", () => {
  const folder = mkdtempSync(join(tmpdir(), "bursar-coverage-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "scheme.yaml"), readFileSync("models/tutorial/scheme.yaml", "utf8"));
  const put = (text: string) => writeFileSync(join(folder, "clauses.yaml"), text);

  test("exit codes 0, 1 and 2; as JSON, too", () => {
    put(SMALL);
    expect(bursar(["scheme", "coverage", folder])).toMatchObject({ code: 0, stderr: "" });
    put(changed("[rule registered]", "[rule registerd]"));
    const gaps = bursar(["scheme", "coverage", folder]);
    expect([gaps.code, gaps.stderr]).toEqual([1, ""]);
    expect(gaps.stdout).toContain("2 things are missing:\n");
    expect(gaps.stdout).toContain(`clause 1: the scheme has no rule "registerd"\n    did you mean: registered?`);
    const json = bursar(["scheme", "coverage", folder, "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ status: "gaps", scheme: "tutorial", gaps: [{ code: "coverage-unnamed" }, { code: "coverage-ref" }] });
    put(changed("kind: level", "kind: levels"));
    expect(bursar(["scheme", "coverage", folder])).toMatchObject({ code: 2, stdout: "" });
    expect(JSON.parse(bursar(["scheme", "coverage", folder, "--json"]).stdout)).toMatchObject({ status: "faults" });
  });

  test("clauses one by one: all, of a kind, about an award", () => {
    put(SMALL);
    const all = bursar(["scheme", "coverage", folder, "--all"]).stdout;
    expect([...all.matchAll(/^(\S+) \[\d\] /gm)].map((found) => found[1])).toHaveLength(9);
    const some = bursar(["scheme", "coverage", folder, "--kind", "eligibility predicate", "--award", "merit-award"]).stdout;
    expect([...some.matchAll(/^(\S+) \[\d\] /gm)].map((found) => found[1])).toEqual(["1", "3-marks"]);
    const json = bursar(["scheme", "coverage", folder, "--award", "service-award", "--json"]).stdout;
    expect((JSON.parse(json) as { clauses: { id: string }[] }).clauses.map((clause) => clause.id)).toEqual([
      "1",
      "4-service",
      "5-form",
      "6-one",
      "publication",
    ]);
    expect(bursar(["scheme", "coverage", folder, "--kind", "levels"])).toMatchObject({ code: 2, stdout: "" });
    expect(bursar(["scheme", "coverage", folder, "--award", "x"]).stderr).toContain("awards: merit-award, service-award");
  });

  test("explains itself with an example", () => {
    const help = bursar(["scheme", "coverage", "--help"]);
    expect([help.code, help.stderr]).toEqual([0, ""]);
    expect(help.stdout).toMatch(/Examples:\n {2}bursar scheme coverage zust\n/);
  });

  test("a scheme without a list, a scheme that is none", () => {
    const none = bursar(["scheme", "coverage", "bench"]);
    expect([none.code, none.stdout]).toEqual([2, ""]);
    expect(none.stderr).toMatch(/^models\/bench: this scheme has no list of its clauses\n {4}put clauses\.yaml beside scheme\.yaml/);
    expect(bursar(["scheme", "coverage", "nothing"]).stderr.match(/there is no scheme/g)).toHaveLength(1);
  });
});
