/** The worker thread of `stress`; built to `dist/stress-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { speakAsTold } from "../jobs/thread-language.ts";
import { workOnStress, type StressRequest } from "./stress-work.ts";

speakAsTold();
const reply = await workOnStress(workerData as StressRequest, (news) => parentPort?.postMessage({ kind: "news", news }));
parentPort?.postMessage({ kind: "reply", reply });
