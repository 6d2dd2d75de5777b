/** The worker thread of `allocate`; built to `dist/allocate-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { speakAsTold } from "../jobs/thread-language.ts";
import { workOnAllocation, type AllocateRequest } from "./allocate-work.ts";

speakAsTold();
const reply = await workOnAllocation(workerData as AllocateRequest, (news) => {
  parentPort?.postMessage({ kind: "news", news });
  // A proved allocation is not thrown away because its files are large.
  if (news.stage === "write") parentPort?.postMessage({ kind: "unlimited" });
});
parentPort?.postMessage({ kind: "reply", reply });
