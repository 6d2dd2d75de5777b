/** Texts of the command line: what help says, and the messages of the program as such. */
import * as en from "./en/cli.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/cli.ts";

export const { commandSummaries, programTexts, checkTexts, moreFaults, bugText, rowName } = spoken(en, zh);
