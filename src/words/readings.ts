/** Texts of `bursar readings`. */
import * as en from "./en/readings.ts";
import { spoken } from "./language.ts";

export const { readingsTexts, readingsSentences } = spoken(en, en);
