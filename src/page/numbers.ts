/** Numbers as people read them: money in yuan with thousands, scores with their digits, differences with their sign. */
import { formatDecimal } from "../decimal.ts";
import type { NumberControl } from "../scenario/controls.ts";
import { pageTexts } from "../words/workbench.ts";

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** Fen as yuan; whole yuan without decimals. */
export function yuanText(fen: number): string {
  return grouped(formatDecimal(fen, 2).replace(/\.00$/, ""));
}

/** A decimal text with thousands. */
export function decimalText(text: string): string {
  return grouped(text.replace(/^(-?\d+\.\d\d)\d+$/, "$1"));
}

/** A difference with its sign; nothing where there is none. */
export function signed(value: number, show: (value: number) => string = String): string {
  return value === 0 ? "" : pageTexts.more(show(value));
}

/** The difference of two decimal texts with the same number of digits, exactly. */
export function decimalDifference(before: string, after: string): string {
  const digits = Math.max(...[before, after].map((text) => text.split(".")[1]?.length ?? 0));
  const scaled = (text: string) => {
    const [whole = "", fraction = ""] = text.split(".");
    return Number(`${whole}${fraction.padEnd(digits, "0")}`);
  };
  return signed(scaled(after) - scaled(before), (value) => decimalText(formatDecimal(value, digits)));
}

/** A control's text as a scenario states it. */
export function statedText(kind: NumberControl["kind"], text: string): string {
  switch (kind) {
    case "budget":
      return `${text} yuan`;
    case "share":
    case "weight":
      return `${text} %`;
    case "places":
      return text;
  }
}

/** A control's number, of what a scenario states; undefined where the text holds none. */
export function numberIn(text: string): string | undefined {
  return /^(\d{1,12}(?:\.\d{1,4})?)(?: (?:%|yuan))?$/.exec(text.trim().replaceAll(",", ""))?.[1];
}
