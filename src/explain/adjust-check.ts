/**
 * Whether a proposal of places keeps the total amount constant. The hall allocates once with the regulation's own places (the baseline) and
 * once with the proposed ones; the sums of both are compared in fen. Places that stay empty cost their share of the reference tuition where
 * the constant is stated so, and nothing where it is the money of an allocation.
 *
 * Where the goals alone choose students who cost too much, the money is a limit like any other: the hall is asked again with the
 * limit, and the proposal is neutral if every place that was filled is filled still.
 */
import { askGiven, type AllocateOptions, type GivenResult, type Solving } from "../allocate.ts";
import { addRatios, percentOfPlaces, referenceFen, roundRatio, unitsOfPlaces, wholeRatio } from "../award/neutral.ts";
import { prepareRecount, withAdjustment, type RecountBasis } from "../award/recount.ts";
import { boundLimits, constantFen, countsUnits, fundingLimit, placesSum, type Baseline } from "../scenario/adjust-limits.ts";
import { BASES } from "../scenario/adjust-clause.ts";
import type { AdjustQuestion, Basis, Proposal, Relation } from "../scenario/adjust-question.ts";

import { givenOf, type Allocated } from "./adjust-given.ts";

/** A proposal under one basis, in fen; `unknown` where the case does not state what the basis needs. */
export type Balance =
  | {
      readonly kind: "known";
      readonly basis: Basis;
      readonly constantFen: number | undefined;
      readonly proposalFen: number | undefined;
      /** Proposal less constant; rounded up where a unit is no whole number of fen. */
      readonly differenceFen: number | undefined;
      /** Proposal less constant in tuition-years, where units are counted and are shares of a tuition. */
      readonly differenceYears: { readonly over: string; readonly under: string } | undefined;
      readonly within: boolean;
      readonly equal: boolean;
    }
  | { readonly kind: "unknown"; readonly basis: Basis; readonly why: "no-tuition" | "no-baseline" | "no-amount" };

/** A bound beside the money. */
export interface BoundCheck {
  readonly kind: "heads" | "shift" | "down";
  readonly level: string | undefined;
  readonly value: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly kept: boolean;
}

/** What a check finds. */
export interface AdjustCheck {
  readonly kind: "checked";
  readonly question: AdjustQuestion;
  readonly proposal: Proposal;
  /** Smallest percentages in basis points that give the places; undefined where none gives exactly so many. */
  readonly basisPoints: readonly (number | undefined)[];
  /** What the goals give with the proposed places. */
  readonly filled: Baseline;
  readonly baseline: Baseline | undefined;
  readonly balances: readonly Balance[];
  readonly bounds: readonly BoundCheck[];
  /** How the money is kept: by itself, because no level exceeds its own places, by choosing other students (their money), or not. */
  readonly money: { readonly kind: "kept" | "nominal" | "over" } | { readonly kind: "chosen"; readonly fen: number };
  readonly isNeutral: boolean;
  readonly nominal: Nominal;
}

/** An allocation that a check needs and that does not exist, or was not found in time. */
export interface NoAllocation {
  readonly kind: "none";
  readonly what: "nominal" | "proposed" | "adjusted";
  readonly result: Exclude<GivenResult, { readonly kind: "allocated" }> | Allocated;
}

/** The nominal allocation, and the case gone through once. */
export interface Nominal {
  readonly prepared: RecountBasis;
  readonly result: GivenResult;
  readonly allocated: Allocated | undefined;
  readonly baseline: Baseline | undefined;
}

/** True for a proved allocation. */
export function isProved(result: GivenResult): result is Allocated {
  return result.kind === "allocated" && result.status === "optimal";
}

/** Goes through the case, and allocates it with the regulation's own places. */
export async function allocateNominal(question: AdjustQuestion, options: AllocateOptions): Promise<Nominal> {
  const prepared = prepareRecount(question.theCase);
  const result = await askGiven(prepared, options);
  const allocated = isProved(result) ? result : undefined;
  return { prepared, result, allocated, baseline: allocated === undefined ? undefined : givenOf(allocated, question.funding.award) };
}

/** What other questions about the same case take over from the nominal allocation: the columns and the lot. */
export function likeOf({ result }: Nominal): Solving["like"] {
  return result.kind === "refused" ? undefined : { formulation: result.formulation, lot: result.lot, isProgram: false };
}

function relationHolds(relation: Relation, balance: Balance): boolean {
  if (balance.kind === "unknown") return false;
  if (relation.kind === "tolerance") return balance.differenceFen !== undefined && Math.abs(balance.differenceFen) <= relation.fen;
  return relation.kind === "le" ? balance.within : balance.equal;
}

/** A proposal of so many places under a basis that counts them. */
function unitBalance(question: AdjustQuestion, basis: Basis, places: readonly number[]): Balance {
  const { funding } = question;
  const difference = addRatios(wholeRatio(unitsOfPlaces(funding, places)), { over: -funding.constant.over, under: funding.constant.under });
  const fen = referenceFen(funding, difference);
  const [constant, differenceFen] = [constantFen(question, basis, undefined), fen === undefined ? undefined : roundRatio(fen, "ceil")];
  const perTuition = funding.perTuition;
  const years = perTuition === undefined ? undefined : { over: difference.over.toString(), under: (difference.under * BigInt(perTuition)).toString() };
  const proposalFen = constant === undefined || differenceFen === undefined ? undefined : constant + differenceFen;
  return {
    kind: "known",
    basis,
    constantFen: constant,
    proposalFen,
    differenceFen,
    differenceYears: years,
    within: difference.over <= 0n,
    equal: difference.over === 0n,
  };
}

/** Places that the goals leave empty. */
function emptyPlaces(places: readonly number[], filled: readonly number[]): readonly number[] {
  return places.map((count, l) => Math.max(0, count - (filled[l] ?? 0)));
}

const WHY = { "reference-tuition": "no-tuition", units: "no-tuition", baseline: "no-baseline", explicit: "no-amount" } as const;

/** A proposal under a basis, given what the goals make of it. */
export function balanceOf(question: AdjustQuestion, basis: Basis, places: readonly number[], filled: Baseline, baseline: Baseline | undefined): Balance {
  if (countsUnits(question.funding, basis)) return unitBalance(question, basis, places);
  const emptyUnits = unitsOfPlaces(question.funding, emptyPlaces(places, filled.counts));
  const constant = constantFen(question, basis, baseline);
  const available = constantFen(question, basis, baseline, emptyUnits);
  if (constant === undefined || available === undefined) return { kind: "unknown", basis, why: WHY[basis] };
  const differenceFen = filled.fen - available;
  return {
    kind: "known",
    basis,
    constantFen: constant,
    proposalFen: constant + differenceFen,
    differenceFen,
    differenceYears: undefined,
    within: differenceFen <= 0,
    equal: differenceFen === 0,
  };
}

function boundsOf(question: AdjustQuestion, places: readonly number[], baseline: Baseline | undefined): readonly BoundCheck[] {
  return boundLimits(question, baseline).map((limit) => {
    const { kind, level, lower, upper } = limit;
    if (kind !== "heads" && kind !== "shift" && kind !== "down") throw new Error(`${kind} is no bound`);
    const value = placesSum(limit, places);
    return { kind, level, value, lower, upper, kept: (lower === undefined || value >= lower) && (upper === undefined || value <= upper) };
  });
}

/** Whether other students keep the money with as many awards at every level; their money. */
async function chosenWithin(
  question: AdjustQuestion,
  places: readonly number[],
  nominal: Nominal,
  filled: Baseline,
  options: AllocateOptions,
): Promise<AdjustCheck["money"] | NoAllocation> {
  const { award } = question.funding;
  const limit = fundingLimit(question, nominal.baseline, unitsOfPlaces(question.funding, emptyPlaces(places, filled.counts)));
  if (limit === undefined) return { kind: "over" };
  const result = await askGiven(withAdjustment(nominal.prepared, { award, places, limits: [limit] }), options, likeOf(nominal));
  if (result.kind === "infeasible") return { kind: "over" };
  if (!isProved(result)) return { kind: "none", what: "adjusted", result };
  const given = givenOf(result, award);
  return given.counts.every((count, l) => count >= (filled.counts[l] ?? 0)) ? { kind: "chosen", fen: given.fen } : { kind: "over" };
}

async function moneyOf(
  question: AdjustQuestion,
  places: readonly number[],
  nominal: Nominal,
  filled: Baseline,
  options: AllocateOptions,
): Promise<AdjustCheck["money"] | NoAllocation> {
  const { funding, relation, basis } = question;
  if (relationHolds(relation, balanceOf(question, basis, places, filled, nominal.baseline))) return { kind: "kept" };
  if (relation.kind === "le" && places.every((count, l) => count <= (funding.caps[l] ?? 0))) return { kind: "nominal" };
  return countsUnits(funding, basis) ? { kind: "over" } : chosenWithin(question, places, nominal, filled, options);
}

/** Checks a proposal. */
export async function checkProposal(question: AdjustQuestion, proposal: Proposal, options: AllocateOptions): Promise<AdjustCheck | NoAllocation> {
  const { award, caps } = question.funding;
  const { places } = proposal;
  const nominal = await allocateNominal(question, options);
  if (nominal.result.kind === "refused" || (question.basis === "baseline" && nominal.baseline === undefined))
    return { kind: "none", what: "nominal", result: nominal.result };
  const isNominal = places.every((count, l) => count === caps[l]);
  const result = isNominal ? nominal.result : await askGiven(withAdjustment(nominal.prepared, { award, places, limits: [] }), options, likeOf(nominal));
  if (!isProved(result)) return { kind: "none", what: "proposed", result };
  const filled = givenOf(result, award);
  const money = await moneyOf(question, places, nominal, filled, options);
  if (money.kind === "none") return money;
  const bounds = boundsOf(question, places, nominal.baseline);
  return {
    kind: "checked",
    question,
    proposal,
    basisPoints: award.levels.map((level, l) => percentOfPlaces(question.theCase, award, level, places[l] ?? 0)),
    filled,
    baseline: nominal.baseline,
    balances: BASES.map((basis) => balanceOf(question, basis, places, filled, nominal.baseline)),
    bounds,
    money,
    isNeutral: money.kind !== "over" && bounds.every((bound) => bound.kept),
    nominal,
  };
}
