/** Texts of `template`: its help, and the notes at the columns of the workbook that it writes. */
import * as en from "./en/template.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/template.ts";

export const { templateTexts, columnNote } = spoken(en, zh);
