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
  if (workerFile === undefined && import.meta.url.endsWith(".ts")) return async (request) => (await loadHighs()).runMip(request);
  return (request) => inWorker(built, request);
}

function inWorker(file: URL, request: MipRequest): Promise<MipClaim> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: request });
    const timer = setTimeout(() => end(() => resolve(NOTHING)), request.limitSeconds * 1000 + LOADING_MILLISECONDS);
    const end = (then: () => void): void => {
      clearTimeout(timer);
      void worker.terminate().then(then);
    };
    worker.once("message", (claim: MipClaim) => end(() => resolve(claim)));
    worker.once("error", (error) => end(() => reject(error)));
    worker.once("exit", () => end(() => resolve(NOTHING)));
  });
}
