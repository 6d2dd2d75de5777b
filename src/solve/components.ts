/**
 * The components of a program: groups that share no row with a side, directly or through others. Points of the whole are those of the
 * components in any combination and goals are sums over them, so that the lexicographic optimum is made of theirs, and what
 * varies between optimal points varies inside a component.
 */
import { gcd } from "../exact.ts";
import type { Normal } from "./normalise.ts";
import { openPart, type Part } from "./part.ts";
import { rootNode } from "./prove/node.ts";
import { type Selection, selectionOf } from "./prove/round.ts";

/** More components than these are not worth a program each. */
const MOST_COMPONENTS = 40;

/** No component, and several. */
const [NOBODY, SEVERAL] = [-1, -2];

/** The components of a program as programs of their own, ordered by their first rows; undefined where they are not several, or where a group is decided from the start. */
export function componentsOf(normal: Normal): readonly Part[] | undefined {
  const of = componentOfGroups(normal);
  const numbers = [...new Set(of)].sort((a, b) => a - b);
  if (numbers.length < 2 || numbers.length > MOST_COMPONENTS || hasDecided(normal)) return undefined;
  const owner = ownerOfForms(normal, of);
  return numbers.map((number) => component(normal, of, owner, number));
}

/** Of each group, the first of the rows with a side that it is joined to; `forms` where there is none. */
function componentOfGroups(normal: Normal): Int32Array {
  const { forms, goals, firstCountForm, columnStart, columnForm, lower, upper } = normal;
  const { count, start, columns } = normal.groups;
  const parent = Int32Array.from({ length: forms + 1 }, (_, f) => f);
  const rootOf = (f: number): number => {
    let at = f;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number;
    return at;
  };
  const first = new Int32Array(count).fill(forms);
  for (let g = 0; g < count; g++)
    for (let i = start[g] as number; i < (start[g + 1] as number); i++) {
      const c = columns[i] as number;
      for (let e = columnStart[c] as number; e < (columnStart[c + 1] as number); e++) {
        const f = columnForm[e] as number;
        if (f < goals || f >= firstCountForm || (lower[f] === -Infinity && upper[f] === Infinity)) continue;
        if (first[g] === forms) first[g] = f;
        const [one, other] = [rootOf(first[g] as number), rootOf(f)];
        parent[Math.max(one, other)] = Math.min(one, other);
      }
    }
  return first.map(rootOf);
}

/** Whether some group has fewer than two choices from the start. */
function hasDecided({ groups: { count, start, mayBeNone } }: Normal): boolean {
  for (let g = 0; g < count; g++) if ((start[g + 1] as number) - (start[g] as number) + (mayBeNone[g] as number) < 2) return true;
  return false;
}

/** Of each form, the component of the groups that it counts. */
function ownerOfForms({ forms, columns, columnStart, columnForm, groups: { groupOf } }: Normal, of: Int32Array): Int32Array {
  const owner = new Int32Array(forms).fill(NOBODY);
  for (let c = 0; c < columns; c++) {
    const own = of[groupOf[c] as number] as number;
    for (let e = columnStart[c] as number; e < (columnStart[c + 1] as number); e++) {
      const f = columnForm[e] as number;
      if (owner[f] !== own) owner[f] = owner[f] === NOBODY ? own : SEVERAL;
    }
  }
  return owner;
}

/** One component. It knows no side and splits no total of anything that others have a part in. */
function component(normal: Normal, of: Int32Array, owner: Int32Array, number: number): Part {
  const root = rootNode(normal);
  const { count, start, columns } = normal.groups;
  for (let g = 0; g < count; g++) {
    if (of[g] === number) continue;
    for (let i = start[g] as number; i < (start[g + 1] as number); i++) root.alive[columns[i] as number] = 0;
  }
  const part = openPart(normal, root);
  const isOwn = (f: number): boolean => owner[f] === number;
  const ownSides = (sides: Float64Array, none: number): Float64Array => sides.map((side, f) => (isOwn(f) || side === none ? side : none));
  const lower = ownSides(part.node.lower, -Infinity);
  const upper = ownSides(part.node.upper, Infinity);
  return {
    ...part,
    normal: { ...part.normal, lower, upper, splitNumber: normal.splitNumber.map((own, f) => (f >= normal.goals && isOwn(f) ? own : -1)) },
    node: { ...part.node, lower: lower.slice(), upper: upper.slice() },
  };
}

/** A selection of the whole from one per component. */
export function joined(normal: Normal, parts: readonly Part[], selections: readonly Selection[]): Selection {
  const chosen = Int32Array.from({ length: normal.groups.count }, (_, g) => normal.columns + g);
  parts.forEach(({ group, column }, b) => {
    const own = (selections[b] as Selection).chosen;
    for (let i = 0; i < group.length; i++) {
      const choice = own[i] as number;
      if (choice < column.length) chosen[group[i] as number] = column[choice] as number;
    }
  });
  return selectionOf(normal, chosen);
}

/** A form of a component as a counting row: its columns in the whole, ascending, coefficients in divided units, and their common divisor (0: none). */
export function shareOf(
  { normal, column }: Part,
  form: number,
): { readonly columns: Int32Array; readonly coefficients: Float64Array; readonly divisor: number } {
  const { columnStart, columnForm, columnCoefficient } = normal;
  const entries: number[] = [];
  const owners: number[] = [];
  for (let c = 0; c < normal.columns; c++)
    for (let e = columnStart[c] as number; e < (columnStart[c + 1] as number); e++) {
      if (columnForm[e] !== form) continue;
      entries.push(e);
      owners.push(column[c] as number);
    }
  // Groups are mostly stated in the order of their columns.
  const isAscending = owners.every((c, i) => i === 0 || c > (owners[i - 1] as number));
  const order = isAscending ? undefined : [...owners.keys()].sort((i, j) => (owners[i] as number) - (owners[j] as number));
  const inOrder = (list: number[]): number[] => order?.map((i) => list[i] as number) ?? list;
  const columns = new Int32Array(inOrder(owners));
  const coefficients = Float64Array.from(inOrder(entries), (e) => columnCoefficient[e] as number);
  let divisor = 0;
  for (const a of coefficients) if (divisor !== 1) divisor = gcd(divisor, a);
  return { columns, coefficients, divisor };
}
