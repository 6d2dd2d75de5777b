/** Texts of the fairness figures. */
import * as en from "./en/fairness.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/fairness.ts";

export const {
  fairnessSentences,
  exampleTexts,
  fairnessTexts,
  risksLine,
  becauseLine,
  notPublished,
  envyLine,
  levelEnvyLine,
  worstLine,
  ratesLine,
  rateText,
  alsoText,
  priceLine,
  noPriceLine,
} = spoken(en, zh);
