/**
 * What a public notice says, as data: of a student nothing but `PublicRow`, of the allocation counts, cut-offs, limits and prices.
 * Whatever is written into a notice comes from here, and nothing here is a fact about one student: ids, amounts, merits, reasons, ties, decisions and open
 * questions stay in the folder. The value of a field that splits a quota is told only where the scenario publishes that field.
 */
import { caseTitle, schemeSource, valueTitle } from "../award/titles.ts";
import { funnelOf, levelsOf } from "../award/summary.ts";
import type { Ratio } from "../award/neutral.ts";
import { readBack } from "../formulation/formulate.ts";
import { awardOf, type Scheme } from "../award/scheme.ts";
import type { PublicPerson } from "../scenario/published.ts";
import { limitUses } from "./limit-uses.ts";
import type { PriceBook } from "./published-prices.ts";
import { judgeRow, type PriceVerdict } from "./receipt-prices.ts";
import type { UsedRow } from "./receipt-row.ts";
import { merit, points } from "./shown.ts";
import type { Standing } from "./standing.ts";

/** All that is said of a student. `code` stands where no name is published: a mark that only her letter explains. */
export interface PublicRow extends PublicPerson {
  readonly code: string;
  readonly award: string;
  readonly level: string;
}

/** One award in numbers. */
export interface PublicAward {
  readonly award: string;
  readonly candidates: number;
  readonly eligible: number;
  readonly waiting: number;
  readonly given: number;
}

/** One level in numbers; the cut-off is the lowest merit that was given it, empty where nobody competed. */
export interface PublicLevel {
  readonly award: string;
  readonly level: string;
  readonly places: number | undefined;
  readonly given: number;
  readonly cutOff: string;
}

/** A limit that students competed under: places or fen. */
export interface PublicLimit {
  readonly kind: "cap" | "quota" | "fund";
  readonly title: string;
  /** The level of a cap, the part of a quota; empty where there is none, or where it is not published. */
  readonly part: string;
  readonly article: string;
  readonly most: number;
  /** Undefined: money of so few awards that it would tell what one student is given. */
  readonly used: number | undefined;
  /** Units of merit, the first goal, per place or fen; undefined where the proof has no such price. */
  readonly worth: Ratio | undefined;
}

/** What a notice says of an allocation. */
export interface PublicNotice {
  readonly title: string;
  readonly scheme: string;
  readonly source: string;
  readonly round: string;
  readonly synthetic: boolean;
  readonly rows: readonly PublicRow[];
  readonly awards: readonly PublicAward[];
  readonly levels: readonly PublicLevel[];
  readonly limits: readonly PublicLimit[];
  /** Goals in order, by name, with their proved values; merit as points. */
  readonly goals: readonly { readonly name: string; readonly value: string }[];
  /** Students by what the published prices alone say of them. */
  readonly verdicts: Readonly<Record<PriceVerdict, number>>;
  readonly students: number;
}

/** What is needed beside the allocation. */
export interface NoticeInput {
  readonly standing: Standing;
  readonly book: PriceBook;
  readonly people: readonly PublicPerson[];
  /** Fields that the scenario publishes. */
  readonly fields: readonly string[];
  /** The mark of a student without a name. */
  readonly codeOf: (student: number) => string;
  readonly rows: readonly UsedRow[];
}

/** A value of a published field by its title, where it has one. */
function publicValue(scheme: Scheme, fields: readonly string[], value: string): string {
  return fields.map((field) => valueTitle(scheme, field, value)).find((title) => title !== value) ?? value;
}

/** The awards given, in the scheme's order of awards and levels; within a level by what is public, so that the order tells nothing. */
function rowsOf({ standing, people, fields, codeOf }: NoticeInput): readonly PublicRow[] {
  const { scheme } = standing.basis.theCase;
  const titles = new Map(scheme.awards.flatMap((award) => award.levels.map((level, l) => [`${award.id}|${level.id}`, { award, level, l }] as const)));
  const found = standing.students.flatMap(({ student, given }) =>
    given.map((one) => {
      const place = titles.get(`${one.award}|${one.level}`);
      const person = people[student];
      if (place === undefined || person === undefined) throw new Error("an award given is one of the scheme");
      const { name, school, programme, grade } = person;
      const level = place.award.levels.length === 1 ? "" : place.level.title;
      const shown = {
        school: publicValue(scheme, fields, school),
        programme: publicValue(scheme, fields, programme),
        grade: publicValue(scheme, fields, grade),
      };
      const row: PublicRow = { code: name === "" ? codeOf(student) : "", name, ...shown, award: place.award.title, level };
      return { row, at: [scheme.awards.indexOf(place.award), place.l] as const, text: [school, programme, grade, name, row.code].join("\u0000") };
    }),
  );
  return found.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || (a.text < b.text ? -1 : 1)).map(({ row }) => row);
}

function awardsOf({ standing }: NoticeInput): readonly PublicAward[] {
  const given = new Map<string, number>();
  for (const one of standing.students.flatMap((student) => student.given)) given.set(one.award, (given.get(one.award) ?? 0) + 1);
  return funnelOf(standing.basis).map(({ award, title, candidates, eligible, waiting }) => ({
    award: title,
    candidates,
    eligible,
    waiting,
    given: given.get(award) ?? 0,
  }));
}

function levelRows({ standing }: NoticeInput): readonly PublicLevel[] {
  const { basis, formulation, point, paid } = standing;
  const { scheme } = basis.theCase;
  const rows = levelsOf(basis, readBack(formulation, point), paid).filter(({ places, awarded }) => places !== undefined || awarded > 0);
  return rows.map(({ award, title, levelTitle, places, excess, awarded, cutOff }) => ({
    award: title,
    level: awardOf(scheme, award).levels.length === 1 ? "" : levelTitle,
    places: places === undefined ? undefined : places + excess,
    given: awarded,
    cutOff: cutOff === undefined ? "" : merit(cutOff, scheme),
  }));
}

/** Money of fewer awards than this is not told. */
const FEWEST = 3;

/** The part of a quota, where it is the value of a published field. */
function partOf({ standing, fields }: NoticeInput, rowName: string, part: string): string {
  const id = rowName.split("|")[1];
  const quota = standing.basis.theCase.scheme.quotas.find((one) => one.id === id);
  return quota?.by !== undefined && fields.includes(quota.by) ? part : "";
}

function limitsOf(input: NoticeInput): readonly PublicLimit[] {
  const { program } = input.standing.formulation;
  return limitUses(input.standing).map(({ row, kind, title, part, article, most, used, places }) => ({
    kind,
    title,
    part: kind === "quota" ? partOf(input, program.rowNames.at(row) ?? "", part) : part,
    article,
    most,
    used: kind === "fund" && places > 0 && places < FEWEST ? undefined : used,
    worth: program.goals[0]?.name === "goal|merit" ? input.book.worth.get(row) : undefined,
  }));
}

function goalsOf({ standing }: NoticeInput): PublicNotice["goals"] {
  const { formulation, goals, basis } = standing;
  return formulation.program.goals.map(({ name }, g) => {
    const value = goals[g] ?? 0n;
    return { name: name.replace(/^goal\|/, ""), value: name === "goal|merit" ? points(value, basis.theCase.scheme) : String(value) };
  });
}

function verdictsOf({ rows, book }: NoticeInput): PublicNotice["verdicts"] {
  const counts = { "nothing-open": 0, "best-held": 0, settled: 0, "not-settled": 0 };
  for (const row of rows) counts[judgeRow(row, book.published).verdict] += 1;
  return counts;
}

/** Makes the data of a notice. */
export function publicNotice(input: NoticeInput): PublicNotice {
  const { theCase } = input.standing.basis;
  const { scheme, round, synthetic, ids } = theCase;
  return {
    title: caseTitle(theCase),
    scheme: scheme.title,
    source: schemeSource(scheme),
    round,
    synthetic,
    rows: rowsOf(input),
    awards: awardsOf(input),
    levels: levelRows(input),
    limits: limitsOf(input),
    goals: goalsOf(input),
    verdicts: verdictsOf(input),
    students: ids.length,
  };
}
