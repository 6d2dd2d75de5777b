/** Texts of the receipt's page; braces are filled in by its script. */
import * as en from "./en/receipt.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/receipt.ts";

export const { receiptTexts, receiptAnswers } = spoken(en, zh);

/** The sentences as the page's script takes them. */
export type ReceiptAnswers = typeof receiptAnswers;
