/** Sentences of the faults in scheme and scenario files. */
import * as en from "./en/scheme.ts";
import { spoken } from "./language.ts";

export const { schemeSentences } = spoken(en, en);
