/** Texts of `bursar readings`. */
import * as en from "./en/readings.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/readings.ts";

export const { readingsTexts, readingsSentences } = spoken(en, zh);
