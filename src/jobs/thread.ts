/**
 * Work in a thread of its own: the main thread stays free for signals and progress, and a hard
 * limit ends the thread whatever it is doing.
 */
import { Worker } from "node:worker_threads";
import { tellThreads } from "./thread-language.ts";

/** What a thread posts: news while it works, perhaps that what is left is no longer under the limit, then one reply. */
export type ThreadMessage<Reply> =
  | { readonly kind: "news"; readonly news: unknown }
  | { readonly kind: "unlimited" }
  | { readonly kind: "reply"; readonly reply: Reply };

/** How the work ended. */
export type ThreadEnd<Reply> = { readonly kind: "reply"; readonly reply: Reply } | { readonly kind: "limit" };

/** Runs a worker file on a request; rejects with the thread's own error. */
export function runInThread<Reply>(file: URL, request: unknown, onNews: (news: unknown) => void, limitMilliseconds?: number): Promise<ThreadEnd<Reply>> {
  return new Promise((resolve, reject) => {
    tellThreads();
    const worker = new Worker(file, { workerData: request });
    const timer = limitMilliseconds === undefined ? undefined : setTimeout(() => end(() => resolve({ kind: "limit" })), limitMilliseconds);
    let ended = false;
    // Ending a thread makes it exit with a code of its own, which is no failure then.
    const end = (then: () => void): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      void worker.terminate().then(then);
    };
    worker.on("message", (message: ThreadMessage<Reply>) => {
      if (message.kind === "news") onNews(message.news);
      else if (message.kind === "unlimited") clearTimeout(timer);
      else end(() => resolve({ kind: "reply", reply: message.reply }));
    });
    worker.once("error", (error) => end(() => reject(error)));
    worker.once("exit", (code) => end(() => reject(new Error(`the worker thread ended with code ${code} and no reply`))));
  });
}
