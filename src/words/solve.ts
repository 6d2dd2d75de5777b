/** Texts of `bursar solve`. */
import * as en from "./en/solve.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/solve.ts";

export const { solveTexts, solveSentences, solvedLine, engineLine, columnsLine, certificateLine, nothingToWrite } = spoken(en, zh);
