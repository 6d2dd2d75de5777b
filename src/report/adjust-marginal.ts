/** Marginal values of an adjustment: what one more place at each level, and 1,000 more yuan, bring to the first goal. */
import { formatDecimal } from "../decimal.ts";
import type { Marginal, Marginals } from "../explain/adjust-marginal.ts";
import type { AdjustQuestion } from "../scenario/adjust-question.ts";
import { adjustTexts as words } from "../words/adjust.ts";
import { textTable } from "./text-table.ts";

/** Decimals of an indication. */
const INDICATED_DIGITS = 2;

const NOTHING: Marginal = { indicated: undefined, confirmed: undefined };

const signed = (text: string) => (text.startsWith("-") ? text : `+${text}`);

function valueText(value: bigint, digits: number): string {
  return signed(digits === 0 ? value.toString() : formatDecimal(value, digits));
}

/** An indication to the nearest hundredth: prices are rounded themselves. */
function indicatedText({ over, under }: { readonly over: string; readonly under: string }, digits: number): string {
  const scale = BigInt(under) * 10n ** BigInt(digits);
  return valueText((2n * BigInt(over) * 10n ** BigInt(INDICATED_DIGITS) + scale) / (2n * scale), INDICATED_DIGITS);
}

function row(name: string, { indicated, confirmed }: Marginal, digits: number): readonly string[] {
  return [
    name,
    indicated === undefined ? words.marginalNone : indicatedText(indicated, digits),
    confirmed === undefined ? words.marginalNone : valueText(BigInt(confirmed), digits),
  ];
}

/** The table of marginal values, ending with a line break; nothing where they were not asked for. */
export function marginalText({ theCase, funding }: AdjustQuestion, marginals: Marginals | undefined): string {
  if (marginals === undefined) return "";
  const digits = marginals.goal === "merit" ? theCase.scheme.merit.digits + 4 : 0;
  const rows = funding.award.levels.map((level, l) => row(words.marginalPlace(level.title), marginals.places[l] ?? NOTHING, digits));
  const money = marginals.money === undefined ? [] : [row(words.marginalMoney, marginals.money, digits)];
  const table = textTable(words.marginalHeaders, [...rows, ...money], ["left", "right", "right"]);
  return `\n${words.marginalHeading(marginals.goal)}\n${table}\n${words.marginalNote}\n`;
}

/** `{marginal: {goal, places: [{indicated: {over, under}, confirmed}], thousandYuan}}` in units of the goal. */
export function marginalJson(marginals: Marginals | undefined): Readonly<Record<string, unknown>> {
  if (marginals === undefined) return {};
  const one = (marginal: Marginal | undefined) => ({ indicated: marginal?.indicated ?? null, confirmed: marginal?.confirmed ?? null });
  return { marginal: { goal: marginals.goal, places: marginals.places.map(one), thousandYuan: marginals.money === undefined ? null : one(marginals.money) } };
}
