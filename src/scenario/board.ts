/**
 * What a committee sees of one variant of a case, and how two variants differ: plain data that can be posted to a
 * page. Money in fen; goals are exact integers as texts, with the way people read them beside.
 */
import type { GivenResult } from "../allocate.ts";
import type { BudgetRow, LevelRow } from "../award/summary.ts";
import type { Fault } from "../fault.ts";
import { changeKind, type PersonChange } from "./compare.ts";
import type { Controls } from "./controls.ts";
import type { Held } from "./side.ts";

/** A goal; `gap` is empty where it is proved. */
export interface BoardGoal {
  readonly name: string;
  readonly value: string;
  readonly shown: string;
  readonly gap: string;
}

/** A variant that has an allocation. */
export interface AllocatedBoard {
  readonly kind: "allocated";
  readonly status: "optimal" | "feasible";
  readonly goals: readonly BoardGoal[];
  readonly levels: readonly LevelRow[];
  readonly budgets: readonly BudgetRow[];
  readonly awarded: number;
  readonly fen: number;
  /** Students with at least one award. */
  readonly holders: number;
  readonly proofLines: number;
}

/** One variant. */
export type Board = AllocatedBoard | { readonly kind: "infeasible" | "unsettled" };

/** One student for whom two variants differ. */
export type Mover = Pick<PersonChange, "id" | "kind" | "from" | "to" | "moreFen">;

/** How a variant differs from another one. `movers` are the first of all that there are. */
export interface BoardChange {
  readonly counts: Readonly<Record<PersonChange["kind"], number>>;
  readonly movers: readonly Mover[];
}

/** What is held, by student: what two variants are compared by. */
export type Holdings = ReadonlyMap<string, readonly Held[]>;

/** What a case is, whatever is moved in it. */
export interface BoardHead {
  readonly title: string;
  readonly schemeTitle: string;
  readonly round: string;
  readonly asOf: string;
  readonly synthetic: boolean;
  readonly students: number;
  readonly meritDigits: number;
  readonly controls: Controls;
}

/** What a page is answered. */
export type BoardReply =
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | {
      readonly kind: "board";
      /** Where it was asked for. */
      readonly head?: BoardHead;
      readonly board: Board;
      /** The variant that it is compared with, and the difference; none where either has no allocation. */
      readonly pinned: Board;
      readonly change?: BoardChange;
      /** How long it took, from the values to the proved allocation. */
      readonly milliseconds: number;
    };

/** Most students of a difference that are sent. */
export const MAX_MOVERS = 500;

/** The variant that the hall's answer makes; `show` writes a goal's value for people. */
export function boardOf(result: Exclude<GivenResult, { readonly kind: "refused" }>, show: (goal: string, value: bigint) => string): Board {
  if (result.kind !== "allocated") return { kind: result.kind };
  const { levels, budgets, students, status, proofLines } = result;
  return {
    kind: "allocated",
    status,
    goals: result.goals.map(({ name, value, bound }) => ({
      name,
      value: value.toString(),
      shown: show(name, value),
      gap: bound === value ? "" : show(name, bound - value),
    })),
    levels,
    budgets,
    awarded: levels.reduce((sum, row) => sum + row.awarded, 0),
    fen: levels.reduce((sum, row) => sum + row.fen, 0),
    holders: students.filter((student) => student.given.length > 0).length,
    proofLines,
  };
}

/** What every student holds who holds something. */
export function holdingsOf(result: GivenResult): Holdings {
  if (result.kind !== "allocated") return new Map();
  const holders = result.students.filter((student) => student.given.length > 0);
  return new Map(holders.map(({ id, given }) => [id, given.map(({ award, level, fen }) => ({ award, level, fen }))]));
}

const fenOf = (held: readonly Held[]) => held.reduce((sum, one) => sum + one.fen, 0);

/** Who differs between two variants, in the order of ids. */
export function changeOf(before: Holdings, after: Holdings): BoardChange {
  const counts = { gains: 0, loses: 0, moves: 0, amount: 0 };
  const movers: Mover[] = [];
  for (const id of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [from, to] = [before.get(id) ?? [], after.get(id) ?? []];
    const kind = changeKind(from, to);
    if (kind === undefined) continue;
    counts[kind] += 1;
    if (movers.length < MAX_MOVERS) movers.push({ id, kind, from, to, moreFen: fenOf(to) - fenOf(from) });
  }
  return { counts, movers };
}
