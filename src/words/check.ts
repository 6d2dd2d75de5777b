/** Sentences of the proof check: its verdicts, and one per code of a refusal. */
import * as en from "./en/check.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/check.ts";

export const { checkSentences, provedSentence, refusedSentence, usageSentence, unreadableSentence, packedSentence } = spoken(en, zh);
