/** What the command line itself says, in the language of the process: commander's help pages and errors. */
import { type Command, Help } from "commander";
import { helpTexts, usageTexts } from "../words/commander.ts";
import { brokenLines, displayWidth } from "../words/width.ts";

const headings: Readonly<Record<string, string>> = helpTexts.headings;
const plain = new Help();

function fixedParts(text: string): string {
  return text.replace("[options]", helpTexts.options).replace("[command]", helpTexts.command);
}

function withDefault(text: string): string {
  return text.replace(/ ?\(default: (.*)\)$/, (_, value: string) => ` ${helpTexts.fallback(value)}`);
}

/** An error of commander by its message: which it is, and the names in it. */
const ERRORS: readonly (readonly [RegExp, (...names: readonly string[]) => string])[] = [
  [/^missing required argument '(.*)'$/, (name = "") => usageTexts.missingArgument(name)],
  [/^option '(.*)' argument missing$/, (flags = "") => usageTexts.missingValue(flags)],
  [/^required option '(.*)' not specified$/, (flags = "") => usageTexts.missingOption(flags)],
  [/^unknown option '(.*)'$/, (flag = "") => usageTexts.unknownOption(flag)],
  [/^unknown command '(.*)'$/, (name = "") => usageTexts.unknownCommand(name)],
  [
    /^too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    (command = "", expected = "", got = "") => usageTexts.tooMany(command, expected, got),
  ],
];

const NEAR = /^\(Did you mean (one of )?(.*)\?\)$/;

/** A message of commander in words; one that is not known stays as it is. */
export function usageError(message: string): string {
  const [first = "", ...rest] = message.trimEnd().split("\n");
  const said = first.replace(/^error: /, "");
  const [pattern, say] = ERRORS.find(([known]) => known.test(said)) ?? [/$/, () => said];
  const names = (pattern.exec(said) ?? []).slice(1).map((name: string | undefined) => name ?? "");
  const near = rest.map((line) => line.replace(NEAR, (_, several: string | undefined, known: string) => usageTexts.near(known, several === undefined)));
  return `${[usageTexts.error(say(...names)), ...near].join("\n")}\n`;
}

/** Sets the words of a program's help pages and errors; commands that are added to it afterwards take them over. */
export function sayInLanguage(program: Command): Command {
  return program
    .helpOption("-h, --help", helpTexts.help)
    .configureOutput({ outputError: (text, write) => write(usageError(text)) })
    .configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      commandUsage: (command) => fixedParts(plain.commandUsage(command)),
      subcommandTerm: (command) => fixedParts(plain.subcommandTerm(command)),
      optionDescription: (option) => withDefault(plain.optionDescription(option)),
      argumentDescription: (argument) => withDefault(plain.argumentDescription(argument)),
      displayWidth,
      boxWrap: (text, width) =>
        width < plain.minWidthToWrap
          ? text
          : text
              .split("\n")
              .flatMap((line) => brokenLines(line, width))
              .join("\n"),
    });
}

/** Adds what every command has: `--lang`, and the command `help` where it has parts. */
export function addCommonWords(command: Command): void {
  command.option("--lang <language>", helpTexts.language);
  if (command.commands.length > 0) command.helpCommand("help [command]", helpTexts.help);
  for (const part of command.commands) addCommonWords(part);
}
