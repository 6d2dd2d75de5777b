/** The worker thread of `draw`; built to `dist/draw-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { speakAsTold } from "../jobs/thread-language.ts";
import { workOnDraw, type DrawRequest } from "./draw-work.ts";

speakAsTold();
const reply = await workOnDraw(workerData as DrawRequest);
parentPort?.postMessage({ kind: "reply", reply });
