/**
 * What `npm run build` makes of the sources: the program, the library and the worker in one flat
 * folder with shared chunks (so that `import.meta.url` finds its neighbours in every one of them),
 * the script of the receipt's page, the page of the workbench, and the proof checker alone, in one file that needs nothing but Node.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "rolldown";

const { dependencies, optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const packages = Object.keys({ ...dependencies, ...optionalDependencies });
const isPackage = (id) => packages.some((name) => id === name || id.startsWith(`${name}/`));

const NODE_FOR_CHECKER = ["node:fs", "node:path", "node:crypto"];
const NODE_SHEBANG = "#!/usr/bin/env node";

/** A warning is an error: an import that is not found, a package that would be bundled by accident. */
const onLog = (level, log, handle) => handle(level === "warn" ? "error" : level, log);

/** Writes the licences of the packages that are bundled in beside the bundle. */
const licences = {
  name: "licences",
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => chunk.moduleIds ?? []);
    const folders = modules.map((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0]);
    const texts = [...new Set(folders)]
      .filter(Boolean)
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map(licenceText);
    this.emitFile({ type: "asset", fileName: "third-party-licences.txt", source: texts.join("\n\n") });
  },
};

function licenceText(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name: entry }) => /^(licen[cs]e|notice)/i.test(entry));
  // A folder of licences holds those of the package's own sources.
  const files = entries.flatMap((entry) => (entry.isFile() ? [entry.name] : readdirSync(join(folder, entry.name)).map((file) => join(entry.name, file))));
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}

const program = {
  input: {
    bursar: "src/cli/main.ts",
    index: "src/index.ts",
    "adjust-worker": "src/cli/adjust-worker.ts",
    "allocate-worker": "src/cli/allocate-worker.ts",
    "compare-worker": "src/cli/compare-worker.ts",
    "desk-worker": "src/serve/desk-worker.ts",
    "draw-worker": "src/cli/draw-worker.ts",
    "explain-worker": "src/cli/explain-worker.ts",
    "ledger-worker": "src/cli/ledger-worker.ts",
    "mip-worker": "src/jobs/mip-worker.ts",
    "reevaluate-worker": "src/cli/reevaluate-worker.ts",
    "report-worker": "src/cli/report-worker.ts",
    "reserve-worker": "src/cli/reserve-worker.ts",
    "solve-worker": "src/cli/solve-worker.ts",
    "stress-worker": "src/cli/stress-worker.ts",
    "sweep-worker": "src/cli/sweep-worker.ts",
  },
  platform: "node",
  external: isPackage,
  plugins: [licences],
  onLog,
  output: {
    dir: "dist",
    cleanDir: true,
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
    banner: (chunk) => (chunk.name === "bursar" ? NODE_SHEBANG : ""),
  },
};

const checker = {
  input: { check: "src/cli/check-alone.ts" },
  platform: "node",
  external: NODE_FOR_CHECKER,
  onLog,
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].mjs",
    banner: NODE_SHEBANG,
    codeSplitting: false,
  },
};

/** The script of the public receipt, which is put into its page. */
const receipt = {
  input: { "receipt-page": "src/report/receipt-page.ts" },
  platform: "browser",
  onLog,
  output: {
    dir: "dist",
    format: "iife",
    entryFileNames: "[name].js",
    // What is published goes without the file of licences beside it.
    banner: `/*\n${licenceText("node_modules/@noble/hashes")}\n*/`,
    codeSplitting: false,
  },
};

/** What the page of the workbench needs beside its script, as it stands. */
const pageParts = {
  name: "page-parts",
  generateBundle() {
    for (const name of ["page.html", "page.css", "icon.svg"]) this.emitFile({ type: "asset", fileName: name, source: readFileSync(join("src/page", name)) });
  },
};

/** The page of the workbench: one script, with everything in it. */
const page = {
  input: { page: "src/page/main.ts" },
  platform: "browser",
  transform: { define: { "process.env.NODE_ENV": '"production"' } },
  plugins: [licences, pageParts],
  onLog,
  output: {
    dir: "dist/page",
    format: "esm",
    entryFileNames: "[name].js",
    minify: true,
    codeSplitting: false,
  },
};

export default defineConfig([program, receipt, page, checker]);
