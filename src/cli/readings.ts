/** `bursar readings SCENARIO`: the case under every reading of its ambiguous clauses. */
import type { Command } from "commander";
import { allocate, type AllocateOptions } from "../allocate.ts";
import type { Case } from "../award/case.ts";
import { readingsInUse, type ReadingParameter } from "../award/readings.ts";
import { combinationsOf, compareReadings, listedValues, oneAtATime, type Alternative } from "../explain/readings.ts";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { runMipInWorker } from "../jobs/worker-host.ts";
import { loadCase } from "../load.ts";
import { readingsObject, readingsText } from "../report/readings-text.ts";
import { nearestName } from "../scenario/nearest.ts";
import { parameterExpectation, parameterValue } from "../scenario/scheme-names.ts";
import { allocateTexts } from "../words/allocate.ts";
import { readingsTexts } from "../words/readings.ts";
import { ENGINE_WORDS, engineOf } from "./engine-words.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { faultsInWords, printFaults } from "./print-faults.ts";
import type { Finish } from "./program.ts";
import { progressOn } from "./progress.ts";

interface ReadingsWords {
  readonly vary?: readonly string[];
  readonly combine?: string;
  readonly only?: string;
  readonly engine: string;
  readonly json?: true;
}

const MAX_COMBINATIONS = 256;
const MAX_PROBES = 10_000;

/** Adds arguments, options and action of `readings`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("<scenario>", readingsTexts.scenario)
    .option("--vary <reading=value...>", readingsTexts.vary)
    .option("--combine <readings>", readingsTexts.combine)
    .option("--only <readings>", readingsTexts.only)
    .option("--engine <engine>", readingsTexts.engine, "auto")
    .option("--json", readingsTexts.json)
    .addHelpText("after", readingsTexts.examples)
    .action(finish(readings));
}

function fault(code: string, where: string, values: Fault["values"]): Fault {
  return { code, place: { file: where }, values };
}

function named(theCase: Case, where: string, id: string): Result<ReadingParameter> {
  const all = [...theCase.scheme.parameters.values()];
  const found = all.find((parameter): parameter is ReadingParameter => parameter.reading?.id === id);
  const ids = all.flatMap((parameter) => parameter.reading?.id ?? []);
  return found === undefined ? failure([fault("readings-unknown", where, { name: id, near: nearestName(id, ids) })]) : success(found);
}

/** The value that a word writes: as in scenario.yaml; sets with `;` between their codes. */
function wordValue(parameter: ReadingParameter, text: string): unknown {
  switch (parameter.type.kind) {
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "integer":
    case "decimal":
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case "codes":
      return text === "" ? [] : text.split(";");
    default:
      return text;
  }
}

/** `A42=10`. */
function varied(theCase: Case, word: string): Result<Alternative> {
  const [id = "", ...rest] = word.split("=");
  const parameter = named(theCase, "--vary", id);
  if (!parameter.ok) return parameter;
  const text = rest.join("=");
  const value = parameterValue(parameter.value.type, wordValue(parameter.value, text), theCase.scheme.zoneMinutes);
  if (value === undefined) return failure([fault("readings-value", "--vary", { name: id, found: text, expected: parameterExpectation(parameter.value.type) })]);
  return success({ readings: [{ id, parameter: parameter.value.name, value }] });
}

function several(theCase: Case, where: string, text: string): Result<readonly ReadingParameter[]> {
  const found = text.split(",").map((id) => named(theCase, where, id.trim()));
  const faults = found.flatMap((one) => (one.ok ? [] : one.faults));
  return faults.length > 0 ? failure(faults) : success(found.flatMap((one) => (one.ok ? [one.value] : [])));
}

function combined(theCase: Case, text: string): Result<readonly Alternative[]> {
  const parameters = several(theCase, "--combine", text);
  if (!parameters.ok) return parameters;
  const listless = parameters.value.find((parameter) => listedValues(parameter).length === 0);
  if (listless !== undefined) return failure([fault("readings-listless", "--combine", { name: listless.reading.id })]);
  const count = parameters.value.reduce((product, parameter) => product * listedValues(parameter).length, 1);
  if (count > MAX_COMBINATIONS) return failure([fault("readings-many", "--combine", { count, limit: MAX_COMBINATIONS })]);
  return success(combinationsOf(theCase, parameters.value));
}

/** What the words ask to be solved: what is named, or else every listed value of every reading that matters. */
function wanted(theCase: Case, words: ReadingsWords): Result<readonly Alternative[]> {
  const only = words.only === undefined ? success(readingsInUse(theCase)) : several(theCase, "--only", words.only);
  const combinations = words.combine === undefined ? success([]) : combined(theCase, words.combine);
  const stated = (words.vary ?? []).map((word) => varied(theCase, word));
  const faults = [only, combinations, ...stated].flatMap((part) => (part.ok ? [] : part.faults));
  if (!only.ok || !combinations.ok || faults.length > 0) return failure(faults);
  const alternatives = [...stated.flatMap((part) => (part.ok ? [part.value] : [])), ...combinations.value];
  if (alternatives.length > 0 && words.only === undefined) return success(alternatives);
  const names = new Set(only.value.map((parameter) => parameter.name));
  return success([...alternatives, ...oneAtATime(theCase).filter(({ readings: [first] }) => first !== undefined && names.has(first.parameter))]);
}

function refuse(faults: readonly Fault[], words: ReadingsWords): ExitCode {
  if (words.json === true) process.stdout.write(`${JSON.stringify({ status: "faults", faults: faultsInWords(faults) }, null, 2)}\n`);
  else printFaults(faults);
  return EXIT.faults;
}

async function readings(scenario: string, words: ReadingsWords): Promise<ExitCode> {
  const engine = engineOf(words.engine);
  if (engine === undefined) {
    process.stderr.write(`${allocateTexts.unknown("--engine", words.engine, ENGINE_WORDS.join(", "))}\n`);
    return EXIT.faults;
  }
  const loaded = await loadCase(scenario);
  if (!loaded.ok) return refuse(loaded.faults, words);
  const alternatives = wanted(loaded.value.theCase, words);
  if (!alternatives.ok) return refuse(alternatives.faults, words);
  const options: AllocateOptions = {
    engine,
    maxProbes: MAX_PROBES,
    now: () => performance.now(),
    shouldStop: () => false,
    runElsewhere: runMipInWorker(engine),
  };
  const base = await allocate(loaded.value.theCase, options);
  if (base.kind === "refused") return refuse(base.faults, words);
  if (base.kind !== "allocated") {
    const says = base.kind === "infeasible" ? readingsTexts.baseInfeasible : readingsTexts.baseUnsettled;
    process.stdout.write(words.json === true ? `${JSON.stringify({ status: base.kind }, null, 2)}\n` : `${says}\n`);
    return base.kind === "infeasible" ? EXIT.refused : EXIT.limit;
  }
  const progress = progressOn();
  const result = await compareReadings(base, alternatives.value, options, (done, of) => progress.show(readingsTexts.progress(done, of)));
  progress.clear();
  process.stdout.write(words.json === true ? `${JSON.stringify(readingsObject(result), null, 2)}\n` : readingsText(result));
  return EXIT.done;
}
