/** Texts of the commands `allocate` and `eligibility`. */
import * as en from "./en/allocate.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/allocate.ts";

export const { allocateTexts, eligibilityTexts, statusNames, ruleValueName } = spoken(en, zh);
