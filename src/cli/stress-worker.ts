/** The worker thread of `stress`; built to `dist/stress-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { workOnStress, type StressRequest } from "./stress-work.ts";

const reply = await workOnStress(workerData as StressRequest, (news) => parentPort?.postMessage({ kind: "news", news }));
parentPort?.postMessage({ kind: "reply", reply });
