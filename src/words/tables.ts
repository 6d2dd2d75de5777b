/** Sentences of the faults that reading a table can find. */
import * as en from "./en/tables.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/tables.ts";

export const { tablesSentences } = spoken(en, zh);
