/**
 * A case under the policy `rank`: the order of its candidates as an auditor reads it (`order.txt`, certificate/FORMAT.md), and
 * the program over cut-offs that follows from it and from the program over people (program/cut-offs.ts).
 */
import type { RecountBasis } from "../award/recount.ts";
import { compareRanked, type Ranked, type RankedList } from "../award/ranking.ts";
import type { Fault } from "../fault.ts";
import { cutOffProgram, type CutOffs, MOST, type OrderedList, ordersOf, peoplePoint } from "../program/cut-offs.ts";
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

/** Columns of an award by student and level; -1: none. */
function columnsOf({ bundles, ids }: Formulation, { award }: RankedList): Int32Array {
  const found = new Int32Array(ids.length * award.levels.length).fill(-1);
  const levels = bundles.combinations.map(([pick]) => (pick?.award === award.id ? award.levels.findIndex((level) => level.id === pick.level) : -1));
  for (let column = 0; column < bundles.count; column += 1) {
    const level = levels[bundles.combinationOf[column] ?? -1] ?? -1;
    if (level >= 0) found[(bundles.studentOf[column] ?? 0) * award.levels.length + level] = column;
  }
  return found;
}

/** A list as the program knows it. */
function orderedList(formulation: Formulation, list: RankedList): OrderedList {
  const { award, people } = list;
  const levels = award.levels.length;
  const all = columnsOf(formulation, list);
  const columns = new Int32Array(people.length * levels).fill(-1);
  const classOf = new Int32Array(people.length);
  people.forEach((one, p) => {
    const before = people[p - 1];
    classOf[p] = before === undefined ? 1 : (classOf[p - 1] ?? 0) + Number(compareRanked(before, one) < 0);
    for (const level of one.levels) columns[p * levels + level] = all[one.student * levels + level] ?? -1;
  });
  return { levels, classOf, columns, floor: Int32Array.from(people, (one) => one.floor) };
}

function rankText({ merit, keys, ticket }: Pick<Ranked, "merit" | "keys" | "ticket">): string {
  return `${merit} ${keys.length === 0 ? "-" : keys.join(",")} ${ticket === "" ? "-" : ticket}`;
}

function personLine(one: Ranked, columns: Int32Array): string {
  const cells = Array.from(columns, (column, level) => (column === -1 ? "-" : `${column}${level === one.floor ? "!" : ""}`));
  return `${rankText(one)} ${cells.join(" ")}`;
}

function listLines({ award, part, people }: RankedList, { levels, columns }: OrderedList): readonly string[] {
  const words = award.levels.map((level) => `${level.id}:${level.weightBp}`);
  const head = `list ${award.id} ${part === "" ? "-" : namePart(part)} ${words.join(" ")}`;
  return [head, ...people.map((one, p) => personLine(one, columns.subarray(p * levels, (p + 1) * levels)))];
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

/** Somebody who may hold one of several awards that interact: then they are not decided by cut-offs of their own. */
function coupledFault(basis: RecountBasis, { groups, ids }: Formulation): Fault | undefined {
  const at = groups.kindOf.findIndex((kind) => (groups.kinds[kind]?.awards.length ?? 0) > 1);
  if (at < 0) return undefined;
  const awards = groups.kinds[groups.kindOf[at] ?? -1]?.awards ?? [];
  const { exclusions, stacking } = basis.theCase.scheme;
  const rules = [...exclusions, ...stacking].filter((clause) => clause.awards.filter((id) => awards.includes(id)).length > 1);
  const values = { student: ids[groups.students[at] ?? -1] ?? "", awards: awards.join(", "), rules: rules.map((clause) => clause.id).join(", ") };
  return { code: "rank-coupled", place: { file: "scheme.yaml" }, values };
}

/** The program over cut-offs of a case whose `ranking` is known. */
export function rankedProgram(
  basis: RecountBasis,
  formulation: Formulation,
  programSha256: string,
): RankedProgram | { readonly kind: "refused"; readonly fault: Fault } {
  const ranking = (basis.ranking ?? []).filter((list) => list.people.length > 0);
  const fault = coupledFault(basis, formulation);
  if (fault !== undefined) return { kind: "refused", fault };
  const lists = ranking.map((list) => orderedList(formulation, list));
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
