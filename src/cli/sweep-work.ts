/** The points of a sweep in a worker thread: the case is read once, then solved at every point that the thread is given. */
import type { AllocateOptions } from "../allocate.ts";
import type { Fault } from "../fault.ts";
import { loadCase } from "../load.ts";
import { editable, type EditableCase, type ValuesByPath } from "../scenario/edited-case.ts";
import { answerAt, type PointAnswer } from "../scenario/sweep.ts";
import { hallOptions, type Search } from "./answers.ts";

/** What all points of a sweep share. */
export interface SweepShared {
  readonly scenario: string;
  readonly search: Pick<Search, "engine" | "limitSeconds">;
}

/** Reads the case once, however many points are asked for. Faults that the main thread did not meet mean that a file changed meanwhile. */
export function pointWorker({ scenario, search }: SweepShared): (values: ValuesByPath) => Promise<PointAnswer> {
  let base: Promise<EditableCase | readonly Fault[]> | undefined;
  const options: AllocateOptions = hallOptions(search);
  const read = async (): Promise<EditableCase | readonly Fault[]> => {
    const loaded = await loadCase(scenario);
    return loaded.ok ? editable(loaded.value.parts, loaded.value.theCase) : loaded.faults;
  };
  return async (values) => {
    base ??= read();
    const found = await base;
    return "parts" in found ? answerAt(found, values, options) : { kind: "refused", faults: found };
  };
}
