/** Sentences of the faults in scheme and scenario files. */
import * as en from "./en/scheme.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/scheme.ts";

export const { schemeSentences } = spoken(en, zh);
