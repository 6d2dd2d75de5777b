/** Sentences of the faults in a scheme's Chinese titles, and what `scheme check` says of them. */
import * as en from "./en/titles.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/titles.ts";

export const { titlesSentences, titlesTexts } = spoken(en, zh);
