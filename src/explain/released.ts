/**
 * What becomes of released money and places under each way to read the clause: it returns to the fund,
 * is kept for the next intake, or pays places again, which the hall allocates and proves.
 */
import { allocate, type AllocateOptions, type AllocationResult } from "../allocate.ts";
import { textOf, type Case } from "../award/case.ts";
import { assessAward, bestStatus, ELIGIBLE, WAITING } from "../award/eligibility.ts";
import type { Reevaluation } from "../award/renewal.ts";
import { isOptimised } from "../award/scheme.ts";
import { failure, success, type Result } from "../fault.ts";
import { nextRankedCase, upgradeCase, type ReleasedCase } from "./released-case.ts";

type Allocated = Extract<AllocationResult, { readonly kind: "allocated" }>;
type Unsettled = Extract<AllocationResult, { readonly kind: "unsettled" }>;

/** The ways to read where released money goes. */
export type ReleasedReading = "fund" | "next-ranked" | "upgrade" | "carry";

/** One student who would get a part, or a better one. */
export interface ReleasedPlace {
  readonly id: string;
  /** The level she holds; undefined where she holds none. */
  readonly from: string | undefined;
  readonly to: string;
  readonly fen: number;
  /** Scaled by the scheme's digits; NaN where the award has none. */
  readonly merit: number;
}

/** A level in such an allocation: places, how many are filled, and money. */
export interface ReleasedLevel {
  readonly level: string;
  readonly places: number;
  readonly filled: number;
  readonly fen: number;
}

/** What becomes of the released money under one reading. */
export type ReleasedUse =
  | { readonly kind: "sum"; readonly fen: number }
  /** Nothing is released, the award is not given by competition, or nobody may compete. */
  | { readonly kind: "nobody"; readonly why: "nothing-released" | "no-competition" | "no-candidate"; readonly waiting: number }
  | {
      readonly kind: "places";
      /** Students who get something, in the order of ids. */
      readonly places: readonly ReleasedPlace[];
      readonly levels: readonly ReleasedLevel[];
      readonly candidates: number;
      readonly waiting: number;
      readonly spentFen: number;
      readonly leftFen: number;
      readonly answer: Allocated;
    }
  | { readonly kind: "unsettled"; readonly limit: Unsettled["limit"] };

/** One reading with its use. */
export interface ReleasedAnswer {
  readonly reading: ReleasedReading;
  /** Whether the case states this one. */
  readonly isStated: boolean;
  readonly use: ReleasedUse;
}

const READINGS: readonly ReleasedReading[] = ["fund", "next-ranked", "upgrade", "carry"];

/** Every student's place; in `upgrade` those who stay at their level get nothing. */
function placesOf(answer: Allocated, evaluation: Reevaluation, reading: ReleasedReading): readonly ReleasedPlace[] {
  const held = new Map(evaluation.awards.map((award) => [award.student, award.level?.id]));
  const [entry] = answer.basis.eligibility;
  return answer.students.flatMap((student) =>
    student.given.flatMap((given): readonly ReleasedPlace[] => {
      const from = reading === "upgrade" ? held.get(student.student) : undefined;
      const merit = entry?.merit[entry.positionOf[student.student] ?? -1] ?? Number.NaN;
      return from === given.level ? [] : [{ id: student.id, from, to: given.level, fen: given.fen, merit }];
    }),
  );
}

function placesUse(
  answer: Allocated,
  evaluation: Reevaluation,
  reading: ReleasedReading,
  seen: { readonly candidates: number; readonly waiting: number },
): ReleasedUse {
  const spentFen = answer.students.reduce((sum, student) => sum + student.given.reduce((own, given) => own + given.fen, 0), 0);
  const leftFen = evaluation.total.releasedFen - spentFen;
  if (leftFen < 0) throw new Error("more money was given than was released");
  const levels = answer.summary.levels.map((row) => ({ level: row.level, places: row.places ?? 0, filled: row.awarded, fen: row.fen }));
  return { kind: "places", places: placesOf(answer, evaluation, reading), levels, ...seen, spentFen, leftFen, answer };
}

/** Who may compete in a derived case, and how many more wait for a document. */
function seenIn({ theCase, award }: ReleasedCase): { readonly candidates: number; readonly waiting: number } {
  const entry = assessAward(theCase, award);
  const statuses = [...entry.students.keys()].map((position) => bestStatus(entry, position));
  const count = (status: number) => statuses.filter((found) => found === status).length;
  return { candidates: count(ELIGIBLE), waiting: count(WAITING) };
}

async function allocated(derived: ReleasedCase, evaluation: Reevaluation, reading: ReleasedReading, options: AllocateOptions): Promise<Result<ReleasedUse>> {
  const seen = seenIn(derived);
  if (seen.candidates === 0) return success({ kind: "nobody", why: "no-candidate", waiting: seen.waiting });
  const answer = await allocate(derived.theCase, options);
  switch (answer.kind) {
    case "refused":
      return failure(answer.faults);
    case "infeasible":
      throw new Error("leaving everybody as she is must be possible");
    case "unsettled":
      return success({ kind: "unsettled", limit: answer.limit });
    case "allocated":
      return success(placesUse(answer, evaluation, reading, seen));
  }
}

async function useOf(theCase: Case, evaluation: Reevaluation, reading: ReleasedReading, options: AllocateOptions): Promise<Result<ReleasedUse>> {
  if (reading === "fund" || reading === "carry") return success({ kind: "sum", fen: evaluation.total.releasedFen });
  if (evaluation.total.lost === 0) return success({ kind: "nobody", why: "nothing-released", waiting: 0 });
  if (!isOptimised(evaluation.award)) return success({ kind: "nobody", why: "no-competition", waiting: 0 });
  const derived = reading === "next-ranked" ? nextRankedCase(theCase, evaluation) : upgradeCase(theCase, evaluation);
  return allocated(derived, evaluation, reading, options);
}

/** The id of the reading that a renewal depends on; undefined where the scheme itself says where the money goes. */
export function releasedReading(theCase: Case, evaluation: Reevaluation): { readonly id: string; readonly parameter: string } | undefined {
  const { released } = evaluation.renewal;
  if (released.kind === "literal") return undefined;
  const parameter = theCase.scheme.parameters.get(released.name);
  if (parameter === undefined) throw new Error(`parameter ${released.name} is not declared`);
  return { id: parameter.reading?.id ?? released.name, parameter: released.name };
}

/** What becomes of the released money under every reading; faults are those of a derived case. */
export async function releasedAnswers(theCase: Case, evaluation: Reevaluation, options: AllocateOptions): Promise<Result<readonly ReleasedAnswer[]>> {
  const stated = textOf(theCase, evaluation.renewal.released);
  const answers: ReleasedAnswer[] = [];
  for (const reading of READINGS) {
    const use = await useOf(theCase, evaluation, reading, options);
    if (!use.ok) return use;
    answers.push({ reading, isStated: reading === stated, use: use.value });
  }
  return success(answers);
}
