/** Texts of the policy `rank`: its cut-offs, and what it cannot do. */
import * as en from "./en/rank.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/rank.ts";

export const { rankSentences, cutOffsHeading, cutOffHeaders, nobodyReached, withoutEnvyLine, outsideLine, outsideWords } = spoken(en, zh);
