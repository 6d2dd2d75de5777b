/**
 * The command line as such: finds the command, loads its file and nothing else, and turns what
 * happens into an exit code.
 */
import { Command, CommanderError } from "commander";
import { commandSummaries, programTexts } from "../words/cli.ts";
import { helpTexts, usageTexts } from "../words/commander.ts";
import { LANGUAGES, saidIn, speak, spokenLanguage } from "../words/language.ts";
import { addCommonWords, sayInLanguage } from "./commander-words.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { type Environment, environmentLanguage, languageNamed, languageWord } from "./language.ts";

/** What the file of a command exports. */
export interface CommandFile {
  /** Adds arguments, options, examples and an action to the command. */
  register(command: Command, finish: Finish): void;
}

/** Wraps a command's work as its action: the work returns the exit code. */
export type Finish = <Words extends unknown[]>(work: (...words: Words) => Promise<ExitCode>) => (...words: Words) => Promise<void>;

/** Commands by name, in the order of the help page, each with the way to load its file. */
export type Commands = Readonly<Record<string, () => Promise<CommandFile>>>;

/** Commands whose files for people are in the language, also where the answer is JSON: their JSON holds no words. */
const MAKES_FILES = new Set(["report", "sweep", "template"]);

/**
 * Runs the command that the words name, in the language of `--lang` or else of the environment; faults in the words are
 * printed. Returns the exit code.
 */
export async function runProgram(commands: Commands, version: string, words: readonly string[], environment: Environment): Promise<ExitCode> {
  speak(environmentLanguage(environment));
  const word = languageWord(words);
  const language = word === undefined ? spokenLanguage() : languageNamed(word);
  if (language === undefined) {
    process.stderr.write(LANGUAGES.map((known) => saidIn(known, () => `${usageTexts.error(usageTexts.wrongLanguage(word ?? ""))}\n`)).join(""));
    return EXIT.faults;
  }
  // Data for programs are English whatever the language; files for people are not.
  const isData = words.includes("--json") && !MAKES_FILES.has(wantedCommand(words) ?? "");
  speak(isData ? "en" : language);
  return runInLanguage(commands, version, words);
}

async function runInLanguage(commands: Commands, version: string, words: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const finish: Finish =
    (work) =>
    async (...given) => {
      code = await work(...given);
    };
  const program = programShell(version);
  const wanted = wantedCommand(words);
  for (const [name, load] of Object.entries(commands)) {
    const command = program.command(name).description(commandSummaries[name] ?? "");
    if (name !== wanted) continue;
    (await load()).register(command, finish);
    addCommonWords(command);
  }
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    // Commander has printed its message; only help and version that were asked for end with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.faults;
    throw error;
  }
}

function programShell(version: string): Command {
  return sayInLanguage(new Command("bursar"))
    .description(programTexts.summary)
    .version(version, "-V, --version", helpTexts.version)
    .option("--lang <language>", helpTexts.language)
    .helpCommand("help [command]", helpTexts.help)
    .addHelpText("after", programTexts.examples)
    .showHelpAfterError(programTexts.seeHelp)
    .exitOverride();
}

function wantedCommand(words: readonly string[]): string | undefined {
  const [first, second] = words.filter((word, i) => !word.startsWith("-") && words[i - 1] !== "--lang");
  return first === "help" ? second : first;
}
