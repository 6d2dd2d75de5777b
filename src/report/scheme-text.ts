/** A scheme's document and its readings as text for a terminal of some width. */
import { labelledText, quotation } from "../words/lists.ts";
import type { Parameter, ParameterValue, Scheme } from "../award/scheme.ts";
import { readingMeaning, readingQuestion } from "../award/titles.ts";
import { readingTexts } from "../words/scheme-commands.ts";
import type { SchemeDocument } from "./scheme-document.ts";
import type { Item, Line } from "./scheme-items.ts";
import { parameterText } from "./scheme-values.ts";
import { wrapped } from "./wrap.ts";

function lineText(line: Line, width: number, indent: number): string {
  const text = line.label === "" ? line.text : labelledText(line.label, line.text);
  return wrapped(text, width, indent, indent + 2);
}

function itemText(item: Item, width: number): string {
  const head = item.article === "" ? item.title : `${item.title} [${item.article}]`;
  const [only] = item.lines;
  if (item.article === "" && item.lines.length === 1 && only?.label === "") return wrapped(`${head}: ${only.text}`, width, 2, 6);
  const quote = item.quote === "" ? "" : wrapped(quotation(item.quote), width, 4);
  return [wrapped(head, width, 2), quote, ...item.lines.map((line) => lineText(line, width, 4))].join("");
}

/** Short items follow one another, others are set apart by a blank line. */
function itemsText(items: readonly Item[], width: number): string {
  const texts = items.map((item) => itemText(item, width));
  const isShort = items.every((item) => item.lines.length <= 2 && item.quote === "");
  return texts.join(isShort ? "" : "\n");
}

/** The document as text. */
export function documentText(document: SchemeDocument, width: number): string {
  const head = [wrapped(`${document.title} (${document.scheme})`, width, 0), ...document.lines.map((line) => lineText(line, width, 0))].join("");
  const sections = document.sections.map((section) => `\n${section.title.toUpperCase()}\n\n${itemsText(section.items, width)}`);
  return [head, ...sections].join("");
}

/** A reading: an ambiguous clause, the ways to read it, and which one holds. */
export interface ReadingReport {
  readonly id: string;
  readonly question: string;
  readonly articles: readonly string[];
  readonly parameter: string;
  readonly type: string;
  readonly values: readonly { readonly value: string; readonly meaning: string }[];
  readonly default: string;
  /** The value in the scenario that was asked about. */
  readonly inForce?: string;
}

/** All readings of a scheme, with the values in force where a case's parameters are given. */
export function reportReadings(scheme: Scheme, inForce: ReadonlyMap<string, ParameterValue> | undefined): readonly ReadingReport[] {
  const report = (parameter: Parameter): readonly ReadingReport[] => {
    const { reading } = parameter;
    if (reading === undefined) return [];
    const value = inForce?.get(parameter.name);
    return [
      {
        id: reading.id,
        question: readingQuestion(scheme, reading.id, reading.question),
        articles: reading.articles,
        parameter: parameter.name,
        type: parameter.type.kind,
        values: [...reading.values].map(([name, meaning]) => ({ value: name, meaning: readingMeaning(scheme, reading.id, name, meaning) })),
        default: parameterText(scheme, parameter, parameter.fallback),
        ...(inForce === undefined ? {} : { inForce: parameterText(scheme, parameter, value ?? null) }),
      },
    ];
  };
  return [...scheme.parameters.values()].flatMap(report);
}

function valueLines(reading: ReadingReport, width: number): string {
  if (reading.values.length === 0) {
    const stated = reading.inForce === undefined ? "" : wrapped(readingTexts.stated(reading.inForce), width, 4, 6);
    return wrapped(readingTexts.fallback(reading.default), width, 4, 6) + stated;
  }
  return reading.values
    .map(({ value, meaning }) => {
      const marks = [value === reading.default ? readingTexts.isDefault : "", value === reading.inForce ? readingTexts.inForce : ""].filter(
        (mark) => mark !== "",
      );
      return wrapped(`${labelledText(value, meaning)}${marks.length === 0 ? "" : ` (${marks.join(", ")})`}`, width, 4, 6);
    })
    .join("");
}

/** The readings as text. */
export function readingsText(readings: readonly ReadingReport[], width: number): string {
  if (readings.length === 0) return `${readingTexts.none}\n`;
  return readings
    .map(
      (reading) =>
        `${wrapped(`${reading.id} [${reading.articles.join(", ")}] ${reading.question}`, width, 0, 2)}${wrapped(reading.parameter, width, 2)}${valueLines(reading, width)}`,
    )
    .join("\n");
}
