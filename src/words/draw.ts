/** Texts of `bursar draw`. */
import * as en from "./en/draw.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/draw.ts";

export const { drawTexts, hashLine, placeLine, noPlace, tiedLine, seedLine } = spoken(en, zh);
