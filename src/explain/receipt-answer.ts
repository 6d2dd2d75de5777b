/** What the receipt says of a text that a student gives it: her letter as a file, or the block from it. Pure, exact, and the same in any browser. */
import { judgeRow, type PricedRow, type PublishedPrices } from "./receipt-prices.ts";
import { blockIn, liesUnder, rowOf, type UsedRow } from "./receipt-row.ts";

/** `unreadable`: no block, or several; `refused`: this row was not used; `accepted`: it was. */
export type ReceiptAnswer =
  | { readonly kind: "unreadable" }
  | { readonly kind: "refused" }
  | { readonly kind: "accepted"; readonly row: UsedRow; readonly priced: PricedRow };

const PRE = /<pre id="row"[^>]*>([\s\S]*?)<\/pre>/;
const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };

/** The block's text in a letter's file; any other text as it is. */
export function letterText(text: string): string {
  const inside = PRE.exec(text)?.[1];
  return inside === undefined ? text : inside.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Judges a text against the published root and prices. */
export function receiptAnswer(text: string, root: string, prices: PublishedPrices): ReceiptAnswer {
  const block = blockIn(letterText(text));
  if (block === undefined) return { kind: "unreadable" };
  if (!liesUnder(block, root)) return { kind: "refused" };
  const row = rowOf(block);
  return { kind: "accepted", row, priced: judgeRow(row, prices) };
}
