/**
 * The open part of a node as a program of its own: the groups with more than one remaining choice, the columns that
 * remain in them, and the sides less what all other groups hold. It has the same points, the same forms and the same
 * relaxation, and where little is open its searches cost little.
 */
import type { Normal } from "./normalise.ts";
import type { Node } from "./prove/node.ts";
import { addColumn } from "./prove/relax.ts";

/** What is open, and where it came from. */
export interface Part {
  readonly normal: Normal;
  readonly node: Node;
  /** Of each group of the part, the group of the whole; ascending. */
  readonly group: Int32Array;
  /** Of each column of the part, the column of the whole. */
  readonly column: Int32Array;
  /** What the other groups add to each form. */
  readonly held: Float64Array;
}

/** The open part of a node, each of whose groups has a remaining choice. */
export function openPart(normal: Normal, node: Node): Part {
  const { group, held } = openGroups(normal, node);
  const { groups, column } = remaining(normal, node, group);
  const { columnStart, columnForm, columnCoefficient } = copied(normal, column);
  const lower = node.lower.map((side, f) => side - (held[f] as number));
  const upper = node.upper.map((side, f) => side - (held[f] as number));
  const alive = new Uint8Array(column.length + group.length).fill(1);
  alive.set(groups.mayBeNone, column.length);
  return {
    normal: { ...normal, columns: column.length, groups, columnStart, columnForm, columnCoefficient, lower, upper, cells: [] },
    node: { ...node, alive, lower, upper },
    group,
    column,
    held,
  };
}

function openGroups(normal: Normal, { alive }: Node) {
  const { count, start, columns } = normal.groups;
  const group = new Int32Array(count);
  const held = new Float64Array(normal.forms);
  let open = 0;
  for (let g = 0; g < count; g++) {
    let left = alive[normal.columns + g] as number;
    let last = -1;
    for (let e = start[g] as number; e < (start[g + 1] as number); e++) {
      if (alive[columns[e] as number] === 0) continue;
      left++;
      last = columns[e] as number;
    }
    if (left > 1) group[open++] = g;
    else if (last >= 0) addColumn(normal, last, held);
  }
  return { group: group.slice(0, open), held };
}

function remaining(normal: Normal, { alive }: Node, group: Int32Array) {
  const { start, columns } = normal.groups;
  const column: number[] = [];
  const from = new Int32Array(group.length + 1);
  for (let i = 0; i < group.length; i++) {
    const g = group[i] as number;
    for (let e = start[g] as number; e < (start[g + 1] as number); e++) if (alive[columns[e] as number] === 1) column.push(columns[e] as number);
    from[i + 1] = column.length;
  }
  const groupOf = new Int32Array(column.length);
  for (let i = 0; i < group.length; i++) groupOf.fill(i, from[i], from[i + 1]);
  const groups = {
    count: group.length,
    groupOf,
    start: from,
    columns: Int32Array.from(groupOf.keys()),
    mayBeNone: Uint8Array.from(group, (g) => alive[normal.columns + g] as number),
  };
  return { groups, column: Int32Array.from(column) };
}

/** The entries of these columns, in their order. */
function copied(normal: Normal, column: Int32Array) {
  const columnStart = new Int32Array(column.length + 1);
  for (let i = 0; i < column.length; i++) {
    const c = column[i] as number;
    columnStart[i + 1] = (columnStart[i] as number) + (normal.columnStart[c + 1] as number) - (normal.columnStart[c] as number);
  }
  const columnForm = new Int32Array(columnStart[column.length] as number);
  const columnCoefficient = new Float64Array(columnForm.length);
  for (let i = 0, at = 0; i < column.length; i++)
    for (let e = normal.columnStart[column[i] as number] as number; e < (normal.columnStart[(column[i] as number) + 1] as number); e++) {
      columnForm[at] = normal.columnForm[e] as number;
      columnCoefficient[at++] = normal.columnCoefficient[e] as number;
    }
  return { columnStart, columnForm, columnCoefficient };
}
