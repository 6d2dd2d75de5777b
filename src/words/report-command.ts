/** Texts of `report`: its help, and why it refuses. */
import * as en from "./en/report-command.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/report-command.ts";

export const { reportTexts, reportSentences, publishTexts } = spoken(en, zh);
