/** English texts of `bursar draw`. */

/** Texts of `bursar draw --help`, and of words that cannot be followed. */
export const drawTexts = {
  folder: "a folder that `bursar allocate --out` wrote",
  number: "the public number, its digits as published (leading zeros count)",
  out: "write the drawn allocation to this folder; it must not exist, and it is never the folder itself",
  json: "print one JSON object",
  examples: `
A lot that nobody can steer. First, before the number exists: print the hash of the inputs and the place
of the future number (scenario.yaml, "draw: { source: ..., date: ... }"), and publish both. Later: draw with
the number. The seed is the SHA-256 of "bursar draw", the hash and the number, one line each; tickets follow
from it, and the same number gives the same allocation on every machine.

Examples:
  bursar draw ./result
  bursar draw ./result --number 0417358826 --out ./drawn

Exit codes: 0 done (or nothing is tied), 1 the folder was changed or is not proved optimal, 2 faults in
files or words, 4 no place for a number is stated, or a person must decide something, 70 a bug.`,
  notDigits: (found: string) => `--number is "${found}"; expected: digits only, as published (at most 1,000).`,
  numberAlone: "--number goes with --out: a draw writes a folder of its own.",
  outAlone: "--out goes with --number.",
  outInside: "--out is the folder itself or lies in it; an output folder is never changed.",
  notOptimal: "The allocation of this folder is not proved optimal: there is no proved set of equally good allocations to draw from.",
  underRank:
    "This folder is allocated under the policy rank, where the tickets are part of the order of people: only ties of the policy merit can be drawn here. State the drawn number as seed and allocate again.",
} as const;

/** The hash of the inputs, and how to compute it again. */
export function hashLine(hash: string): string {
  return `SHA-256 of the inputs: ${hash}\n  Again: cd DIR && find inputs -type f | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum`;
}

/** Where the public number will come from. */
export function placeLine(source: string, date: string): string {
  return `The number: ${source}, on ${date}. Publish this line and the hash before that day.`;
}

/** The scenario names no place. */
export function noPlace(): string {
  return 'No place of a future public number is stated. State it in scenario.yaml, as "draw: { source: national lottery, date: 2024-12-01 }", and allocate again.';
}

/** Whether anything is left to a number. */
export function tiedLine(isTied: boolean): string {
  return isTied ? "Equally good allocations are tied: the number decides between them." : "Nothing is tied: no number can change anything.";
}

/** The seed of a number, and how to compute it again. */
export function seedLine(number: string, hash: string, seed: string): string {
  return `Number ${number} gives the seed ${seed}\n  Again: printf 'bursar draw\\n%s\\n%s\\n' ${hash} ${number} | sha256sum\n  A ticket: HMAC-SHA-256 of the round, a line break and the student's id under that seed (its hexadecimal text); the smaller comes first.`;
}
