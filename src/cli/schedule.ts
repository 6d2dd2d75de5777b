/** `bursar schedule DIR`: payments of an allocation over time, from its output folder alone. */
import { join } from "node:path";
import type { Command } from "commander";
import { readFolder } from "../files.ts";
import { failure, type Result } from "../fault.ts";
import { SCHEDULE_KEYS, scheduleObject, scheduleOf, scheduleText, type ScheduleKey } from "../report/schedule.ts";
import { readAllocationFile, type AllocationFile } from "../scenario/allocation-file.ts";
import { scheduleTexts } from "../words/schedule.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { textOf } from "./file-text.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import type { Finish } from "./program.ts";

interface ScheduleWords {
  readonly by?: string;
  readonly json?: true;
}

const LIMITS = { maxFileBytes: 500_000_000, maxBytes: 500_000_000 };

/** Adds arguments, options and action of `schedule`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<dir>", scheduleTexts.folder)
    .option("--by <key>", scheduleTexts.by)
    .option("--json", scheduleTexts.json)
    .addHelpText("after", scheduleTexts.examples)
    .action(finish(schedule));
}

async function readAllocation(folder: string): Promise<Result<AllocationFile>> {
  const files = await readFolder(folder, { wanted: (name) => name === "allocation.jsonl", ...LIMITS });
  if (!files.ok) return files;
  const file = join(folder, "allocation.jsonl");
  const bytes = files.value.get("allocation.jsonl");
  return bytes === undefined ? failure([{ code: "allocation-none", place: { file: folder }, values: {} }]) : readAllocationFile(file, textOf(bytes));
}

/** The tables that the words ask for. */
function wantedKeys(by: string | undefined): Result<readonly ScheduleKey[]> {
  const key = SCHEDULE_KEYS.find((candidate) => candidate === by);
  if (key !== undefined) return { ok: true, value: [key] };
  if (by === undefined) return { ok: true, value: SCHEDULE_KEYS };
  return failure([{ code: "schedule-key", place: { file: "--by" }, values: { value: by, known: SCHEDULE_KEYS.join(", ") } }]);
}

async function schedule(folder: string, options: ScheduleWords): Promise<ExitCode> {
  const [read, keys] = [await readAllocation(folder), wantedKeys(options.by)];
  if (!read.ok || !keys.ok) {
    const faults = [...(read.ok ? [] : read.faults), ...(keys.ok ? [] : keys.faults)];
    if (options.json === true) process.stdout.write(`${JSON.stringify({ status: "faults", faults: faultsInWords(faults) }, null, 2)}\n`);
    else printFaults(faults);
    return EXIT.faults;
  }
  const made = scheduleOf(read.value);
  process.stdout.write(`${options.json === true ? JSON.stringify(scheduleObject(made, keys.value), null, 2) : scheduleText(made, keys.value)}\n`);
  return EXIT.done;
}
