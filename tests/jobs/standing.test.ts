/** A thread that stays: what it keeps, what is cancelled, what breaks down, and that the next piece always has a thread. */
import { afterEach, expect, test } from "vitest";
import { type Standing, standingThread } from "../../src/jobs/standing.ts";

/** A worker that counts its pieces; what a piece asks for is done in the way of `serveStanding`. */
const WORKER = `
import { parentPort, workerData } from "node:worker_threads";
let count = 0;
const stopped = (number) => Atomics.load(workerData.cancelled, 0) === number;
parentPort.on("message", async ({ number, item }) => {
  count += 1;
  if (item === "throw") throw new Error("no memory");
  if (item === "exit") process.exit(3);
  if (item === "deaf") for (;;);
  if (item === "patient") while (!stopped(number)) await new Promise((resolve) => setTimeout(resolve, 5));
  parentPort.postMessage({ number, kind: "news", news: "at work on " + item });
  parentPort.postMessage({ number, kind: "reply", reply: count });
});`;

const standings: Standing[] = [];
afterEach(async () => {
  for (const standing of standings.splice(0)) await standing.close();
});

function started(graceMilliseconds?: number): Standing {
  const standing = standingThread(new URL(`data:text/javascript,${encodeURIComponent(WORKER)}`), graceMilliseconds);
  standings.push(standing);
  return standing;
}

test("pieces are done in turn by one thread, and its news are heard", async () => {
  const standing = started();
  const news: unknown[] = [];
  const jobs = ["a", "b", "c"].map((item) => standing.run<number>(item, (one) => news.push(one)));
  expect(await Promise.all(jobs.map(({ done }) => done))).toEqual([1, 2, 3].map((reply) => ({ kind: "reply", reply })));
  expect(news).toEqual(["a", "b", "c"].map((item) => `at work on ${item}`));
});

test("a piece that hears of its end keeps the thread; one that waits never begins", async () => {
  const standing = started(60_000);
  await standing.run("first").done;
  const [patient, waits, next] = [standing.run("patient"), standing.run("throw"), standing.run<number>("next")];
  waits.cancel();
  patient.cancel();
  patient.cancel();
  expect(await patient.done).toEqual({ kind: "cancelled" });
  expect(await waits.done).toEqual({ kind: "cancelled" });
  expect(await next.done).toEqual({ kind: "reply", reply: 3 });
  patient.cancel();
  expect(await standing.run("again").done).toEqual({ kind: "reply", reply: 4 });
});

test("a thread that does not hear is ended; the next piece has a new one", async () => {
  const standing = started(50);
  await standing.run("first").done;
  const [deaf, next] = [standing.run("deaf"), standing.run("next")];
  deaf.cancel();
  expect(await deaf.done).toEqual({ kind: "cancelled" });
  expect(await next.done).toEqual({ kind: "reply", reply: 1 });
});

test("a break-down is told, and the next piece has a new thread", async () => {
  const standing = started();
  const [thrown, next] = [standing.run("throw"), standing.run("next")];
  expect(await thrown.done).toEqual({ kind: "crashed", message: "no memory" });
  expect(await next.done).toEqual({ kind: "reply", reply: 1 });
  expect(await standing.run("exit").done).toEqual({ kind: "crashed", message: "exit 3" });
  expect(await standing.run("last").done).toEqual({ kind: "reply", reply: 1 });
});

test("closing ends what is at work and what waits", async () => {
  const standing = started();
  const jobs = [standing.run("deaf"), standing.run("next")];
  await standing.close();
  expect(await Promise.all(jobs.map(({ done }) => done))).toEqual([{ kind: "cancelled" }, { kind: "cancelled" }]);
});
