/** The worker thread of `ledger`; built to `dist/ledger-worker.mjs`. */
import { parentPort, workerData } from "node:worker_threads";
import { speakAsTold } from "../jobs/thread-language.ts";
import { type LedgerRequest, workOnLedger } from "./ledger-work.ts";

speakAsTold();
const reply = await workOnLedger(workerData as LedgerRequest, (text) => parentPort?.postMessage({ kind: "news", news: text }));
parentPort?.postMessage({ kind: "reply", reply });
