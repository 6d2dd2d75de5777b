import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { bursar, built } from "../support/build.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join("");

/** One student, one award, one level: merit 3, 500 fen. */
const MPS = lines(
  "NAME tiny",
  "OBJSENSE",
  " MAX",
  "ROWS",
  " N goal|merit",
  " L s1",
  " N paid|a",
  "COLUMNS",
  " s1|a|1 goal|merit 3",
  " s1|a|1 s1 1",
  " s1|a|1 paid|a 500",
  "RHS",
  " RHS s1 1",
  "BOUNDS",
  " BV BND s1|a|1",
  "ENDATA",
);
const CERTIFICATE = lines(
  "bursar certificate 1",
  `program ${sha256(MPS)}`,
  "size 1 2 1",
  "groups 0-0",
  "claim goal 0 3",
  "S 0 1", // -3 x <= -4 is -x <= -2, and no choice costs less than -1.
  "end",
);
const ALLOCATION = lines(
  JSON.stringify({
    bursar: "allocation",
    version: 1,
    status: "optimal",
    goals: [{ name: "goal|merit", value: "3" }],
    levels: [{ award: "a", level: "1", places: 1, fen: 500 }],
  }),
  JSON.stringify({
    id: "s1",
    columns: ["s1|a|1"],
    awards: [{ award: "a", level: "1", fen: 500, by: "choice" }],
  }),
);

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, string>>, unlisted: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "bursar-check-"));
  made.push(folder);
  const hashes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256(text)]));
  const manifest = JSON.stringify({ bursar: "manifest", version: 1, files: hashes });
  for (const [name, text] of Object.entries({ ...files, ...unlisted, "manifest.json": manifest })) {
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const GOOD = { "program.mps": MPS, "certificate.txt": CERTIFICATE, "allocation.jsonl": ALLOCATION };

test.each([
  ["good", GOOD, {}, 0, /^proved optimal: .*= 3/],
  ["a false claim", { ...GOOD, "certificate.txt": CERTIFICATE.replace("goal 0 3", "goal 0 2") }, {}, 1, /^REFUSED/],
  ["more money", { ...GOOD, "allocation.jsonl": ALLOCATION.replaceAll("500", "501") }, {}, 1, /^REFUSED.*501/],
  ["a hidden file that is not listed", GOOD, { ".extra": "x" }, 1, /^REFUSED.*\.extra/],
  ["a file that is missing", { "program.mps": MPS, "certificate.txt": CERTIFICATE }, {}, 1, /^REFUSED.*allocation/],
] as const)("check and check.mjs agree: %s", (_, files, unlisted, code, says) => {
  const folder = folderOf(files, unlisted);
  const checked = bursar(["check", folder]);
  expect(checked).toMatchObject({ code, stderr: "" });
  expect(checked.stdout).toMatch(says);
  const alone = spawnSync(process.execPath, [built("check.mjs"), folder], { encoding: "utf8" });
  expect(alone).toMatchObject({ status: code, stdout: checked.stdout });
  const json = JSON.parse(bursar(["check", folder, "--json"]).stdout) as { ok: boolean; goals?: unknown };
  expect(json.ok).toBe(code === 0);
  if (json.ok) expect(json.goals).toEqual([{ name: "goal|merit", value: "3" }]);
});

test("a packed program: check unpacks it, check.mjs says how to, and what is no gzip file is refused", () => {
  const folder = folderOf(GOOD);
  const [plain, packed] = [join(folder, "program.mps"), join(folder, "program.mps.gz")];
  // Two members, as a large program is written.
  writeFileSync(packed, Buffer.concat([gzipSync(MPS.slice(0, 40)), gzipSync(MPS.slice(40))]));
  expect(bursar(["check", folder])).toMatchObject({ code: 1 });
  rmSync(plain);
  expect(bursar(["check", folder])).toMatchObject({ code: 0, stderr: "" });
  const alone = spawnSync(process.execPath, [built("check.mjs"), folder], { encoding: "utf8" });
  expect(alone).toMatchObject({ status: 2, stdout: "" });
  expect(alone.stderr).toContain(`gunzip ${folder}/program.mps.gz`);
  writeFileSync(packed, gzipSync(MPS.replace(" 500", " 501")));
  expect(bursar(["check", folder])).toMatchObject({ code: 1, stderr: "" });
  writeFileSync(packed, "no gzip file");
  expect(bursar(["check", folder])).toMatchObject({ code: 1, stderr: "" });
});

test("a folder that is not there", () => {
  expect(bursar(["check", "/no/such/folder"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "/no/such/folder: this cannot be read: it does not exist\n",
  });
  const json = bursar(["check", "/no/such/folder", "--json"]);
  expect(json.code).toBe(2);
  expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, faults: [{ code: "path-unreadable" }] });
  expect(spawnSync(process.execPath, [built("check.mjs"), "/no/such/folder"]).status).toBe(2);
});

test("check.mjs is one file that imports Node's file, path and crypto modules, and no engine", () => {
  const text = readFileSync(built("check.mjs"), "utf8");
  const imported = [...text.matchAll(/(?:^import\b[^;]*?|\bimport\(|\brequire\()["']([^"']+)["']/gm)].map(([, from]) => from);
  expect(imported.length).toBeGreaterThan(1);
  expect(imported.filter((from) => !["node:crypto", "node:fs", "node:path"].includes(from ?? ""))).toEqual([]);
  const parts = [...text.matchAll(/^\/\/ (?:#region )?(src\/\S+)$/gm)].map(([, file]) => file ?? "");
  expect(parts.length).toBeGreaterThan(5);
  const own = /^src\/(exact|fault|cli\/check-alone|cli\/file-text|cli\/language|words\/.*|program\/[^/]*|certificate\/[^/]*)(\.ts)?$/;
  expect(parts.filter((file) => !own.test(file))).toEqual([]);
});
