/** Sentences of the faults in scenarios that extend others. */
import * as en from "./en/extends.ts";
import { spoken } from "./language.ts";

export const { extendsSentences } = spoken(en, en);
