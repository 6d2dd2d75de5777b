/** A worker thread of `compare`; built to `dist/compare-worker.mjs`. */
import { workerData } from "node:worker_threads";
import { serveTasks } from "../jobs/serve.ts";
import { speakAsTold } from "../jobs/thread-language.ts";
import { workOnSide, type CompareShared } from "./compare-work.ts";

speakAsTold();
serveTasks((scenario) => workOnSide(String(scenario), workerData as CompareShared));
