/** Texts of `bursar schedule`. */
import * as en from "./en/schedule.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/schedule.ts";

export const { scheduleTexts, scheduleSentences } = spoken(en, zh);
