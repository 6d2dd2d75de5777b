/** Texts of the public notice. */
import * as en from "./en/notice.ts";
import { spoken } from "./language.ts";

export const { noticeTexts } = spoken(en, en);
