/** `npm run mutate`: the mutation of the regulations, apart from the tests because it takes longer. */
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: join(import.meta.dirname, "../.."),
    include: ["tests/regulations/mutate.ts"],
    environment: "node",
    pool: "threads",
    testTimeout: 600_000,
    disableConsoleIntercept: true,
  },
});
