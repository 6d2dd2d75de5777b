/** Texts of `generate`, and sentences of the faults in generator files. */
import * as en from "./en/generate.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/generate.ts";

export const { generateTexts, generatorSentences } = spoken(en, zh);
