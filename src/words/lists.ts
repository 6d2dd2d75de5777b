/** How a language puts lists together. */
import * as en from "./en/lists.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/lists.ts";

export const { listed, parts, labelledText, remarked, awardAndLevel, quotation } = spoken(en, zh);
