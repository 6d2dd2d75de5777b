/** Texts of tables and summaries for people. */
import * as en from "./en/report.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/report.ts";

export const {
  reportTexts,
  headline,
  studentsLine,
  budgetLine,
  noBudget,
  excessLine,
  unowedLine,
  waiverLine,
  lockLine,
  ifCompleteHeading,
  ifCompleteOpen,
  changeLine,
  goalNames,
  keyGoalName,
  quotaLine,
  sponsorLine,
  readingsLine,
  readingLine,
  flagLine,
  provedLine,
  notProvedLine,
  goalText,
  proofLine,
  claimLine,
  unsettledLine,
  writtenLine,
  progressTexts,
  countedProgress,
  searchProgress,
} = spoken(en, zh);
