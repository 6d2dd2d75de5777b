/** Texts of `bursar ledger`. */
import * as en from "./en/ledger.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/ledger.ts";

export const { ledgerTexts, ledgerSentences } = spoken(en, zh);
