/** Texts of the workbook for committee and finance: names of its sheets and columns, and what it says in sentences. */
import * as en from "./en/book.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/book.ts";

export const { bookSheets, bookHeaders, bookTexts } = spoken(en, zh);
