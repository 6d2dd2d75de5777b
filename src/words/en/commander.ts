/** English texts of what the command line itself says: headings of help, and what is wrong with the words of a command. */

/** Headings and fixed parts of a help page. */
export const helpTexts = {
  headings: { "Usage:": "Usage:", "Arguments:": "Arguments:", "Options:": "Options:", "Commands:": "Commands:" },
  options: "[options]",
  command: "[command]",
  help: "display help for command",
  version: "output the version number",
  language: "en or zh (Chinese); default: zh where LC_ALL, LC_MESSAGES or LANG of the environment begins with zh, else en",
  fallback: (value: string) => `(default: ${value})`,
} as const;

/** What is wrong with the words of a command. */
export const usageTexts = {
  error: (says: string) => `error: ${says}`,
  missingArgument: (name: string) => `missing required argument '${name}'`,
  missingValue: (flags: string) => `option '${flags}' argument missing`,
  missingOption: (flags: string) => `required option '${flags}' not specified`,
  unknownOption: (flag: string) => `unknown option '${flag}'`,
  unknownCommand: (name: string) => `unknown command '${name}'`,
  tooMany: (command: string, expected: string, got: string) =>
    `too many arguments${command === "" ? "" : ` for '${command}'`}. Expected ${expected} argument${expected === "1" ? "" : "s"} but got ${got}.`,
  near: (names: string, isOne: boolean) => `(Did you mean ${isOne ? "" : "one of "}${names}?)`,
  wrongLanguage: (value: string) => `--lang "${value}": the languages are en and zh`,
} as const;
