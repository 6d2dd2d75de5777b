/** Texts of `bursar explain` and `bursar reserve`, and the sentences of their faults. */
import * as en from "./en/explain-command.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/explain-command.ts";

export const { explainTexts, standingTexts, explainFaultSentences, reserveTexts } = spoken(en, zh);
