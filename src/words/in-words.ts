/** Every code of a fault, reason or row in words. */
import * as en from "./en.ts";
import { spoken } from "./language.ts";

export const { inWords } = spoken(en, en);
