/** The worker thread of `reserve`; built to `dist/reserve-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { workOnReserves, type ReserveRequest } from "./reserve-work.ts";

const reply = await workOnReserves(workerData as ReserveRequest);
parentPort?.postMessage({ kind: "reply", reply });
