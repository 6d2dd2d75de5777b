import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { MessageChannel, type MessagePort, receiveMessageOnPort, threadId, Worker } from "node:worker_threads";
import type { Answer, Call, Link } from "./warm-process.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const ROLLDOWN = join(ROOT, "node_modules/.bin/rolldown");
/** The file that a build writes last. */
const STAMP = join(ROOT, "dist/check.mjs");
const LOCK = join(ROOT, "node_modules/.cache/bursar-build.lock");
const LOCK_STALE_MILLISECONDS = 60_000;

/** What a finished process left: exit code, standard output, standard error. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Builds `dist` where a source is newer than the last build, and returns the path of a file in it.
 * Several test workers and processes may call this at once: one builds, the others wait.
 */
export function built(file: string): string {
  while (isStale()) {
    if (!takeLock()) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      continue;
    }
    try {
      if (isStale()) build();
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
  return join(ROOT, "dist", file);
}

/** Words and their folder. */
interface Where {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** Runs `bursar` as built in a process of its own, with the given words, and waits for its end. */
export function bursarProcess(words: readonly string[], { cwd = ROOT, env = {} }: Where = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [built("bursar.mjs"), ...words], {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr };
}

/**
 * The same in the process that this test worker keeps for commands (tests/support/warm-process.ts), several times as fast; tests/cli/process.test.ts holds
 * both against each other. Where a time limit is set, or a variable of the environment, in a process of its own.
 */
export function bursar(words: readonly string[], where: Where = {}): Ended {
  if (where.env !== undefined || words.includes("--time-limit")) return bursarProcess(words, where);
  const { code, stdout, stderr } = askWarm({ file: built("bursar.mjs"), words, cwd: resolve(where.cwd ?? ROOT) });
  return { code, stdout, stderr };
}

/** The process for commands of this test worker. */
let warm: { readonly port: MessagePort; readonly signal: Int32Array } | undefined;

function askWarm(call: Call): Answer {
  warm ??= startWarm();
  Atomics.store(warm.signal, 0, 0);
  warm.port.postMessage(call);
  Atomics.wait(warm.signal, 0, 0);
  return (receiveMessageOnPort(warm.port) as { readonly message: Answer }).message;
}

function startWarm(): NonNullable<typeof warm> {
  const file = join(ROOT, `node_modules/.cache/bursar-tests/warm-${process.pid}-${threadId}.mjs`);
  execFileSync(ROLLDOWN, ["tests/support/warm-process.ts", "--platform", "node", "--format", "esm", "--file", file], { cwd: ROOT, stdio: "pipe" });
  const { port1: port, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const link: Link = { port: port2, signal };
  new Worker(file, { workerData: link, transferList: [port2] }).unref();
  port.unref();
  return { port, signal };
}

function build(): void {
  const startedAt = new Date();
  execFileSync(ROLLDOWN, ["-c", "rolldown.config.mjs"], { cwd: ROOT, stdio: "pipe" });
  // A source that was saved during the build must be newer.
  utimesSync(STAMP, startedAt, startedAt);
}

function isStale(): boolean {
  if (!existsSync(STAMP)) return true;
  const builtAt = statSync(STAMP).mtimeMs;
  const sources = ["src", "package.json", "rolldown.config.mjs"];
  return sources.some((source) => newest(join(ROOT, source)) > builtAt);
}

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function takeLock(): boolean {
  mkdirSync(join(LOCK, ".."), { recursive: true });
  try {
    mkdirSync(LOCK);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const heldSince = existsSync(LOCK) ? statSync(LOCK).mtimeMs : Date.now();
    if (Date.now() - heldSince > LOCK_STALE_MILLISECONDS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}
