/** `bursar scheme check|show|readings|coverage|schema|new`: a regulation by itself, without students. */
import { spokenLanguage } from "../words/language.ts";
import { titlesTexts } from "../words/titles.ts";
import { titleCounts } from "../scenario/titles-file.ts";
import type { Command } from "commander";
import type { ParameterValue, Scheme } from "../award/scheme.ts";
import { success, type Result } from "../fault.ts";
import { loadCase, loadScheme } from "../load.ts";
import { schemeDocument } from "../report/scheme-document.ts";
import { documentText, readingsText, reportReadings } from "../report/scheme-text.ts";
import { isSchemaKind, jsonSchema } from "../scenario/json-schema.ts";
import { schemeLine, schemeTexts } from "../words/scheme-commands.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { makeScheme } from "./new-scheme.ts";
import type { Finish } from "./program.ts";
import { registerCoverage } from "./scheme-coverage.ts";
import { printJson, refuse, refuseWord, width } from "./scheme-print.ts";

interface SchemeWords {
  readonly json?: true;
  readonly award?: string;
  readonly scenario?: string;
}

/** Adds the parts of `scheme`. */
export function register(command: Command, finish: Finish): void {
  const part = (name: string, summary: string) => command.command(name).description(summary).addHelpText("after", schemeTexts.examples);
  part("check", schemeTexts.check).argument("<scheme>", schemeTexts.scheme).option("--json", schemeTexts.json).action(finish(checkScheme));
  part("show", schemeTexts.show)
    .argument("<scheme>", schemeTexts.scheme)
    .option("--award <id>", schemeTexts.award)
    .option("--json", schemeTexts.json)
    .action(finish(showScheme));
  part("readings", schemeTexts.readings)
    .argument("<scheme>", schemeTexts.scheme)
    .option("--scenario <scenario>", schemeTexts.scenario)
    .option("--json", schemeTexts.json)
    .action(finish(showReadings));
  registerCoverage(command, finish);
  part("schema", schemeTexts.schema).argument("[kind]", schemeTexts.kind, "scheme").action(finish(printSchema));
  part("new", schemeTexts.fresh).argument("<folder>", schemeTexts.folder).action(finish(makeScheme));
  command.addHelpText("after", schemeTexts.examples);
}

function articlesOf(scheme: Scheme): ReadonlySet<string> {
  const { awards, rules, exclusions, stacking, quotas, procedure } = scheme;
  const levels = awards.flatMap((award) => award.levels);
  return new Set([...awards, ...levels, ...rules, ...exclusions, ...stacking, ...quotas, ...procedure].map((part) => part.article));
}

/** In Chinese: how many parts have a Chinese title. */
function titleLines(scheme: Scheme): readonly string[] {
  if (spokenLanguage() !== "zh") return [];
  return [titlesTexts.heading, ...titleCounts(scheme).map(({ part, titles, of }) => `  ${titlesTexts.count(part, titles, of)}`)];
}

async function checkScheme(nameOrPath: string, words: SchemeWords): Promise<ExitCode> {
  const loaded = await loadScheme(nameOrPath);
  if (!loaded.ok) return refuse(loaded.faults, words);
  const { scheme } = loaded.value;
  const counts = {
    id: scheme.id,
    awards: scheme.awards.length,
    levels: scheme.awards.reduce((sum, award) => sum + award.levels.length, 0),
    rules: scheme.rules.length,
    fields: scheme.fields.length,
    readings: [...scheme.parameters.values()].filter((parameter) => parameter.reading !== undefined).length,
    articles: articlesOf(scheme).size,
  };
  if (words.json === true) printJson({ status: "done", ...counts });
  else process.stdout.write([schemeLine(counts), ...titleLines(scheme)].map((line) => `${line}\n`).join(""));
  return EXIT.done;
}

async function showScheme(nameOrPath: string, words: SchemeWords): Promise<ExitCode> {
  const loaded = await loadScheme(nameOrPath);
  if (!loaded.ok) return refuse(loaded.faults, words);
  const { scheme } = loaded.value;
  const only = words.award === undefined ? undefined : scheme.awards.find((award) => award.id === words.award);
  if (words.award !== undefined && only === undefined)
    return refuseWord(schemeTexts.unknownAward(words.award, scheme.awards.map((award) => award.id).join(", ")));
  const document = schemeDocument(scheme, only);
  if (words.json === true) printJson({ status: "done", ...document });
  else process.stdout.write(documentText(document, width()));
  return EXIT.done;
}

/** The parameters in force in a scenario; undefined where none is asked about. */
async function inForce(
  scenario: string | undefined,
): Promise<Result<{ readonly scheme: string; readonly values: ReadonlyMap<string, ParameterValue> } | undefined>> {
  if (scenario === undefined) return success(undefined);
  const loaded = await loadCase(scenario);
  if (!loaded.ok) return loaded;
  const { theCase } = loaded.value;
  return success({ scheme: theCase.scheme.id, values: theCase.parameters });
}

async function showReadings(nameOrPath: string, words: SchemeWords): Promise<ExitCode> {
  const loaded = await loadScheme(nameOrPath);
  if (!loaded.ok) return refuse(loaded.faults, words);
  const { scheme } = loaded.value;
  const stated = await inForce(words.scenario);
  if (!stated.ok) return refuse(stated.faults, words);
  if (stated.value !== undefined && stated.value.scheme !== scheme.id)
    return refuseWord(schemeTexts.otherScheme(words.scenario ?? "", stated.value.scheme, scheme.id));
  const readings = reportReadings(scheme, stated.value?.values);
  if (words.json === true) printJson({ status: "done", readings });
  else process.stdout.write(readingsText(readings, width()));
  return EXIT.done;
}

async function printSchema(kind: string): Promise<ExitCode> {
  if (!isSchemaKind(kind)) return refuseWord(schemeTexts.unknownKind(kind));
  printJson(jsonSchema(kind));
  return EXIT.done;
}
