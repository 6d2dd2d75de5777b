/** Adjustments as one object. Money in fen, merit in basis points times the scheme's scaled merit (texts beyond 2^53). */
import type { AdjustCheck, NoAllocation } from "../explain/adjust-check.ts";
import type { AdjustFrontier } from "../explain/adjust-frontier.ts";
import type { Adjusted, AdjustProposal } from "../explain/adjust-propose.ts";
import type { AdjustQuestion } from "../scenario/adjust-question.ts";
import { rateText } from "./adjust-values.ts";

type Json = Readonly<Record<string, unknown>>;

function questionJson({ theCase, funding, basis, relation, amountFen, heads, maxShift, direction }: AdjustQuestion): Json {
  return {
    scheme: theCase.scheme.id,
    title: theCase.title,
    award: funding.award.id,
    levels: funding.award.levels.map((level) => level.id),
    article: funding.clause.article,
    population: funding.count ?? null,
    populationTuitionFen: funding.tuitionFen ?? null,
    ownPlaces: funding.caps,
    basis,
    relation: relation.kind,
    toleranceFen: relation.kind === "tolerance" ? relation.fen : null,
    amountFen: amountFen ?? null,
    headLimit: heads ?? null,
    maxShift: maxShift ?? null,
    direction,
  };
}

function adjustedJson({ places, basisPoints, fen, goals, proof }: Adjusted): Json {
  return { places, basisPoints: basisPoints.map((one) => one ?? null), fen, goals, proof };
}

/** `{status: neutral | not-neutral, ..., proposal, given, baseline, balances: [{basis, constantFen, proposalFen, differenceFen, differenceYears, within, equal}], bounds, money}`. */
export function checkJson({ question, proposal, basisPoints, filled, baseline, balances, bounds, money, isNeutral }: AdjustCheck): Json {
  return {
    status: isNeutral ? "neutral" : "not-neutral",
    ...questionJson(question),
    proposal: { places: proposal.places, basisPoints: proposal.basisPoints ?? basisPoints.map((one) => one ?? null) },
    given: filled,
    baseline: baseline ?? null,
    balances,
    bounds,
    money,
  };
}

/** `{status: done, ..., goal, places, basisPoints, fen, goals, proof, balances, baseline, moves: [{id, from, to}]}`. */
export function proposalJson(found: AdjustProposal): Json {
  const { question, goal, balances, baseline, moves } = found;
  return { status: "done", ...questionJson(question), goal, ...adjustedJson(found), balances, baseline: baseline ?? null, moves };
}

/** `{status: done | stopped, ..., between, points: [{places, basisPoints, fen, goals, proof, moves}], rates}`. */
export function frontierJson({ question, goals, points, isComplete }: AdjustFrontier): Json {
  return {
    status: isComplete ? "done" : "stopped",
    ...questionJson(question),
    between: goals,
    points: points.map((point) => ({ ...adjustedJson(point), moves: point.moves })),
    rates: rateText(question.funding),
  };
}

/** `{status: infeasible | unsettled | feasible, of: nominal | proposed | adjusted}`. */
export function noAllocationJson({ what, result }: NoAllocation): Json {
  return { status: result.kind === "allocated" ? result.status : result.kind, of: what };
}
