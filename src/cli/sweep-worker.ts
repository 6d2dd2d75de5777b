/** A worker thread of `sweep`; built to `dist/sweep-worker.mjs`. */
import { workerData } from "node:worker_threads";
import { serveTasks } from "../jobs/serve.ts";
import { speakAsTold } from "../jobs/thread-language.ts";
import type { ValuesByPath } from "../scenario/edited-case.ts";
import { pointWorker, type SweepShared } from "./sweep-work.ts";

speakAsTold();
const work = pointWorker(workerData as SweepShared);
serveTasks((values) => work(values as ValuesByPath));
