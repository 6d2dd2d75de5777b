/** The worker thread of `adjust`; built to `dist/adjust-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { speakAsTold } from "../jobs/thread-language.ts";
import { workOnAdjustment, type AdjustRequest } from "./adjust-work.ts";

speakAsTold();
const reply = await workOnAdjustment(workerData as AdjustRequest, (news) => parentPort?.postMessage({ kind: "news", news }));
parentPort?.postMessage({ kind: "reply", reply });
