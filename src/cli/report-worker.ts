/** The worker thread of `report`; built to `dist/report-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { speakAsTold } from "../jobs/thread-language.ts";
import type { ReportRequest } from "./report-request.ts";
import { workOnReport } from "./report-work.ts";

speakAsTold();
const reply = await workOnReport(workerData as ReportRequest, (news) => parentPort?.postMessage({ kind: "news", news }));
parentPort?.postMessage({ kind: "reply", reply });
