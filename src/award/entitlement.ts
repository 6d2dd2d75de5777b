/**
 * What is due without competition: entitlements (everyone who qualifies is paid), posts, and amounts
 * that an authority decided. What is still unknown or undecided is set aside at its highest amount
 * where the case says so (design section 6; reading A50). A decision that the regulation does not
 * allow is a fault with its place.
 */
import { parseDecimal } from "../decimal.ts";
import type { Fault } from "../fault.ts";
import { amountOf, highestOf, rangeOf } from "./amounts.ts";
import { decisionsOf, quotasInForce, settingOf, textOf, type Case, type Decision } from "./case.ts";
import { bestStatus, ELIGIBLE, quotaPart, WAITING, type AwardEligibility, type Eligibility } from "./eligibility.ts";
import { quotaParts, quotaState } from "./places.ts";
import { awardOf, isOptimised, quotaCounts, type Award, type DecidedAmount, type Level, type Quota } from "./scheme.ts";

/** One amount due to a student. */
export interface Entitlement {
  readonly student: number;
  readonly award: string;
  readonly level: string;
  readonly fen: number;
  readonly by: "entitled" | "decided" | "post";
  /** False: due, but the assessing office's list is not on file. */
  readonly payable: boolean;
  readonly decision?: Decision;
}

/** An amount that may become due. */
export interface OpenAmount {
  readonly student: number;
  readonly award: string;
  readonly level: string;
  /** Set aside, fen; NaN where nothing bounds it. */
  readonly fen: number;
  /** A fact is missing, the amount of an entitlement is undecided, the number of places is undecided, or nobody has decided whether she gets it. */
  readonly why: "unknown" | "amount" | "places" | "choice";
}

/** Amounts due, and what may become due. */
export interface Entitlements {
  readonly due: readonly Entitlement[];
  readonly open: readonly OpenAmount[];
  /** Set aside per award, fen. */
  readonly openFen: ReadonlyMap<string, number>;
  /** Decisions that the regulation does not allow. */
  readonly faults: readonly Fault[];
}

/** True where an award can be paid now: no list is needed, or it is on file. */
export function isPayable(theCase: Case, award: Award, student: number): boolean {
  const condition = award.payable;
  if (condition === undefined) return true;
  if (condition.unless !== undefined && condition.unless.evaluate(theCase.facts, student) === 1) return true;
  return decisionsOf(theCase, condition.decision, award.id).some((decision) => decision.value === "yes");
}

type DecidedLevel = Level & { readonly amount: DecidedAmount };

/** A level of one candidate. */
interface LevelState {
  readonly level: Level;
  readonly rank: number;
  readonly status: number;
}

/** What one candidate has so far. */
interface Found {
  readonly due: { readonly level: string; readonly rank: number; readonly fen: number; readonly decision?: Decision }[];
  readonly open: OpenAmount[];
  readonly faults: Fault[];
}

function isDecidedLevel(level: Level): level is DecidedLevel {
  return level.amount.kind === "decided";
}

/** True where a recorded waiver lets an amount leave its soft range. */
function rangeWaived(theCase: Case, award: Award, amount: DecidedAmount, id: string): boolean {
  if (textOf(theCase, amount.soft) !== "waivable") return false;
  return decisionsOf(theCase, "waiver", award.id).some((waiver) => waiver.subject === id && waiver.value === amount.id);
}

function inRange(theCase: Case, award: Award, level: DecidedLevel, id: string, fen: number): boolean {
  const { lowFen, highFen } = rangeOf(theCase, level.amount);
  if (fen >= lowFen && (highFen === undefined || fen <= highFen)) return true;
  return fen > 0 && rangeWaived(theCase, award, level.amount, id);
}

function fault(theCase: Case, award: Award, decision: Decision, code: string, level?: DecidedLevel): Fault {
  const range = level === undefined ? { lowFen: 0, highFen: undefined } : rangeOf(theCase, level.amount);
  const values = {
    student: decision.subject,
    award: award.title,
    level: level?.title ?? "",
    article: level?.article ?? award.article,
    amount: decision.value,
    lowFen: range.lowFen,
    highFen: range.highFen ?? "",
    rule: level !== undefined && textOf(theCase, level.amount.soft) === "waivable" ? level.amount.id : "",
  };
  return { code, place: decision.place, values };
}

/** Decided amounts of one award by student id; a subject may name the level, too. */
function amountDecisions(theCase: Case, award: Award): ReadonlyMap<string, readonly { readonly decision: Decision; readonly level: string | undefined }[]> {
  const found = new Map<string, { readonly decision: Decision; readonly level: string | undefined }[]>();
  for (const decision of theCase.decisions) {
    if (decision.key !== "amount" || decision.award !== award.id) continue;
    const [id = "", level] = decision.subject.split("/");
    found.set(id, [...(found.get(id) ?? []), { decision, level }]);
  }
  return found;
}

/** What a decided amount gives: the first eligible level whose range holds it, a wait, or a fault. */
function applyDecision(theCase: Case, award: Award, states: readonly LevelState[], student: number, decision: Decision, named: string | undefined): Found {
  const id = theCase.ids[student] ?? "";
  const fen = parseDecimal(decision.value, 2) ?? Number.NaN;
  const decided = states.filter(({ level }) => isDecidedLevel(level) && (named === undefined || level.id === named));
  const holding = decided.filter(({ level }) => isDecidedLevel(level) && inRange(theCase, award, level, id, fen));
  const met = holding.find((state) => state.status === ELIGIBLE);
  if (met !== undefined) return { due: [{ level: met.level.id, rank: met.rank, fen, decision }], open: [], faults: [] };
  const waiting = holding.find((state) => state.status === WAITING);
  if (waiting !== undefined) return { due: [], open: [{ student, award: award.id, level: waiting.level.id, fen, why: "unknown" }], faults: [] };
  const level = decided.find((state) => state.status === ELIGIBLE)?.level ?? decided.find((state) => state.status === WAITING)?.level;
  const code = level === undefined ? "decision-not-eligible" : "decision-range";
  return { due: [], open: [], faults: [fault(theCase, award, decision, code, level !== undefined && isDecidedLevel(level) ? level : undefined)] };
}

/** Levels whose amounts are computed: due where she is eligible, open where a fact is missing. */
function computedLevels(theCase: Case, award: Award, states: readonly LevelState[], student: number): Found {
  const found: Found = { due: [], open: [], faults: [] };
  for (const { level, rank, status } of states.filter((state) => !isDecidedLevel(state.level))) {
    const fen = amountOf(theCase, level.amount, student);
    if (status === ELIGIBLE && !Number.isNaN(fen)) found.due.push({ level: level.id, rank, fen });
    else if (status === ELIGIBLE || status === WAITING)
      found.open.push({ student, award: award.id, level: level.id, fen: highestOf(theCase, level.amount, student), why: "unknown" });
  }
  return found;
}

/** Without a decision: the amount of an entitlement is set aside; of others nothing is known. */
function undecidedLevels(theCase: Case, award: Award, states: readonly LevelState[], student: number): readonly OpenAmount[] {
  return states.flatMap(({ level, status }): readonly OpenAmount[] => {
    if (!isDecidedLevel(level) || (status !== ELIGIBLE && status !== WAITING)) return [];
    if (level.entitled) return [{ student, award: award.id, level: level.id, fen: highestOf(theCase, level.amount, student), why: "amount" }];
    return status === ELIGIBLE ? [{ student, award: award.id, level: level.id, fen: 0, why: "choice" }] : [];
  });
}

/** Of several open levels only the best can become due, unless each is paid. */
function bestOpen(open: readonly OpenAmount[], ranks: ReadonlyMap<string, number>, certainRank: number): readonly OpenAmount[] {
  const better = open.filter((entry) => (ranks.get(entry.level) ?? 0) < certainRank);
  const [first, ...rest] = [...better].sort((a, b) => (b.fen || 0) - (a.fen || 0) || (ranks.get(a.level) ?? 0) - (ranks.get(b.level) ?? 0));
  return first === undefined ? [] : [rest.some((entry) => Number.isNaN(entry.fen)) ? { ...first, fen: Number.NaN } : first];
}

/** What one candidate is due, and the most that could be added. */
function candidate(
  theCase: Case,
  entry: AwardEligibility,
  position: number,
  decisions: readonly { readonly decision: Decision; readonly level: string | undefined }[],
): Found {
  const { award } = entry;
  const student = entry.students[position] ?? 0;
  const states = award.levels.map((level, rank): LevelState => ({ level, rank, status: entry.status[rank]?.[position] ?? NaN }));
  const computed = computedLevels(theCase, award, states, student);
  const applied = decisions.map(({ decision, level }) => applyDecision(theCase, award, states, student, decision, level));
  const due = [...computed.due, ...applied.flatMap((found) => found.due)].sort((a, b) => a.rank - b.rank);
  const open = [...computed.open, ...applied.flatMap((found) => found.open), ...(decisions.length > 0 ? [] : undecidedLevels(theCase, award, states, student))];
  const faults = applied.flatMap((found) => found.faults);
  if (settingOf(theCase, award.combine) === "each") return { due, open, faults };
  const ranks = new Map(award.levels.map((level, rank) => [level.id, rank]));
  const certain = due[0];
  const idle = due.slice(1).flatMap((more) => (more.decision === undefined ? [] : [fault(theCase, award, more.decision, "decision-without-effect")]));
  const left = bestOpen(open, ranks, certain?.rank ?? Number.POSITIVE_INFINITY);
  const added = left.map((more) => ({ ...more, fen: Math.max(0, more.fen - (certain?.fen ?? 0)) })).filter((more) => more.fen !== 0 || more.why !== "unknown");
  return { due: certain === undefined ? [] : [certain], open: added, faults: [...faults, ...idle] };
}

/** Decisions about somebody who is no candidate of the award. */
function strangers(theCase: Case, entry: AwardEligibility, decisions: ReturnType<typeof amountDecisions>): readonly Fault[] {
  const candidates = new Set([...entry.students].map((student) => theCase.ids[student]));
  return [...decisions].flatMap(([id, found]) =>
    candidates.has(id) ? [] : found.map(({ decision }) => fault(theCase, entry.award, decision, "decision-not-eligible")),
  );
}

/** Everything of one award. */
function awardEntitlements(theCase: Case, entry: AwardEligibility): Pick<Entitlements, "due" | "open" | "faults"> {
  const { award } = entry;
  const decisions = amountDecisions(theCase, award);
  const due: Entitlement[] = [];
  const open: OpenAmount[] = [];
  const faults: Fault[] = [...strangers(theCase, entry, decisions)];
  entry.students.forEach((student, position) => {
    if (bestStatus(entry, position) > WAITING && !decisions.has(theCase.ids[student] ?? "")) return;
    const found = candidate(theCase, entry, position, decisions.get(theCase.ids[student] ?? "") ?? []);
    const payable = isPayable(theCase, award, student);
    for (const { level, fen, decision } of found.due) {
      const by = decision === undefined ? (award.selection === "post" ? "post" : "entitled") : "decided";
      due.push({ student, award: award.id, level, fen, by, payable, ...(decision === undefined ? {} : { decision }) });
    }
    open.push(...found.open);
    faults.push(...found.faults);
  });
  return { due, open, faults };
}

/** Holds decided amounts to the places of a quota: undecided places let them wait, more than there are is a fault. */
function holdToQuota(theCase: Case, quota: Quota, found: Pick<Entitlements, "due" | "open" | "faults">): Pick<Entitlements, "due" | "open" | "faults"> {
  let { due, open, faults } = found;
  for (const part of quotaParts(theCase, quota)) {
    const { atMost, undecided } = quotaState(theCase, quota, part);
    const counts = (entry: Entitlement) =>
      entry.decision !== undefined && quotaCounts(quota, entry.award, entry.level) && quotaPart(theCase, quota, entry.student) === part;
    const counted = due.filter(counts);
    const [first] = counted;
    if (undecided.length > 0) {
      due = due.filter((entry) => !counts(entry));
      open = [
        ...open,
        ...counted.map((entry): OpenAmount => ({ student: entry.student, award: entry.award, level: entry.level, fen: entry.fen, why: "places" })),
      ];
    } else if (atMost !== undefined && counted.length > atMost && first?.decision !== undefined) {
      const last = counted.at(-1)?.decision ?? first.decision;
      const values = { award: awardOf(theCase.scheme, first.award).title, rule: quota.id, article: quota.article, part, count: counted.length, places: atMost };
      faults = [...faults, { code: "decision-too-many", place: last.place, values }];
    }
  }
  return { due, open, faults };
}

/** All that is due without competition, and all that is open. */
export function findEntitlements(theCase: Case, eligibility: Eligibility): Entitlements {
  const entries = eligibility.filter((entry) => !isOptimised(entry.award));
  const each = entries.map((entry) => awardEntitlements(theCase, entry));
  let found: Pick<Entitlements, "due" | "open" | "faults"> = {
    due: each.flatMap((one) => one.due),
    open: each.flatMap((one) => one.open),
    faults: each.flatMap((one) => one.faults),
  };
  const decided = entries.filter((entry) => entry.award.selection === "decided").map((entry) => entry.award.id);
  for (const quota of quotasInForce(theCase).filter((clause) => clause.awards.some((id) => decided.includes(id)))) found = holdToQuota(theCase, quota, found);
  const openFen = new Map<string, number>();
  for (const entry of found.open) {
    if (entry.fen > 0) openFen.set(entry.award, (openFen.get(entry.award) ?? 0) + entry.fen);
  }
  return { ...found, openFen };
}

/** Fen of a budget that are bound before anybody competes: what is due, and what is set aside. */
export function boundFen(
  entitlements: Entitlements,
  awards: readonly string[],
  reserve: "highest" | "none",
): { readonly dueFen: number; readonly reservedFen: number } {
  const dueFen = entitlements.due.filter((entry) => awards.includes(entry.award)).reduce((sum, entry) => sum + entry.fen, 0);
  const reservedFen = reserve === "none" ? 0 : awards.reduce((sum, award) => sum + (entitlements.openFen.get(award) ?? 0), 0);
  return { dueFen, reservedFen };
}
