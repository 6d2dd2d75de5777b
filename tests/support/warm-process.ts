/**
 * A process that runs one command of `dist` after the other, so that what every command loads is loaded and compiled once. Everything is as built but
 * for two things: a command ends by an answer instead of its process, and a command's single thread runs in the process's own (pools and engines keep
 * theirs). Hard time limits therefore do not hold here. Three parties, two of them in this file: a test waits, blocked; a thread beside it passes its
 * calls on; the process answers them.
 */
import { fork, type ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { syncBuiltinESMExports } from "node:module";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import threads, { isMainThread, type MessagePort, workerData } from "node:worker_threads";

/** One command. */
export interface Call {
  /** Path of `bursar.mjs`. */
  readonly file: string;
  readonly words: readonly string[];
  readonly cwd: string;
}

/** How it ended. */
export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** A bug ended the command: the next one needs a new process. */
  readonly isLast: boolean;
}

/** What the thread beside a test is given. */
export interface Link {
  readonly port: MessagePort;
  /** Becomes 1 when an answer is there. */
  readonly signal: Int32Array;
}

/** Node's own, whatever the name is made to mean later. */
const { Worker: OwnThread } = threads;

/** Entries that a pool or an engine starts, several at once. */
const OWN_THREADS = new Set(["compare-worker.mjs", "mip-worker.mjs", "sweep-worker.mjs"]);

function passOn({ port, signal }: Link): void {
  let child: ChildProcess | undefined;
  const answer = (message: Answer) => {
    port.postMessage(message);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  };
  const start = (): ChildProcess => {
    const started = fork(fileURLToPath(import.meta.url), { stdio: "ignore", execArgv: [] });
    started.on("message", (message) => {
      const ended = message as Answer;
      if (ended.isLast) child = undefined;
      answer(ended);
    });
    started.on("exit", (code) => {
      if (child === started) answer({ code, stdout: "", stderr: "the process that runs commands ended", isLast: true });
      if (child === started) child = undefined;
    });
    return started;
  };
  port.on("message", (call: Call) => {
    child ??= start();
    child.send(call);
  });
}

let loads = 0;

/** Loads a built module anew: what it imports stays loaded. */
function load(url: URL): Promise<unknown> {
  loads += 1;
  return import(`${url.href}?${loads}`);
}

/** A thread's entry run in this thread; what is posted is copied, as between threads. */
function threadHere(file: URL, data: unknown): object {
  const host = new EventEmitter();
  const post = (message: unknown) => {
    const copy: unknown = structuredClone(message);
    setImmediate(() => host.emit("message", copy));
  };
  Object.assign(threads, { parentPort: { postMessage: post }, workerData: structuredClone(data) });
  syncBuiltinESMExports();
  load(file).then(
    () => setImmediate(() => host.emit("exit", 0)),
    (error: unknown) => host.emit("error", error),
  );
  return Object.assign(host, { terminate: async () => 0 });
}

/** Called with `new`, and an object is returned: that is the worker. */
function startThread(file: URL, options: { readonly workerData: unknown }): object {
  return OWN_THREADS.has(basename(file.pathname)) ? new OwnThread(file, options) : threadHere(file, options.workerData);
}

type Listener = (...given: unknown[]) => void;

function listeners(of: EventEmitter): ReadonlyMap<string | symbol, readonly Listener[]> {
  return new Map(of.eventNames().map((name) => [name, of.rawListeners(name) as Listener[]]));
}

/** Takes away the listeners that a command added, and returns those of one event. */
function takeNew(of: EventEmitter, before: ReturnType<typeof listeners>, event: string): readonly Listener[] {
  let taken: readonly Listener[] = [];
  for (const [name, now] of listeners(of)) {
    const added = now.filter((listener) => before.get(name)?.includes(listener) !== true);
    for (const listener of added) of.off(name, listener);
    if (name === event) taken = added;
  }
  return taken;
}

function capture(stream: NodeJS.WriteStream): () => string {
  const parts: Buffer[] = [];
  stream.write = (chunk: string | Uint8Array) => {
    parts.push(Buffer.from(chunk as string));
    return true;
  };
  return () => Buffer.concat(parts).toString();
}

const exitCode = () => Number(process.exitCode ?? 0);

/** Runs one command as `node file words` does. */
async function run({ file, words, cwd }: Call): Promise<Answer> {
  const [ofProcess, ofStdout] = [listeners(process), listeners(process.stdout)];
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  let bug: number | undefined;
  process.exit = ((code: number) => {
    bug = code;
  }) as typeof process.exit;
  process.chdir(cwd);
  process.argv = [process.execPath, file, ...words];
  process.exitCode = undefined;
  try {
    await load(pathToFileURL(file));
  } catch (error) {
    process.emit("uncaughtException", error as Error);
  }
  const code = bug ?? exitCode();
  takeNew(process.stdout, ofStdout, "error");
  for (const listener of takeNew(process, ofProcess, "exit")) listener(code);
  return { code, stdout: stdout(), stderr: stderr(), isLast: bug !== undefined };
}

if (isMainThread) {
  const end = process.exit.bind(process);
  Object.assign(threads, { Worker: startThread });
  syncBuiltinESMExports();
  process.on("disconnect", () => end());
  process.on("message", (call) => {
    void run(call as Call).then((answer) => process.send?.(answer, () => (answer.isLast ? end() : undefined)));
  });
} else passOn(workerData as Link);
