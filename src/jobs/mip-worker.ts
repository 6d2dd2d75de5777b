/** A worker thread that runs one 0/1 program and posts the engine's claim; built to `dist/mip-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { loadHighs } from "../solve/engines/highs.ts";
import type { MipRequest } from "../solve/lp.ts";

const engine = await loadHighs();
parentPort?.postMessage(await engine.runMip(workerData as MipRequest));
