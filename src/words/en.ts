/** All English sentences by code; each room's sentences are a file of `en/`. */
import { adjustSentences } from "./en/adjust.ts";
import { checkSentences } from "./en/check.ts";
import { cohortSentences } from "./en/cohort.ts";
import { committeeSentences } from "./en/committee.ts";
import { compareSentences } from "./en/compare.ts";
import { conflictSentences } from "./en/conflict.ts";
import { coverageSentences } from "./en/coverage.ts";
import { explainFaultSentences } from "./en/explain-command.ts";
import { explainSentences, rankFactSentences, versusSentences } from "./en/explain.ts";
import { extendsSentences } from "./en/extends.ts";
import { fairnessSentences } from "./en/fairness.ts";
import { filesSentences } from "./en/files.ts";
import { gateSentences } from "./en/gate.ts";
import { ledgerSentences } from "./en/ledger.ts";
import { lpSentences } from "./en/lp.ts";
import { generatorSentences } from "./en/generate.ts";
import { mpsSentences } from "./en/mps.ts";
import { questionSentences, rowSentences } from "./en/questions.ts";
import { rankSentences } from "./en/rank.ts";
import { readingsSentences } from "./en/readings.ts";
import { reasonSentences } from "./en/reasons.ts";
import { reportSentences } from "./en/report-command.ts";
import { renewalSentences } from "./en/renewal.ts";
import { schemeSentences } from "./en/scheme.ts";
import { scheduleSentences } from "./en/schedule.ts";
import { solveSentences } from "./en/solve.ts";
import { sweepSentences } from "./en/sweep.ts";
import { tablesSentences } from "./en/tables.ts";
import { titlesSentences } from "./en/titles.ts";
import { workbenchSentences } from "./en/workbench.ts";
import { workbookSentences } from "./en/workbook.ts";
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
