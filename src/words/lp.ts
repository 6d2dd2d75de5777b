/** Sentences for the faults of programs from other people's files: LP texts, and what MPS texts say beyond the exact form. */
import * as en from "./en/lp.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/lp.ts";

export const { lpSentences } = spoken(en, zh);
