/**
 * When and by whom an award is paid: its parts by item, sponsor and period. The parts of an award
 * add up to its amount, to the fen; a part that waits for a fact is set aside and held.
 */
import { itemAmount, wholeFen } from "./amounts.ts";
import { calendarDate, dateOfTime } from "./calendar.ts";
import { textOf, type Case } from "./case.ts";
import { MAX_NESTING } from "./condition/lists.ts";
import { awardOf, type Amount, type Award, type CoverageItem, type PaymentPlan } from "./scheme.ts";

/** One payment: `period` is a month (YYYY-MM) or the code of a term. */
export interface PaymentPart {
  readonly item: string;
  readonly sponsor: string;
  readonly period: string;
  readonly fen: number;
  readonly held: boolean;
}

/** The item of an award that is no coverage. */
export const WHOLE_AWARD = "award";

/** The period of a payment whose date is not known. */
export const UNDATED = "undated";

/** The month (YYYY-MM) that lies so many months after that of a day; undated where either is unknown. */
export function monthAfter(day: number, months: number): string {
  if (Number.isNaN(day) || Number.isNaN(months)) return UNDATED;
  const { year, month } = calendarDate(day);
  const count = year * 12 + month - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** Who pays what no coverage splits: the scheme's fund. */
function ownSponsor(theCase: Case): string {
  return theCase.scheme.funds[0]?.id ?? "fund";
}

function caseDay(theCase: Case): number {
  return dateOfTime(theCase.asOf, theCase.scheme.zoneMinutes);
}

interface Payer {
  readonly item: string;
  readonly sponsor: string;
  readonly held: boolean;
}

function part(payer: Payer, period: string, fen: number): PaymentPart {
  return { item: payer.item, sponsor: payer.sponsor, period, fen, held: payer.held };
}

/** Month by month: equal rates where the amount is one, the rest (from cuts) with the last month. */
function monthly(
  theCase: Case,
  plan: PaymentPlan & { readonly kind: "monthly" },
  amount: Amount,
  student: number,
  fen: number,
  payer: Payer,
): readonly PaymentPart[] {
  const from = plan.from.evaluate(theCase.facts, student);
  const after = plan.after?.evaluate(theCase.facts, student) ?? 0;
  if (Number.isNaN(from + after)) return [part(payer, UNDATED, fen)];
  const months = amount.kind === "perMonth" ? amount.months.evaluate(theCase.facts, student) : 1;
  const rate = amount.kind === "perMonth" ? wholeFen(theCase, amount.rate, student) : fen;
  const parts: PaymentPart[] = [];
  let left = fen;
  for (let month = 0; month < months && left > 0; month += 1) {
    const paid = month === months - 1 ? left : Math.min(rate, left);
    parts.push(part(payer, monthAfter(from, after + month), paid));
    left -= paid;
  }
  return parts;
}

/** Every so many months the share of the months that begin, rounded down; the last one takes the rest. */
function spread(theCase: Case, plan: PaymentPlan & { readonly kind: "spread" }, student: number, fen: number, payer: Payer): readonly PaymentPart[] {
  const [from, months] = [plan.from.evaluate(theCase.facts, student), plan.months.evaluate(theCase.facts, student)];
  if (Number.isNaN(from + months)) return [part(payer, UNDATED, fen)];
  const rates = Math.max(1, Math.ceil(months / plan.every));
  let left = fen;
  return Array.from({ length: rates }, (_, i) => {
    const covered = Math.min(plan.every, months - i * plan.every);
    const paid = i === rates - 1 ? left : Number((BigInt(fen) * BigInt(covered)) / BigInt(months));
    left -= paid;
    return part(payer, monthAfter(from, i * plan.every), paid);
  });
}

/** Two semesters: the first is amount x first / of, rounded down, at most the amount; the second the rest (reading A11). */
export function semesterParts(theCase: Case, plan: PaymentPlan & { readonly kind: "semesters" }, student: number, fen: number): readonly number[] {
  const [first, of] = [plan.first.evaluate(theCase.facts, student), plan.of.evaluate(theCase.facts, student)];
  const share = Number.isNaN(first) || Number.isNaN(of) || of === 0;
  const divisor = BigInt(of * plan.first.denominator || 1);
  const whole = share ? Math.floor(fen / 2) : Number((BigInt(fen) * BigInt(first) * BigInt(plan.of.denominator)) / divisor);
  // A ledger whose first semester is dearer than the year leaves nothing for the second.
  const paid = Math.max(0, Math.min(fen, whole));
  return [paid, fen - paid];
}

/** Payments of the records of a list, by their months. */
function recordParts(theCase: Case, amount: Amount & { readonly kind: "sum" }, student: number, fen: number, payer: Payer): readonly PaymentPart[] {
  const slot = theCase.scheme.names.lists.get(amount.list);
  const rows = slot === undefined ? undefined : theCase.facts.lists[slot.index];
  const period = slot?.records.get(amount.period);
  const body = amount.total.root.parts[0];
  if (rows === undefined || period === undefined || body === undefined) throw new Error(`no list is called ${amount.list}`);
  const frame = new Int32Array(MAX_NESTING);
  const byMonth = new Map<string, number>();
  for (let record = rows.start[student] ?? 0; record < (rows.start[student + 1] ?? 0); record += 1) {
    frame[0] = record;
    // Numerators, so that fractions of a fen add up exactly.
    const value = body.evaluate(theCase.facts, student, frame);
    const month = theCase.scheme.names.codebook.texts[rows.columns[period.index]?.[record] ?? -1] ?? UNDATED;
    if (value > 0) byMonth.set(month, (byMonth.get(month) ?? 0) + value);
  }
  const months = [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1));
  let left = fen;
  return months.map(([month, value], i) => {
    const paid = i === months.length - 1 ? left : Math.min(left, Math.floor(value / amount.total.denominator));
    left -= paid;
    return part(payer, month, paid);
  });
}

function planned(theCase: Case, plan: PaymentPlan, amount: Amount, student: number, fen: number, payer: Payer): readonly PaymentPart[] {
  if (amount.kind === "sum") return recordParts(theCase, amount, student, fen, payer);
  switch (plan.kind) {
    case "once": {
      const on = plan.on === undefined ? caseDay(theCase) : plan.on.evaluate(theCase.facts, student);
      return [part(payer, monthAfter(on, 0), fen)];
    }
    case "semesters":
      return semesterParts(theCase, plan, student, fen).map((paid, i) => {
        const term = plan.terms[i];
        return part(payer, term === undefined ? "" : textOf(theCase, term), paid);
      });
    case "spread":
      return spread(theCase, plan, student, fen, payer);
    case "monthly":
      return monthly(theCase, plan, amount, student, fen, payer);
  }
}

function itemParts(theCase: Case, item: CoverageItem, student: number): readonly PaymentPart[] {
  const held = item.when !== undefined && Number.isNaN(item.when.evaluate(theCase.facts, student));
  return planned(theCase, item.paid, item.amount, student, itemAmount(theCase, item, student), { item: item.item, sponsor: item.sponsor, held });
}

/** Takes what a stacking clause cut from the last parts. */
function cutTo(parts: readonly PaymentPart[], fen: number): readonly PaymentPart[] {
  let excess = parts.reduce((sum, entry) => sum + entry.fen, 0) - fen;
  return [...parts]
    .reverse()
    .map((entry) => {
      const cut = Math.min(entry.fen, Math.max(0, excess));
      excess -= cut;
      return { ...entry, fen: entry.fen - cut };
    })
    .reverse();
}

function amountAt(award: Award, level: string): Amount {
  const found = award.levels.find((candidate) => candidate.id === level);
  if (found === undefined) throw new Error(`award ${award.id} has no level ${level}`);
  return found.amount;
}

/** The payments of an award given: parts of more than nothing, which add up to `fen`. */
export function paymentParts(
  theCase: Case,
  given: { readonly award: string; readonly level: string; readonly fen: number },
  student: number,
): readonly PaymentPart[] {
  const award = awardOf(theCase.scheme, given.award);
  const amount = amountAt(award, given.level);
  const payer: Payer = { item: WHOLE_AWARD, sponsor: ownSponsor(theCase), held: false };
  const parts =
    amount.kind === "coverage"
      ? cutTo(
          amount.items.flatMap((item) => itemParts(theCase, item, student)),
          given.fen,
        )
      : planned(theCase, award.paid, amount, student, given.fen, payer);
  const sum = parts.reduce((total, entry) => total + entry.fen, 0);
  if (sum !== given.fen) throw new Error(`the payments of ${given.award} to student ${student} add up to ${sum}, not ${given.fen} fen`);
  return parts.filter((entry) => entry.fen > 0);
}
