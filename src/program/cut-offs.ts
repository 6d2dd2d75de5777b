/**
 * A program over people and an order of them, to the program over cut-offs (certificate/FORMAT.md, "Cut-offs").
 *
 * In a list people stand in classes, the best first; each may take one column at each level open to her, and takes that of the best
 * level whose cut-off t reaches her class. Given in which order the cut-offs of a list follow each other, a level is a
 * *record* of a person where its cut-off follows those of all her better levels. Only records r1, r2, .. are ever taken, and every row and goal a is
 *
 *     sum a x = sum over people and their records of (a(rj) - a(rj+1)) [class <= t(rj)]      a after the last: of her floor, or 0
 *
 * a sum of functions of single cut-offs: each is a choice group, its choices the classes. Two cut-offs that somebody sees keep their
 * order where the first passes no more of those people than the second.
 */
import { entriesOf, type Point, type Program } from "./program.ts";

/** A person who may take columns of several lists, of which she takes one: they stay in the program, and rows say what the cut-offs leave to her. */
export interface Link {
  /** Her columns that hold each level of this list. */
  readonly levels: readonly (readonly number[])[];
  /** Her columns that go before this list. */
  readonly before: readonly number[];
}

/** People in order. */
export interface OrderedList {
  readonly levels: number;
  /** Class of every person, ascending from 1 without gaps. */
  readonly classOf: Int32Array;
  /** Column of person p at level l, the best level first: `columns[p * levels + l]`; -1: not open. */
  readonly columns: Int32Array;
  /** The level that a person has behind every cut-off, the last open to her; -1: none. */
  readonly floor: Int32Array;
  /** Those who are linked, by person; they have no columns above. */
  readonly links: ReadonlyMap<number, Link>;
}

/** A program over cut-offs, and what its columns mean. Its first rows are its choice groups. */
export interface CutOffs {
  readonly program: Program;
  /** The people's column that a column is; -1: it is a cut-off. */
  readonly people: Int32Array;
  /** List, level and class of a column; -1: it is none. */
  readonly list: Int32Array;
  readonly level: Int32Array;
  readonly class: Int32Array;
}

/** Most levels of a list, and most orders of its cut-offs. */
export const MOST = { levels: 6, orders: 24 };

/**
 * The orders of a list's cut-offs, each the levels from the first cut-off to the last, lexicographically; undefined: too many. Where everyone with a
 * level open has a better one open too, its cut-off follows that of the better one, which changes nothing; of orders that nobody sees apart the first stands.
 */
export function ordersOf({ levels, classOf, columns, floor, links }: OrderedList): readonly (readonly number[])[] | undefined {
  if (levels > MOST.levels) return undefined;
  const size = levels * levels;
  const [seen, within] = [new Uint8Array(size), new Uint8Array(size).fill(1)];
  const isOpen = (p: number, level: number) => (columns[p * levels + level] !== -1 && floor[p] !== level) || (links.get(p)?.levels[level] ?? []).length > 0;
  for (let p = 0; p < classOf.length; p++)
    for (let pair = 0; pair < size; pair++) {
      if (!isOpen(p, Math.floor(pair / levels))) continue;
      if (!isOpen(p, pair % levels)) within[pair] = 0;
      else if (!links.has(p)) seen[pair] = 1;
    }
  const found = new Map<string, readonly number[]>();
  const extend = (order: readonly number[]): void => {
    if (order.length === levels) {
      const told = seen.map((sees, pair) => sees * Number(order.indexOf(Math.floor(pair / levels)) < order.indexOf(pair % levels))).join("");
      if (!found.has(told)) found.set(told, order);
    }
    for (let level = 0; level < levels; level++) {
      const waits = order.includes(level) || seen.subarray(0, level).some((_, better) => within[level * levels + better] === 1 && !order.includes(better));
      if (!waits) extend([...order, level]);
    }
  };
  extend([]);
  return found.size > MOST.orders ? undefined : [...found.values()];
}

/** What is collected: columns with their entries in goals and rows, the rows' limits, the groups. */
function startSheet(people: Program) {
  const isGroup = new Uint8Array(people.rowNames.length);
  for (const r of people.groupRows) isGroup[r] = 1;
  const rows = Array.from(isGroup.keys()).filter((r) => isGroup[r] === 0);
  const goals = people.goals.map((): number[] => []);
  return {
    people,
    goals,
    /** Rows of people that are no groups; then those of the orders. */
    rows,
    rowNames: rows.map((r) => people.rowNames.at(r) as string),
    lower: rows.map((r) => people.lower[r] as number),
    upper: rows.map((r) => people.upper[r] as number),
    byColumn: transposed(people, rows),
    entries: { column: [] as number[], row: [] as number[], value: [] as number[] },
    groups: [] as { readonly columns: number[]; readonly name: string; readonly lower: number }[],
    /** The column of every free column of the people's. */
    own: new Int32Array(people.columnNames.length).fill(-1),
    /** The first column of the list that is written. */
    listStart: 0,
    of: { people: [] as number[], list: [] as number[], level: [] as number[], class: [] as number[] },
    isExact: true,
  };
}

type Sheet = ReturnType<typeof startSheet>;

/** The entries of some rows, by column. */
function transposed(program: Program, rows: readonly number[]) {
  const start = new Int32Array(program.columnNames.length + 1);
  for (const r of rows) for (const c of entriesOf(program, r).columns) start[c + 1] = (start[c + 1] as number) + 1;
  for (let c = 1; c < start.length; c++) start[c] = (start[c] as number) + (start[c - 1] as number);
  const next = start.slice();
  const [row, value] = [new Int32Array(start.at(-1) as number), new Float64Array(start.at(-1) as number)];
  rows.forEach((r, i) => {
    const { columns, coefficients } = entriesOf(program, r);
    for (let e = 0; e < columns.length; e++) {
      const at = (next[columns[e] as number] as number)++;
      row[at] = i;
      value[at] = coefficients[e] as number;
    }
  });
  return { start, row, value };
}

/** What a column will add to goals and rows: a sum over people. */
interface Sum {
  readonly goals: Float64Array;
  readonly rows: Float64Array;
  /** The rows to which something was added. */
  readonly touched: Set<number>;
}

function startSum({ goals, rowNames }: Sheet, moreRows = 0): Sum {
  return { goals: new Float64Array(goals.length), rows: new Float64Array(rowNames.length + moreRows), touched: new Set() };
}

/** Adds to one row of a sum. */
function addTo(sheet: Sheet, { rows, touched }: Sum, row: number, value: number): void {
  const before = rows[row] as number;
  if (before === 0) touched.add(row);
  rows[row] = before + value;
  if (!Number.isSafeInteger(before + value)) sheet.isExact = false;
}

/** Adds a column of the people's, or takes it away (sign -1). */
function addColumn(sheet: Sheet, sum: Sum, column: number, sign: number): void {
  const { start, row, value } = sheet.byColumn;
  for (let g = 0; g < sum.goals.length; g++) {
    const total = (sum.goals[g] as number) + sign * (sheet.people.goals[g]?.coefficients[column] as number);
    if (!Number.isSafeInteger(total)) sheet.isExact = false;
    sum.goals[g] = total;
  }
  for (let e = start[column] as number; e < (start[column + 1] as number); e++) addTo(sheet, sum, row[e] as number, sign * (value[e] as number));
}

/** Writes a column with a sum's entries; returns its number. */
function write(sheet: Sheet, sum: Sum, people = -1, list = -1, level = -1, inClass = -1): number {
  const { of } = sheet;
  const column = of.people.length;
  of.people.push(people);
  of.list.push(list);
  of.level.push(level);
  of.class.push(inClass);
  sum.goals.forEach((value, g) => sheet.goals[g]?.push(value));
  for (const row of sum.touched) {
    if (sum.rows[row] === 0) continue;
    push(sheet, column, row, sum.rows[row] as number);
  }
  return column;
}

/** A new row `sum <= 0`. */
function addRow(sheet: Sheet, name: string): number {
  sheet.lower.push(Number.NEGATIVE_INFINITY);
  sheet.upper.push(0);
  return sheet.rowNames.push(name) - 1;
}

/** The choice groups of one list under one order of its cut-offs. */
function writeOrder(
  sheet: Sheet,
  { levels, classOf, columns, floor, links }: OrderedList,
  list: number,
  order: readonly number[],
  number: number,
): Sheet["groups"] {
  const name = `${list}|${number}`;
  const sums = order.map(() => startSum(sheet, levels * levels));
  const groups = Array.from(order, (_, level) => ({ columns: [] as number[], name: `cut|${name}|${level}`, lower: Number.NEGATIVE_INFINITY }));
  const pairRows = new Map<number, number>();
  const place = order.map((_, level) => order.indexOf(level));
  /** A person who sees two cut-offs, of which the first may not pass her without the second. */
  const keepOrder = (first: number, second: number): void => {
    const pair = first * levels + second;
    const row = pairRows.get(pair) ?? addRow(sheet, `order|${name}|${first}|${second}`);
    pairRows.set(pair, row);
    addTo(sheet, sums[first] as Sum, row, 1);
    addTo(sheet, sums[second] as Sum, row, -1);
  };
  /** Levels that somebody of the class at hand has as a record. */
  const changed = new Set<number>();
  for (let p = 0; p < classOf.length; p++) {
    let record = -1;
    links.get(p)?.levels.forEach((own, level) => own.length > 0 && changed.add(level));
    for (let level = 0; level < levels; level++) {
      const column = columns[p * levels + level] as number;
      if (column === -1) continue;
      if (record >= 0 && floor[p] !== level && (place[level] as number) < (place[record] as number)) {
        keepOrder(level, record);
        continue;
      }
      if (record >= 0) addColumn(sheet, sums[record] as Sum, column, -1);
      if (floor[p] === level) break;
      if (record >= 0) keepOrder(record, level);
      addColumn(sheet, sums[level] as Sum, column, 1);
      changed.add(level);
      record = level;
    }
    if (classOf[p] === classOf[p + 1]) continue;
    sums.forEach((sum, level) => {
      if (changed.delete(level)) groups[level]?.columns.push(write(sheet, sum, -1, list, level, classOf[p]));
    });
  }
  return groups.filter((group) => group.columns.length > 0);
}

/** Where a list has several orders, one column chooses each, and without it its groups choose nothing. */
function writeList(sheet: Sheet, ordered: OrderedList, list: number, orders: readonly (readonly number[])[]): void {
  sheet.listStart = sheet.of.list.length;
  const choosers = orders.length < 2 ? [] : orders.map(() => write(sheet, startSum(sheet)));
  if (choosers.length > 0) sheet.groups.push({ columns: choosers, name: `orders|${list}`, lower: Number.NEGATIVE_INFINITY });
  orders.forEach((order, number) => {
    const groups = writeOrder(sheet, ordered, list, order, number);
    sheet.groups.push(...groups);
    const chooser = choosers[number];
    if (chooser === undefined) return;
    for (const { columns, name } of groups) {
      const row = addRow(sheet, `if|${name}`);
      push(sheet, chooser, row, -1);
      for (const column of columns) push(sheet, column, row, 1);
    }
  });
  for (const [p, link] of ordered.links) writeLink(sheet, ordered, list, p, link);
}

/**
 * What the cut-offs leave to a linked person: reached at a level she holds it, a better one, or what goes before this list; and she holds
 * a level only where its cut-off reaches her.
 */
function writeLink(sheet: Sheet, { classOf }: OrderedList, list: number, p: number, { levels, before }: Link): void {
  const { of, own } = sheet;
  const better = [...before];
  levels.forEach((holding, level) => {
    if (holding.length === 0) return;
    better.push(...holding);
    const reaching: number[] = [];
    for (let c = sheet.listStart; c < of.list.length; c++) if (of.level[c] === level && (of.class[c] as number) >= (classOf[p] as number)) reaching.push(c);
    const [reach, hold] = [addRow(sheet, `reach|${list}|${p}|${level}`), addRow(sheet, `hold|${list}|${p}|${level}`)];
    for (const column of [...better].sort((a, b) => a - b)) push(sheet, own[column] as number, reach, -1);
    for (const column of holding) push(sheet, own[column] as number, hold, 1);
    for (const column of reaching) {
      push(sheet, column, reach, 1);
      push(sheet, column, hold, -1);
    }
  });
}

function push({ entries }: Sheet, column: number, row: number, value: number): void {
  entries.column.push(column);
  entries.row.push(row);
  entries.value.push(value);
}

/** Columns of nobody's list, with their groups. Whoever is in a list takes no other column of her group. */
function writeFree(sheet: Sheet, lists: readonly OrderedList[]): void {
  const { people } = sheet;
  const isListed = new Uint8Array(people.columnNames.length);
  for (const { columns } of lists) for (const column of columns) if (column !== -1) isListed[column] = 1;
  for (const r of people.groupRows) {
    const { columns } = entriesOf(people, r);
    if (columns.some((column) => isListed[column] === 1)) for (const column of columns) isListed[column] = 1;
  }
  const { own } = sheet;
  isListed.forEach((listed, column) => {
    if (listed === 1) return;
    const sum = startSum(sheet);
    addColumn(sheet, sum, column, 1);
    own[column] = write(sheet, sum, column);
  });
  for (const r of people.groupRows) {
    const columns = Array.from(entriesOf(people, r).columns, (column) => own[column] as number).filter((column) => column !== -1);
    if (columns.length > 0) sheet.groups.push({ columns, name: people.rowNames.at(r) as string, lower: people.lower[r] as number });
  }
}

/** One column, always taken, of what floors give. */
function writeFloors(sheet: Sheet, lists: readonly OrderedList[]): void {
  const sum = startSum(sheet);
  let count = 0;
  for (const { levels, columns, floor } of lists)
    floor.forEach((level, p) => {
      if (level === -1) return;
      addColumn(sheet, sum, columns[p * levels + level] as number, 1);
      count++;
    });
  if (count > 0) sheet.groups.push({ columns: [write(sheet, sum)], name: "floors", lower: 1 });
}

/**
 * The program over cut-offs: columns of groups with nobody in a list (but by links), floors, then list by list, order by order, class by class, level by level. Its rows: the groups, the
 * people's rows that are no groups, the rows of the orders. Undefined where a list has too many orders or a sum passes 2^53.
 * A person's columns must be of one group of `people`, "at most one", and nobody else's; a linked person's ascend.
 */
export function cutOffProgram(people: Program, lists: readonly OrderedList[]): CutOffs | undefined {
  const orders = lists.map(ordersOf);
  const sheet = startSheet(people);
  writeFree(sheet, lists);
  writeFloors(sheet, lists);
  for (const [list, own] of orders.entries()) {
    if (own === undefined) return undefined;
    writeList(sheet, lists[list] as OrderedList, list, own);
  }
  const { of } = sheet;
  const columns = { people: Int32Array.from(of.people), list: Int32Array.from(of.list), level: Int32Array.from(of.level), class: Int32Array.from(of.class) };
  return sheet.isExact ? { program: assembled(sheet), ...columns } : undefined;
}

function assembled({ people, goals, rowNames, lower, upper, entries, groups, of }: Sheet): Program {
  const tail = groups.length;
  const rowStart = new Int32Array(tail + rowNames.length + 1);
  groups.forEach((group, g) => (rowStart[g + 1] = group.columns.length));
  for (const row of entries.row) rowStart[tail + row + 1] = (rowStart[tail + row + 1] as number) + 1;
  for (let r = 1; r < rowStart.length; r++) rowStart[r] = (rowStart[r] as number) + (rowStart[r - 1] as number);
  const rowColumn = new Int32Array(rowStart.at(-1) as number);
  const rowCoefficient = new Float64Array(rowColumn.length).fill(1);
  groups.forEach((group, g) => rowColumn.set(group.columns, rowStart[g]));
  const next = rowStart.slice(tail);
  entries.row.forEach((row, e) => {
    const at = (next[row] as number)++;
    rowColumn[at] = entries.column[e] as number;
    rowCoefficient[at] = entries.value[e] as number;
  });
  return {
    name: "cut-offs",
    columnNames: of.people.map((column, c) =>
      column === -1 ? `cut|${of.list[c]}|${of.level[c]}|${of.class[c]}|${c}` : (people.columnNames.at(column) as string),
    ),
    goals: people.goals.map(({ name }, g) => ({ name, coefficients: Float64Array.from(goals[g] as number[]) })),
    rowNames: [...groups.map((group) => group.name), ...rowNames],
    rowStart,
    rowColumn,
    rowCoefficient,
    lower: Float64Array.from([...groups.map((group) => group.lower), ...lower]),
    upper: Float64Array.from([...groups.map(() => 1), ...upper]),
    groupRows: Int32Array.from(groups.keys()),
  };
}

/** Who takes which column of the people's at a point of the cut-offs. */
export function peoplePoint(people: Program, lists: readonly OrderedList[], cutOffs: CutOffs, point: Point): Point {
  const taken = new Uint8Array(people.columnNames.length);
  const reach = lists.map(({ levels }) => new Int32Array(levels));
  point.forEach((x, c) => {
    const [free, list] = [cutOffs.people[c] as number, cutOffs.list[c] as number];
    if (x === 1 && free !== -1) taken[free] = 1;
    if (x === 1 && list !== -1) (reach[list] as Int32Array)[cutOffs.level[c] as number] = cutOffs.class[c] as number;
  });
  lists.forEach(({ levels, classOf, columns, floor }, list) => {
    classOf.forEach((inClass, p) => {
      const level = (reach[list] as Int32Array).findIndex((last, l) => columns[p * levels + l] !== -1 && (inClass <= last || floor[p] === l));
      if (level !== -1) taken[columns[p * levels + level] as number] = 1;
    });
  });
  return taken;
}
