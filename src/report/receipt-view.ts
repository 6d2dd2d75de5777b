/** What the receipt shows, as plain data: the page's script only puts it into elements. */
import { receiptAnswer } from "../explain/receipt-answer.ts";
import type { PricedChoice } from "../explain/receipt-prices.ts";
import type { ReceiptData } from "./receipt-data.ts";

/** A table of texts. */
export interface ViewTable {
  readonly caption: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Lines to say, whether they are good news of the row, and tables. */
export interface ReceiptView {
  readonly kind: "good" | "bad" | "warn";
  readonly lines: readonly string[];
  readonly tables: readonly ViewTable[];
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

function placeTitle({ titles }: ReceiptData, award: string, level: string): string {
  const [title = award, rank = level] = [titles[award], titles[`${award}|${level}`]];
  return rank === "" ? title : `${title}, ${rank}`;
}

/** An amount of a sweep in points, rounded half up to hundredths; what is judged is exact. */
function shownPoints({ points, words }: ReceiptData, sweep: number, amount: bigint): string {
  const unit = points[sweep];
  if (unit === undefined || unit === null) return String(amount);
  const [over, under] = [BigInt(unit[0]), BigInt(unit[1])];
  const hundredths = (2n * 100n * amount * under + over) / (2n * over);
  const text = String(hundredths).padStart(3, "0");
  return filled(words.unit, { number: `${text.slice(0, -2)}.${text.slice(-2)}` });
}

function choiceRow(data: ReceiptData, { choice, isHeld, isMore, shown }: PricedChoice): readonly string[] {
  const { words } = data;
  const title = choice.gives.map(([award, level]) => placeTitle(data, award, level)).join(" + ");
  if (shown === undefined || isHeld) return [title, "", "", isHeld ? words.held : isMore ? words.undecided : words.notMore];
  return [title, shownPoints(data, shown.sweep, shown.dearer), shownPoints(data, shown.sweep, shown.open), words.excluded];
}

/** Judges a text and says what is to be shown. */
export function receiptView(text: string, data: ReceiptData): ReceiptView {
  const { words } = data;
  const answer = receiptAnswer(text, data.root, data.prices);
  if (answer.kind === "unreadable") return { kind: "warn", lines: [words.unreadable], tables: [] };
  if (answer.kind === "refused") return { kind: "bad", lines: [words.refused], tables: [] };
  const { row, priced } = answer;
  const given = row.given.map(([award, level]) => placeTitle(data, award, level)).join("; ");
  const hasPrices = data.prices.sweeps.length > 0 || priced.verdict !== "not-settled";
  const lines = [
    filled(words.accepted, { student: row.student }),
    given === "" ? words.givenNothing : filled(words.given, { given }),
    ...(hasPrices ? [] : [words.noPrices]),
    words[priced.verdict],
  ];
  const choices = priced.groups.flat().map((choice) => choiceRow(data, choice));
  const tables = [
    ...(choices.length === 0 ? [] : [{ caption: words.tableCaption, headers: words.columns, rows: choices }]),
    { caption: words.facts, headers: words.factColumns, rows: row.facts },
  ];
  return { kind: "good", lines, tables };
}
