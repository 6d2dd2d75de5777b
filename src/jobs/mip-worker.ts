/** A worker thread that runs one 0/1 program and replies with the engine's claim; built to `dist/mip-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { loadHighs } from "../solve/engines/highs.ts";
import type { MipClaim, MipRequest } from "../solve/lp.ts";
import type { ThreadMessage } from "./thread.ts";

const engine = await loadHighs();
const reply: ThreadMessage<MipClaim> = {
  kind: "reply",
  reply: await engine.runMip(workerData as MipRequest),
};
parentPort?.postMessage(reply);
