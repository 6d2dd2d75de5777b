/** A worker thread of `compare`; built to `dist/compare-worker.mjs`. */
import { workerData } from "node:worker_threads";
import { serveTasks } from "../jobs/serve.ts";
import { workOnSide, type CompareShared } from "./compare-work.ts";

serveTasks((scenario) => workOnSide(String(scenario), workerData as CompareShared));
