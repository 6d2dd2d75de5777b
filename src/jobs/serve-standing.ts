/** The side of a standing thread that does the work: one piece after the other, each answered. */
import { parentPort, workerData } from "node:worker_threads";
import type { StandingMessage, StandingShared, StandingTask } from "./standing.ts";

/** What a piece of work is given: whether it was cancelled meanwhile, and where its news go. */
export interface StandingContext {
  shouldStop(): boolean;
  onNews(news: unknown): void;
}

/** Works on whatever comes; what the work throws ends the thread. */
export function serveStanding<Reply>(work: (item: unknown, context: StandingContext) => Promise<Reply>): void {
  const { cancelled } = workerData as StandingShared;
  const post = (message: StandingMessage): void => parentPort?.postMessage(message);
  const answer = async ({ number, item }: StandingTask): Promise<void> => {
    const context: StandingContext = {
      shouldStop: () => Atomics.load(cancelled, 0) === number,
      onNews: (news) => post({ number, kind: "news", news }),
    };
    post({ number, kind: "reply", reply: await work(item, context) });
  };
  parentPort?.on("message", (task: StandingTask) => void answer(task));
}
