/**
 * Re-evaluation of awards held: whether the part that is not yet paid is lost. An award is lost where
 * any ground is met, kept where none is, and unknown otherwise (Kleene's or). To the fen, of every award
 *
 *     amount = kept + released + held
 *
 * The first part is always kept; the second is kept, released, or held until somebody finds what is unknown.
 */
import { failure, success, type Fault, type Result } from "../fault.ts";
import type { Case } from "./case.ts";
import { or } from "./condition/kleene.ts";
import { MAX_NESTING } from "./condition/lists.ts";
import { semesterParts } from "./payments.ts";
import { awardOf, type Award, type Level, type ListField, type PaymentPlan, type Renewal } from "./scheme.ts";

/** What becomes of the second part. */
export type RenewalVerdict = "kept" | "lost" | "unknown";

/** One ground of loss. */
export type Ground = Renewal["grounds"][number];

/** Money of awards in fen: kept + released + held = amount. */
export interface RenewalMoney {
  readonly amountFen: number;
  readonly keptFen: number;
  readonly releasedFen: number;
  /** Neither paid nor released until what is unknown is found. */
  readonly heldFen: number;
}

/** One award held, re-evaluated. */
export interface ReevaluatedAward {
  readonly student: number;
  readonly id: string;
  /** Undefined where the history does not say it. */
  readonly level: Level | undefined;
  readonly verdict: RenewalVerdict;
  /** Lost: the grounds that are met. Unknown: those that may be. Kept: none. */
  readonly grounds: readonly Ground[];
  /** Documents that would settle what is unknown: a ground, the level, the amount. */
  readonly missing: readonly string[];
  /** Undefined where the amount is unknown. */
  readonly money: RenewalMoney | undefined;
}

/** Awards and money at one level; `level` undefined: the level is unknown. */
export interface RenewalLevel extends RenewalMoney {
  readonly level: Level | undefined;
  readonly kept: number;
  readonly lost: number;
  readonly unknown: number;
  /** Awards whose amount is unknown and is in no sum. */
  readonly withoutAmount: number;
}

/** A whole re-evaluation. */
export interface Reevaluation {
  readonly renewal: Renewal;
  readonly award: Award;
  /** In the order of ids; at most one per student. */
  readonly awards: readonly ReevaluatedAward[];
  /** Students of whom it is unknown whether they hold the award. */
  readonly unclear: readonly { readonly id: string; readonly missing: readonly string[] }[];
  /** Best level first; unknown levels last, where there are any. */
  readonly levels: readonly RenewalLevel[];
  readonly total: Omit<RenewalLevel, "level">;
}

interface Setup {
  readonly theCase: Case;
  readonly renewal: Renewal;
  readonly award: Award;
  readonly history: ListField;
  readonly plan: PaymentPlan & { readonly kind: "semesters" };
}

function historyOf(theCase: Case): ListField {
  const found = theCase.scheme.fields.find((field): field is ListField => field.kind === "list" && field.table === "history.csv");
  if (found === undefined) throw new Error("a renewal needs a history list");
  return found;
}

/** Records of the student's history that the renewal is about. */
function recordsHeld({ theCase, renewal, history }: Setup, student: number): readonly number[] {
  const rows = theCase.facts.lists[history.slot.index];
  const [predicate] = renewal.holds.root.parts;
  if (rows === undefined || predicate === undefined) throw new Error("the condition of a renewal is no condition on history rows");
  const frame = new Int32Array(MAX_NESTING);
  const found: number[] = [];
  for (let record = rows.start[student] ?? 0; record < (rows.start[student + 1] ?? 0); record += 1) {
    frame[0] = record;
    if (predicate.evaluate(theCase.facts, student, frame) === 1) found.push(record);
  }
  return found;
}

/** A cell of a history row; NaN where it is empty or the scheme has no such column. */
function historyCell({ theCase, history }: Setup, record: number, name: string): number {
  const column = history.slot.records.get(name);
  return column === undefined ? Number.NaN : (theCase.facts.lists[history.slot.index]?.columns[column.index]?.[record] ?? Number.NaN);
}

function moneyOf({ theCase, plan }: Setup, student: number, amountFen: number, verdict: RenewalVerdict): RenewalMoney | undefined {
  if (Number.isNaN(amountFen)) return undefined;
  const [first = 0, second = 0] = semesterParts(theCase, plan, student, amountFen);
  return {
    amountFen,
    keptFen: verdict === "kept" ? amountFen : first,
    releasedFen: verdict === "lost" ? second : 0,
    heldFen: verdict === "unknown" ? second : 0,
  };
}

function verdictOn({ theCase, renewal }: Setup, student: number): Pick<ReevaluatedAward, "verdict" | "grounds" | "missing"> {
  const values = renewal.grounds.map((ground) => ({ ground, value: ground.lost.evaluate(theCase.facts, student) }));
  const loss = values.reduce((sum, { value }) => or(sum, value), 0);
  if (loss === 0) return { verdict: "kept", grounds: [], missing: [] };
  if (loss === 1) return { verdict: "lost", grounds: values.filter(({ value }) => value === 1).map(({ ground }) => ground), missing: [] };
  const open = values.filter(({ value }) => Number.isNaN(value)).map(({ ground }) => ground);
  const missing = open.flatMap((ground) => ground.lost.needs(theCase.facts, student).map((need) => need.document));
  return { verdict: "unknown", grounds: open, missing };
}

/** The award of one history row. */
function reevaluateRecord(setup: Setup, student: number, record: number): Result<ReevaluatedAward> {
  const { theCase, award, history } = setup;
  const id = theCase.ids[student] ?? "";
  const [code, amount] = [historyCell(setup, record, "level"), historyCell(setup, record, "amount")];
  const name = theCase.scheme.names.codebook.texts[code];
  const level = award.levels.find((candidate) => candidate.id === name);
  if (name !== undefined && level === undefined) {
    const values = { student: id, award: award.title, level: name, known: award.levels.map((one) => one.id).join(", ") };
    return failure([{ code: "renewal-level", place: { file: history.table }, values }]);
  }
  const found = verdictOn(setup, student);
  const own = level === undefined || Number.isNaN(amount) ? [history.document] : [];
  const missing = [...new Set([...found.missing, ...own])];
  return success({ student, id, level, ...found, missing, money: moneyOf(setup, student, amount, found.verdict) });
}

function levelTotals(awards: readonly ReevaluatedAward[]): Omit<RenewalLevel, "level"> {
  const count = (verdict: RenewalVerdict) => awards.filter((award) => award.verdict === verdict).length;
  const sum = (part: keyof RenewalMoney) => awards.reduce((total, award) => total + (award.money?.[part] ?? 0), 0);
  return {
    kept: count("kept"),
    lost: count("lost"),
    unknown: count("unknown"),
    withoutAmount: awards.filter((award) => award.money === undefined).length,
    amountFen: sum("amountFen"),
    keptFen: sum("keptFen"),
    releasedFen: sum("releasedFen"),
    heldFen: sum("heldFen"),
  };
}

function summed(setup: Pick<Setup, "renewal" | "award">, awards: readonly ReevaluatedAward[], unclear: Reevaluation["unclear"]): Reevaluation {
  const levels: readonly (Level | undefined)[] = [...setup.award.levels, ...(awards.some((award) => award.level === undefined) ? [undefined] : [])];
  return {
    renewal: setup.renewal,
    award: setup.award,
    awards,
    unclear,
    levels: levels.map((level) => ({ level, ...levelTotals(awards.filter((award) => award.level === level)) })),
    total: levelTotals(awards),
  };
}

/**
 * Re-evaluates every award that a renewal is about, in the order of students. Faults: an award that is not paid in
 * two semesters, a level that the award does not have, two rows of one student.
 */
export function reevaluate(theCase: Case, renewal: Renewal): Result<Reevaluation> {
  const award = awardOf(theCase.scheme, renewal.award);
  const history = historyOf(theCase);
  if (award.paid.kind !== "semesters")
    return failure([{ code: "renewal-plan", place: { file: "scheme.yaml" }, values: { rule: renewal.id, award: award.id } }]);
  const setup: Setup = { theCase, renewal, award, history, plan: award.paid };
  const faults: Fault[] = [];
  const awards: ReevaluatedAward[] = [];
  const unclear: { readonly id: string; readonly missing: readonly string[] }[] = [];
  theCase.ids.forEach((id, student) => {
    const holds = renewal.holds.evaluate(theCase.facts, student);
    if (Number.isNaN(holds)) unclear.push({ id, missing: [...new Set(renewal.holds.needs(theCase.facts, student).map((need) => need.document))] });
    if (holds !== 1) return;
    const records = recordsHeld(setup, student);
    if (records.length > 1) faults.push({ code: "renewal-twice", place: { file: history.table }, values: { student: id, award: award.title } });
    const found = reevaluateRecord(setup, student, records[0] ?? 0);
    if (found.ok) awards.push(found.value);
    else faults.push(...found.faults);
  });
  return faults.length > 0 ? failure(faults) : success(summed(setup, awards, unclear));
}

/** True where a person must still find something. */
export function isOpen(evaluation: Reevaluation): boolean {
  return evaluation.unclear.length > 0 || evaluation.awards.some((award) => award.missing.length > 0);
}
