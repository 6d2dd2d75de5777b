import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
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

/** Runs `bursar` as built, with the given words, and waits for its end. */
export function bursar(words: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [built("bursar.mjs"), ...words], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr };
}

function build(): void {
  const startedAt = new Date();
  execFileSync(join(ROOT, "node_modules/.bin/rolldown"), ["-c", "rolldown.config.mjs"], {
    cwd: ROOT,
    stdio: "pipe",
  });
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
