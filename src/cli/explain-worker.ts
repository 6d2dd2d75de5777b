/** The worker thread of `explain`; built to `dist/explain-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { speakAsTold } from "../jobs/thread-language.ts";
import { workOnExplanation, type ExplainRequest } from "./explain-work.ts";

speakAsTold();
const reply = await workOnExplanation(workerData as ExplainRequest);
parentPort?.postMessage({ kind: "reply", reply });
