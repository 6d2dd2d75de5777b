/**
 * A worker thread that stays: it keeps what it has read, and does one piece of work after the other. A piece
 * that is cancelled is asked to stop; a thread that does not hear it in time, or that breaks down, is ended, and
 * the next piece begins in a new one.
 */
import { Worker } from "node:worker_threads";
import { tellThreads } from "./thread-language.ts";

/** How a piece ended. `crashed`: the thread broke down, and what it kept is lost. */
export type StandingEnd<Reply> =
  | { readonly kind: "reply"; readonly reply: Reply }
  | { readonly kind: "cancelled" }
  | { readonly kind: "crashed"; readonly message: string };

/** What the thread is told. */
export interface StandingTask {
  readonly number: number;
  readonly item: unknown;
}

/** What it answers: news while it works, then one reply. */
export type StandingMessage =
  | { readonly number: number; readonly kind: "news"; readonly news: unknown }
  | { readonly number: number; readonly kind: "reply"; readonly reply: unknown };

/** What a thread is started with: the number of the last piece that was cancelled, seen by both sides. */
export interface StandingShared {
  readonly cancelled: Int32Array;
}

/** One piece of work under way. */
export interface StandingJob<Reply> {
  readonly done: Promise<StandingEnd<Reply>>;
  cancel(): void;
}

/** The thread, as the one who uses it sees it. */
export interface Standing {
  /** Does a piece after those that were given before; `onNews` hears what it tells meanwhile. */
  run<Reply>(item: unknown, onNews?: (news: unknown) => void): StandingJob<Reply>;
  /** Ends the thread; whatever is under way is cancelled. */
  close(): Promise<void>;
}

/** How long a thread may take to hear that its work is cancelled. */
const GRACE_MILLISECONDS = 2000;

interface Piece extends StandingTask {
  readonly onNews: (news: unknown) => void;
  readonly settle: (end: StandingEnd<unknown>) => void;
}

/** The state: pieces that wait, the one at work, and the thread, if one is running. */
interface State {
  readonly file: URL;
  readonly graceMilliseconds: number;
  readonly shared: StandingShared;
  readonly waiting: Piece[];
  current: Piece | undefined;
  worker: Worker | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

function beginNext(state: State): void {
  if (state.current !== undefined) return;
  state.current = state.waiting.shift();
  if (state.current === undefined) return;
  state.worker ??= startThread(state);
  const task: StandingTask = { number: state.current.number, item: state.current.item };
  state.worker.postMessage(task);
}

function isCancelled({ shared }: State, piece: Piece): boolean {
  return Atomics.load(shared.cancelled, 0) === piece.number;
}

function startThread(state: State): Worker {
  tellThreads();
  const worker = new Worker(state.file, { workerData: state.shared });
  const isOver = () => state.worker !== worker;
  worker.on("message", (message: StandingMessage) => {
    const piece = state.current;
    if (isOver() || piece?.number !== message.number) return;
    if (message.kind === "news") piece.onNews(message.news);
    else finish(state, isCancelled(state, piece) ? { kind: "cancelled" } : { kind: "reply", reply: message.reply });
  });
  const crashed = (message: string) => {
    if (!isOver()) void endThread(state, { kind: "crashed", message });
  };
  worker.once("error", (error) => crashed(error instanceof Error ? error.message : String(error)));
  worker.once("exit", (code) => crashed(`exit ${code}`));
  return worker;
}

function finish(state: State, end: StandingEnd<unknown>): void {
  clearTimeout(state.timer);
  const piece = state.current;
  state.current = undefined;
  piece?.settle(end);
  beginNext(state);
}

/** Ends the thread and with it the piece at work; what waits gets a new thread at once. */
async function endThread(state: State, end: StandingEnd<unknown>): Promise<void> {
  const worker = state.worker;
  state.worker = undefined;
  finish(state, end);
  await worker?.terminate();
}

function cancel(state: State, number: number): void {
  const at = state.waiting.findIndex((piece) => piece.number === number);
  if (at >= 0) return state.waiting.splice(at, 1)[0]?.settle({ kind: "cancelled" });
  const piece = state.current;
  if (piece?.number !== number || isCancelled(state, piece)) return;
  Atomics.store(state.shared.cancelled, 0, number);
  state.timer = setTimeout(() => void endThread(state, { kind: "cancelled" }), state.graceMilliseconds);
}

/** A standing thread of a worker file (which calls `serveStanding`); it is started with its first piece. */
export function standingThread(file: URL, graceMilliseconds: number = GRACE_MILLISECONDS): Standing {
  const shared: StandingShared = { cancelled: new Int32Array(new SharedArrayBuffer(4)) };
  const state: State = { file, graceMilliseconds, shared, waiting: [], current: undefined, worker: undefined, timer: undefined };
  let last = 0;
  return {
    run<Reply>(item: unknown, onNews: (news: unknown) => void = () => {}) {
      const number = ++last;
      const done = new Promise<StandingEnd<unknown>>((settle) => {
        state.waiting.push({ number, item, onNews, settle });
      });
      beginNext(state);
      return { done: done as Promise<StandingEnd<Reply>>, cancel: () => cancel(state, number) };
    },
    async close() {
      for (const piece of state.waiting.splice(0)) piece.settle({ kind: "cancelled" });
      await endThread(state, { kind: "cancelled" });
    },
  };
}
