/** Sentences of the faults in scenarios that extend others. */
import * as en from "./en/extends.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/extends.ts";

export const { extendsSentences } = spoken(en, zh);
