/** What is asked of an adjustment: an award, how "constant" is read, and within which bounds; from the words of a person, or from the scheme. */
import { textOf, settingOf, type Case } from "../award/case.ts";
import { fundingOf, placesAtPercent, type Funding } from "../award/neutral.ts";
import { parseDecimal } from "../decimal.ts";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { BASES } from "./adjust-clause.ts";
import { nearestName } from "./nearest.ts";
import { parseYuan } from "./reading.ts";

/** Constant relative to what. */
export type Basis = (typeof BASES)[number];
/** How close the money must stay. */
export type Relation = { readonly kind: "le" | "eq" } | { readonly kind: "tolerance"; readonly fen: number };

/** The words of a person; what is not said is read as the scheme of the case says. */
export interface AdjustWords {
  readonly award: string;
  /** `2,3,4,5`: a percentage per level. */
  readonly percent?: string | undefined;
  /** `8,13,17,21`: places per level. */
  readonly places?: string | undefined;
  readonly basis?: string | undefined;
  /** The amount of the basis `explicit`, such as `638000` yuan. */
  readonly amount?: string | undefined;
  /** `le`, `eq` or `tolerance:FEN`. */
  readonly relation?: string | undefined;
  /** `none`, `sumOfCaps`, `floorOfSum` or a number. */
  readonly heads?: string | undefined;
  /** The most places that a level may move: one number, or one per level. */
  readonly maxShift?: string | undefined;
  /** `any` or `down`. */
  readonly direction?: string | undefined;
}

/** A question that makes sense for the case. */
export interface AdjustQuestion {
  readonly theCase: Case;
  readonly funding: Funding;
  readonly basis: Basis;
  readonly relation: Relation;
  /** Of the basis `explicit`. */
  readonly amountFen: number | undefined;
  /** The most awards; undefined: no bound. */
  readonly heads: number | undefined;
  /** The most places that each level may move; undefined where there is no limit. */
  readonly maxShift: readonly number[] | undefined;
  readonly direction: "any" | "down";
}

/** A proposal: places per level, and the percentages where it was stated so. */
export interface Proposal {
  readonly places: readonly number[];
  readonly basisPoints: readonly number[] | undefined;
}

/** A fault in the words: the place is the option. */
function wrong(where: string, code: string, values: Fault["values"] = {}): Fault {
  return { code, place: { file: where }, values };
}

function basisOf(words: AdjustWords, stated: string, faults: Fault[]): Basis {
  const text = words.basis ?? stated;
  const found = BASES.find((basis) => basis === text);
  if (found === undefined) faults.push(wrong("--basis", "adjust-basis", { found: text, near: nearestName(text, BASES), known: BASES.join(", ") }));
  return found ?? "units";
}

function relationOf(text: string, toleranceFen: number, faults: Fault[]): Relation {
  if (text === "le" || text === "eq") return { kind: text };
  if (text === "tolerance") return { kind: "tolerance", fen: toleranceFen };
  const fen = /^tolerance:(\d{1,15})$/.exec(text)?.[1];
  if (fen !== undefined) return { kind: "tolerance", fen: Number(fen) };
  faults.push(wrong("--relation", "adjust-relation", { found: text }));
  return { kind: "le" };
}

function headLimit(funding: Funding, text: string, faults: Fault[]): number | undefined {
  if (text === "none") return undefined;
  const sum = funding.caps.reduce((all, places) => all + places, 0);
  if (text === "sumOfCaps") return sum;
  if (text === "floorOfSum" && funding.floorOfSum !== undefined) return funding.floorOfSum;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  faults.push(wrong("--heads", "adjust-heads", { found: text }));
  return undefined;
}

/** Texts between commas, one per level; a single one may stand for all where `mayRepeat`. */
function perLevel(funding: Funding, where: string, text: string, mayRepeat: boolean, faults: Fault[]): readonly string[] | undefined {
  const parts = text.split(",").map((part) => part.trim());
  const levels = funding.award.levels.length;
  const all = mayRepeat && parts.length === 1 ? Array.from({ length: levels }, () => parts[0] ?? "") : parts;
  if (all.length === levels) return all;
  faults.push(wrong(where, "adjust-levels", { award: funding.award.title, levels, found: parts.length }));
  return undefined;
}

function wholeNumbers(where: string, texts: readonly string[], faults: Fault[]): readonly number[] {
  const bad = texts.find((text) => !/^\d{1,9}$/.test(text));
  if (bad !== undefined) faults.push(wrong(where, "adjust-number", { found: bad }));
  return texts.map(Number);
}

/** What stands in the way of a basis in this case. */
function checkBasis(theCase: Case, words: AdjustWords, question: Pick<AdjustQuestion, "funding" | "basis" | "relation">, faults: Fault[]): number | undefined {
  const { funding, basis, relation } = question;
  const needsTuition = basis === "reference-tuition" || (basis === "units" && relation.kind === "tolerance");
  if (needsTuition && funding.perTuition !== undefined && (funding.tuitionFen === undefined || funding.count === 0))
    faults.push({
      code: "adjust-no-tuition",
      place: { file: "census.csv" },
      values: { award: funding.award.title, date: theCase.censusDate, round: theCase.round },
    });
  const amountFen = words.amount === undefined ? undefined : parseYuan(`${words.amount} yuan`);
  if (words.amount !== undefined && amountFen === undefined) faults.push(wrong("--amount", "adjust-amount", { found: words.amount }));
  if (basis === "explicit" && words.amount === undefined) faults.push(wrong("--amount", "adjust-amount-missing"));
  return amountFen;
}

/** Reads the words, but the proposal. */
export function readQuestion(theCase: Case, words: AdjustWords): Result<AdjustQuestion> {
  const funding = fundingOf(theCase, words.award);
  if ("code" in funding)
    return failure([
      wrong("--award", funding.code, {
        ...funding.values,
        near: nearestName(
          words.award,
          theCase.scheme.adjustable.map((clause) => clause.award),
        ),
      }),
    ]);
  const faults: Fault[] = [];
  const { clause } = funding;
  const basis = basisOf(words, textOf(theCase, clause.basis), faults);
  const relation = relationOf(words.relation ?? textOf(theCase, clause.relation), Number(settingOf(theCase, clause.toleranceFen)), faults);
  const heads = headLimit(funding, words.heads ?? textOf(theCase, clause.headLimit), faults);
  const direction = words.direction ?? textOf(theCase, clause.direction);
  if (direction !== "any" && direction !== "down") faults.push(wrong("--direction", "adjust-direction", { found: direction }));
  const shifts = words.maxShift === undefined ? undefined : perLevel(funding, "--max-shift", words.maxShift, true, faults);
  const maxShift = shifts === undefined ? undefined : wholeNumbers("--max-shift", shifts, faults);
  const amountFen = checkBasis(theCase, words, { funding, basis, relation }, faults);
  if (faults.length > 0) return failure(faults);
  return success({ theCase, funding, basis, relation, amountFen, heads, maxShift, direction: direction === "down" ? "down" : "any" });
}

function percentages(question: AdjustQuestion, text: string, faults: Fault[]): Proposal | undefined {
  const { theCase, funding } = question;
  const texts = perLevel(funding, "--percent", text, false, faults);
  if (texts === undefined) return undefined;
  const basisPoints = texts.map((one) => {
    const found = parseDecimal(one.replace(/ ?%$/, ""), 2);
    if (found === undefined || found < 0 || found > 10_000) faults.push(wrong("--percent", "adjust-percent", { found: one }));
    return found ?? 0;
  });
  const places = funding.award.levels.map((level, l) => placesAtPercent(theCase, funding.award, level, basisPoints[l] ?? 0));
  if (places.includes(undefined)) faults.push(wrong("--percent", "adjust-no-percentage", { award: funding.award.title }));
  return { basisPoints, places: places.map((count) => count ?? 0) };
}

/** Reads the proposal: percentages or places, never both, and never more places than students. */
export function readProposal(question: AdjustQuestion, words: AdjustWords): Result<Proposal> {
  const faults: Fault[] = [];
  if ((words.percent === undefined) === (words.places === undefined)) return failure([wrong("--percent", "adjust-one-of")]);
  const stated = words.places === undefined ? undefined : perLevel(question.funding, "--places", words.places, false, faults);
  const proposal =
    words.percent === undefined
      ? { basisPoints: undefined, places: stated === undefined ? [] : wholeNumbers("--places", stated, faults) }
      : percentages(question, words.percent, faults);
  const students = question.funding.count ?? question.theCase.ids.length;
  const sum = (proposal?.places ?? []).reduce((all, places) => all + places, 0);
  if (faults.length === 0 && sum > students)
    faults.push(wrong(words.percent === undefined ? "--places" : "--percent", "adjust-too-many", { places: sum, students }));
  return faults.length > 0 || proposal === undefined ? failure(faults) : success(proposal);
}
