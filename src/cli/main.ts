/** The program `bursar`: its commands, and how a process ends. */
import { packageVersion } from "../files.ts";
import { bugText } from "../words/cli.ts";
import { EXIT } from "./exit.ts";
import { type Commands, runProgram } from "./program.ts";

const COMMANDS: Commands = {
  allocate: () => import("./allocate.ts"),
  eligibility: () => import("./eligibility.ts"),
  explain: () => import("./explain.ts"),
  readings: () => import("./readings.ts"),
  reevaluate: () => import("./reevaluate.ts"),
  reserve: () => import("./reserve.ts"),
  report: () => import("./report.ts"),
  schedule: () => import("./schedule.ts"),
  compare: () => import("./compare.ts"),
  sweep: () => import("./sweep.ts"),
  stress: () => import("./stress.ts"),
  adjust: () => import("./adjust.ts"),
  check: () => import("./check.ts"),
  draw: () => import("./draw.ts"),
  solve: () => import("./solve.ts"),
  scheme: () => import("./scheme.ts"),
  cohort: () => import("./cohort.ts"),
  generate: () => import("./generate.ts"),
  serve: () => import("./serve.ts"),
  template: () => import("./template.ts"),
  ledger: () => import("./ledger.ts"),
};

function endWithBug(error: unknown): never {
  process.stderr.write(`${bugText(error instanceof Error ? error.message : String(error))}\n`);
  if (process.env["BURSAR_DEBUG"] === "1" && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(EXIT.bug);
}

/** The `exit` listeners remove what is half-written. */
function endInterrupted(): never {
  process.exit(EXIT.interrupted);
}

function endWithClosedPipe(error: NodeJS.ErrnoException): void {
  // The reader (`| head`) has what it wanted.
  if (error.code === "EPIPE") process.exit(process.exitCode ?? EXIT.done);
  endWithBug(error);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, endInterrupted);
process.on("uncaughtException", endWithBug);
process.on("unhandledRejection", endWithBug);
process.stdout.on("error", endWithClosedPipe);

process.exitCode = await runProgram(COMMANDS, packageVersion(), process.argv.slice(2), process.env);
