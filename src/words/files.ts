/** Sentences of the faults that finding, reading and writing folders can meet. */
import * as en from "./en/files.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/files.ts";

export const { filesSentences } = spoken(en, zh);
