/**
 * What a certificate under the policy `rank` speaks about (FORMAT.md, "Cut-offs"): reads `order.txt`, the published order of people, checks it against
 * the program over people, derives the program over cut-offs, and maps the cut-offs taken to people by itself.
 */
import { cutOffProgram, type CutOffs, type OrderedList, peoplePoint } from "../program/cut-offs.ts";
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

const PERSON = /^(-?\d+) (-|-?\d+(?:,-?\d+)*) (-|[0-9a-f]+)((?: (?:-|\d+!?))+)$/;

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
  readonly names: readonly string[];
  readonly weights: readonly number[];
  readonly classOf: number[];
  readonly columns: number[];
  readonly floor: number[];
  readonly ranks: string[];
}

/** The list that a line begins; undefined where the line is none. */
function openList(line: string): Open | undefined {
  const [word, award = "", part = "", ...levels] = line.split(" ");
  const pairs = levels.map((level) => /^([^:]+):(\d+)$/.exec(level));
  if (word !== "list" || levels.length === 0 || pairs.includes(null)) return undefined;
  const [names, weights] = [pairs.map((pair) => pair?.[1] ?? ""), pairs.map((pair) => Number(pair?.[2]))];
  return { award, part, names, weights, classOf: [], columns: [], floor: [], ranks: [] };
}

/** What persons are checked against. */
interface Reading {
  readonly people: Program;
  readonly groups: Groups;
  /** Groups of somebody in a list. */
  readonly used: Uint8Array;
  readonly merit: Float64Array | undefined;
}

/** Adds a person to a list; false where the line is none, or does not fit the program or the order. */
function addPerson({ people, groups, used, merit }: Reading, list: Open, line: string): boolean {
  const [, value = "", keys = "", ticket = "", cells = ""] = PERSON.exec(line) ?? [];
  const words = cells.split(" ").slice(1);
  const columns = words.map((word) => (word === "-" ? -1 : Number.parseInt(word, 10)));
  const open = columns.filter((column) => column !== -1);
  const group = groups.groupOf[open[0] ?? -1] ?? -1;
  const student = people.columnNames.at(open[0] ?? -1)?.split("|")[0] ?? "";
  const fits = columns.every((column, level) => {
    if (column === -1) return true;
    const isOwn = groups.groupOf[column] === group && people.columnNames.at(column) === `${student}|${list.award}|${list.names[level]}`;
    return isOwn && (merit === undefined || merit[column] === (list.weights[level] as number) * Number(value));
  });
  const floors = words.flatMap((word, level) => (word.endsWith("!") ? [level] : []));
  const rank = `${value} ${keys} ${ticket}`;
  const before = list.ranks.at(-1);
  const order = before === undefined ? 1 : compare(before, rank);
  const isLast = floors.length === 0 || columns.slice((floors[0] as number) + 1).every((column) => column === -1);
  if (!fits || group === -1 || used[group] === 1 || groups.mayBeNone[group] !== 1 || words.length !== list.names.length || !isLast || !(order >= 0))
    return false;
  used[group] = 1;
  list.classOf.push((list.classOf.at(-1) ?? 0) + order);
  list.columns.push(...columns);
  list.floor.push(floors[0] ?? -1);
  list.ranks.push(rank);
  return true;
}

/** The first group with columns that stands in no list, though nothing declared beforehand (a row `owed|` or `lock|`) concerns it; -1: none. */
function missingGroup({ people, groups, used }: Reading): number {
  const declared = used.slice();
  for (const [r, name] of [...people.rowNames].entries())
    if (/^(owed|lock)\|/.test(name)) for (const column of entriesOf(people, r).columns) declared[groups.groupOf[column] as number] = 1;
  return declared.findIndex((is, group) => is === 0 && group < groups.count && groups.start[group] !== groups.start[group + 1]);
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
        reading = { people, groups: found, used: new Uint8Array(found.count), merit: program.goals.find((goal) => goal.name === "goal|merit")?.coefficients };
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
  const missing = missingGroup(reading);
  if (missing >= 0)
    return refuse("order-missing", {
      column: reading.people.columnNames.at(reading.groups.columns[reading.groups.start[missing] as number] as number) as string,
    });
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
