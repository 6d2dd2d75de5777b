/** The words of an LP text (CPLEX format), each with its place, by section. */
import type { Fault } from "../fault.ts";
import { linesOf } from "./lines.ts";

/** One word. */
export interface Token {
  readonly kind: "number" | "name" | "relation" | "sign" | "colon" | "other";
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The sections that are read; `other` is one that is known and refused. */
export type SectionName = "max" | "min" | "rows" | "bounds" | "binary" | "general" | "end" | "other";

/** A section's header and its words. */
export interface Section {
  readonly name: SectionName;
  readonly header: Token;
  readonly tokens: Token[];
}

const HEADERS: readonly (readonly [SectionName, RegExp])[] = [
  ["max", /^max(imi[sz]e|imum)?(?=\s|$)/i],
  ["min", /^min(imi[sz]e|imum)?(?=\s|$)/i],
  ["rows", /^(subject\s+to|such\s+that|st|s\.t\.|st\.)(?=\s|$)/i],
  ["bounds", /^bounds?(?=\s|$)/i],
  ["binary", /^bin(ary|aries)?(?=\s|$)/i],
  ["general", /^(gen(erals?)?|int(egers?)?)(?=\s|$)/i],
  ["end", /^end(?=\s|$)/i],
  ["other", /^(semi-continuous|semis?|sos[12]?|lazy\s+constraints|user\s+cuts|pwlobj|multi-objectives)(?=\s|$)/i],
];

const WORD = /(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(<=|>=|=<|=>|<|>|=)|([+-])|(:)|([^\s\d+\-*^<>=:[\]\\./][^\s+\-*^<>=:[\]\\]*)|(\S)/gy;

const KINDS = ["number", "relation", "sign", "colon", "name", "other"] as const;

/** Cuts a text into sections; a word before the first section is a fault. Comments begin with a backslash. */
export function sectionsOf(text: string, file: string, faults: Fault[]): readonly Section[] {
  const sections: Section[] = [];
  let number = 0;
  for (const whole of linesOf(text)) {
    number++;
    const line = whole.replace(/\\.*$/, "").trimEnd();
    const start = line.length - line.trimStart().length;
    const found = HEADERS.map(([name, pattern]) => ({ name, match: pattern.exec(line.slice(start)) })).find(({ match }) => match !== null);
    const header = found?.match?.[0] ?? "";
    if (found !== undefined) sections.push({ name: found.name, header: { kind: "name", text: header, line: number, column: start + 1 }, tokens: [] });
    const tokens = tokensOf(line, start + header.length, number);
    const [first] = tokens;
    if (first === undefined) continue;
    const section = sections.at(-1);
    if (section !== undefined) section.tokens.push(...tokens);
    else faults.push({ code: "lp-start", place: { file, line: number, column: first.column }, values: { text: first.text } });
  }
  return sections;
}

function tokensOf(line: string, from: number, number: number): readonly Token[] {
  return [...line.slice(from).matchAll(/\s+|[^\s]+/g)].flatMap((part) =>
    part[0].trim() === ""
      ? []
      : [...part[0].matchAll(WORD)].map((match): Token => {
          const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)] as Token["kind"];
          return { kind, text: match[0], line: number, column: from + part.index + match.index + 1 };
        }),
  );
}
