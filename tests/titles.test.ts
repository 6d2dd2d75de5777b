/** Chinese titles of a scheme: what the file may say, where they are shown, and that they decide nothing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, afterAll, describe, expect, test } from "vitest";
import {
  authorityTitle,
  authorityWord,
  awardWord,
  caseTitle,
  documentTitles,
  fieldTitle,
  namedField,
  placeNamed,
  schemeSource,
  valueTitle,
} from "../src/award/titles.ts";
import type { Scheme } from "../src/award/scheme.ts";
import { loadCase, loadScheme } from "../src/load.ts";
import { jsonSchema } from "../src/scenario/json-schema.ts";
import { readScheme } from "../src/scenario/scheme-file.ts";
import { readTitles, titleCounts, titledScheme, withTitles } from "../src/scenario/titles-file.ts";
import { inWords } from "../src/words/in-words.ts";
import { saidIn, speak } from "../src/words/language.ts";
import { writeScenario } from "./support/base-scenario.ts";

const ZUST = readFileSync("models/zust/scheme.yaml", "utf8");
const TITLES = readFileSync("models/zust/titles.zh.yaml", "utf8");

function zust(): Scheme {
  const read = readScheme("scheme.yaml", ZUST);
  if (!read.ok) throw new Error("the shipped scheme has faults");
  return read.value;
}

const plain = zust();
const inChinese = <T>(say: () => T): T => saidIn("zh", say);

function faultsOf(text: string): readonly string[] {
  const read = readTitles("titles.zh.yaml", text, plain);
  return read.ok
    ? []
    : read.faults.map((fault) => `${fault.place.line}:${fault.place.column} ${fault.code} ${inWords(fault).says}${inWords(fault).hint ?? ""}`);
}

afterEach(() => speak("en"));

describe("the file", () => {
  test("the shipped one has no fault, and names every award, level, population, fund, group, authority and document", () => {
    expect(faultsOf(TITLES)).toEqual([]);
    const read = titledScheme(plain, "titles.zh.yaml", new TextEncoder().encode(TITLES));
    const counts = new Map(titleCounts(read.ok ? read.value : plain).map(({ part, titles, of }) => [part, [titles, of]]));
    for (const part of ["title", "awards", "awards.levels", "populations", "funds", "groups", "authorities", "documents"]) {
      const [titles, of] = counts.get(part) ?? [];
      expect([part, titles]).toEqual([part, of]);
    }
    expect(counts.get("awards")).toEqual([13, 13]);
    expect(titleCounts(plain).every(({ titles }) => titles === 0)).toBe(true);
  });

  test.each([
    [
      "scheme: zust\nawards: { excelent-degree: { title: 甲 } }",
      '2:11 titles-unknown "excelent-degree" is not among the awards of the scheme',
      "excellent-degree",
    ],
    ['scheme: zust\nawards: { excellent-degree: { levels: { "9": 甲 } } }', "2:41 titles-unknown", '"9"'],
    ["scheme: zust\nfields:\n  gpaYaer: 甲", "3:3 titles-unknown", "gpaYear"],
    ["scheme: zust\nvalues: { studentType: { degre: 甲 } }", "2:26 titles-unknown", "degree"],
    ["scheme: zust\nvalues: { studentTyp: { degree: 甲 } }", "2:11 titles-unknown", "studentType"],
    ["scheme: zust\nreadings: { A99: { question: 甲 } }", "2:13 titles-unknown", "A99"],
    ["scheme: anso", "1:9 titles-scheme", "anso"],
    ["scheme: zust\ntitel: 甲", "2:1 yaml-unknown-key", "title"],
    ["scheme: zust\nfunds: [甲]", "2:8 yaml-type", ""],
    ["scheme: zust\ntitle: ''", "2:8 yaml-value", ""],
  ])("%j", (text, said, hint) => {
    const [first = "", ...others] = faultsOf(text);
    expect(others).toEqual([]);
    expect(first.startsWith(said)).toBe(true);
    expect(first).toContain(hint);
  });

  test("that is not UTF-8 is a fault; without one the scheme stays as it is", () => {
    const bad = titledScheme(plain, "titles.zh.yaml", Uint8Array.of(0xff, 0xfe));
    expect(bad.ok ? [] : bad.faults.map(({ code }) => code)).toEqual(["file-not-utf8"]);
    expect(titledScheme(plain, "titles.zh.yaml", undefined)).toEqual({ ok: true, value: plain });
    expect(withTitles(plain, new Map())).toBe(plain);
  });

  test("its JSON schema knows the tables", () => {
    expect(JSON.stringify(jsonSchema("titles"))).toContain('"authorities"');
  });
});

describe("titles", async () => {
  const loaded = await loadScheme("zust");
  if (!loaded.ok) throw new Error("the shipped scheme has faults");
  const { scheme } = loaded.value;
  const degree = () => scheme.awards.find(({ id }) => id === "excellent-degree");

  test("are said in Chinese only, and what has none stays", () => {
    expect([degree()?.title, degree()?.levels[0]?.title, scheme.title]).toEqual([
      "Excellent Degree Student Scholarship",
      "first level",
      "Scholarships and grants-in-aid for international students of Zhejiang University of Science and Technology",
    ]);
    expect(inChinese(() => [degree()?.title, degree()?.levels[0]?.title, scheme.title])).toEqual([
      "优秀学位生奖学金",
      "一等",
      "浙江科技大学国际学生奖学金和助学金",
    ]);
    const said = () => [
      authorityTitle(scheme, "President"),
      authorityTitle(scheme, "president's meeting"),
      authorityTitle(scheme, "somebody"),
      authorityWord(scheme, "President"),
      documentTitles(scheme, ["passport", "unheard of"]),
      fieldTitle(scheme, "gpaYear"),
      namedField(scheme, "gpaYear"),
      namedField(scheme, "nothing"),
      valueTitle(scheme, "studentType", "exchange"),
      placeNamed(scheme, "excellent-degree 2"),
      placeNamed(scheme, "social-service 1"),
      placeNamed(scheme, "nothing 1"),
      awardWord(scheme, "hsk-winner"),
      schemeSource(scheme).slice(0, 4),
    ];
    expect(said()).toEqual([
      "president's meeting",
      "president's meeting",
      "somebody",
      "President",
      "passport, unheard of",
      "gpaYear",
      "gpaYear",
      "nothing",
      "exchange",
      "excellent-degree 2",
      "social-service 1",
      "nothing 1",
      "hsk-winner",
      "Regu",
    ]);
    expect(inChinese(said)).toEqual([
      "校长办公会",
      "校长办公会",
      "somebody",
      "校长办公会",
      "护照、unheard of",
      "学年平均绩点",
      "gpaYear（学年平均绩点）",
      "nothing",
      "交流生",
      "优秀学位生奖学金（二等）",
      "社会服务奖学金",
      "nothing 1",
      "HSK 获奖奖学金",
      "《浙江科",
    ]);
  });

  test("decide nothing: with and without them the scheme is the same in English", () => {
    const shown = (one: Scheme) => JSON.stringify({ ...one, titles: undefined, names: undefined, parameters: [...one.parameters.keys()] });
    expect(shown(scheme)).toBe(shown(plain));
  });
});

describe("a scenario", () => {
  const folder = mkdtempSync(join(tmpdir(), "bursar-titles-"));
  beforeAll(() => writeScenario(join(folder, "case")));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("may have its own title and those of its budgets in both languages", async () => {
    const file = join(folder, "case/scenario.yaml");
    const before = readFileSync(file, "utf8");
    writeFileSync(file, before.replace(/^title: (.*)$/m, 'title: { en: "$1", zh: 某校奖学金 }'));
    const loaded = await loadCase(join(folder, "case"));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    const { theCase } = loaded.value;
    expect(before).toContain(`title: ${theCase.title}`);
    expect([caseTitle(theCase), inChinese(() => caseTitle(theCase))]).toEqual([theCase.title, "某校奖学金"]);
    writeFileSync(file, before);
    const alone = await loadCase(join(folder, "case"));
    expect(alone.ok && inChinese(() => caseTitle(alone.value.theCase))).toBe(theCase.title);
    const shipped = await loadCase("zust-autumn");
    if (!shipped.ok) throw new Error("the shipped scenario has faults");
    const budget = () => shipped.value.theCase.budgets[0]?.title;
    expect([budget(), inChinese(budget)]).toEqual(["Scholarships and grants-in-aid fund", "奖学金和助学金经费"]);
  });
});
