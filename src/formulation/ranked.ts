/**
 * A case under the policy `rank`: the order of its candidates as an auditor reads it (`order.txt`, certificate/FORMAT.md), and
 * the program over cut-offs that follows from it and from the program over people (program/cut-offs.ts).
 */
import { precedenceOf } from "../award/interacting.ts";
import type { RecountBasis } from "../award/recount.ts";
import { compareRanked, type Ranked, type RankedList } from "../award/ranking.ts";
import type { Award } from "../award/scheme.ts";
import type { Fault } from "../fault.ts";
import { cutOffProgram, type CutOffs, type Link, MOST, type OrderedList, ordersOf, peoplePoint } from "../program/cut-offs.ts";
import { entriesOf, type Point } from "../program/program.ts";
import { namePart } from "./draft.ts";
import type { Formulation } from "./formulate.ts";
import { preferenceOf, type LotRanking } from "./lot.ts";
import { sha256Of } from "./program-text.ts";

/** The program over cut-offs of a case. */
export interface RankedProgram {
  readonly kind: "ranked";
  readonly cutOffs: CutOffs;
  /** Lists with somebody in them, and the same as the program knows them. */
  readonly ranking: readonly RankedList[];
  readonly lists: readonly OrderedList[];
  /** The text of `order.txt`, and its hash, which the certificate names. */
  readonly orderText: string;
  readonly sha256: string;
  /** Which of equally good cut-offs are taken: list by list the better level's first, each as far down as can be. */
  readonly lot: LotRanking;
}

/** Level of each combination in an award, by its index; -1: it holds none. */
function levelOfCombination({ bundles }: Formulation, award: Award): readonly number[] {
  return bundles.combinations.map((picks) => {
    const pick = picks.find((candidate) => candidate.award === award.id);
    return pick === undefined ? -1 : award.levels.findIndex((level) => level.id === pick.level);
  });
}

/** Columns of an award alone by student and level; -1: none. */
function columnsOf({ bundles, ids }: Formulation, award: Award, levelOf: readonly number[]): Int32Array {
  const found = new Int32Array(ids.length * award.levels.length).fill(-1);
  for (let column = 0; column < bundles.count; column += 1) {
    const combination = bundles.combinationOf[column] ?? -1;
    const level = levelOf[combination] ?? -1;
    const isAlone = bundles.combinations[combination]?.length === 1;
    if (level >= 0 && isAlone) found[(bundles.studentOf[column] ?? 0) * award.levels.length + level] = column;
  }
  return found;
}

/** The columns of a student's group that concern a list. */
function linkOf(
  { bundles, firstColumn, groups }: Formulation,
  list: RankedList,
  one: Ranked,
  levelOf: readonly number[],
  groupOf: ReadonlyMap<string, number>,
): Link {
  const group = groupOf.get(`${one.student} ${list.award.id}`) ?? -1;
  const own = Array.from({ length: (firstColumn[group + 1] ?? 0) - (firstColumn[group] ?? 0) }, (_, i) => (firstColumn[group] ?? 0) + i);
  const level = (column: number) => levelOf[bundles.combinationOf[column] ?? -1] ?? -1;
  const holdsBefore = (column: number) => bundles.combinations[bundles.combinationOf[column] ?? -1]?.some((pick) => list.after.includes(pick.award)) === true;
  if (groups.students[group] !== one.student) throw new Error("a coupled candidate has no choices");
  return {
    levels: list.award.levels.map((_, l) => (one.levels.includes(l) ? own.filter((column) => level(column) === l) : [])),
    before: own.filter((column) => level(column) < 0 && holdsBefore(column)),
  };
}

/** Groups with several awards, by student and award. */
function coupledGroups({ groups }: Formulation): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  groups.kindOf.forEach((kind, group) => {
    const awards = groups.kinds[kind]?.awards ?? [];
    if (awards.length > 1) for (const award of awards) found.set(`${groups.students[group]} ${award}`, group);
  });
  return found;
}

/** A list as the program knows it. */
function orderedList(formulation: Formulation, list: RankedList, groupOf: ReadonlyMap<string, number>): OrderedList {
  const { award, people } = list;
  const levels = award.levels.length;
  const levelOf = levelOfCombination(formulation, award);
  const all = columnsOf(formulation, award, levelOf);
  const columns = new Int32Array(people.length * levels).fill(-1);
  const classOf = new Int32Array(people.length);
  const links = new Map<number, Link>();
  people.forEach((one, p) => {
    const before = people[p - 1];
    classOf[p] = before === undefined ? 1 : (classOf[p - 1] ?? 0) + Number(compareRanked(before, one) < 0);
    if (one.isCoupled) links.set(p, linkOf(formulation, list, one, levelOf, groupOf));
    else for (const level of one.levels) columns[p * levels + level] = all[one.student * levels + level] ?? -1;
  });
  return { levels, classOf, columns, floor: Int32Array.from(people, (one) => one.floor), links };
}

function rankText({ merit, keys, ticket }: Pick<Ranked, "merit" | "keys" | "ticket">): string {
  return `${merit} ${keys.length === 0 ? "-" : keys.join(",")} ${ticket === "" ? "-" : ticket}`;
}

/** Her columns by level; of somebody linked (`~`) the first that holds the level; `!`: she has this level behind every cut-off. */
function personLine(one: Ranked, { levels, columns, links }: OrderedList, p: number): string {
  const cells = Array.from({ length: levels }, (_, level) => {
    const linked = links.get(p)?.levels[level]?.[0];
    const column = columns[p * levels + level] ?? -1;
    if (linked !== undefined) return `${linked}~`;
    return column === -1 ? "-" : `${column}${level === one.floor ? "!" : ""}`;
  });
  return `${rankText(one)} ${cells.join(" ")}`;
}

function listLines({ award, part, after, people }: RankedList, ordered: OrderedList): readonly string[] {
  const words = award.levels.map((level) => `${level.id}:${level.weightBp}`);
  const head = `list ${award.id} ${part === "" ? "-" : namePart(part)} ${after.length === 0 ? "-" : after.join(",")} ${words.join(" ")}`;
  return [head, ...people.map((one, p) => personLine(one, ordered, p))];
}

function orderTextOf(ranking: readonly RankedList[], lists: readonly OrderedList[], groupCount: number, programSha256: string): string {
  const groups = groupCount === 0 ? "groups" : `groups 0-${groupCount - 1}`;
  const people = ranking.flatMap((list, i) => listLines(list, lists[i] as OrderedList));
  return [`bursar order 1`, `program ${programSha256}`, groups, ...people, "end", ""].join("\n");
}

/** Of cut-offs the farther is better, of orders the first, of what is nobody's list what its student prefers. */
function lotOf(formulation: Formulation, { program, people, list }: CutOffs): LotRanking {
  const own = preferenceOf(formulation);
  const preference = new Int32Array(people.length);
  const groups = Array.from(program.groupRows, (row) => entriesOf(program, row).columns);
  for (const columns of groups)
    columns.forEach((column, i) => (preference[column] = list[column] === -1 ? (own[people[column] ?? -1] ?? i) : columns.length - 1 - i));
  const isFree = groups.map((columns) => people[columns[0] ?? -1] !== -1);
  const order = [...groups.keys()].sort((a, b) => Number(isFree[a]) - Number(isFree[b]) || a - b);
  return { order: Int32Array.from(order), preference };
}

/** Most entries of the rows that say what the cut-offs leave to somebody who may receive several of awards that interact. */
const MOST_LINK_ENTRIES = 4_000_000;

/** Why coupled candidates cannot be ranked: an exclusion that does not say which award comes first, or too many rows. */
function coupledFault({ theCase }: RecountBasis, ranking: readonly RankedList[]): Fault | undefined {
  const place = { file: "scheme.yaml" };
  const awardsOf = new Map<number, string[]>();
  let entries = 0;
  for (const { award, people } of ranking)
    for (const one of people.filter((candidate) => candidate.isCoupled)) {
      awardsOf.set(one.student, [...(awardsOf.get(one.student) ?? []), award.id]);
      entries += 2 * one.levels.length * people.length;
    }
  const { exclusions, stacking } = theCase.scheme;
  for (const [student, awards] of awardsOf) {
    const silent = exclusions.find((clause) => precedenceOf(theCase, clause).length === 0 && clause.awards.filter((id) => awards.includes(id)).length > 1);
    if (silent === undefined) continue;
    return { code: "rank-precedence", place, values: { rule: silent.id, student: theCase.ids[student] ?? "", awards: awards.join(", ") } };
  }
  if (entries <= MOST_LINK_ENTRIES) return undefined;
  const rules = [...exclusions, ...stacking].map((clause) => clause.id).join(", ");
  return { code: "rank-size", place, values: { count: awardsOf.size, rules, entries, limit: MOST_LINK_ENTRIES } };
}

/** The program over cut-offs of a case whose `ranking` is known. */
export function rankedProgram(
  basis: RecountBasis,
  formulation: Formulation,
  programSha256: string,
): RankedProgram | { readonly kind: "refused"; readonly fault: Fault } {
  const ranking = (basis.ranking ?? []).filter((list) => list.people.length > 0);
  const fault = coupledFault(basis, ranking);
  if (fault !== undefined) return { kind: "refused", fault };
  const groupOf = coupledGroups(formulation);
  const lists = ranking.map((list) => orderedList(formulation, list, groupOf));
  const many = lists.findIndex((list) => ordersOf(list) === undefined);
  if (many >= 0) {
    const values = { award: ranking[many]?.award.title ?? "", ...MOST };
    return { kind: "refused", fault: { code: "rank-orders", place: { file: "scheme.yaml" }, values } };
  }
  const cutOffs = cutOffProgram(formulation.program, lists);
  if (cutOffs === undefined) throw new Error("a sum over people passes 2^53");
  const orderText = orderTextOf(ranking, lists, formulation.groups.students.length, programSha256);
  return { kind: "ranked", cutOffs, ranking, lists, orderText, sha256: sha256Of(orderText), lot: lotOf(formulation, cutOffs) };
}

/** Whom the cut-offs of a point reach. */
export function peopleReached({ program }: Formulation, { lists, cutOffs }: RankedProgram, point: Point): Point {
  return peoplePoint(program, lists, cutOffs, point);
}

/** A program over cut-offs with its point. */
export type SolvedRanking = RankedProgram & { readonly point: Point | undefined };

/** The columns taken that are nobody's own: cut-offs, orders and floors. */
export function choicesTaken({ cutOffs, point }: SolvedRanking): readonly number[] {
  const taken: number[] = [];
  point?.forEach((x, column) => x === 1 && cutOffs.people[column] === -1 && taken.push(column));
  return taken;
}

/** One cut-off for people: whoever is eligible, of this part, and comes no later than its last holds this level or a better one. */
export interface CutOffRow {
  readonly award: string;
  readonly title: string;
  readonly level: string;
  readonly levelTitle: string;
  /** Empty where no quota divides the award. */
  readonly part: string;
  /** What the last who are reached are ranked by; undefined: nobody is reached. */
  readonly last: Pick<Ranked, "merit" | "keys" | "ticket"> | undefined;
}

/** Every cut-off, list by list, level by level. */
export function cutOffRows({ ranking, lists, cutOffs, point }: SolvedRanking): readonly CutOffRow[] {
  const reach = lists.map(({ levels }) => new Int32Array(levels));
  point?.forEach((x, column) => {
    const own = reach[cutOffs.list[column] ?? -1];
    if (x === 1 && own !== undefined) own[cutOffs.level[column] ?? -1] = cutOffs.class[column] ?? 0;
  });
  return ranking.flatMap(({ award, part, people }, list) =>
    award.levels.map((level, l): CutOffRow => {
      const last = people[lists[list]?.classOf.indexOf(reach[list]?.[l] ?? 0) ?? -1];
      return { award: award.id, title: award.title, level: level.id, levelTitle: level.title, part, last };
    }),
  );
}

/** The cut-offs as `allocation.jsonl` states them, in the words of `order.txt`. */
export function statedCutOffs(
  ranked: SolvedRanking,
): readonly { readonly award: string; readonly part: string; readonly level: string; readonly last: string | null }[] {
  return cutOffRows(ranked).map(({ award, part, level, last }) => ({
    award,
    part: part === "" ? "-" : namePart(part),
    level,
    last: last === undefined ? null : rankText(last),
  }));
}
