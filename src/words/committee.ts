/** Texts of the committee's report. */
import * as en from "./en/committee.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/committee.ts";

export const { committeeTexts, committeeCommandTexts, committeeSentences } = spoken(en, zh);
