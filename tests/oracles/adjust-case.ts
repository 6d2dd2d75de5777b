/** Cohorts of the shipped regulation for adjustments: so many eligible students at stated tuitions, a census with their tuition. */
import type { Case } from "../../src/award/case.ts";
import type { AllocateOptions } from "../../src/allocate.ts";
import { checkProposal, type AdjustCheck, type Balance } from "../../src/explain/adjust-check.ts";
import { readProposal, readQuestion, type AdjustQuestion, type AdjustWords } from "../../src/scenario/adjust-question.ts";
import { oracleCase, zust, type Cell, type OracleStudent, type Question } from "./case.ts";

const scheme = zust();

/** What a cohort for an adjustment states. */
export interface AdjustCohort {
  readonly award: "excellent-freshman" | "excellent-language";
  /** Tuition and score of each eligible student. */
  readonly students: readonly { readonly id?: string; readonly tuition?: number; readonly score: number; readonly owed?: boolean }[];
  /** Students counted, and their tuition in yuan; undefined: not stated. */
  readonly count: number;
  readonly tuition?: number | undefined;
  readonly readings?: Readonly<Record<string, unknown>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly agreements?: readonly (readonly Cell[])[];
}

const POPULATION = { "excellent-freshman": "freshmen", "excellent-language": "language" } as const;
const SCORE = { "excellent-freshman": "scores.freshman", "excellent-language": "scores.language" } as const;

/** The case of a cohort. */
export function adjustCase(cohort: AdjustCohort): Case {
  const students = cohort.students.map(({ id, tuition, score, owed }): OracleStudent => {
    const facts = { [SCORE[cohort.award]]: score, tuitionYear: tuition ?? 20_000, ...(owed === true ? { jointAgreementId: "JC-1" } : {}) };
    const lists = { applications: [{ award: cohort.award, submittedAt: "2024-06-01" }], awardsHeld: [] };
    return { ...(id === undefined ? {} : { id }), facts, lists };
  });
  const question: Question = {
    clauses: [],
    students,
    census: [[POPULATION[cohort.award], "2024-autumn", cohort.count, cohort.tuition]],
    readings: cohort.readings ?? {},
    parameters: cohort.parameters ?? {},
    agreements: cohort.agreements ?? [],
  };
  return oracleCase(scheme, question);
}

/** So many students at one tuition, with scores of their own, the best first. */
export function ranked(count: number, tuition = 20_000): AdjustCohort["students"] {
  return Array.from({ length: count }, (_, i) => ({ tuition, score: (9900 - i * 25) / 100 }));
}

/** Options of the hall in tests. */
export function hallOptions(): AllocateOptions {
  let ticks = 0;
  return { engine: "auto", maxProbes: 10_000, now: () => ticks++, shouldStop: () => false };
}

/** A question that must make sense. */
export function asked(theCase: Case, words: AdjustWords): AdjustQuestion {
  const question = readQuestion(theCase, words);
  if (!question.ok) throw new Error(JSON.stringify(question.faults));
  return question.value;
}

/** A check that must end. */
export async function checked(theCase: Case, words: AdjustWords): Promise<AdjustCheck> {
  const question = asked(theCase, words);
  const proposal = readProposal(question, words);
  if (!proposal.ok) throw new Error(JSON.stringify(proposal.faults));
  const found = await checkProposal(question, proposal.value, hallOptions());
  if (found.kind === "none") throw new Error(`no allocation: ${found.what} ${found.result.kind}`);
  return found;
}

/** The balance of a check under a basis, which must be known. */
export function balance(check: AdjustCheck, basis: string): Balance & { readonly kind: "known" } {
  const found = check.balances.find((one) => one.basis === basis);
  if (found?.kind !== "known") throw new Error(`the balance under ${basis} is not known`);
  return found;
}
