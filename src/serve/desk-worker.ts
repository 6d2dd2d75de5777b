/** The worker thread of `serve`; built to `dist/desk-worker.mjs`. */
import { serveStanding } from "../jobs/serve-standing.ts";
import { speakAsTold } from "../jobs/thread-language.ts";
import { deskWorker, type DeskWork } from "./desk-work.ts";

speakAsTold();
const work = deskWorker();
serveStanding((item, context) => work(item as DeskWork, context));
