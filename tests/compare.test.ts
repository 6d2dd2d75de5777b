/** Scenarios side by side: laws over drawn cases, the shipped scenarios as a golden text, and the command's answers. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareSides, type ChangeReason, type Comparison } from "../src/scenario/compare.ts";
import { sideOf, type AllocatedSide } from "../src/scenario/side.ts";
import { inWords } from "../src/words/en.ts";
import { applyChange, writeScenario } from "./support/base-scenario.ts";
import { bursar, type Ended } from "./support/build.ts";
import { dice, type Dice } from "./support/dice.ts";
import { allocated } from "./support/hall.ts";
import { runLaw } from "./support/law.ts";
import { runs } from "./support/runs.ts";
import { buildCase, drawCase, SMALL, yuanText, type CaseDraft } from "./support/tiny-case.ts";

const NODES = 3000;

async function sideOfDraft(name: string, draft: CaseDraft): Promise<AllocatedSide | undefined> {
  const result = await allocated(buildCase(draft), { nodeLimit: NODES, engine: "price-and-branch" });
  const side = sideOf(name, result, (_, value) => value.toString());
  return side.kind === "allocated" && side.status === "optimal" ? side : undefined;
}

/** Another version of a case: less money, a rule gone or added for one award, a lock, another seed. */
function varied(draft: CaseDraft, die: Dice): CaseDraft {
  const { scheme, scenario } = draft;
  const award = scheme.awards[0]?.id ?? "";
  const student = draft.tables.get("students.csv")?.rows[die.below(4)]?.[0] ?? "";
  switch (die.pick(["money", "rules", "rules", "lock", "seed", "all"] as const)) {
    case "money":
      return { ...draft, scenario: { ...scenario, budgets: (scenario.budgets ?? []).map((budget) => ({ ...budget, limit: cheaper(budget.limit) })) } };
    case "rules":
      return { ...draft, scheme: { ...scheme, rules: looser(scheme.rules) } };
    case "lock":
      return { ...draft, scenario: { ...scenario, locks: [{ kind: "must-not", student, award, author: "Dean", reason: "none" }] } };
    case "seed":
      return { ...draft, scenario: { ...scenario, seed: "another" } };
    case "all":
      return {
        ...draft,
        scheme: { ...scheme, rules: looser(scheme.rules) },
        scenario: { ...scenario, seed: "another", budgets: (scenario.budgets ?? []).map((budget) => ({ ...budget, limit: cheaper(budget.limit) })) },
      };
  }
}

/** Without the rules that no waiver can name. */
function looser(rules: CaseDraft["scheme"]["rules"]): CaseDraft["scheme"]["rules"] {
  return (rules ?? []).filter((rule) => rule.soft !== undefined);
}

function cheaper(limit: string): string {
  return `${yuanText(Math.floor(Number(limit.replace(" yuan", "")) * 70))} yuan`;
}

const SWAPPED: Readonly<Record<string, string>> = { gains: "loses", loses: "gains", moves: "moves", amount: "amount" };

/** The comparison turned round; the amounts of an `amount` reason change places. */
function mirror(comparison: Comparison): Comparison {
  const turned = (reason: ChangeReason): ChangeReason =>
    reason.code === "why-amount" ? { ...reason, values: { before: reason.values["after"] ?? "", after: reason.values["before"] ?? "" } } : reason;
  const people = comparison.people.map((person) => ({
    ...person,
    kind: SWAPPED[person.kind] as (typeof person)["kind"],
    from: person.to,
    to: person.from,
    moreFen: 0 - person.moreFen,
    reasons: person.reasons.map(turned),
  }));
  return { from: comparison.to, to: comparison.from, moreFen: 0 - comparison.moreFen, people };
}

/** Checks a reason against both sides by itself. */
function isTrue(first: AllocatedSide, other: AllocatedSide, id: string, { award, level, code, values }: ChangeReason): boolean {
  const side = values["scenario"] === first.name ? first : other;
  const opposite = side === first ? other : first;
  const has = (one: AllocatedSide, who = id) => one.people[who]?.held.some((held) => held.award === award && held.level === level) === true;
  const row = side.levels.find((one) => one.award === award && one.level === level);
  const standing = side.people[id]?.standings[award];
  switch (code) {
    case "why-not-eligible":
      return !has(side) && (standing?.status[level] ?? 0) > 1 && values["clauses"] !== "";
    case "why-waiting":
      return !has(side) && standing?.status[level] === 1;
    case "why-no-candidate":
      return standing === undefined;
    case "why-cut-off":
      return !has(side) && (row?.cutOff ?? 0) > (standing?.merit ?? Infinity);
    case "why-displaced": {
      const named = String(values["students"]).replace(", ...", "").split(", ");
      return row?.awarded === row?.places && named.every((who) => has(side, who) && !has(opposite, who));
    }
    case "why-lock-against":
      return side.locks.some((lock) => lock.student === id && lock.award === award) && !has(side);
    case "why-budget":
      return side.budgets.some((budget) => yuanText(budget.limitFen) === values["limit"]);
    case "why-nobody":
      return row === undefined || row.awarded === 0;
    case "why-lot-for":
      return has(side) && side.ties.some((tie) => tie.students.some((student) => student.id === id));
    case "why-lot-against":
      return !has(side) && side.ties.some((tie) => tie.students.some((student) => student.id === id));
    case "why-other-award":
    case "why-due":
    case "why-total":
    case "why-amount":
    case "why-agreement":
    case "why-merit":
    case "why-places":
      return true;
    default:
      throw new Error(`an unknown reason: ${code}`);
  }
}

test("a scenario against itself shows nobody; gains and losses add up; the mirror holds; every reason is true", { timeout: 600_000 }, async () => {
  await runLaw({
    name: "compare",
    seed: 20261125,
    cases: runs(60),
    floors: {
      both: 0.5,
      changed: 0.3,
      "why-not-eligible": 0.04,
      "why-displaced": 0.05,
      "why-cut-off": 0.1,
      "why-budget": 0.05,
      "why-lock-against": 0.01,
      lot: 0.02,
    },
    holds: async (number) => {
      const draft = drawCase(number, SMALL);
      const [first, other] = [await sideOfDraft("A", draft), await sideOfDraft("B", varied(draft, dice(number)))];
      if (first === undefined || other === undefined) return [];
      expect(compareSides(first, { ...first, name: "again" }).people).toEqual([]);
      const found = compareSides(first, other);
      expect(mirror(found)).toEqual(compareSides(other, first));
      const total = (side: AllocatedSide) => side.levels.reduce((sum, row) => sum + row.fen, 0);
      expect(found.moreFen).toBe(total(other) - total(first));
      for (const row of first.levels) {
        const held = (key: "from" | "to") =>
          found.people.flatMap((person) => person[key]).filter((one) => one.award === row.award && one.level === row.level).length;
        const after = other.levels.find((one) => one.award === row.award && one.level === row.level)?.awarded ?? 0;
        expect(held("to") - held("from")).toBe(after - row.awarded);
      }
      const reasons = found.people.flatMap((person) => person.reasons.map((reason) => ({ id: person.id, reason })));
      for (const person of found.people) expect(person.reasons.length).toBeGreaterThan(0);
      for (const { id, reason } of reasons) expect(isTrue(first, other, id, reason), JSON.stringify({ id, reason, number })).toBe(true);
      for (const { reason } of reasons) expect(inWords(reason).says).not.toContain("undefined");
      const codes = reasons.map(({ reason }) => (reason.code.startsWith("why-lot") ? "lot" : reason.code));
      return ["both", ...(found.people.length > 0 ? ["changed"] : []), ...codes];
    },
  });
});

describe("the command", { timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "bursar-compare-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...words: string[]): Ended => bursar(["compare", ...words], { cwd: folder });
  const extend = (name: string, text: string): void => {
    writeScenario(join(folder, name));
    for (const file of ["students.csv", "census.csv", "decisions.csv", "students.exams.csv", "students.papers.csv"]) rmSync(join(folder, name, file));
    rmSync(join(folder, name, "scheme"), { recursive: true });
    writeFileSync(join(folder, name, "scenario.yaml"), text);
  };
  beforeAll(() => {
    writeScenario(join(folder, "base"));
    extend("poorer", "extends: ../base\nset: { budgets.fund.limit: 7000 yuan }\n");
    writeScenario(join(folder, "stricter"));
    applyChange(
      join(folder, "stricter"),
      '@ scheme/scheme.yaml\n-  - { id: good-marks, article: "2", awards: [merit-grant], require: gpa >= 3.0, soft: true }\n+  - { id: good-marks, article: "2", awards: [merit-grant], require: gpa >= 3.4, soft: true }\n',
    );
    extend(
      "impossible",
      "extends: ../base\nadd: { locks: [{ kind: must, student: S1, award: merit-grant, author: Dean, reason: a }, { kind: must-not, student: S1, award: merit-grant, author: Chair, reason: b }] }\n",
    );
    extend("ineligible", "extends: ../base\nadd: { locks: [{ kind: must, student: S3, award: merit-grant, author: Dean, reason: a }] }\n");
  });

  test("the shipped scenarios, as text", () => {
    const ended = bursar(["compare", "zust-autumn", "zust-autumn-tight"]);
    const golden = join(import.meta.dirname, "golden/compare-zust.txt");
    const text = ended.stdout.replace(/ +$/gm, "");
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, "utf8"));
    expect(ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("a different scheme file with the same awards: the clause is named", () => {
    const ended = run("./base", "./stricter", "./poorer", "--json");
    const found = JSON.parse(ended.stdout) as { scenarios: { status: string }[]; comparisons: Comparison[]; seed: string };
    expect(found.scenarios.map(({ status }) => status)).toEqual(["optimal", "optimal", "optimal"]);
    expect(found.seed).toBe("tiny");
    const reasons = found.comparisons.map((comparison) => comparison.people.flatMap((person) => person.reasons.map(({ code }) => code)));
    expect(reasons[0]).toContain("why-not-eligible");
    expect(JSON.stringify(found.comparisons[0])).toContain("good-marks (2)");
    expect(reasons[1]).toContain("why-budget");
  });

  test("contradicting locks and a lock on one who is not eligible: no allocation, exit 1, the rest is shown", () => {
    const ended = run("./base", "./impossible", "./ineligible");
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    expect(ended.stdout).toContain("(no allocation)");
    expect(ended.stdout).toContain("B against A: not compared, because one of them has no allocation.");
    expect(ended.stdout).toContain("C against A: not compared");
    expect(run("./base", "./impossible", "./ineligible", "--threads", "1").stdout).toBe(ended.stdout);
  });

  test("one seed for all: the first scenario's, unless another is stated", () => {
    expect((JSON.parse(run("./base", "./poorer", "--seed", "other", "--json").stdout) as { seed: string }).seed).toBe("other");
  });

  test("words and files that are refused, all faults once", () => {
    expect(run("./base")).toMatchObject({ code: 2, stdout: "", stderr: "compare wants at least two scenarios.\n" });
    expect(run("./base", "./nowhere")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("./nowhere") as string });
    expect(run("./nowhere", "./base", "--json")).toMatchObject({ code: 2, stderr: "" });
    expect(run("./base", "./poorer", "--threads", "0")).toMatchObject({ code: 2, stdout: "" });
    expect(run("./base", "./poorer", "--engine", "abacus")).toMatchObject({ code: 2, stdout: "" });
  });
});
