/** Which language the program speaks: `--lang`, or else that of the environment. */
import type { Language } from "../words/language.ts";
import { LANGUAGES } from "../words/language.ts";

/** The environment's variables, as of `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of a locale in the order in which they prevail (POSIX, "Environment Variables", 8.2); the first that is not empty decides. */
const LOCALE_VARIABLES = ["LC_ALL", "LC_MESSAGES", "LANG"];

/** The language of the environment: Chinese where its locale begins with `zh`, English everywhere else. */
export function environmentLanguage(environment: Environment): Language {
  const locale = LOCALE_VARIABLES.map((name) => environment[name] ?? "").find((value) => value !== "") ?? "";
  return /^zh(?![a-z])/i.test(locale) ? "zh" : "en";
}

/** What `--lang` says among the words of a command, the last one where it stands twice; undefined where it says nothing. */
export function languageWord(words: readonly string[]): string | undefined {
  const end = words.indexOf("--");
  const options = end < 0 ? words : words.slice(0, end);
  const at = options.findLastIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const word = options[at];
  if (word === undefined) return undefined;
  return word === "--lang" ? options[at + 1] : word.slice("--lang=".length);
}

/** The language of a text, where there is one of that name. */
export function languageNamed(text: string): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}
