/**
 * What a certificate under the policy `rank` speaks about (FORMAT.md, "Cut-offs"): reads `order.txt`, the published order of people, checks it against
 * the program over people, derives the program over cut-offs, and maps the cut-offs taken to people by itself.
 */
import { cutOffProgram, type CutOffs, type Link, type OrderedList, peoplePoint } from "../program/cut-offs.ts";
import { type Groups, groupsOrBadRow, withGroups } from "../program/groups.ts";
import { goalValue, violatedRows } from "../program/point.ts";
import { entriesOf, type Point, type Program } from "../program/program.ts";
import { type Refusal, refuse } from "./check.ts";
import { parseLine } from "./parse.ts";

/** A list as the file states it: award and part, levels, and what each person is ranked by, as written. */
export interface StatedList extends OrderedList {
  readonly award: string;
  readonly part: string;
  readonly names: readonly string[];
  /** `merit keys ticket` of the persons. */
  readonly ranks: readonly string[];
}

/** The order of people, with the program whose groups it names. */
export interface Order {
  readonly people: Program;
  readonly lists: readonly StatedList[];
}

/** What a certificate is checked on. */
export interface Claimed {
  readonly program: Program;
  readonly sha256: string;
  readonly point: Point | undefined;
  /** How many cut-offs there are; 0: what people take is no matter of cut-offs. */
  readonly cutOffs: number;
}

/** A published cut-off: the last who are reached, by what they are ranked by; `null`: nobody is. */
export interface StatedCutOff {
  readonly award: string;
  readonly part: string;
  readonly level: string;
  readonly last: string | null;
}

/** A file as the folder's check sees it. */
interface Text {
  sha256(): string;
  lines(): Iterable<string>;
}

/** The first line of `order.txt`. */
export const ORDER_VERSION = "bursar order 1";

const PERSON = /^(-?\d+) (-|-?\d+(?:,-?\d+)*) (-|[0-9a-f]+)((?: (?:-|\d+[!~]?))+)$/;

/** Whether what is ranked by `a` comes before (1), with (0) or after (-1) what is ranked by `b`. */
function compare(a: string, b: string): number {
  const [[merit = "", keys = "", ticket = ""], [merit2 = "", keys2 = "", ticket2 = ""]] = [a.split(" "), b.split(" ")];
  const [first, second] = [
    [merit, ...keys.split(",")],
    [merit2, ...keys2.split(",")],
  ];
  const at = first.findIndex((value, k) => value !== second[k]);
  if (at >= 0) return Math.sign(Number(first[at]) - Number(second[at]));
  return ticket === ticket2 ? 0 : ticket < ticket2 ? 1 : -1;
}

/** A list that is being read. */
interface Open {
  readonly award: string;
  readonly part: string;
  readonly after: readonly string[];
  readonly names: readonly string[];
  readonly weights: readonly number[];
  readonly classOf: number[];
  readonly columns: number[];
  readonly floor: number[];
  readonly links: Map<number, Link>;
  readonly ranks: string[];
}

/** The list that a line begins; undefined where the line is none. */
function openList(line: string): Open | undefined {
  const [word, award = "", part = "", after = "", ...levels] = line.split(" ");
  const pairs = levels.map((level) => /^([^:]+):(\d+)$/.exec(level));
  if (word !== "list" || levels.length === 0 || pairs.includes(null)) return undefined;
  const [names, weights] = [pairs.map((pair) => pair?.[1] ?? ""), pairs.map((pair) => Number(pair?.[2]))];
  return { award, part, after: after.split(","), names, weights, classOf: [], columns: [], floor: [], links: new Map(), ranks: [] };
}

/** What persons are checked against. */
interface Reading {
  readonly people: Program;
  readonly groups: Groups;
  /** Groups of somebody in a list; of somebody linked, with each award. */
  readonly used: Set<string>;
  readonly merit: Float64Array | undefined;
}

/** The awards and levels that a column holds, by its name: `id|award|level`, or `id|award:level+award:level`. */
function heldBy(name: string): ReadonlyMap<string, string> {
  const [, award = "", level] = name.split("|");
  return new Map(level === undefined ? award.split("+").map((pick) => pick.split(":") as [string, string]) : [[award, level]]);
}

/** What a linked person's group says of a list; undefined where the cells are not the first columns of her levels. */
function linkOf({ people, groups }: Reading, list: Open, group: number, cells: readonly number[]): Link | undefined {
  const own = Array.from(groups.columns.subarray(groups.start[group], groups.start[group + 1]));
  const held = own.map((column) => heldBy(people.columnNames.at(column) as string));
  const holding = list.names.map((name) => own.filter((_, i) => held[i]?.get(list.award) === name));
  const levels = holding.map((columns, level) => (cells[level] === -1 ? [] : columns));
  const before = own.filter((_, i) => held[i]?.has(list.award) === false && list.after.some((award) => held[i]?.has(award)));
  return levels.every((columns, level) => (columns[0] ?? -1) === cells[level]) ? { levels, before } : undefined;
}

/** Adds a person to a list; false where the line is none, or does not fit the program or the order. */
function addPerson(reading: Reading, list: Open, line: string): boolean {
  const { people, groups, used, merit } = reading;
  const [, value = "", keys = "", ticket = "", rest = ""] = PERSON.exec(line) ?? [];
  const words = rest.split(" ").slice(1);
  const cells = words.map((word) => (word === "-" ? -1 : Number.parseInt(word, 10)));
  const first = cells.find((column) => column !== -1) ?? -1;
  const group = groups.groupOf[first] ?? -1;
  const student = people.columnNames.at(first)?.split("|")[0] ?? "";
  const isLinked = words.some((word) => word.endsWith("~"));
  const fits = cells.every((column, level) => {
    if (column === -1) return true;
    const isAlone = people.columnNames.at(column) === `${student}|${list.award}|${list.names[level]}`;
    if (!isAlone && !isLinked) return false;
    return groups.groupOf[column] === group && (!isAlone || merit === undefined || merit[column] === (list.weights[level] as number) * Number(value));
  });
  const isWhole = words.every((word) => word === "-" || word.endsWith("~") === isLinked);
  const link = isLinked && group !== -1 ? linkOf(reading, list, group, cells) : undefined;
  const floor = words.findIndex((word) => word.endsWith("!"));
  const rank = `${value} ${keys} ${ticket}`;
  const order = list.ranks.length === 0 ? 1 : compare(list.ranks.at(-1) as string, rank);
  const isLast = floor === -1 || cells.slice(floor + 1).every((column) => column === -1);
  const mark = isLinked ? `${group} ${list.award}` : `${group}`;
  const isNew = group !== -1 && !used.has(mark) && !used.has(`${group}`);
  if (!fits || !isWhole || isLinked !== (link !== undefined) || !isLast || !isNew || !(order >= 0)) return false;
  if (groups.mayBeNone[group] !== 1 || words.length !== list.names.length) return false;
  used.add(mark);
  if (link !== undefined) list.links.set(list.classOf.length, link);
  list.columns.push(...(isLinked ? cells.map(() => -1) : cells));
  list.classOf.push((list.classOf.at(-1) ?? 0) + order);
  list.floor.push(floor);
  list.ranks.push(rank);
  return true;
}

/** A column that no list has and whose award has no list with its person, though nothing declared beforehand (a row `owed|` or `lock|`) concerns her; undefined: none. */
function missingColumn({ people, groups, used }: Reading, lists: readonly Open[]): string | undefined {
  const listed = new Set(lists.flatMap((list) => list.columns));
  const declared = new Uint8Array(groups.count);
  for (const [r, name] of [...people.rowNames].entries())
    if (/^(owed|lock)\|/.test(name)) for (const column of entriesOf(people, r).columns) declared[groups.groupOf[column] as number] = 1;
  const isLinked = (name: string, group: number) => [...heldBy(name).keys()].every((award) => used.has(`${group} ${award}`));
  return [...people.columnNames].find((name, c) => {
    const group = groups.groupOf[c] as number;
    return declared[group] === 0 && !listed.has(c) && !isLinked(name, group);
  });
}

/** Reads `order.txt` against the program over people, whose SHA-256 it names. */
export function readOrder(program: Program, programSha256: string, lines: Iterable<string>): Order | Refusal {
  const lists: Open[] = [];
  let reading: Reading | undefined;
  let [number, ended] = [0, false];
  for (const line of lines) {
    number++;
    if (number <= 2 || reading === undefined) {
      const groups = number === 3 ? parseLine(line) : undefined;
      const people = groups?.kind === "groups" && (groups.ranges.at(-1)?.[1] ?? -1) < program.rowNames.length ? withGroups(program, groups.ranges) : undefined;
      const found = people === undefined ? -1 : groupsOrBadRow(people);
      if (people !== undefined && typeof found !== "number")
        reading = { people, groups: found, used: new Set(), merit: program.goals.find((goal) => goal.name === "goal|merit")?.coefficients };
      else if (line !== [ORDER_VERSION, `program ${programSha256}`][number - 1]) return refuse("order-line", { file: "order.txt", line: number });
      continue;
    }
    const next = openList(line);
    const list = lists.at(-1);
    if (next !== undefined) lists.push(next);
    else if (line === "end" && !ended) ended = true;
    else if (ended || list === undefined || !addPerson(reading, list, line)) return refuse("order-line", { file: "order.txt", line: number });
  }
  if (reading === undefined || !ended) return refuse("order-line", { file: "order.txt", line: number });
  const missing = missingColumn(reading, lists);
  if (missing !== undefined) return refuse("order-missing", { column: missing });
  const typed = ({ classOf, columns, floor, names, ...list }: Open): StatedList => ({
    ...list,
    names,
    levels: names.length,
    classOf: Int32Array.from(classOf),
    columns: Int32Array.from(columns),
    floor: Int32Array.from(floor),
  });
  return { people: reading.people, lists: lists.map(typed) };
}

/** The cut-offs at a point, list by list, level by level. */
export function cutOffsAt({ lists }: Order, cutOffs: CutOffs, point: Point): readonly StatedCutOff[] {
  const reach = lists.map((list) => list.names.map(() => 0));
  point.forEach((x, c) => {
    const own = reach[cutOffs.list[c] as number];
    if (x === 1 && own !== undefined) own[cutOffs.level[c] as number] = cutOffs.class[c] as number;
  });
  return lists.flatMap(({ award, part, names, classOf, ranks }, list) =>
    names.map((level, l) => ({ award, part, level, last: ranks[classOf.indexOf(reach[list]?.[l] as number)] ?? null })),
  );
}

/**
 * What the certificate of a folder with `order.txt` is checked on. `choices`: the columns taken of the program over cut-offs that are nobody's own; the people
 * whom they reach must be those of the point, and `stated` the cut-offs. An infeasible program has no point.
 */
export function claimedByOrder(order: Order, sha256: string, point: Point | undefined, choices: unknown, stated: unknown): Claimed | Refusal {
  const cutOffs = cutOffProgram(order.people, order.lists);
  if (cutOffs === undefined) return refuse("order-size");
  const { program } = cutOffs;
  const count = order.lists.reduce((sum, list) => sum + list.levels, 0);
  if (point === undefined) return { program, sha256, point, cutOffs: count };
  const taken = Uint8Array.from(cutOffs.people, (column) => (column === -1 ? 0 : (point[column] as number)));
  for (const column of Array.isArray(choices) ? (choices as readonly unknown[]) : [undefined]) {
    if (cutOffs.people[column as number] !== -1) return refuse("order-choices");
    taken[column as number] = 1;
  }
  const reached = peoplePoint(order.people, order.lists, cutOffs, taken);
  const wrong = reached.findIndex((x, c) => x !== point[c]);
  if (wrong >= 0) return refuse("order-people", { column: order.people.columnNames.at(wrong) as string });
  const [broken] = violatedRows(order.people, point);
  if (broken !== undefined) return refuse("point-row", { row: order.people.rowNames.at(broken) as string });
  const goal = program.goals.findIndex((_, g) => goalValue(program, g, taken) !== goalValue(order.people, g, point));
  if (goal >= 0) return refuse("order-goal", { goal: program.goals[goal]?.name as string });
  const expected = cutOffsAt(order, cutOffs, taken);
  return JSON.stringify(stated) === JSON.stringify(expected) ? { program, sha256, point: taken, cutOffs: count } : refuse("order-stated");
}

/** What the certificate of a folder is checked on: its program, or where it has `order.txt` the one over cut-offs, whose point and cut-offs `allocation.jsonl` states in its header. */
export function claimedBy(
  program: Program,
  mps: Pick<Text, "sha256">,
  ordered: Text | undefined,
  point: Point | undefined,
  header: Readonly<Record<string, unknown>>,
): Claimed | Refusal {
  const isRank = header["policy"] === "rank";
  if (ordered === undefined) return isRank ? refuse("folder-missing", { file: "order.txt" }) : { program, sha256: mps.sha256(), point, cutOffs: 0 };
  if (!isRank) return refuse("order-policy");
  const order = readOrder(program, mps.sha256(), ordered.lines());
  return "ok" in order ? order : claimedByOrder(order, ordered.sha256(), point, header["choices"], header["cutOffs"]);
}
