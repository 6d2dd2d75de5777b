/** Processes that are killed while they append, and two that append at once: what was acknowledged is there, in order, and nothing is half-written. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { append, history, verify } from "../../src/ledger/ledger.ts";
import { openLedger } from "../../src/ledger/open.ts";
import type { Store } from "../../src/ledger/store.ts";
import { codesIn, countedSalts, everyEntry, ledgerFolder, type LedgerFolder, valueOf } from "../support/ledgers.ts";
import { runs } from "../support/runs.ts";

/** In the project, so that it finds the packages. */
const APPENDER = resolve(import.meta.dirname, `../../node_modules/.cache/bursar-tests/appender-${process.pid}.mjs`);
const SEED = 20251125;

let folder: LedgerFolder;
beforeAll(async () => {
  folder = ledgerFolder();
  mkdirSync(dirname(APPENDER), { recursive: true });
  const bundle = await rolldown({ input: join(import.meta.dirname, "appender.ts"), platform: "node", external: /^(?:node:|@photostructure)/ });
  await bundle.write({ file: APPENDER, format: "esm", codeSplitting: false, minify: true });
  await bundle.close();
});
afterAll(() => folder.remove());

/** Numbers below `limit`, the same for the same seed (Numerical Recipes' linear congruence, high bits). */
function dice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % limit;
  };
}

interface Writing {
  readonly child: ChildProcess;
  /** Heads that were acknowledged. */
  readonly heads: () => readonly string[];
  /** It waits for a byte. */
  readonly ready: Promise<void>;
  readonly ended: Promise<number | null>;
}

function startWriting(file: string, author: string, times?: number): Writing {
  const child = spawn(process.execPath, [APPENDER, file, author, ...(times === undefined ? [] : [String(times)])], { stdio: ["pipe", "pipe", "inherit"] });
  let printed = "";
  const ready = new Promise<void>((done) => {
    child.stdout.on("data", (piece: Buffer) => {
      printed += piece.toString();
      if (printed.includes("ready")) done();
    });
  });
  const ended = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
  return {
    child,
    heads: () =>
      printed
        .split("\n")
        .slice(0, -1)
        .filter((line) => line !== "ready"),
    ready,
    ended,
  };
}

/** Starts a writer and kills it some milliseconds after it has acknowledged so many appends; returns what it acknowledged until then. */
async function killed(file: string, author: string, acknowledged: number, milliseconds: number): Promise<readonly string[]> {
  const writing = startWriting(file, author);
  const told = new Promise<void>((done) => {
    writing.child.stdout?.on("data", () => writing.heads().length >= acknowledged && done());
  });
  await Promise.race([told, writing.ended]);
  await new Promise((done) => setTimeout(done, milliseconds));
  writing.child.kill("SIGKILL");
  expect(await writing.ended).toBe(null);
  return writing.heads();
}

function headAt(store: Store, count: number): string {
  const line = valueOf(store.transact("read", (tables) => ({ ok: true, value: tables.at(count) })));
  return `${count}:${line?.hash ?? ""}`;
}

test("kill -9 while two processes append: nothing acknowledged is lost, nothing is half-written", async () => {
  const roll = dice(SEED);
  // Forty here, because a process costs a third of a second to start; 400 in the long run.
  const [rounds, perLedger] = [runs(2), 10];
  const counts = { kills: 0, acknowledged: 0, records: 0, unacknowledged: 0 };
  for (let round = 0; round < rounds; round++) {
    const file = folder.path(`killed-${round}`);
    const acknowledged: string[] = [];
    // Two at once: one may be killed while the other waits for it.
    for (let i = 0; i < perLedger; i++) {
      const two = ["a", "b"].map((author) => killed(file, author, roll(4), roll(12)));
      acknowledged.push(...(await Promise.all(two)).flat());
    }
    const store = valueOf(await openLedger(file));
    const { head } = valueOf(verify(store));
    expect(head.count % 3).toBe(0);
    for (const text of acknowledged) expect(headAt(store, Number(text.split(":")[0]))).toBe(text);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(valueOf(append(store, everyEntry("S-after"), countedSalts())).count).toBe(head.count + 16);
    store.close();
    counts.kills += 2 * perLedger;
    counts.acknowledged += acknowledged.length;
    counts.records += head.count;
    counts.unacknowledged += head.count / 3 - acknowledged.length;
  }
  console.log(`seed ${SEED}: ${JSON.stringify(counts)}`);
  expect(counts.kills).toBe(20 * rounds);
  // Whoever is killed within an append leaves nothing, or all of it unsaid: at most one each.
  expect(counts.acknowledged).toBeGreaterThan(counts.kills / 2);
  expect(counts.unacknowledged).toBeGreaterThanOrEqual(0);
  expect(counts.unacknowledged).toBeLessThanOrEqual(counts.kills);
}, 600_000);

test("two processes that write at once neither lose nor reorder", async () => {
  const file = folder.path("two");
  const [a, b] = [startWriting(file, "a", 40), startWriting(file, "b", 40)];
  await Promise.all([a.ready, b.ready]);
  for (const { child } of [a, b]) child.stdin?.end("\n");
  expect(await Promise.all([a.ended, b.ended])).toEqual([0, 0]);
  const store = valueOf(await openLedger(file));
  expect(valueOf(verify(store))).toMatchObject({ head: { count: 240 }, students: 2 });
  for (const { heads } of [a, b]) for (const text of heads()) expect(headAt(store, Number(text.split(":")[0]))).toBe(text);
  const authors: string[] = [];
  for (const author of ["a", "b"]) {
    const own = valueOf(history(store, `S-${author}`));
    // Each writer's own appends stand in its order, three records in a row.
    expect(own.map(({ entry }) => entry["reason"])).toEqual(Array.from({ length: 80 }, (_, i) => `append ${Math.floor(i / 2)}`));
    for (const { count } of own) authors[count] = author;
  }
  const turns = authors.filter((author) => author !== undefined).filter((author, i, all) => i > 0 && author !== all[i - 1]).length;
  console.log(`${turns} turns between two writers`);
  expect(turns).toBeGreaterThan(5);
  store.close();
});

test("who waits longer than stated is told so, and nothing is written", async () => {
  const holder = await folder.open("busy");
  const waiting = await folder.open("busy", { waitSeconds: 0.2 });
  const inner = holder.transact("write", () => {
    const told = append(waiting, everyEntry("S1"), countedSalts());
    expect(codesIn(told)).toEqual(["ledger-busy"]);
    expect(told.ok ? {} : told.faults[0]?.values).toMatchObject({ seconds: 0.2 });
    return { ok: true, value: 7 };
  });
  expect(valueOf(inner)).toBe(7);
  expect(valueOf(append(waiting, everyEntry("S1"), countedSalts())).count).toBe(16);
  expect(valueOf(verify(holder)).head.count).toBe(16);
  for (const store of [holder, waiting]) store.close();
});
