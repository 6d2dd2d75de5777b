/**
 * Runs the benchmarks of this folder, each in a process of its own:
 *
 *     npm run bench [-- NAME ...] [-- --only NAME] [-- --smoke | --full] [-- --students N] [-- --kind KIND] [-- --instances FOLDER] [-- --limit SECONDS]
 *
 * A benchmark is a file `<name>.mjs` or `<name>.ts` (bundled first). It has three sizes: a smoke of seconds (--smoke or BURSAR_SMOKE=1;
 * continuous integration asks for that), the usual one, and --full (BURSAR_FULL=1) with the largest cohorts and more seeds. It prints a
 * table, and writes `bench/results/<name>.json` and, where it has curves, SVG plots beside it.
 * --students and --kind take only those rows of `price-and-branch` and `engines` (each may be given several times); --instances (BURSAR_INSTANCES): a folder of other people's programs for `general`; --limit: seconds per instance there.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { rolldown } from "rolldown";

const HERE = import.meta.dirname;
const CACHE = join(HERE, "../node_modules/.cache");

async function bundled(folder, file) {
  const built = join(folder, file.replace(/^.*\//, "").replace(/\.ts$/, ".mjs"));
  const bundle = await rolldown({ input: join(HERE, file), platform: "node", external: /^[^./]/ });
  await bundle.write({ file: built, format: "esm", codeSplitting: false });
  await bundle.close();
  return built;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", multiple: true, default: [] },
    smoke: { type: "boolean" },
    full: { type: "boolean" },
    students: { type: "string", multiple: true, default: [] },
    kind: { type: "string", multiple: true, default: [] },
    instances: { type: "string" },
    limit: { type: "string" },
  },
});
const wanted = [...positionals, ...values.only];
const env = {
  ...process.env,
  ...(values.smoke ? { BURSAR_SMOKE: "1" } : {}),
  ...(values.full ? { BURSAR_FULL: "1" } : {}),
  ...(values.students.length === 0 ? {} : { BURSAR_STUDENTS: values.students.join(" ") }),
  ...(values.kind.length === 0 ? {} : { BURSAR_KINDS: values.kind.join(" ") }),
  ...(values.instances === undefined ? {} : { BURSAR_INSTANCES: resolve(values.instances) }),
  ...(values.limit === undefined ? {} : { BURSAR_LIMIT_SECONDS: values.limit }),
};
const all = readdirSync(HERE).filter((file) => /\.(mjs|ts)$/.test(file) && file !== "run.mjs");
const nameOf = (file) => file.replace(/\.\w+$/, "");
const unknown = wanted.filter((name) => !all.some((file) => nameOf(file) === name));
if (unknown.length > 0) {
  console.error(`no benchmark: ${unknown.join(", ")}; there are ${all.map(nameOf).join(", ")}`);
  process.exit(1);
}
const files = all.filter((file) => wanted.length === 0 || wanted.includes(nameOf(file)));
const failed = [];
mkdirSync(CACHE, { recursive: true });
const folder = mkdtempSync(join(CACHE, "bursar-bench-"));
try {
  env.BURSAR_BENCH_WORKER = await bundled(folder, "support/worker.ts");
  for (const file of files) {
    console.log(`== ${nameOf(file)}`);
    const runnable = file.endsWith(".mjs") ? join(HERE, file) : await bundled(folder, file);
    const { status } = spawnSync(process.execPath, [runnable], { stdio: "inherit", cwd: join(HERE, ".."), env });
    if (status !== 0) failed.push(nameOf(file));
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${files.length - failed.length} of ${files.length} benchmarks ran${failed.length > 0 ? `; failed: ${failed.join(", ")}` : ""}`);
process.exitCode = failed.length > 0 ? 1 : 0;
