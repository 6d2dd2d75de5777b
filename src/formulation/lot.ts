/** The lot as a program needs it: the order of groups by their students' tickets, and what each student prefers. */
import { ticketOrder } from "../award/lot.ts";
import type { Formulation } from "./formulate.ts";

/** The order in which ties are settled, and what each student prefers. */
export interface LotRanking {
  /** Group indexes by the tickets of their students. */
  readonly order: Int32Array;
  /** Rank of every column inside its group, 0 the best for the student: more merit, then more money, then the scheme's order. */
  readonly preference: Int32Array;
}

/** Rank of each bundle in its group, 0 the best for the student. */
export function preferenceOf({ bundles, firstColumn, merit }: Formulation): Int32Array {
  const rank = new Int32Array(bundles.count);
  const money = (column: number) => {
    let sum = 0;
    for (let i = bundles.fenStart[column] ?? 0; i < (bundles.fenStart[column + 1] ?? 0); i += 1) sum += bundles.fen[i] ?? 0;
    return sum;
  };
  const better = (a: number, b: number) => (merit[b] ?? 0) - (merit[a] ?? 0) || money(b) - money(a) || a - b;
  for (let g = 0; g + 1 < firstColumn.length; g += 1) {
    const [first, end] = [firstColumn[g] ?? 0, firstColumn[g + 1] ?? 0];
    const columns = Array.from({ length: end - first }, (_, i) => first + i).sort(better);
    columns.forEach((column, i) => (rank[column] = i));
  }
  return rank;
}

/** Groups by the tickets of their students; those of one student stay in their order. Only students with a group are drawn. */
function groupOrder({ groups, ids }: Formulation, seed: string, round: string): Int32Array {
  const firstGroup: number[] = [];
  groups.students.forEach((student, g) => {
    if (student !== groups.students[g - 1]) firstGroup.push(g);
  });
  const order = new Int32Array(groups.students.length);
  const drawn = firstGroup.map((g) => ids[groups.students[g] ?? -1] ?? "");
  let at = 0;
  for (const place of ticketOrder(seed, round, drawn)) {
    const end = firstGroup[place + 1] ?? groups.students.length;
    for (let g = firstGroup[place] ?? 0; g < end; g += 1) order[at++] = g;
  }
  return order;
}

/** The ranking of a formulation under a seed and a round. */
export function lotRanking(formulation: Formulation, seed: string, round: string): LotRanking {
  return { order: groupOrder(formulation, seed, round), preference: preferenceOf(formulation) };
}
