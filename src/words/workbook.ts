/** Sentences of the faults that reading a workbook can find. */
import * as en from "./en/workbook.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/workbook.ts";

export const { workbookSentences } = spoken(en, zh);
