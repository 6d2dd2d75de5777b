import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { threadId } from "node:worker_threads";
import { rolldown } from "rolldown";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "node_modules/.cache/bursar-tests");
const made = new Map<string, Promise<string>>();

/**
 * Bundles one source file for a child process, which cannot run TypeScript: returns the path of
 * the module. Packages stay outside. Made once per test worker.
 */
export function bundled(source: string): Promise<string> {
  const known = made.get(source) ?? bundle(source);
  made.set(source, known);
  return known;
}

async function bundle(source: string): Promise<string> {
  const name = createHash("sha256").update(source).digest("hex").slice(0, 12);
  const file = join(FOLDER, `${name}-${process.pid}-${threadId}.mjs`);
  const build = await rolldown({
    input: join(ROOT, source),
    platform: "node",
    external: /^[^./]/,
    logLevel: "warn",
  });
  await build.write({ file, format: "esm", codeSplitting: false });
  await build.close();
  return file;
}
