/** Sentences for the faults of the MPS reader. */
import * as en from "./en/mps.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/mps.ts";

export const { mpsSentences } = spoken(en, zh);
