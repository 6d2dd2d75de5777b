/** The worker thread of `reevaluate`; built to `dist/reevaluate-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { speakAsTold } from "../jobs/thread-language.ts";
import { workOnReevaluation, type ReevaluateRequest } from "./reevaluate-work.ts";

speakAsTold();
const reply = await workOnReevaluation(workerData as ReevaluateRequest, (news) => parentPort?.postMessage({ kind: "news", news }));
parentPort?.postMessage({ kind: "reply", reply });
