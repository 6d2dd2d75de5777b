/** Processes that measure: one for each solver, so that each has its memory, its warm code and its end to itself. */
import { type ChildProcess, fork } from "node:child_process";
import type { Measured, Task } from "./task.ts";

type Answer = { readonly measured: Measured } | { readonly failure: string };

/** A process with its engine; it is started again where it had to be killed. */
export interface Runner {
  /** Where the checker refused an answer or the solver threw, it is `broken`, told on stderr, and the benchmark fails at its end. Rejects where the process died. */
  run(task: Task): Promise<Measured>;
  close(): void;
}

/** Beyond its own limit a solver has half of it again, and this time for making the program and loading, before it is killed. */
const GRACE_SECONDS = 10;
/** Making a program, checking, and the passes take so many seconds for a million students. */
const SECONDS_PER_MILLION = 240;

/** A runner; the process starts with the first task. */
export function startRunner(): Runner {
  let child: ChildProcess | undefined;
  const file = process.env["BURSAR_BENCH_WORKER"];
  if (file === undefined) throw new Error("benchmarks are started by npm run bench");
  return {
    run: async (task) => {
      child ??= fork(file, { execArgv: ["--expose-gc", "--max-old-space-size=12000"] });
      const measured = await answerOf(child, task);
      if (measured.ended === "killed") child = undefined;
      return measured;
    },
    close: () => {
      child?.kill();
      child = undefined;
    },
  };
}

async function answerOf(child: ChildProcess, task: Task): Promise<Measured> {
  const students = task.source.from === "cohort" ? task.source.students : 0;
  const seconds = task.limitSeconds * 1.5 + GRACE_SECONDS + (students / 1e6) * SECONDS_PER_MILLION;
  return new Promise((resolve, reject) => {
    const ended = (status: number | null): void => {
      clearTimeout(timer);
      reject(new Error(`the process of ${task.solver} ended with ${status}`));
    };
    const timer = setTimeout(() => {
      child.off("exit", ended);
      child.kill("SIGKILL");
      resolve(unmeasured("killed", seconds * 1000));
    }, seconds * 1000);
    child.once("exit", ended);
    child.once("message", (answer: Answer) => {
      clearTimeout(timer);
      child.off("exit", ended);
      if ("measured" in answer) resolve(answer.measured);
      else {
        console.error(`${task.solver}, ${JSON.stringify(task.source)}, ${task.until}: ${answer.failure}`);
        process.exitCode = 1;
        resolve({ ...unmeasured("broken", Number.NaN), failure: answer.failure });
      }
    });
    child.send(task);
  });
}

function unmeasured(ended: Measured["ended"], milliseconds: number): Measured {
  const none = { making: Number.NaN, loading: Number.NaN, programMiB: Number.NaN, peakMiB: Number.NaN, pass: Number.NaN, sort: Number.NaN };
  return { ended, wall: milliseconds, cpu: milliseconds, ...none };
}
