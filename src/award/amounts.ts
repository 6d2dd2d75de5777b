/** What a level pays to a student, exact to the fen, and what several awards pay together. */
import { divideBig, toSafe } from "../decimal.ts";
import { settingOf, textOf, type Case } from "./case.ts";
import { roundingOf, shareOfCount } from "./limits.ts";
import type { Expression } from "./condition/compile.ts";
import { awardOf, type Amount, type CoverageItem, type DecidedAmount, type Share, type Stacking } from "./scheme.ts";

/** An award at a level. */
export interface Pick {
  readonly award: string;
  readonly level: string;
}

/** A pick with its amount in fen. */
export interface PaidPick extends Pick {
  readonly fen: number;
}

function shareAmount(theCase: Case, amount: Amount & { readonly kind: "share" }, student: number): number {
  const base = amount.of.evaluate(theCase.facts, student);
  if (Number.isNaN(base)) return Number.NaN;
  const rounding = roundingOf(settingOf(theCase, amount.rounding));
  const divisor = BigInt(amount.share.denominator) * BigInt(amount.of.denominator);
  return toSafe(divideBig(BigInt(base) * BigInt(amount.share.numerator), divisor, rounding));
}

/** The value of a money expression, rounded down to the fen; NaN where unknown. */
export function wholeFen(theCase: Case, expression: Expression, student: number): number {
  const value = expression.evaluate(theCase.facts, student);
  return Number.isNaN(value) || expression.denominator === 1 ? value : Math.floor(value / expression.denominator);
}

/** Money for so many months, rounded down to the fen. */
function monthlyAmount(theCase: Case, amount: Amount & { readonly kind: "perMonth" }, student: number): number {
  const [rate, months] = [amount.rate.evaluate(theCase.facts, student), amount.months.evaluate(theCase.facts, student)];
  return Number.isNaN(rate) || Number.isNaN(months) ? Number.NaN : toSafe((BigInt(rate) * BigInt(months)) / BigInt(amount.rate.denominator));
}

/** An item of a coverage: 0 where its condition is not met; where that is unknown, the whole amount, which is then held. */
export function itemAmount(theCase: Case, item: CoverageItem, student: number): number {
  return item.when?.evaluate(theCase.facts, student) === 0 ? 0 : amountOf(theCase, item.amount, student);
}

/** The amount of one level before stacking, in fen; NaN where a fact is unknown or an authority must decide. */
export function amountOf(theCase: Case, amount: Amount, student: number): number {
  switch (amount.kind) {
    case "share":
      return shareAmount(theCase, amount, student);
    case "fixed":
      return amount.fen;
    case "perMonth":
      return monthlyAmount(theCase, amount, student);
    case "formula":
      return wholeFen(theCase, amount.value, student);
    case "sum":
      return wholeFen(theCase, amount.total, student);
    case "coverage":
      return amount.items.reduce((sum, item) => sum + itemAmount(theCase, item, student), 0);
    case "decided":
      return Number.NaN;
  }
}

/** The most an amount can become while facts are unknown: what is set aside; NaN where nothing bounds it. */
export function highestOf(theCase: Case, amount: Amount, student: number): number {
  const known = amountOf(theCase, amount, student);
  if (!Number.isNaN(known)) return known;
  switch (amount.kind) {
    case "formula":
    case "sum":
      return amount.highest === undefined ? Number.NaN : wholeFen(theCase, amount.highest, student);
    case "decided": {
      const { lowFen, highFen } = rangeOf(theCase, amount);
      return highFen ?? lowFen;
    }
    default:
      return Number.NaN;
  }
}

/** The range of a decided amount in this case; an open lower end is one fen (an amount of nothing is no decision), an open upper end undefined. */
export function rangeOf(theCase: Case, amount: DecidedAmount): { readonly lowFen: number; readonly highFen: number | undefined } {
  const [low, high] = [settingOf(theCase, amount.lowFen), settingOf(theCase, amount.highFen)];
  return { lowFen: typeof low === "number" ? low : 1, highFen: typeof high === "number" ? high : undefined };
}

/** The amount of a pick before stacking. */
export function pickAmount(theCase: Case, pick: Pick, student: number): number {
  const level = awardOf(theCase.scheme, pick.award).levels.find((candidate) => candidate.id === pick.level);
  if (level === undefined) throw new Error(`award ${pick.award} has no level ${pick.level}`);
  return amountOf(theCase, level.amount, student);
}

/** A stacking clause is off where its share is known to be not stated. */
export function isStackingOn(theCase: Case, clause: Stacking): boolean {
  return settingOf(theCase, clause.limit.share) !== null;
}

/** The most that the clause's awards may pay one student together, less what she already holds; NaN where unknown. */
export function stackingRoom(theCase: Case, clause: Stacking, student: number): number {
  const share = settingOf(theCase, clause.limit.share) as Share;
  const base = clause.limit.of.evaluate(theCase.facts, student);
  const held = clause.held === undefined ? 0 : clause.held.evaluate(theCase.facts, student);
  if (Number.isNaN(base) || Number.isNaN(held)) return Number.NaN;
  return Math.max(0, shareOfCount(share, base, "floor") - held);
}

/** The order in which a clause lowers amounts: the named award first, then the others from the last. */
function reductionOrder(theCase: Case, clause: Stacking): readonly string[] {
  const first = textOf(theCase, clause.reduce);
  return [first, ...[...clause.awards].reverse().filter((award) => award !== first)];
}

function applyStacking(theCase: Case, clause: Stacking, student: number, picks: readonly PaidPick[]): readonly PaidPick[] {
  const inside = picks.filter((pick) => clause.awards.includes(pick.award));
  if (inside.length === 0 || !isStackingOn(theCase, clause)) return picks;
  let excess = inside.reduce((sum, pick) => sum + pick.fen, 0) - stackingRoom(theCase, clause, student);
  const amounts = new Map(picks.map((pick) => [pick.award, pick.fen]));
  for (const award of reductionOrder(theCase, clause)) {
    const fen = amounts.get(award);
    if (fen === undefined || excess <= 0) continue;
    const cut = Math.min(fen, excess);
    amounts.set(award, fen - cut);
    excess -= cut;
  }
  return picks.map((pick) => ({ ...pick, fen: amounts.get(pick.award) ?? pick.fen }));
}

/** What the picks of one student pay together, after every stacking clause (reading A18). */
export function bundleAmounts(theCase: Case, student: number, picks: readonly Pick[]): readonly PaidPick[] {
  let paid: readonly PaidPick[] = picks.map((pick) => ({ award: pick.award, level: pick.level, fen: pickAmount(theCase, pick, student) }));
  for (const clause of theCase.scheme.stacking) paid = applyStacking(theCase, clause, student, paid);
  return paid;
}
