/**
 * The program of a case with some clauses left out, or with other limits: what conflicts and their
 * relaxations are found with. A clause is what can be left out by itself,
 *
 *     a cap, a floor or ceiling of a quota, a budget     a.x <= upper  or  lower <= a.x
 *     a lock, a place owed by an agreement               a row and, for the place owed, her choices
 *     an exclusion                                       no row: it decides which bundles there are
 *
 * Leaving a clause out never takes an allocation away. `aim` names the limit to keep as closely as can be: the
 * goal is then the least a.x (the greatest, for a floor) with everything else kept.
 */
import type { RecountBasis } from "../award/recount.ts";
import { rankingOf } from "../award/ranking.ts";
import { assembleProgram } from "../program/assemble.ts";
import type { Program } from "../program/program.ts";
import { studentGroups } from "./bundles.ts";
import { choiceNames } from "./choice.ts";
import { columnNames, startDraft, type Draft, type RowDraft, type RowWords } from "./draft.ts";
import { clauseRows } from "./formulate.ts";
import { lockRowName } from "./lock.ts";
import { owedRowName } from "./owed.ts";
import { rankedProgram } from "./ranked.ts";

/** What a trial changes. */
export interface Trial {
  /** Names of the clauses that are left out. */
  readonly without: ReadonlySet<string>;
  /** Other limits, by clause. */
  readonly limits: ReadonlyMap<string, number>;
  /** The clause whose limit is to be kept as closely as can be; its own limit is left out. */
  readonly aim: string | undefined;
}

/** One clause that can be left out. */
export interface Clause {
  readonly name: string;
  readonly words: RowWords;
  /** Undefined: it is kept or not, and has no limit that could move. */
  readonly limit: { readonly side: "ceiling" | "floor"; readonly value: number; readonly unit: "places" | "fen" } | undefined;
  /** Students who could count in it, by number; for an exclusion none. */
  readonly students: readonly number[];
}

/** Name under which an exclusion is left out. */
export function exclusionName(id: string): string {
  return `exclusion|${id}`;
}

/** Whether a clause also decides which choices there are, so that a proof can depend on it without a price. */
export function shapesChoices(name: string): boolean {
  return /^(exclusion|owed)\|/.test(name);
}

function isClauseRow(name: string): boolean {
  return /^(cap|quota|budget|owed|lock|neutral)\|/.test(name);
}

/** The draft of a trial; undefined where a student has too many bundles once a place is no longer owed to her. */
function draftOf(basis: RecountBasis, without: ReadonlySet<string>): Draft | undefined {
  const { theCase, obligations } = basis;
  const scheme = { ...theCase.scheme, exclusions: theCase.scheme.exclusions.filter((clause) => !without.has(exclusionName(clause.id))) };
  const open: RecountBasis = { ...basis, theCase: { ...theCase, scheme } };
  const groups = studentGroups(open, (student, award) =>
    obligations.owed.some((place) => place.student === student && place.award === award && without.has(owedRowName(theCase.ids[student] ?? "", place))),
  );
  return "count" in groups ? undefined : startDraft(open, groups);
}

/** Floor and ceiling of one quota as two rows, each with its own words. */
function oneSided(row: RowDraft): readonly RowDraft[] {
  const { lower, upper, ...rest } = row;
  const words = (side: "atLeast" | "atMost"): RowWords =>
    row.words.code === "row-quota" ? { ...row.words, values: { ...row.words.values, [side === "atLeast" ? "atMost" : "atLeast"]: "" } } : row.words;
  const floor = lower === undefined ? [] : [{ ...rest, name: upper === undefined ? row.name : `${row.name}|floor`, lower, words: words("atLeast") }];
  const ceiling = upper === undefined ? [] : [{ ...rest, upper, words: words("atMost") }];
  return lower === undefined && upper === undefined ? [row] : [...floor, ...ceiling];
}

function limitOf(row: RowDraft): Clause["limit"] {
  // The limits of an adjustment count in units of several kinds: each is kept or not.
  if (/^(owed|lock|neutral)\|/.test(row.name)) return undefined;
  const unit = row.name.startsWith("budget|") ? "fen" : "places";
  return row.upper === undefined ? { side: "floor", value: row.lower ?? 0, unit } : { side: "ceiling", value: row.upper, unit };
}

/** Every clause that can be left out, in the order of rows; exclusions last. */
export function clausesOf(basis: RecountBasis): readonly Clause[] {
  const { scheme } = basis.theCase;
  const exclusions = scheme.exclusions.map(
    (clause): Clause => ({
      name: exclusionName(clause.id),
      words: { code: "row-exclusion", article: clause.article, values: { awards: clause.awards.join(", ") } },
      limit: undefined,
      students: [],
    }),
  );
  const owed = basis.obligations.owed.map((place) => owedRowName(basis.theCase.ids[place.student] ?? "", place));
  const free = exclusions.map((clause) => clause.name);
  const draft = draftOf(basis, new Set([...free, ...owed])) ?? draftOf(basis, new Set(free));
  if (draft === undefined) throw new Error("without its exclusions the case has more bundles");
  const rows = clauseRows(draft).flatMap(oneSided);
  const limiting = rows.filter((row) => isClauseRow(row.name) && (row.lower !== undefined || row.upper !== undefined));
  return [
    ...limiting.map((row): Clause => {
      const students = new Set(Array.from(row.entries.columns, (column) => draft.bundles.studentOf[column] ?? -1));
      return { name: row.name, words: row.words, limit: limitOf(row), students: [...students] };
    }),
    ...exclusions,
  ];
}

/** The row with the trial's limit. */
function moved(row: RowDraft, limits: ReadonlyMap<string, number>): RowDraft {
  const value = limits.get(row.name);
  if (value === undefined) return row;
  return row.upper === undefined ? { ...row, lower: value } : { ...row, upper: value };
}

/** The goal that keeps a row's limit as closely as can be: less of a ceiling's sum, more of a floor's. */
function aimedAt(row: RowDraft | undefined, size: number): Float64Array {
  const goal = new Float64Array(size);
  const sign = row?.upper === undefined ? 1 : -1;
  row?.entries.columns.forEach((column, e) => (goal[column] = sign * (row.entries.coefficients[e] ?? 0)));
  return goal;
}

/** The program of a trial; undefined where a student has too many bundles. Its one goal is the aim, or zero everywhere: any allocation will do. */
export function formulateTrial(basis: RecountBasis, { without, limits, aim }: Trial): Program | undefined {
  const draft = draftOf(basis, without);
  if (draft === undefined) return undefined;
  const rows = clauseRows(draft).flatMap(oneSided);
  const target = rows.find((row) => row.name === aim);
  const kept = rows.filter((row) => row.name !== aim && !without.has(row.name)).map((row) => moved(row, limits));
  const program = assembleProgram({
    name: "trial",
    columnNames: columnNames(draft),
    goals: [{ name: "goal|aim", coefficients: aimedAt(target, draft.bundles.count) }],
    groupNames: choiceNames(draft),
    firstColumn: draft.firstColumn,
    rows: kept.map(({ name, lower, upper, entries }) => ({ name, lower, upper, ...entries })),
  });
  return basis.ranking === undefined ? program : cutOffTrial(draft, program, without);
}

/** The trial under the policy `rank`: the program over cut-offs, the order without what is left out. Undefined where there is none. */
function cutOffTrial({ basis, groups, bundles, firstColumn }: Draft, program: Program, without: ReadonlySet<string>): Program | undefined {
  const { theCase, obligations } = basis;
  const locks = theCase.locks.filter((lock, i) => !without.has(lockRowName(lock, i)));
  const owed = obligations.owed.filter((place) => !without.has(owedRowName(theCase.ids[place.student] ?? "", place)));
  const ranking = rankingOf({ ...basis, theCase: { ...theCase, locks }, obligations: { ...obligations, owed } });
  const formulation = {
    kind: "formulation",
    program,
    bundles,
    groups,
    firstColumn,
    clauseWords: [],
    merit: new Float64Array(bundles.count),
    ids: theCase.ids,
  } as const;
  const ranked = rankedProgram({ ...basis, ranking }, formulation, "");
  return ranked.kind === "ranked" ? ranked.cutOffs.program : undefined;
}

/** Row of every inequality number (certificate/FORMAT.md): goals first, then each row's sides in order. */
function rowOfNumber(program: Program): readonly number[] {
  const rows: number[] = program.goals.map(() => -1);
  [...program.rowNames].forEach((_, r) => {
    const sides = Number(program.upper[r] !== Number.POSITIVE_INFINITY) + Number(program.lower[r] !== Number.NEGATIVE_INFINITY);
    for (let side = 0; side < Math.max(1, sides); side += 1) rows.push(r);
  });
  return rows;
}

/** Clauses whose rows a proof prices or splits: with the other rows left out it is still a proof. */
export function usedClauses(program: Program, certificate: string): ReadonlySet<string> {
  const rowOf = rowOfNumber(program);
  const found = new Set<string>();
  for (const line of certificate.split("\n")) {
    const words = line.split(" ");
    const numbers = words[0] === "S" ? words.filter((_, i) => i % 2 === 1) : words[0] === "R" ? [words[1] ?? ""] : [];
    for (const number of numbers) {
      const row = rowOf[Number(number)] ?? -1;
      const name = row < 0 ? "" : (program.rowNames.at(row) ?? "");
      if (isClauseRow(name)) found.add(name);
    }
  }
  return found;
}
