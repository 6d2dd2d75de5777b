/**
 * Many pieces of work on several threads: each thread takes the next piece when it is done with one, and
 * the answers come back in the order of the pieces, whichever thread was first. A piece that passes the
 * hard limit ends its thread; the others go on.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ThreadEnd } from "./thread.ts";
import { tellThreads } from "./thread-language.ts";

/** What a thread is told to do, and how it answers. */
export interface PoolTask {
  readonly index: number;
  readonly item: unknown;
}

/** The answer to one piece. */
export interface PoolAnswer<Reply> {
  readonly index: number;
  readonly reply: Reply;
}

/** How the pieces are worked on. */
export interface PoolOptions {
  /** Most threads; default: as many as the machine has processors. */
  readonly threads?: number | undefined;
  /** What one piece may take; the thread is ended then. */
  readonly limitMilliseconds?: number | undefined;
  /** Hears how many pieces are done. */
  onDone(done: number, of: number): void;
}

/** One pool at work. */
interface Work<Reply> {
  readonly file: URL;
  readonly shared: unknown;
  readonly items: readonly unknown[];
  readonly options: PoolOptions;
  readonly ends: ThreadEnd<Reply>[];
  readonly running: Set<Worker>;
  next: number;
  done: number;
  finish(): void;
  fail(error: Error): void;
}

function settle<Reply>(work: Work<Reply>, index: number, end: ThreadEnd<Reply>): void {
  work.ends[index] = end;
  work.done += 1;
  work.options.onDone(work.done, work.items.length);
  if (work.done === work.items.length) work.finish();
}

/** Starts a thread and keeps it busy; one that a limit ended is followed by another. */
function startThread<Reply>(work: Work<Reply>): void {
  tellThreads();
  const worker = new Worker(work.file, { workerData: work.shared });
  work.running.add(worker);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const stop = (): void => {
    isOver = true;
    clearTimeout(timer);
    work.running.delete(worker);
    void worker.terminate();
  };
  const giveNext = (): void => {
    if (work.next >= work.items.length) return stop();
    const index = work.next++;
    const task: PoolTask = { index, item: work.items[index] };
    worker.postMessage(task);
    if (work.options.limitMilliseconds === undefined) return;
    timer = setTimeout(() => {
      stop();
      settle(work, index, { kind: "limit" });
      if (work.next < work.items.length) startThread(work);
    }, work.options.limitMilliseconds);
  };
  worker.on("message", ({ index, reply }: PoolAnswer<Reply>) => {
    if (isOver) return;
    clearTimeout(timer);
    settle(work, index, { kind: "reply", reply });
    giveNext();
  });
  worker.once("error", (error) => (isOver ? undefined : work.fail(error instanceof Error ? error : new Error(String(error)))));
  worker.once("exit", (code) => (isOver ? undefined : work.fail(new Error(`a worker thread ended with code ${code} and no reply`))));
  giveNext();
}

/** Works on every item in threads of a worker file (which calls `serveTasks`); `shared` is its `workerData`. Rejects with a thread's own error; all threads are ended either way. */
export async function runInPool<Reply>(file: URL, shared: unknown, items: readonly unknown[], options: PoolOptions): Promise<readonly ThreadEnd<Reply>[]> {
  const running = new Set<Worker>();
  const ends: ThreadEnd<Reply>[] = [];
  if (items.length === 0) return ends;
  try {
    await new Promise<void>((finish, fail) => {
      const work: Work<Reply> = { file, shared, items, options, ends, running, next: 0, done: 0, finish, fail };
      const threads = Math.min(options.threads ?? availableParallelism(), items.length);
      for (let thread = 0; thread < threads; thread += 1) startThread(work);
    });
    return ends;
  } finally {
    await Promise.all([...running].map((worker) => worker.terminate()));
  }
}
