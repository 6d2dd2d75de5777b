/**
 * Hard time limits for an engine: a 0/1 program runs in a thread of its own and the thread is
 * terminated when its time is over, because an engine's own limit is not reliable. Run from the TypeScript
 * sources, where there is no built worker file, the program runs in this thread.
 */
import { Worker } from "node:worker_threads";
import { loadHighs } from "../solve/engines/highs.ts";
import type { MipClaim, MipRequest, RunMip } from "../solve/lp.ts";

const NOTHING: MipClaim = { status: "none", values: undefined, objective: undefined };

/** What loading the engine in a fresh thread may take beyond the limit asked for. */
const LOADING_MILLISECONDS = 2000;

/** Runs 0/1 programs in worker threads; `workerFile` is the built worker, by default beside this module. */
export function runMipInWorker(workerFile?: URL): RunMip {
  const built = workerFile ?? new URL("./mip-worker.mjs", import.meta.url);
  if (workerFile === undefined && import.meta.url.endsWith(".ts"))
    return async (request) => (await loadHighs()).runMip(request);
  return (request) => inWorker(built, request);
}

/** The first of answer, break-down, end and time-out counts. */
function inWorker(file: URL, request: MipRequest): Promise<MipClaim> {
  const worker = new Worker(file, { workerData: request });
  const claim = new Promise<MipClaim>((resolve) => {
    const timer = setTimeout(() => resolve(NOTHING), request.limitSeconds * 1000 + LOADING_MILLISECONDS);
    const settle = (settled: MipClaim): void => {
      clearTimeout(timer);
      resolve(settled);
    };
    worker.once("message", settle);
    worker.once("error", (error: Error) => settle({ ...NOTHING, status: "failed", detail: error.message }));
    worker.once("exit", () => settle(NOTHING));
  });
  return claim.finally(() => worker.terminate());
}
