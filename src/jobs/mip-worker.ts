/** A worker thread that runs one 0/1 program and replies with the engine's claim; built to `dist/mip-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import type { MipClaim } from "../solve/lp.ts";
import { loadRunMip, type MipWork } from "./load-engine.ts";
import type { ThreadMessage } from "./thread.ts";

const { engine, ...request } = workerData as MipWork;
const runMip = await loadRunMip(engine);
const reply: ThreadMessage<MipClaim> = { kind: "reply", reply: await runMip(request) };
parentPort?.postMessage(reply);
