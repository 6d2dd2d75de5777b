/** Texts of the workbench: the command, what its server refuses, and its page. */
import * as en from "./en/workbench.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/workbench.ts";

export const { serveTexts, workbenchSentences, pageTexts } = spoken(en, zh);
