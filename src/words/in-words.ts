/** Every code of a fault, reason or row in words. */
import * as en from "./en.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh.ts";

export const { inWords } = spoken(en, zh);
