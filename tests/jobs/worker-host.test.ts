/** 0/1 programs in a thread of their own: an answer, a break-down, and an engine that never ends. */
import { expect, test } from "vitest";
import { runMipInWorker } from "../../src/jobs/worker-host.ts";
import type { MipRequest } from "../../src/solve/lp.ts";

/** maximise 2 x + 3 y with x + y <= 1. */
const REQUEST: MipRequest = {
  limitSeconds: 0.05,
  program: {
    cost: Float64Array.of(2, 3),
    columnLower: new Float64Array(2),
    columnUpper: Float64Array.of(1, 1),
    rowLower: Float64Array.of(-Infinity),
    rowUpper: Float64Array.of(1),
    start: Int32Array.of(0, 1, 2),
    row: Int32Array.of(0, 0),
    value: Float64Array.of(1, 1),
  },
};

/** A busy machine may take seconds to start a thread. */
const PATIENT: MipRequest = { ...REQUEST, limitSeconds: 30 };

/** A worker file made of these words. */
function worker(source: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from "node:worker_threads"; ${source}`)}`);
}

test("from the sources the program runs in this thread", async () => {
  const claim = await runMipInWorker("highs")({ ...REQUEST, limitSeconds: 5 });
  expect(claim).toMatchObject({ status: "optimal", objective: 3 });
  expect([...(claim.values ?? [])].map(Math.abs)).toEqual([0, 1]);
});

test("a worker's claim is handed on, its break-down is named", async () => {
  const claim = await runMipInWorker(
    "highs",
    worker(`parentPort.postMessage({ kind: "reply", reply: { status: "feasible", values: workerData.program.cost, objective: 5 } })`),
  )(PATIENT);
  expect(claim).toEqual({ status: "feasible", values: Float64Array.of(2, 3), objective: 5 });
  expect(await runMipInWorker("highs", worker(`throw new Error("no memory")`))(PATIENT)).toMatchObject({
    status: "failed",
    detail: "no memory",
  });
  expect(await runMipInWorker("highs", worker(""))(PATIENT)).toMatchObject({ status: "failed" });
});

test("an engine that never ends is terminated", async () => {
  expect(await runMipInWorker("highs", worker("for (;;);"))(REQUEST)).toEqual({
    status: "none",
    values: undefined,
    objective: undefined,
  });
});
