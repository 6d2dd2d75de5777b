/** Texts of `bursar reevaluate`. */
import * as en from "./en/renewal.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/renewal.ts";

export const {
  renewalTexts,
  renewalHead,
  renewalCounts,
  withoutAmountLine,
  keptLine,
  unclearLine,
  releasedHead,
  readingHead,
  sumLine,
  nobodyLine,
  competingLine,
  nobodyPlaced,
  levelLine,
  spentLine,
  lotLine,
  openLine,
  renewalSentences,
} = spoken(en, zh);
