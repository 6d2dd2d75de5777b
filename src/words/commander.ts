/** Texts of what the command line itself says: headings of help, and what is wrong with the words of a command. */
import * as en from "./en/commander.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/commander.ts";

export const { helpTexts, usageTexts } = spoken(en, zh);
