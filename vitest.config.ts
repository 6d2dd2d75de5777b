/** Tests run from the sources; tests of commands build dist themselves, once (tests/support/build.ts). */
import { env } from "node:process";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    environment: "node",
    pool: "threads",
    maxWorkers: 2,
    // The sources keep no state between calls, so files may share a worker: mathjs and the
    // WebAssembly engine load once per worker instead of once per file.
    isolate: false,
    // The language of every test is English, unless it asks for another, whatever the machine speaks.
    env: { LC_ALL: "C" },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: env["BURSAR_TEST_RESULTS"] === undefined ? ["default"] : ["default", "json"],
    outputFile: { json: env["BURSAR_TEST_RESULTS"] ?? "" },
  },
});
