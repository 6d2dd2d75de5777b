/** Words for what a table's cell looks like, where it is no value of its field. */
import * as en from "./en/cells.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/cells.ts";

export const { formWords, oddWords } = spoken(en, zh);
