/** All Chinese sentences by code; each room's sentences are a file of `zh/`. */
import { adjustSentences } from "./zh/adjust.ts";
import { checkSentences } from "./zh/check.ts";
import { cohortSentences } from "./zh/cohort.ts";
import { committeeSentences } from "./zh/committee.ts";
import { compareSentences } from "./zh/compare.ts";
import { conflictSentences } from "./zh/conflict.ts";
import { coverageSentences } from "./zh/coverage.ts";
import { explainFaultSentences } from "./zh/explain-command.ts";
import { explainSentences, rankFactSentences, versusSentences } from "./zh/explain.ts";
import { extendsSentences } from "./zh/extends.ts";
import { fairnessSentences } from "./zh/fairness.ts";
import { filesSentences } from "./zh/files.ts";
import { gateSentences } from "./zh/gate.ts";
import { ledgerSentences } from "./zh/ledger.ts";
import { lpSentences } from "./zh/lp.ts";
import { generatorSentences } from "./zh/generate.ts";
import { mpsSentences } from "./zh/mps.ts";
import { questionSentences, rowSentences } from "./zh/questions.ts";
import { rankSentences } from "./zh/rank.ts";
import { readingsSentences } from "./zh/readings.ts";
import { reasonSentences } from "./zh/reasons.ts";
import { reportSentences } from "./zh/report-command.ts";
import { renewalSentences } from "./zh/renewal.ts";
import { schemeSentences } from "./zh/scheme.ts";
import { scheduleSentences } from "./zh/schedule.ts";
import { solveSentences } from "./zh/solve.ts";
import { sweepSentences } from "./zh/sweep.ts";
import { tablesSentences } from "./zh/tables.ts";
import { titlesSentences } from "./zh/titles.ts";
import { workbenchSentences } from "./zh/workbench.ts";
import { workbookSentences } from "./zh/workbook.ts";
import type { Sentence } from "./sentence.ts";

const ROOMS: readonly Readonly<Record<string, Sentence>>[] = [
  adjustSentences,
  checkSentences,
  cohortSentences,
  committeeSentences,
  compareSentences,
  conflictSentences,
  coverageSentences,
  explainFaultSentences,
  explainSentences,
  extendsSentences,
  fairnessSentences,
  filesSentences,
  gateSentences,
  ledgerSentences,
  lpSentences,
  generatorSentences,
  mpsSentences,
  questionSentences,
  rowSentences,
  rankSentences,
  readingsSentences,
  reasonSentences,
  renewalSentences,
  reportSentences,
  scheduleSentences,
  schemeSentences,
  solveSentences,
  sweepSentences,
  tablesSentences,
  titlesSentences,
  workbenchSentences,
  workbookSentences,
  rankFactSentences,
  versusSentences,
];

const SENTENCES = new Map(ROOMS.flatMap((room) => Object.entries(room)));

/** Puts a code and its values into words; a code without a sentence is a bug. */
export function inWords(found: { readonly code: string; readonly values: Readonly<Record<string, string | number>> }): ReturnType<Sentence> {
  const sentence = SENTENCES.get(found.code);
  if (sentence === undefined) throw new Error(`no sentence for the code "${found.code}"`);
  return sentence(found.values);
}
