/** The JSON object that `reevaluate --json` prints. */
import type { Case } from "../award/case.ts";
import { isOpen, type ReevaluatedAward, type Reevaluation } from "../award/renewal.ts";
import { releasedReading, type ReleasedAnswer, type ReleasedUse } from "../explain/released.ts";

/** One re-evaluation with the use of what it released. */
export interface AnsweredReevaluation {
  readonly evaluation: Reevaluation;
  readonly answers: readonly ReleasedAnswer[];
}

function awardJson(award: ReevaluatedAward): Readonly<Record<string, unknown>> {
  return {
    id: award.id,
    level: award.level?.id ?? null,
    verdict: award.verdict,
    grounds: award.grounds.map((ground) => ({ id: ground.id, article: ground.article })),
    missing: award.missing,
    ...(award.money ?? { amountFen: null, keptFen: null, releasedFen: null, heldFen: null }),
  };
}

function useJson(use: ReleasedUse): Readonly<Record<string, unknown>> {
  if (use.kind !== "places") return { ...use };
  const { answer, places, ...rest } = use;
  return {
    ...rest,
    status: answer.status,
    places: places.map((place) => ({ ...place, from: place.from ?? null, merit: Number.isNaN(place.merit) ? null : place.merit })),
    goals: answer.goals.map((goal) => ({ name: goal.name, value: goal.value.toString(), bound: goal.bound.toString() })),
    ties: answer.summary.ties,
    questions: answer.summary.questions,
    proof: answer.proof,
  };
}

function renewalJson(theCase: Case, { evaluation, answers }: AnsweredReevaluation): Readonly<Record<string, unknown>> {
  const { renewal, award, awards, unclear, levels, total } = evaluation;
  return {
    renewal: renewal.id,
    article: renewal.article,
    award: award.id,
    open: isOpen(evaluation),
    awards: awards.map(awardJson),
    unclear,
    levels: levels.map((row) => ({ ...row, level: row.level?.id ?? null })),
    total,
    reading: releasedReading(theCase, evaluation) ?? null,
    released: answers.map(({ reading, isStated, use }) => ({ reading, stated: isStated, ...useJson(use) })),
  };
}

/**
 * One object: `status`, the case, and `renewals`, one for each of the scheme's. Of a renewal:
 *
 * - `awards`, by id: `level` (null: unknown), `verdict` (kept, lost, unknown), `grounds` (lost: those met; unknown:
 *   those that may be), `missing` documents, and in fen `amountFen` = `keptFen` + `releasedFen` + `heldFen` (null: unknown);
 * - `unclear`: students of whom it is unknown whether they hold it; `levels` and `total`: counts and sums in fen;
 * - `reading`: the reading and parameter that say where released money goes (null: the scheme does), and `released`, one
 *   for each reading with `stated` and `kind`: `sum` (`fen`), `nobody` (`why`, `waiting`), `unsettled` (`limit`), or
 *   `places`: `places` by id with `from` (null: held none), `to`, `fen` and `merit` (scaled by `meritDigits`), `levels`,
 *   `candidates`, `waiting`, `spentFen`, `leftFen`, `status` (optimal: proved), `goals`, `ties`, `questions`, `proof`.
 */
export function reevaluationJson(theCase: Case, status: string, found: readonly AnsweredReevaluation[]): Readonly<Record<string, unknown>> {
  return {
    status,
    scheme: theCase.scheme.id,
    title: theCase.title,
    synthetic: theCase.synthetic,
    asOf: theCase.asOfText,
    round: theCase.round,
    seed: theCase.seed,
    meritDigits: theCase.scheme.merit.digits,
    renewals: found.map((one) => renewalJson(theCase, one)),
  };
}
