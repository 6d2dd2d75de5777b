import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Result } from "../src/fault.ts";
import { findFolder, knownNames, readFolder, type Shelves, writeFolder } from "../src/files.ts";
import { filesSentences } from "../src/words/en/files.ts";
import { bundled } from "./support/bundled.ts";
import { runs } from "./support/runs.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bursar-files-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array = ""): string {
  const path = join(root, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

function codesOf(result: Result<unknown>): string[] {
  if (result.ok) throw new Error("no fault");
  return result.faults.map((fault) => {
    expect(filesSentences[fault.code]?.(fault.values).says).not.toMatch(/undefined/);
    return fault.code;
  });
}

function hintOf(result: Result<unknown>): string {
  const fault = result.ok ? undefined : result.faults[0];
  return fault === undefined ? "" : (filesSentences[fault.code]?.(fault.values).hint ?? "");
}

describe("finding a folder", () => {
  let shelves: Shelves;
  beforeEach(() => {
    shelves = { workingFolder: join(root, "work"), shippedFolder: join(root, "shipped") };
    for (const name of ["work/scenarios/own", "work/plain", "shipped/scenarios/shipped", "shipped/scenarios/own"]) {
      put(`${name}/scenario.yaml`);
    }
    put("shipped/models/zust/scheme.yaml");
    put("work/scenarios/empty/readme.txt");
  });

  test("the user's scenarios, then the current folder, then the shipped ones", async () => {
    expect(valueOf(await findFolder("scenarios", "own", shelves))).toBe(join(root, "work/scenarios/own"));
    expect(valueOf(await findFolder("scenarios", "plain", shelves))).toBe(join(root, "work/plain"));
    expect(valueOf(await findFolder("scenarios", "shipped", shelves))).toBe(join(root, "shipped/scenarios/shipped"));
    expect(valueOf(await findFolder("models", "zust", shelves))).toBe(join(root, "shipped/models/zust"));
  });

  test("a path is a path, never a name; the head file stands for its folder", async () => {
    expect(valueOf(await findFolder("scenarios", "./plain", shelves))).toBe(join(root, "work/plain"));
    expect(valueOf(await findFolder("scenarios", join(root, "work/plain/"), shelves))).toBe(join(root, "work/plain"));
    expect(valueOf(await findFolder("scenarios", "plain/scenario.yaml", shelves))).toBe(join(root, "work/plain"));
    expect(codesOf(await findFolder("scenarios", "./own", shelves))).toEqual(["path-missing"]);
  });

  test("a missing one lists what exists", async () => {
    const missing = await findFolder("scenarios", "onw", shelves);
    expect(codesOf(missing)).toEqual(["path-missing"]);
    expect(hintOf(missing)).toContain("own, shipped");
    expect(await knownNames("scenarios", shelves)).toEqual(["own", "shipped"]);
    const nothing = await findFolder("models", "x", { workingFolder: root, shippedFolder: root });
    expect(hintOf(nothing)).toBe("give the path of its folder");
    expect(codesOf(await findFolder("scenarios", "", shelves))).toEqual(["path-missing"]);
  });
});

describe("reading a folder", () => {
  test("the wanted files in the order of their names, hidden ones left out", async () => {
    put("d/b.csv", "b");
    put("d/a.csv", "a");
    put("d/.hidden", "h");
    put("d/inputs/c.csv", "c");
    const read = async (options = {}) => [...valueOf(await readFolder(join(root, "d"), options))].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]);
    expect(await read()).toEqual([
      ["a.csv", "a"],
      ["b.csv", "b"],
    ]);
    expect(await read({ subfolders: true })).toEqual([
      ["a.csv", "a"],
      ["b.csv", "b"],
      ["inputs/c.csv", "c"],
    ]);
    expect((await read({ hidden: true })).map(([name]) => name)).toEqual([".hidden", "a.csv", "b.csv"]);
    expect(await read({ wanted: (name: string) => name === "b.csv" })).toEqual([["b.csv", "b"]]);
  });

  test("links: to a file inside they are followed, out of the folder or to a folder they are faults", async () => {
    put("d/a.csv", "a");
    put("outside.csv", "secret");
    put("d2/x.csv", "x");
    symlinkSync("a.csv", join(root, "d/inside.csv"));
    expect([...valueOf(await readFolder(join(root, "d"))).keys()]).toEqual(["a.csv", "inside.csv"]);
    symlinkSync("../outside.csv", join(root, "d/out.csv"));
    symlinkSync("../d2", join(root, "d/folder"));
    symlinkSync("nowhere", join(root, "d/broken"));
    expect(codesOf(await readFolder(join(root, "d")))).toEqual(["path-unreadable", "path-link", "path-link"]);
    expect(codesOf(await readFolder(join(root, "d"), { subfolders: true }))).toHaveLength(3);
    put("d4/inputs/a.csv", "a");
    symlinkSync("inputs", join(root, "d4/again"));
    expect(codesOf(await readFolder(join(root, "d4"), { subfolders: true }))).toEqual(["path-link"]);
    symlinkSync("d2", join(root, "d3"));
    expect([...valueOf(await readFolder(join(root, "d3"))).keys()]).toEqual(["x.csv"]);
  });

  test("limits, each with its code", async () => {
    put("d/a.csv", "12345");
    put("d/b.csv", "123");
    const codes = async (options: object) => codesOf(await readFolder(join(root, "d"), options));
    expect(await codes({ maxFiles: 1 })).toEqual(["path-too-many"]);
    expect(await codes({ maxBytes: 7 })).toEqual(["path-too-large"]);
    expect(await codes({ maxFileBytes: 4 })).toEqual(["path-file-too-large"]);
    expect(valueOf(await readFolder(join(root, "d"), { maxFiles: 2, maxBytes: 8, maxFileBytes: 5 })).size).toBe(2);
  });

  test("missing, and a file in its place", async () => {
    expect(codesOf(await readFolder(join(root, "none")))).toEqual(["path-unreadable"]);
    expect(codesOf(await readFolder(put("file.txt")))).toEqual(["path-not-folder"]);
  });
});

describe("writing a folder", () => {
  const FILES = new Map<string, string | Uint8Array>([
    ["manifest.json", "{}\n"],
    ["inputs/students.csv", "id\n学\n"],
    ["inputs/deep/b.bin", new Uint8Array([0, 255])],
  ]);
  const read = async (folder: string) => valueOf(await readFolder(folder, { subfolders: true }));

  test("all files, in subfolders, and nothing beside them", async () => {
    const folder = join(root, "new/parent/out");
    const listeners = process.listenerCount("exit");
    expect(valueOf(await writeFolder(folder, FILES))).toEqual({});
    const files = await read(folder);
    expect([...files.keys()]).toEqual(["inputs/deep/b.bin", "inputs/students.csv", "manifest.json"]);
    expect(Buffer.from(files.get("inputs/students.csv") ?? []).toString()).toBe("id\n学\n");
    expect([...(files.get("inputs/deep/b.bin") ?? [])]).toEqual([0, 255]);
    expect(readdirSync(join(root, "new/parent"))).toEqual(["out"]);
    expect(process.listenerCount("exit")).toBe(listeners);
  });

  test("an existing folder is a fault and stays; replace moves it to the first free name", async () => {
    const folder = join(root, "out");
    put("out/old.txt", "old");
    expect(codesOf(await writeFolder(folder, FILES))).toEqual(["path-exists"]);
    expect(readdirSync(root)).toEqual(["out"]);
    put("out.old-1/older.txt");
    expect(valueOf(await writeFolder(folder, FILES, { replace: true }))).toEqual({
      movedTo: `${folder}.old-2`,
    });
    expect(readFileSync(`${folder}.old-2/old.txt`, "utf8")).toBe("old");
    expect((await read(folder)).size).toBe(3);
    expect(readdirSync(root)).toEqual(["out", "out.old-1", "out.old-2"]);
  });

  test("replace where there is nothing to replace, and an empty folder of files", async () => {
    expect(valueOf(await writeFolder(join(root, "out"), new Map(), { replace: true }))).toEqual({});
    expect(readdirSync(join(root, "out"))).toEqual([]);
  });

  test("an existing file in the place is a fault too", async () => {
    expect(codesOf(await writeFolder(put("out", "text"), FILES))).toEqual(["path-exists"]);
    expect(readFileSync(join(root, "out"), "utf8")).toBe("text");
  });

  test("what cannot be written leaves nothing: a file as parent, a name that is too long", async () => {
    put("file", "x");
    expect(codesOf(await writeFolder(join(root, "file/out"), FILES))).toEqual(["path-unwritable"]);
    const long = new Map([
      ["a.txt", "a"],
      [`${"n".repeat(300)}.txt`, "b"],
    ]);
    expect(codesOf(await writeFolder(join(root, "out"), long))).toEqual(["path-unwritable"]);
    const clash = new Map([
      ["a", "a"],
      ["a/b", "b"],
    ]);
    expect(codesOf(await writeFolder(join(root, "out"), clash))).toEqual(["path-unwritable"]);
    expect(readdirSync(root)).toEqual(["file"]);
  });

  test("a name that leads out is a bug", async () => {
    for (const name of ["../x", "/x", "a//b", "a/../../b", "", "a\\b", "."]) {
      await expect(writeFolder(join(root, "out"), new Map([[name, "x"]]))).rejects.toThrow(/no name/);
    }
    expect(readdirSync(root)).toEqual([]);
  });

  test("leftovers of processes that ended are removed, those of running ones stay", async () => {
    put(`.out.writing-${process.pid}-999/a.txt`);
    put(".out.writing-4194999-0/a.txt"); // Above the largest process id of Linux.
    put(".out.writing-x/a.txt");
    valueOf(await writeFolder(join(root, "out"), FILES));
    expect(readdirSync(root).sort()).toEqual([`.out.writing-${process.pid}-999`, ".out.writing-x", "out"]);
  });
});

describe("a process that ends while it writes", () => {
  const COUNT = 100;

  async function writerScript(): Promise<string> {
    const module = pathToFileURL(await bundled("src/files.ts")).href;
    return `
      const { writeFolder } = await import(${JSON.stringify(module)});
      const files = new Map(Array.from({ length: ${COUNT} }, (_, i) => ["f/" + i + ".txt", "x".repeat(20000)]));
      process.on("SIGTERM", () => process.exit(130));
      const [folder, delay, signal] = process.argv.slice(1);
      const end = () => process.kill(process.pid, signal);
      if (delay !== "done") setTimeout(end, Number(delay));
      const result = await writeFolder(folder, files, { replace: true });
      process.stdout.write(result.ok ? "w" : "f");
      if (delay === "done") end();
      setInterval(() => {}, 1000);
    `;
  }

  /** Runs a writer that ends itself so many milliseconds after it began, or when it is done. */
  function endAfter(script: string, folder: string, delay: number | "done", signal: NodeJS.Signals): Promise<boolean> {
    return new Promise((done, fail) => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script, folder, String(delay), signal]);
      let finished = false;
      child.stdout.on("data", (data: Buffer) => {
        if (data.includes("w")) finished = true;
      });
      child.on("error", fail);
      child.on("close", () => done(finished));
    });
  }

  test.each(["SIGKILL", "SIGTERM"] as const)("%s: the folder is absent or whole, and the old one is kept", async (signal) => {
    const script = await writerScript();
    const seen = { absent: 0, whole: 0 };
    for (let i = 0; i < runs(8); i++) {
      const parent = join(root, `${signal}-${i}`);
      const folder = join(parent, "out");
      put(`${signal}-${i}/out/old.txt`, "old");
      const finished = await endAfter(script, folder, i % 8 === 7 ? "done" : 3 * (i % 8), signal);
      const names = readdirSync(parent);
      const place = names.includes("out") ? folder : `${folder}.old-1`;
      const isNew = !readdirSync(place).includes("old.txt");
      if (isNew) {
        expect(readdirSync(join(folder, "f"))).toHaveLength(COUNT);
        for (const file of readdirSync(join(folder, "f"))) expect(readFileSync(join(folder, "f", file)).length).toBe(20000);
        expect(readFileSync(`${folder}.old-1/old.txt`, "utf8")).toBe("old");
      } else expect(finished).toBe(false);
      seen[isNew ? "whole" : "absent"]++;
      const hidden = names.filter((name) => name.startsWith("."));
      if (signal === "SIGTERM") expect(hidden).toEqual([]);
      valueOf(await writeFolder(folder, new Map([["a", "a"]]), { replace: true }));
      expect(readdirSync(parent).filter((name) => name.startsWith("."))).toEqual([]);
    }
    expect(seen.whole).toBeGreaterThan(0);
    expect(seen.absent).toBeGreaterThan(0);
  });
});
