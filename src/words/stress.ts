/** Texts of `bursar stress`. */
import * as en from "./en/stress.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/stress.ts";

export const {
  stressTexts,
  stressProgress,
  changeWords,
  harmLine,
  smallCaseHeading,
  limitLine,
  placesText,
  whyLine,
  whyTexts,
  nobodyLine,
  idleLine,
  solvedLine,
} = spoken(en, zh);
