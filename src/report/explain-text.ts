/** An explanation as text and as JSON: each fact a sentence, indented under what it explains. */
import type { Scheme } from "../award/scheme.ts";
import type { Explanation } from "../explain/explanation.ts";
import { inWords } from "../words/in-words.ts";
import { conditionText } from "./condition-text.ts";
import { wrapped } from "./wrap.ts";

const WIDTH = 118;
const STEP = 2;

/** A condition of the scheme is said in words, like everything else. */
function said(scheme: Scheme, { code, values }: Explanation): string {
  const { condition } = values;
  const spoken = typeof condition === "string" ? { ...values, condition: conditionText(scheme, condition) } : values;
  return inWords({ code, values: spoken }).says;
}

function lines(scheme: Scheme, one: Explanation, depth: number): readonly string[] {
  const own = wrapped(said(scheme, one), WIDTH, STEP * depth, STEP * depth + STEP);
  return [own, ...one.parts.flatMap((part) => lines(scheme, part, depth + 1))];
}

/** The text: a blank line before each award. */
export function explanationText(scheme: Scheme, explanation: Explanation): string {
  const [head = "", ...rest] = lines(scheme, { ...explanation, parts: [] }, 0);
  const parts = explanation.parts.map((part) => lines(scheme, part, 0).join(""));
  return [head, ...rest, ...parts.map((part) => `\n${part}`)].join("");
}

/** The same as JSON: code, values, sentence, parts. */
export function explanationJson(scheme: Scheme, one: Explanation): Readonly<Record<string, unknown>> {
  return { code: one.code, values: one.values, says: said(scheme, one), parts: one.parts.map((part) => explanationJson(scheme, part)) };
}
