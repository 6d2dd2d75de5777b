/**
 * A process that appends to a ledger, three records at a time, and prints what was acknowledged: the head after each append. Words: file, name of the
 * writer, and how often it appends, with a pause after each, or nothing: until it is killed. It loads little, because tests start it hundreds of times.
 */
import { randomBytes } from "node:crypto";
import { readSync, writeSync } from "node:fs";
import { append } from "../../src/ledger/ledger.ts";
import { openLedger } from "../../src/ledger/open.ts";
import type { Entry } from "../../src/round/entry.ts";

const [file = "", author = "", times] = process.argv.slice(2);
const PAUSE_MILLISECONDS = 5;
const pause = new Int32Array(new SharedArrayBuffer(4));
const most = times === undefined ? Number.POSITIVE_INFINITY : Number(times);
const opened = await openLedger(file, { create: true, waitSeconds: 60 });
if (!opened.ok) throw new Error(JSON.stringify(opened.faults));
if (times !== undefined) {
  // Several begin together: each says that it is ready and waits for a byte.
  writeSync(1, "ready\n");
  readSync(0, new Uint8Array(1));
}
for (let i = 0; i < most; i++) {
  const stated = { round: "2025-autumn", author, time: "2025-09-01T08:30:00Z", reason: `append ${i}` };
  const entries: readonly Entry[] = [
    { kind: "application-received", student: `S-${author}`, award: "excellent-degree", ...stated },
    { kind: "document-seen", student: `S-${author}`, document: "passport", ...stated },
    { kind: "final", allocation: "ab".repeat(32), ...stated },
  ];
  const done = append(opened.value, entries, () => randomBytes(32).toString("hex"));
  if (!done.ok) throw new Error(JSON.stringify(done.faults));
  writeSync(1, `${done.value.count}:${done.value.hash}\n`);
  if (times !== undefined) Atomics.wait(pause, 0, 0, PAUSE_MILLISECONDS);
}
