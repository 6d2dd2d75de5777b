/** What the receipt's page holds for its script. */
import type { PublishedPrices } from "../explain/receipt-prices.ts";
import type { ReceiptAnswers } from "../words/receipt.ts";

/** Root, prices, names and sentences. */
export interface ReceiptData {
  readonly root: string;
  readonly prices: PublishedPrices;
  /** Units of each sweep per point of merit, as a fraction of integers; null where a sweep does not price merit. */
  readonly points: readonly (readonly [over: string, under: string] | null)[];
  /** Titles by award, and by `award|level`; the level's is empty where there is one only. */
  readonly titles: Readonly<Record<string, string>>;
  readonly words: ReceiptAnswers;
}
