/** The words for engines on the command line. */
import type { EngineName } from "../solve/lp.ts";

const ENGINES: Readonly<Record<string, EngineName>> = {
  auto: "auto",
  "price-and-branch": "price-and-branch",
  highs: "highs",
  "javascript-lp-solver": "javascript-lp-solver",
};

/** The words that are understood, in the order of the help page. */
export const ENGINE_WORDS: readonly string[] = Object.keys(ENGINES);

/** The engine that a word names, undefined where it names none. */
export function engineOf(word: string): EngineName | undefined {
  return Object.hasOwn(ENGINES, word) ? ENGINES[word] : undefined;
}
