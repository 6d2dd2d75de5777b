/**
 * 0/1 programs in a thread of their own, which is ended when its time is over: an engine's own
 * limit is not reliable. Run from the TypeScript sources, where there is no built worker file, the
 * program runs in this thread.
 */
import type { EngineName, MipClaim, MipRequest, RunMip } from "../solve/lp.ts";
import { loadRunMip, type MipWork } from "./load-engine.ts";
import { runInThread } from "./thread.ts";

const NOTHING: MipClaim = { status: "none", values: undefined, objective: undefined };

/** What loading the engine in a fresh thread may take beyond the limit asked for. */
const LOADING_MILLISECONDS = 2000;

/** Runs 0/1 programs by an engine in worker threads; `workerFile` is the built worker, by default beside this module. A thread that breaks down is a claim `failed`. */
export function runMipInWorker(engine: EngineName, workerFile?: URL): RunMip {
  const built = workerFile ?? new URL("./mip-worker.mjs", import.meta.url);
  if (workerFile === undefined && import.meta.url.endsWith(".ts")) return async (request) => (await loadRunMip(engine))(request);
  return (request) => inThread(built, engine, request);
}

async function inThread(file: URL, engine: EngineName, request: MipRequest): Promise<MipClaim> {
  const limit = request.limitSeconds * 1000 + LOADING_MILLISECONDS;
  const work: MipWork = { engine, ...request };
  try {
    const end = await runInThread<MipClaim>(file, work, () => {}, limit);
    return end.kind === "reply" ? end.reply : NOTHING;
  } catch (error) {
    return { ...NOTHING, status: "failed", detail: error instanceof Error ? error.message : String(error) };
  }
}
