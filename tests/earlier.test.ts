/** Two rounds in one year: what the first gave is used in the second, from the first round's own allocation.jsonl. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCase } from "../src/load.ts";
import { summaryText } from "../src/report/summary-text.ts";
import { faultsText } from "../src/cli/print-faults.ts";
import { bursar, type Ended } from "./support/build.ts";
import { allocated } from "./support/hall.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-earlier-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SCHEME = `
scheme: rounds
title: A regulation with two rounds a year
source: tests
timezone: "+08:00"
merit: { digits: 0, from: 0, to: 100 }
fields:
  score: { type: integer, min: 0, max: 100, document: list }
  exam: { type: boolean, document: certificate }
  contract: { type: code, optional: true, document: agreement }
authorities: { OFFICE: the office }
readings:
  R1: { question: Of the year or of the round?, articles: ["2"], parameter: counted, type: code, values: { year: of the year, round: of the round }, default: year }
  R2: { question: Do owed places count in the caps?, articles: ["5"], parameter: owed.caps, type: boolean, values: { true: "yes", false: "no" }, default: true }
  R3: { question: Do owed places count in the money?, articles: ["5"], parameter: owed.money, type: boolean, values: { true: "yes", false: "no" }, default: true }
populations:
  freshmen: { title: freshmen, article: "2", rounds: param.counted }
agreements: { article: "5", kind: joint, field: contract, countsInCaps: param.owed.caps, countsInBudget: param.owed.money, overCap: prevails }
awards:
  - id: prize
    title: Prize
    article: "2"
    selection: optimised
    authority: OFFICE
    candidate: "true"
    merit: score
    levels:
      - { id: "1", title: first, article: "2", amount: { fixed: 1000.50 yuan }, weight: 100 %, cap: { share: 10 %, of: freshmen } }
      - { id: "2", title: second, article: "2", amount: { fixed: 400 yuan }, weight: 50 %, cap: { places: 1 } }
  - id: exam-prize
    title: Exam Prize
    article: "3"
    selection: entitled
    authority: OFFICE
    candidate: exam
    levels: [{ id: "1", title: only, article: "3", amount: { fixed: 300 yuan } }]
quotas:
  - { id: all, article: "4", award: prize, atMost: { share: 15 %, of: freshmen } }
`;

/** A round as its files state it. */
interface Round {
  readonly name: string;
  readonly students: readonly (readonly [string, number, string, string?])[];
  readonly census: readonly (readonly [string, number])[];
  readonly limit?: string;
  /** Further lines of scenario.yaml. */
  readonly more?: string;
  readonly earlier?: Readonly<Record<string, string>>;
  readonly names?: readonly string[];
  /** Whether the budget is that of the year; default yes. */
  readonly year?: boolean;
}

function write(round: Round): string {
  const place = join(folder, round.name);
  mkdirSync(join(place, "scheme"), { recursive: true });
  const names = round.names ?? Object.keys(round.earlier ?? {});
  const scenario = `scheme: ./scheme
title: Round ${round.name}
asOf: 2024-09-20
round: ${round.name.split("-")[0] ?? ""}
census: 2024-09-01
budgets: [{ id: fund, title: Fund, limit: ${round.limit ?? "9000 yuan"}, awards: all, year: ${String(round.year !== false)} }]
${names.length === 0 ? "" : `earlier: [${names.join(", ")}]`}
${round.more ?? ""}
seed: tests
`;
  const files: Readonly<Record<string, string>> = {
    "scheme/scheme.yaml": SCHEME,
    "scenario.yaml": scenario,
    "students.csv": `id,score,exam,contract\n${round.students.map(([id, score, exam, contract]) => `${id},${score},${exam},${contract ?? "none"}\n`).join("")}`,
    "census.csv": `population,round,date,part,count\n${round.census.map(([of, count]) => `freshmen,${of},2024-09-01,,${count}\n`).join("")}`,
    "agreements.csv": "agreement,kind,partner,from,to,award,level,requirement,languageCert\nJ1,joint,partner,2020-01-01,,prize,1,none,\n",
    ...round.earlier,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  return place;
}

const load = (round: Round) => loadCase(`./${round.name}`, {}, { workingFolder: folder, shippedFolder: folder });

/** Who gets what, what binds, and the summary. */
async function answer(round: Round) {
  write(round);
  const loaded = await load(round);
  if (!loaded.ok) throw new Error(faultsText(loaded.faults));
  const result = await allocated(loaded.value.theCase);
  if (result.kind !== "allocated") throw new Error(result.kind);
  return {
    got: result.students.flatMap((student) => student.given.map((given) => `${student.id} ${given.award} ${given.level}`)),
    places: result.basis.caps.map((cap) => cap.places),
    quota: result.basis.quotas.map((quota) => quota.atMost),
    budget: result.summary.budgets[0],
    text: summaryText(result),
    jsonl: result.documents.allocationJsonl,
  };
}

async function faults(round: Round): Promise<string> {
  write(round);
  const loaded = await load(round);
  return loaded.ok ? "" : faultsText(loaded.faults);
}

const SPRING: Round = {
  name: "spring",
  students: [
    ["P1", 90, "yes"],
    ["P2", 80, "no"],
    ["P3", 70, "no"],
  ],
  census: [["spring", 20]],
};
const AUTUMN: Round = {
  name: "autumn",
  students: [1, 2, 3, 4, 5].map((i): [string, number, string] => [`A${i}`, 90 - i, i === 1 ? "yes" : "no"]),
  census: [
    ["spring", 20],
    ["autumn", 20],
  ],
};
const GIVEN_FEN = 2 * 100_050 + 40_000 + 30_000;

let spring = "";
let ended: Ended;
beforeAll(() => {
  write(SPRING);
  ended = bursar(["allocate", "./spring", "--out", "spring-out"], { cwd: folder });
  spring = readFileSync(join(folder, "spring-out/allocation.jsonl"), "utf8");
});

describe("the second round of a year", () => {
  test("the first alone", () => {
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    const [, ...lines] = spring.trimEnd().split("\n");
    const given = lines.map((line) => JSON.parse(line) as { readonly awards: readonly { readonly award: string; readonly level: string }[] });
    expect(given.map((student) => student.awards.map((award) => `${award.award} ${award.level}`))).toEqual([
      ["prize 1", "exam-prize 1"],
      ["prize 1"],
      ["prize 2"],
    ]);
  });

  test("places of the year's population and money of the year's fund are what the first left", async () => {
    const alone = await answer({ ...AUTUMN, name: "autumn-alone" });
    expect(alone).toMatchObject({ places: [4, 1], quota: [6], budget: { spentFen: 0, dueFen: 30_000 } });
    const after = await answer({ ...AUTUMN, name: "autumn-after", earlier: { "spring.jsonl": spring } });
    // 10 % of 40 less 2; a number of places that is not taken of the year's population stays; 15 % of 40 less 3.
    expect(after).toMatchObject({ places: [2, 1], quota: [3], budget: { spentFen: GIVEN_FEN, dueFen: 30_000, awardedFen: 2 * 100_050 + 40_000 } });
    expect(after.budget?.leftFen).toBe(900_000 - GIVEN_FEN - 30_000 - 2 * 100_050 - 40_000);
    expect(after.got).toEqual(["A1 prize 1", "A1 exam-prize 1", "A2 prize 1", "A3 prize 2"]);
  });

  test("the summary says what earlier rounds spent: the line adds up", async () => {
    const { text } = await answer({ ...AUTUMN, name: "autumn-text", earlier: { "spring.jsonl": spring } });
    const line = text.split("\n").find((found) => found.startsWith("Fund:")) ?? "";
    const [limit = 0, ...rest] = (line.match(/[\d,]+\.\d\d/g) ?? []).map((amount) => Number(amount.replace(/[,.]/g, "")));
    expect(rest).toContain(GIVEN_FEN);
    expect(rest.reduce((sum, fen) => sum + fen, 0)).toBe(limit);
  });

  test("money that the first spent is missing in the second", async () => {
    const limit = `${(GIVEN_FEN + 30_000 + 140_049) / 100} yuan`;
    const after = await answer({ ...AUTUMN, name: "autumn-poor", limit, earlier: { "spring.jsonl": spring } });
    expect(after.got).toEqual(["A1 prize 1", "A1 exam-prize 1"]);
    const enough = await answer({ ...AUTUMN, name: "autumn-rich", limit: `${(GIVEN_FEN + 30_000 + 140_050) / 100} yuan`, earlier: { "spring.jsonl": spring } });
    expect(enough.got).toEqual(["A1 prize 1", "A1 exam-prize 1", "A2 prize 2"]);
  });

  test("a budget of the round and a population of the round know nothing of it", async () => {
    const after = await answer({ ...AUTUMN, name: "autumn-own", year: false, more: "readings: { counted: round }", earlier: { "spring.jsonl": spring } });
    expect(after).toMatchObject({ places: [2, 1], quota: [3], budget: { spentFen: 0 } });
    const large: Round = { ...AUTUMN, census: [["autumn", 60]] };
    expect(await answer({ ...large, name: "autumn-large", more: "readings: { counted: round }", earlier: { "spring.jsonl": spring } })).toMatchObject({
      places: [6, 1],
    });
    expect(await answer({ ...large, name: "autumn-large-year", earlier: { "spring.jsonl": spring } })).toMatchObject({ places: [4, 1] });
  });

  test("places that are used up are none, not less than none", async () => {
    const census: Round["census"] = [["autumn", 10]];
    expect(await answer({ ...AUTUMN, name: "autumn-small", census, earlier: { "spring.jsonl": spring } })).toMatchObject({ places: [0, 1], quota: [0] });
  });

  test("three rounds: both earlier ones count", async () => {
    const second = await answer({ ...AUTUMN, name: "summer", earlier: { "spring.jsonl": spring } });
    const census: Round["census"] = [["autumn", 100]];
    const third = await answer({ ...AUTUMN, name: "autumn-third", census, earlier: { "spring.jsonl": spring, "summer.jsonl": second.jsonl } });
    expect(third).toMatchObject({ places: [10 - 4, 1], quota: [15 - 6], budget: { spentFen: 2 * GIVEN_FEN } });
  });

  test("the files of the case hold the earlier allocation, so that an auditor sees what was used", async () => {
    const round = { ...AUTUMN, name: "autumn-files", earlier: { "spring.jsonl": spring } };
    write(round);
    const loaded = await load(round);
    expect(loaded.ok && [...loaded.value.inputs.keys()]).toContain("inputs/spring.jsonl");
  });
});

describe("places that agreements owed in the first round", () => {
  const owing: Round = { ...SPRING, students: [...SPRING.students, ["P4", 10, "no", "J1"]] };
  test.each<[string, number, number]>([
    ["{}", 0, 0],
    ["{ owed.caps: false }", 1, 0],
    ["{ owed.caps: false, owed.money: false }", 1, 100_050],
  ])("readings %s: %i of them used no place, %i fen no money", async (readings, places, fen) => {
    const more = `readings: ${readings}`;
    const first = await answer({ ...owing, name: `spring-owing-${readings.length}`, more });
    expect(first.got.filter((text) => text === "P4 prize 1")).toHaveLength(1);
    const second = await answer({ ...AUTUMN, name: `autumn-owing-${readings.length}`, more, earlier: { "spring.jsonl": first.jsonl } });
    const given = first.got.filter((text) => text.endsWith(" prize 1")).length;
    expect(second.places[0]).toBe(4 - given + places);
    const paid = first.got.reduce((sum, text) => sum + (text.includes("exam") ? 30_000 : text.endsWith("1") ? 100_050 : 40_000), 0);
    expect(second.budget?.spentFen).toBe(paid - fen);
    // The first round's own budget says the same.
    expect((first.budget?.dueFen ?? 0) + (first.budget?.awardedFen ?? 0)).toBe(paid - fen);
    expect(first.budget?.leftFen).toBe(900_000 - paid + fen);
  });
});

describe("what is no allocation of another round", () => {
  const broken = (change: (text: string) => string, name: string) => faults({ ...AUTUMN, name, earlier: { "spring.jsonl": change(spring) } });

  test("another scheme, the case's own round, the same round twice, an award that the scheme does not have", async () => {
    const other = "earlier: names the allocation.jsonl of rounds of the same year, each once";
    expect(await broken((text) => text.replace('"scheme":"rounds"', '"scheme":"anso"'), "autumn-scheme")).toBe(
      `autumn-scheme/spring.jsonl:1: not an allocation of another round of rounds: anso, spring\n    ${other}\n`,
    );
    expect(await broken((text) => text.replace('"round":"spring"', '"round":"autumn"'), "autumn-itself")).toBe(
      `autumn-itself/spring.jsonl:1: not an allocation of another round of rounds: rounds, autumn\n    ${other}\n`,
    );
    expect(await faults({ ...AUTUMN, name: "autumn-twice", earlier: { "a.jsonl": spring, "b.jsonl": spring } })).toBe(
      `autumn-twice/b.jsonl:1: not an allocation of another round of rounds: rounds, spring\n    ${other}\n`,
    );
    expect(await broken((text) => text.replaceAll('"award":"exam-prize"', '"award":"price"'), "autumn-award")).toBe(
      `autumn-award/spring.jsonl:1: not an allocation of another round of rounds: price\n    ${other}\n`,
    );
  });

  test("a broken line, payments that do not add up, no header, no file, bytes that are no text", async () => {
    const second = (change: (line: string) => string) => (text: string) => {
      const rows = text.split("\n");
      return [...rows.slice(0, 2), change(rows[2] ?? ""), ...rows.slice(3)].join("\n");
    };
    const line = (name: string) =>
      `${name}/spring.jsonl:3: a line that is no student of an allocation, or whose payments do not add up\n    take allocation.jsonl as bursar allocate wrote it\n`;
    expect(
      await broken(
        second((row) => row.slice(0, -5)),
        "autumn-cut",
      ),
    ).toBe(line("autumn-cut"));
    expect(
      await broken(
        second((row) => row.replace('"fen":100050,"by"', '"fen":100049,"by"')),
        "autumn-sum",
      ),
    ).toBe(line("autumn-sum"));
    expect(
      await broken(
        second((row) => row.replaceAll('"fen":100050', '"fen":-100050')),
        "autumn-minus",
      ),
    ).toBe(line("autumn-minus"));
    expect(
      await broken(
        second((row) => row.replaceAll("100050", "1000.5")),
        "autumn-fraction",
      ),
    ).toBe(line("autumn-fraction"));
    const header = "this is not the first line of an allocation that was found";
    expect(await broken((text) => text.slice(text.indexOf("\n") + 1), "autumn-headless")).toContain(`autumn-headless/spring.jsonl:1: ${header}`);
    expect(await broken(() => "", "autumn-empty")).toContain(`autumn-empty/spring.jsonl:1: ${header}`);
    expect(await broken((text) => text.replace('"status":"optimal"', '"status":"infeasible"'), "autumn-infeasible")).toContain(header);
    expect(await faults({ ...AUTUMN, name: "autumn-missing", names: ["spring.jsonl"] })).toContain(
      "autumn-missing/spring.jsonl: the table spring.jsonl is missing",
    );
  });
});
