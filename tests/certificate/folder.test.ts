import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkFolder, type FolderVerdict } from "../../src/certificate/folder.ts";
import { checkSentences, provedSentence, refusedSentence } from "../../src/words/en/check.ts";
import { filesOf } from "../support/line-files.ts";
import { sha256 } from "../support/tiny-programs.ts";

const golden = new URL("../golden/broken-certificates/", import.meta.url);

interface Award {
  award: string;
  level: string;
  fen: number;
  by: string;
}

const header = {
  bursar: "allocation",
  version: 1,
  status: "optimal",
  goals: [{ name: "goal|merit", value: "146" }],
  levels: [
    { award: "excellent", level: "1", places: 1, fen: 3000 },
    { award: "excellent", level: "2", places: 1, fen: 2000 },
  ],
};
const students: { id: string; columns: string[]; awards: Award[] }[] = [
  { id: "S1", columns: ["S1|excellent|1"], awards: [{ award: "excellent", level: "1", fen: 3000, by: "choice" }] },
  {
    id: "S2",
    columns: ["S2|excellent|2"],
    awards: [
      { award: "excellent", level: "2", fen: 2000, by: "choice" },
      { award: "hsk", level: "5", fen: 400, by: "entitled" },
    ],
  },
  { id: "S3", columns: [], awards: [] },
];

type Lines = [Record<string, unknown>, ...Record<string, unknown>[]];

function folder(change: (lines: Lines) => void = () => undefined, proof = readFileSync(new URL("whole.txt", golden), "utf8")): Map<string, string> {
  const lines = structuredClone([header, ...students]) as unknown as Lines;
  change(lines);
  const files = new Map([
    ["program.mps", readFileSync(new URL("program.mps", golden), "utf8")],
    ["certificate.txt", proof],
    ["allocation.jsonl", lines.map((line) => `${JSON.stringify(line)}\n`).join("")],
    ["inputs/students.csv", "id\nS1\nS2\nS3\n"],
  ]);
  return withManifest(files);
}

function withManifest(files: Map<string, string>): Map<string, string> {
  const hashes = Object.fromEntries([...files].filter(([name]) => name !== "manifest.json").map(([name, text]) => [name, sha256(text)]));
  return new Map([...files, ["manifest.json", JSON.stringify({ bursar: "manifest", version: 1, files: hashes, seed: "7" })]]);
}

function check(files: ReadonlyMap<string, string>): FolderVerdict {
  return checkFolder(filesOf(files));
}

function refusal(change: (lines: Lines) => void): string {
  const verdict = check(folder(change));
  return verdict.ok ? "accepted" : verdict.code;
}

test("a whole folder is proved optimal", () => {
  const files = folder();
  const proof = files.get("certificate.txt") as string;
  const verdict = check(files);
  expect(verdict).toEqual({
    ok: true,
    kind: "optimal",
    goals: [{ name: "goal|merit", value: 146n }],
    cutOffs: 0,
    students: 3,
    awards: 3,
    proofLines: 14,
    proofBytes: proof.length,
  });
  if (verdict.ok) expect(provedSentence(verdict)).toContain("proved optimal: goal|merit = 146");
});

test("the manifest lists every file with its hash", () => {
  const files = folder();
  expect(check(new Map([...files].filter(([name]) => name !== "inputs/students.csv")))).toMatchObject({ code: "folder-missing" });
  expect(check(new Map([...files, ["extra.txt", ""]]))).toMatchObject({ code: "folder-unlisted", values: { file: "extra.txt" } });
  expect(check(new Map([...files, ["toString", ""]]))).toMatchObject({ code: "folder-unlisted" });
  expect(check(new Map([...files, ["inputs/students.csv", "id\n"]]))).toMatchObject({ code: "folder-hash" });
  expect(check(new Map([...files, ["manifest.json", "{"]]))).toMatchObject({ code: "folder-manifest" });
  expect(check(new Map([...files].filter(([name]) => name !== "manifest.json")))).toMatchObject({ code: "folder-manifest" });
  for (const file of ["program.mps", "allocation.jsonl", "certificate.txt"])
    expect(check(withManifest(new Map([...files].filter(([name]) => name !== file))))).toMatchObject({ code: "folder-missing" });
});

const digits = ["allocation.jsonl", "program.mps", "certificate.txt"].map((file) => [file] as const);

test.each(digits)("any one digit changed in %s is refused", (file) => {
  const files = folder();
  const text = files.get(file) as string;
  let tried = 0;
  for (const { index } of text.matchAll(/\d/g)) {
    const digit = text.charAt(index);
    const changed = text.slice(0, index) + String((Number(digit) + 1) % 10) + text.slice(index + 1);
    expect(check(new Map([...files, [file, changed]]))).toMatchObject({ ok: false, code: "folder-hash" });
    tried += 1;
  }
  expect(tried).toBeGreaterThan(20);
});

/** A digit does not matter where it stands in a part that only informs: the entitled award, a file's name of a program, a price with slack to spare. */
test("with the hashes made anew, any digit of the choices is refused", () => {
  const files = folder();
  const text = files.get("allocation.jsonl") as string;
  const free: string[] = [];
  let tried = 0;
  for (const { index } of text.matchAll(/\d/g)) {
    const changed = text.slice(0, index) + String((Number(text.charAt(index)) + 1) % 10) + text.slice(index + 1);
    if (check(withManifest(new Map([...files, ["allocation.jsonl", changed]]))).ok) free.push(text.slice(index - 10, index + 1));
    tried += 1;
  }
  expect(tried).toBeGreaterThan(30);
  expect(
    free.every((place) => /"level":"5|"fen":40{0,2}|:"S3|"id":"S3/.test(place)),
    free.join(" ; "),
  ).toBe(true);
  expect(free.length).toBe(5);
});

test("with the hashes made anew, another program or proof is refused", () => {
  const files = folder();
  const mps = files.get("program.mps") as string;
  for (const { index } of mps.matchAll(/\d/g)) {
    const changed = mps.slice(0, index) + String((Number(mps.charAt(index)) + 1) % 10) + mps.slice(index + 1);
    expect(check(withManifest(new Map([...files, ["program.mps", changed]]))).ok).toBe(false);
  }
  expect(check(withManifest(new Map([...files, ["program.mps", mps.replace(" RHS paid|excellent 5000", " RHS paid|excellent 5e3")]])))).toMatchObject({
    code: "mps-number",
  });
  expect(check(withManifest(new Map([...files, ["certificate.txt", (files.get("certificate.txt") as string).trimEnd()]])))).toMatchObject({
    code: "certificate-unfinished",
  });
});

test("a student's columns and awards must agree with the program", () => {
  const student = (lines: Lines, i: number) => lines[i] as unknown as (typeof students)[number];
  const award = (lines: Lines, i: number) => student(lines, i).awards[0] as Award;
  expect(refusal((lines) => (student(lines, 3).id = "S2"))).toBe("allocation-student");
  expect(refusal((lines) => (student(lines, 1).columns = ["S2|excellent|1"]))).toBe("allocation-column");
  expect(refusal((lines) => (student(lines, 1).columns = ["S1|excellent|9"]))).toBe("allocation-column");
  expect(refusal((lines) => student(lines, 1).columns.push("S1|excellent|1"))).toBe("allocation-column");
  expect(refusal((lines) => student(lines, 1).columns.push("S1|excellent|2"))).toBe("allocation-column");
  expect(refusal((lines) => (student(lines, 1).id = "S1|excellent"))).toBe("allocation-line");
  expect(refusal((lines) => (award(lines, 1).level = "2"))).toBe("allocation-award");
  expect(refusal((lines) => (award(lines, 1).award = "other"))).toBe("allocation-award");
  expect(refusal((lines) => (award(lines, 1).by = "entitled"))).toBe("allocation-award");
  expect(refusal((lines) => (student(lines, 1).awards = []))).toBe("allocation-award");
  expect(refusal((lines) => student(lines, 1).awards.push(award(lines, 1)))).toBe("allocation-award");
  expect(refusal((lines) => (award(lines, 1).fen = 2999))).toBe("allocation-fen");
  expect(refusal((lines) => (award(lines, 1).fen = 3000.5))).toBe("allocation-line");
  expect(refusal((lines) => ((award(lines, 1) as unknown as Record<string, unknown>)["fen"] = "3000"))).toBe("allocation-line");
  expect(refusal((lines) => (lines[1] = [] as never))).toBe("allocation-line");
  expect(refusal((lines) => (student(lines, 3).awards = [{ award: "excellent", level: "2", fen: 2000, by: "choice" }]))).toBe("allocation-award");
  expect(refusal((lines) => lines.splice(2, 1))).toBe("point-goal");
  expect(
    refusal((lines) =>
      Object.assign(student(lines, 3), { columns: ["S3|excellent|2"], awards: [{ award: "excellent", level: "2", fen: 2000, by: "choice" }] }),
    ),
  ).toBe("point-row");
});

test("the header must state what is proved", () => {
  expect(refusal(([head]) => (head["status"] = "feasible"))).toBe("allocation-status");
  expect(refusal(([head]) => (head["status"] = "infeasible"))).toBe("allocation-status");
  expect(refusal(([head]) => (head["bound"] = "146"))).toBe("allocation-bound");
  expect(refusal(([head]) => (head["goals"] = []))).toBe("allocation-goals");
  expect(refusal(([head]) => (head["goals"] = [{ name: "goal|merit", value: 146 }]))).toBe("allocation-goal");
  expect(refusal(([head]) => (head["goals"] = [{ name: "goal|heads", value: "146" }]))).toBe("allocation-goal");
  expect(refusal(([head]) => (head["levels"] = header.levels.slice(1)))).toBe("allocation-level-missing");
  expect(refusal(([head]) => (head["levels"] = [...header.levels, header.levels[0]]))).toBe("allocation-level");
  expect(refusal(([head]) => (head["levels"] = [...header.levels, { award: "other", level: "1", places: 0, fen: 0 }]))).toBe("accepted");
  expect(refusal(([head]) => (head["levels"] = {}))).toBe("allocation-line");
  expect(refusal(([head]) => (head["version"] = 2))).toBe("allocation-line");
  expect(refusal(([head]) => (head["reasons"] = { S3: "cap" }))).toBe("accepted");
});

test("a bound is stated as proved", () => {
  const start = (folder().get("certificate.txt") as string).split("\n").slice(0, 4).join("\n");
  const proof = `${start}\nclaim bound 0 150\nS 0 1 4 5 5 25\nend\n`;
  const verdict = (bound?: string) => check(folder(([head]) => Object.assign(head, { status: "feasible", bound }), proof));
  expect(verdict("150")).toMatchObject({ ok: true, kind: "feasible", bound: 150n });
  expect(verdict("151")).toMatchObject({ ok: false, code: "allocation-bound" });
  expect(verdict()).toMatchObject({ ok: false, code: "allocation-bound" });
});

/** One student, one bundle column of two awards, an infeasible variant with two such awards demanded. */
function bundleFolder(lower: number, status: string, lines: readonly unknown[], proof: string): Map<string, string> {
  const mps = `NAME bundle\nOBJSENSE\n MAX\nROWS\n N goal|merit\n L one|S1\n G must\n L paid|a\n L paid|b\nCOLUMNS\n S1|a:1+b:2 goal|merit 5\n S1|a:1+b:2 one|S1 1\n S1|a:1+b:2 must 1\n S1|a:1+b:2 paid|a 700\n S1|a:1+b:2 paid|b 50\nRHS\n RHS one|S1 1\n RHS must ${lower}\n RHS paid|a 1000\n RHS paid|b 1000\nRANGES\nBOUNDS\n BV BND S1|a:1+b:2\nENDATA\n`;
  const levels =
    lines.length === 0
      ? []
      : [
          { award: "a", level: "1", places: 1, fen: 700 },
          { award: "b", level: "2", places: 1, fen: 50 },
        ];
  const goals = lines.length === 0 ? [] : [{ name: "goal|merit", value: "5" }];
  const jsonl = [{ bursar: "allocation", version: 1, status, goals, levels }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("");
  return withManifest(
    new Map([
      ["program.mps", mps],
      ["allocation.jsonl", jsonl],
      ["certificate.txt", `bursar certificate 1\nprogram ${sha256(mps)}\nsize 1 4 1\ngroups 0-0\n${proof}end\n`],
    ]),
  );
}

test("a bundle's awards are checked one by one", () => {
  const student = (fen: number) => ({
    id: "S1",
    columns: ["S1|a:1+b:2"],
    awards: [
      { award: "b", level: "2", fen, by: "choice" },
      { award: "a", level: "1", fen: 700, by: "choice" },
    ],
  });
  const proof = "claim goal 0 5\nS 0 1 1 1\n";
  expect(check(bundleFolder(1, "optimal", [student(50)], proof))).toMatchObject({ ok: true, awards: 2 });
  expect(check(bundleFolder(1, "optimal", [student(51)], proof))).toMatchObject({ ok: false, code: "allocation-fen" });
});

test("an infeasible answer has no students", () => {
  const proof = "claim infeasible\nS 2 1\n";
  expect(check(bundleFolder(2, "infeasible", [], proof))).toEqual(expect.objectContaining({ ok: true, kind: "infeasible", goals: [], students: 0 }));
  expect(check(bundleFolder(2, "optimal", [], proof))).toMatchObject({ ok: false, code: "point-unwanted" });
  expect(check(bundleFolder(1, "infeasible", [], proof))).toMatchObject({ ok: false });
  expect(check(bundleFolder(2, "infeasible", [{ id: "S1", columns: [], awards: [] }], proof))).toMatchObject({ ok: false, code: "point-unwanted" });
});

test("every code of a refusal has its sentence", () => {
  const sources = ["check", "folder", "cut-offs"].map((name) => readFileSync(new URL(`../../src/certificate/${name}.ts`, import.meta.url), "utf8")).join("");
  const codes = new Set([...sources.matchAll(/refuse\("([a-z-]+)"/g)].map((match) => match[1] as string));
  expect(codes.size).toBeGreaterThan(30);
  expect([...codes].sort()).toEqual(Object.keys(checkSentences).sort());
  expect(refusedSentence("certificate-line", { text: "x", file: "certificate.txt", line: 3 })).toBe(
    'REFUSED: the line "x" is none of the certificate format (certificate.txt, line 3) [certificate-line]',
  );
  expect(refusedSentence("mps-unknown-row", { name: "cap", file: "program.mps", line: 9 })).toBe(
    "REFUSED: There is no row cap in ROWS (program.mps, line 9) [mps-unknown-row]",
  );
  expect(() => refusedSentence("toString", {})).toThrow("no sentence");
});
