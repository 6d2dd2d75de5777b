/** `bursar solve` as built: answers in the file's own sense, exit codes, and proofs that the checker accepts without a solver. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkCertificate, type Verdict } from "../../src/certificate/check.ts";
import { faultsText } from "../../src/cli/print-faults.ts";
import { workOnProgram } from "../../src/cli/solve-work.ts";
import { linesOf } from "../../src/program/lines.ts";
import { readMps } from "../../src/program/mps-read.ts";
import { writeMps } from "../../src/program/mps-write.ts";
import { cohort } from "../solve/instances.ts";
import { built, bursar, type Ended } from "../support/build.ts";

const PROGRAMS = join(import.meta.dirname, "../fixtures/programs");
const folder = mkdtempSync(join(tmpdir(), "bursar-solve-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

type Json = Readonly<Record<string, unknown>>;

function json(ended: Ended): Json {
  return JSON.parse(ended.stdout) as Json;
}

/** What the checker says of a certificate, the program beside it, and the columns that were printed. */
function judged(certificate: string, columns: Json): Verdict {
  const mps = readFileSync(join(certificate, "../program.mps"), "utf8");
  const program = readMps(mps, "program.mps");
  if (!program.ok) throw new Error(JSON.stringify(program.faults));
  const point = Uint8Array.from(program.value.columnNames, (name) => Number(columns[name] ?? 0));
  const sha256 = createHash("sha256").update(mps).digest("hex");
  const text = readFileSync(certificate, "utf8");
  const infeasible = text.includes("\nclaim infeasible\n");
  return checkCertificate(program.value, sha256, infeasible ? undefined : point, linesOf(text));
}

const MIN_LP = "Minimize\n obj: 3 a + 2 b + 4 c + 100\nSubject To\n r: a + b + c >= 2\nBinary\n a b c\nEnd\n";
const MAX_LP = "Maximize\n obj: 3 a + 2 b - 4 c - 1\nSubject To\n r: a + b + c <= 1\nGeneral\n a b c\nEnd\n";
const INFEASIBLE_LP = "Maximize\n obj: a + b + c\nSubject To\n r: a + b = 1\n s: b + c = 1\n t: a + c = 1\nBinary\n a b c\nEnd\n";
const MIN_MPS =
  "NAME cover\nROWS\n N C\n G E1\n G E2\n G E3\nCOLUMNS\n M 'MARKER' 'INTORG'\n a C 1 E1 1\n a E3 1\n b C 1 E1 1\n b E2 1\n c C 1 E2 1\n c E3 1\n M 'MARKER' 'INTEND'\nRHS\n RHS C -7 E1 1\n RHS E2 1 E3 1\nBOUNDS\n UP B a 1\n UP B b 1\n UP B c 1\nENDATA\n";
const BIG_LP = `Maximize\n obj: ${2 ** 52} a + ${2 ** 52} b + ${2 ** 52} c\nSubject To\n r: a + b + c <= 2\nBinary\n a b c\nEnd\n`;

describe("answers", () => {
  test.each<[string, string, number, Json]>([
    ["min.lp", MIN_LP, 0, { status: "optimal", objective: 105, bound: 105, gap: 0, columns: { a: 1, b: 1 } }],
    ["max.lp", MAX_LP, 0, { status: "optimal", objective: 2, bound: 2, gap: 0, columns: { a: 1 } }],
    ["infeasible.lp", INFEASIBLE_LP, 1, { status: "infeasible", objective: null, bound: null, gap: null, columns: {} }],
    ["cover.mps", MIN_MPS, 0, { status: "optimal", objective: 9, bound: 9, gap: 0 }],
    ["big.lp", BIG_LP, 0, { status: "optimal", objective: "9007199254740992", bound: "9007199254740992", gap: 0 }],
  ])("%s, with its proof", (name, text, code, expected) => {
    const program = file(name, text);
    const inner = mkdtempSync(join(folder, "proof-"));
    const certificate = join(inner, "proof.txt");
    const ended = bursar(["solve", program, "--json", "--certificate", certificate]);
    expect([ended.code, ended.stderr]).toEqual([code, ""]);
    const found = json(ended);
    expect(found).toMatchObject({ ...expected, engine: "price-and-branch" });
    expect(Object.keys(found)).toEqual(["status", "objective", "bound", "gap", "engine", "seconds", "nodes", "passes", "columns"]);
    expect(readdirSync(inner).sort()).toEqual(["program.mps", "proof.txt"]);
    expect(judged(certificate, found["columns"] as Json)).toMatchObject({ ok: true, kind: expected["status"] });
  });

  test.each(["price-and-branch", "highs", "javascript-lp-solver"])("published instances with known optima, %s", (engine) => {
    for (const [name, optimum] of [
      ["khan-I01.mps", 173],
      ["khan-I02.lp", 364],
    ] as const) {
      const ended = bursar(["solve", join(PROGRAMS, name), "--engine", engine, "--json"]);
      expect([ended.code, json(ended)]).toMatchObject([0, { status: "optimal", objective: optimum, engine }]);
      if (engine === "javascript-lp-solver") expect(json(ended)).toMatchObject({ prover: "highs", settledByEngine: true });
    }
  });

  test("for people: status, columns, who searched, where the proof went", () => {
    const certificate = join(mkdtempSync(join(folder, "people-")), "p.txt");
    const ended = bursar(["solve", file("people.lp", MIN_LP), "--certificate", certificate, "--engine", "javascript-lp-solver"]);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(
      /optimal, proved: objective 105\nat 1: a b\njavascript-lp-solver, .*prices of the proof from highs; its own claim is what was proved\n/,
    );
    expect(ended.stdout).toContain(`written to ${certificate}; it speaks of ${join(certificate, "../program.mps")}`);
  });

  test("several goals, as in program.mps of an output folder", () => {
    const program = file(
      "goals.mps",
      "NAME\nOBJSENSE\n MAX\nROWS\n N merit\n N goal|heads\n L cap\nCOLUMNS\n a merit 5\n a goal|heads 1\n a cap 2\n b merit 5\n b goal|heads 1\n b cap 1\n c goal|heads 1\n c cap 1\nRHS\n RHS cap 2\nBOUNDS\n BV B a\n BV B b\n BV B c\nENDATA\n",
    );
    const found = json(bursar(["solve", program, "--json"]));
    expect(found).toMatchObject({
      objective: 5,
      columns: { b: 1, c: 1 },
      goals: [
        { name: "merit", objective: 5, bound: 5 },
        { name: "goal|heads", objective: 2, bound: 2 },
      ],
    });
  });
});

describe("limits", () => {
  const HARD = cohort({ seed: 5, students: 3000, amounts: "fen", awards: 4, budgetShare: 0.6, budgets: 3, eligible: 0.5 });

  test("a time limit leaves a point and a proved bound, or nothing; exit 3", () => {
    const inner = mkdtempSync(join(folder, "limit-"));
    const certificate = join(inner, "proof.txt");
    const ended = bursar(["solve", file("hard.mps", writeMps(HARD)), "--time-limit", "1.5", "--json", "--certificate", certificate]);
    const found = json(ended);
    expect(ended.code).toBe(3);
    expect(found).toMatchObject({ limit: "time" });
    if (found["status"] === "unsettled") expect([found["objective"], readdirSync(inner)]).toEqual([null, []]);
    else {
      expect(found["status"]).toBe("feasible");
      expect(Number(found["bound"])).toBeGreaterThan(Number(found["objective"]));
      expect(found["gap"]).toBeGreaterThan(0);
      expect(judged(certificate, found["columns"] as Json)).toMatchObject({ ok: true, kind: "feasible", bound: BigInt(String(found["bound"])) });
    }
  });

  test("an interrupt ends it with 130 and leaves nothing behind", async () => {
    const inner = mkdtempSync(join(folder, "interrupt-"));
    const child = spawn(process.execPath, [built("bursar.mjs"), "solve", file("hard.mps", writeMps(HARD)), "--certificate", join(inner, "proof.txt")], {
      stdio: "ignore",
    });
    setTimeout(() => child.kill("SIGINT"), 1500);
    const [code] = (await once(child, "exit")) as [number];
    expect(code).toBe(130);
    expect(readdirSync(inner)).toEqual([]);
  });
});

describe("refusals", () => {
  test.each<[string, string, RegExp]>([
    ["fractions.lp", MIN_LP.replace("3 a", "3.5 a"), /fractions\.lp:2:7: "3\.5" is no integer/],
    ["unbounded.lp", MIN_LP.replace("a b c\nEnd", "a b\nGeneral\n c\nEnd"), /unbounded\.lp:2:21: The column c is not limited to 0 and 1/],
    ["broken.mps", MIN_MPS.replace("ENDATA\n", ""), /broken\.mps:\d+: The file ends without ENDATA/],
    ["nogoal.mps", MIN_MPS.replace(" N C\n", "").replaceAll(/ C -?\d/g, ""), /nogoal\.mps: The program has no goal/],
    ["toolarge.lp", `Maximize\n obj: ${2 ** 53 - 1} a + 3 b\nSubject To\nBinary\n a b\nEnd\n`, /toolarge\.lp: A sum that obj can form/],
  ])("%s", async (name, text, message) => {
    const reply = await workOnProgram({ file: file(name, text), engine: "highs", limitSeconds: undefined }, () => {});
    if (reply.kind !== "faults") throw new Error(reply.text);
    expect(faultsText(reply.faults)).toMatch(message);
  });

  test("faults of a file end with 2, for people on standard error, for programs on standard output", () => {
    const program = file("half.lp", MIN_LP.replace("3 a", "3.5 a"));
    const plain = bursar(["solve", program]);
    expect([plain.code, plain.stdout]).toEqual([2, ""]);
    expect(plain.stderr).toMatch(/half\.lp:2:7: /);
    const asJson = bursar(["solve", program, "--json"]);
    expect([asJson.code, asJson.stderr, json(asJson)]).toMatchObject([2, "", { status: "faults", faults: [{ code: "lp-number" }] }]);
  });

  test.each<[string, string[], string]>([
    ["another extension", ["program.txt"], "ends neither in .mps nor in .lp"],
    ["no such file", ["nothing.lp"], "it does not exist"],
    ["an unknown engine", ["x.lp", "--engine", "oracle"], "--engine"],
    ["a limit that is no number", ["x.lp", "--time-limit", "soon"], "--time-limit"],
  ])("%s", (_, words, message) => {
    const ended = bursar(["solve", ...words], { cwd: folder });
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toContain(message);
  });

  test("nothing is overwritten, neither the certificate nor another program.mps beside it", () => {
    const inner = mkdtempSync(join(folder, "exists-"));
    const [program, certificate] = [file("exists.lp", MIN_LP), join(inner, "proof.txt")];
    writeFileSync(join(inner, "program.mps"), "mine");
    const blocked = bursar(["solve", program, "--certificate", certificate]);
    expect([blocked.code, blocked.stdout]).toEqual([2, ""]);
    expect(blocked.stderr).toMatch(/program\.mps: this exists already[^]*beside a certificate/);
    expect([readdirSync(inner), readFileSync(join(inner, "program.mps"), "utf8")]).toEqual([["program.mps"], "mine"]);
    rmSync(join(inner, "program.mps"));
    expect(bursar(["solve", program, "--certificate", certificate]).code).toBe(0);
    expect(bursar(["solve", program, "--certificate", certificate]).code).toBe(2);
    // The same program beside it stays, and a second proof of it may stand there too.
    expect(bursar(["solve", program, "--certificate", join(inner, "second.txt")]).code).toBe(0);
    expect(readdirSync(inner).sort()).toEqual(["program.mps", "proof.txt", "second.txt"]);
  });
});

test("allocate takes the second engine by name", () => {
  const ended = bursar(["allocate", join(import.meta.dirname, "../golden/base"), "--engine", "javascript-lp-solver", "--json"]);
  const found = json(ended);
  expect(found).toMatchObject({ status: "optimal", engine: "javascript-lp-solver", prover: "highs", settledByEngine: true });
  const own = json(bursar(["allocate", join(import.meta.dirname, "../golden/base"), "--json"]));
  expect([own["engine"], own["goals"], own["awards"]]).toEqual(["price-and-branch", found["goals"], found["awards"]]);
});
