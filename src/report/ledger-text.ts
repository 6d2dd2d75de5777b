/** What a ledger says, as text for a terminal. */
import { ledgerTexts } from "../words/ledger.ts";
import { yuan } from "./summary-text.ts";
import { textTable } from "./text-table.ts";

/** A record as it was entered, with its number. */
export interface ShownRecord {
  readonly count: number;
  readonly entry: Readonly<Record<string, string | number | undefined>>;
}

/** A head as it is printed: COUNT:HASH. */
export function headText({ count, hash }: { readonly count: number; readonly hash: string }): string {
  return `${count}:${hash}`;
}

/** The records about a student as a table. */
export function historyText(records: readonly ShownRecord[]): string {
  const rows = records.map(({ count, entry }) => {
    const time = String(entry["time"]).replace("T", " ").replace("Z", "");
    const kinds: Readonly<Record<string, string>> = ledgerTexts.kinds;
    return [String(count), time, kinds[String(entry["kind"])] ?? "", detailsText(entry), String(entry["reason"] ?? ""), String(entry["author"])];
  });
  const table = textTable(ledgerTexts.historyHeaders, rows, ["right", "left", "left", "left", "left", "left"]);
  return table
    .split("\n")
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

function detailsText(entry: ShownRecord["entry"]): string {
  const parts = Object.entries(ledgerTexts.fields).flatMap(([field, label]) => {
    const value = entry[field];
    if (value === undefined) return [];
    return [`${label}${ledgerTexts.colon}${field === "amountFen" ? yuan(Number(value)) : String(value)}`];
  });
  return parts.join(ledgerTexts.comma);
}
