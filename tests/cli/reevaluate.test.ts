/** `bursar reevaluate` on the shipped scenario: text, JSON, exit codes. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bursar, type Ended } from "../support/build.ts";

const SCENARIO = "scenarios/zust-reevaluation";

interface Money {
  readonly amountFen: number;
  readonly keptFen: number;
  readonly releasedFen: number;
  readonly heldFen: number;
}
interface AwardJson extends Money {
  readonly id: string;
  readonly level: string;
  readonly verdict: "kept" | "lost" | "unknown";
  readonly grounds: readonly { readonly id: string; readonly article: string }[];
  readonly missing: readonly string[];
}
interface ReleasedJson {
  readonly reading: string;
  readonly stated: boolean;
  readonly kind: string;
  readonly fen?: number;
  readonly status?: string;
  readonly places?: readonly { readonly id: string; readonly from: string | null; readonly to: string; readonly fen: number; readonly merit: number }[];
  readonly levels?: readonly { readonly level: string; readonly places: number; readonly filled: number; readonly fen: number }[];
  readonly candidates?: number;
  readonly waiting?: number;
  readonly spentFen?: number;
  readonly leftFen?: number;
  readonly ties?: readonly unknown[];
  readonly proof?: { readonly lines: number };
}
interface Report {
  readonly status: string;
  readonly renewals: readonly {
    readonly renewal: string;
    readonly open: boolean;
    readonly awards: readonly AwardJson[];
    readonly unclear: readonly { readonly id: string; readonly missing: readonly string[] }[];
    readonly total: Money & { readonly kept: number; readonly lost: number; readonly unknown: number };
    readonly reading: { readonly id: string; readonly parameter: string };
    readonly released: readonly ReleasedJson[];
  }[];
}

let folder = "";
let text: Ended;
let json: Ended;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bursar-reevaluate-"));
  text = bursar(["reevaluate", "zust-reevaluation"]);
  json = bursar(["reevaluate", "zust-reevaluation", "--json"]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reportOf(ended: Ended): Report["renewals"][number] & { readonly status: string } {
  const { status, renewals } = JSON.parse(ended.stdout) as Report;
  const [first] = renewals;
  if (first === undefined) throw new Error("nothing was re-evaluated");
  return { status, ...first };
}

/** Rows of a table by header. */
function rowsOf(file: string): readonly Readonly<Record<string, string>>[] {
  const [headers = [], ...rows] = readFileSync(join(SCENARIO, file), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(headers.map((header, i) => [header, row[i] ?? ""])));
}

/** A copy of the scenario with cells changed. */
function copy(
  name: string,
  changes: Readonly<Record<string, (row: Record<string, string>) => void>>,
  scenario: (yaml: string) => string = (yaml) => yaml,
): string {
  const place = join(folder, name);
  cpSync(SCENARIO, place, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const rows = rowsOf(file).map((row) => ({ ...row }));
    rows.forEach(change);
    const headers = Object.keys(rows[0] ?? {});
    writeFileSync(join(place, file), [headers, ...rows.map((row) => headers.map((header) => row[header]))].map((row) => `${row.join(",")}\n`).join(""));
  }
  const path = join(place, "scenario.yaml");
  writeFileSync(path, scenario(readFileSync(path, "utf8")));
  return place;
}

describe("the shipped scenario", () => {
  test("its tables are what its script writes", () => {
    const made = join(folder, "made");
    execFileSync(process.execPath, [join(SCENARIO, "make.mjs"), made]);
    const tables = readdirSync(SCENARIO).filter((name) => name.endsWith(".csv"));
    expect(readdirSync(made).toSorted()).toEqual(tables.toSorted());
    for (const name of tables) expect(readFileSync(join(made, name), "utf8") === readFileSync(join(SCENARIO, name), "utf8")).toBe(true);
  });

  test("records are missing: exit 4, nothing on standard error", () => {
    expect([text.code, text.stderr]).toEqual([4, ""]);
    expect([json.code, json.stderr, reportOf(json).status, reportOf(json).open]).toEqual([4, "", "open", true]);
  });

  test("who holds it is what the history says", () => {
    const { awards, total } = reportOf(json);
    const running = rowsOf("history.csv").filter((row) => row["cycle"] === "2024-2025");
    expect(awards.map(({ id, level, amountFen }) => [id, level, amountFen])).toEqual(
      running.map((row) => [row["id"], row["level"], Number(row["amount"]) * 100]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
    expect([total.kept, total.lost, total.unknown]).toEqual([44, 11, 5]);
  });

  test("money adds up to the fen, and the text says the same", () => {
    const { awards, total } = reportOf(json);
    for (const one of awards) expect(one.keptFen + one.releasedFen + one.heldFen).toBe(one.amountFen);
    const sum = (part: keyof Money) => awards.reduce((all, one) => all + one[part], 0);
    expect([sum("amountFen"), sum("keptFen"), sum("releasedFen"), sum("heldFen")]).toEqual([62_840_000, 55_070_000, 5_790_000, 1_980_000]);
    expect([total.amountFen, total.keptFen, total.releasedFen, total.heldFen]).toEqual([62_840_000, 55_070_000, 5_790_000, 1_980_000]);
    expect(text.stdout).toContain("60 awards held: 44 kept, 11 lost, 5 unknown.");
    expect(text.stdout).toMatch(/^ Total +60 +44 +11 +5 +628,400\.00 +550,700\.00 +57,900\.00 +19,800\.00$/m);
  });

  test("each ground occurs, with its article; each missing record is named", () => {
    const { awards, unclear } = reportOf(json);
    const lost = awards.filter((one) => one.verdict === "lost");
    const grounds = new Set(lost.flatMap((one) => one.grounds.map((ground) => `${ground.id} ${ground.article}`)));
    expect([...grounds].toSorted()).toEqual(["absence", "exam", "fail", "punish"].map((name) => `VIII-I-ii-loss-${name} VIII(I)ii`));
    const missing = new Set(awards.filter((one) => one.verdict === "unknown").flatMap((one) => one.missing));
    expect([...missing].toSorted()).toEqual([
      "academic transcript of the current academic year",
      "attendance record of the first semester",
      "discipline file",
      "examination office record of the first semester",
    ]);
    expect(unclear.map((one) => one.missing)).toEqual([["SOIE award register"]]);
    for (const one of lost) expect(text.stdout).toMatch(new RegExp(`^ ${one.id} .*${one.grounds[0]?.id} \\[VIII\\(I\\)ii\\]`, "m"));
  });

  test("20 hours are lost, 19.5 are kept; a make-up exam does not heal; a later punishment does not count", () => {
    const { awards } = reportOf(json);
    const verdict = (test: (row: Readonly<Record<string, string>>) => boolean) => {
      const id = rowsOf("students.csv").find(test)?.["id"];
      return awards.find((one) => one.id === id)?.verdict;
    };
    expect(verdict((row) => row["unexcusedHoursSem1"] === "20")).toBe("lost");
    expect(verdict((row) => row["unexcusedHoursSem1"] === "19.5")).toBe("kept");
    const healed = rowsOf("students.courses.csv").find((row) => row["firstPassed"] === "no" && row["makeupPassed"] === "yes")?.["id"];
    expect(verdict((row) => row["id"] === healed)).toBe("lost");
    const later = rowsOf("students.punishments.csv").find((row) => (row["date"] ?? "") > "2025-02")?.["id"];
    expect(verdict((row) => row["id"] === later)).toBe("kept");
  });

  test("all four readings of A12, the stated one marked, what is given again proved", () => {
    const { released, reading } = reportOf(json);
    expect(reading).toEqual({ id: "A12", parameter: "freshman.released" });
    expect(released.map((one) => [one.reading, one.stated, one.kind])).toEqual([
      ["fund", true, "sum"],
      ["next-ranked", false, "places"],
      ["upgrade", false, "places"],
      ["carry", false, "sum"],
    ]);
    expect(text.stdout).toMatch(/^\* fund \(stated\)/m);
    for (const one of released.filter((candidate) => candidate.kind === "places")) {
      expect(one.status).toBe("optimal");
      expect(one.proof?.lines).toBeGreaterThan(1);
      expect((one.spentFen ?? 0) + (one.leftFen ?? 0)).toBe(5_790_000);
      for (const level of one.levels ?? []) expect(level.filled).toBeLessThanOrEqual(level.places);
      const ids = (one.places ?? []).map((place) => place.id);
      expect(ids).toEqual(ids.toSorted());
    }
    expect(text.stdout.match(/Optimal, proved/g)).toHaveLength(2);
  });

  test("next-ranked: applicants without the award; upgrade: those who keep it, upwards", () => {
    const { released, awards } = reportOf(json);
    const verdicts = new Map(awards.map((one) => [one.id, one.verdict]));
    const next = released[1];
    expect([next?.candidates, next?.waiting, next?.levels?.map((level) => level.places)]).toEqual([15, 4, [2, 3, 3, 3]]);
    expect(next?.places?.length).toBeGreaterThan(8);
    expect(next?.ties?.length).toBeGreaterThan(0);
    for (const place of next?.places ?? []) expect([place.from, verdicts.get(place.id)]).toEqual([null, undefined]);
    const upgrade = released[2];
    expect(upgrade?.candidates).toBe(43);
    expect(upgrade?.places?.length).toBeGreaterThan(10);
    for (const place of upgrade?.places ?? []) {
      expect(verdicts.get(place.id)).toBe("kept");
      expect(Number(place.to)).toBeLessThan(Number(place.from));
    }
  });
});

describe("other cases", () => {
  const COMPLETE = {
    "students.csv": (row: Record<string, string>) => {
      for (const [name, value] of [
        ["unexcusedHoursSem1", "0"],
        ["examCheatingSem1", "0"],
        ["punishments", "none"],
        ["courses", "none"],
        ["awardsHeld", "none"],
      ] as const)
        if (row[name] === "") row[name] = value;
    },
    "students.courses.csv": (row: Record<string, string>) => {
      if (row["firstPassed"] === "") row["firstPassed"] = "yes";
    },
  };

  test("nothing is missing: exit 0; what was held is paid, nothing else changes", () => {
    const complete = bursar(["reevaluate", copy("complete", COMPLETE), "--json"]);
    const { status, total, open } = reportOf(complete);
    expect([complete.code, status, open, total.unknown, total.heldFen, total.releasedFen]).toEqual([0, "done", false, 0, 0, 5_790_000]);
    expect(total.keptFen).toBe(55_070_000 + 1_980_000);
  });

  test("readings move the boundary and the mark", () => {
    const readings = "  reeval.absence: gt20\n  reeval.makeupHeals: true\n  freshman.released: upgrade";
    const place = copy("readings", {}, (yaml) => yaml.replace(/ {2}freshman\.released: fund.*/, readings));
    const { total, released } = reportOf(bursar(["reevaluate", place, "--json"]));
    expect(total.lost).toBe(9);
    expect(released.find((one) => one.stated)?.reading).toBe("upgrade");
    const strict = copy("any", {}, (yaml) => yaml.replace(/ {2}freshman\.released: fund.*/, "  reeval.examAbsence: any"));
    expect(reportOf(bursar(["reevaluate", strict, "--json"])).total.lost).toBe(13);
  });

  test("a scheme without renewals", () => {
    const ended = bursar(["reevaluate", "tutorial"]);
    expect([ended.code, ended.stdout]).toEqual([0, "The scheme re-evaluates no award.\n"]);
  });

  test("faults: exit 2, with the place", () => {
    const wrong = copy("wrong", {
      "history.csv": (row) => {
        if (row["level"] === "1") row["level"] = "9";
      },
    });
    const ended = bursar(["reevaluate", wrong]);
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toMatch(/history\.csv.*holds Excellent Freshman Scholarship at the level "9"/);
    const shown = bursar(["reevaluate", wrong, "--json"]);
    const { status, faults } = JSON.parse(shown.stdout) as { status: string; faults: unknown[] };
    expect([shown.code, status, faults.length]).toEqual([2, "faults", 8]);
    expect(bursar(["reevaluate", "no-such"]).code).toBe(2);
  });

  test("help has an example", () => {
    const ended = bursar(["reevaluate", "--help"]);
    expect([ended.code, ended.stdout.includes("bursar reevaluate zust-reevaluation")]).toEqual([0, true]);
  });
});
