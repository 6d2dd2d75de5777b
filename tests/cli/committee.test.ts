/** `bursar report --format html` as built, on shipped scenarios: what the page says, draws and hides, in a browser and on paper. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bursar, type Ended } from "../support/build.ts";
import { axeViolations, NO_CHROMIUM, openChromium } from "../support/chromium.ts";
import { drawnTexts, NO_POPPLER, pageLines, pdfText, printed, tableRows } from "../support/pages.ts";
import { allocatedInto, writeHostileScenario } from "../support/report-folders.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-committee-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]): Ended => bursar(words, { cwd: folder });
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const report = (name: string, out: string, ...more: string[]) => run("report", name, "--format", "html", "--out", out, ...more);

const SCENARIOS = ["zust-autumn", "anso-2024", "tutorial"];

beforeAll(() => {
  for (const name of [...SCENARIOS, "zust-autumn-tight"]) allocatedInto(name, join(folder, name));
  for (const name of SCENARIOS) if (report(name, `${name}.html`).code !== 0) throw new Error(name);
}, 300_000);

describe.each(SCENARIOS)("%s", (name) => {
  test("the page says what it said before", () => {
    const golden = join(import.meta.dirname, `../golden/committee/${name}.txt`);
    const lines = pageLines(read(`${name}.html`));
    if (env["UPDATE_GOLDEN"] === "1") writeFileSync(golden, lines);
    expect(lines).toBe(readFileSync(golden, "utf8"));
  });

  test("one file, no script, nothing from outside, no style but its own", () => {
    const html = read(`${name}.html`);
    expect(html).not.toMatch(/<script|<link|<iframe|<img|<image|<use|src=|href="(?!#)|url\((?!#)|@import/i);
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html.slice(html.indexOf("<body>"))).not.toMatch(/ style=| on[a-z]+=/);
    expect(html).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "'"));
    expect(html).toContain("For the committee and those who prepare its decision, and for nobody else.");
  });

  test("every drawing has a name, a description, and a table; no id stands twice", () => {
    const html = read(`${name}.html`);
    const figures = [...html.matchAll(/<figure>(.*?)<\/figure>/gs)].map(([, figure = ""]) => figure);
    expect(figures.length).toBeGreaterThan(1);
    for (const figure of figures) {
      expect(figure).toMatch(
        /<svg [^>]*role="img" aria-labelledby="([a-z0-9-]+)-title \1-says">\n<title id="\1-title">[^<]+<\/title><desc id="\1-says">[^<]+<\/desc>/,
      );
      expect(figure).toMatch(/<details>\n<summary>[^<]+<\/summary>\n<table>/);
      expect((/<svg.*<\/svg>/s.exec(figure)?.[0] ?? "").match(/<path /g)?.length ?? 0).toBeGreaterThan(5);
    }
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of html.matchAll(/(?:href="#|url\(#)([^")]*)/g)) expect(ids).toContain(id);
  });

  test("the same folder gives the same bytes", () => {
    expect(report(name, `${name}-again.html`)).toMatchObject({ code: 0, stderr: "" });
    expect(read(`${name}-again.html`)).toBe(read(`${name}.html`));
  });
});

test("other scenarios and the frontier are put beside it", () => {
  expect(report("zust-autumn", "beside.html", "--compare", "zust-autumn-tight", "--frontier")).toMatchObject({ code: 0, stderr: "" });
  const html = read("beside.html");
  const rows = tableRows(html);
  expect(html).toContain("<li>B: zust-autumn-tight, Scholarships of ZUST, autumn round 2024, with less money</li>");
  const compared = JSON.parse(run("compare", "zust-autumn", "zust-autumn-tight", "--json").stdout) as {
    scenarios: { goals: { shown: string }[] }[];
    comparisons: { people: { id: string }[] }[];
  };
  const merits = compared.scenarios.map(({ goals }) => (goals[0]?.shown ?? "").replace(/^(\d\d)/, "$1,"));
  expect(rows).toContainEqual(["weighted merit", ...merits]);
  const changed = compared.comparisons[0]?.people.map(({ id }) => id) ?? [];
  const told = /<caption>B against A, student by student<\/caption>.*?<\/table>/s.exec(html)?.[0] ?? "";
  expect(
    tableRows(told)
      .slice(1)
      .map(([id]) => id),
  ).toEqual(changed);
  expect(changed.length).toBeGreaterThan(20);
  const frontier = JSON.parse(run("adjust", "frontier", "zust-autumn", "--award", "excellent-freshman", "--max-points", "3", "--json").stdout) as {
    points: { places: number[] }[];
  };
  for (const { places } of frontier.points) expect(rows.some(([first]) => first === places.join(" / "))).toBe(true);
  expect(html.match(/After 40 adjustments the report stopped/g)).toHaveLength(2);
}, 300_000);

test("words that cannot be followed, files that are there, folders that do not go together: nothing is written", () => {
  const refused = (code: number, says: string, ...words: string[]) => {
    const ended = run("report", ...words);
    expect([words.join(" "), ended.code, ended.stdout]).toEqual([words.join(" "), code, ""]);
    expect(ended.stderr).toContain(says);
  };
  writeFileSync(join(folder, "there.html"), "old");
  refused(2, "there.html", "tutorial", "--format", "html", "--out", "there.html");
  expect(read("there.html")).toBe("old");
  refused(2, "a name that ends with .html", "tutorial", "--format", "html", "--out", "r.pdf");
  refused(2, "never written into the folder", "tutorial", "--format", "html", "--out", "tutorial/r.html");
  refused(2, "--compare does not go with --format xlsx", "tutorial", "--format", "xlsx", "--compare", "zust-autumn");
  refused(2, "--frontier does not go with --format xlsx", "tutorial", "--format", "xlsx", "--frontier");
  refused(2, "of another regulation", "tutorial", "--format", "html", "--out", "never.html", "--compare", "zust-autumn");
  refused(2, "absent", "tutorial", "--format", "html", "--out", "never.html", "--compare", "absent");
  cpSync(join(folder, "tutorial"), join(folder, "changed"), { recursive: true });
  writeFileSync(join(folder, "changed/awards.csv"), "student\n");
  refused(1, "awards.csv", "changed", "--format", "html", "--out", "never.html");
  refused(2, "cannot be compared", "tutorial", "--format", "html", "--out", "never.html", "--compare", "changed");
  expect(existsSync(join(folder, "never.html"))).toBe(false);
});

test("in Chinese: the same tables and drawings, every word of the page's own in Chinese", () => {
  expect(report("zust-autumn", "chinese.html", "--lang", "zh")).toMatchObject({ code: 0, stderr: "", stdout: "已写出：chinese.html。\n" });
  const [html, english] = [read("chinese.html"), read("zust-autumn.html")];
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain("仅供评审委员会及其决策准备人员使用，不得向他人提供。");
  expect(tableRows(html).map((cells) => cells.length)).toEqual(tableRows(english).map((cells) => cells.length));
  for (const [, heading = ""] of html.matchAll(/<(?:h2|h3|summary|dt)>([^<]*)</g)) expect(heading).toMatch(/[\u4e00-\u9fff]/);
  const drawings = (page: string) => [...page.matchAll(/<svg.*?<\/svg>/gs)].map(([svg]) => svg);
  expect(drawings(html)).toHaveLength(drawings(english).length);
  const names = drawings(html).flatMap(drawnTexts);
  for (const name of ["得分", "元", "每个名额的分数", "百分比"]) expect(names).toContain(name);
  for (const name of ["score", "yuan", "Points per place", "percent"]) expect(names).not.toContain(name);
});

test("private columns leave no mark", () => {
  const scenario = join(folder, "marked");
  cpSync(join(import.meta.dirname, "../../scenarios/zust-autumn"), scenario, { recursive: true });
  const [head = "", ...rows] = readFileSync(join(scenario, "students.csv"), "utf8").trimEnd().split("\n");
  const marked = rows.map((row, i) => `${row},QZX41010119990311${i},QZX1380000${i},QZX-1999-03-${i},QZX street ${i},Name ${i}`);
  writeFileSync(join(scenario, "students.csv"), `${[`${head},identityCard,telephone,birthDate,address,name`, ...marked].join("\n")}\n`);
  const text = readFileSync(join(scenario, "scenario.yaml"), "utf8");
  writeFileSync(join(scenario, "scenario.yaml"), `${text}\nignore: { students: [identityCard, telephone, birthDate, address, name] }\n`);
  allocatedInto(scenario, join(folder, "marked-result"));
  expect(report("marked-result", "marked.html")).toMatchObject({ code: 0, stderr: "" });
  const html = read("marked.html");
  expect(html).not.toContain("QZX");
  // Names are the committee's to see, and what stands beside them was found.
  expect(html).toMatch(/<td>Name \d+<\/td>/);
}, 120_000);

test("names and titles that look like markup are text", () => {
  writeHostileScenario(join(folder, "hostile"));
  const file = join(folder, "hostile/scenario.yaml");
  const title = `<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202Eabc`;
  writeFileSync(file, readFileSync(file, "utf8").replace('title: "=1+1"', `title: ${JSON.stringify(title)}`));
  allocatedInto(join(folder, "hostile"), join(folder, "hostile-result"));
  expect(report("hostile-result", "hostile.html")).toMatchObject({ code: 0, stderr: "" });
  const html = read("hostile.html");
  expect(html).not.toMatch(/<script|<img|onerror=[^a]/i);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&gt;&lt;img src=x onerror=alert(2)&gt;");
});

test.skipIf(NO_CHROMIUM !== undefined)(
  "in a browser: no trouble, every rule of accessibility kept, the whole as wide as the window",
  async () => {
    const browser = await openChromium();
    try {
      for (const name of [...SCENARIOS, "chinese"]) {
        const page = await browser.open(join(folder, `${name}.html`));
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        const { violations, passes } = await axeViolations(page);
        expect([name, violations]).toEqual([name, []]);
        expect(passes).toBeGreaterThan(15);
        expect(page.trouble).toEqual([]);
        expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(0);
      }
    } finally {
      await browser.close();
    }
  },
  180_000,
);

test.skipIf(NO_CHROMIUM !== undefined || NO_POPPLER !== undefined)(
  "on paper: every row of every table whole, every drawing's texts, numbered pages",
  () => {
    for (const name of [...SCENARIOS, "chinese"]) {
      const { text, pages } = pdfText(printed(join(folder, `${name}.html`), join(folder, `${name}.pdf`)));
      const rows = tableRows(read(`${name}.html`)).map((cells) => cells.join("").replaceAll(/\s/g, ""));
      expect(rows.length).toBeGreaterThan(20);
      expect([name, rows.filter((row) => !text.includes(row))]).toEqual([name, []]);
      expect(pages).toBeGreaterThan(2);
      for (let page = 1; page <= pages; page += 1) expect(text).toContain(name === "chinese" ? `第${page}页，共${pages}页` : `Page${page}of${pages}`);
    }
  },
  180_000,
);
