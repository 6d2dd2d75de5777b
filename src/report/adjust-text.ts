/** Adjustments for people: levels, readings of "constant", bounds, moves. */
import { caseTitle } from "../award/titles.ts";
import { percentText, ratioText, rateText, referenceText } from "./adjust-values.ts";
import { formatDecimal } from "../decimal.ts";
import type { AdjustCheck, Balance, BoundCheck, NoAllocation } from "../explain/adjust-check.ts";
import type { AdjustFrontier } from "../explain/adjust-frontier.ts";
import { distanceOf } from "../explain/adjust-nearest.ts";
import type { AdjustProposal } from "../explain/adjust-propose.ts";
import type { Difference } from "../explain/readings.ts";
import type { AdjustQuestion } from "../scenario/adjust-question.ts";
import { adjustTexts as words } from "../words/adjust.ts";
import { textTable } from "./text-table.ts";

const SHOWN_MOVES = 20;

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
const yuan = (fen: number) => formatDecimal(fen, 2);
const rightAfterFirst = (headers: readonly string[]) => headers.map((_, i) => (i === 0 ? "left" : "right"));

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return textTable(headers, rows, rightAfterFirst(headers));
}

function headLines({ theCase, funding }: AdjustQuestion): readonly string[] {
  return [
    words.heading(funding.award.title, caseTitle(theCase)),
    ...(funding.count === undefined ? [] : [words.population(funding.count, theCase.censusDate)]),
    "",
  ];
}

function balanceRow(question: AdjustQuestion, balance: Balance): readonly string[] {
  const name = words.shortBasis(balance.basis, balance.basis === question.basis);
  if (balance.kind === "unknown") return [name, "", "", "", "", words.unknownBalance, words.unknownBalance];
  const money = (fen: number | undefined, signed = false) => (fen === undefined ? "" : `${signed && fen > 0 ? "+" : ""}${yuan(fen)}`);
  const { constantFen, proposalFen, differenceFen, differenceYears } = balance;
  const truth = (is: boolean) => (is ? words.yes : words.no);
  const years = differenceYears === undefined ? "" : ratioText(differenceYears);
  return [name, money(constantFen), money(proposalFen), money(differenceFen, true), years, truth(balance.within), truth(balance.equal)];
}

function basisLines(question: AdjustQuestion, balances: readonly Balance[]): readonly string[] {
  const { relation } = question;
  const rows = balances.map((balance) => balanceRow(question, balance));
  const reasons = balances.flatMap((balance) => (balance.kind === "unknown" ? [words.whyUnknown(balance.basis, balance.why)] : []));
  return [
    "",
    table(words.basisHeaders, rows),
    ...reasons,
    words.stated(question.basis, relation.kind, relation.kind === "tolerance" ? yuan(relation.fen) : ""),
  ];
}

function boundLine({ kind, level = "", value, lower, upper = 0, kept }: BoundCheck): string {
  switch (kind) {
    case "heads":
      return words.headsBound(value, upper, kept);
    case "shift":
      return words.shift(level, value, lower === undefined ? "" : String(lower), upper, kept);
    case "down":
      return words.down(level, value, upper, kept);
  }
}

function verdictLine({ money, isNeutral }: AdjustCheck): string {
  return money.kind === "chosen" ? words.chosen(isNeutral, yuan(money.fen)) : words.verdict(isNeutral, money.kind);
}

/** The report of a check, ending with a line break. */
export function checkText(check: AdjustCheck): string {
  const { question, proposal, filled, baseline, basisPoints } = check;
  const { award, caps } = question.funding;
  const rows = award.levels.map((level, l) => [
    level.title,
    String(caps[l]),
    String(baseline?.counts[l] ?? ""),
    String(proposal.places[l]),
    String(filled.counts[l]),
    percentText(basisPoints[l]),
    referenceText(question.funding, l),
  ]);
  const empty = proposal.places.map((places, l) => Math.max(0, places - (filled.counts[l] ?? 0)));
  return text([
    ...headLines(question),
    table(words.levelHeaders, rows),
    ...(empty.some((places) => places > 0) ? [words.empty(empty.join("/"))] : []),
    ...basisLines(question, check.balances),
    "",
    verdictLine(check),
    ...check.bounds.map(boundLine),
  ]);
}

function moveLines(moves: readonly Difference[]): readonly string[] {
  const awards = (list: readonly string[]) => (list.length === 0 ? words.nothing : list.join(" + "));
  const lines = moves.slice(0, SHOWN_MOVES).map(({ id, from, to }) => words.move(id, awards(from), awards(to)));
  return [words.moves(moves.length), ...lines, ...(moves.length > SHOWN_MOVES ? [words.more(moves.length - SHOWN_MOVES)] : [])];
}

function valuesText(question: AdjustQuestion, { merit, heads, "first-level": first }: AdjustProposal["goals"]): string {
  return words.values(formatDecimal(BigInt(merit), question.theCase.scheme.merit.digits + 4), heads, first);
}

/** The report of a proposal. */
export function proposalText(found: AdjustProposal): string {
  const { question, baseline, places, basisPoints } = found;
  const { award, caps } = question.funding;
  const rows = award.levels.map((level, l) => [
    level.title,
    String(caps[l]),
    String(baseline?.counts[l] ?? ""),
    String(places[l]),
    percentText(basisPoints[l]),
    referenceText(question.funding, l),
  ]);
  return text([
    ...headLines(question),
    words.proposal(found.goal),
    table(words.proposedHeaders, rows),
    ...(baseline === undefined ? [] : [`${words.before} ${valuesText(question, baseline.goals)}`]),
    `${words.after} ${valuesText(question, found.goals)}`,
    ...(found.goal === "nearest" && baseline !== undefined ? [words.distance(distanceOf(places, baseline.counts))] : []),
    ...basisLines(question, found.balances),
    "",
    words.proof(found.proof.lines),
    ...(baseline === undefined ? [] : moveLines(found.moves)),
  ]);
}

/** The report of a frontier. */
export function frontierText(frontier: AdjustFrontier): string {
  const { question, points, goals, isComplete } = frontier;
  const digits = question.theCase.scheme.merit.digits + 4;
  const rows = points.map((point) => [
    point.places.join("/"),
    formatDecimal(BigInt(point.goals.merit), digits),
    point.goals.heads,
    point.goals["first-level"],
    yuan(point.fen),
    String(point.moves.length),
  ]);
  return text([
    ...headLines(question),
    words.frontierHeading(points.length, ...goals),
    table(words.frontierHeaders, rows),
    isComplete ? words.frontierProof : words.incomplete(points.length),
    "",
    words.rates,
    ...rateText(question.funding).map(({ from, count, to, fen }) => words.rate(from, count, to, fen)),
  ]);
}

/** Why there is no answer. */
export function noAllocationText({ what, result }: NoAllocation): string {
  const kind = result.kind === "allocated" ? result.status : result.kind;
  return text([words.none(what, kind)]);
}
