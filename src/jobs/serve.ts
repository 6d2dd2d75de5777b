/** The side of a pool that a worker thread is on: one piece after the other, each answered. */
import { parentPort } from "node:worker_threads";
import type { PoolAnswer, PoolTask } from "./pool.ts";

/** Works on whatever the pool sends; what the work throws ends the thread, and with it the pool. */
export function serveTasks<Reply>(work: (item: unknown) => Promise<Reply>): void {
  const answer = async ({ index, item }: PoolTask): Promise<void> => {
    const done: PoolAnswer<Reply> = { index, reply: await work(item) };
    parentPort?.postMessage(done);
  };
  parentPort?.on("message", (task: PoolTask) => void answer(task));
}
