/** The worker thread of `reserve`; built to `dist/reserve-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { speakAsTold } from "../jobs/thread-language.ts";
import { workOnReserves, type ReserveRequest } from "./reserve-work.ts";

speakAsTold();
const reply = await workOnReserves(workerData as ReserveRequest);
parentPort?.postMessage({ kind: "reply", reply });
