/** Texts of `bursar sweep`: the command, its table and drawing, and the faults in its words. */
import * as en from "./en/sweep.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/sweep.ts";

export const { sweepTexts, sweepSentences } = spoken(en, zh);
