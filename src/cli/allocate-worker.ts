/** The worker thread of `allocate`; built to `dist/allocate-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { workOnAllocation, type AllocateRequest } from "./allocate-work.ts";

const reply = await workOnAllocation(workerData as AllocateRequest, (news) => parentPort?.postMessage({ kind: "news", news }));
parentPort?.postMessage({ kind: "reply", reply });
