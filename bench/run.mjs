/**
 * Runs every benchmark of this folder, each in a process of its own: `npm run bench [-- name ...] [-- --only NAME] [-- --full]`.
 * With --full (BURSAR_FULL=1) a benchmark takes its largest sizes, too, and more seeds.
 * A benchmark is a file `<name>.mjs` or `<name>.ts` (bundled first). With BURSAR_SMOKE=1 it must
 * take its smallest size and be done within seconds: continuous integration asks for that.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";

const HERE = import.meta.dirname;
const BUILT = join(HERE, "../node_modules/.cache/bursar-bench");

async function runnable(file) {
  if (file.endsWith(".mjs")) return join(HERE, file);
  const built = join(BUILT, file.replace(/\.ts$/, ".mjs"));
  const bundle = await rolldown({ input: join(HERE, file), platform: "node", external: /^[^./]/ });
  await bundle.write({ file: built, format: "esm", codeSplitting: false });
  await bundle.close();
  return built;
}

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith("--"));
if (words.includes("--full")) process.env.BURSAR_FULL = "1";
const all = readdirSync(HERE).filter((file) => /\.(mjs|ts)$/.test(file) && file !== "run.mjs");
const nameOf = (file) => file.replace(/\.\w+$/, "");
const files = all.filter((file) => wanted.length === 0 || wanted.includes(nameOf(file)));
const failed = [];
for (const file of files) {
  console.log(`== ${nameOf(file)}`);
  const { status } = spawnSync(process.execPath, [await runnable(file)], {
    stdio: "inherit",
    cwd: join(HERE, ".."),
  });
  if (status !== 0) failed.push(nameOf(file));
}
console.log(`${files.length - failed.length} of ${files.length} benchmarks ran${failed.length > 0 ? `; failed: ${failed.join(", ")}` : ""}`);
const unknown = wanted.filter((name) => !all.some((file) => nameOf(file) === name));
if (unknown.length > 0) console.error(`no benchmark: ${unknown.join(", ")}`);
process.exitCode = failed.length + unknown.length > 0 ? 1 : 0;
