/** Texts of `bursar schedule`. */
import * as en from "./en/schedule.ts";
import { spoken } from "./language.ts";

export const { scheduleTexts, scheduleSentences } = spoken(en, en);
