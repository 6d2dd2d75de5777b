/** Certificates changed at random: one line by its own kind of fault, or the order of the lines. */
import type { Random } from "../support/tiny-prover.ts";

/** A changed certificate and the name of the change. */
export interface Mutated {
  readonly text: string;
  readonly change: string;
}

/** Changes the words of a line; undefined where it has nothing of the kind. */
type WordChange = (words: readonly string[], random: Random) => readonly string[] | undefined;

/** Changes one or several of the lines, near or at the one given. */
type LineChange = (lines: readonly string[], at: number, random: Random) => readonly string[];

const KINDS = { cell: "C", list: "N", sweep: "S", rowSplit: "R", groupSplit: "B", claim: "claim", take: "take", groups: "groups" };

/** The number at a place moved by one, up or down. */
function moved(words: readonly string[], at: number, random: Random): readonly string[] | undefined {
  const word = words[at] ?? "";
  return /^-?\d+$/.test(word) ? words.with(at, String(BigInt(word) + (random(2) === 0 ? 1n : -1n))) : undefined;
}

/** Of the tuples of `width` words that begin at `start`, the first words of two exchanged. */
function exchanged(words: readonly string[], start: number, width: number, random: Random): readonly string[] | undefined {
  const count = Math.ceil((words.length - start) / width);
  if (count < 2) return undefined;
  const at = start + width * random(count - 1);
  return words.with(at, words[at + width] as string).with(at + width, words[at] as string);
}

/** A tuple of `width` words left out. */
function without(words: readonly string[], start: number, width: number, random: Random): readonly string[] | undefined {
  const count = Math.floor((words.length - start) / width);
  return count < 1 ? undefined : words.toSpliced(start + width * random(count), width);
}

/** A change of lines of one kind only. */
function of(kind: string, change: WordChange): WordChange {
  return (words, random) => (words[0] === kind ? change(words, random) : undefined);
}

/** One of the places start, start + step, ... of a line. */
function place(words: readonly string[], start: number, step: number, random: Random): number {
  return start + step * random(Math.max(1, Math.ceil((words.length - start) / step)));
}

const WORD_CHANGES: Readonly<Record<string, WordChange>> = {
  "cell's lower end moved": of(KINDS.cell, (words, random) => moved(words, place(words, 3, 3, random), random)),
  "cell's upper end moved": of(KINDS.cell, (words, random) => moved(words, place(words, 4, 3, random), random)),
  "cell's row moved": of(KINDS.cell, (words, random) => moved(words, place(words, 2, 3, random), random)),
  "cell's rows exchanged": of(KINDS.cell, (words, random) => exchanged(words, 2, 3, random)),
  "cell's condition left out": of(KINDS.cell, (words, random) => without(words, 2, 3, random)),
  "cell's number moved": of(KINDS.cell, (words, random) => moved(words, 1, random)),
  "list's number moved": of(KINDS.list, (words, random) => moved(words, 1, random)),
  "list's column moved": of(KINDS.list, (words, random) => moved(words, place(words, 2, 2, random), random)),
  "list's coefficient moved": of(KINDS.list, (words, random) => moved(words, place(words, 3, 2, random), random)),
  "list's columns exchanged": of(KINDS.list, (words, random) => exchanged(words, 2, 2, random)),
  "list's column left out": of(KINDS.list, (words, random) => without(words, 2, 2, random)),
  "price moved": of(KINDS.sweep, (words, random) => moved(words, place(words, 2, 2, random), random)),
  "priced inequality moved": of(KINDS.sweep, (words, random) => moved(words, place(words, 1, 2, random), random)),
  "price left out": of(KINDS.sweep, (words, random) => without(words, 1, 2, random)),
  "prices exchanged": of(KINDS.sweep, (words, random) => exchanged(words, 2, 2, random)),
  "split moved": of(KINDS.rowSplit, (words, random) => moved(words, 2, random)),
  "split of another inequality": of(KINDS.rowSplit, (words, random) => moved(words, 1, random)),
  "split of another group": of(KINDS.groupSplit, (words, random) => moved(words, 1, random)),
  "bit of a mask changed": of(KINDS.groupSplit, ([kind = "", group = "", mask = ""], random) => [
    kind,
    group,
    (BigInt(`0x${mask}`) ^ (1n << BigInt(random(4 * mask.length + 1)))).toString(16),
  ]),
  "claimed number moved": of(KINDS.claim, (words, random) => moved(words, place(words, 2, 1, random), random)),
  "goal claimed as bound, or bound as goal": of(KINDS.claim, ([word = "", kind, ...rest]) =>
    kind === "goal" ? [word, "bound", ...rest] : kind === "bound" ? [word, "goal", ...rest] : undefined,
  ),
  "total of another inequality": of(KINDS.claim, ([word = "", kind = "", k = "", ...rest], random) =>
    kind === "total" ? [word, kind, String(random(Number(k) + 3)), ...rest] : undefined,
  ),
  "decision moved": of(KINDS.take, (words, random) => moved(words, words.length - 1, random)),
  "groups changed": of(KINDS.groups, ([word = "", ...ranges], random) => {
    const [first = "0", last = "0"] = (ranges.at(-1) ?? "0-0").split("-");
    return [word, ...ranges.slice(0, -1), `${first}-${Math.max(0, Number(last) + random(3) - 1)}`];
  }),
  "any number moved": (words, random) => moved(words, place(words, 1, 1, random), random),
  "any number replaced": (words, random) => (words.length > 1 ? words.with(place(words, 1, 1, random), String(random(9) - 2)) : undefined),
  "words cut off": (words, random) => (words.length > 1 ? words.slice(0, -1 - random(2)) : undefined),
  "line invented": ([kind = ""], random) => [kind, String(random(9)), String(random(9))],
};

const LINE_CHANGES: Readonly<Record<string, LineChange>> = {
  "line left out": (lines, at) => (lines.length > 4 ? lines.toSpliced(at, 1) : lines),
  "line doubled": (lines, at) => lines.toSpliced(at, 0, lines[at] as string),
  "lines exchanged": (lines, at, random) => {
    const other = 3 + random(lines.length - 3);
    return lines.with(at, lines[other] as string).with(other, lines[at] as string);
  },
  "line copied elsewhere": (lines, at, random) => lines.toSpliced(at, 0, lines[3 + random(lines.length - 3)] as string),
  "lines cut out": (lines, at, random) => lines.toSpliced(at + 1, random(lines.length - at)),
};

/** The names of all changes. */
export const CHANGES: readonly string[] = [...Object.keys(WORD_CHANGES), ...Object.keys(LINE_CHANGES)];

/** One random change of a certificate below its first three lines; the text differs from the one given. */
export function mutate(text: string, random: Random): Mutated {
  const lines = text.split("\n").slice(0, -1);
  for (;;) {
    const change = CHANGES[random(CHANGES.length)] as string;
    const from = 3 + random(lines.length - 3);
    for (let step = 0; step < lines.length - 3; step++) {
      const at = 3 + ((from - 3 + step) % (lines.length - 3));
      const changed = changedLines(lines, at, change, random);
      if (changed !== undefined && changed.join("\n") !== lines.join("\n")) return { text: `${changed.join("\n")}\n`, change };
    }
  }
}

function changedLines(lines: readonly string[], at: number, change: string, random: Random): readonly string[] | undefined {
  const reorder = LINE_CHANGES[change];
  if (reorder !== undefined) return reorder(lines, at, random);
  const words = WORD_CHANGES[change]?.((lines[at] as string).split(" "), random);
  return words === undefined ? undefined : lines.with(at, words.join(" "));
}
