/** The worker thread of `solve`; built to `dist/solve-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { speakAsTold } from "../jobs/thread-language.ts";
import { type SolveRequest, workOnProgram } from "./solve-work.ts";

speakAsTold();
const reply = await workOnProgram(workerData as SolveRequest, (news) => parentPort?.postMessage({ kind: "news", news }));
parentPort?.postMessage({ kind: "reply", reply });
