/** Certificates changed at random. */
import type { Random } from "../support/tiny-prover.ts";

/** One random change of a certificate below its first three lines. */
export function mutate(text: string, random: Random): string {
  const lines = text.split("\n").slice(0, -1);
  const at = 3 + random(lines.length - 3);
  const words = (lines[at] as string).split(" ");
  const word = 1 + random(Math.max(1, words.length - 1));
  const change = random(8);
  if (change === 0) lines.splice(at, 1);
  else if (change === 1) lines.splice(at, 0, lines[at] as string);
  else if (change === 2) {
    const other = 3 + random(lines.length - 3);
    [lines[at], lines[other]] = [lines[other] as string, lines[at] as string];
  } else if (change === 3) lines.splice(at, 0, lines[3 + random(lines.length - 3)] as string);
  else if (change === 4) lines[at] = words.slice(0, -1 - random(2)).join(" ");
  else if (/^-?\d+$/.test(words[word] ?? "")) {
    words[word] = String(change === 5 ? BigInt(words[word] as string) + BigInt(random(5) - 2) : BigInt(random(9) - 2));
    lines[at] = words.join(" ");
  } else lines[at] = `${words[0]} ${random(9)} ${random(9)}`;
  return `${lines.join("\n")}\n`;
}
