/** Texts of the public notice. */
import * as en from "./en/notice.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/notice.ts";

export const { noticeTexts } = spoken(en, zh);
