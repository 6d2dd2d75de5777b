/**
 * MPS files of other people. The exact reader knows one narrow form and is trusted, so it stays
 * narrow: here a file's text is brought to that form line by line (faults keep their places):
 * numbers in other spellings, an offset of a goal (its RHS entry, with the opposite sign), bounds that mean 0
 * or 1 in other words. What is left as it stands is judged by the reader.
 */
import { type Fault, failure, type Result, success } from "../fault.ts";
import { type ForeignProgram, integerOf, nameFaults } from "./foreign.ts";
import { linesOf } from "./lines.ts";
import { readMps } from "./mps-read.ts";

interface Rewriting {
  readonly file: string;
  readonly faults: Fault[];
  /** Names of the goals in order: the first N row, and later ones that begin with `goal|`. */
  readonly goals: string[];
  readonly offsets: Map<string, number>;
  /** Columns with an upper bound of 1. */
  readonly bounded: ReadonlySet<string>;
  line: number;
  section: string;
  sense: 1 | -1;
}

/** Reads an MPS text of a pure 0/1 program in integers; faults have codes `mps-...` and `foreign-...`. */
export function readForeignMps(text: string, file: string): Result<ForeignProgram> {
  const rewriting: Rewriting = { file, faults: [], goals: [], offsets: new Map(), bounded: boundedColumns(text), line: 0, section: "", sense: -1 };
  const lines: string[] = [];
  for (const line of linesOf(text)) {
    rewriting.line++;
    lines.push(rewrite(rewriting, line));
  }
  const read = readMps(lines.map((line) => `${line}\n`).join(""), file);
  const faults = [...rewriting.faults, ...(read.ok ? nameFaults(read.value, file) : read.faults)];
  if (!read.ok || faults.length > 0) return failure(faults);
  const offsets = read.value.goals.map((goal) => BigInt(rewriting.offsets.get(goal.name) ?? 0));
  return success({ program: { ...read.value, name: read.value.name.replaceAll(/\s+/g, "_") }, sense: rewriting.sense, offsets });
}

/** One line in the narrow form; an empty line where it says nothing that matters. */
function rewrite(rewriting: Rewriting, line: string): string {
  const words = line.trim().split(/\s+/);
  if (words[0] === "" || line.startsWith("*")) return line;
  if (!/^\s/.test(line)) {
    rewriting.section = words[0] as string;
    if (rewriting.section === "OBJSENSE" && words.length > 1) noteSense(rewriting, words[1] as string);
    return line;
  }
  switch (rewriting.section) {
    case "OBJSENSE":
      noteSense(rewriting, words[0] as string);
      return line;
    case "ROWS":
      if (words[0] === "N" && words[1] !== undefined && (rewriting.goals.length === 0 || words[1].startsWith("goal|"))) rewriting.goals.push(words[1]);
      return line;
    case "COLUMNS":
      return words[1] === "'MARKER'" ? line : pairsLine(words, 1);
    case "RANGES":
      return pairsLine(words, words.length % 2);
    case "RHS":
      return pairsLine(takeOffsets(rewriting, words), words.length % 2);
    case "BOUNDS":
      return boundLine(rewriting, words);
    default:
      return line;
  }
}

function noteSense(rewriting: Rewriting, word: string): void {
  rewriting.sense = /^max/i.test(word) ? 1 : -1;
}

/** A line of pairs after `from` words of its own, the numbers in plain spelling; empty where no pair is left. */
function pairsLine(words: readonly string[], from: number): string {
  if (words.length === from) return from === 0 ? "" : ` ${words.join(" ")}`;
  return ` ${words.map((word, i) => ((i - from) % 2 === 1 && i > from ? plain(word) : word)).join(" ")}`;
}

function plain(text: string): string {
  return String(integerOf(text) ?? text);
}

/** The words of an RHS line without the pairs of goals, whose offsets are noted; none where nothing is left. */
function takeOffsets(rewriting: Rewriting, words: readonly string[]): readonly string[] {
  const from = words.length % 2;
  const kept = words.slice(0, from);
  for (let i = from; i < words.length; i += 2) {
    const [row, text] = [words[i] as string, words[i + 1] as string];
    const value = integerOf(text);
    if (!rewriting.goals.includes(row) || rewriting.offsets.has(row)) kept.push(row, text);
    else if (value === undefined) rewriting.faults.push({ code: "foreign-offset", place: { file: rewriting.file, line: rewriting.line }, values: { text } });
    else rewriting.offsets.set(row, value === 0 ? 0 : -value);
  }
  return kept.length === from ? [] : kept;
}

/** Type, column and value of a line of BOUNDS. */
function boundWords(words: readonly string[]): { readonly type: string; readonly column: string; readonly value: number | undefined } {
  const type = words[0] as string;
  const hasValue = !/^(BV|FR|MI|PL)$/.test(type) || words.length === 4;
  const value = hasValue ? integerOf(words.at(-1) as string) : undefined;
  return { type, column: words.at(hasValue ? -2 : -1) ?? "", value };
}

function boundedColumns(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  let section = "";
  for (const line of linesOf(text)) {
    const words = line.trim().split(/\s+/);
    if (words[0] !== "" && /^[^\s*]/.test(line)) section = words[0] as string;
    else if (section === "BOUNDS" && words.length > 1) {
      const { type, column, value } = boundWords(words);
      if (type === "BV" || (/^U[PI]$/.test(type) && value === 1)) found.add(column);
    }
  }
  return found;
}

/** A bound in the words of the exact reader, where it keeps a column at 0 or 1 or says nothing; any other is left for it to refuse. */
function boundLine(rewriting: Rewriting, words: readonly string[]): string {
  const { type, column, value } = boundWords(words);
  const set = words.slice(1, words.lastIndexOf(column));
  const say = (bound: string, number?: number): string => ` ${[bound, ...set, column, ...(number === undefined ? [] : [number])].join(" ")}`;
  switch (`${type} ${value}`) {
    case "UP 0":
      return say("FX", 0);
    case "UP 1":
    case "LO 0":
    case "FX 0":
    case "FX 1":
      return say(type, value);
    case "UI 1":
      return say("BV");
    case "LO 1":
      return rewriting.bounded.has(column) ? say("FX", 1) : ` ${words.join(" ")}`;
    case "PL undefined":
      return "";
    default:
      // An upper bound above 1 says nothing about 0 and 1: a row must keep such a column.
      return type === "UP" && value !== undefined && value > 1 ? "" : ` ${words.join(" ")}`;
  }
}
