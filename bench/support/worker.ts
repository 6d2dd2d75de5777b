/** A process that carries out tasks, one after another, as messages tell it. */
import { measure } from "./measure.ts";
import type { Task } from "./task.ts";

process.on("message", (task: Task) => {
  measure(task).then(
    (measured) => process.send?.({ measured }),
    (error: unknown) => process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
